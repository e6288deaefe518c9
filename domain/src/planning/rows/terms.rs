//! The table `plan_figures`: only what is set otherwise than it is at first.

use diesel::prelude::*;

use super::super::Figure;
use crate::context::Context;
use crate::store::schema::plan_figures;

pub fn all(context: &mut Context) -> anyhow::Result<Vec<(Figure, f64)>> {
    let mine = plan_figures::table.filter(plan_figures::organiser_id.eq(&context.organiser.id));
    Ok(mine.select((plan_figures::figure, plan_figures::value)).load(context.connection)?)
}

pub fn replace(context: &mut Context, figures: &[(Figure, f64)]) -> anyhow::Result<()> {
    let mine = plan_figures::table.filter(plan_figures::organiser_id.eq(&context.organiser.id));
    diesel::delete(mine).execute(context.connection)?;
    for (figure, value) in figures {
        diesel::insert_into(plan_figures::table)
            .values((
                plan_figures::organiser_id.eq(&context.organiser.id),
                plan_figures::figure.eq(figure),
                plan_figures::value.eq(value),
            ))
            .execute(context.connection)?;
    }
    Ok(())
}

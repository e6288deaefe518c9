//! The table `notes`.

use diesel::prelude::*;

use super::{About, Note, NoteKind};
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, CoordinatorId, FamilyId, NoteId};
use crate::context::Context;
use crate::store::Connection;
use crate::store::schema::{coordinators, notes};

/// The two columns that say about whom.
fn of(about: &About) -> (Option<FamilyId>, Option<CaregiverId>) {
    match about {
        About::Family(id) => (Some(id.clone()), None),
        About::Caregiver(id) => (None, Some(id.clone())),
    }
}

pub fn insert(
    context: &mut Context,
    about: &About,
    by: &CoordinatorId,
    kind: NoteKind,
    text: &str,
) -> anyhow::Result<()> {
    let (family, caregiver) = of(about);
    diesel::insert_into(notes::table)
        .values((
            notes::id.eq(NoteId::new()),
            notes::organiser_id.eq(&context.organiser.id),
            notes::family_id.eq(family),
            notes::caregiver_id.eq(caregiver),
            notes::coordinator_id.eq(by),
            notes::kind.eq(kind),
            notes::text.eq(text),
            notes::written_at.eq(context.now),
        ))
        .execute(context.connection)?;
    Ok(())
}

pub fn about(context: &mut Context, about: &About, most: i64) -> anyhow::Result<Vec<Note>> {
    let mut mine = notes::table
        .inner_join(coordinators::table)
        .filter(notes::organiser_id.eq(&context.organiser.id))
        .order((notes::written_at.desc(), notes::id.desc()))
        .limit(most)
        .select((notes::id, notes::kind, notes::text, notes::written_at, coordinators::name))
        .into_boxed();
    mine = match about {
        About::Family(id) => mine.filter(notes::family_id.eq(id)),
        About::Caregiver(id) => mine.filter(notes::caregiver_id.eq(id)),
    };
    Ok(mine.load(context.connection)?)
}

pub fn delete(context: &mut Context, about: &About, id: &NoteId) -> anyhow::Result<bool> {
    let mine = notes::table.filter(notes::organiser_id.eq(&context.organiser.id)).filter(notes::id.eq(id));
    let gone = match about {
        About::Family(of) => diesel::delete(mine.filter(notes::family_id.eq(of))).execute(context.connection)?,
        About::Caregiver(of) => diesel::delete(mine.filter(notes::caregiver_id.eq(of))).execute(context.connection)?,
    };
    Ok(gone == 1)
}

pub fn hand_over(context: &mut Context, from: &About, to: &About) -> anyhow::Result<()> {
    let (family, caregiver) = of(to);
    let set = (notes::family_id.eq(family), notes::caregiver_id.eq(caregiver));
    let mine = notes::table.filter(notes::organiser_id.eq(&context.organiser.id));
    match from {
        About::Family(id) => {
            diesel::update(mine.filter(notes::family_id.eq(id))).set(set).execute(context.connection)?
        }
        About::Caregiver(id) => {
            diesel::update(mine.filter(notes::caregiver_id.eq(id))).set(set).execute(context.connection)?
        }
    };
    Ok(())
}

pub fn delete_before(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    let old = notes::table.filter(notes::written_at.lt(before)).select(notes::id).limit(most);
    let ids: Vec<NoteId> = old.load(connection)?;
    Ok(diesel::delete(notes::table.filter(notes::id.eq_any(ids))).execute(connection)?)
}

pub fn delete_about(connection: &mut Connection, about: &About) -> anyhow::Result<()> {
    match about {
        About::Family(id) => diesel::delete(notes::table.filter(notes::family_id.eq(id))).execute(connection)?,
        About::Caregiver(id) => diesel::delete(notes::table.filter(notes::caregiver_id.eq(id))).execute(connection)?,
    };
    Ok(())
}

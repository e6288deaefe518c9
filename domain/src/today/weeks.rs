//! Where this week and the next stand, and what their next step is.

use super::rows::weeks as rows;
use crate::basics::IsoWeek;
use crate::context::Context;
use crate::planning::RunState;

/// The next step of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Nobody has asked for anything yet.
    Collect,
    /// It is to be solved.
    Solve,
    /// It is being solved.
    Solving,
    /// The plan is to be looked over and published.
    Publish,
    /// Nobody has so many of its slots.
    Fill(i64),
    /// So many offers wait for their answer.
    Wait(i64),
    /// Nothing is to be done.
    Settled,
}

/// A week, as far as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekAhead {
    /// Which.
    pub week: IsoWeek,
    /// How many slots are asked.
    pub asked: i64,
    /// How many of them somebody has in the plan as it stands.
    pub planned: i64,
    /// What comes next.
    pub step: NextStep,
}

/// This week and the next.
pub fn ahead(context: &mut Context) -> anyhow::Result<[WeekAhead; 2]> {
    let this_week = IsoWeek::of(context.today());
    let both = [this_week, this_week.next()];
    let names = both.map(|week| week.to_string());
    let asked = rows::asked(context, &names)?;
    let planned = rows::planned(context, &names)?;
    let published = rows::published(context, &names)?;
    let solving = rows::with_run(context, &names, RunState::Running)?;
    let solved = rows::with_run(context, &names, RunState::Finished)?;
    let open = rows::open(context, &names)?;
    let waiting = rows::waiting(context, &names)?;
    let of = |counts: &rows::ByWeek, name: &str| counts.get(name).copied().unwrap_or_default();
    Ok(both.map(|week| {
        let name = &week.to_string();
        let (asked, planned) = (of(&asked, name), of(&planned, name));
        let step = match (of(&open, name), of(&waiting, name)) {
            _ if asked == 0 => NextStep::Collect,
            _ if solving.contains(name) => NextStep::Solving,
            _ if !published.contains(name) && planned == 0 && !solved.contains(name) => NextStep::Solve,
            _ if !published.contains(name) => NextStep::Publish,
            (open @ 1.., _) => NextStep::Fill(open),
            (_, waiting @ 1..) => NextStep::Wait(waiting),
            _ => NextStep::Settled,
        };
        WeekAhead { week, asked, planned, step }
    }))
}

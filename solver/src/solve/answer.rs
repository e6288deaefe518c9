//! The plan file: the best draft with single insertions, reasons and remedies.

use super::{OPTIMAL, Run};
use crate::check::gap as gap_of;
use crate::format::{PLAN_FORMAT, Plan, Status, Unserved};
use crate::insertion::insert_all;
use crate::objective;
use crate::reasons;
use crate::remedy::remedy;
use crate::roster::Roster;
use crate::side_by_side::side_by_side;

/// The plan file of the best draft.
pub(super) fn plan_of(run: &Run<'_>) -> Plan {
    let problem = run.problem;
    let mut roster = run.best.as_ref().map_or_else(|| Roster::empty(problem), |best| best.roster(run.market));
    let servers = |slot: usize| run.market.servers[slot].iter().map(|server| server.0 as usize).collect();
    insert_all(problem, &mut roster, servers);
    let parts = objective::of_roster(problem, &roster);
    let score = parts.total();
    // Values were rounded up by less than a unit each; the bound never falls below a plan that exists.
    let bound = run.market.units.points_up(run.bound).max(score);
    let gap = gap_of(bound, score);
    let status = match gap {
        gap if gap <= OPTIMAL => Status::Optimal,
        gap if gap <= run.options.gap => Status::WithinGap,
        _ => Status::TimeLimit,
    };
    let duties = roster.duties(problem);
    let unserved: Vec<usize> = (0..problem.slots.len()).filter(|&slot| roster.caregiver[slot].is_none()).collect();
    let unserved = side_by_side(run.options.threads.max(1), &unserved, |&slot| Unserved {
        slot: problem.slot_id(slot).to_owned(),
        reasons: reasons::of_slot(problem, &duties, slot),
        remedy: remedy(problem, &roster, &duties, slot).map(|remedy| remedy.to_string()),
    });
    Plan {
        format: PLAN_FORMAT.to_owned(),
        week: problem.week.week.clone(),
        status,
        score,
        parts,
        bound,
        gap,
        seconds: run.seconds(),
        assignments: roster.assignments(problem),
        unserved,
    }
}

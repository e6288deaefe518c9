//! The plan file: the best solution with single insertions, reasons and remedies.

use super::insertion::insert_all;
use super::solve::Run;
use crate::format::{Plan, Proof, Solved};
use crate::objective;
use crate::parallel::parallel;
use crate::problem::roster::Roster;
use crate::questions::remedies::Remedies;
use crate::questions::unserved;

/// The plan file of the best solution.
pub(super) fn answer(run: &Run<'_>) -> Solved {
    let instance = run.instance;
    let mut roster = run.best.as_ref().map_or_else(|| Roster::empty(instance), |best| best.roster(run.relaxation));
    let servers = |slot: usize| run.relaxation.servers[slot].iter().map(|server| server.0 as usize).collect();
    insert_all(instance, &mut roster, servers);
    let parts = objective::of_roster(instance, &roster);
    let score = parts.total();
    // Values were rounded up by less than a unit each; the bound never falls below a plan that exists.
    let bound = run.relaxation.units.points_up(run.proven()).max(score);
    let duties = roster.duties(instance);
    let remedies = Remedies::new(instance, &roster, &duties);
    let unserved: Vec<usize> = (0..instance.slots.len()).filter(|&slot| roster.caregiver[slot].is_none()).collect();
    let unserved = parallel(run.options.threads.max(1), &unserved, |&slot| {
        unserved::of_slot(instance, &roster, &duties, slot, |slot| Some(remedies.of_slot(slot)?.to_string()))
    });
    let plan = Plan {
        format: instance.week.plan_format().to_owned(),
        week: instance.week.week.clone(),
        score,
        parts,
        assignments: roster.assignments(instance),
        unserved,
    };
    Solved { plan, proof: Proof::new(score, bound, run.options.gap), seconds: run.seconds() }
}

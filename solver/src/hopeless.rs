//! Slots that nobody could serve even if nobody did anything else: worth telling before a solve.

use crate::format::{Unserved, Week};
use crate::problem::Problem;
use crate::reasons;
use crate::remedy;
use crate::roster::Roster;
use crate::rules::Rule;

/// Slots that no caregiver could serve even in an otherwise empty plan, with the reasons counted as in a plan. A short
/// day alone makes no slot hopeless: other slots may fill the day.
pub fn hopeless(week: &Week) -> Vec<Unserved> {
    let problem = Problem::new(week);
    let nobody = Roster::empty(&problem);
    let duties = nobody.duties(&problem);
    let possible = |slot: usize, person: usize| {
        let rule = reasons::kept_away_by(&problem, person, &[], slot);
        rule.is_none_or(|rule| rule == Rule::ShortDay)
    };
    let servers = || (0..problem.people.len()).filter(|&person| !problem.people[person].is_trainee());
    let slots = (0..problem.slots.len()).filter(|&slot| !servers().any(|person| possible(slot, person)));
    slots
        .map(|slot| Unserved {
            slot: problem.slot_id(slot).to_owned(),
            reasons: reasons::of_slot(&problem, &duties, slot),
            remedy: remedy::remedy(&problem, &nobody, &duties, slot).map(|remedy| remedy.to_string()),
        })
        .collect()
}

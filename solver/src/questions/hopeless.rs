//! Slots that nobody could serve even if nobody did anything else: worth telling before a solve.

use super::remedies::Remedies;
use super::{reasons, unserved};
use crate::format::Unserved;
use crate::problem::Instance;
use crate::problem::roster::Roster;
use crate::rules::Rule;

impl Instance {
    /// Slots that no caregiver could serve even in an otherwise empty plan, with the reasons counted as in a plan. A
    /// short day alone makes no slot hopeless: other slots may fill the day.
    pub fn hopeless(&self) -> Vec<Unserved> {
        let nobody = Roster::empty(self);
        let duties = nobody.duties(self);
        let possible = |slot: usize, person: usize| {
            let rule = reasons::kept_away_by(self, person, &[], slot);
            rule.is_none_or(|rule| rule == Rule::ShortDay)
        };
        let remedies = Remedies::new(self, &nobody, &duties);
        let slots = (0..self.slots.len()).filter(|&slot| !(0..self.people.len()).any(|person| possible(slot, person)));
        slots
            .map(|slot| {
                unserved::of_slot(self, &nobody, &duties, slot, |slot| Some(remedies.of_slot(slot)?.to_string()))
            })
            .collect()
    }
}

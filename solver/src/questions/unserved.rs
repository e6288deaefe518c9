//! What a set of assignments leaves open, by the rules alone: for plans that people change by hand.

use super::reasons;
use crate::format::{Assignment, Unserved};
use crate::problem::Instance;
use crate::problem::roster::Roster;

impl Instance {
    /// Every slot that these assignments leave open, with the reasons in the contract's counting and without remedies.
    pub fn unserved(&self, assignments: &[Assignment]) -> Vec<Unserved> {
        let roster = Roster::read(self, assignments);
        let duties = roster.duties(self);
        let open = (0..self.slots.len()).filter(|&slot| roster.caregiver[slot].is_none());
        open.map(|slot| Unserved {
            slot: self.slot_id(slot).to_owned(),
            reasons: reasons::of_slot(self, &duties, slot),
            remedy: None,
        })
        .collect()
    }
}

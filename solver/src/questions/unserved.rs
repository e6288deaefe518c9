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
        open.map(|slot| of_slot(self, &roster, &duties, slot, |_| None)).collect()
    }

    /// The same of some slots alone, as far as they are open.
    pub fn unserved_among(&self, assignments: &[Assignment], slots: &[&str]) -> Vec<Unserved> {
        let roster = Roster::read(self, assignments);
        let duties = roster.duties(self);
        let asked = slots.iter().filter_map(|slot| self.slot_of(slot));
        let open = asked.filter(|&slot| roster.caregiver[slot].is_none());
        open.map(|slot| of_slot(self, &roster, &duties, slot, |_| None)).collect()
    }
}

/// What there is to say of a slot that nobody serves: the alternative that is served in its place, or else the reasons
/// and a remedy.
pub(crate) fn of_slot(
    instance: &Instance,
    roster: &Roster,
    duties: &[Vec<usize>],
    slot: usize,
    remedy: impl Fn(usize) -> Option<String>,
) -> Unserved {
    let instead = roster.instead(instance, slot).map(|other| instance.slot_id(other).to_owned());
    let alone = instead.is_none();
    Unserved {
        slot: instance.slot_id(slot).to_owned(),
        reasons: if alone { reasons::of_slot(instance, duties, slot) } else { Vec::new() },
        remedy: if alone { remedy(slot) } else { None },
        instead,
    }
}

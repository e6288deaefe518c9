//! Who reads what when a week is published: by name, before anything is sent.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::publishing::Changes;
use super::{State, letters};
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::context::Context;
use crate::outbox;
use crate::planning::{Role, View};
use crate::requests::Slot;

/// What somebody reads about one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A caregiver is asked to come.
    Asked,
    /// A trainee is asked to go along.
    AskedAlong,
    /// She need not come after all; whether she had said yes.
    NoLonger {
        /// Whether she had said yes.
        accepted: bool,
    },
    /// A caregiver or a family hears that this trainee does not go along.
    NotAlong(CaregiverId),
    /// A family hears that this caregiver does not come.
    CalledOff(CaregiverId),
    /// A family hears that nobody was found yet.
    StillLooking,
}

/// What publishing a week says to each person, slot by slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recipients {
    /// To caregivers and trainees.
    pub caregivers: BTreeMap<CaregiverId, Vec<(SlotId, Word)>>,
    /// To families.
    pub families: BTreeMap<FamilyId, Vec<(SlotId, Word)>>,
}

/// Finds who reads what of the changes of a week.
pub fn recipients(context: &mut Context, view: &View, changes: &Changes) -> anyhow::Result<Recipients> {
    let accepted = changes.parts.iter().filter(|part| part.before.as_ref().is_some_and(|o| o.state == State::Accepted));
    let mut told = HashSet::new();
    for part in accepted {
        // Who has not read yet that somebody comes need not read that she does not.
        if outbox::was_said(context, &letters::who_comes(&part.slot))? {
            told.insert(part.slot.clone());
        }
    }
    let families = view.slots.iter().map(|slot: &Slot| (&slot.id, &slot.family_id)).collect();
    Ok(of_changes(changes, &families, &told))
}

fn of_changes(changes: &Changes, families: &HashMap<&SlotId, &FamilyId>, told: &HashSet<SlotId>) -> Recipients {
    let mut found = Recipients::default();
    let mut caregiver = |id: &CaregiverId, slot: &SlotId, word| {
        found.caregivers.entry(id.clone()).or_default().push((slot.clone(), word));
    };
    let mut of_families: Vec<(&SlotId, Word)> = Vec::new();
    let asked: HashSet<(&SlotId, &CaregiverId)> =
        changes.parts.iter().filter_map(|part| Some((&part.slot, part.now.as_ref()?))).collect();
    for part in &changes.parts {
        if let Some(who) = &part.now {
            caregiver(who, &part.slot, if part.role == Role::Trainee { Word::AskedAlong } else { Word::Asked });
        }
        let Some(old) = &part.before else { continue };
        let (gone, accepted) = (&old.caregiver_id, old.state == State::Accepted);
        if !asked.contains(&(&part.slot, gone)) {
            caregiver(gone, &part.slot, Word::NoLonger { accepted });
        }
        match (part.role, &part.beside) {
            (Role::Caregiver, _) if accepted && told.contains(&part.slot) => {
                of_families.push((&part.slot, Word::CalledOff(gone.clone())));
            }
            (Role::Trainee, Some(mentor)) => {
                caregiver(&mentor.caregiver_id, &part.slot, Word::NotAlong(gone.clone()));
                if accepted && mentor.state == State::Accepted {
                    of_families.push((&part.slot, Word::NotAlong(gone.clone())));
                }
            }
            _ => {}
        }
    }
    for offer in changes.asked.iter().filter(|offer| !asked.contains(&(&offer.slot_id, &offer.caregiver_id))) {
        caregiver(&offer.caregiver_id, &offer.slot_id, Word::NoLonger { accepted: false });
    }
    of_families.extend(changes.open.iter().map(|slot| (slot, Word::StillLooking)));
    for (slot, word) in of_families {
        let Some(family) = families.get(slot) else { continue };
        found.families.entry((*family).clone()).or_default().push((slot.clone(), word));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::Offer;
    use super::super::publishing::Change;
    use super::*;
    use crate::basics::Instant;
    use crate::basics::ids::{OfferId, OrganiserId};

    fn offer(slot: &SlotId, who: &CaregiverId, role: Role, state: State) -> Option<Offer> {
        let at = Instant::from_utc(chrono::DateTime::UNIX_EPOCH);
        let (slot_id, caregiver_id) = (slot.clone(), who.clone());
        let (id, organiser_id) = (OfferId::new(), OrganiserId::new());
        Some(Offer { id, organiser_id, slot_id, caregiver_id, role, state, answer_by: at, made_at: at })
    }

    #[test]
    fn a_family_hears_of_whoever_it_was_told_of() {
        let (slot, family, a, b) = (SlotId::new(), FamilyId::new(), CaregiverId::new(), CaregiverId::new());
        let before = offer(&slot, &a, Role::Caregiver, State::Accepted);
        let now = Some(b.clone());
        let part = Change { slot: slot.clone(), role: Role::Caregiver, before, now, beside: None };
        let changes = Changes { parts: vec![part], ..Changes::default() };
        let families = HashMap::from([(&slot, &family)]);
        let found = of_changes(&changes, &families, &HashSet::from([slot.clone()]));
        assert_eq!(found.caregivers[&a], [(slot.clone(), Word::NoLonger { accepted: true })]);
        assert_eq!(found.caregivers[&b], [(slot.clone(), Word::Asked)]);
        assert_eq!(found.families[&family], [(slot.clone(), Word::CalledOff(a))]);
        assert!(of_changes(&changes, &families, &HashSet::new()).families.is_empty(), "it had not read of her yet");
    }

    #[test]
    fn a_trainee_who_does_not_go_along_is_told_of_to_the_mentor_and_the_family() {
        let (slot, family, mentor, trainee) = (SlotId::new(), FamilyId::new(), CaregiverId::new(), CaregiverId::new());
        let families = HashMap::from([(&slot, &family)]);
        for (said, families_hear) in [(State::Accepted, 1), (State::Offered, 0)] {
            let before = offer(&slot, &trainee, Role::Trainee, said);
            let beside = offer(&slot, &mentor, Role::Caregiver, State::Accepted);
            let part = Change { slot: slot.clone(), role: Role::Trainee, before, now: None, beside };
            let changes = Changes { parts: vec![part], ..Changes::default() };
            let found = of_changes(&changes, &families, &HashSet::new());
            assert_eq!(found.caregivers[&mentor], [(slot.clone(), Word::NotAlong(trainee.clone()))]);
            assert_eq!(found.families.len(), families_hear, "{said:?}");
        }
    }
}

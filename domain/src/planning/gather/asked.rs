//! The slots of a week: what each asks, who is kept from it, who has it.

use std::collections::HashMap;

use solver::{Assignment, Home, Slot as AskedSlot};

use super::{Gathered, Welcome};
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::caregivers::Stage;
use crate::families::Family;
use crate::planning::Standing;
use crate::planning::draft::{Decided, Decision};
use crate::planning::gate::{self, Conflict};
use crate::requests::Slot;
use crate::training::Held;
use crate::vouchers::AgeBand;

impl<'a> Gathered<'a> {
    pub(super) fn asked(&self, welcome: &Welcome) -> Vec<AskedSlot> {
        let mut decisions: HashMap<&SlotId, Vec<&Decision>> = HashMap::new();
        for decision in &self.decisions {
            decisions.entry(&decision.slot).or_default().push(decision);
        }
        let none = Vec::new();
        let asked = |slot| self.slot(slot, decisions.get(&slot.id).unwrap_or(&none), welcome);
        self.slots.iter().map(asked).collect()
    }

    fn serves(&self, id: &CaregiverId) -> bool {
        self.places.get(id).is_some_and(|place| self.caregivers[*place].terms.stage != Stage::Trainee)
    }

    /// Who has a slot that was accepted or has begun. With a trainee who has accepted, whoever she goes along with
    /// stays too.
    fn settled_on(&self, slot: &Slot) -> Option<&'a Standing> {
        let settled = |s: &&Standing| s.accepted || self.along.contains_key(&slot.id) || slot.starts_at <= self.now;
        self.holders.get(&slot.id).copied().filter(settled)
    }

    /// What is settled, by slot; with the trainee who has accepted to go along.
    pub(super) fn settled(&self, slots: &[Slot]) -> Vec<Assignment> {
        let settled = slots.iter().filter_map(|slot| self.settled_on(slot));
        let assignment = |standing: &Standing| Assignment {
            slot: standing.slot.to_string(),
            caregiver: standing.caregiver.to_string(),
            trainee: self.along.get(&standing.slot).map(ToString::to_string),
        };
        settled.map(assignment).collect()
    }

    pub(super) fn is_willing(&self, slot: &SlotId, caregiver: &CaregiverId) -> bool {
        self.willing.is_some_and(|willing| willing.slot == slot && willing.caregiver == caregiver)
    }

    fn slot(&self, slot: &Slot, decisions: &[&Decision], welcome: &Welcome) -> AskedSlot {
        let family = self.families.get(&slot.family_id);
        let standing = self.holders.get(&slot.id).filter(|s| self.serves(&s.caregiver));
        let settled = self.settled_on(slot).map(|s| &s.caregiver).filter(|id| self.serves(id));
        let mut by_hand = decisions.iter().filter(|d| d.kind == Decided::Pin).map(|d| &d.caregiver);
        let pinned = settled.or_else(|| by_hand.find(|id| self.serves(id)));
        AskedSlot {
            id: slot.id.to_string(),
            household: slot.family_id.to_string(),
            home: family.map_or(Home { lat: 0.0, lon: 0.0, place: None }, |f| Home {
                lat: f.latitude,
                lon: f.longitude,
                place: None,
            }),
            start: self.offset(slot.starts_at),
            end: self.offset(slot.ends_at),
            requires: self.requires(slot),
            languages: family.map(Family::speaks).unwrap_or_default(),
            priority: slot.priority.clamp(1, 5) as u8,
            usual: self.familiar(&slot.family_id),
            blocked: self.blocked(slot, decisions, welcome),
            pinned: pinned.map(ToString::to_string),
            published: standing.map(|s| s.caregiver.to_string()),
            // Families cannot ask for either/or yet; the field is where it will stand.
            either: None,
        }
    }

    /// Who is kept from a slot: forbidden, declined by herself, or unwelcome.
    fn blocked(&self, slot: &Slot, decisions: &[&Decision], welcome: &Welcome) -> Vec<String> {
        let kept_away = decisions.iter().filter(|d| match d.kind {
            Decided::Forbid => true,
            Decided::Declined => !self.is_willing(&d.slot, &d.caregiver),
            Decided::Pin => false,
        });
        let known = kept_away.map(|d| &d.caregiver).filter(|id| self.places.contains_key(*id));
        let mut blocked: Vec<String> =
            known.chain(welcome.kept_from(&slot.family_id)).map(ToString::to_string).collect();
        blocked.sort();
        blocked.dedup();
        blocked
    }

    /// What a caregiver must hold: what the ladder asks of everybody who serves, and what the youngest child's age
    /// asks.
    fn requires(&self, slot: &Slot) -> Vec<String> {
        let bands: Vec<&AgeBand> = self.band(slot).into_iter().collect();
        self.ladder.asked(Stage::Qualified, &bands).into_iter().map(str::to_owned).collect()
    }

    /// The age band of the youngest child of the request.
    fn band(&self, slot: &Slot) -> Option<&'static AgeBand> {
        let born = self.youngest.get(&slot.request_id)?;
        self.figures.nearest_age_band(*born, slot.wall_start().date())
    }

    /// Where somebody who has accepted would not pass the gate today: the slot stays, and the coordinator is shown it.
    pub(super) fn lacking(&self) -> Vec<Conflict> {
        let coming: HashMap<&SlotId, &Slot> =
            self.slots.iter().filter(|slot| slot.ends_at > self.now).map(|slot| (&slot.id, slot)).collect();
        let nothing = Held::default();
        let conflict = |standing: &Standing| {
            let slot = coming.get(&standing.slot)?;
            let caregiver = &self.caregivers[*self.places.get(&standing.caregiver)?];
            let held = self.held.get(&caregiver.id).unwrap_or(&nothing);
            let day = slot.wall_start().date();
            let missing = gate::missing(&self.ladder, caregiver, held, standing.role, self.band(slot), day);
            (!missing.is_empty()).then(|| Conflict { slot: slot.id.clone(), caregiver: caregiver.id.clone(), missing })
        };
        self.commitments.standing.iter().filter(|s| s.accepted).filter_map(conflict).collect()
    }

    /// Who came to this family lately, and whom it wishes for.
    fn familiar(&self, family: &FamilyId) -> Vec<String> {
        let known = self.wishes.familiar.get(family).into_iter().flatten();
        known.filter(|id| self.places.contains_key(*id)).map(ToString::to_string).collect()
    }
}

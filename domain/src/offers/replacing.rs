//! Who could come in somebody's place, for all that she does not come to: a ranking for each slot, by the same rules as on
//! the slot's own page, with what speaks for each and what is in the way of others.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Offer, State, asking, rows, view_week};
use crate::basics::IsoWeek;
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::caregivers;
use crate::context::Context;
use crate::families;
use crate::planning::{Obstacle, Ranked, View};
use crate::requests::Slot;

/// So many who could come are named for each slot…
const BEST: usize = 6;
/// … and so many who almost could.
const NEAREST: usize = 3;
/// So many slots are looked at together.
const MOST: usize = 60;

/// Somebody who could come, or almost.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub id: CaregiverId,
    /// Her name, told apart from others who have it too.
    pub name: String,
    /// Her telephone number.
    pub phone: String,
    /// How the ranking sees her; a pin on somebody else is not in the way.
    pub ranked: Ranked,
    /// Languages that the family and she speak.
    pub shared: Vec<String>,
}

/// A slot that somebody does not come to.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The slot.
    pub slot: Slot,
    /// The family's name, told apart.
    pub family: String,
    /// Where it lives: the locality.
    pub place: String,
    /// Whether its week was published; before that it is planned, and nobody is asked.
    pub published: bool,
    /// Who could come, best first.
    pub fit: Vec<Candidate>,
    /// Who almost could, with what is in the way.
    pub almost: Vec<Candidate>,
    /// Who was asked and has not answered, by name.
    pub asked: Vec<(Offer, String)>,
}

/// What somebody does not come to although she was asked, and nobody else has, the soonest first.
pub fn gaps_of(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Vec<Gap>> {
    let absences = caregivers::absences_of(context, caregiver)?;
    let mut left: Vec<Slot> = Vec::new();
    for (slot, state) in rows::open::left_by(context, caregiver)? {
        let away = absences.iter().any(|absence| absence.covers(slot.wall_start().date()));
        if (away || state == State::Declined) && left.last().is_none_or(|last| last.id != slot.id) {
            left.push(slot);
        }
    }
    replacements(context, left, caregiver)
}

/// For each of these slots, who could come in somebody's place.
pub fn replacements(context: &mut Context, slots: Vec<Slot>, without: &CaregiverId) -> anyhow::Result<Vec<Gap>> {
    let slots: Vec<Slot> = slots.into_iter().take(MOST).collect();
    let ids: Vec<SlotId> = slots.iter().map(|slot| slot.id.clone()).collect();
    let mut asked = asking::asked_of_slots(context, &ids)?;
    let mut weeks: HashMap<IsoWeek, Names> = HashMap::new();
    let mut gaps = Vec::new();
    for slot in slots {
        let week: &Names = match weeks.entry(slot.week) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(Names::of(view_week(context, slot.week)?)),
        };
        let asked = asked.remove(&slot.id).unwrap_or_default();
        gaps.push(week.gap(slot, asked, without));
    }
    Ok(gaps)
}

/// A week, and how its people are called.
struct Names {
    view: View,
    caregivers: HashMap<CaregiverId, String>,
    families: HashMap<FamilyId, String>,
}

impl Names {
    fn of(view: View) -> Self {
        Names {
            caregivers: caregivers::told_apart(view.caregivers.values()),
            families: families::names(view.families.values()),
            view,
        }
    }

    fn gap(&self, slot: Slot, asked: Vec<Offer>, without: &CaregiverId) -> Gap {
        let published = self.view.publication.is_some();
        let mut ranked = if published { self.view.rank(&slot.id) } else { Vec::new() };
        let known = |id: &CaregiverId| asked.iter().any(|offer| &offer.caregiver_id == id);
        ranked.retain(|one| &one.caregiver != without && !known(&one.caregiver));
        for one in &mut ranked {
            // A pin gives way, as it does on the slot's page.
            one.obstacles.retain(|obstacle: &Obstacle| obstacle.rule != "pinned");
        }
        let (fit, almost): (Vec<Ranked>, Vec<Ranked>) = ranked.into_iter().partition(|one| one.obstacles.is_empty());
        let almost: Vec<Ranked> = almost.into_iter().filter(|one| one.obstacles.len() == 1).collect();
        let family = self.view.families.get(&slot.family_id);
        let candidates = |some: Vec<Ranked>, most| {
            some.into_iter().filter_map(|one| self.candidate(one, &slot)).take(most).collect::<Vec<_>>()
        };
        Gap {
            published,
            family: self.families.get(&slot.family_id).cloned().unwrap_or_default(),
            place: family.map(|family| family.locality.clone()).unwrap_or_default(),
            fit: candidates(fit, BEST),
            almost: candidates(almost, NEAREST),
            asked: asked.into_iter().map(|o| (o.clone(), self.name(&o.caregiver_id))).collect(),
            slot,
        }
    }

    fn name(&self, id: &CaregiverId) -> String {
        self.caregivers.get(id).cloned().unwrap_or_else(|| "–".to_owned())
    }

    fn candidate(&self, ranked: Ranked, slot: &Slot) -> Option<Candidate> {
        let profile = &self.view.caregivers.get(&ranked.caregiver)?.profile;
        let spoken = self.view.families.get(&slot.family_id).map(|family| family.speaks()).unwrap_or_default();
        Some(Candidate {
            name: self.name(&ranked.caregiver),
            phone: profile.phone.clone(),
            shared: profile.speaks().into_iter().filter(|code| spoken.contains(code)).collect(),
            id: ranked.caregiver.clone(),
            ranked,
        })
    }
}

//! What came of a published plan, slot by slot: as published, somebody else, called off by whom, or nobody.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Offer, State, rows};
use crate::basics::ids::{CaregiverId, FamilyId, PublicationId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::choices;
use crate::context::Context;
use crate::journal::{self, Happened, Kind, OfSlot};
use crate::planning::{self, PublishedPlan, Role};
use crate::requests::{self, Slot};

choices! {
    /// What came of a slot; named by the messages `came-…`.
    CameOf {
        /// Whoever was published comes.
        AsPublished => "as-published",
        /// Somebody else comes.
        Other => "other",
        /// It was published without anybody, and somebody comes.
        Filled => "filled",
        /// The family cancelled it and asked another time of that day.
        Moved => "moved",
        /// The family cancelled it.
        ByFamily => "by-family",
        /// It was cancelled at the desk.
        ByOffice => "by-office",
        /// Whoever was published said no, or was away, and nobody else comes.
        SaidNo => "said-no",
        /// Whoever was published did not answer, and nobody else comes.
        NoAnswer => "no-answer",
        /// It was taken back from whoever was published, and nobody else comes.
        TakenBack => "taken-back",
        /// It was published without anybody, and nobody comes.
        Nobody => "nobody",
        /// An answer is awaited.
        Waits => "waits",
        /// It was not in that publication.
        Added => "added",
    }
}

/// A slot, as it was published and as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Came {
    /// The slot.
    pub slot: Slot,
    /// What came of it.
    pub what: CameOf,
    /// Who was published.
    pub published: Option<CaregiverId>,
    /// Who comes.
    pub comes: Option<CaregiverId>,
    /// The slot that was asked in its place.
    pub instead: Option<Slot>,
    /// When that was decided, where the journal knows it.
    pub at: Option<Instant>,
}

/// What came of a publication.
#[derive(Clone, Debug, PartialEq)]
pub struct CameOfWeek {
    /// Every slot that is still known, by its start.
    pub slots: Vec<Came>,
    /// So many slots of it are not known any more: the family was forgotten.
    pub forgotten: usize,
}

/// What the journal knows of the slots of a week.
struct Told {
    of_slot: HashMap<SlotId, Vec<OfSlot>>,
    /// When caregivers said that they would be away.
    away: HashSet<(CaregiverId, Instant)>,
}

/// Kinds that say what became of a slot.
const KINDS: [Kind; 6] = [
    Kind::SlotCancelled,
    Kind::OfferAccepted,
    Kind::OfferDeclined,
    Kind::OfferExpired,
    Kind::OfferWithdrawn,
    Kind::AbsenceSaid,
];

/// So many absences since a publication are looked through.
const MOST_ABSENCES: i64 = 10_000;

/// Holds a publication of a week beside what came of it; none where its files are not kept any more.
pub fn came_of(
    context: &mut Context,
    week: IsoWeek,
    publication: &PublicationId,
) -> anyhow::Result<Option<CameOfWeek>> {
    let Some(plan) = planning::published_plan(context, publication)? else { return Ok(None) };
    let published: Vec<SlotId> = plan.slots().cloned().collect();
    let known = requests::slots(context, &published)?;
    let others: Vec<Slot> =
        requests::slots_of_week(context, week)?.into_iter().filter(|slot| !plan.has(&slot.id)).collect();
    let forgotten = published.len() - known.len();
    let mut all = known;
    all.extend(others);
    all.sort_by_key(|slot| (slot.starts_at, slot.id.clone()));
    let ids: Vec<SlotId> = all.iter().map(|slot| slot.id.clone()).collect();
    let mut offers: HashMap<SlotId, Vec<Offer>> = HashMap::new();
    for offer in rows::of_slots(context, &ids)?.into_iter().filter(|offer| offer.role == Role::Caregiver) {
        offers.entry(offer.slot_id.clone()).or_default().push(offer);
    }
    let told = Told::read(context, &ids)?;
    let now = context.now;
    let slots = all.iter().map(|slot| {
        let of_slot = offers.get(&slot.id).map_or(&[][..], Vec::as_slice);
        of_one(slot, &plan, of_slot, &told, now)
    });
    let mut slots: Vec<Came> = slots.collect();
    moved(&mut slots);
    Ok(Some(CameOfWeek { slots, forgotten }))
}

impl Told {
    fn read(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<Self> {
        let mut of_slot: HashMap<SlotId, Vec<OfSlot>> = HashMap::new();
        for one in journal::of_slots(context, slots, &KINDS)? {
            of_slot.entry(one.slot.clone()).or_default().push(one);
        }
        let first = of_slot.values().flatten().map(|one| one.at).min();
        let absences: Vec<Happened> = match first {
            Some(first) => journal::since(context, &[Kind::AbsenceSaid], first, MOST_ABSENCES)?,
            None => Vec::new(),
        };
        let away = absences.into_iter().filter_map(|one| Some((one.caregiver?, one.at))).collect();
        Ok(Told { of_slot, away })
    }

    /// The last that happened of these kinds to a slot, with somebody where she is named.
    fn last(&self, slot: &SlotId, who: Option<&CaregiverId>, kinds: &[Kind]) -> Option<&OfSlot> {
        let about =
            |one: &&OfSlot| kinds.contains(&one.kind) && who.is_none_or(|who| one.caregiver.as_ref() == Some(who));
        self.of_slot.get(slot)?.iter().rev().find(about)
    }
}

/// What came of one slot, but that another was asked in its place.
fn of_one(slot: &Slot, plan: &PublishedPlan, offers: &[Offer], told: &Told, now: Instant) -> Came {
    let published = plan.holder(&slot.id).cloned();
    let of_state = |state: State| offers.iter().find(|offer| offer.state == state);
    let comes = of_state(State::Accepted).map(|offer| offer.caregiver_id.clone());
    let came = |what, at| {
        let comes = comes.clone().filter(|_| slot.cancelled_at.is_none());
        Came { slot: slot.clone(), what, published: published.clone(), comes, instead: None, at }
    };
    if slot.cancelled_at.is_some() {
        let last = told.last(&slot.id, None, &[Kind::SlotCancelled]);
        let family = last.is_some_and(|one| one.actor == "family");
        return came(if family { CameOf::ByFamily } else { CameOf::ByOffice }, slot.cancelled_at);
    }
    let waits = slot.starts_at > now && offers.iter().any(|offer| offer.state.is_awaited());
    let said_yes = |who: &CaregiverId| told.last(&slot.id, Some(who), &[Kind::OfferAccepted]).map(|one| one.at);
    match (&published, &comes) {
        _ if !plan.has(&slot.id) => came(CameOf::Added, comes.as_ref().and_then(said_yes)),
        (Some(published), Some(comes)) if published == comes => came(CameOf::AsPublished, said_yes(comes)),
        (Some(_), Some(comes)) => came(CameOf::Other, said_yes(comes)),
        (None, Some(comes)) => came(CameOf::Filled, said_yes(comes)),
        (_, None) if waits => came(CameOf::Waits, None),
        (None, None) => came(CameOf::Nobody, None),
        (Some(published), None) => {
            let (what, at) = lost(slot, published, offers, told);
            came(what, at)
        }
    }
}

/// Why whoever was published does not come, and when that was.
fn lost(slot: &Slot, published: &CaregiverId, offers: &[Offer], told: &Told) -> (CameOf, Option<Instant>) {
    let hers = offers.iter().rev().find(|offer| offer.caregiver_id == *published);
    let kinds = [Kind::OfferDeclined, Kind::OfferWithdrawn, Kind::OfferExpired];
    let last = told.last(&slot.id, Some(published), &kinds);
    let at = last.map(|one| one.at);
    match hers.map(|offer| offer.state) {
        Some(State::Declined) => (CameOf::SaidNo, at),
        Some(State::Withdrawn) if at.is_some_and(|at| told.away.contains(&(published.clone(), at))) => {
            (CameOf::SaidNo, at)
        }
        Some(State::Withdrawn) => (CameOf::TakenBack, at),
        _ => (CameOf::NoAnswer, at),
    }
}

/// A slot that its family cancelled, and another of that day that was asked since, are one that was moved.
fn moved(slots: &mut [Came]) {
    let mut asked: BTreeMap<(FamilyId, chrono::NaiveDate), Vec<usize>> = BTreeMap::new();
    for (place, came) in slots.iter().enumerate().filter(|(_, came)| came.what == CameOf::Added) {
        asked.entry((came.slot.family_id.clone(), came.slot.wall_start().date())).or_default().push(place);
    }
    for place in 0..slots.len() {
        if !matches!(slots[place].what, CameOf::ByFamily | CameOf::ByOffice) {
            continue;
        }
        let slot = &slots[place].slot;
        let of_day = asked.get_mut(&(slot.family_id.clone(), slot.wall_start().date()));
        let Some(other) = of_day.filter(|places| !places.is_empty()).map(|places| places.remove(0)) else { continue };
        let (instead, comes) = (slots[other].slot.clone(), slots[other].comes.clone());
        let came = &mut slots[place];
        (came.what, came.instead, came.comes) = (CameOf::Moved, Some(instead), comes);
    }
}

//! Publishing a week. What it changes is found once: shown beforehand, by name, and then done.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::letters::{self, Why};
use super::make::{end, make, offer};
use super::{Offer, State, rows, view_week};
use crate::basics::IsoWeek;
use crate::basics::ids::{CaregiverId, FamilyId, PublicationId, SlotId};
use crate::context::Context;
use crate::families;
use crate::journal::{self, Entry, Kind};
use crate::planning::{self, BrokenRule, Published, Role, View};
use crate::requests::Slot;

/// What came of publishing a week.
#[derive(Clone, Debug)]
pub enum PublishedWeek {
    /// So many new offers went out, and so many were taken back.
    Done {
        /// New offers.
        offered: usize,
        /// Offers taken back.
        withdrawn: usize,
    },
    /// The plan breaks rules; each is named, and nothing was published.
    Refused(Vec<BrokenRule>),
    /// There is no plan.
    NothingPlanned,
    /// The plan is another by now than the one that was looked over.
    Changed,
}

/// What becomes of one part of a slot when a week is published.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which slot.
    pub slot: SlotId,
    /// In which part.
    pub role: Role,
    /// What is taken back.
    pub before: Option<Offer>,
    /// To whom it is offered.
    pub now: Option<CaregiverId>,
    /// Of a trainee's part: what stands for the mentor, and stays.
    pub beside: Option<Offer>,
}

/// What publishing a week changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Offers that go out, and that are taken back, in the order of the slots.
    pub parts: Vec<Change>,
    /// What several were asked at once, and is decided now.
    pub asked: Vec<Offer>,
    /// Slots that nobody has or is asked for, and whose families hear now that the search goes on.
    pub open: Vec<SlotId>,
}

/// Finds what publishing a week as it is looked at would change. What has begun stays as it is.
pub fn changes(context: &mut Context, view: &View) -> anyhow::Result<Changes> {
    let coming: Vec<&Slot> = view.slots.iter().filter(|slot| slot.starts_at > context.now).collect();
    let ids: Vec<SlotId> = coming.iter().map(|slot| slot.id.clone()).collect();
    let (asked, others): (Vec<Offer>, Vec<Offer>) =
        rows::of_slots(context, &ids)?.into_iter().partition(|offer| offer.state == State::Asked);
    let living = others.into_iter().filter(|offer| offer.state.is_living());
    let mut living: HashMap<(SlotId, Role), Offer> =
        living.map(|offer| ((offer.slot_id.clone(), offer.role), offer)).collect();
    let told = journal::happened_to(context, &ids, &[Kind::SearchGoesOn, Kind::NobodyFound])?;
    let mut found = Changes::default();
    for id in ids {
        let planned = view.holder(&id);
        let serves = planned.and_then(|a| CaregiverId::parse(&a.caregiver));
        let along = planned.and_then(|a| a.trainee.as_deref()).and_then(CaregiverId::parse);
        let of_this = asked.iter().filter(|offer| offer.slot_id == id);
        match serves {
            Some(_) => found.asked.extend(of_this.cloned()),
            None if told.contains(&id) || of_this.count() > 0 => {}
            None => found.open.push(id.clone()),
        }
        let mut before = |role| living.remove(&(id.clone(), role));
        let had = [before(Role::Caregiver), before(Role::Trainee)];
        found.parts.extend(of_slot(&id, had, [serves, along]));
    }
    Ok(found)
}

/// What changes of one slot. Whoever goes along goes along with somebody: with another she is asked anew.
fn of_slot(slot: &SlotId, had: [Option<Offer>; 2], now: [Option<CaregiverId>; 2]) -> Vec<Change> {
    let [served, went_along] = had;
    let [serves, along] = now;
    let same =
        |offer: &Option<Offer>, who: &Option<CaregiverId>| offer.as_ref().map(|o| &o.caregiver_id) == who.as_ref();
    let (same_mentor, same_trainee) = (same(&served, &serves), same(&went_along, &along));
    let asked_along = !same_trainee || (!same_mentor && along.is_some());
    let part = |role, before, now, beside| Change { slot: slot.clone(), role, before, now, beside };
    let stays = served.clone().filter(|_| same_mentor);
    let mentor = (!same_mentor).then(|| part(Role::Caregiver, served, serves, None));
    let trainee = asked_along.then(|| part(Role::Trainee, went_along, along, stays));
    mentor.into_iter().chain(trainee).collect()
}

/// Publishes a week: the plan is checked and stored, what is new is offered, what is no longer so is taken back, and each
/// person has one letter about it. `seen` marks the draft that was looked over: nothing else is published.
pub fn publish_week(context: &mut Context, week: IsoWeek, seen: &str) -> anyhow::Result<PublishedWeek> {
    let view = view_week(context, week)?;
    if planning::mark(&view.draft) != seen {
        return Ok(PublishedWeek::Changed);
    }
    let publication = match planning::publish(context, week, &view)? {
        Published::Published(id) => id,
        Published::Refused(reasons) => return Ok(PublishedWeek::Refused(reasons)),
        Published::NothingPlanned => return Ok(PublishedWeek::NothingPlanned),
    };
    let changes = changes(context, &view)?;
    let slots: HashMap<&SlotId, &Slot> = view.slots.iter().map(|slot| (&slot.id, slot)).collect();
    let mut told = BTreeMap::<CaregiverId, letters::Week>::new();
    let (offered, withdrawn) = carry_out(context, &changes, &slots, &publication, &mut told)?;
    for week in told.values() {
        letters::week(context, week)?;
    }
    tell_of_open_slots(context, &changes.open, &slots)?;
    Ok(PublishedWeek::Done { offered, withdrawn })
}

/// Ends and makes offers; how many were made and ended. What each person is to read of it is gathered in `told`; what
/// others must hear of an end is written here, to each family in one letter.
fn carry_out(
    context: &mut Context,
    changes: &Changes,
    slots: &HashMap<&SlotId, &Slot>,
    publication: &PublicationId,
    told: &mut BTreeMap<CaregiverId, letters::Week>,
) -> anyhow::Result<(usize, usize)> {
    // Whoever is asked for the same slot anew reads of the new question alone.
    let asked: HashSet<(&SlotId, &CaregiverId)> =
        changes.parts.iter().filter_map(|part| Some((&part.slot, part.now.as_ref()?))).collect();
    let (mut made, mut ended, mut lost) = (0, 0, Vec::new());
    // First all ends: whom somebody was to go along with is gone when it is said that she does not.
    let parts = changes.parts.iter().filter_map(|part| part.before.as_ref());
    for old in parts.chain(&changes.asked) {
        let Some(matter) = end(context, old)? else { continue };
        match (old.role, old.state) {
            (Role::Caregiver, State::Accepted) => lost.push(matter.clone()),
            _ => letters::others_of_end(context, old.state, &matter, Why::Plan)?,
        }
        if !asked.contains(&(&old.slot_id, &old.caregiver_id)) {
            told.entry(old.caregiver_id.clone()).or_default().ended.push(matter);
        }
        ended += 1;
    }
    letters::called_off_all(context, lost)?;
    for (part, who) in changes.parts.iter().filter_map(|part| Some((part, part.now.as_ref()?))) {
        let Some(slot) = slots.get(&part.slot) else { continue };
        let new = offer(context, Some(publication), slot, who, part.role);
        let offer = make(context, slot, &new)?;
        told.entry(who.clone()).or_default().offered.push(offer);
        made += 1;
    }
    Ok((made, ended))
}

/// Each family hears in one letter for which of its slots nobody was found yet; of each slot once.
fn tell_of_open_slots(context: &mut Context, open: &[SlotId], slots: &HashMap<&SlotId, &Slot>) -> anyhow::Result<()> {
    let mut of_family: BTreeMap<&FamilyId, Vec<Slot>> = BTreeMap::new();
    for slot in open.iter().filter_map(|id| slots.get(id)) {
        of_family.entry(&slot.family_id).or_default().push((*slot).clone());
    }
    for (family, slots) in of_family {
        let Some(family) = families::get(context, family)? else { continue };
        for slot in &slots {
            journal::record(context, &Entry::new(Kind::SearchGoesOn).slot(&slot.id).family(&family.id))?;
        }
        letters::still_looking(context, &family, &slots)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Instant;
    use crate::basics::ids::{OfferId, OrganiserId};

    fn had(slot: &SlotId, who: &CaregiverId, role: Role) -> Option<Offer> {
        let at = Instant::from_utc(chrono::DateTime::UNIX_EPOCH);
        let (slot_id, caregiver_id) = (slot.clone(), who.clone());
        let (id, organiser_id) = (OfferId::new(), OrganiserId::new());
        Some(Offer {
            id,
            organiser_id,
            slot_id,
            caregiver_id,
            role,
            state: State::Accepted,
            answer_by: at,
            made_at: at,
        })
    }

    /// What is ended and what is made, by first letter of the part.
    fn told(changes: &[Change], names: &[(&CaregiverId, &str)]) -> Vec<String> {
        let name = |id: &CaregiverId| names.iter().find(|(known, _)| *known == id).map_or("?", |(_, name)| name);
        let one = |change: &Change| {
            let before = change.before.as_ref().map_or("-", |offer| name(&offer.caregiver_id));
            format!("{} {before}>{}", change.role.as_str(), change.now.as_ref().map_or("-", name))
        };
        changes.iter().map(one).collect()
    }

    #[test]
    fn what_changes_of_a_slot() {
        let (slot, a, b, t, u) =
            (SlotId::new(), CaregiverId::new(), CaregiverId::new(), CaregiverId::new(), CaregiverId::new());
        let names = [(&a, "a"), (&b, "b"), (&t, "t"), (&u, "u")];
        let serves = |who| had(&slot, who, Role::Caregiver);
        let along = |who| had(&slot, who, Role::Trainee);
        let some = |who: &CaregiverId| Some(who.clone());
        for (had, now, expected) in [
            ([None, None], [None, None], vec![]),
            ([None, None], [some(&a), some(&t)], vec!["caregiver ->a", "trainee ->t"]),
            ([serves(&a), along(&t)], [some(&a), some(&t)], vec![]),
            ([serves(&a), None], [some(&b), None], vec!["caregiver a>b"]),
            ([serves(&a), along(&t)], [some(&a), some(&u)], vec!["trainee t>u"]),
            ([serves(&a), along(&t)], [some(&a), None], vec!["trainee t>-"]),
            ([serves(&a), along(&t)], [None, None], vec!["caregiver a>-", "trainee t>-"]),
            // The same trainee, with another mentor: she is asked again.
            ([serves(&a), along(&t)], [some(&b), some(&t)], vec!["caregiver a>b", "trainee t>t"]),
        ] {
            assert_eq!(told(&of_slot(&slot, had, now), &names), expected);
        }
    }
}

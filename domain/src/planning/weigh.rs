//! A deed by hand before it is done: what is in its way, what it costs, what would clear the way.

use std::collections::HashSet;

use solver::{Assignment, Broken, Parts, Rule};

use super::grounds::Ground;
use super::judgement::Obstacle;
use super::{Decided, View};
use crate::basics::ids::{CaregiverId, SlotId};

/// A slot given to a caregiver by hand; for it she may give up others, to somebody else or to nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// The slot.
    pub slot: SlotId,
    /// Who is to serve it.
    pub caregiver: CaregiverId,
    /// What she gives up for it.
    pub gives_up: Vec<SlotId>,
    /// Who takes over what she gives up; none: nobody.
    pub to: Option<CaregiverId>,
}

/// Something in the way of a deed.
#[derive(Clone, Debug, PartialEq)]
pub struct Hindrance {
    /// Who is meant: the caregiver, whoever takes over, or whoever had the slot.
    pub caregiver: CaregiverId,
    /// In which slot.
    pub slot: SlotId,
    /// The rule, with its figures.
    pub obstacle: Obstacle,
    /// On what the rule stands.
    pub ground: Ground,
}

/// What a deed would do.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// What is in the way.
    pub hindrances: Vec<Hindrance>,
    /// Who has the slot now, and would not any more.
    pub from: Option<CaregiverId>,
    /// The slots that somebody has now and nobody would have.
    pub emptied: Vec<SlotId>,
    /// Slots of hers that, given up, would clear the way; none where nothing is needed, or nothing helps.
    pub would_help: Vec<SlotId>,
    /// The plan's points now, and how many it would gain.
    pub score: f64,
    /// Points that the plan gains, or loses.
    pub change: f64,
    /// The same, part by part.
    pub parts: Parts,
    /// Whether it lifts a coordinator's ban on her.
    pub lifts_ban: bool,
}

/// The rules that somebody's giving up another slot can clear.
const OF_OTHER_SLOTS: [&str; 7] =
    ["no-overlap", "daily-rest", "weekly-rest", "day-limit", "week-limit", "month-limit", "days-limit"];
/// So many slots may be given up for one, and so many ways are tried to find the fewest.
const MOST_GIVEN_UP: usize = 3;
const MOST_TRIES: usize = 150;

impl View {
    /// Looks at a deed before it is done. Nothing changes.
    pub fn weigh(&self, deed: &Deed) -> Weighed {
        let before = self.planned();
        let after = done(before, deed);
        let (score, old) = self.instance.score(before);
        let (new_score, new) = self.instance.score(&after);
        let mut parts = new;
        parts.add(&old, -1.0);
        let hindrances = self.hindrances(deed, &after);
        let served: HashSet<&str> = after.iter().map(|a| a.slot.as_str()).collect();
        let emptied =
            before.iter().filter(|a| !served.contains(a.slot.as_str())).filter_map(|a| SlotId::parse(&a.slot));
        let from = self.holder(&deed.slot).and_then(|a| CaregiverId::parse(&a.caregiver));
        Weighed {
            would_help: self.would_help(deed, &hindrances),
            hindrances,
            from: from.filter(|who| *who != deed.caregiver),
            emptied: emptied.collect(),
            score,
            change: new_score - score,
            parts,
            lifts_ban: self.is_banned(deed),
        }
    }

    /// Whether a slot stays whose it is: somebody has accepted it, or it has begun.
    pub fn is_settled(&self, slot: &SlotId) -> bool {
        self.settled.contains(slot.as_str())
    }

    /// Points that the plan gains, or loses, when whoever has a slot has it no longer and nobody else gets it.
    pub fn without(&self, slot: &SlotId) -> f64 {
        let left: Vec<Assignment> = self.planned().iter().filter(|a| a.slot != slot.as_str()).cloned().collect();
        self.instance.score(&left).0 - self.instance.score(self.planned()).0
    }

    /// Whether only a coordinator's own ban keeps her from the slot: then the deed lifts it.
    fn is_banned(&self, deed: &Deed) -> bool {
        let hers = |d: &&super::Decision| d.slot == deed.slot && d.caregiver == deed.caregiver;
        let forbidden = self.decisions.iter().find(hers).is_some_and(|d| d.kind == Decided::Forbid);
        forbidden && !self.unwelcome.contains(&(deed.slot.clone(), deed.caregiver.clone()))
    }

    /// The rules that the plan breaks after the deed: those that it does not break now, and those broken by the slot
    /// itself.
    fn hindrances(&self, deed: &Deed, after: &[Assignment]) -> Vec<Hindrance> {
        let known = [Some(deed.slot.as_str()), Some(deed.caregiver.as_str())];
        let unknown = known.iter().flatten().any(|id| !self.in_file(id));
        if unknown {
            return vec![hindrance(&deed.caregiver, &deed.slot, Obstacle::bare(Rule::OneCaregiver.name()))];
        }
        let broken_by =
            |plan: &[Assignment]| self.instance.check_rules(plan).into_iter().filter_map(|found| found.broken);
        // What is broken already is no matter of the deed, unless it is broken by what is to be given.
        let before: Vec<Broken> = broken_by(self.planned()).filter(|broken| !self.is_of(deed, broken)).collect();
        let banned = self.is_banned(deed);
        // The pins of what is given and given up go with the deed, a ban that it lifts too.
        let own = |broken: &Broken| {
            let (slot, who) = (broken.slot.as_str(), broken.caregiver.as_str());
            let about = slot == deed.slot.as_str() || deed.gives_up.iter().any(|given| given.as_str() == slot);
            let lifted = banned && slot == deed.slot.as_str() && who == deed.caregiver.as_str();
            (about && broken.rule == Rule::Pinned) || (lifted && broken.rule == Rule::Blocked)
        };
        let all = broken_by(after).filter(|broken| !before.contains(broken));
        let told = |broken: Broken| {
            let (who, slot) = (CaregiverId::parse(&broken.caregiver)?, SlotId::parse(&broken.slot)?);
            Some(hindrance(&who, self.brought_by(deed, &broken, &who).unwrap_or(&slot), Obstacle::from(&broken)))
        };
        all.filter(|broken| !own(broken)).filter_map(told).collect()
    }

    /// Whether it is by the slot of a deed that its caregiver breaks a rule.
    fn is_of(&self, deed: &Deed, broken: &Broken) -> bool {
        let slot = deed.slot.as_str();
        let named = broken.slot == slot || broken.other.as_deref() == Some(slot);
        let hers = broken.caregiver == deed.caregiver.as_str();
        hers && (named || self.brought_by(deed, broken, &deed.caregiver).is_some())
    }

    /// The slot by which a deed breaks the sum of a week or of a day; none where it is another's, or of another day.
    /// The rule itself names the last slot that counts.
    fn brought_by<'d>(&self, deed: &'d Deed, broken: &Broken, who: &CaregiverId) -> Option<&'d SlotId> {
        let brought = match () {
            () if *who == deed.caregiver => &deed.slot,
            () if deed.to.as_ref() == Some(who) => deed.gives_up.first()?,
            () => return None,
        };
        let day = |id: &str| self.week.slots.iter().find(|slot| slot.id == id).map(|slot| slot.start.date_naive());
        match broken.rule {
            Rule::WeekLimit | Rule::MonthLimit | Rule::DaysLimit | Rule::WeeklyRest => Some(brought),
            Rule::DayLimit | Rule::ShortDay if day(brought.as_str()) == day(&broken.slot) => Some(brought),
            _ => None,
        }
    }

    fn in_file(&self, id: &str) -> bool {
        self.week.slots.iter().any(|slot| slot.id == id) || self.week.caregivers.iter().any(|who| who.id == id)
    }

    /// The fewest of her other slots that she would have to give up; those that are settled she keeps.
    fn would_help(&self, deed: &Deed, hindrances: &[Hindrance]) -> Vec<SlotId> {
        let clearable =
            |h: &Hindrance| h.caregiver == deed.caregiver && OF_OTHER_SLOTS.contains(&h.obstacle.rule.as_str());
        let law = |h: &&Hindrance| h.ground != Ground::Policy;
        if !deed.gives_up.is_empty()
            || !hindrances.iter().any(clearable)
            || !hindrances.iter().filter(law).all(clearable)
        {
            return Vec::new();
        }
        let hers = self.planned().iter().filter(|a| a.caregiver == deed.caregiver.as_str());
        let mut movable: Vec<SlotId> = hers
            .filter(|a| a.slot != deed.slot.as_str() && !self.settled.contains(&a.slot))
            .filter_map(|a| SlotId::parse(&a.slot))
            .collect();
        // Those that are named come first.
        let named: HashSet<&SlotId> =
            hindrances.iter().flat_map(|h| h.obstacle.other.iter().chain([&h.slot])).collect();
        movable.sort_by_key(|slot| !named.contains(slot));
        for chosen in choices_of(&movable).take(MOST_TRIES) {
            let deed = Deed { gives_up: chosen, ..deed.clone() };
            let rest = done(self.planned(), &deed);
            let left = self.instance.broken_by(&rest, deed.slot.as_str(), deed.caregiver.as_str(), None);
            let hard = |b: &Broken| b.rule != Rule::Pinned && Ground::of(b.rule) != Ground::Policy;
            if !left.iter().any(hard) {
                return deed.gives_up;
            }
        }
        Vec::new()
    }
}

/// The plan after a deed.
fn done(before: &[Assignment], deed: &Deed) -> Vec<Assignment> {
    let given = |a: &Assignment| {
        a.caregiver == deed.caregiver.as_str() && deed.gives_up.iter().any(|slot| slot.as_str() == a.slot)
    };
    let mut after: Vec<Assignment> = before.iter().filter(|a| a.slot != deed.slot.as_str()).cloned().collect();
    match &deed.to {
        Some(to) => after.iter_mut().filter(|a| given(a)).for_each(|a| {
            (a.caregiver, a.trainee) = (to.to_string(), None);
        }),
        None => after.retain(|a| !given(a)),
    }
    let stays = before.iter().find(|a| a.slot == deed.slot.as_str() && a.caregiver == deed.caregiver.as_str());
    after.push(stays.cloned().unwrap_or_else(|| Assignment {
        slot: deed.slot.to_string(),
        caregiver: deed.caregiver.to_string(),
        trainee: None,
    }));
    after
}

/// One of them, two, three: the smaller choices first.
fn choices_of(slots: &[SlotId]) -> impl Iterator<Item = Vec<SlotId>> + '_ {
    (1..=MOST_GIVEN_UP.min(slots.len()))
        .flat_map(move |size| subsets(slots.len(), size))
        .map(move |places| places.into_iter().map(|place| slots[place].clone()).collect())
}

/// All choices of so many out of so many, the first ones first.
fn subsets(of: usize, size: usize) -> Vec<Vec<usize>> {
    match size {
        0 => vec![Vec::new()],
        _ => (size - 1..of)
            .flat_map(|last| {
                subsets(last, size - 1).into_iter().map(move |mut before| {
                    before.push(last);
                    before
                })
            })
            .collect(),
    }
}

fn hindrance(caregiver: &CaregiverId, slot: &SlotId, obstacle: Obstacle) -> Hindrance {
    let ground = Ground::of_name(&obstacle.rule);
    Hindrance { caregiver: caregiver.clone(), slot: slot.clone(), obstacle, ground }
}

#[cfg(test)]
mod tests {
    use super::subsets;

    #[test]
    fn choices_are_all_there_and_each_once() {
        for (of, size, many) in [(0, 1, 0), (1, 1, 1), (4, 2, 6), (5, 3, 10), (3, 3, 1), (2, 3, 0)] {
            let mut all = subsets(of, size);
            assert_eq!(all.len(), many, "{size} of {of}");
            all.sort();
            all.dedup();
            assert_eq!(all.len(), many);
        }
    }
}

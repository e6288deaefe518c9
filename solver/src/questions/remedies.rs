//! The smallest single change that would fill an unserved slot.
//!
//! Each kind of change is tried on a copy of what it touches and verified on the rules before it is said. The kinds,
//! smallest first: nothing at all (someone could come who is worth less), a longer window, a higher cap, a block
//! lifted, a certificate, another slot handed on, a pin lifted.

use crate::format::Assignment;
use crate::problem::Instance;
use crate::problem::roster::Roster;
use crate::questions::reasons::{breaches_of_adding, kept_away_by, kept_away_though_unpinned};
use crate::rules::{Breach, Duty, Rule, breaches};
use std::fmt;
use std::sync::OnceLock;

/// One change after which somebody can serve the slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// The caregiver can come as things stand: nothing has to change but the plan.
    Assign {
        /// Who.
        caregiver: String,
    },
    /// One window of availability longer at one end.
    LongerWindow {
        /// Whose.
        caregiver: String,
        /// By how much, minutes.
        minutes: i64,
        /// Whether it ends later; otherwise it starts earlier.
        later: bool,
    },
    /// A cap raised to what is needed.
    HigherCap {
        /// Whose.
        caregiver: String,
        /// Which: `day-limit`, `week-limit`, `month-limit` (minutes) or `days-limit` (days).
        cap: Rule,
        /// What it is now.
        from: i64,
        /// What is needed.
        to: i64,
    },
    /// The block on a caregiver lifted.
    LiftBlock {
        /// Whose.
        caregiver: String,
    },
    /// One certificate held on the day.
    Certificate {
        /// By whom.
        caregiver: String,
        /// Which.
        certificate: String,
    },
    /// Another slot of the caregiver handed to somebody else.
    HandOn {
        /// That other slot.
        slot: String,
        /// Who can then come.
        caregiver: String,
        /// Who takes the other slot.
        to: String,
    },
    /// The pin of another slot of the caregiver lifted.
    LiftPin {
        /// That other slot.
        slot: String,
        /// Who can then come.
        caregiver: String,
        /// Who can take the other slot, if anybody.
        to: Option<String>,
    },
}

impl fmt::Display for Remedy {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Remedy::Assign { caregiver } => {
                write!(
                    out,
                    "{caregiver} could come as things stand; assign {caregiver} by hand, for the plan gives the slot to nobody"
                )
            }
            Remedy::LongerWindow { caregiver, minutes, later } => {
                let side = if *later { "end later" } else { "start earlier" };
                write!(out, "{caregiver} available {minutes} minutes longer: let a window {side}")
            }
            Remedy::HigherCap { caregiver, cap, from, to } => {
                let what = match cap {
                    Rule::DayLimit => "minutes a day",
                    Rule::WeekLimit => "minutes a week",
                    Rule::MonthLimit => "minutes left in the month",
                    _ => "days a week",
                };
                write!(out, "raise the {what} of {caregiver} from {from} to {to}")
            }
            Remedy::LiftBlock { caregiver } => write!(out, "lift the block on {caregiver}"),
            Remedy::Certificate { caregiver, certificate } => {
                write!(out, "{caregiver} to hold the certificate {certificate} on that day")
            }
            Remedy::HandOn { slot, caregiver, to } => {
                write!(out, "hand slot {slot} from {caregiver} to {to}; {caregiver} can then come")
            }
            Remedy::LiftPin { slot, caregiver, to } => {
                write!(out, "lift the pin of slot {slot} on {caregiver}; {caregiver} can then come instead, ")?;
                match to {
                    Some(to) => write!(out, "and {to} can take {slot}"),
                    None => write!(out, "but nobody can take {slot}"),
                }
            }
        }
    }
}

impl Instance {
    /// For each slot that these assignments leave open and that one change would fill: the slot and the smallest such
    /// change.
    pub fn remedies(&self, assignments: &[Assignment]) -> Vec<(String, Remedy)> {
        let all: Vec<&str> = (0..self.slots.len()).map(|slot| self.slot_id(slot)).collect();
        self.remedies_among(assignments, &all, &|_, _| true)
    }

    /// The same for some slots alone, and among the changes that may be made at all: the smallest of those that `may`
    /// allows for the slot's id.
    pub fn remedies_among(
        &self,
        assignments: &[Assignment],
        slots: &[&str],
        may: &(dyn Fn(&str, &Remedy) -> bool + Sync),
    ) -> Vec<(String, Remedy)> {
        let roster = Roster::read(self, assignments);
        let duties = roster.duties(self);
        let search = Remedies { may, ..Remedies::new(self, &roster, &duties) };
        let nobody = |&slot: &usize| roster.caregiver[slot].is_none() && roster.instead(self, slot).is_none();
        let open = slots.iter().filter_map(|slot| self.slot_of(slot)).filter(nobody);
        open.filter_map(|slot| Some((self.slot_id(slot).to_owned(), search.of_slot(slot)?))).collect()
    }
}

/// Minutes by which one window may become longer.
const LONGEST_STRETCH: i64 = 60;

/// A change that fills the slot, with how large it is.
struct Change {
    /// Smaller is better: kind first, then size.
    size: (u8, i64),
    remedy: Remedy,
}

/// Looks for remedies in one plan; who could take over which slot is looked up once.
pub(crate) struct Remedies<'p> {
    instance: &'p Instance,
    roster: &'p Roster,
    duties: &'p [Vec<usize>],
    /// By slot, when it is first asked: somebody else who could take it from its caregiver.
    takers: Vec<OnceLock<Option<usize>>>,
    /// Whether a change may be made for the slot of this id.
    may: &'p (dyn Fn(&str, &Remedy) -> bool + Sync),
}

impl<'p> Remedies<'p> {
    /// For a plan, given as roster and as duties.
    pub fn new(instance: &'p Instance, roster: &'p Roster, duties: &'p [Vec<usize>]) -> Self {
        Remedies {
            instance,
            roster,
            duties,
            takers: (0..instance.slots.len()).map(|_| OnceLock::new()).collect(),
            may: &|_, _| true,
        }
    }

    fn may(&self, slot: usize, change: &Change) -> bool {
        (self.may)(self.instance.slot_id(slot), &change.remedy)
    }

    /// The smallest change that would fill a slot that nobody serves; none where no single one does.
    pub fn of_slot(&self, slot: usize) -> Option<Remedy> {
        let instance = self.instance;
        let mut best: Option<Change> = None;
        let mut movable = Vec::new();
        for (person, duty) in self.duties.iter().enumerate() {
            let elsewhere = instance.slots[slot].pinned.is_some_and(|pinned| pinned != person);
            if instance.people[person].is_trainee() || elsewhere || hopeless(instance, person, slot) {
                continue;
            }
            let found = breaches_of_adding(instance, person, duty, slot);
            let change = without_moving(instance, person, slot, &found).filter(|change| self.may(slot, change));
            let better = change.filter(|change| best.as_ref().is_none_or(|best| change.size < best.size));
            best = better.or(best);
            let of_the_plan = |breach: &Breach| breach.rule >= Rule::NoOverlap && breach.rule <= Rule::ShortDay;
            if !found.is_empty() && found.iter().all(of_the_plan) {
                movable.push(person);
            }
        }
        // Handing on is dearer to try and never smaller than the changes before, so it comes last.
        if best.is_none() {
            let handed = movable
                .iter()
                .find_map(|&person| self.handing_on(person, slot).filter(|change| self.may(slot, change)));
            let unpinned = |&person: &usize| self.unpinning(person, slot).filter(|change| self.may(slot, change));
            best = handed.or_else(|| movable.iter().find_map(unpinned));
        }
        best.map(|change| change.remedy)
    }

    /// Someone else who can serve a slot that its caregiver gives up.
    fn taker(&self, giver: usize, given: usize) -> Option<usize> {
        let (instance, duties) = (self.instance, self.duties);
        let free = |&to: &usize| to != giver && kept_away_by(instance, to, &duties[to], given).is_none();
        *self.takers[given].get_or_init(|| (0..duties.len()).find(free))
    }

    /// One other slot of this person handed to somebody else.
    fn handing_on(&self, person: usize, slot: usize) -> Option<Change> {
        let instance = self.instance;
        let unpinned = self.duties[person].iter().copied().filter(|&given| instance.slots[given].pinned.is_none());
        unpinned.into_iter().find_map(|given| {
            let rest = without(&self.duties[person], given);
            if !fits(instance, person, &rest, slot) {
                return None;
            }
            let to = self.taker(person, given)?;
            let (caregiver, to) = (instance.person_id(person).to_owned(), instance.person_id(to).to_owned());
            let remedy = Remedy::HandOn { slot: instance.slot_id(given).to_owned(), caregiver, to };
            Some(Change { size: (5, 0), remedy })
        })
    }

    /// The pin of one other slot of this person lifted; that slot goes to somebody else where anybody can take it.
    fn unpinning(&self, person: usize, slot: usize) -> Option<Change> {
        let (instance, duties) = (self.instance, self.duties);
        let pinned = |given: &usize| {
            instance.slots[*given].pinned == Some(person) && self.roster.caregiver[*given] == Some(person)
        };
        duties[person].iter().copied().filter(pinned).find_map(|given| {
            let rest = without(&duties[person], given);
            if !fits(instance, person, &rest, slot) {
                return None;
            }
            let free = |&to: &usize| {
                to != person
                    && !instance.people[to].is_trainee()
                    && kept_away_though_unpinned(instance, to, &duties[to], given).is_none()
            };
            let to = (0..duties.len()).find(free).map(|to| instance.person_id(to).to_owned());
            let (slot, caregiver) = (instance.slot_id(given).to_owned(), instance.person_id(person).to_owned());
            Some(Change { size: (6, 0), remedy: Remedy::LiftPin { slot, caregiver, to } })
        })
    }
}

/// Whether more than one change would be needed whatever the plan: too far, or two of block, windows, certificates; or
/// one that is larger than a remedy may be. The cheap questions come first.
fn hopeless(instance: &Instance, person: usize, slot: usize) -> bool {
    let too_far = || {
        let alone = Duty { person, slots: &[slot], about: None, mentors: &[] };
        !Rule::TooFar.breaches(instance, &alone).is_empty()
    };
    match (instance.screening.changeable(instance, slot, person), instance.screening.first(instance, slot, person)) {
        (0, first) => first.is_some(),
        (1, Some(Rule::Available)) => longer_window(instance, person, slot).is_none() || too_far(),
        (1, _) => too_far(),
        _ => true,
    }
}

/// Changes that leave every other slot where it is.
fn without_moving(instance: &Instance, person: usize, slot: usize, found: &[Breach]) -> Option<Change> {
    let who = || instance.person_id(person).to_owned();
    let single = match found {
        [] => {
            return Some(Change { size: (0, 0), remedy: Remedy::Assign { caregiver: who() } });
        }
        [breach] => breach,
        _ => return None,
    };
    let cap = || {
        let remedy = Remedy::HigherCap { caregiver: who(), cap: single.rule, from: single.limit, to: single.found };
        Some(Change { size: (2, single.found - single.limit), remedy })
    };
    match single.rule {
        Rule::Available => longer_window(instance, person, slot),
        Rule::DayLimit | Rule::WeekLimit | Rule::MonthLimit | Rule::DaysLimit => cap(),
        Rule::Blocked => Some(Change { size: (3, 0), remedy: Remedy::LiftBlock { caregiver: who() } }),
        Rule::Certificates if single.found == 1 => {
            let required = instance.slots[slot].requires.iter().zip(&instance.week.slots[slot].requires);
            let missing = |code: usize| !crate::rules::holds(instance, person, slot, code);
            let name = required.into_iter().find(|(code, _)| missing(**code)).map(|(_, name)| name)?;
            Some(Change { size: (4, 0), remedy: Remedy::Certificate { caregiver: who(), certificate: name.clone() } })
        }
        _ => None,
    }
}

/// One window longer at one end, so that the slot lies inside the joined windows.
fn longer_window(instance: &Instance, person: usize, slot: usize) -> Option<Change> {
    let asked = &instance.slots[slot];
    let windows = &instance.people[person].windows;
    let covers = |from: i64, to: i64| {
        // The stretched window joins up with every window that it now touches.
        let touched = windows.iter().filter(|window| window.0 <= to && from <= window.1);
        let (from, to) = touched.fold((from, to), |joined, window| (joined.0.min(window.0), joined.1.max(window.1)));
        from <= asked.start && asked.end <= to
    };
    let mut shortest: Option<(i64, bool)> = None;
    for &(from, to) in windows {
        let ends = windows.iter().map(|next| next.0 - to).chain([asked.end - to]);
        let later = ends.filter(|&more| covers(from, to + more)).map(|more| (more, true));
        let starts = windows.iter().map(|before| from - before.1).chain([from - asked.start]);
        let earlier = starts.filter(|&more| covers(from - more, to)).map(|more| (more, false));
        let within = later.chain(earlier).filter(|(more, _)| (1..=LONGEST_STRETCH).contains(more));
        shortest = within.chain(shortest).min();
    }
    let (minutes, later) = shortest?;
    let remedy = Remedy::LongerWindow { caregiver: instance.person_id(person).to_owned(), minutes, later };
    Some(Change { size: (1, minutes), remedy })
}

fn without(duty: &[usize], slot: usize) -> Vec<usize> {
    duty.iter().copied().filter(|&other| other != slot).collect()
}

/// Whether a duty from which one slot was taken keeps every rule with this slot added. Taking a slot away can only
/// make its day too short.
pub(crate) fn fits(instance: &Instance, person: usize, rest: &[usize], slot: usize) -> bool {
    let slots = crate::problem::roster::with(instance, rest, slot);
    let duty = Duty { person, slots: &slots, about: Some(slot), mentors: &[] };
    breaches(instance, &duty).is_empty() && Rule::ShortDay.breaches(instance, &Duty { about: None, ..duty }).is_empty()
}

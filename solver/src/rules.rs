//! The hard rules: one list, one file each, one wording.
//!
//! Each rule's file ends in a function that names every breach in one person's duty, with figures. Checking,
//! explaining and ranking go through here; the model does not (it builds only what keeps the rules in its own way),
//! so that a mistake in one is seen by the other.

use crate::problem::Instance;
use std::fmt;

mod accompanied;
mod available;
mod blocked;
mod certificates;
mod daily_rest;
mod day_limit;
mod days_limit;
mod either;
mod month_limit;
mod no_overlap;
mod one_caregiver;
mod pinned;
mod short_day;
mod too_far;
mod week_limit;
mod weekly_rest;

pub use either::of_two as either_of_two;
pub(crate) use weekly_rest::longest_free;

/// The hard rules, in the order in which they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A slot has at most one caregiver, who is no trainee.
    OneCaregiver,
    /// Of alternatives at most one is served.
    Either,
    /// A pinned slot is served by that caregiver.
    Pinned,
    /// Never a blocked caregiver.
    Blocked,
    /// The slot lies inside the availability.
    Available,
    /// All certificates are held and valid on the day.
    Certificates,
    /// Home to slot and back, each within the limit.
    TooFar,
    /// Time to get from one slot to another.
    NoOverlap,
    /// Rest between one day's last slot and a later day's first.
    DailyRest,
    /// One long free stretch in the week.
    WeeklyRest,
    /// Minutes in a day.
    DayLimit,
    /// Minutes in the week.
    WeekLimit,
    /// Minutes in a month.
    MonthLimit,
    /// Days with care.
    DaysLimit,
    /// Least minutes of a day with care.
    ShortDay,
    /// A trainee is only ever second, with a mentor.
    Accompanied,
}

impl Rule {
    /// Every rule, in the order in which they count.
    pub const ALL: [Rule; 16] = [
        Rule::OneCaregiver,
        Rule::Either,
        Rule::Pinned,
        Rule::Blocked,
        Rule::Available,
        Rule::Certificates,
        Rule::TooFar,
        Rule::NoOverlap,
        Rule::DailyRest,
        Rule::WeeklyRest,
        Rule::DayLimit,
        Rule::WeekLimit,
        Rule::MonthLimit,
        Rule::DaysLimit,
        Rule::ShortDay,
        Rule::Accompanied,
    ];

    /// The name that messages, explanations and files use.
    pub fn name(self) -> &'static str {
        match self {
            Rule::OneCaregiver => one_caregiver::NAME,
            Rule::Either => either::NAME,
            Rule::Pinned => pinned::NAME,
            Rule::Blocked => blocked::NAME,
            Rule::Available => available::NAME,
            Rule::Certificates => certificates::NAME,
            Rule::TooFar => too_far::NAME,
            Rule::NoOverlap => no_overlap::NAME,
            Rule::DailyRest => daily_rest::NAME,
            Rule::WeeklyRest => weekly_rest::NAME,
            Rule::DayLimit => day_limit::NAME,
            Rule::WeekLimit => week_limit::NAME,
            Rule::MonthLimit => month_limit::NAME,
            Rule::DaysLimit => days_limit::NAME,
            Rule::ShortDay => short_day::NAME,
            Rule::Accompanied => accompanied::NAME,
        }
    }

    /// Every breach of this rule in a duty.
    pub fn breaches(self, instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
        let find = match self {
            Rule::OneCaregiver => one_caregiver::breaches,
            Rule::Either => either::breaches,
            Rule::Pinned => pinned::breaches,
            Rule::Blocked => blocked::breaches,
            Rule::Available => available::breaches,
            Rule::Certificates => certificates::breaches,
            Rule::TooFar => too_far::breaches,
            Rule::NoOverlap => no_overlap::breaches,
            Rule::DailyRest => daily_rest::breaches,
            Rule::WeeklyRest => weekly_rest::breaches,
            Rule::DayLimit => day_limit::breaches,
            Rule::WeekLimit => week_limit::breaches,
            Rule::MonthLimit => month_limit::breaches,
            Rule::DaysLimit => days_limit::breaches,
            Rule::ShortDay => short_day::breaches,
            Rule::Accompanied => accompanied::breaches,
        };
        find(instance, duty)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// What one person does in the week, or would do.
#[derive(Debug, Clone, Copy)]
pub struct Duty<'a> {
    /// Who.
    pub person: usize,
    /// Slots in order of time.
    pub slots: &'a [usize],
    /// Only breaches that this slot takes part in; all where there is none.
    pub about: Option<usize>,
    /// Whose trainee this person is in a slot: the caregiver by place in `slots`; none where the person serves.
    pub mentors: &'a [Option<usize>],
}

impl Duty<'_> {
    /// The slots that rules about single slots look at.
    fn looked_at(&self) -> impl Iterator<Item = usize> + '_ {
        self.slots.iter().copied().filter(|&slot| self.about.is_none_or(|about| about == slot))
    }

    /// Every pair of slots asked for, the earlier first, in order of the later.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let slots = self.slots;
        let Some(about) = self.about else {
            let before = |place: usize| slots[..place].iter().map(move |&earlier| (earlier, slots[place]));
            return (0..slots.len()).flat_map(before).collect();
        };
        let Some(place) = slots.iter().position(|&slot| slot == about) else { return Vec::new() };
        let before = slots[..place].iter().map(|&earlier| (earlier, about));
        before.chain(slots[place + 1..].iter().map(|&later| (about, later))).collect()
    }

    /// Whether the breach of a sum over these slots is asked for.
    fn concerns(&self, mut slots: impl Iterator<Item = usize>) -> bool {
        self.about.is_none_or(|about| slots.any(|slot| slot == about))
    }

    /// Whether the person is the second one in this place of the duty.
    fn learns(&self, place: usize) -> bool {
        self.mentors.get(place).is_some_and(Option::is_some)
    }
}

/// One breach of a rule, with its figures and without words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breach {
    /// Which rule.
    pub rule: Rule,
    /// Whose duty.
    pub person: usize,
    /// In which slot; for sums, the last slot that counts.
    pub slot: usize,
    /// The other slot of a pair.
    pub other: Option<usize>,
    /// The figure found: minutes, days; 0 where the rule has none.
    pub found: i64,
    /// The figure that the rule asks for.
    pub limit: i64,
}

impl Breach {
    fn plain(rule: Rule, person: usize, slot: usize) -> Self {
        Breach { rule, person, slot, other: None, found: 0, limit: 0 }
    }

    fn figures(rule: Rule, person: usize, slot: usize, found: i64, limit: i64) -> Self {
        Breach { rule, person, slot, other: None, found, limit }
    }

    /// The breach in a sentence, with slot, caregiver and figures.
    pub fn words(&self, instance: &Instance) -> String {
        let (slot, who) = (instance.slot_id(self.slot), instance.person_id(self.person));
        let other = self.other.map_or("", |other| instance.slot_id(other));
        let rest = match self.rule {
            Rule::OneCaregiver => one_caregiver::words(),
            Rule::Either => either::words(other),
            Rule::Pinned => pinned::words(instance, self.slot),
            Rule::Blocked => blocked::words(),
            Rule::Available => available::words(),
            Rule::Certificates => certificates::words(instance, self),
            Rule::TooFar => too_far::words(self),
            Rule::NoOverlap => no_overlap::words(self, other),
            Rule::DailyRest => daily_rest::words(self, other),
            Rule::WeeklyRest => weekly_rest::words(self),
            Rule::DayLimit => day_limit::words(self),
            Rule::WeekLimit => week_limit::words(self),
            Rule::MonthLimit => month_limit::words(instance, self),
            Rule::DaysLimit => days_limit::words(self),
            Rule::ShortDay => short_day::words(self),
            Rule::Accompanied => accompanied::words(),
        };
        format!("{}: slot {slot}, caregiver {who}: {rest}", self.rule)
    }
}

/// Whether a person holds a certificate on the day of a slot.
pub(crate) fn holds(instance: &Instance, person: usize, slot: usize, code: usize) -> bool {
    certificates::held(instance, person, slot, code)
}

/// Every breach of every rule in a duty, in the order in which rules count.
pub fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    Rule::ALL.iter().flat_map(|rule| rule.breaches(instance, duty)).collect()
}

/// The rules of a person's whole duty, in the order in which they count: those that look at more than one slot.
pub const OF_A_DUTY: [Rule; 8] = [
    Rule::NoOverlap,
    Rule::DailyRest,
    Rule::WeeklyRest,
    Rule::DayLimit,
    Rule::WeekLimit,
    Rule::MonthLimit,
    Rule::DaysLimit,
    Rule::ShortDay,
];

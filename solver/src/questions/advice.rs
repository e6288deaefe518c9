//! Advice from past weeks: what one more certificate, one more caregiver in a place, one longer window or one higher cap
//! would have served.
//!
//! # What is asked
//! Of each week the *most* that any plan could have served is looked for, once in minutes of care and once in families
//! with at least one slot served: the rules are those of the week, pins among them, and nothing else counts, neither
//! travel nor wishes nor what was published. A change is worth the difference between the week with it and without.
//!
//! # Why both ends are proved
//! Without the change a plan that serves `s` and a bound `b` are known, with it a plan that serves `s'` and a bound `b'`.
//! The worth lies between `s' − b` and `b' − s` (`least` and `most`); `found` is `s' − s`. Plans keep the rules' own
//! files. A bound `b'` comes of the prices of the unchanged week: people plan apart there (see `lagrangian`), so the bound
//! of the changed week at the same prices is that of the unchanged one, less the best week of whom the change
//! concerns, plus the best week that this person has after it. That is Lagrangian duality as anywhere else in this
//! crate, for the relaxation of the changed week differs in one person only: slots that nobody could serve before
//! have a price of nothing. (Sensitivity by dual prices: Geoffrion 1974.)
//! Beside it stands a bound that needs none of the whole week: a plan after the change, less what it holds only because of
//! the change, is a plan without it (`beyond`).
//! Changes are then solved anew, the most promising first, until ten are known to be the best or time is up.

use crate::format::Week;
use crate::problem::Instance;
use crate::questions::Unsolved;
use crate::search::{Options, Watch};
use base::{Base, Measure};
use serde::Serialize;
use std::fmt;
use worth::Ranking;

mod base;
mod beyond;
mod change;
mod estimate;
mod proposals;
mod words;
mod worth;

pub use change::{Change, Profile, Shift};

/// Weeks that advice is drawn from at most.
pub const MOST_WEEKS: usize = 12;
/// Changes told.
const TOLD: usize = 10;

/// A worth that lies between two proved bounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// At least so much, proved.
    pub least: i64,
    /// The difference between the two best plans found.
    pub found: i64,
    /// At most so much, proved.
    pub most: i64,
}

/// What a week could have served as it was: the best plan found and a proved bound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Served {
    /// The ISO week.
    pub week: String,
    /// Minutes of care that are asked for.
    pub asked_minutes: i64,
    /// Minutes of care in the plan that serves the most.
    pub minutes: i64,
    /// No plan serves more minutes.
    pub minutes_bound: i64,
    /// Families that ask.
    pub asked_families: i64,
    /// Families with a slot in the plan that serves the most families.
    pub families: i64,
    /// No plan serves more families.
    pub families_bound: i64,
}

/// One change and what it would have served, over all weeks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Worth {
    /// The change.
    pub change: Change,
    /// Whom it is about.
    pub whom: Profile,
    /// Minutes of care more.
    pub minutes: Interval,
    /// Families more.
    pub families: Interval,
}

/// What could have been served, and by which changes more.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Advice {
    /// The weeks as they were.
    pub weeks: Vec<Served>,
    /// The ten changes that would have served the most minutes, the best first; fewer where fewer would have served any.
    pub changes: Vec<Worth>,
    /// Changes looked at.
    pub looked_at: usize,
    /// Whether it is proved that none of the others would have served more minutes than any that is told.
    pub sure: bool,
}

/// Why there is no advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAdvice {
    /// No week was given.
    NoWeek,
    /// More than [`MOST_WEEKS`].
    TooMany(usize),
    /// The same ISO week twice.
    Twice(String),
    /// A week that has no caregiver in common with the others: it is another organiser's.
    Apart(String),
    /// A week without a plan.
    Unsolved {
        /// Which.
        week: String,
        /// Why.
        why: Unsolved,
    },
}

impl fmt::Display for NoAdvice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoAdvice::NoWeek => write!(out, "there is no week to draw advice from; give one to {MOST_WEEKS}"),
            NoAdvice::TooMany(count) => {
                write!(out, "{count} weeks are too many; give the last {MOST_WEEKS} at most")
            }
            NoAdvice::Twice(week) => write!(out, "{week} is given twice; give each week once"),
            NoAdvice::Apart(week) => write!(
                out,
                "{week} has no caregiver in common with the weeks before it (same id and time zone), so it is of another \
                 organiser; ask about each organiser apart"
            ),
            NoAdvice::Unsolved { week, why } => write!(out, "{week}: {why}"),
        }
    }
}

impl std::error::Error for NoAdvice {}

/// Advice from one to twelve past weeks of one organiser. `options` hold threads, seed and the seconds for all of it;
/// without the seconds that it needs, intervals are wider and [`Advice::sure`] is false.
///
/// # Errors
/// No week or too many, the same week twice, weeks of two organisers, or a week whose pins contradict.
pub fn advise(weeks: &[Week], options: &Options, watch: &Watch<'_>) -> Result<Advice, NoAdvice> {
    check_weeks(weeks)?;
    // Half of the time for the weeks as they are, a quarter for changes, a quarter for families.
    let seconds = |part: f64| Options { gap: 0.0, time_limit: options.time_limit * part, ..*options };
    let each = 1.0 / weeks.len() as f64;
    let newcomer = proposals::newcomer(weeks);
    let based = |measure: Measure, from: f64, until: f64| {
        let limits = (1..=weeks.len()).map(move |count| from + (until - from) * each * count as f64);
        let bases = weeks.iter().zip(limits).map(|(week, until)| {
            let base = Base::new(week, &newcomer, measure, &seconds(until), watch);
            base.map_err(|why| NoAdvice::Unsolved { week: week.week.clone(), why })
        });
        bases.collect::<Result<Vec<Base>, NoAdvice>>()
    };
    let minutes = based(Measure::Minutes, 0.0, 0.4)?;
    let families = based(Measure::Families, 0.4, 0.5)?;
    let proposals = proposals::all(weeks, &minutes);
    let looked_at = proposals.len();
    let late = || (watch.stop)() || (watch.elapsed)() >= options.time_limit * 0.75;
    let mut ranking = Ranking::new(&minutes, &proposals, options.threads, &late);
    let sure = ranking.settle(TOLD, &seconds(0.75), watch);
    let mut changes = Vec::new();
    let told = ranking.best(TOLD);
    for (at, &place) in told.iter().enumerate() {
        let until = 0.75 + 0.25 * (at + 1) as f64 / told.len() as f64;
        let change = proposals[place].clone();
        let mut of_families = Ranking::new(&families, std::slice::from_ref(&change), 1, &|| false);
        of_families.resolve(0, &seconds(until), watch);
        changes.push(Worth {
            whom: proposals::profile(weeks, &newcomer, &change),
            minutes: ranking.interval(place),
            families: of_families.interval(0),
            change,
        });
    }
    let weeks = minutes.iter().zip(&families).map(|(minutes, families)| Served {
        week: minutes.week().to_owned(),
        asked_minutes: minutes.asked(),
        minutes: minutes.served,
        minutes_bound: minutes.bound,
        asked_families: families.asked(),
        families: families.served,
        families_bound: families.bound,
    });
    Ok(Advice { weeks: weeks.collect(), changes, looked_at, sure })
}

/// Whether these are one to twelve different weeks of one organiser: each has a caregiver in common with one before.
fn check_weeks(weeks: &[Week]) -> Result<(), NoAdvice> {
    match weeks.len() {
        0 => return Err(NoAdvice::NoWeek),
        count if count > MOST_WEEKS => return Err(NoAdvice::TooMany(count)),
        _ => {}
    }
    for (at, week) in weeks.iter().enumerate() {
        if weeks[..at].iter().any(|before| before.week == week.week) {
            return Err(NoAdvice::Twice(week.week.clone()));
        }
        let same = |before: &Week| {
            let ids: std::collections::HashSet<&str> = before.caregivers.iter().map(|one| one.id.as_str()).collect();
            before.time_zone == week.time_zone && week.caregivers.iter().any(|one| ids.contains(one.id.as_str()))
        };
        let empty = |week: &Week| week.caregivers.is_empty();
        if at > 0 && !empty(week) && !weeks[..at].iter().any(|before| empty(before) || same(before)) {
            return Err(NoAdvice::Apart(week.week.clone()));
        }
    }
    Ok(())
}

/// The place of a caregiver in a week's instance, if she is in it.
fn person_in(instance: &Instance, change: &Change) -> Option<usize> {
    match change.caregiver() {
        Some(caregiver) => instance.person_of(caregiver),
        // Whoever is new stands last, see `Base`.
        None => instance.people.len().checked_sub(1),
    }
}

//! What one person could do: the slots within reach, and each local day's rounds.
//!
//! A round is a feasible sequence of slots in one local day, with its exact travel. Everything that a rule asks of a
//! single day is settled here; what it asks of the week is settled in [`crate::pricing`].

use crate::objective;
use crate::problem::Instance;
use crate::problem::travel;
use crate::problem::units::Units;

use super::faces::Faces;
use super::rounds::Day;
use super::steps::Steps;
use super::{DAYS, clashes, small};
use crate::params::PARAMS;

/// The concave part of a person's worth: shortfall and learning as a function of the week's minutes, in units,
/// rounded so that it is never less than the true figure.
#[derive(Debug, Clone, Copy)]
pub struct ByMinutes {
    target: i64,
    /// Units for each half minute below the target; the same for each half minute below half of it.
    half_slope: i64,
    learning: i64,
    learning_slope: i64,
}

impl ByMinutes {
    fn new(instance: &Instance, person: usize, units: &Units) -> Self {
        let weights = &instance.week.weights;
        let person = &instance.people[person];
        ByMinutes {
            target: person.target,
            half_slope: units.down(weights.shortfall_per_minute / 2.0),
            learning: person.learning,
            learning_slope: units.up(weights.learning_per_minute),
        }
    }

    /// Minutes at which it may turn, and 0.
    pub fn kinks(&self) -> [i32; 5] {
        let half = self.target / 2;
        [0, half, half + 1, self.target, self.learning].map(|minutes| minutes.min(1_000_000_000) as i32)
    }

    /// Units at this many minutes; concave and never falling.
    #[inline]
    pub fn at(&self, minutes: i32) -> i64 {
        let minutes = i64::from(minutes);
        let below_twice = 2 * (self.target - minutes).max(0) + (self.target - 2 * minutes).max(0);
        self.learning_slope * minutes.min(self.learning) - self.half_slope * below_twice
    }
}

/// What one person could do in this week.
#[derive(Debug, Clone)]
pub struct Reach {
    /// Who.
    pub person: usize,
    /// Slots within reach, in order of time.
    pub slots: Vec<u32>,
    /// By place in `slots`: units for this person serving it, travel apart.
    pub gain: Vec<i64>,
    /// Households where this person would be new.
    pub faces: Faces,
    /// By place in `slots`: pinned to this person.
    pub pinned: Vec<bool>,
    /// The rounds of each local day.
    pub days: Vec<Day>,
    /// By place: bits of slots that can be too close to one of a later day, see [`clashes`]; empty for nearly everyone.
    pub clashes: Vec<(u128, u128)>,
    /// Days on which this person has a pinned slot.
    pub must_work: [bool; DAYS],
    /// Shortfall and learning.
    pub by_minutes: ByMinutes,
    /// Most minutes in the week.
    pub week_limit: i32,
    /// By local day: most minutes in the month it is in, and whether a new month starts with it.
    pub month_limit: [i32; DAYS],
    /// By local day: whether it is in another month than the day before.
    pub month_turns: [bool; DAYS],
    /// Most days.
    pub days_limit: i32,
    /// Minutes between days.
    pub daily_rest: i32,
    /// Minutes of the longest stretch free.
    pub weekly_rest: i32,
    /// Minutes of the week.
    pub week_end: i32,
    /// Minutes are counted in steps of so many.
    pub step: i32,
    /// Whether days hold so many slots that minutes get a price instead of a state.
    pub dense: bool,
    /// Whether every slot within reach is a whole number of steps long.
    whole_steps: bool,
}

/// Whether a person could be in a slot at all, the plan being otherwise empty and short days apart. A model of its
/// own: the rules' files are not asked.
pub fn could_be_in(instance: &Instance, person: usize, slot: usize) -> bool {
    let (who, asked) = (&instance.people[person], &instance.slots[slot]);
    if asked.overruled
        || asked.blocked.contains(&person)
        || !who.is_trainee() && asked.pinned.is_some_and(|pinned| pinned != person)
    {
        return false;
    }
    if !who.windows.iter().any(|&(from, to)| from <= asked.start && asked.end <= to) {
        return false;
    }
    let minutes = asked.minutes();
    let month = who.month_limit[asked.month].unwrap_or(i64::MAX);
    if minutes > who.day_limit.min(who.week_limit).min(month) || who.days_limit < 1 {
        return false;
    }
    if !who.is_trainee() {
        let held = |code: &usize| {
            who.certificates
                .iter()
                .any(|held| held.code == *code && held.from <= asked.date && asked.date <= held.until)
        };
        if !asked.requires.iter().all(held) {
            return false;
        }
    }
    travel::minutes(instance, who, &who.home, &asked.home) <= who.max_travel
        && travel::minutes(instance, who, &asked.home, &who.home) <= who.max_travel
}

impl Reach {
    /// A person's reach. `within` are the slots to look at, by index; for a trainee those that a mentor allowed to
    /// this trainee could serve.
    pub fn new(instance: &Instance, person: usize, within: &[u32], units: &Units) -> Self {
        let who = &instance.people[person];
        let mut slots: Vec<u32> =
            within.iter().copied().filter(|&slot| could_be_in(instance, person, slot as usize)).collect();
        slots.sort_by_key(|&slot| (instance.slots[slot as usize].start, slot));
        let mut gain: Vec<i64> = slots.iter().map(|&slot| units.up(gain(instance, person, slot as usize))).collect();
        let pinned: Vec<bool> =
            slots.iter().map(|&slot| instance.slots[slot as usize].pinned == Some(person)).collect();
        let faces = Faces::new(instance, person, &slots, &mut gain, units);
        let mut reach = Reach {
            person,
            faces,
            gain,
            pinned,
            slots,
            days: Vec::new(),
            clashes: Vec::new(),
            must_work: [false; DAYS],
            by_minutes: ByMinutes::new(instance, person, units),
            week_limit: small(who.week_limit),
            month_limit: [i32::MAX; DAYS],
            month_turns: [false; DAYS],
            days_limit: small(who.days_limit),
            daily_rest: instance.week.rules.daily_rest_minutes as i32,
            weekly_rest: instance.week.rules.weekly_rest_minutes as i32,
            week_end: small(instance.end),
            step: 1,
            whole_steps: true,
            dense: false,
        };
        let steps = Steps::of(instance, who, &reach.slots);
        (reach.step, reach.whole_steps) = (steps.step, steps.whole);
        let mut month_of_day = [None; DAYS];
        for slot in &instance.slots {
            month_of_day[slot.day] = Some(slot.month);
            reach.month_limit[slot.day] = who.month_limit[slot.month].map_or(i32::MAX, small);
        }
        let mut month = None;
        for (day, of_day) in month_of_day.into_iter().enumerate() {
            reach.month_turns[day] = month.is_some() && of_day.is_some() && of_day != month;
            month = of_day.or(month);
        }
        for (&slot, _) in reach.slots.iter().zip(&reach.pinned).filter(|(_, pinned)| **pinned) {
            reach.must_work[instance.slots[slot as usize].day] = true;
        }
        reach.clashes = clashes::of(instance, &reach);
        reach.days = (0..DAYS).map(|day| Day::new(instance, &reach, day, units)).collect();
        reach.dense = reach.work() > PARAMS.dense_work_alone;
        reach
    }

    /// Arcs times states of the days whose rounds are not listed.
    pub fn work(&self) -> usize {
        let unlisted = self.days.iter().filter(|day| day.listed.is_none());
        unlisted.map(|day| day.graph.work()).sum()
    }

    /// Units that the minutes beyond whole steps are worth at most.
    #[inline]
    pub fn lost(&self, minutes: i32, steps: usize) -> i64 {
        if self.whole_steps {
            return 0;
        }
        i64::from(minutes - steps as i32 * self.step) * (self.by_minutes.at(1) - self.by_minutes.at(0))
    }

    /// Whether no minutes are lost in whole steps.
    pub fn counts_exactly(&self) -> bool {
        self.whole_steps
    }

    /// Steps that a round of at least so many minutes surely has.
    pub fn enough_steps(&self, least: i32) -> usize {
        // Each slot is rounded down by itself, so where that loses minutes nothing is sure.
        if self.whole_steps { (least.max(0) as usize).div_ceil(self.step as usize) } else { 0 }
    }

    /// The marks of some slots put together, see [`clashes`](Self::clashes).
    pub fn clashes_of(&self, stops: &[u32]) -> (u128, u128) {
        if self.clashes.is_empty() {
            return (0, 0);
        }
        let marks = stops.iter().map(|&stop| self.clashes[stop as usize]);
        marks.fold((0, 0), |(own, against), mark| (own | mark.0, against | mark.1))
    }
}

/// Points for this person being in a slot, travel apart. For a trainee the wish alone.
fn gain(instance: &Instance, person: usize, slot: usize) -> f64 {
    let who = &instance.people[person];
    let wish = objective::wish(instance, who, slot);
    if who.is_trainee() {
        return wish;
    }
    let parts = objective::of_slot(instance, slot, Some(person));
    let unserved = objective::of_slot(instance, slot, None);
    wish + parts.total() - unserved.total()
}

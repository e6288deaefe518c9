//! What the days ahead can add at most, by the minutes worked so far: the same program with the rests, the number of
//! days and the months left out, which makes minutes the only state.

use super::Choice;
use crate::reach::{DAYS, NEVER, Reach};

/// Above this many states the outlook is given up for a flat, looser one.
const MOST_STATES: usize = 4096;
/// Stands for "cannot be done"; far from overflow when summed.
const NOTHING: i64 = i64::MIN / 8;

/// By day and minutes so far: units that this and later days can still add.
#[derive(Debug, Default)]
pub(super) struct Outlook {
    step: i32,
    states: usize,
    limit: i32,
    /// Row day, column minutes ÷ step.
    table: Vec<i64>,
    /// Best worth by minutes of one day.
    by_minutes: Vec<(i32, i64)>,
    worth_at: Vec<i64>,
    start: i64,
}

fn common_step(mut one: i32, mut other: i32) -> i32 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

impl Outlook {
    /// The most that the whole week can be worth, units.
    pub fn from_start(&self) -> i64 {
        self.start
    }

    /// What days from `day` on can add to a week of this many minutes so far.
    #[inline]
    pub fn ahead(&self, day: usize, minutes: i32) -> i64 {
        match self.states {
            0 => self.table[day],
            states => self.table[day * states + (minutes / self.step) as usize],
        }
    }

    /// Looks ahead over these choices.
    pub fn look(&mut self, reach: &Reach, choices: &[Vec<Choice>; DAYS]) {
        let mut limit = reach.week_limit;
        if !reach.month_turns.contains(&true) {
            limit = limit.min(reach.month_limit.iter().copied().min().unwrap_or(i32::MAX));
        }
        let most: i64 =
            choices.iter().map(|day| i64::from(day.iter().map(|choice| choice.minutes).max().unwrap_or(0))).sum();
        self.limit = i64::from(limit).min(most) as i32;
        self.step = choices.iter().flatten().fold(0, |step, choice| common_step(step, choice.minutes)).max(1);
        let states = (self.limit / self.step) as usize + 1;
        if states > MOST_STATES {
            self.flat(reach, choices);
            return;
        }
        self.states = states;
        self.table.clear();
        self.table.resize((DAYS + 1) * states, 0);
        self.worth_at.clear();
        self.worth_at.extend((0..states as i32).map(|state| reach.by_minutes.at(state * self.step)));
        for day in (0..DAYS).rev() {
            self.by_minutes.clear();
            for choice in &choices[day] {
                let steps = choice.minutes / self.step;
                match self.by_minutes.iter_mut().find(|(known, _)| *known == steps) {
                    Some((_, worth)) => *worth = (*worth).max(choice.worth),
                    None => self.by_minutes.push((steps, choice.worth)),
                }
            }
            let (here, after) = self.table[day * states..(day + 2) * states].split_at_mut(states);
            match reach.must_work[day] {
                true => here.fill(NOTHING),
                false => here.copy_from_slice(after),
            }
            for &(steps, worth) in &self.by_minutes {
                let steps = steps as usize;
                for state in 0..states.saturating_sub(steps) {
                    let then = after[state + steps] + worth + self.worth_at[state + steps] - self.worth_at[state];
                    here[state] = here[state].max(then);
                }
            }
        }
        self.start = self.table[0] + reach.by_minutes.at(0);
    }

    /// Each day's best as if it stood alone: valid because shortfall and learning are concave.
    fn flat(&mut self, reach: &Reach, choices: &[Vec<Choice>; DAYS]) {
        let idle = reach.by_minutes.at(0);
        self.states = 0;
        self.table.clear();
        self.table.resize(DAYS + 1, 0);
        for day in (0..DAYS).rev() {
            let alone = choices[day].iter().map(|choice| choice.worth + reach.by_minutes.at(choice.minutes) - idle);
            let floor = if reach.must_work[day] { NOTHING } else { 0 };
            self.table[day] = self.table[day + 1] + alone.max().unwrap_or(floor).max(floor);
        }
        self.start = self.table[0] + idle;
    }

    /// The rounds that the looser problem would choose, if it keeps everything that was left out.
    pub fn follow(&self, reach: &Reach, choices: &[Vec<Choice>; DAYS]) -> Option<[Option<u32>; DAYS]> {
        if self.states == 0 || self.start <= NOTHING / 2 {
            return None;
        }
        let mut rounds = [None; DAYS];
        let (mut minutes, mut month, mut days, mut end) = (0, 0, 0, NEVER);
        let (mut rested, mut clashes) = (false, 0u128);
        for day in 0..DAYS {
            let here = self.ahead(day, minutes);
            month = if reach.month_turns[day] { 0 } else { month };
            if !reach.must_work[day] && here == self.ahead(day + 1, minutes) {
                continue;
            }
            let so_far = reach.by_minutes.at(minutes);
            // Of several equally good rounds the first that the rest allows.
            let choice = choices[day].iter().find(|choice| {
                let then = minutes + choice.minutes;
                then <= self.limit
                    && self.ahead(day + 1, then) + choice.worth + reach.by_minutes.at(then) - so_far == here
                    && choice.start - end >= reach.daily_rest
                    && clashes & choice.clashes.1 == 0
            })?;
            minutes += choice.minutes;
            month += choice.minutes;
            days += 1;
            rested |= choice.start - end.max(0) >= reach.weekly_rest || choice.hole >= reach.weekly_rest;
            if month > reach.month_limit[day] || days > reach.days_limit {
                return None;
            }
            end = choice.end.max(end);
            clashes |= choice.clashes.0;
            rounds[day] = Some(choice.round);
        }
        rested |= days == 0 || reach.week_end - end.max(0) >= reach.weekly_rest;
        rested.then_some(rounds)
    }
}

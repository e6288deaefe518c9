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
    /// The same by minutes in the month so far, where a month turns within the week and limits more than the week.
    /// Shortfall and learning are then counted as if the month before had been idle: being concave they cannot add
    /// more than that. Empty where it would tell nothing.
    of_month: Vec<i64>,
    turns: [bool; DAYS],
    behind: Vec<i64>,
    next: Vec<i64>,
    start: i64,
}

fn common_step(mut one: i32, mut other: i32) -> i32 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// Fills a day's row from the next day's, which lies behind it. States from `open` on are out of bounds.
fn fill_row(rows: &mut [i64], by_minutes: &[(i32, i64)], worth_at: &[i64], open: usize, must_work: bool) {
    let states = rows.len() / 2;
    let (here, after) = rows.split_at_mut(states);
    match must_work {
        true => here.fill(NOTHING),
        false => here.copy_from_slice(after),
    }
    for &(steps, worth) in by_minutes {
        let steps = steps as usize;
        for state in 0..open.saturating_sub(steps) {
            let then = after[state + steps] + worth + worth_at[state + steps] - worth_at[state];
            here[state] = here[state].max(then);
        }
    }
}

impl Outlook {
    /// The most that the whole week can be worth, units.
    pub fn whole_week(&self) -> i64 {
        self.start
    }

    /// What days from `day` on can add to a week of this many minutes so far.
    #[inline]
    pub fn ahead(&self, day: usize, minutes: i32, month: i32) -> i64 {
        let states = self.states;
        if states == 0 {
            return self.table[day];
        }
        let by_week = self.table[day * states + (minutes / self.step) as usize];
        if self.of_month.is_empty() || day == DAYS {
            return by_week;
        }
        let month = if self.turns[day] { 0 } else { month };
        by_week.min(self.of_month[day * states + (month / self.step) as usize])
    }

    fn by_week(&self, day: usize, minutes: i32) -> i64 {
        self.table[day * self.states + (minutes / self.step) as usize]
    }

    /// Looks ahead over these choices.
    pub fn look(&mut self, reach: &Reach, choices: &[Vec<Choice>; DAYS]) {
        let mut limit = reach.week_limit;
        if !reach.month_turns.contains(&true) {
            limit = limit.min(reach.month_limit.iter().copied().min().unwrap_or(i32::MAX));
        }
        let most: i64 = choices.iter().map(|day| i64::from(day.iter().map(|choice| choice.minutes).max().unwrap_or(0))).sum();
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
        self.turns = reach.month_turns;
        self.of_month.clear();
        let tells = |day: usize| reach.month_limit[day] < limit;
        if reach.month_turns.contains(&true) && (0..DAYS).any(tells) {
            self.of_month.resize((DAYS + 1) * states, 0);
        }
        for day in (0..DAYS).rev() {
            self.by_minutes.clear();
            for choice in &choices[day] {
                let steps = choice.minutes / self.step;
                match self.by_minutes.iter_mut().find(|(known, _)| *known == steps) {
                    Some((_, worth)) => *worth = (*worth).max(choice.worth),
                    None => self.by_minutes.push((steps, choice.worth)),
                }
            }
            let rows = &mut self.table[day * states..(day + 2) * states];
            fill_row(rows, &self.by_minutes, &self.worth_at, states, reach.must_work[day]);
            if !self.of_month.is_empty() {
                let rows = &mut self.of_month[day * states..(day + 2) * states];
                if day + 1 < DAYS && reach.month_turns[day + 1] {
                    let fresh = rows[states];
                    rows[states..].fill(fresh);
                }
                let month = (reach.month_limit[day] / self.step) as usize + 1;
                fill_row(rows, &self.by_minutes, &self.worth_at, states.min(month), reach.must_work[day]);
            }
        }
        self.start = self.table[0] + reach.by_minutes.at(0);
        if !self.of_month.is_empty() {
            self.start = self.start.min(self.of_month[0] + reach.by_minutes.at(0));
        }
    }

    /// Notes with each choice the most that a week with it can be worth in the looser problem.
    pub fn weigh(&mut self, reach: &Reach, choices: &mut [Vec<Choice>; DAYS]) {
        if self.states == 0 {
            choices.iter_mut().flatten().for_each(|choice| choice.via = self.start);
            return;
        }
        let states = self.states;
        self.behind.clear();
        self.behind.resize(states, NOTHING);
        self.behind[0] = reach.by_minutes.at(0);
        for (day, choices) in choices.iter_mut().enumerate() {
            self.next.clear();
            match reach.must_work[day] {
                true => self.next.resize(states, NOTHING),
                false => self.next.extend_from_slice(&self.behind),
            }
            let after = &self.table[(day + 1) * states..(day + 2) * states];
            for choice in choices {
                let steps = (choice.minutes / self.step) as usize;
                choice.via = NOTHING;
                for state in 0..states.saturating_sub(steps) {
                    if self.behind[state] <= NOTHING / 2 {
                        continue;
                    }
                    let then = self.behind[state] - self.worth_at[state] + self.worth_at[state + steps] + choice.worth;
                    choice.via = choice.via.max(then + after[state + steps]);
                    self.next[state + steps] = self.next[state + steps].max(then);
                }
            }
            std::mem::swap(&mut self.behind, &mut self.next);
        }
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
        let looser = self.table[0] + reach.by_minutes.at(0);
        if self.states == 0 || self.start <= NOTHING / 2 || self.start < looser {
            return None;
        }
        let mut rounds = [None; DAYS];
        let (mut minutes, mut month, mut days, mut end) = (0, 0, 0, NEVER);
        let (mut rested, mut clashes) = (false, 0u128);
        for day in 0..DAYS {
            let here = self.by_week(day, minutes);
            month = if reach.month_turns[day] { 0 } else { month };
            if !reach.must_work[day] && here == self.by_week(day + 1, minutes) {
                continue;
            }
            let so_far = reach.by_minutes.at(minutes);
            // Of several equally good rounds the first that the rest allows.
            let choice = choices[day].iter().find(|choice| {
                let then = minutes + choice.minutes;
                then <= self.limit
                    && self.by_week(day + 1, then) + choice.worth + reach.by_minutes.at(then) - so_far == here
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

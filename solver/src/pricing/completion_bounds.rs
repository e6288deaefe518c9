//! The relaxed week: what the days ahead can add at most, by the minutes worked so far. The same program as the true
//! one with the rests, the number of days and most of the months left out, which makes minutes the only state.

use super::relaxation::{NOTHING, RelaxedDay};
use crate::pricing::{DAYS, NEVER, Reach};

/// By day and steps so far: units that this and later days can still add.
#[derive(Debug, Default)]
pub(super) struct CompletionBounds {
    step: i32,
    states: usize,
    /// Row day, column steps.
    table: Vec<i64>,
    /// By day: steps and worth of rounds that no shorter one outdoes.
    of_day: [Vec<(usize, i64)>; DAYS],
    worth_at: Vec<i64>,
    /// The same as the table by steps in the month so far, where a month turns within the week and branching more than
    /// the week. Shortfall and learning are then counted as if the month before had been idle: being concave they
    /// cannot add more than that. Empty where it would tell nothing.
    of_month: Vec<i64>,
    turns: [bool; DAYS],
    behind: Vec<i64>,
    next: Vec<i64>,
    /// By day and the steps of its round: the most that the week around the round is worth.
    around: [Vec<i64>; DAYS],
    start: i64,
}

/// What the answer of the relaxation breaks of that which was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Broken {
    /// The earlier day ends at `end`, minutes, and the later one starts too soon after it.
    DailyRest { earlier: usize, end: i32, later: usize },
    /// These days are worked, which are too many; the least worth while first.
    DaysLimit(Vec<usize>),
    /// Anything else.
    Other,
}

/// Fills a day's row from the next day's, which lies behind it. States from `open` on are out of bounds.
fn fill_row(rows: &mut [i64], of_day: &[(usize, i64)], worth_at: &[i64], open: usize, must_work: bool) {
    let states = rows.len() / 2;
    let (here, after) = rows.split_at_mut(states);
    match must_work {
        true => here.fill(NOTHING),
        false => here.copy_from_slice(after),
    }
    for &(steps, worth) in of_day {
        if steps >= open {
            continue;
        }
        let then = after[steps..open].iter().zip(&worth_at[steps..]);
        for ((here, now), (after, later)) in here.iter_mut().zip(worth_at).zip(then) {
            *here = (*here).max(after + later - now + worth);
        }
    }
}

impl CompletionBounds {
    /// The most that the whole week can be worth, units.
    pub fn whole_week(&self) -> i64 {
        self.start
    }

    /// What days from `day` on can add to a week of this many minutes so far.
    #[inline]
    pub fn ahead(&self, day: usize, minutes: i32, month: i32) -> i64 {
        // Rounded minutes may run ahead of the states; fewer minutes so far never make for less.
        let state = |minutes: i32| ((minutes / self.step) as usize).min(self.states - 1);
        let by_week = self.table[day * self.states + state(minutes)];
        if self.of_month.is_empty() || day == DAYS {
            return by_week;
        }
        let month = if self.turns[day] { 0 } else { month };
        by_week.min(self.of_month[day * self.states + state(month)])
    }

    /// Looks ahead over these days.
    pub fn look(&mut self, reach: &Reach, days: &[RelaxedDay; DAYS]) {
        let mut limit = reach.week_limit;
        if !reach.month_turns.contains(&true) {
            limit = limit.min(reach.month_limit.iter().copied().min().unwrap_or(i32::MAX));
        }
        self.step = reach.step;
        let mut most = 0;
        for (day, of_day) in days.iter().enumerate() {
            let useful = &mut self.of_day[day];
            useful.clear();
            // A round is outdone by a shorter one that is worth as much even where the minutes between count most.
            let mut height = if reach.must_work[day] { NOTHING / 2 } else { reach.by_minutes.at(0) };
            let mut longest = 0;
            for (steps, &worth) in of_day.most.iter().enumerate().filter(|(_, worth)| **worth > NOTHING / 2) {
                let with_minutes = worth + reach.by_minutes.at(steps as i32 * self.step);
                if with_minutes > height {
                    height = with_minutes;
                    useful.push((steps, worth));
                }
                longest = steps;
            }
            // Outdone rounds count too: what outdoes them here may break a rest. Where rounding loses minutes, several
            // rounds may have more steps together than one by one.
            most += if reach.counts_exactly() { longest } else { reach.days[day].graph.states() };
        }
        let states = most.min((limit / self.step) as usize) + 1;
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
            let rows = &mut self.table[day * states..(day + 2) * states];
            fill_row(rows, &self.of_day[day], &self.worth_at, states, reach.must_work[day]);
            if !self.of_month.is_empty() {
                let rows = &mut self.of_month[day * states..(day + 2) * states];
                if day + 1 < DAYS && reach.month_turns[day + 1] {
                    let fresh = rows[states];
                    rows[states..].fill(fresh);
                }
                let month = (reach.month_limit[day] / self.step) as usize + 1;
                fill_row(rows, &self.of_day[day], &self.worth_at, states.min(month), reach.must_work[day]);
            }
        }
        self.start = self.table[0] + reach.by_minutes.at(0);
        if !self.of_month.is_empty() {
            self.start = self.start.min(self.of_month[0] + reach.by_minutes.at(0));
        }
    }

    /// Finds for each day what the week around a round of so many steps is worth at most.
    pub fn weigh(&mut self, reach: &Reach, days: &[RelaxedDay; DAYS]) {
        let states = self.states;
        self.behind.clear();
        self.behind.resize(states, NOTHING);
        self.behind[0] = reach.by_minutes.at(0);
        for (day, of_day) in days.iter().enumerate() {
            let after = &self.table[(day + 1) * states..(day + 2) * states];
            let around = &mut self.around[day];
            around.clear();
            for steps in 0..of_day.most.len() {
                let then = after.iter().zip(&self.worth_at).skip(steps);
                let now = self.behind.iter().zip(&self.worth_at);
                let whole = now.zip(then).filter(|((behind, _), _)| **behind > NOTHING / 2);
                let whole = whole.map(|((behind, now), (after, later))| behind - now + later + after);
                around.push(whole.max().unwrap_or(NOTHING));
            }
            self.next.clear();
            match reach.must_work[day] {
                true => self.next.resize(states, NOTHING),
                false => self.next.extend_from_slice(&self.behind),
            }
            for &(steps, worth) in &self.of_day[day] {
                for state in 0..states.saturating_sub(steps) {
                    if self.behind[state] > NOTHING / 2 {
                        let then = self.behind[state] - self.worth_at[state] + self.worth_at[state + steps] + worth;
                        self.next[state + steps] = self.next[state + steps].max(then);
                    }
                }
            }
            std::mem::swap(&mut self.behind, &mut self.next);
        }
    }

    /// By the steps of a day's round: the most that the week around it is worth.
    pub fn around(&self, day: usize) -> &[i64] {
        &self.around[day]
    }

    /// The slots that the relaxation would choose, if they keep everything that was left out of it.
    pub fn follow(&self, reach: &Reach, days: &[RelaxedDay; DAYS], cost: &[i64]) -> Result<Vec<u32>, Broken> {
        if self.start <= NOTHING / 2 || self.start < self.table[0] + reach.by_minutes.at(0) {
            return Err(Broken::Other);
        }
        let mut stops = Vec::new();
        let mut worked: Vec<(i64, usize)> = Vec::new();
        let (mut state, mut minutes, mut month, mut end, mut end_day) = (0, 0, 0, NEVER, 0);
        let (mut rested, mut clashes, mut worth) = (false, 0u128, 0);
        for (day, of_day) in days.iter().enumerate() {
            let here = self.table[day * self.states + state];
            let after = &self.table[(day + 1) * self.states..(day + 2) * self.states];
            month = if reach.month_turns[day] { 0 } else { month };
            if !reach.must_work[day] && here == after[state] {
                continue;
            }
            let leads = |steps: usize, worth: i64| {
                let then = state + steps;
                then < self.states && after[then] + worth + self.worth_at[then] - self.worth_at[state] == here
            };
            let &(steps, _) =
                self.of_day[day].iter().find(|(steps, worth)| leads(*steps, *worth)).ok_or(Broken::Other)?;
            let first = stops.len();
            of_day.round(reach, day, cost, steps, &mut stops).ok_or(Broken::Other)?;
            let round = reach.days[day].round(reach, &stops[first..], cost).ok_or(Broken::Other)?;
            if round.start - end < reach.daily_rest {
                return Err(Broken::DailyRest { earlier: end_day, end, later: day });
            }
            if clashes & round.clashes.1 != 0 {
                return Err(Broken::Other);
            }
            state += steps;
            minutes += round.minutes;
            month += round.minutes;
            worked.push((round.worth, day));
            worth += round.worth;
            if minutes > reach.week_limit || month > reach.month_limit[day] {
                return Err(Broken::Other);
            }
            rested |= round.start - end.max(0) >= reach.weekly_rest || round.hole >= reach.weekly_rest;
            if round.end > end {
                (end, end_day) = (round.end, day);
            }
            clashes |= round.clashes.0;
        }
        if worked.len() as i64 > i64::from(reach.days_limit) {
            worked.sort_unstable();
            return Err(Broken::DaysLimit(worked.into_iter().map(|(_, day)| day).collect()));
        }
        rested |= worked.is_empty() || reach.week_end - end.max(0) >= reach.weekly_rest;
        let kept = rested && worth + reach.by_minutes.at(minutes) == self.start;
        if kept { Ok(stops) } else { Err(Broken::Other) }
    }
}

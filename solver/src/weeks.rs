//! A person's best week when every slot has a price: one round or none for each day, under the rules that bind the
//! days together (daily and weekly rest, week and month limits, number of days) and the part of the objective that
//! looks at the whole week (shortfall, learning).
//!
//! This is an exact dynamic program over labels. One label is dropped for another only when every way to go on
//! from it is matched by the other (`keep_uncovered`), and a label or round is dropped for a floor only when even the
//! best of all later days cannot lift it there ([`outlook`]). Both hold in whole units, so the result is exact: that is what
//! makes the bound in [`crate::prices`] a proof.

use crate::reach::{DAYS, NEVER, Reach, Rounds};

mod on_graph;
mod outlook;

use on_graph::{OnGraph, Path};
use outlook::Outlook;

/// A week of one person: by day the round, and what the week is worth at the prices asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonWeek {
    /// Units: value of the rounds, with shortfall and learning, before prices.
    pub value: i64,
    /// Units: the same less the prices asked.
    pub worth: i64,
    /// The slots, as places in the person's slots, in order of time.
    pub stops: Vec<u32>,
}

impl PersonWeek {
    /// Units: what the week is worth at other prices.
    pub fn worth_at(&self, price: &[i64]) -> i64 {
        self.value - self.stops.iter().map(|&stop| price[stop as usize]).sum::<i64>()
    }
}

/// A round that could be taken on a day, at the prices asked.
#[derive(Debug, Clone, Copy)]
struct Choice {
    round: u32,
    worth: i64,
    minutes: i32,
    start: i32,
    end: i32,
    hole: i32,
    clashes: (u128, u128),
    /// Units that a week with this round can be worth at most; weighed only before a walk.
    via: i64,
}

/// A week up to some day.
#[derive(Debug, Clone, Copy)]
struct Label {
    /// Units, shortfall and learning at these minutes included.
    worth: i64,
    minutes: i32,
    month: i32,
    days: i32,
    end: i32,
    rested: bool,
    clashes: u128,
    /// Place in the trail of the last round taken.
    trail: u32,
}

/// A round taken, and the one taken before.
#[derive(Debug, Clone, Copy)]
struct Step {
    before: u32,
    day: u8,
    round: u32,
}

const NO_STEP: u32 = u32::MAX;
/// Rounds of a day and labels after it that are followed up. Only days with very many short slots ever have more.
const MOST_CHOICES: usize = 400;
const MOST_LABELS: usize = 120;

/// Room to work in, kept between calls.
#[derive(Debug, Default)]
pub struct Planner {
    choices: [Vec<Choice>; DAYS],
    outlook: Outlook,
    paths: Vec<Path>,
    on_graph: OnGraph,
    labels: Vec<Label>,
    fresh: Vec<Label>,
    trail: Vec<Step>,
    /// Units: the most that anything left out for want of room could have been worth.
    left_out: i64,
}

/// What a planner is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// Units that each slot costs, by place in the person's slots.
    pub price: &'q [i64],
    /// By place: slots that may not be taken. Empty for none.
    pub closed: &'q [bool],
    /// Only weeks worth at least this many units are of interest.
    pub floor: i64,
    /// Whether the answer serves a bound. On days with far too many rounds it may then be better than any week; for a
    /// plan it may be worse than the best one instead.
    pub bounding: bool,
}

impl Planner {
    /// The best week, or none that is worth the floor. With pins there may be none at all.
    pub fn best(&mut self, reach: &Reach, question: &Question<'_>) -> Option<PersonWeek> {
        if !self.price_rounds(reach, question, true) {
            return None;
        }
        let hoped = self.outlook.whole_week();
        if hoped < question.floor {
            return None;
        }
        // What the looser problem would do is most often allowed; then it is the answer.
        if let Some(rounds) = self.outlook.follow(reach, &self.choices) {
            return Some(self.week(reach, question, hoped, &rounds));
        }
        self.outlook.weigh(reach, &mut self.choices);
        // A high floor spares most labels, and the looser problem's worth is seldom far off; when nothing reaches the
        // floor it is lowered.
        let mut distance = (hoped.saturating_abs() >> 12).max(64);
        loop {
            let floor = hoped.saturating_sub(distance).max(question.floor);
            let found = self.best_above(reach, question, floor);
            if found.is_some() || floor == question.floor && self.left_out == i64::MIN {
                return found;
            }
            if floor == question.floor {
                // All that was followed up came to nothing; what was left out still counts for a bound.
                let idle = reach.by_minutes.at(0);
                let worth = if question.bounding { self.left_out.max(idle) } else { idle };
                return Some(PersonWeek { value: idle, worth, stops: Vec::new() });
            }
            distance = distance.saturating_mul(8);
        }
    }

    fn best_above(&mut self, reach: &Reach, question: &Question<'_>, floor: i64) -> Option<PersonWeek> {
        self.walk(reach, floor, true, usize::MAX);
        let left_out = self.left_out;
        let best = self.finals(reach).max_by_key(|label| (label.worth, std::cmp::Reverse(label.trail)))?;
        let week = (best.worth >= floor).then(|| self.week_of(reach, question, best))?;
        // For a bound the answer must not fall below what was left out, although no week may be worth that much.
        let worth = if question.bounding { week.worth.max(left_out) } else { week.worth };
        Some(PersonWeek { worth, ..week })
    }

    /// Every week worth at least the floor, or none when there are more than `most`.
    pub fn all(&mut self, reach: &Reach, question: &Question<'_>, most: usize) -> Option<Vec<PersonWeek>> {
        self.on_graph.overflow = false;
        if !self.price_rounds(reach, question, false) {
            return Some(Vec::new());
        }
        if self.on_graph.overflow {
            return None;
        }
        self.outlook.weigh(reach, &mut self.choices);
        if !self.walk(reach, question.floor, false, most) {
            return None;
        }
        let found: Vec<Label> = self.finals(reach).filter(|label| label.worth >= question.floor).copied().collect();
        Some(found.iter().map(|label| self.week_of(reach, question, label)).collect())
    }

    /// Finds what each day's rounds are worth at the prices, and what is to be hoped for from each day on.
    /// False when a day that must be worked cannot be.
    #[allow(clippy::needless_range_loop)]
    fn price_rounds(&mut self, reach: &Reach, question: &Question<'_>, thin: bool) -> bool {
        let idle = reach.by_minutes.at(0);
        self.paths.clear();
        // The most each day adds to an idle week. Shortfall and learning are concave, so a round never adds more to
        // them than that: what is no gain there is no gain anywhere.
        let mut most = [0i64; DAYS];
        for day in 0..DAYS {
            self.choices[day].clear();
            let best = match &reach.days[day].listed {
                Some(rounds) => listed(reach, rounds, day, question, thin, &mut self.choices[day]),
                None => self.on_graph.look(reach, day, question),
            };
            most[day] = match (best, reach.must_work[day]) {
                (None, true) => return false,
                (best, true) => best.unwrap_or(0),
                (best, false) => best.unwrap_or(0).max(0),
            };
        }
        for day in 0..DAYS {
            let others = most.iter().sum::<i64>() - most[day] + idle;
            let needed = question.floor.saturating_sub(others);
            let choices = &mut self.choices[day];
            if reach.days[day].listed.is_none() {
                let best = self.on_graph.choices(reach, day, question, needed, thin, choices, &mut self.paths);
                match (best, reach.must_work[day]) {
                    (None, true) => return false,
                    (best, true) => most[day] = best.unwrap_or(0),
                    (best, false) => most[day] = best.unwrap_or(0).max(0),
                }
            }
            choices.retain(|choice| choice.worth + reach.by_minutes.at(choice.minutes) - idle >= needed);
            if thin && choices.len() > 1 {
                thin_out(reach, choices);
            }
        }
        self.outlook.look(reach, &self.choices);
        true
    }

    /// Walks through the days. False when there were more labels than asked for.
    fn walk(&mut self, reach: &Reach, floor: i64, thin: bool, most: usize) -> bool {
        self.trail.clear();
        self.labels.clear();
        self.left_out = i64::MIN;
        self.labels.push(Label {
            worth: reach.by_minutes.at(0),
            minutes: 0,
            month: 0,
            days: 0,
            end: NEVER,
            rested: false,
            clashes: 0,
            trail: NO_STEP,
        });
        for day in 0..DAYS {
            self.choices[day].sort_by_key(|choice| std::cmp::Reverse(choice.via));
            let mut useful = self.choices[day].partition_point(|choice| choice.via >= floor);
            if thin && useful > MOST_CHOICES {
                self.left_out = self.left_out.max(self.choices[day][MOST_CHOICES].via);
                useful = MOST_CHOICES;
            }
            if reach.month_turns[day] {
                self.labels.iter_mut().for_each(|label| label.month = 0);
            }
            self.fresh.clear();
            if !reach.must_work[day] {
                let hope = |label: &&Label| label.worth + self.outlook.ahead(day + 1, label.minutes, label.month) >= floor;
                self.fresh.extend(self.labels.iter().filter(hope));
            }
            for label in &self.labels {
                if label.days >= reach.days_limit {
                    continue;
                }
                let so_far = reach.by_minutes.at(label.minutes);
                for choice in &self.choices[day][..useful] {
                    let minutes = label.minutes + choice.minutes;
                    let month = label.month + choice.minutes;
                    if minutes > reach.week_limit
                        || month > reach.month_limit[day]
                        || choice.start - label.end < reach.daily_rest
                        || label.clashes & choice.clashes.1 != 0
                    {
                        continue;
                    }
                    let worth = label.worth - so_far + reach.by_minutes.at(minutes) + choice.worth;
                    if worth + self.outlook.ahead(day + 1, minutes, month) < floor {
                        continue;
                    }
                    let free_from = label.end.max(0);
                    let rested = label.rested || choice.start - free_from >= reach.weekly_rest || choice.hole >= reach.weekly_rest;
                    self.trail.push(Step { before: label.trail, day: day as u8, round: choice.round });
                    self.fresh.push(Label {
                        worth,
                        minutes,
                        month,
                        days: label.days + 1,
                        end: choice.end.max(label.end),
                        rested,
                        clashes: label.clashes | choice.clashes.0,
                        trail: self.trail.len() as u32 - 1,
                    });
                }
                if self.fresh.len() > most.saturating_mul(4) {
                    return false;
                }
            }
            if thin {
                keep_uncovered(&mut self.fresh);
                if self.fresh.len() > MOST_LABELS {
                    let hope = |label: &Label| label.worth + self.outlook.ahead(day + 1, label.minutes, label.month);
                    // Those that still owe the weekly rest and can hardly get it come behind the others.
                    let owes = |label: &Label| !label.rested && reach.week_end - label.end < reach.weekly_rest;
                    self.fresh.sort_by_key(|label| (owes(label), std::cmp::Reverse(hope(label)), label.trail));
                    let most = self.fresh[MOST_LABELS..].iter().map(hope).max();
                    self.left_out = self.left_out.max(most.unwrap_or(i64::MIN));
                    self.fresh.truncate(MOST_LABELS);
                }
            }
            std::mem::swap(&mut self.labels, &mut self.fresh);
        }
        self.labels.len() <= most.saturating_mul(4)
    }

    fn finals<'p>(&'p self, reach: &'p Reach) -> impl Iterator<Item = &'p Label> {
        self.labels.iter().filter(|label| label.days == 0 || label.rested || reach.week_end - label.end.max(0) >= reach.weekly_rest)
    }

    fn week_of(&self, reach: &Reach, question: &Question<'_>, label: &Label) -> PersonWeek {
        let mut rounds = [None; DAYS];
        let mut at = label.trail;
        while at != NO_STEP {
            let step = self.trail[at as usize];
            rounds[usize::from(step.day)] = Some(step.round);
            at = step.before;
        }
        self.week(reach, question, label.worth, &rounds)
    }

    fn week(&self, reach: &Reach, question: &Question<'_>, worth: i64, rounds: &[Option<u32>; DAYS]) -> PersonWeek {
        let mut stops = Vec::new();
        for (day, round) in rounds.iter().enumerate().filter_map(|(day, round)| Some((day, (*round)?))) {
            match &reach.days[day].listed {
                Some(listed) => stops.extend_from_slice(listed.stops(round)),
                None => on_graph::stops(&self.paths, round, reach.days[day].graph.from, &mut stops),
            }
        }
        let value = worth + stops.iter().map(|&stop| question.price[stop as usize]).sum::<i64>();
        PersonWeek { value, worth, stops }
    }
}

/// Prices a day's listed rounds; answers the most that one adds to an idle week.
fn listed(reach: &Reach, rounds: &Rounds, day: usize, question: &Question<'_>, thin: bool, choices: &mut Vec<Choice>) -> Option<i64> {
    let idle = reach.by_minutes.at(0);
    let mut best = None;
    for round in 0..rounds.len() as u32 {
        let (index, stops) = (round as usize, rounds.stops(round));
        if !question.closed.is_empty() && stops.iter().any(|&stop| question.closed[stop as usize]) {
            continue;
        }
        let worth = rounds.value[index] - stops.iter().map(|&stop| question.price[stop as usize]).sum::<i64>();
        let alone = worth + reach.by_minutes.at(rounds.minutes[index]) - idle;
        if thin && alone <= 0 && !reach.must_work[day] {
            continue;
        }
        best = best.max(Some(alone));
        let clashes = stops.iter().filter(|_| !reach.clashes.is_empty()).fold((0, 0), |(own, against), &stop| {
            let mark = reach.clashes[stop as usize];
            (own | mark.0, against | mark.1)
        });
        choices.push(Choice {
            round,
            worth,
            minutes: rounds.minutes[index],
            start: rounds.start[index],
            end: rounds.end[index],
            hole: rounds.hole[index],
            clashes,
            via: i64::MAX,
        });
    }
    best
}

/// Drops each round for which another of the same day is at least as good in every way: no more minutes, no earlier
/// start, no later end, no smaller hole, no more clashes, and worth as much even where its minutes count most.
fn thin_out(reach: &Reach, choices: &mut Vec<Choice>) {
    let height = |choice: &Choice| choice.worth + reach.by_minutes.at(choice.minutes);
    choices.sort_by_key(|choice| (-height(choice), choice.minutes, choice.round));
    let mut kept = 0;
    for index in 0..choices.len() {
        let choice = choices[index];
        let covered = choices[..kept].iter().any(|other| {
            other.minutes <= choice.minutes
                && other.start >= choice.start
                && other.end <= choice.end
                && (other.hole >= choice.hole || choice.hole < reach.weekly_rest)
                && other.clashes.0 & !choice.clashes.0 == 0
                && other.clashes.1 & !choice.clashes.1 == 0
        });
        if !covered {
            choices[kept] = choice;
            kept += 1;
        }
    }
    choices.truncate(kept);
}

/// Drops each label that another covers: worth at least as much with shortfall and learning counted, with no more
/// minutes, days or later end, and rested if it is. Because those two parts are concave in the minutes, what the
/// covered label could still gain the covering one gains too.
fn keep_uncovered(labels: &mut Vec<Label>) {
    labels.sort_by_key(|label| (-label.worth, label.minutes, label.trail));
    let mut kept = 0;
    for index in 0..labels.len() {
        let label = labels[index];
        let covered = labels[..kept].iter().any(|other| {
            other.minutes <= label.minutes
                && other.month <= label.month
                && other.days <= label.days
                && other.end <= label.end
                && other.rested >= label.rested
                && other.clashes & !label.clashes == 0
        });
        if !covered {
            labels[kept] = label;
            kept += 1;
        }
    }
    labels.truncate(kept);
}

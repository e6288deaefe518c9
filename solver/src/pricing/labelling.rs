//! The true week: labels walk through the days, under the rules that bind the days together (daily and weekly rest,
//! week and month limits, number of days).

use super::completion_bounds::CompletionBounds;
use super::dominance::PricedRound;
use crate::params::PARAMS;
use crate::pricing::{DAYS, NEVER, Reach};

const NO_STEP: u32 = u32::MAX;

/// A week up to some day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    /// Units, shortfall and learning at these minutes included.
    pub worth: i64,
    minutes: i32,
    month: i32,
    days: i32,
    end: i32,
    rested: bool,
    clashes: u128,
    /// Place in the trail of the last round taken.
    pub trail: u32,
}

/// A round taken, and the one taken before.
#[derive(Debug, Clone, Copy)]
struct Step {
    before: u32,
    day: u8,
    round: u32,
}

/// What of the charges of new faces rounds up to a day, by day, leave unpaid by their shares, whatever comes later.
pub(super) type Unpaid<'u> = &'u dyn Fn(usize, &[Option<u32>; DAYS]) -> i64;

/// Room to walk in.
#[derive(Debug, Default)]
pub(super) struct Labelling {
    labels: Vec<Label>,
    fresh: Vec<Label>,
    trail: Vec<Step>,
    /// Units: the most that anything left out for want of room could have been worth.
    pub left_out: i64,
}

impl Labelling {
    /// Walks through the days. Only weeks worth at least the floor are of interest; when thinned, only one of those
    /// that nothing outdoes. False when there were more labels than asked for.
    pub fn walk(
        &mut self,
        reach: &Reach,
        completion: &CompletionBounds,
        priced: &mut [Vec<PricedRound>; DAYS],
        floor: i64,
        thin: bool,
        most: usize,
        unpaid: Option<Unpaid<'_>>,
    ) -> bool {
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
        for (day, priced) in priced.iter_mut().enumerate() {
            priced.sort_by_key(|round| std::cmp::Reverse(round.via));
            let mut useful = priced.len();
            if thin && useful > PARAMS.week_choices {
                self.left_out = self.left_out.max(priced[PARAMS.week_choices].via);
                useful = PARAMS.week_choices;
            }
            if reach.month_turns[day] {
                self.labels.iter_mut().for_each(|label| label.month = 0);
            }
            self.fresh.clear();
            if !reach.must_work[day] {
                let hope = |label: &&Label| {
                    let hoped = label.worth + completion.ahead(day + 1, label.minutes, label.month);
                    hoped >= floor && unpaid.is_none_or(|unpaid| hoped - unpaid(day, &self.rounds(label)) >= floor)
                };
                let fresh: Vec<Label> = self.labels.iter().filter(hope).copied().collect();
                self.fresh.extend(fresh);
            }
            for label in &self.labels {
                for round in &priced[..useful] {
                    let Some(next) = onward(reach, day, label, round) else { continue };
                    let hoped = next.worth + completion.ahead(day + 1, next.minutes, next.month);
                    if hoped < floor {
                        continue;
                    }
                    if let Some(unpaid) = unpaid {
                        let mut rounds = self.rounds(label);
                        rounds[day] = Some(round.round);
                        if hoped - unpaid(day, &rounds) < floor {
                            continue;
                        }
                    }
                    self.trail.push(Step { before: label.trail, day: day as u8, round: round.round });
                    self.fresh.push(Label { trail: self.trail.len() as u32 - 1, ..next });
                }
                if self.fresh.len() > most.saturating_mul(4) {
                    return false;
                }
            }
            if thin {
                keep_uncovered(&mut self.fresh);
                self.cut(reach, completion, day);
            }
            std::mem::swap(&mut self.labels, &mut self.fresh);
        }
        self.labels.len() <= most.saturating_mul(4)
    }

    /// Keeps the labels with most hope where there are too many.
    fn cut(&mut self, reach: &Reach, completion: &CompletionBounds, day: usize) {
        if self.fresh.len() <= PARAMS.week_labels {
            return;
        }
        let hope = |label: &Label| label.worth + completion.ahead(day + 1, label.minutes, label.month);
        // Those that still owe the weekly rest and can hardly get it come behind the others.
        let owes = |label: &Label| !label.rested && reach.week_end - label.end < reach.weekly_rest;
        self.fresh.sort_by_key(|label| (owes(label), std::cmp::Reverse(hope(label)), label.trail));
        let most = self.fresh[PARAMS.week_labels..].iter().map(hope).max();
        self.left_out = self.left_out.max(most.unwrap_or(i64::MIN));
        self.fresh.truncate(PARAMS.week_labels);
    }

    /// The labels of weeks that keep every rule.
    pub fn finals<'p>(&'p self, reach: &'p Reach) -> impl Iterator<Item = &'p Label> {
        self.labels
            .iter()
            .filter(|label| label.days == 0 || label.rested || reach.week_end - label.end.max(0) >= reach.weekly_rest)
    }

    /// The rounds of a label's week, by day.
    pub fn rounds(&self, label: &Label) -> [Option<u32>; DAYS] {
        let mut rounds = [None; DAYS];
        let mut at = label.trail;
        while at != NO_STEP {
            let step = self.trail[at as usize];
            rounds[usize::from(step.day)] = Some(step.round);
            at = step.before;
        }
        rounds
    }
}

/// The label with one more round, if that keeps every rule.
#[inline]
fn onward(reach: &Reach, day: usize, label: &Label, round: &PricedRound) -> Option<Label> {
    let minutes = label.minutes + round.minutes;
    let month = label.month + round.minutes;
    if label.days >= reach.days_limit
        || minutes > reach.week_limit
        || month > reach.month_limit[day]
        || round.start - label.end < reach.daily_rest
        || label.clashes & round.clashes.1 != 0
    {
        return None;
    }
    let free_from = label.end.max(0);
    Some(Label {
        worth: label.worth - reach.by_minutes.at(label.minutes) + reach.by_minutes.at(minutes) + round.worth,
        minutes,
        month,
        days: label.days + 1,
        end: round.end.max(label.end),
        rested: label.rested || round.start - free_from >= reach.weekly_rest || round.hole >= reach.weekly_rest,
        clashes: label.clashes | round.clashes.0,
        trail: NO_STEP,
    })
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

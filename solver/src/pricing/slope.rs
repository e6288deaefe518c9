//! Pricing where days hold very many slots: minutes get a price instead of a state.
//!
//! Shortfall, learning and the week's cap depend on the week's minutes `m` alone, by a concave function `F`. For any
//! slope `σ` and every `m` within the cap `F(m) ≤ σ·m + F*(σ)` with `F*(σ) = max over k of F(k) − σ·k`. So the best week
//! is worth at most the sum over days of the best path at the gains plus `σ` a minute, plus `F*(σ)`: a Lagrangian bound
//! for any slope, and days fall apart (Geoffrion 1974; Fisher, *The Lagrangian relaxation method*, Mgmt. Sc. 27, 1981).
//! A path costs one look at each arc, where the exact relaxation looks at each arc once for each number of minutes.
//!
//! For a plan the answer is mended until it keeps every rule; what cannot be mended is taken out.

use super::pricer::{Column, Query};
use super::reach::Reach;
use super::relaxation::{CLOSED, NOTHING};
use super::rounds::Graph;
use super::{DAYS, NEVER};
use crate::params::PARAMS;

/// Room to work in.
#[derive(Debug, Default)]
pub(super) struct Slope {
    ahead: Vec<i64>,
    next: Vec<u32>,
    cost: Vec<i64>,
}

/// The end of a path.
const HOME: u32 = u32::MAX;

impl Slope {
    /// The best path of a day at the gains less the costs, with so many units a minute added: its worth, and its slots
    /// as places in the person's slots. None where there is none.
    fn path(&mut self, reach: &Reach, day: usize, slope: i64) -> Option<(i64, Vec<u32>)> {
        let graph = &reach.days[day].graph;
        self.ahead.clear();
        self.ahead.resize(graph.len(), NOTHING);
        self.next.clear();
        self.next.resize(graph.len(), HOME);
        let (mut best, mut first) = (NOTHING, HOME);
        for place in (0..graph.len()).rev() {
            let stop = graph.from + place;
            if self.cost[stop] >= CLOSED {
                continue;
            }
            let (mut most, mut to) = (if graph.may_end(place) { -graph.back[place] } else { NOTHING }, HOME);
            for arc in graph.arcs(place) {
                let then = self.ahead[arc.to as usize] - arc.road;
                if then > most {
                    (most, to) = (then, arc.to);
                }
            }
            if most <= NOTHING / 2 {
                continue;
            }
            let own = reach.gain[stop] - self.cost[stop] + slope * i64::from(graph.minutes(place));
            (self.ahead[place], self.next[place]) = (most + own, to);
            if graph.may_begin(place) && most + own - graph.out[place] > best {
                (best, first) = (most + own - graph.out[place], place as u32);
            }
        }
        (best > NOTHING / 2).then(|| (best, self.stops(graph, first)))
    }

    fn stops(&self, graph: &Graph, mut place: u32) -> Vec<u32> {
        let mut stops = Vec::new();
        while place != HOME {
            stops.push(graph.from as u32 + place);
            place = self.next[place as usize];
        }
        stops
    }

    fn take_costs(&mut self, query: &Query<'_>) {
        self.cost.clear();
        self.cost.extend_from_slice(query.price);
        for (cost, _) in self.cost.iter_mut().zip(query.closed).filter(|(_, closed)| **closed) {
            *cost = CLOSED;
        }
    }

    /// What no week exceeds at this slope, with the paths that say so: no week of the person, or one that breaks a rule,
    /// at times. None where a day that must be worked cannot be.
    pub fn bound(&mut self, reach: &Reach, query: &Query<'_>) -> Option<Column> {
        self.take_costs(query);
        let (mut days, mut worth) = (Vec::new(), 0);
        for day in 0..DAYS {
            match self.path(reach, day, query.slope) {
                Some(found) if reach.must_work[day] => {
                    worth += found.0;
                    days.push((i64::MAX, day, found));
                }
                Some(found) if found.0 > 0 => days.push((found.0, day, found)),
                None if reach.must_work[day] => return None,
                _ => {}
            }
        }
        // No more days than allowed: the best ones, those that must be worked among them.
        days.sort_by_key(|&(height, day, _)| (std::cmp::Reverse(height), day));
        days.truncate(reach.days_limit.max(0) as usize);
        worth += days.iter().filter(|day| day.0 != i64::MAX).map(|day| day.0).sum::<i64>();
        days.sort_by_key(|&(_, day, _)| day);
        let stops: Vec<u32> = days.into_iter().flat_map(|(_, _, (_, stops))| stops).collect();
        Some(reach.column(stops, worth + reach.height(query.slope)))
    }

    /// A good week that keeps every rule.
    pub fn plan(&mut self, reach: &Reach, query: &Query<'_>) -> Option<Column> {
        self.take_costs(query);
        let mut days: Vec<Option<(i64, Vec<u32>)>> = Vec::with_capacity(DAYS);
        for day in 0..DAYS {
            let found = self.fitting_path(reach, day, query.slope);
            days.push(found.filter(|found| found.0 > 0 || reach.must_work[day]));
        }
        for _ in 0..PARAMS.slope_mends {
            if self.mend(reach, query.slope, &mut days) {
                let stops: Vec<u32> = days.iter().flatten().flat_map(|(_, stops)| stops.iter().copied()).collect();
                if reach.keeps_rules(&stops) {
                    let mut column = reach.column(stops, 0);
                    column.worth = column.worth_at(query.price);
                    return Some(column);
                }
                break;
            }
        }
        let idle = reach.column(Vec::new(), reach.by_minutes.at(0));
        (!reach.must_work.contains(&true)).then_some(idle)
    }

    /// A round of a day that fits: where the best path is too long, or two of its slots do not go together, it is asked
    /// again with minutes dearer or a slot closed.
    fn fitting_path(&mut self, reach: &Reach, day: usize, slope: i64) -> Option<(i64, Vec<u32>)> {
        let graph = &reach.days[day].graph;
        let mut slope = slope;
        let mut closed: Vec<(usize, i64)> = Vec::new();
        let mut found = None;
        for _ in 0..PARAMS.slope_mends {
            let Some((worth, stops)) = self.path(reach, day, slope) else { break };
            let minutes: i32 = stops.iter().map(|&stop| graph.minutes(stop as usize - graph.from)).sum();
            if minutes > graph.limit {
                slope -= (worth.max(0) / i64::from(minutes.max(1)) / 8)
                    .max(reach.by_minutes.at(1) - reach.by_minutes.at(0))
                    .max(1 << 20);
                continue;
            }
            if minutes < graph.least {
                break;
            }
            if let Some(misfit) = misfit(graph, &stops) {
                closed.push((misfit, self.cost[misfit]));
                self.cost[misfit] = CLOSED;
                continue;
            }
            found = Some((worth, stops));
            break;
        }
        closed.into_iter().rev().for_each(|(stop, cost)| self.cost[stop] = cost);
        found
    }

    /// Mends one breach between days. True when none was seen.
    fn mend(&mut self, reach: &Reach, slope: i64, days: &mut [Option<(i64, Vec<u32>)>]) -> bool {
        let span = |days: &[Option<(i64, Vec<u32>)>], day: usize| {
            let stops = &days[day].as_ref()?.1;
            let graph = &reach.days[day].graph;
            let end = stops.iter().map(|&stop| graph.end[stop as usize - graph.from]).max()?;
            Some((graph.start[*stops.first()? as usize - graph.from], end))
        };
        let (mut end, mut of) = (NEVER, 0);
        for day in 0..DAYS {
            let Some((start, ends)) = span(days, day) else { continue };
            if start - end < reach.daily_rest {
                let rested = end.saturating_add(reach.daily_rest);
                let late = self.with_closed(reach, day, slope, |graph, place| graph.start[place] < rested);
                let early =
                    self.with_closed(reach, of, slope, |graph, place| graph.end[place] > start - reach.daily_rest);
                let worth = |found: &Option<(i64, Vec<u32>)>| found.as_ref().map_or(0, |found| found.0);
                match worth(&late) + worth(&days[of]) >= worth(&early) + worth(&days[day]) {
                    true => days[day] = late,
                    false => days[of] = early,
                }
                return false;
            }
            (end, of) = (ends.max(end), day);
        }
        let worked: Vec<usize> = (0..DAYS).filter(|&day| days[day].is_some()).collect();
        let least = |days: &[Option<(i64, Vec<u32>)>]| {
            let free = worked.iter().copied().filter(|&day| !reach.must_work[day]);
            free.min_by_key(|&day| (days[day].as_ref().map_or(0, |found| found.0), day))
        };
        if worked.len() as i64 > i64::from(reach.days_limit) {
            return least(days).is_none_or(|day| {
                days[day] = None;
                false
            });
        }
        // Caps of week and month: slots that bring least go first.
        let mut stops: Vec<u32> = days.iter().flatten().flat_map(|(_, stops)| stops.iter().copied()).collect();
        if let Some(over) = reach.over_a_cap(&stops) {
            stops.retain(|&stop| over[reach.day_of(stop)] && !reach.pinned[stop as usize]);
            let worth = |stop: u32| reach.gain[stop as usize] - self.cost[stop as usize];
            let Some(&least) = stops.iter().min_by_key(|&&stop| (worth(stop), stop)) else { return true };
            let day = reach.day_of(least);
            if let Some(found) = days[day].as_mut() {
                found.1.retain(|&stop| stop != least);
            }
            days[day] = days[day].take().filter(|found| !found.1.is_empty());
            return false;
        }
        if !reach.is_rested(&stops) {
            return least(days).is_none_or(|day| {
                days[day] = None;
                false
            });
        }
        true
    }

    fn with_closed(
        &mut self,
        reach: &Reach,
        day: usize,
        slope: i64,
        closes: impl Fn(&Graph, usize) -> bool,
    ) -> Option<(i64, Vec<u32>)> {
        let graph = &reach.days[day].graph;
        let costs = graph.from..graph.from + graph.len();
        let before = self.cost[costs.clone()].to_vec();
        for place in (0..graph.len()).filter(|&place| closes(graph, place)) {
            self.cost[graph.from + place] = CLOSED;
        }
        let found = self.fitting_path(reach, day, slope);
        self.cost[costs].copy_from_slice(&before);
        found.filter(|found| found.0 > 0 || reach.must_work[day])
    }

    /// The best round of one day that fits, at these prices.
    pub fn day(&mut self, reach: &Reach, day: usize, query: &Query<'_>) -> Option<Vec<u32>> {
        self.take_costs(query);
        self.fitting_path(reach, day, query.slope).filter(|found| found.0 > 0).map(|found| found.1)
    }
}

/// A slot of a path, not pinned to pass, that does not go with an earlier one of it.
fn misfit(graph: &Graph, stops: &[u32]) -> Option<usize> {
    if graph.all_paths_fit() {
        return None;
    }
    let path: Vec<usize> = stops.iter().map(|&stop| stop as usize - graph.from).collect();
    (1..path.len()).find(|&at| !graph.all_fit(&path[..at], path[at])).map(|at| graph.from + path[at])
}

//! A week of one person put together from slots: what it is worth, and whether it keeps every rule of a person. A model
//! of its own like all of pricing: the rules' files are not asked.

use super::pricer::Column;
use super::reach::Reach;
use super::{DAYS, NEVER};

impl Reach {
    /// The local day of a place.
    pub fn day_of(&self, stop: u32) -> usize {
        self.days.partition_point(|day| day.graph.from + day.graph.len() <= stop as usize)
    }

    /// The stops (places, in order) of each day with any.
    fn by_day<'s>(&self, stops: &'s [u32]) -> impl Iterator<Item = (usize, &'s [u32])> {
        stops.chunk_by(|&one, &next| self.day_of(one) == self.day_of(next)).map(|day| (self.day_of(day[0]), day))
    }

    /// Minutes of some stops.
    pub fn minutes(&self, stops: &[u32]) -> i32 {
        stops.iter().map(|&stop| self.minutes_of(stop)).sum()
    }

    fn minutes_of(&self, stop: u32) -> i32 {
        let graph = &self.days[self.day_of(stop)].graph;
        graph.minutes(stop as usize - graph.from)
    }

    /// The column of these stops, said to be worth so much at the prices asked.
    pub fn column(&self, stops: Vec<u32>, worth: i64) -> Column {
        let mut value = self.by_minutes.at(self.minutes(&stops));
        for (day, stops) in self.by_day(&stops) {
            let graph = &self.days[day].graph;
            let at = |stop: u32| stop as usize - graph.from;
            value -= graph.out[at(stops[0])] + graph.back[at(stops[stops.len() - 1])];
            value += stops.iter().map(|&stop| self.gain[stop as usize]).sum::<i64>();
            let road = |leg: &[u32]| graph.arc(at(leg[0]), at(leg[1])).map_or(0, |arc| arc.road);
            value -= stops.windows(2).map(road).sum::<i64>();
        }
        let charges = self.faces.charge_of(&stops);
        Column { value: value - charges, charges, worth, stops }
    }

    /// Whether a week of these stops keeps every rule of a person.
    pub fn keeps_rules(&self, stops: &[u32]) -> bool {
        let pins = self.pinned.iter().filter(|pinned| **pinned).count();
        if pins != stops.iter().filter(|&&stop| self.pinned[stop as usize]).count() {
            return false;
        }
        let (mut end, mut days, mut clashes) = (NEVER, 0, 0u128);
        for (day, stops) in self.by_day(stops) {
            let graph = &self.days[day].graph;
            let path: Vec<usize> = stops.iter().map(|&stop| stop as usize - graph.from).collect();
            let minutes: i32 = path.iter().map(|&place| graph.minutes(place)).sum();
            let fit = path.windows(2).all(|leg| graph.arc(leg[0], leg[1]).is_some())
                && (1..path.len()).all(|at| graph.all_fit(&path[..at], path[at]));
            let marks = self.clashes_of(stops);
            if !fit
                || !(graph.least..=graph.limit).contains(&minutes)
                || graph.start[path[0]] - end < self.daily_rest
                || clashes & marks.1 != 0
            {
                return false;
            }
            clashes |= marks.0;
            end = end.max(path.iter().map(|&place| graph.end[place]).max().unwrap_or(NEVER));
            days += 1;
        }
        days <= self.days_limit && self.over_a_cap(stops).is_none() && self.is_rested(stops)
    }

    /// Where the minutes of the week or of a month exceed a cap: the days that count towards it.
    pub fn over_a_cap(&self, stops: &[u32]) -> Option<[bool; DAYS]> {
        if self.minutes(stops) > self.week_limit {
            return Some([true; DAYS]);
        }
        let mut counted = [false; DAYS];
        for first in (0..DAYS).filter(|&day| day == 0 || self.month_turns[day]) {
            let last = (first + 1..DAYS).find(|&day| self.month_turns[day]).unwrap_or(DAYS);
            let own = stops.iter().filter(|&&stop| (first..last).contains(&self.day_of(stop)));
            let minutes: i32 = own.map(|&stop| self.minutes_of(stop)).sum();
            if minutes > 0 && (first..last).any(|day| minutes > self.month_limit[day]) {
                counted[first..last].fill(true);
                return Some(counted);
            }
        }
        None
    }

    /// Whether the week of these stops holds a stretch as long as the weekly rest.
    pub fn is_rested(&self, stops: &[u32]) -> bool {
        let (mut free_from, mut longest) = (0, 0);
        for &stop in stops {
            let graph = &self.days[self.day_of(stop)].graph;
            let place = stop as usize - graph.from;
            longest = longest.max(graph.start[place] - free_from);
            free_from = free_from.max(graph.end[place]);
        }
        stops.is_empty() || longest.max(self.week_end - free_from) >= self.weekly_rest
    }

    /// Units: the most that shortfall and learning exceed so many units a minute by, over all minutes within the caps.
    pub fn height(&self, slope: i64) -> i64 {
        self.kinks().map(|minutes| self.by_minutes.at(minutes) - slope * i64::from(minutes)).max().unwrap_or(0)
    }

    /// The least and the most minutes at which they do.
    pub fn minutes_at(&self, slope: i64) -> (i32, i32) {
        let height = self.height(slope);
        let highest = |minutes: &i32| self.by_minutes.at(*minutes) - slope * i64::from(*minutes) == height;
        let all: Vec<i32> = self.kinks().filter(highest).collect();
        (all.iter().copied().min().unwrap_or(0), all.iter().copied().max().unwrap_or(0))
    }

    /// Where shortfall and learning may turn: between them they are straight.
    fn kinks(&self) -> impl Iterator<Item = i32> {
        let by_days: i32 = self.days.iter().map(|day| day.graph.limit.clamp(0, 100_000)).sum();
        let most = self.week_limit.min(by_days).max(0);
        self.by_minutes.kinks().into_iter().filter(move |minutes| *minutes < most).chain([most])
    }
}

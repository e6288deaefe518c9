//! Where the relaxed week breaks a rest or works too many days: cases that cover every true week and leave the relaxed
//! answer out, each solved the same way.
//!
//! - Daily rest: the earlier day ended at `e` and the later one started before `e + rest`. In every true week either
//!   nothing of the earlier day ends at `e` or later, or something does, and then nothing of the later day starts
//!   before
//!   `e + rest`. Each case closes slots of one day and is a relaxation again.
//! - Days: one of the days that were worked stays idle.
//!
//! A case whose relaxed worth does not exceed the best true week found is closed. When none is open, that week is the
//! best: the cases cover all weeks and each was bounded by a relaxation that is never worth less than the true one.

use super::completion_bounds::Broken;
use super::relaxation::{CLOSED, NOTHING};
use super::{Pricer, Query};
use crate::params::PARAMS;
use crate::pricing::Reach;

/// What the cases have brought so far.
#[derive(Debug)]
pub(super) struct Cases {
    /// Worth, units, and slots of the best week met.
    pub best: Option<(i64, Vec<u32>)>,
    left: usize,
    /// Households whose charge is paid beforehand in the present case, and what was paid.
    pub settled: Vec<usize>,
    pub paid: i64,
    pub faces_left: usize,
}

impl Cases {
    pub fn new() -> Self {
        let (left, faces_left) = (PARAMS.rest_branches, PARAMS.face_branches);
        Cases { best: None, left, settled: Vec::new(), paid: 0, faces_left }
    }
}

/// Slots of one day that stay open.
#[derive(Debug, Clone, Copy)]
enum Open {
    EndBefore(i32),
    StartFrom(i32),
    None,
}

impl Pricer {
    /// Looks at the case that the completion stands for, and at all that it falls into. False when it is given up.
    pub(super) fn look_at_case(&mut self, reach: &Reach, query: &Query<'_>, cases: &mut Cases) -> bool {
        let relaxed = self.completion.whole_week();
        let hoped = relaxed - cases.paid;
        if relaxed <= NOTHING / 2 || hoped < query.floor || cases.best.as_ref().is_some_and(|best| hoped <= best.0) {
            return true;
        }
        match self.completion.follow(reach, &self.days, &self.cost) {
            Ok(stops) => match self.unpaid(reach, query, &stops, cases) {
                Some(group) if cases.faces_left > 0 => self.look_at_face(reach, query, group, cases),
                _ => {
                    cases.best = Some((hoped, stops));
                    true
                }
            },
            Err(Broken::DailyRest { earlier, end, later }) => {
                let rested = end.saturating_add(reach.daily_rest);
                self.with_open(reach, query, earlier, Open::EndBefore(end), cases)
                    && self.with_open(reach, query, later, Open::StartFrom(rested), cases)
            }
            Err(Broken::DaysLimit(days)) => days
                .into_iter()
                .filter(|&day| !reach.must_work[day])
                .all(|day| self.with_open(reach, query, day, Open::None, cases)),
            Err(Broken::Other) => false,
        }
    }

    /// Looks at the case in which only some slots of a day are open.
    fn with_open(&mut self, reach: &Reach, query: &Query<'_>, day: usize, open: Open, cases: &mut Cases) -> bool {
        let Some(left) = cases.left.checked_sub(1) else { return false };
        cases.left = left;
        let graph = &reach.days[day].graph;
        let costs = graph.from..graph.from + graph.len();
        let before = self.cost[costs.clone()].to_vec();
        for (place, cost) in self.cost[costs.clone()].iter_mut().enumerate() {
            let stays = match open {
                Open::EndBefore(end) => graph.end[place] < end,
                Open::StartFrom(start) => graph.start[place] >= start,
                Open::None => false,
            };
            *cost = if stays { *cost } else { CLOSED };
        }
        let mut other = self.spare.pop().unwrap_or_default();
        other.fill(reach, day, &self.cost);
        std::mem::swap(&mut self.days[day], &mut other);
        self.completion.look(reach, &self.days);
        let whole = self.look_at_case(reach, query, cases);
        std::mem::swap(&mut self.days[day], &mut other);
        self.spare.push(other);
        self.cost[costs].copy_from_slice(&before);
        whole
    }
}

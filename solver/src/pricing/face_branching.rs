//! Where the relaxed week pays the charge of a new face only in part: two cases that cover every week. Either no slot of
//! that household is taken, or the charge is paid whole and beforehand, and its slots cost no share of it any more.
//! Each case is a relaxation again, and in both the present answer is worth less than it seemed.

use super::relaxation::CLOSED;
use super::rest_branching::Cases;
use super::{DAYS, Pricer, Query};
use crate::pricing::Reach;

impl Pricer {
    /// The new face of which these stops pay least, where anything is left to pay. Without shares charges count by the
    /// prices alone.
    pub(super) fn unpaid(&self, reach: &Reach, query: &Query<'_>, stops: &[u32], cases: &Cases) -> Option<usize> {
        if query.shares.is_empty() {
            return None;
        }
        let faces = &reach.faces;
        let left = |group: usize| {
            let own = stops.iter().filter(|&&stop| faces.group_of(stop as usize) == Some(group));
            faces.charge - own.map(|&stop| query.shares[stop as usize]).sum::<i64>()
        };
        let touched = faces.touched(stops).into_iter().filter(|group| !cases.settled.contains(group));
        let most =
            touched.map(|group| (left(group), group)).max_by_key(|&(left, group)| (left, std::cmp::Reverse(group)));
        most.filter(|&(left, _)| left > 0).map(|(_, group)| group)
    }

    /// Looks at the two cases. False when one of them is given up.
    pub(super) fn look_at_face(&mut self, reach: &Reach, query: &Query<'_>, group: usize, cases: &mut Cases) -> bool {
        cases.faces_left -= 1;
        cases.settled.push(group);
        cases.paid += reach.faces.charge;
        let whole = self.with_members(reach, query, group, |cost, share| cost - share, cases);
        cases.paid -= reach.faces.charge;
        cases.settled.pop();
        whole && self.with_members(reach, query, group, |_, _| CLOSED, cases)
    }

    /// Looks at the case in which the slots of a household cost something else.
    fn with_members(
        &mut self,
        reach: &Reach,
        query: &Query<'_>,
        group: usize,
        other: impl Fn(i64, i64) -> i64,
        cases: &mut Cases,
    ) -> bool {
        let members = &reach.faces.members[group];
        let before: Vec<i64> = members.iter().map(|&place| self.cost[place as usize]).collect();
        let mut touched = [false; DAYS];
        for &place in members {
            let cost = &mut self.cost[place as usize];
            if *cost < CLOSED {
                *cost = other(*cost, query.shares[place as usize]);
                touched[reach.day_of(place)] = true;
            }
        }
        let days: Vec<usize> = (0..DAYS).filter(|&day| touched[day]).collect();
        let mut kept = Vec::with_capacity(days.len());
        for &day in &days {
            let mut fresh = self.spare.pop().unwrap_or_default();
            fresh.fill(reach, day, &self.cost);
            std::mem::swap(&mut self.days[day], &mut fresh);
            kept.push(fresh);
        }
        self.completion.look(reach, &self.days);
        let whole = self.look_at_case(reach, query, cases);
        for (&day, mut kept) in days.iter().zip(kept) {
            std::mem::swap(&mut self.days[day], &mut kept);
            self.spare.push(kept);
        }
        members.iter().zip(before).for_each(|(&place, cost)| self.cost[place as usize] = cost);
        whole
    }
}

//! Pairs of slots on different days that are too close although the daily rest holds. That needs a daily rest
//! shorter than a journey, or measured times that break the triangle inequality, so there are hardly ever any.

use super::Reach;
use crate::problem::Instance;
use crate::problem::travel;

/// By place in the person's slots: its own bit where a later slot may clash with it, and the bits of the earlier
/// slots that cannot go with it. Empty where nothing can clash.
pub(super) fn of(instance: &Instance, reach: &Reach) -> Vec<(u128, u128)> {
    let who = &instance.people[reach.person];
    let rules = &instance.week.rules;
    let measured = instance.week.travel.as_ref().is_some_and(|travel| travel.minutes.contains_key(&who.transport));
    // By distance no two slots are further apart than the way over home, give or take the rounding.
    let furthest = 2 * who.max_travel + 2 + i64::from(rules.handover_minutes);
    let rest = i64::from(rules.daily_rest_minutes);
    if !measured && furthest <= rest {
        return Vec::new();
    }
    let count = reach.slots.len();
    let mut marks = vec![(0u128, 0u128); count];
    let mut bits = 0;
    for earlier in 0..count {
        for later in earlier + 1..count {
            let (one, other) = (reach.slots[earlier] as usize, reach.slots[later] as usize);
            let apart = instance.slots[other].start - instance.slots[one].end;
            let same_day = instance.slots[one].day == instance.slots[other].day;
            if same_day || apart < rest || apart >= travel::between(instance, who, one, other) {
                continue;
            }
            // With more than 128 such slots the rest goes unmarked: the bound stays valid, being that of a relaxed
            // week, and every plan is checked before it is used.
            if marks[earlier].0 == 0 && bits < 128 {
                marks[earlier].0 = 1 << bits;
                bits += 1;
            }
            marks[later].1 |= marks[earlier].0;
        }
    }
    if bits == 0 { Vec::new() } else { marks }
}

//! What was accepted stays possible: limits that have changed since give way to it, so that a running week never becomes unsolvable.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use solver::{Caregiver, Slot, Week};

/// Raises each caregiver's limits to what her settled slots (accepted, or begun) already use.
pub fn make_room(file: &mut Week, zone: Tz) {
    let travel = file.travel.clone();
    for caregiver in &mut file.caregivers {
        let settled: Vec<&Slot> =
            file.slots.iter().filter(|s| s.pinned.as_deref() == Some(caregiver.id.as_str()) && s.pinned == s.published).collect();
        if settled.is_empty() {
            continue;
        }
        raise_sums(caregiver, &settled, zone);
        let minutes = |from: Option<usize>, to: Option<usize>| {
            let matrix = travel.as_ref()?.minutes.get(&caregiver.transport)?;
            matrix.get(from?)?.get(to?).copied()
        };
        let home = caregiver.home.place;
        let ways = settled.iter().flat_map(|s| [minutes(home, s.home.place), minutes(s.home.place, home)]).flatten();
        caregiver.max_travel_minutes = ways.fold(caregiver.max_travel_minutes, u32::max);
    }
}

fn raise_sums(caregiver: &mut Caregiver, settled: &[&Slot], zone: Tz) {
    let mut by_day: BTreeMap<chrono::NaiveDate, u32> = BTreeMap::new();
    let mut by_month: BTreeMap<String, u32> = BTreeMap::new();
    for slot in settled {
        let minutes = u32::try_from((slot.end - slot.start).num_minutes()).unwrap_or(0);
        let day = slot.start.with_timezone(&zone).date_naive();
        *by_day.entry(day).or_default() += minutes;
        *by_month.entry(day.format("%Y-%m").to_string()).or_default() += minutes;
    }
    let week: u32 = by_day.values().sum();
    caregiver.max_minutes_per_week = caregiver.max_minutes_per_week.max(week);
    caregiver.max_minutes_per_day = by_day.values().copied().fold(caregiver.max_minutes_per_day, u32::max);
    caregiver.min_minutes_per_day = by_day.values().copied().fold(caregiver.min_minutes_per_day, u32::min);
    caregiver.max_days = caregiver.max_days.max(by_day.len() as u32);
    for (month, used) in by_month {
        if let Some(left) = caregiver.remaining_minutes_per_month.get_mut(&month) {
            *left = (*left).max(used);
        }
    }
}

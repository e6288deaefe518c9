//! A dense week: home care in one town, as a municipality's own service gives it. Some thirty short visits to a
//! caregiver, at the same times every day, everybody in reach of everybody. Shaped after what is published of such
//! services (visits of 15 to 60 minutes, peaks at breakfast, lunch, tea and bed time); no figure was taken from an
//! instance that is measured against.

use super::*;
use std::collections::BTreeMap;

impl Source {
    /// A caregiver in shifts.
    pub(super) fn dense_caregiver(&mut self, index: usize) -> Caregiver {
        let shift = self.one(&[
            (&[(420i64, 630i64), (690, 840)][..], 35),
            (&[(420, 840)], 25),
            (&[(960, 1320)], 25),
            (&[(420, 630), (960, 1320)], 15),
        ]);
        let mut availability = Vec::new();
        for day in 0..7 {
            if self.chance(if day < 5 { 75 } else { 45 }) {
                for &(start, end) in shift {
                    let preference =
                        self.one(&[(Preference::Ok, 85), (Preference::Wanted, 10), (Preference::IfNeeded, 5)]);
                    availability.push(Availability { start: self.at(day, start), end: self.at(day, end), preference });
                }
            }
        }
        let offered: i64 = availability.iter().map(|window| (window.end - window.start).num_minutes()).sum();
        Caregiver {
            id: format!("c{index}"),
            home: self.home(),
            transport: self.one(&[("car", 80), ("bicycle", 20)]).to_owned(),
            max_travel_minutes: 60,
            stage: Stage::Qualified,
            certificates: Vec::new(),
            languages: self.languages(),
            availability,
            max_minutes_per_day: 600,
            max_minutes_per_week: 2400,
            remaining_minutes_per_month: BTreeMap::new(),
            max_days: 6,
            min_minutes_per_day: 0,
            target_minutes: (offered * 6 / 10) as u32,
            learning_minutes: 0,
            mentors: Vec::new(),
        }
    }

    /// Households with one to four visits a day, on most days of the week.
    pub(super) fn dense_slots(&mut self, count: usize, caregivers: &[Caregiver]) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::with_capacity(count);
        let mut household = 0;
        while slots.len() < count {
            let (home, languages) = (self.home(), self.languages());
            let usual = self.known(&home, caregivers);
            let priority = self.one(&[(1u8, 20), (2, 50), (3, 25), (5, 5)]);
            let peaks = [(435i64, 90), (705, 55), (975, 50), (1140, 60)];
            let visits: Vec<(i64, i64)> = peaks
                .into_iter()
                .filter_map(|(peak, percent)| {
                    let asked = self.chance(percent);
                    let (begin, length) = (
                        peak + 15 * self.random.below(11) as i64,
                        15 * self.one(&[(1i64, 25), (2, 50), (3, 15), (4, 10)]),
                    );
                    asked.then_some((begin, length))
                })
                .collect();
            for day in (0..7).filter(|&day| day < 5 || household % 4 != 0) {
                for &(begin, length) in &visits {
                    if slots.len() == count {
                        return slots;
                    }
                    slots.push(Slot {
                        id: format!("s{}", slots.len()),
                        household: format!("h{household}"),
                        home,
                        start: self.at(day, begin),
                        end: self.at(day, begin) + TimeDelta::minutes(length),
                        requires: Vec::new(),
                        languages: languages.clone(),
                        priority,
                        usual: usual.clone(),
                        blocked: Vec::new(),
                        pinned: None,
                        published: None,
                        either: None,
                    });
                }
            }
            household += 1;
        }
        slots
    }
}

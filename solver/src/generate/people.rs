//! Made-up caregivers, households and their slots.

use super::*;
use std::collections::BTreeMap;

/// The certificates of the age bands, and the one for infants.
const CERTIFICATES: [(&str, usize); 3] = [("care-3-12", 90), ("care-0-3", 65), ("infant-first-aid", 50)];

impl Source {
    pub(super) fn caregiver(&mut self, index: usize) -> Caregiver {
        let stage = self.one(&[(Stage::Qualified, 78), (Stage::Trainee, 12), (Stage::Mentor, 10)]);
        let week = self.one(&[(900u32, 55), (2280, 18), (1140, 9), (1500, 8), (600, 6), (360, 4)]);
        let share = self.one(&[(50u32, 30), (70, 45), (90, 25)]);
        let trainee = stage == Stage::Trainee;
        let certificates = if trainee { Vec::new() } else { self.certificates() };
        let remaining = match self.chance(42) {
            true => BTreeMap::from([(self.month(0), week * 2), (self.month(6), week * 3)]),
            false => BTreeMap::new(),
        };
        Caregiver {
            id: format!("c{index}"),
            home: self.home(),
            transport: self.one(&[("bicycle", 40), ("car", 26), ("bus", 23), ("foot", 11)]).to_owned(),
            max_travel_minutes: self.one(&[(20, 32), (30, 36), (40, 32)]),
            stage,
            certificates,
            languages: self.languages(),
            availability: self.availability(),
            max_minutes_per_day: self.one(&[(480, 65), (540, 35)]),
            max_minutes_per_week: week,
            remaining_minutes_per_month: remaining,
            max_days: self.one(&[(5, 68), (6, 32)]),
            min_minutes_per_day: if self.chance(36) { 180 } else { 0 },
            target_minutes: week * share / 100,
            learning_minutes: if trainee { self.one(&[(600, 30), (1800, 40), (3600, 30)]) } else { 0 },
            mentors: Vec::new(),
        }
    }

    fn month(&self, day: u64) -> String {
        (self.monday + Days::new(day)).format("%Y-%m").to_string()
    }

    fn certificates(&mut self) -> Vec<Certificate> {
        let mut held = Vec::new();
        for (code, percent) in CERTIFICATES {
            if !self.chance(percent) {
                continue;
            }
            let since = Days::new(30 + self.random.below(900) as u64);
            // A few run out in the middle of the week.
            let until = self.one(&[(None, 60), (Some(700u64), 36), (Some(3), 4)]);
            held.push(Certificate {
                code: code.to_owned(),
                valid_from: self.monday - since,
                valid_until: until.map(|days| self.monday + Days::new(days)),
            });
        }
        held
    }

    fn availability(&mut self) -> Vec<Availability> {
        let (from, to) = self.one(&[((360i64, 960i64), 35), ((480, 1110), 30), ((840, 1380), 25), ((360, 1380), 10)]);
        let mut windows = Vec::new();
        for day in 0..7 {
            if !self.chance(if day < 5 { 82 } else { 30 }) {
                continue;
            }
            let start = from + 15 * self.random.below(9) as i64;
            let end = to - 15 * self.random.below(9) as i64;
            let shades = [(Preference::Ok, 55), (Preference::Wanted, 30), (Preference::IfNeeded, 15)];
            let middle = start + (end - start) / 30 * 15;
            let cuts = if self.chance(25) { vec![(start, middle), (middle, end)] } else { vec![(start, end)] };
            for (start, end) in cuts {
                let preference = self.one(&shades);
                windows.push(Availability { start: self.at(day, start), end: self.at(day, end), preference });
            }
        }
        windows
    }

    /// Half of the trainees know which mentors they may go with.
    pub(super) fn name_mentors(&mut self, caregivers: &mut [Caregiver]) {
        let mentors: Vec<String> =
            caregivers.iter().filter(|c| c.stage == Stage::Mentor).map(|c| c.id.clone()).collect();
        for caregiver in caregivers.iter_mut().filter(|caregiver| caregiver.stage == Stage::Trainee) {
            if mentors.len() > 3 && self.chance(50) {
                let mut some: Vec<String> = (0..4).map(|_| mentors[self.random.below(mentors.len())].clone()).collect();
                some.sort();
                some.dedup();
                caregiver.mentors = some;
            }
        }
    }

    /// Households with one to six slots each, most at the same time on several days.
    pub(super) fn slots(&mut self, count: usize, caregivers: &[Caregiver]) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::with_capacity(count);
        let mut household = 0;
        while slots.len() < count {
            let home = self.home();
            let languages = self.languages();
            let requires =
                self.one(&[(&["care-3-12"][..], 55), (&["care-0-3"], 30), (&["infant-first-aid", "care-0-3"], 15)]);
            let priority = self.one(&[(1u8, 25), (2, 30), (3, 25), (4, 12), (5, 8)]);
            let begin = self.one(&[(360i64, 34), (540, 20), (900, 34), (1080, 8), (1260, 4)]);
            let begin = begin + 15 * self.random.below(10) as i64;
            let length = 15 * self.one(&[(6i64, 15), (8, 25), (10, 20), (12, 15), (16, 15), (24, 7), (32, 3)]);
            let days = self.one(&[(1usize, 35), (2, 25), (3, 18), (4, 10), (5, 12)]);
            let usual = self.known(&home, caregivers);
            for _ in 0..days.min(count - slots.len()) {
                let day = self.one(&[(0u64, 18), (1, 18), (2, 20), (3, 18), (4, 17), (5, 6), (6, 3)]);
                let blocked = if self.chance(6) { self.known(&home, caregivers) } else { Vec::new() };
                slots.push(Slot {
                    id: format!("s{}", slots.len()),
                    household: format!("h{household}"),
                    home,
                    start: self.at(day, begin),
                    end: self.at(day, begin) + TimeDelta::minutes(length),
                    requires: requires.iter().map(|&code| code.to_owned()).collect(),
                    languages: languages.clone(),
                    priority,
                    blocked: blocked.into_iter().filter(|who| !usual.contains(who)).collect(),
                    usual: usual.clone(),
                    pinned: None,
                    published: None,
                    either: None,
                });
            }
            household += 1;
        }
        slots
    }

    /// Makes two slots on different days alternatives, in one household of eight that has them. Drawn apart from all
    /// else, so that the week is otherwise that of the first version.
    pub(super) fn make_alternatives(&mut self, slots: &mut [Slot], seed: u64) {
        let mut random = Random::new(seed ^ 0xE17E);
        for same in slots.chunk_by_mut(|one, next| one.household == next.household) {
            let first = same[0].start;
            let other = (1..same.len()).find(|&at| same[at].start != first);
            if let Some(other) = other.filter(|_| random.below(8) == 0) {
                let text = format!("{}-either", same[0].household);
                same[other].either = Some(text.clone());
                same[0].either = Some(text);
            }
        }
    }

    /// Up to two caregivers who live near, as those who came before would.
    pub(super) fn known(&mut self, home: &Home, caregivers: &[Caregiver]) -> Vec<String> {
        let mut near: Vec<&Caregiver> = (0..8.min(caregivers.len()))
            .map(|_| &caregivers[self.random.below(caregivers.len())])
            .filter(|caregiver| caregiver.stage != Stage::Trainee)
            .collect();
        let apart = |caregiver: &Caregiver| (caregiver.home.lat - home.lat).hypot(caregiver.home.lon - home.lon);
        near.sort_by(|one, other| apart(one).total_cmp(&apart(other)));
        near.dedup_by(|one, other| one.id == other.id);
        let count = self.one(&[(0usize, 45), (1, 35), (2, 20)]);
        near.into_iter().take(count).map(|caregiver| caregiver.id.clone()).collect()
    }
}

//! Makes up a realistic week: real places, invented people. The same wish and seed give the same week.

use crate::format::*;
use crate::problem::calendar::Calendar;
use crate::random::Random;
use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeDelta, TimeZone};
use chrono_tz::Tz;

mod dense;
mod people;

/// A real place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Locality {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// What kind of week is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Caregivers, trainees among them.
    pub caregivers: usize,
    /// Slots.
    pub slots: usize,
    /// Same seed, same week.
    pub seed: u64,
    /// ISO week, `2026-W48`.
    pub week: String,
    /// Home care in one town: many short visits, everybody in reach of everybody.
    pub dense: bool,
    /// In the first version of the format.
    pub format_1: bool,
}

/// The zone that made-up weeks are in.
const ZONE: Tz = chrono_tz::Europe::Brussels;
/// Caregivers to a locality, about.
const CAREGIVERS_PER_LOCALITY: usize = 6;

/// Places that the crate brings along: see `data/README.md`.
fn localities() -> Vec<Locality> {
    let lines = include_str!("../data/localities.csv").lines().skip(1);
    let read = |line: &str| {
        let mut fields = line.split(',').skip(2).map(str::parse);
        Some(Locality { lat: fields.next()?.ok()?, lon: fields.next()?.ok()? })
    };
    lines.filter_map(read).collect()
}

/// The places of one week: a random one and those nearest to it.
fn neighbours(count: usize, random: &mut Random) -> Vec<Locality> {
    let mut all = localities();
    let centre = all[random.below(all.len())];
    let squeeze = centre.lat.to_radians().cos();
    let apart = |place: &Locality| (place.lat - centre.lat).hypot((place.lon - centre.lon) * squeeze);
    all.sort_by(|one, other| apart(one).total_cmp(&apart(other)));
    all.truncate(count);
    all
}

/// What everything in a made-up week is drawn from.
struct Source {
    random: Random,
    monday: NaiveDate,
    places: Vec<Locality>,
}

impl Source {
    /// One of some choices, each with its weight.
    fn one<T: Copy>(&mut self, choices: &[(T, usize)]) -> T {
        let total: usize = choices.iter().map(|(_, weight)| weight).sum();
        let mut rolled = self.random.below(total);
        for &(choice, weight) in choices {
            if rolled < weight {
                return choice;
            }
            rolled -= weight;
        }
        choices[0].0
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.random.below(100) < percent
    }

    /// Somewhere within a kilometre or two of a place.
    fn home(&mut self) -> Home {
        let place = self.places[self.random.below(self.places.len())];
        let mut off = |degrees: f64| (self.random.below(2001) as f64 / 1000.0 - 1.0) * degrees;
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        Home { lat: round(place.lat + off(0.012)), lon: round(place.lon + off(0.02)), place: None }
    }

    /// A local time of the week; times that do not exist move an hour on.
    fn at(&self, day: u64, minutes: i64) -> DateTime<FixedOffset> {
        let local =
            (self.monday + Days::new(day)).and_hms_opt(0, 0, 0).unwrap_or_default() + TimeDelta::minutes(minutes);
        let found = ZONE.from_local_datetime(&local).earliest();
        let later = || ZONE.from_local_datetime(&(local + TimeDelta::hours(1))).earliest();
        found.or_else(later).map_or_else(|| local.and_utc().fixed_offset(), |at| at.fixed_offset())
    }

    fn languages(&mut self) -> Vec<String> {
        let mut spoken = Vec::new();
        if self.chance(85) {
            spoken.push("nl".to_owned());
        }
        let other = self.one(&[("fr", 30), ("en", 25), ("ar", 15), ("tr", 12), ("pl", 8), ("so", 5), ("uk", 5)]);
        if spoken.is_empty() || self.chance(45) {
            spoken.push(other.to_owned());
        }
        spoken
    }
}

/// A made-up week.
///
/// # Errors
/// The ISO week is none, or there are slots but nobody to serve them.
pub fn generate(wanted: &Wanted) -> Result<Week, String> {
    let monday = Calendar::monday_of(&wanted.week)
        .ok_or_else(|| format!("{:?} is no ISO week; write it like 2026-W48", wanted.week))?;
    let mut random = Random::new(wanted.seed);
    let localities = if wanted.dense { 1 } else { (wanted.caregivers / CAREGIVERS_PER_LOCALITY).max(3) };
    let places = neighbours(localities, &mut random);
    let mut source = Source { random, monday, places };
    let mut caregivers: Vec<Caregiver> = match wanted.dense {
        true => (0..wanted.caregivers).map(|index| source.dense_caregiver(index)).collect(),
        false => (0..wanted.caregivers).map(|index| source.caregiver(index)).collect(),
    };
    source.name_mentors(&mut caregivers);
    let mut slots = match wanted.dense {
        true => source.dense_slots(wanted.slots, &caregivers),
        false => source.slots(wanted.slots, &caregivers),
    };
    if !wanted.format_1 {
        source.make_alternatives(&mut slots, wanted.seed);
    }
    Ok(Week {
        format: if wanted.format_1 { WEEK_FORMAT_1 } else { WEEK_FORMAT }.to_owned(),
        week: wanted.week.clone(),
        time_zone: ZONE.name().to_owned(),
        rules: if wanted.format_1 { Rules::of_format_1() } else { Rules::default() },
        weights: if wanted.format_1 { Weights::of_format_1() } else { Weights::default() },
        travel: None,
        caregivers,
        slots,
    })
}

//! The voucher schemes: prices, caps and terms, each figure from a scheme file and valid from a day on.

pub mod caps;
mod ladder;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use anyhow::Context as _;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::basics::holidays;
use crate::basics::money::Cents;

pub use ladder::{CertificateKind, Floor, Ladder, Rung};

/// The scheme files, by name.
const FILES: &[(&str, &str)] = &[("wijk-werken", include_str!("../../../schemes/wijk-werken.toml"))];

/// What a scheme says on a day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    valid_from: toml::value::Datetime,
    /// Minutes that one cheque pays; a started one counts whole.
    pub cheque_minutes: i64,
    /// The least that a family may pay for a cheque, in cents.
    pub price_least_cents: i64,
    /// The most that a family may pay for a cheque, in cents.
    pub price_most_cents: i64,
    /// What the caregiver gets for a cheque, in cents.
    pub worker_cents: i64,
    /// Months that a cheque is valid.
    pub cheque_valid_months: u32,
    /// What a family pays a year to register, in cents.
    pub registration_cents: i64,
    /// Minutes a month that a caregiver may work.
    pub month_cap_minutes: i64,
    /// Minutes a year that a caregiver may work.
    pub year_cap_minutes: i64,
    /// Months that a caregiver's path lasts.
    pub path_months: u32,
    /// Months after which the next step is talked about.
    pub talk_after_months: u32,
    /// Travel allowance in cents a kilometre.
    pub travel_cents_per_km: i64,
    /// Kilometres of a round trip without allowance.
    pub travel_free_km: i64,
    /// The most days for which a coordinator can sign for what a caregiver misses.
    pub exception_days: u64,
    /// The ages of children.
    pub age_bands: Vec<AgeBand>,
    /// The ladder with which an organiser starts.
    pub ladder: Ladder,
    /// What no organiser's ladder can leave out.
    pub floor: Floor,
    priority: BTreeMap<String, i32>,
}

/// Children of an age.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct AgeBand {
    /// Its name: the message `age-band-…`.
    pub name: String,
    /// From this age in months.
    pub from_months: i32,
    /// Until, and without, this age in months.
    pub until_months: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SchemeFile {
    figures: Vec<Figures>,
    #[serde(default)]
    school_holidays: Vec<SchoolHoliday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SchoolHoliday {
    first: toml::value::Datetime,
    last: toml::value::Datetime,
}

/// What a scheme file says, by day.
#[derive(Default)]
struct Scheme {
    /// Figures with the day from which on they hold, the oldest first.
    figures: Vec<(NaiveDate, Figures)>,
    /// First and last days.
    school_holidays: Vec<(NaiveDate, NaiveDate)>,
}

static SCHEMES: LazyLock<BTreeMap<&'static str, Scheme>> =
    LazyLock::new(|| FILES.iter().map(|(name, text)| (*name, read(text).unwrap_or_default())).collect());

fn read(text: &str) -> anyhow::Result<Scheme> {
    let file: SchemeFile = toml::from_str(text)?;
    let mut scheme = Scheme::default();
    for figures in file.figures {
        scheme.figures.push((date(&figures.valid_from).context("valid_from")?, figures));
    }
    scheme.figures.sort_by_key(|(from, _)| *from);
    for SchoolHoliday { first, last } in file.school_holidays {
        let (first, last) =
            (date(&first).context("school_holidays.first")?, date(&last).context("school_holidays.last")?);
        anyhow::ensure!(first <= last, "a school holiday ends on {last}, before it begins on {first}");
        scheme.school_holidays.push((first, last));
    }
    Ok(scheme)
}

fn date(written: &toml::value::Datetime) -> anyhow::Result<NaiveDate> {
    let date = written.date.context("a date is wanted")?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        .context("there is no such date")
}

/// Whether schools are closed, or everybody is free: a public holiday or a day of a school holiday.
pub fn is_holiday(scheme: &str, day: NaiveDate) -> bool {
    let closed = |scheme: &Scheme| scheme.school_holidays.iter().any(|(first, last)| (*first..=*last).contains(&day));
    holidays::is_public(day) || SCHEMES.get(scheme).is_some_and(closed)
}

/// The names of the schemes there are.
pub fn names() -> Vec<&'static str> {
    SCHEMES.keys().copied().collect()
}

/// The reasons for care that schemes know, in the order of the form: the messages `reason-…`.
pub const REASONS: [&str; 7] =
    ["interview", "work", "dutch-lesson", "training", "appointment", "breathing-space", "other"];

/// What a scheme says on a day.
pub fn figures(scheme: &str, day: NaiveDate) -> anyhow::Result<&'static Figures> {
    let dated = &SCHEMES.get(scheme).with_context(|| format!("there is no scheme {scheme}"))?.figures;
    let holds = dated.iter().rev().find(|(from, _)| *from <= day).or(dated.first());
    holds.map(|(_, figures)| figures).with_context(|| format!("the scheme {scheme} has no figures"))
}

impl Figures {
    /// Cheques for a slot of so many minutes: one for each started hour.
    pub fn cheques(&self, minutes: i64) -> i64 {
        (minutes.max(0) + self.cheque_minutes - 1) / self.cheque_minutes
    }

    /// The band of a child born in a month, on a day; none when it is too old, or not born yet.
    pub fn age_band(&self, born: NaiveDate, day: NaiveDate) -> Option<&AgeBand> {
        let months = months_between(born, day);
        self.age_bands.iter().find(|band| (band.from_months..band.until_months).contains(&months))
    }

    /// The band of a child on a day, or the one nearest to it: care that was agreed on goes on past a birthday.
    pub fn nearest_age_band(&self, born: NaiveDate, day: NaiveDate) -> Option<&AgeBand> {
        let months = months_between(born, day);
        let nearest = if months < 0 { self.age_bands.first() } else { self.age_bands.last() };
        self.age_band(born, day).or(nearest)
    }

    /// How urgent a slot is, 1 to 5, by the organiser's published rules.
    pub fn priority(&self, reason: &str, single_parent: bool) -> i32 {
        let step = if single_parent { self.priority.get("single_parent_step").copied().unwrap_or(0) } else { 0 };
        (self.priority.get(reason).copied().unwrap_or(1) + step).clamp(1, 5)
    }
}

fn months_between(born: NaiveDate, day: NaiveDate) -> i32 {
    (day.year() - born.year()) * 12 + day.month0() as i32 - born.month0() as i32
}

/// What a slot costs a family.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Cheques, one for each started hour.
    pub cheques: i64,
    /// Their price.
    pub price: Cents,
}

/// What a slot of so many minutes costs, at an organiser's price of a cheque.
pub fn cost(figures: &Figures, minutes: i64, cheque: Cents) -> Cost {
    let cheques = figures.cheques(minutes);
    Cost { cheques, price: cheque.times(cheques) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn every_scheme_file_reads() {
        for (name, text) in FILES {
            let dated = read(text).map(|scheme| scheme.figures).unwrap_or_else(|e| panic!("{name}: {e:#}"));
            assert!(!dated.is_empty(), "{name}");
            assert!(
                REASONS.iter().all(|r| dated.iter().all(|(_, f)| f.priority.contains_key(*r))),
                "{name} ranks every reason"
            );
        }
    }

    /// The holidays as the decree of 17 April 1991 places them, by the year of their Easter or of their first day.
    fn by_the_decree(year: i32) -> [(NaiveDate, NaiveDate); 6] {
        let on = |month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a date");
        let days = |day: NaiveDate, n: i64| day + chrono::Duration::days(n);
        let monday_of = |day: NaiveDate| days(day, -i64::from(day.weekday().num_days_from_monday()));
        let monday_after_weekend = |day: NaiveDate, from: u32| {
            days(monday_of(day), if day.weekday().num_days_from_monday() >= from { 7 } else { 0 })
        };
        let easter = holidays::easter(year).expect("there is an Easter");
        let (autumn, christmas) = (monday_after_weekend(on(11, 1), 6), monday_after_weekend(on(12, 25), 5));
        let carnival = days(easter, -48);
        let spring = match easter {
            _ if easter.month() == 3 => days(easter, 1),
            _ if easter > on(4, 15) => days(easter, -13),
            _ => days(monday_of(on(4, 7)), 0),
        };
        let last_of_spring = days(spring, 13).max(if easter > on(4, 15) { days(easter, 1) } else { spring });
        [
            (carnival, days(carnival, 6)),
            (spring, last_of_spring),
            (days(easter, 39), days(easter, 40)),
            (on(7, 1), on(8, 31)),
            (autumn, days(autumn, 6)),
            (christmas, days(christmas, 13)),
        ]
    }

    #[test]
    fn school_holidays_lie_where_the_decree_places_them() {
        let listed = &SCHEMES["wijk-werken"].school_holidays;
        let mut expected: Vec<_> = (2025..=2028).flat_map(by_the_decree).collect();
        expected.retain(|(first, last)| listed[0].0 <= *first && *last <= listed[listed.len() - 1].1);
        expected.sort();
        assert_eq!(*listed, expected);
    }

    #[test]
    fn a_holiday_is_one_of_everybody_or_of_the_schools() {
        for (text, free) in [("2026-12-25", true), ("2026-12-29", true), ("2027-01-04", false), ("2027-05-17", true)] {
            assert_eq!(is_holiday("wijk-werken", day(text)), free, "{text}");
        }
    }

    #[test]
    fn a_started_hour_is_a_cheque() {
        let figures = figures("wijk-werken", day("2026-11-23")).expect("the scheme is there");
        assert_eq!([0, 1, 60, 61, 180, 210].map(|m| figures.cheques(m)), [0, 1, 1, 2, 3, 4]);
        assert_eq!(cost(figures, 210, Cents(745)).price, Cents(2980));
    }

    #[test]
    fn ages_fall_into_bands() {
        let figures = figures("wijk-werken", day("2026-11-23")).expect("the scheme is there");
        let band = |born: &str| figures.age_band(day(born), day("2026-11-23")).map(|b| b.name.as_str());
        assert_eq!(band("2026-11-01"), Some("baby"));
        assert_eq!(band("2025-06-01"), Some("baby"));
        assert_eq!(band("2025-05-01"), Some("toddler"));
        assert_eq!(band("2021-01-01"), Some("nursery"));
        assert_eq!(band("2010-01-01"), None);
        assert_eq!(band("2026-12-01"), None);
    }

    #[test]
    fn a_parent_who_is_alone_goes_one_step_up() {
        let figures = figures("wijk-werken", day("2026-11-23")).expect("the scheme is there");
        assert_eq!((figures.priority("dutch-lesson", false), figures.priority("dutch-lesson", true)), (3, 4));
        assert_eq!(figures.priority("interview", true), 5);
    }
}

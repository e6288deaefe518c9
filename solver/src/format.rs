//! The two JSON shapes of the contract: a week and its plan.
//!
//! These types are the edge of the crate. Whoever holds a [`Week`] that came out of [`crate::read_week`] holds a
//! well-formed one; a `Week` put together by hand is looked through by [`crate::faults_of_week`].

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

mod certificate;
mod fault;
mod plan;
mod read_plan;
mod read_week;
mod walk;

pub use certificate::{
    BoundCertificate, CERTIFICATE_FORMAT, CaseDecision, CertifiedCase, CertifiedList, CertifiedPrices, CertifiedTriple,
};
pub use fault::Fault;
pub use plan::{Assignment, Parts, Plan, Proof, Reason, Solved, Status, Unserved};
pub use read_plan::read_plan;
pub use read_week::{faults_of_week, read_week};

/// The value of `format` in a week file as it is written today.
pub const WEEK_FORMAT: &str = "wijkopvang-week/2";
/// The value of `format` in the plan file of such a week.
pub const PLAN_FORMAT: &str = "wijkopvang-plan/2";
/// The first version of both, read for ever: it knows neither alternatives nor idle minutes nor new faces.
pub const WEEK_FORMAT_1: &str = "wijkopvang-week/1";
/// The plan file of a [`WEEK_FORMAT_1`] week.
pub const PLAN_FORMAT_1: &str = "wijkopvang-plan/1";
/// Whole numbers above this are refused: no week holds that many minutes, and sums must not overflow.
pub const LARGEST_WHOLE: u32 = 1_000_000_000;
/// Weights above this are refused, so that every sum of points stays exact enough to be proven.
pub const LARGEST_WEIGHT: f64 = 1e9;

/// One planning week: who can come, who asks, and by which rules and weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Week {
    /// [`WEEK_FORMAT`] or [`WEEK_FORMAT_1`].
    pub format: String,
    /// The ISO week, `2026-W48`.
    pub week: String,
    /// The IANA name of the zone that local days and months are told in, `Europe/Brussels`.
    pub time_zone: String,
    /// The figures behind the hard rules.
    #[serde(default)]
    pub rules: Rules,
    /// The points of the objective.
    #[serde(default)]
    pub weights: Weights,
    /// Measured travel times, where there are any.
    #[serde(default)]
    pub travel: Option<Travel>,
    /// Everyone who can serve or learn.
    pub caregivers: Vec<Caregiver>,
    /// Every stretch of care that is asked for.
    pub slots: Vec<Slot>,
}

/// The figures behind the hard rules; each has a default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// Road distance over great-circle distance.
    pub detour_factor: f64,
    /// Kilometres an hour by means of transport.
    pub speed_kmh: BTreeMap<String, f64>,
    /// Minutes between two slots of one caregiver, on top of the travel.
    pub handover_minutes: u32,
    /// Minutes between the last slot of a local day and the first of a later one.
    pub daily_rest_minutes: u32,
    /// Minutes of the longest free stretch that a week must hold.
    pub weekly_rest_minutes: u32,
    /// A wait between two slots counts as idle up to so many minutes; none in week/1, which does not know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle_until_minutes: Option<u32>,
}

impl Week {
    /// The format of this week's plans: plan/N for week/N.
    pub fn plan_format(&self) -> &'static str {
        if self.format == WEEK_FORMAT_1 { PLAN_FORMAT_1 } else { PLAN_FORMAT }
    }
}

impl Default for Rules {
    fn default() -> Self {
        let speeds = [("foot", 5.0), ("bicycle", 15.0), ("bus", 18.0), ("car", 30.0)];
        Rules {
            detour_factor: 1.3,
            speed_kmh: speeds.map(|(name, speed)| (name.to_owned(), speed)).into(),
            handover_minutes: 5,
            daily_rest_minutes: 660,
            weekly_rest_minutes: 2100,
            idle_until_minutes: Some(120),
        }
    }
}

/// The points of the objective; each has a default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    /// For each served slot.
    pub served_per_slot: f64,
    /// For each served minute, times the weight of the slot's priority.
    pub served_per_minute: f64,
    /// The factor of priorities 1 to 5.
    pub priority: [f64; 5],
    /// For each household with at least one served slot.
    pub household_first: f64,
    /// For each slot served by a caregiver the household knows.
    pub continuity: f64,
    /// For each slot whose caregiver shares a language with the household.
    pub language: f64,
    /// For each minute inside a wanted window.
    pub wanted_per_minute: f64,
    /// Against each minute inside an if-needed window.
    pub if_needed_per_minute: f64,
    /// Against each minute of travel.
    pub travel_per_minute: f64,
    /// Against each minute below the target, and again below half of it.
    pub shortfall_per_minute: f64,
    /// For each accompanied minute that a trainee still has to do.
    pub learning_per_minute: f64,
    /// Against each published assignment that is not kept.
    pub change: f64,
    /// Against each idle minute between two slots of a day; none in week/1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle_per_minute: Option<f64>,
    /// Against each pair of household and caregiver who is new there; none in week/1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_face: Option<f64>,
}

impl Rules {
    /// The defaults of week/1.
    pub fn of_format_1() -> Self {
        Rules { idle_until_minutes: None, ..Rules::default() }
    }
}

impl Weights {
    /// The defaults of week/1.
    pub fn of_format_1() -> Self {
        Weights { idle_per_minute: None, new_face: None, ..Weights::default() }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Weights {
            served_per_slot: 0.0,
            served_per_minute: 10.0,
            priority: [1.0, 1.5, 2.0, 3.0, 5.0],
            household_first: 600.0,
            continuity: 120.0,
            language: 60.0,
            wanted_per_minute: 0.5,
            if_needed_per_minute: 1.0,
            travel_per_minute: 2.0,
            shortfall_per_minute: 0.5,
            learning_per_minute: 3.0,
            change: 900.0,
            idle_per_minute: Some(0.5),
            new_face: Some(100.0),
        }
    }
}

/// Measured travel times between places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Travel {
    /// The places that rows and columns stand for.
    pub places: Vec<Coordinates>,
    /// By means of transport: whole minutes from the row's place to the column's.
    pub minutes: BTreeMap<String, Vec<Vec<u32>>>,
}

/// A point on the globe, WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coordinates {
    /// Degrees north, −90 to 90.
    pub lat: f64,
    /// Degrees east, −180 to 180.
    pub lon: f64,
}

/// Where someone lives or where care is given.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Home {
    /// Degrees north, −90 to 90.
    pub lat: f64,
    /// Degrees east, −180 to 180.
    pub lon: f64,
    /// Index into `travel.places`, where the travel time was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<usize>,
}

/// How far a caregiver's own training has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Learns; is only ever the second person in a slot.
    Trainee,
    /// Serves.
    Qualified,
    /// Serves, and may take a trainee along.
    Mentor,
}

/// How gladly a caregiver works in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preference {
    /// Earns points.
    Wanted,
    /// Neither.
    Ok,
    /// Costs points.
    IfNeeded,
}

/// A window in which a caregiver can serve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Availability {
    /// First instant.
    pub start: DateTime<FixedOffset>,
    /// Last instant.
    pub end: DateTime<FixedOffset>,
    /// How gladly.
    pub preference: Preference,
}

/// Something a caregiver has been certified for; both days count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Compared with a slot's `requires`.
    pub code: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; none for ever.
    pub valid_until: Option<NaiveDate>,
}

/// Someone who serves or learns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caregiver {
    /// Unique among caregivers.
    pub id: String,
    /// Where each day's round starts and ends.
    pub home: Home,
    /// A key of `rules.speed_kmh`.
    pub transport: String,
    /// The longest leg between home and a slot, minutes.
    pub max_travel_minutes: u32,
    /// Trainee, qualified or mentor.
    pub stage: Stage,
    /// What is certified, with dates.
    pub certificates: Vec<Certificate>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// When; windows do not overlap, and those that touch join up.
    pub availability: Vec<Availability>,
    /// Minutes of care in one local day.
    pub max_minutes_per_day: u32,
    /// Minutes of care in this week.
    pub max_minutes_per_week: u32,
    /// Minutes of care by local month, `2026-11`; a month not named has no limit.
    pub remaining_minutes_per_month: BTreeMap<String, u32>,
    /// Local days with care.
    pub max_days: u32,
    /// A day with any care has at least this many minutes.
    pub min_minutes_per_day: u32,
    /// Minutes the caregiver would like this week.
    pub target_minutes: u32,
    /// Trainees: minutes of accompanied care still to be done.
    pub learning_minutes: u32,
    /// Trainees: the mentors allowed; empty for any.
    pub mentors: Vec<String>,
}

/// A stretch of care that a household asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Unique among slots.
    pub id: String,
    /// Who asks.
    pub household: String,
    /// Where the care is.
    pub home: Home,
    /// First instant, inside the week.
    pub start: DateTime<FixedOffset>,
    /// Last instant, 15 minutes to 12 hours later.
    pub end: DateTime<FixedOffset>,
    /// Certificate codes that the caregiver must hold.
    pub requires: Vec<String>,
    /// Languages the household speaks.
    pub languages: Vec<String>,
    /// 1 to 5, 5 the most urgent.
    pub priority: u8,
    /// Caregivers the household knows.
    pub usual: Vec<String>,
    /// Caregivers who may not come.
    pub blocked: Vec<String>,
    /// Whom the coordinator has decided on.
    pub pinned: Option<String>,
    /// Who stands in the plan that was sent out.
    pub published: Option<String>,
    /// Slots of one household with the same text are alternatives, of which at most one is served; none in week/1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub either: Option<String>,
}

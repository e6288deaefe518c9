//! A certificate file: what a bound rests on, so that others can recompute it. `docs/certificate.md` says what each
//! field means and why the figure is a bound.

use serde::Serialize;
use std::collections::BTreeMap;

/// The format of certificates.
pub const CERTIFICATE_FORMAT: &str = "wijkopvang-certificate/1";

/// What a bound rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoundCertificate {
    /// [`CERTIFICATE_FORMAT`].
    pub format: String,
    /// The ISO week.
    pub week: String,
    /// SHA-256 of the bytes of the week file, hexadecimal.
    pub sha256: String,
    /// A unit is 2 to this power, in points.
    pub unit: i32,
    /// Units that every plan's score is a multiple of; 1 where there is no such figure.
    pub grid: i64,
    /// The bound, units, on the grid.
    pub bound_units: i64,
    /// The bound, points.
    pub bound: f64,
    /// The prices that cases name by their place in this list.
    pub prices: Vec<CertifiedPrices>,
    /// Cases that cover every plan.
    pub cases: Vec<CertifiedCase>,
}

/// Prices in units; what is not named has none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CertifiedPrices {
    /// By slot.
    pub slots: BTreeMap<String, i64>,
    /// By trainee and slot.
    pub lessons: BTreeMap<String, BTreeMap<String, i64>>,
    /// By caregiver and slot: a share of the charge of a new face.
    pub faces: BTreeMap<String, BTreeMap<String, i64>>,
    /// By person: units a minute. Whoever is named is asked by days, see the document.
    pub minutes: BTreeMap<String, i64>,
}

/// The plans that keep some decisions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CertifiedCase {
    /// In the order in which they were made.
    pub decisions: Vec<CaseDecision>,
    /// Place in the list of prices.
    pub prices: usize,
}

/// A slot given to somebody, or kept from that one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseDecision {
    /// Who; a trainee as well.
    pub caregiver: String,
    /// Which slot.
    pub slot: String,
    /// Given, or else kept from the caregiver.
    pub given: bool,
}

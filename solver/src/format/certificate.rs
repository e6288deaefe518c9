//! A certificate file: what a bound rests on, so that others can recompute it. `docs/certificate.md` says what each
//! field means and why the figure is a bound.

use serde::Serialize;
use std::collections::BTreeMap;

/// The format of certificates.
pub const CERTIFICATE_FORMAT: &str = "wijkopvang-certificate/2";

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
    /// Lists of weeks that cases name by their place in this list; each comes after the one that it is made of.
    pub lists: Vec<CertifiedList>,
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
    /// By household: what a visit earns. Only for lists.
    pub visits: BTreeMap<String, i64>,
    /// What a week pays that holds two of three slots. Only for lists.
    pub triples: Vec<CertifiedTriple>,
}

/// Three slots of which at most one week holds two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertifiedTriple {
    /// The three.
    pub slots: [String; 3],
    /// Units.
    pub price: i64,
}

/// Weeks that can be in a plan of more than the claim: of all weeks, or of another list, those that keep the decisions
/// and are not too far from the best at these prices.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CertifiedList {
    /// Place of the list that this one is made of; none where it is made of all weeks.
    pub of: Option<usize>,
    /// What the weeks keep.
    pub decisions: Vec<CaseDecision>,
    /// Place in the list of prices.
    pub prices: usize,
}

/// The plans that keep some decisions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CertifiedCase {
    /// In the order in which they were made.
    pub decisions: Vec<CaseDecision>,
    /// Place in the list of prices.
    pub prices: usize,
    /// Place of the list of weeks that is asked; none where all weeks are.
    pub list: Option<usize>,
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

//! Rows that nothing can be planned by. They came in past the doors; one of them never stops a week: it is left out
//! and named.

use chrono::{Datelike, NaiveDate, Timelike};
use chrono_tz::Tz;

use crate::basics::IsoWeek;
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::caregivers::{Caregiver, OddHours};
use crate::families::Family;
use crate::requests::Slot;
use crate::training::{Certificate, GateException};

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A certificate whose days are no days of anybody's life.
    Certificate {
        /// Whose.
        caregiver: CaregiverId,
        /// Which.
        code: String,
    },
    /// What was signed for, on days that are none.
    Exception {
        /// For whom.
        caregiver: CaregiverId,
        /// The certificate code that is missing.
        code: String,
    },
    /// Hours that end before they start, or are none.
    Hours(OddHours),
    /// A caregiver whose home is nowhere.
    Caregiver(CaregiverId),
    /// A slot that ends before it starts, is too short or too long, or is not in its week; or whose family's home is
    /// nowhere.
    Slot {
        /// Which.
        slot: SlotId,
        /// Whose.
        family: FamilyId,
    },
}

/// The years that a certificate can speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;
/// Minutes of a slot, as the contract has them.
const MINUTES: std::ops::RangeInclusive<i64> = 15..=12 * 60;

fn on_earth(latitude: f64, longitude: f64) -> bool {
    (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude)
}

/// A certificate, if its days are.
pub(super) fn dated(certificate: &Certificate) -> Result<(), LeftOut> {
    if are_days(certificate.valid_from, certificate.valid_until.unwrap_or(certificate.valid_from)) {
        return Ok(());
    }
    Err(LeftOut::Certificate { caregiver: certificate.caregiver_id.clone(), code: certificate.code.clone() })
}

/// What a coordinator has signed for, if its days are.
pub(super) fn signed(exception: &GateException) -> Result<(), LeftOut> {
    if are_days(exception.valid_from, exception.valid_until) {
        return Ok(());
    }
    Err(LeftOut::Exception { caregiver: exception.caregiver_id.clone(), code: exception.requirement.clone() })
}

fn are_days(from: NaiveDate, until: NaiveDate) -> bool {
    YEARS.contains(&from.year()) && YEARS.contains(&until.year()) && from <= until
}

/// Whether her home is somewhere.
pub(super) fn is_somewhere(caregiver: &Caregiver) -> bool {
    on_earth(caregiver.profile.latitude, caregiver.profile.longitude)
}

/// A slot, if it is one.
pub(super) fn well_formed(slot: &Slot, family: Option<&Family>, zone: Tz) -> Result<(), LeftOut> {
    let whole = [slot.starts_at, slot.ends_at].iter().all(|at| at.utc().second() == 0 && at.utc().nanosecond() == 0);
    let in_week = IsoWeek::of(slot.starts_at.local(&zone).date_naive()) == slot.week;
    let here = family.is_some_and(|family| on_earth(family.latitude, family.longitude));
    if whole && in_week && here && MINUTES.contains(&slot.minutes()) {
        return Ok(());
    }
    Err(LeftOut::Slot { slot: slot.id.clone(), family: slot.family_id.clone() })
}

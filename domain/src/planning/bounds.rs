//! Rows that nothing can be planned by. They came in past the doors; one of them never stops a week: it is left out and named.

use chrono::{Datelike, Timelike};
use chrono_tz::Tz;

use crate::basics::IsoWeek;
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::caregivers::{Caregiver, OddHours};
use crate::families::Family;
use crate::requests::Slot;
use crate::training::Certificate;

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
    /// Hours that end before they start, or are none.
    Hours(OddHours),
    /// A caregiver whose home is nowhere.
    Caregiver(CaregiverId),
    /// A slot that ends before it starts, is too short or too long, or is not in its week; or whose family's home is nowhere.
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
    let until = certificate.valid_until.unwrap_or(certificate.valid_from);
    if YEARS.contains(&certificate.valid_from.year()) && YEARS.contains(&until.year()) && certificate.valid_from <= until {
        return Ok(());
    }
    Err(LeftOut::Certificate { caregiver: certificate.caregiver_id.clone(), code: certificate.code.clone() })
}

/// Whether her home is somewhere.
pub(super) fn is_somewhere(caregiver: &Caregiver) -> bool {
    on_earth(caregiver.latitude, caregiver.longitude)
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

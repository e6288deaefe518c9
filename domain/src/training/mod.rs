//! Training: certificates with their dates, the ladder from the first day to mentor, and the gate that lets nobody come
//! to children without what the ladder asks.

mod admission;
mod edit;
mod exceptions;
mod gate;
mod own;
mod path;
mod rows;
mod sound;
mod steps;

use std::collections::HashMap;

use anyhow::Context as _;
use chrono::NaiveDate;
use diesel::Queryable;

use crate::basics::ids::{CaregiverId, CertificateId};
use crate::caregivers;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::store::Connection;
use crate::vouchers::CertificateKind;
use crate::words::{self, Message, Words};

pub use admission::{Admission, TermsSet, admit, set_terms};
pub use edit::{KindInput, LadderEdit, RungInput};
pub use exceptions::{GateException, NewException, Signed, end_exception, exceptions_in_force, exceptions_of, sign};
pub use gate::{Held, Missing, gate, gate_of_stage};
pub use own::{LadderSet, has_own_ladder, ladder, ladder_faults, names, set_ladder};
pub use path::{Path, path};
pub use sound::LadderFault;
pub use steps::{Step, steps};

/// A certificate that a coordinator has seen. What it says beyond this, and the document itself, is never kept.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct Certificate {
    /// Its id.
    pub id: CertificateId,
    /// Who holds it.
    pub caregiver_id: CaregiverId,
    /// What it is: a code of the organiser's ladder.
    pub code: String,
    /// The first day on which it holds.
    pub valid_from: NaiveDate,
    /// The last day on which it holds; none: it has no end.
    pub valid_until: Option<NaiveDate>,
    /// When it was seen.
    pub seen_on: NaiveDate,
    /// The name of the coordinator who saw it.
    pub seen_by: String,
}

/// How long before its end a certificate is worth a word, in days.
pub const WARN_DAYS: i64 = 60;

/// Whether a certificate holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It holds, and for long.
    Holds,
    /// It holds for this many days after this one; fewer than [`WARN_DAYS`].
    EndsIn(i64),
    /// It held until some days ago.
    Over,
    /// It will hold from some later day.
    NotYet,
}

impl Certificate {
    /// Whether it holds on `day`; both its first and its last day count.
    pub fn validity(&self, day: NaiveDate) -> Validity {
        let days_left = self.valid_until.map(|last| (last - day).num_days());
        match days_left {
            Some(left) if left < 0 => Validity::Over,
            _ if day < self.valid_from => Validity::NotYet,
            Some(left) if left < WARN_DAYS => Validity::EndsIn(left),
            _ => Validity::Holds,
        }
    }

    /// Whether it holds on `day`.
    pub fn holds(&self, day: NaiveDate) -> bool {
        matches!(self.validity(day), Validity::Holds | Validity::EndsIn(_))
    }
}

/// A certificate that a coordinator has before her.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCertificate {
    /// What it is.
    pub code: String,
    /// The first day on which it holds.
    pub valid_from: NaiveDate,
    /// The last day on which it holds.
    pub valid_until: Option<NaiveDate>,
}

impl NewCertificate {
    /// A certificate of a kind, with the dates that are on it. Where the ladder says how long one holds, it has an end;
    /// or, where the end on it is later than that, the last day that it can have.
    pub fn of(kind: &CertificateKind, from: NaiveDate, until: Option<NaiveDate>) -> Result<Self, NaiveDate> {
        let last = kind.last_day(from);
        match (until, last) {
            (Some(until), Some(last)) if until > last => Err(last),
            _ => Ok(NewCertificate { code: kind.code.clone(), valid_from: from, valid_until: until.or(last) }),
        }
    }
}

/// That a certificate would hold longer than one of its kind can.
pub fn too_long(last: NaiveDate) -> Message {
    let with = |message: Message, language: &'static words::Language| {
        message.with_in(&language.code, "last", Words::of(&language.code).date(last))
    };
    words::languages().iter().fold(Message::new("certificate-fault-long"), with)
}

/// What came of writing a certificate down.
#[derive(Clone, Debug, PartialEq)]
pub enum Noted {
    /// It is on the list.
    Noted(CertificateId),
    /// There is no such caregiver with this organiser.
    NobodyThere,
}

/// The certificates of all caregivers of an organiser, by caregiver, each in the order of their last days.
pub fn certificates(context: &mut Context) -> anyhow::Result<HashMap<CaregiverId, Vec<Certificate>>> {
    let mut held: HashMap<CaregiverId, Vec<Certificate>> = HashMap::new();
    for certificate in rows::certificates(context, None)? {
        held.entry(certificate.caregiver_id.clone()).or_default().push(certificate);
    }
    Ok(held)
}

/// The certificates of one caregiver.
pub fn certificates_of(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Vec<Certificate>> {
    rows::certificates(context, Some(caregiver))
}

/// What everybody can show on a day: certificates, and what stands by a coordinator's name then or later.
pub fn held(context: &mut Context, day: NaiveDate) -> anyhow::Result<HashMap<CaregiverId, Held>> {
    let mut all: HashMap<CaregiverId, Held> = HashMap::new();
    for (id, certificates) in certificates(context)? {
        all.entry(id).or_default().certificates = certificates;
    }
    for (id, exceptions) in exceptions_in_force(context, day)? {
        all.entry(id).or_default().exceptions = exceptions;
    }
    Ok(all)
}

/// What one caregiver can show.
pub fn held_by(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Held> {
    Ok(Held { certificates: certificates_of(context, caregiver)?, exceptions: exceptions_of(context, caregiver)? })
}

/// Writes down that the coordinator who acts saw a certificate today.
pub fn note(context: &mut Context, caregiver: &CaregiverId, new: &NewCertificate) -> anyhow::Result<Noted> {
    if caregivers::get(context, caregiver)?.is_none() {
        return Ok(Noted::NobodyThere);
    }
    let coordinator = context.actor.coordinator().context("a certificate is seen by a coordinator")?.clone();
    let id = rows::insert(context, &coordinator, caregiver, new)?;
    let entry = Entry::new(Kind::CertificateSeen);
    journal::record(context, &entry.caregiver(caregiver).detail(&new.code))?;
    Ok(Noted::Noted(id))
}

/// Writes down a certificate that came in by a file: the coordinator who took it in has seen it.
pub fn bring_in(context: &mut Context, caregiver: &CaregiverId, new: &NewCertificate) -> anyhow::Result<()> {
    let coordinator = context.actor.coordinator().context("a certificate is seen by a coordinator")?.clone();
    rows::insert(context, &coordinator, caregiver, new)?;
    let entry = Entry::new(Kind::CertificateSeen);
    journal::record(context, &entry.caregiver(caregiver).detail(&new.code).by_import())
}

/// Takes a certificate off the list. A second time is no fault.
pub fn remove(context: &mut Context, caregiver: &CaregiverId, id: &CertificateId) -> anyhow::Result<()> {
    let held = certificates_of(context, caregiver)?;
    let Some(certificate) = held.iter().find(|c| c.id == *id) else { return Ok(()) };
    rows::delete(context, id)?;
    let entry = Entry::new(Kind::CertificateRemoved);
    journal::record(context, &entry.caregiver(caregiver).detail(&certificate.code))
}

/// Forgets the certificates of a caregiver who goes, and what was signed for her.
pub fn forget_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::exceptions::delete_of_caregiver(connection, caregiver)?;
    rows::delete_of_caregiver(connection, caregiver)
}

#[cfg(test)]
mod tests;

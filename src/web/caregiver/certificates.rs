//! Certificates and rungs in words, for the coordinator's page and the caregiver's own.

use chrono::NaiveDate;

use domain::basics::ids::{CertificateId, ExceptionId};
use domain::training::{Certificate, GateException, Step, Validity};
use domain::words::Words;

use crate::web::kit::missing::{exception, missing};

/// A certificate in words.
#[derive(Clone, Debug)]
pub struct ShownCertificate {
    /// Its id.
    pub id: CertificateId,
    /// What it is.
    pub name: String,
    /// Its first day.
    pub from: String,
    /// Its last day; none: it has no end.
    pub until: Option<String>,
    /// The tone of its badge.
    pub tone: &'static str,
    /// What the badge says.
    pub badge: String,
    /// When it was seen, and by whom.
    pub seen: String,
}

impl ShownCertificate {
    /// The certificate as it stands on `today`.
    pub fn new(words: &Words, certificate: &Certificate, today: NaiveDate) -> Self {
        let (tone, badge) = match certificate.validity(today) {
            Validity::Holds => ("good", words.say("certificate-holds")),
            Validity::EndsIn(days) => ("wait", words.say1("certificate-ends-in", "days", days)),
            Validity::Over => ("bad", words.say("certificate-over")),
            Validity::NotYet => ("", words.say("certificate-not-yet")),
        };
        ShownCertificate {
            id: certificate.id.clone(),
            name: words.named("certificate", &certificate.code),
            from: words.date(certificate.valid_from),
            until: certificate.valid_until.map(|day| words.date(day)),
            tone,
            badge,
            seen: words.say2("certificate-seen", "day", words.date(certificate.seen_on), "name", &certificate.seen_by),
        }
    }
}

/// A rung of the ladder in words.
#[derive(Clone, Debug)]
pub struct ShownStep {
    /// Its name.
    pub name: String,
    /// Whether it is reached.
    pub reached: bool,
    /// Whether it is the next.
    pub next: bool,
    /// What it still asks.
    pub missing: Vec<String>,
}

impl ShownStep {
    /// The rung as she stands to it.
    pub fn new(words: &Words, step: &Step) -> Self {
        let missing = step.missing.iter().map(|one| missing(words, one)).collect();
        ShownStep { name: words.named("rung", &step.rung.code), reached: step.reached, next: step.next, missing }
    }
}

/// What a coordinator has signed for, in words.
#[derive(Clone, Debug)]
pub struct ShownException {
    /// Its id.
    pub id: ExceptionId,
    /// Which requirement, until when, by whom.
    pub text: String,
    /// Why.
    pub reason: String,
}

impl ShownException {
    /// The exception in words.
    pub fn new(words: &Words, signed: &GateException) -> Self {
        ShownException { id: signed.id.clone(), text: exception(words, signed), reason: signed.reason.clone() }
    }
}

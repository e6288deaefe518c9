//! Certificates and rungs in words, for the coordinator's page and the caregiver's own.

use chrono::NaiveDate;

use domain::basics::ids::CertificateId;
use domain::training::{Certificate, Missing, Step, Validity};
use domain::words::{Message, Words};

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
        let missing = step.missing.iter().map(|missing| match missing {
            Missing::Talk => words.say("rung-missing-talk"),
            Missing::Certificate(code) => words.named("certificate", code),
            Missing::Minutes(minutes) => words.tell(&Message::new("rung-missing-hours").with("time", words.duration(i64::from(*minutes)))),
            Missing::Word => words.say("rung-missing-word"),
        });
        ShownStep { name: words.named("rung", step.rung.name), reached: step.reached, next: step.next, missing: missing.collect() }
    }
}

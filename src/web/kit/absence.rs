//! That a caregiver is away, in words.

use chrono::NaiveDate;

use domain::caregivers::AbsenceKind;
use domain::words::{Message, Words};

/// An absence in words.
pub fn told(words: &Words, kind: AbsenceKind, from: NaiveDate, until: Option<NaiveDate>) -> String {
    let key = match (kind, until) {
        (AbsenceKind::Goodbye, _) => "absence-told-goodbye",
        (AbsenceKind::Ill, None) => "absence-told-ill-open",
        (AbsenceKind::Ill, Some(_)) => "absence-told-ill",
        (AbsenceKind::Leave, None) => "absence-told-leave-open",
        (AbsenceKind::Leave, Some(_)) => "absence-told-leave",
        (AbsenceKind::Pause, None) => "absence-told-open",
        (AbsenceKind::Pause, Some(_)) => "absence-told-pause",
    };
    let message = Message::new(key).with("from", words.date(from));
    words.tell(&match until {
        Some(until) => message.with("until", words.date(until)),
        None => message,
    })
}

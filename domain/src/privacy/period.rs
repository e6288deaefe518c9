//! How long things about people are kept. The register can name no other periods than these, and the job of `retention`
//! carries out every one of them: a period that nothing carries out does not compile.

use std::fmt;

use chrono::{DateTime, Months, Utc};
use serde::{Deserialize, Deserializer, de};

use crate::basics::Instant;

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// So many hours.
    Hours(i64),
    /// So many times 24 hours.
    Days(i64),
    /// So many years, from a date to the same date.
    Years(u32),
}

impl Span {
    /// The moment that lies this long before `now`.
    pub fn before(self, now: Instant) -> Instant {
        match self {
            Span::Hours(hours) => now.plus_hours(-hours),
            Span::Days(days) => now.plus_hours(-24 * days),
            Span::Years(years) => {
                let earlier = now.utc().checked_sub_months(Months::new(12 * years));
                Instant::from_utc(earlier.unwrap_or(DateTime::<Utc>::MIN_UTC))
            }
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Span::Hours(hours) => write!(f, "{hours} hours"),
            Span::Days(1) => write!(f, "1 day"),
            Span::Days(days) => write!(f, "{days} days"),
            Span::Years(1) => write!(f, "1 year"),
            Span::Years(years) => write!(f, "{years} years"),
        }
    }
}

macro_rules! periods {
    ($($(#[$doc:meta])* $name:ident => $span:expr, $words:literal;)+) => {
        /// A reason for which something goes, or the time after which it does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Period { $($(#[$doc])* $name),+ }

        impl Period {
            /// All periods, in the order in which the job carries them out.
            pub const ALL: &'static [Period] = &[$(Period::$name),+];

            /// How long; none where no job is needed, because what goes goes with what people do.
            pub fn span(self) -> Option<Span> {
                match self { $(Period::$name => $span),+ }
            }

            fn words(self) -> &'static str {
                match self { $(Period::$name => $words),+ }
            }
        }
    };
}

periods! {
    /// Until somebody writes something else in its place.
    InUse => None, "as long as it is used";
    /// The form of an enquiry.
    UntilProved => None, "emptied when the address is proved";
    /// What a letter says.
    UntilSent => None, "deleted when the letter is sent, set aside, replaced or dropped";
    /// A log-in.
    Session => Some(Span::Hours(8)), "after the log-in";
    /// What was tried, by whom, as a hash.
    Tries => Some(Span::Days(1)), "after the last try of its kind";
    /// An address to which a new link is to be sent.
    LostLink => Some(Span::Days(1)), "after it was asked for, or as soon as the letter is written";
    /// An enquiry that became no request.
    Enquiry => Some(Span::Days(14)), "after it came in, unless the address is proved";
    /// An address that was heard on the telephone and may be a stranger's.
    HeardAddress => Some(Span::Days(30)), "after it was given on the telephone, unless it is proved";
    /// A new address of somebody who has another that is proved.
    NewAddress => Some(Span::Days(30)), "after it was given, unless it is proved";
    /// A link, which is told to be over for as long.
    Link => Some(Span::Days(30)), "after the link is over";
    /// Somebody who was asked to become a coordinator.
    Invitation => Some(Span::Days(30)), "after the invitation is used, taken back or over";
    /// Somebody who typed an address that may not be hers.
    UnprovedCaregiver => Some(Span::Days(90)), "after the last that happened with her, unless her address is proved";
    /// Somebody who wanted to become a caregiver and did not.
    Applicant => Some(Span::Years(1)), "after the last that happened with her, unless she was admitted";
    /// What only whoever comes to the house needs to know.
    FamilyDetails => Some(Span::Years(1)), "after the family's last slot";
    /// To whom a letter went.
    Letter => Some(Span::Years(1)), "after the letter was written";
    /// That somebody was ill.
    Illness => Some(Span::Days(30)), "after an illness ended";
    /// Who came when, and that nobody came.
    Arrival => Some(Span::Days(30)), "after it was said on the day";
    /// What a coordinator wrote down about somebody.
    Note => Some(Span::Years(1)), "after the note was written";
    /// A date on which a caregiver could not work, or at other hours.
    AvailabilityDay => Some(Span::Years(2)), "after the day";
    /// What was solved and decided before a week was published.
    Planning => Some(Span::Years(2)), "after the planned week";
    /// What was published.
    Publication => Some(Span::Years(5)), "after the planned week, for use and finance";
    /// Minutes that count for the caps.
    MinutesByHand => Some(Span::Years(5)), "after the month, for finance";
    /// A family and all that hangs on it.
    Family => Some(Span::Years(5)), "after the family's last slot, for use and finance";
    /// A caregiver and all that hangs on her. Nothing says on which day she left: the last slot that was offered to her
    /// and the last entry about her in the journal stand for it.
    Caregiver => Some(Span::Years(5)), "after the last that happened with her";
    /// A coordinator, whose leaving nothing says either.
    Coordinator => Some(Span::Years(5)), "after the last that she did";
    /// The journal itself.
    Journal => Some(Span::Years(10)), "after it happened, for complaints";
}

impl fmt::Display for Period {
    /// In plain words, as the register says it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.span() {
            Some(span) => write!(f, "{span} {}", self.words()),
            None => f.write_str(self.words()),
        }
    }
}

/// The periods that hold for a column, each in plain words; whichever ends first counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept(pub Vec<Period>);

impl<'de> Deserialize<'de> for Kept {
    /// Reads periods with `; ` between them.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let period = |words: &str| {
            let found = Period::ALL.iter().find(|period| period.to_string() == words).copied();
            found.ok_or_else(|| {
                de::Error::custom(format!(
                    "no job keeps to {words:?}: use a period of privacy/period.rs, or add one there"
                ))
            })
        };
        text.split("; ").map(period).collect::<Result<_, _>>().map(Kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_go_from_a_date_to_the_same_date() {
        let at = |text: &str| Instant::from_utc(text.parse().expect("a moment"));
        assert_eq!(Span::Years(5).before(at("2029-03-01T12:00:00Z")), at("2024-03-01T12:00:00Z"));
        assert_eq!(Span::Years(1).before(at("2024-02-29T12:00:00Z")), at("2023-02-28T12:00:00Z"));
        assert_eq!(Span::Days(14).before(at("2026-11-15T00:00:00Z")), at("2026-11-01T00:00:00Z"));
    }

    #[test]
    fn periods_say_how_long_in_plain_words() {
        assert_eq!(Period::FamilyDetails.to_string(), "1 year after the family's last slot");
        let mut all: Vec<String> = Period::ALL.iter().map(ToString::to_string).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), Period::ALL.len(), "two periods would read the same");
    }
}

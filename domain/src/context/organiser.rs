//! The organiser for whom work is done, with the terms that it has set.

use chrono_tz::Tz;
use diesel::Queryable;

use crate::basics::ids::OrganiserId;
use crate::basics::local_time::DayTime;
use crate::basics::money::Cents;
use crate::basics::{EmailAddress, Instant, Zone, text};
use crate::{choices, read_from_text};

choices! {
    /// What happens to care that is asked later than it should be.
    LeadTime {
        /// Whoever asks is told that it may be too late, and can ask all the same.
        Warned => "warned",
        /// It cannot be asked by the open form or by link; on the telephone it can.
        Enforced => "enforced",
    }
}

/// So many hours before an answer is due whoever has not answered is reminded; none: never.
#[derive(Clone, Debug, PartialEq, Eq, diesel::deserialize::FromSqlRow)]
pub struct RemindHours(Vec<i64>);

/// More reminders would be a nuisance.
const MOST_REMINDERS: usize = 3;
/// An answer is asked for a week at the most.
const LONGEST_HOURS: i64 = 168;

impl RemindHours {
    /// Reads `12 3`, however the figures are separated; nothing for never.
    pub fn parse(text: &str) -> Option<Self> {
        let typed = text::plain(text);
        let figures = typed.split(|c: char| c.is_whitespace() || ",;".contains(c)).filter(|figure| !figure.is_empty());
        let mut hours = figures
            .map(|figure| figure.parse().ok().filter(|hours| (1..=LONGEST_HOURS).contains(hours)))
            .collect::<Option<Vec<i64>>>()?;
        hours.sort_unstable_by(|a, b| b.cmp(a));
        hours.dedup();
        (hours.len() <= MOST_REMINDERS).then_some(RemindHours(hours))
    }

    /// The hours, the earliest reminder first.
    pub fn hours(&self) -> &[i64] {
        &self.0
    }
}

impl std::fmt::Display for RemindHours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hours: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&hours.join(" "))
    }
}

read_from_text!(RemindHours);

/// Who organises care here, and by which rules.
#[derive(Clone, Debug, Queryable)]
pub struct Organiser {
    /// Its id.
    pub id: OrganiserId,
    /// Its name in addresses: `/o/<slug>`.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The voucher scheme that it runs: a file in `schemes/`.
    pub scheme: String,
    zone: Zone,
    /// The language in which it writes where a person has not chosen one.
    pub language: String,
    /// The contact person.
    pub contact_name: String,
    /// Her telephone number.
    pub contact_phone: String,
    /// Her e-mail address.
    pub contact_email: String,
    price_cents: i32,
    /// Hours before a slot that planned care should be asked.
    pub lead_hours: i32,
    /// Hours that a caregiver has to answer an offer.
    pub answer_hours: i32,
    /// Hours before the slot after which an answer can no longer be changed by link.
    pub cutoff_hours: i32,
    /// The weekday of the weekly run, 1 to 7; 0 for none.
    pub run_weekday: i32,
    /// The local time of the weekly run.
    pub run_time: DayTime,
    /// Seconds that a solve may take.
    pub solve_seconds: i32,
    /// Minutes of travel between two addresses that share a locality's centre.
    pub same_place_minutes: i32,
    /// When it was added.
    pub created_at: Instant,
    /// What happens to care that is asked later than it should be.
    pub lead_time: LeadTime,
    /// So many minutes after the start the office is shown who has not been seen; 0: nobody is asked to say that she
    /// arrived.
    pub seen_minutes: i32,
    /// When whoever has not answered an offer is reminded.
    pub remind_hours: RemindHours,
    /// The ladder that it has set in place of its scheme's, as `training` wrote it.
    pub ladder: Option<String>,
}

impl Organiser {
    /// Its time zone.
    pub fn zone(&self) -> Tz {
        self.zone.0
    }

    /// Where the office is written to; none, and a line in the log, where its address is none.
    pub fn office(&self) -> Option<EmailAddress> {
        let contact = EmailAddress::parse(&self.contact_email);
        if contact.is_none() {
            tracing::error!(organiser = self.slug, "the contact person's e-mail address cannot be written to");
        }
        contact
    }

    /// What a family pays for one cheque.
    pub fn price(&self) -> Cents {
        Cents(i64::from(self.price_cents))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reminders_are_few_and_in_order() {
        let read = |typed: &str| RemindHours::parse(typed).map(|hours| hours.to_string());
        for (typed, hours) in [("", ""), ("3 12", "12 3"), ("24; 4,4", "24 4"), ("١٢", "12"), (" 168 ", "168")] {
            assert_eq!(read(typed).as_deref(), Some(hours), "{typed}");
        }
        for typed in ["0", "169", "-3", "1 2 3 4", "drie", "1.5"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}

//! The organiser for whom work is done, with the terms that it has set.

use chrono_tz::Tz;
use diesel::Queryable;

use crate::basics::ids::OrganiserId;
use crate::basics::local_time::DayTime;
use crate::basics::money::Cents;
use crate::basics::{EmailAddress, Instant, Zone};
use crate::choices;

choices! {
    /// What happens to care that is asked later than it should be.
    LeadTime {
        /// Whoever asks is told that it may be too late, and can ask all the same.
        Warned => "warned",
        /// It cannot be asked by the open form or by link; on the telephone it can.
        Enforced => "enforced",
    }
}

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

//! Caregivers: who they are, how they join, when they can work, and which families they do or do not go to.

mod absences;
mod address;
pub mod availability;
mod choices;
mod forget;
mod input;
mod joining;
mod known;
mod letters;
mod names;
pub mod pairings;
mod rows;
mod windows;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{AsChangeset, Insertable, Queryable, Selectable};

use crate::basics::house::Dwelling;
use crate::basics::ids::{CaregiverId, OrganiserId};
use crate::basics::mark::{Saved, mark};
use crate::basics::{EmailAddress, Instant};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::store::schema::caregivers;
use crate::words::{SPOKEN, Words};

pub(crate) use absences::say_absence;
pub use absences::{
    Absence, AbsenceFault, AbsenceKind, CameBack, NewAbsence, absences, absences_of, come_back, forget_illness,
};
pub use address::{AddressGiven, AddressProved, address_given, give_address, prove_new_address};
pub use availability::{Exception, Hours, Pattern, ask_for_hours};
pub use choices::{Engagement, Shade, Stage, Tags, Transport};
pub use forget::{
    forget, forget_exceptions, forget_minutes_by_hand, forget_new_addresses, forget_pairings_of_family, joined_before,
};
pub use input::ProfileInput;
pub(crate) use joining::admit;
pub use joining::{Admitted, Joined, Proved, Sent, bring_in, is_she, join, link_of, prove, send_link};
pub use known::KnownCaregivers;
pub use names::told_apart;
pub use pairings::{Pairing, of_families as pairings_of};
pub use windows::{OddHours, Window, windows};

/// Somebody who cares for children, or wants to.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = caregivers)]
pub struct Caregiver {
    /// Her id.
    pub id: CaregiverId,
    /// Whose installation.
    pub organiser_id: OrganiserId,
    /// Her e-mail address; proved once [`proved_at`](Self::proved_at) is there.
    pub email: EmailAddress,
    /// What she says of herself.
    #[diesel(embed)]
    pub profile: Profile,
    /// What the coordinator decided about her.
    #[diesel(embed)]
    pub terms: Terms,
    /// When she joined.
    pub created_at: Instant,
    /// When her e-mail address was proved.
    pub proved_at: Option<Instant>,
    /// When a coordinator admitted her after the intake talk.
    pub admitted_at: Option<Instant>,
    /// The one-time value of the form that she filled in.
    pub submission: String,
}

/// Where a caregiver stands: on her way in, here, or away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// She filled in the form; whether the address is hers is not known.
    Unproved,
    /// She waits for the intake talk.
    Waiting,
    /// She is planned.
    Active,
    /// She is away for a time.
    Away,
    /// She has stopped.
    Left,
}

impl State {
    /// All states, in the order in which they follow.
    pub const ALL: [State; 5] = [State::Unproved, State::Waiting, State::Active, State::Away, State::Left];

    /// The state as forms and messages know it.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Unproved => "unproved",
            State::Waiting => "waiting",
            State::Active => "active",
            State::Away => "away",
            State::Left => "left",
        }
    }
}

impl Profile {
    /// How people who meet in the work call each other.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }

    /// Where she lives.
    pub fn dwelling(&self) -> Dwelling {
        Dwelling::new(&self.postcode, &self.locality, &self.street)
    }

    /// The languages that she speaks, as BCP 47 tags.
    pub fn speaks(&self) -> Vec<String> {
        self.spoken_languages.iter().map(str::to_owned).collect()
    }

    /// The languages that she speaks, by name.
    pub fn speaks_in_words(&self, words: &Words) -> String {
        let name = |tag: &str| if SPOKEN.contains(&tag) { words.named("spoken", tag) } else { tag.to_owned() };
        self.spoken_languages.iter().map(name).collect::<Vec<_>>().join(", ")
    }
}

impl Terms {
    /// Whether the scheme's caps and path are hers.
    pub fn is_capped(&self) -> bool {
        self.engagement == Engagement::NeighbourhoodWorker
    }

    /// The first day of a path that has an end.
    pub fn path_began(&self) -> Option<NaiveDate> {
        self.path_started_on.filter(|_| self.is_capped() && !self.path_exempt)
    }
}

impl Caregiver {
    /// Whether a coordinator has admitted her after the intake talk.
    pub fn is_admitted(&self) -> bool {
        self.admitted_at.is_some()
    }

    /// Where she stands on a day, with the absences that are known.
    pub fn state(&self, absences: &[Absence], day: NaiveDate) -> State {
        let away = absences.iter().find(|absence| absence.covers(day)).map(|absence| absence.kind);
        match (self.proved_at, self.admitted_at, away) {
            (_, _, Some(AbsenceKind::Goodbye)) => State::Left,
            (_, Some(_), Some(AbsenceKind::Ill | AbsenceKind::Leave | AbsenceKind::Pause)) => State::Away,
            (_, Some(_), None) => State::Active,
            (Some(_), None, _) => State::Waiting,
            (None, None, _) => State::Unproved,
        }
    }
}

/// What a caregiver says of herself.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = caregivers)]
pub struct Profile {
    /// Her name.
    pub name: String,
    /// Her telephone number.
    pub phone: String,
    /// The language in which she is written to.
    pub language: String,
    /// The languages that she speaks.
    pub spoken_languages: Tags,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Locality.
    pub locality: String,
    /// Degrees north of the locality's centre.
    pub latitude: f64,
    /// Degrees east of the locality's centre.
    pub longitude: f64,
    /// How she travels.
    pub transport: Transport,
    /// The longest way from home to a family, in minutes.
    pub max_travel_minutes: i32,
    /// Earlier work and diplomas, in her own words.
    pub earlier_work: String,
    /// What she wishes, in her own words.
    pub wishes: String,
}

/// Somebody who fills in the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Newcomer {
    /// The one-time value of the form: the same form sent twice makes one caregiver.
    pub submission: String,
    /// Her e-mail address.
    pub email: EmailAddress,
    /// What she says of herself.
    pub profile: Profile,
}

/// What the coordinator decides about a caregiver.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = caregivers, treat_none_as_null = true)]
pub struct Terms {
    /// How far she is.
    pub stage: Stage,
    /// On which terms she works.
    pub engagement: Engagement,
    /// The most minutes of care in one local day.
    pub max_minutes_per_day: i32,
    /// The most minutes of care in one week.
    pub max_minutes_per_week: i32,
    /// The most days with care in one week.
    pub max_days: i32,
    /// The fewest minutes of a day with care; 0 for no such wish.
    pub min_minutes_per_day: i32,
    /// The minutes that she would like in a week; 0 for no such wish.
    pub target_minutes: i32,
    /// Minutes of accompanied care that a trainee still has to do.
    pub learning_minutes: i32,
    /// The day on which her path began.
    pub path_started_on: Option<NaiveDate>,
    /// Whether her path has no end.
    pub path_exempt: bool,
}

impl Terms {
    /// The terms of somebody who has just joined, until a coordinator sets others: a trainee with 60 accompanied hours
    /// to do, within the working time of domain.md (8 hours a day, 38 a week, 5 days).
    pub fn at_first() -> Self {
        Terms {
            stage: Stage::Trainee,
            engagement: Engagement::NeighbourhoodWorker,
            max_minutes_per_day: 8 * 60,
            max_minutes_per_week: 38 * 60,
            max_days: 5,
            min_minutes_per_day: 0,
            target_minutes: 0,
            learning_minutes: 60 * 60,
            path_started_on: None,
            path_exempt: false,
        }
    }
}

/// One caregiver of an organiser.
pub fn get(context: &mut Context, id: &CaregiverId) -> anyhow::Result<Option<Caregiver>> {
    rows::get(context, id)
}

/// The caregivers with these ids.
pub fn by_ids(context: &mut Context, ids: &[CaregiverId]) -> anyhow::Result<HashMap<CaregiverId, Caregiver>> {
    Ok(rows::by_ids(context, ids)?.into_iter().map(|c| (c.id.clone(), c)).collect())
}

/// Those whom a coordinator has admitted, by name; also those who are away, for what was settled with them stays.
pub fn admitted(context: &mut Context) -> anyhow::Result<Vec<Caregiver>> {
    rows::admitted(context)
}

/// All caregivers of an organiser, by name; without those who joined again under an address that is proved already.
pub fn all(context: &mut Context) -> anyhow::Result<Vec<Caregiver>> {
    let everybody = rows::all(context)?;
    let proved: std::collections::HashSet<EmailAddress> =
        everybody.iter().filter(|c| c.proved_at.is_some()).map(|c| c.email.clone()).collect();
    Ok(everybody.into_iter().filter(|c| c.proved_at.is_some() || !proved.contains(&c.email)).collect())
}

/// The caregiver with this address: who has proved it, else who gave it last.
pub fn by_email(context: &mut Context, email: &EmailAddress) -> anyhow::Result<Option<Caregiver>> {
    match rows::proved_by_email(context, email)? {
        Some(proved) => Ok(Some(proved)),
        None => rows::last_by_email(context, email),
    }
}

/// Changes what she says of herself. `opened` marks the profile that the form showed.
pub fn change_profile(
    context: &mut Context,
    id: &CaregiverId,
    profile: &Profile,
    opened: &str,
) -> anyhow::Result<Saved> {
    rows::hold(context, id)?;
    if get(context, id)?.is_none_or(|caregiver| mark(&caregiver.profile) != opened) {
        return Ok(Saved::ChangedMeanwhile);
    }
    rows::set_profile(context, id, profile)?;
    journal::record(context, &Entry::new(Kind::ProfileChanged).caregiver(id).detail("profile"))?;
    Ok(Saved::Saved)
}

/// Changes what the coordinator decides about her.
pub(crate) fn change_terms(context: &mut Context, id: &CaregiverId, terms: &Terms) -> anyhow::Result<()> {
    rows::set_terms(context, id, terms)?;
    let detail = format!("terms: stage {}", terms.stage.as_str());
    journal::record(context, &Entry::new(Kind::ProfileChanged).caregiver(id).detail(detail))
}

/// Changes the languages in which she is written to and which she speaks.
pub fn change_languages(context: &mut Context, id: &CaregiverId, language: &str, speaks: &Tags) -> anyhow::Result<()> {
    rows::set_languages(context, id, language, speaks)?;
    journal::record(context, &Entry::new(Kind::ProfileChanged).caregiver(id).detail("languages"))
}

/// Minutes that one caregiver worked outside the plans known here, by month (`2026-11`).
pub fn minutes_by_hand(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<HashMap<String, i32>> {
    Ok(rows::minutes_by_hand_of(context, caregiver)?.into_iter().collect())
}

/// Minutes worked outside the plans known here in the months from `first` to `last` (`2026-11`), both counted, by
/// caregiver.
pub fn sums_by_hand(context: &mut Context, first: &str, last: &str) -> anyhow::Result<HashMap<CaregiverId, i64>> {
    Ok(rows::sums_by_hand(context, first, last)?.into_iter().collect())
}

/// Writes down the minutes that she worked elsewhere in a month, in place of what was there; none takes the month off
/// the list.
pub fn set_minutes_by_hand(context: &mut Context, id: &CaregiverId, month: &str, minutes: i32) -> anyhow::Result<()> {
    rows::set_minutes_by_hand(context, id, month, minutes)?;
    let detail = format!("minutes by hand: {month} {minutes}");
    journal::record(context, &Entry::new(Kind::ProfileChanged).caregiver(id).detail(detail))
}

#[cfg(test)]
pub(crate) mod tests;

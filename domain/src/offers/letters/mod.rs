//! The letters of this room. None carries a street, a child's name or a note on health: those are behind the link.

mod caregiver;
mod family;
mod office;

use std::sync::Arc;

use super::{Offer, State, rows};
use crate::basics::ids::SlotId;
use crate::caregivers::{self, Caregiver};
use crate::context::{Context, Organiser};
use crate::families::{self, Family};
use crate::outbox::{Envelope, Reach};
use crate::planning::Role;
use crate::requests::{self, Slot};
use crate::words::Words;

pub use caregiver::{answers_asked, moved, offered, thanked};
pub use family::{called_off_all, nobody_found, still_looking};
pub use office::{away, late_cancellation, late_no};

/// Why somebody need not come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// The plan or a coordinator's decision is another.
    Plan,
    /// The family cancelled.
    Family,
    /// Whoever she was to go along with does not come.
    Mentor,
}

/// Who else has a part in a slot.
#[derive(Clone, Debug)]
pub struct Company {
    pub caregiver: Caregiver,
    /// Whether she has said that she comes.
    pub accepted: bool,
}

/// What the letters of one offer are about.
#[derive(Clone, Debug)]
pub struct Matter {
    pub organiser: Arc<Organiser>,
    pub slot: Slot,
    pub family: Family,
    /// Whose offer it is.
    pub caregiver: Caregiver,
    /// In which part she is asked.
    pub role: Role,
    /// Whoever has the other part: the trainee of a mentor, the mentor of a trainee.
    pub company: Option<Company>,
}

/// Who comes to a slot, as a matter of which the family gets the last word alone.
pub fn who_comes(slot: &SlotId) -> String {
    format!("whether {slot}")
}

impl Matter {
    /// Reads what an offer is about; `None` when somebody of it is gone.
    pub fn of(context: &mut Context, offer: &Offer) -> anyhow::Result<Option<Matter>> {
        let Some(slot) = requests::slot(context, &offer.slot_id)? else { return Ok(None) };
        let family = families::get(context, &slot.family_id)?;
        let caregiver = caregivers::get(context, &offer.caregiver_id)?;
        let other = if offer.role == Role::Trainee { Role::Caregiver } else { Role::Trainee };
        let company = match rows::living(context, &offer.slot_id, other)? {
            Some(theirs) => caregivers::get(context, &theirs.caregiver_id)?
                .map(|caregiver| Company { caregiver, accepted: theirs.state == State::Accepted }),
            None => None,
        };
        let (organiser, role) = (context.organiser.clone(), offer.role);
        Ok(family.zip(caregiver).map(|(family, caregiver)| Matter {
            organiser,
            slot,
            family,
            caregiver,
            role,
            company,
        }))
    }

    /// The day, in words, for a subject.
    fn day(&self, words: &Words) -> String {
        words.day(self.slot.wall_start().date())
    }

    /// Day and hours, in words.
    pub fn when(&self, words: &Words) -> String {
        let start = self.slot.wall_start();
        format!("{}, {}", words.date(start.date()), words.hours(start, self.slot.wall_end()))
    }

    /// Postcode and locality.
    pub fn place(&self) -> String {
        format!("{} {}", self.family.postcode, self.family.locality)
    }

    /// The trainee who comes along and has said so, by first name.
    fn trainee(&self) -> Option<&str> {
        let comes = |company: &&Company| company.accepted && self.role == Role::Caregiver;
        self.company.as_ref().filter(comes).map(|company| company.caregiver.profile.first_name())
    }

    fn to_caregiver(&self, name: &'static str) -> Envelope<'_> {
        Envelope {
            family: None,
            caregiver: Some(&self.caregiver.id),
            to: Reach::Email(&self.caregiver.email),
            name,
            matter: None,
            useless_after: Some(self.slot.starts_at),
        }
    }

    /// Who comes to its slot.
    fn who_comes(&self) -> String {
        who_comes(&self.slot.id)
    }

    fn whether_to_family(&self, name: &'static str) -> Envelope<'_> {
        Envelope { matter: Some(self.who_comes()), ..self.to_family(name) }
    }

    fn to_family(&self, name: &'static str) -> Envelope<'_> {
        Envelope {
            family: Some(&self.family.id),
            caregiver: None,
            to: self.family.reach(),
            name,
            matter: None,
            useless_after: Some(self.slot.ends_at),
        }
    }
}

/// What one person is to read when a week is published.
#[derive(Clone, Debug, Default)]
pub struct Week {
    /// What is newly offered to her.
    pub offered: Vec<Offer>,
    /// What she need not come for after all.
    pub ended: Vec<Matter>,
}

/// Tells her all of it in one letter.
pub fn week(context: &mut Context, week: &Week) -> anyhow::Result<()> {
    match &week.offered[..] {
        [] => caregiver::no_longer(context, &week.ended),
        offered => caregiver::offered(context, offered, &week.ended),
    }
}

/// What has to be written when an offer stops living: to whoever had it, to the family if it counted on her, and where
/// it was a trainee's, to whoever she was to go along with.
pub fn ended(context: &mut Context, before: State, matter: &Matter, why: Why) -> anyhow::Result<()> {
    caregiver::withdrawn(context, matter, why)?;
    others_of_end(context, before, matter, why)
}

/// The same without the letter to whoever had it.
pub fn others_of_end(context: &mut Context, before: State, matter: &Matter, why: Why) -> anyhow::Result<()> {
    match (matter.role, before) {
        (Role::Caregiver, State::Accepted) => family::called_off(context, matter, why),
        // Whoever the trainee was to go along with does not come either, and is told of that.
        (Role::Trainee, _) if why == Why::Plan => stays_away(context, before, matter),
        _ => Ok(()),
    }
}

/// She has said that she comes: whoever counts on the slot hears who comes.
pub fn comes(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    match (matter.role, &matter.company) {
        (Role::Caregiver, company) => {
            family::confirmed(context, matter)?;
            // Whoever had said yes before hears now that both come; who says it now reads it on her page.
            if company.as_ref().is_some_and(|trainee| trainee.accepted) {
                caregiver::mentor_comes(context, matter)?;
                caregiver::trainee(context, matter, true)?;
            }
            Ok(())
        }
        (Role::Trainee, Some(mentor)) if mentor.accepted => {
            family::company(context, matter, true)?;
            caregiver::trainee(context, matter, true)
        }
        (Role::Trainee, _) => Ok(()),
    }
}

/// A trainee does not go along, or not after all: whoever comes hears so, and the family if it knew of her.
pub fn stays_away(context: &mut Context, before: State, matter: &Matter) -> anyhow::Result<()> {
    let Some(mentor) = &matter.company else { return Ok(()) };
    if before == State::Accepted && mentor.accepted {
        family::company(context, matter, false)?;
    }
    caregiver::trainee(context, matter, false)
}

/// Reminds all who come and the family, the day before.
pub fn tomorrow(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<()> {
    caregiver::tomorrow(context, offer, matter)?;
    if matter.role == Role::Trainee { Ok(()) } else { family::tomorrow(context, matter) }
}

//! The way in: the form, the proved address, the intake talk; and links for those who are in.

use anyhow::Context as _;
use uuid::Uuid;

use super::{Caregiver, Newcomer, Terms, address, letters, rows};
use crate::basics::ids::CaregiverId;
use crate::basics::text::searchable;
use crate::context::{Actor, Context};
use crate::journal::{self, Entry, Kind};
use crate::links::{self, Grant};

/// What came of filling in the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// She is written down, and a letter asks her to prove her address.
    New(CaregiverId),
    /// This very form was sent before.
    Again(CaregiverId),
    /// The form was sent before with a slip in it. What it says now counts; another address is asked anew, and the link
    /// to the wrong one opens nothing.
    Corrected(CaregiverId),
    /// The address belongs to somebody who is here already.
    Known(CaregiverId),
}

/// Writes somebody down who wants to mind children: herself, or a coordinator for her. Who joins again with an address
/// that is proved already is not written down twice: a letter tells her so, unless a coordinator reads it here.
pub fn join(context: &mut Context, newcomer: &Newcomer) -> anyhow::Result<Joined> {
    if let Some(known) = rows::proved_by_email(context, &newcomer.email)? {
        if context.actor.coordinator().is_none() {
            let path = links::issue(context, &Grant::CaregiverPage(known.id.clone()))?;
            letters::post(context, &known, "caregiver-known", &context.site.link(&path))?;
        }
        return Ok(Joined::Known(known.id));
    }
    let id = match rows::insert(context, newcomer, &Terms::at_first(), None)? {
        Some(id) => id,
        None => match sent_before(context, newcomer)? {
            Before::Another => insert_another(context, newcomer)?,
            Before::Same(id) => return Ok(Joined::Again(id)),
            Before::Slip(caregiver) => return correct(context, newcomer, *caregiver),
        },
    };
    if context.actor == Actor::Visitor {
        context.actor = Actor::Caregiver(id.clone());
    }
    journal::record(context, &Entry::new(Kind::CaregiverJoined).caregiver(&id))?;
    if let Some(caregiver) = rows::get(context, &id)? {
        send_link(context, &caregiver)?;
    }
    Ok(Joined::New(id))
}

/// Who sent a form with the same one-time value before.
enum Before {
    /// She herself, with the same in it.
    Same(CaregiverId),
    /// She herself, with a slip in it that she has put right: nothing of it has been proved, and name or address are
    /// the same.
    Slip(Box<Caregiver>),
    /// Somebody else, who had the page open before her.
    Another,
}

fn sent_before(context: &mut Context, newcomer: &Newcomer) -> anyhow::Result<Before> {
    let Some(before) = rows::by_submission(context, &newcomer.submission)? else { return Ok(Before::Another) };
    if before.email == newcomer.email && before.profile == newcomer.profile {
        return Ok(Before::Same(before.id));
    }
    let same_name = searchable(&before.profile.name) == searchable(&newcomer.profile.name);
    let hers =
        before.proved_at.is_none() && before.admitted_at.is_none() && (same_name || before.email == newcomer.email);
    Ok(if hers { Before::Slip(Box::new(before)) } else { Before::Another })
}

/// Writes somebody down who used a page that another had sent before.
fn insert_another(context: &mut Context, newcomer: &Newcomer) -> anyhow::Result<CaregiverId> {
    let another = Newcomer { submission: Uuid::now_v7().to_string(), ..newcomer.clone() };
    rows::insert(context, &another, &Terms::at_first(), None)?.context("a fresh one-time value was used before")
}

fn correct(context: &mut Context, newcomer: &Newcomer, before: Caregiver) -> anyhow::Result<Joined> {
    let id = before.id.clone();
    rows::set_profile(context, &id, &newcomer.profile)?;
    journal::record(context, &Entry::new(Kind::ProfileChanged).caregiver(&id).detail("corrected form"))?;
    if before.email != newcomer.email {
        address::correct(context, Caregiver { profile: newcomer.profile.clone(), ..before }, &newcomer.email)?;
    }
    Ok(Joined::Corrected(id))
}

/// What came of proving an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proved {
    /// It is proved, now or by an earlier click.
    Proved,
    /// It was proved before in another form that she sent. That one counts, under this id; this one is left aside.
    ByAnother(CaregiverId),
}

/// Notes that the address of this caregiver is hers. Of several forms with one address, the first that is proved
/// counts.
pub fn prove(context: &mut Context, caregiver: &Caregiver) -> anyhow::Result<Proved> {
    match rows::proved_by_email(context, &caregiver.email)? {
        Some(other) if other.id != caregiver.id => return Ok(Proved::ByAnother(other.id)),
        _ => {}
    }
    if rows::prove(context, &caregiver.id)? {
        journal::record(context, &Entry::new(Kind::CaregiverProved).caregiver(&caregiver.id))?;
    }
    Ok(Proved::Proved)
}

/// What came of admitting somebody after the intake talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admitted {
    /// She is planned from now on, and a letter brings her link.
    Admitted,
    /// She was admitted before.
    Already,
    /// Nobody has proved or checked her address.
    AddressUnproved,
    /// The address was proved in another form of hers, under this id.
    AddressTaken(CaregiverId),
}

/// Admits somebody. `address_checked`: the coordinator has checked the e-mail address with her, which proves it.
pub fn admit(context: &mut Context, caregiver: &Caregiver, address_checked: bool) -> anyhow::Result<Admitted> {
    if caregiver.proved_at.is_none() {
        if !address_checked {
            return Ok(Admitted::AddressUnproved);
        }
        if let Proved::ByAnother(other) = prove(context, caregiver)? {
            return Ok(Admitted::AddressTaken(other));
        }
    }
    if !rows::admit(context, &caregiver.id)? {
        return Ok(Admitted::Already);
    }
    journal::record(context, &Entry::new(Kind::CaregiverAdmitted).caregiver(&caregiver.id))?;
    let path = links::issue(context, &Grant::CaregiverPage(caregiver.id.clone()))?;
    letters::post(context, caregiver, "caregiver-admitted", &context.site.link(&path))?;
    Ok(Admitted::Admitted)
}

/// Which link was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// To her own page.
    Page,
    /// To prove her address.
    Proof,
}

/// What the link is for that she needs: her own page, or, as long as her address is not proved, its proof.
pub fn link_of(caregiver: &Caregiver) -> Grant {
    match caregiver.proved_at {
        Some(_) => Grant::CaregiverPage(caregiver.id.clone()),
        None => Grant::ProveCaregiver(caregiver.id.clone()),
    }
}

/// Sends her a link: to her own page, or, as long as her address is not proved, to prove it.
pub fn send_link(context: &mut Context, caregiver: &Caregiver) -> anyhow::Result<Sent> {
    let (letter, sent) = match caregiver.proved_at {
        Some(_) => ("caregiver-link", Sent::Page),
        None => ("caregiver-prove", Sent::Proof),
    };
    let path = links::issue_anew(context, &link_of(caregiver))?;
    letters::post(context, caregiver, letter, &context.site.link(&path))?;
    Ok(sent)
}

#[cfg(test)]
mod tests;

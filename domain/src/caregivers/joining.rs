//! The way in: the form, the proved address, the intake talk; and links for those who are in.

use anyhow::Context as _;

use super::{Caregiver, Newcomer, Terms, address, letters, rows};
use crate::basics::house::SameRoof;
use crate::basics::ids::CaregiverId;
use crate::basics::mark::mark;
use crate::basics::text::{searchable, telephone};
use crate::context::{Actor, Context};
use crate::journal::{self, Entry, Kind};
use crate::links::{self, Grant};

/// What came of filling in the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// She is written down, and a letter asks her to prove her address.
    New(CaregiverId),
    /// This very form was sent before, and its letter is on its way; or a coordinator reads this, who can send it again.
    Again(CaregiverId),
    /// This very form was sent before, and its letter goes once more.
    SentAgain(CaregiverId),
    /// The form was sent before with a slip in it. What it says now counts; another address is asked anew, and the link
    /// to the wrong one opens nothing.
    Corrected(CaregiverId),
    /// The address belongs to somebody who is here already.
    Known(CaregiverId),
    /// Somebody gave this address who has not proved it yet, and said other things of herself: a coordinator says
    /// whether it is she.
    Waiting(CaregiverId),
}

/// A letter that went so many minutes ago is still on its way: whoever sends the form again gets no second one.
const JUST_SENT: i64 = 2;

/// Writes somebody down who wants to mind children: herself, or a coordinator for her. Who joins again with an address
/// that is proved already is not written down twice: a letter tells her so, unless a coordinator reads it here.
pub fn join(context: &mut Context, newcomer: &Newcomer) -> anyhow::Result<Joined> {
    if let Some(known) = rows::proved_by_email(context, &newcomer.email)? {
        if context.actor.coordinator().is_none() {
            letters::tell_known(context, &known)?;
        }
        return Ok(Joined::Known(known.id));
    }
    let sent = rows::of_form(context, &newcomer.submission)?;
    if let Some(same) = sent.iter().find(|before| says_the_same(before, newcomer)) {
        let sent = send_once_more(context, same)?;
        return Ok(if sent { Joined::SentAgain(same.id.clone()) } else { Joined::Again(same.id.clone()) });
    }
    if let Some(before) = sent.iter().find(|before| is_slip(before, newcomer)) {
        return correct(context, newcomer, before.clone());
    }
    if context.actor.coordinator().is_some()
        && let Some(waiting) = rows::last_by_email(context, &newcomer.email)?
    {
        let same = says_the_same(&waiting, newcomer);
        return Ok(if same { Joined::Again(waiting.id) } else { Joined::Waiting(waiting.id) });
    }
    let submission = if sent.is_empty() { newcomer.submission.clone() } else { of_another(newcomer) };
    write_down(context, &Newcomer { submission, ..newcomer.clone() })
}

/// A coordinator has said that whoever gave this address before is she: what she says now counts.
pub fn is_she(context: &mut Context, id: &CaregiverId, newcomer: &Newcomer) -> anyhow::Result<Joined> {
    match rows::get(context, id)? {
        Some(before) if before.email == newcomer.email && is_unproved(&before) => correct(context, newcomer, before),
        _ => join(context, newcomer),
    }
}

fn write_down(context: &mut Context, newcomer: &Newcomer) -> anyhow::Result<Joined> {
    let Some(id) = rows::insert(context, newcomer, &Terms::at_first(), None)? else {
        let sent = rows::of_form(context, &newcomer.submission)?.into_iter().next();
        return sent.map(|before| Joined::Again(before.id)).context("a form that was sent before is not there");
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

/// Writes down somebody who came in by a file, and asks her whether the address is hers.
pub fn bring_in(context: &mut Context, newcomer: &Newcomer) -> anyhow::Result<()> {
    let id = rows::insert(context, newcomer, &Terms::at_first(), None)?.context("somebody came in by a file before")?;
    journal::record(context, &Entry::new(Kind::CaregiverJoined).caregiver(&id).by_import())?;
    let caregiver = rows::get(context, &id)?.context("somebody who was just written down is not there")?;
    send_link(context, &caregiver).map(drop)
}

fn says_the_same(before: &Caregiver, newcomer: &Newcomer) -> bool {
    before.email == newcomer.email && before.profile == newcomer.profile
}

fn is_unproved(caregiver: &Caregiver) -> bool {
    caregiver.proved_at.is_none() && caregiver.admitted_at.is_none()
}

/// Whether the form was sent by her herself, with a slip in it that she has put right: nothing of it has been proved,
/// and of name, address, telephone and house all but one are the same.
fn is_slip(before: &Caregiver, newcomer: &Newcomer) -> bool {
    let (then, now) = (&before.profile, &newcomer.profile);
    let agree = [
        searchable(&then.name) == searchable(&now.name),
        before.email == newcomer.email,
        telephone(&then.phone) == telephone(&now.phone),
        then.dwelling().same_roof(&now.dwelling()) == SameRoof::Yes,
    ];
    is_unproved(before) && agree.into_iter().filter(|same| *same).count() >= 3
}

/// What the form of somebody is known by who used a page that another had sent before: the same once more is the same.
fn of_another(newcomer: &Newcomer) -> String {
    format!("{}:{}", newcomer.submission, mark(&(newcomer.email.as_str(), &newcomer.profile)))
}

/// Whoever sends the same form again has not seen its letter: it goes once more, but where it has only just gone. At her
/// desk a coordinator has a button for that.
fn send_once_more(context: &mut Context, caregiver: &Caregiver) -> anyhow::Result<bool> {
    let last = links::last_issued(context, &link_of(caregiver))?;
    let just_sent = last.is_some_and(|at| context.now < at.plus_minutes(JUST_SENT));
    let sends = context.actor.coordinator().is_none() && !just_sent;
    if sends {
        send_link(context, caregiver)?;
    }
    Ok(sends)
}

fn correct(context: &mut Context, newcomer: &Newcomer, before: Caregiver) -> anyhow::Result<Joined> {
    let id = before.id.clone();
    rows::set_profile(context, &id, &newcomer.profile)?;
    journal::record(context, &Entry::new(Kind::ProfileChanged).caregiver(&id).detail("corrected form"))?;
    let now = Caregiver { profile: newcomer.profile.clone(), ..before };
    if now.email == newcomer.email {
        send_once_more(context, &now)?;
    } else {
        address::correct(context, now, &newcomer.email)?;
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

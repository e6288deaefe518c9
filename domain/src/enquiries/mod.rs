//! Enquiries: what came in by the open form, word for word, until the address it gives is proved, or until a
//! coordinator has taken it over on the telephone. Only then does anything else exist.

mod correction;
mod desk;
mod letters;
mod proving;
mod rows;

use anyhow::Context as _;

use crate::basics::ids::{EnquiryId, FamilyId};
use crate::basics::{EmailAddress, Instant};
use crate::context::Context;
use crate::limits;
use crate::links::{self, Grant};
use crate::requests::asking::{self, Ask, AskRules, WantedSlot};
use crate::requests::{self, CareInput};
use crate::store::Connection;
use crate::words;

pub use desk::{
    AskedByTelephone, Corrected, TakenOver, TelephoneForm, ask_by_telephone, correct_address, drop_enquiry, send_again,
    take_over,
};
pub use proving::{Chosen, Known, Proved, prove, which};

/// The most enquiries that wait for the proof of one address: as many as a social worker sends in a morning, and as many
/// as letters go there in an hour. Whoever sends more has a stranger's address, or has not seen the letters.
pub const MOST_OPEN: usize = limits::LETTERS.most as usize;

/// What waits for the proof of its address.
#[derive(Clone, Debug)]
pub struct Enquiry {
    /// Its id.
    pub id: EnquiryId,
    /// What it is known by.
    pub submission: String,
    /// What was typed.
    pub input: CareInput,
    /// When it came in.
    pub received_at: Instant,
}

/// What came of receiving a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// It is kept, and a link is on its way to the address it gives.
    Kept(EnquiryId),
    /// The same form was received before; no letter goes.
    Again(EnquiryId),
    /// As many as can be wait for the proof of this address already.
    TooMany,
}

/// Keeps what the open form brought, and writes to the address it gives. `number` is the form's one-time number: the
/// same form with the same in it is one enquiry; one that was corrected takes the place of the first, whose link ends;
/// with other times, or for somebody else, it is another.
pub fn receive(context: &mut Context, number: &str, input: &CareInput, ask: &Ask) -> anyhow::Result<Received> {
    let submission = requests::submission(context, number, input)?;
    if let Some(id) = rows::of_submission(context, &submission)? {
        return Ok(Received::Again(id));
    }
    let email = ask.household.email.as_ref().context("the open form was read without an address")?;
    let earlier = rows::unproved_of_number(context, number)?
        .into_iter()
        .find(|earlier| correction::corrects(&earlier.input, input));
    if is_full(context, email, earlier.as_ref().map(|earlier| &earlier.id))? {
        return Ok(Received::TooMany);
    }
    let id = match earlier {
        Some(earlier) => {
            links::end_enquiry(context, &earlier.id)?;
            rows::correct(context, &earlier.id, &submission, input, email)?;
            earlier.id
        }
        None => rows::insert(context, &submission, number, input, email)?,
    };
    ask_for_proof(context, &id, input)?;
    Ok(Received::Kept(id))
}

/// Whether as many as can be wait for the proof of an address, one of them not counted.
fn is_full(context: &mut Context, email: &EmailAddress, but: Option<&EnquiryId>) -> anyhow::Result<bool> {
    let open = rows::at_address(context, email, MOST_OPEN as i64 + 1)?;
    Ok(open.iter().filter(|id| Some(*id) != but).count() >= MOST_OPEN)
}

/// Writes to the address that an enquiry gives, with a link that proves it.
fn ask_for_proof(context: &mut Context, id: &EnquiryId, input: &CareInput) -> anyhow::Result<()> {
    let Some(email) = EmailAddress::parse(&input.email) else { return Ok(()) };
    let asked = told_to_stranger(context, input)?;
    let path = links::issue(context, &Grant::ProveEnquiry(id.clone()))?;
    letters::prove(context, &asked, &email, &context.site.link(&path))
}

/// What of an enquiry may be told to whoever reads the address that it gives, who may be a stranger: nothing that was
/// typed freely.
#[derive(Clone, Debug)]
pub struct Asked {
    /// When.
    pub slots: Vec<WantedSlot>,
    /// The locality.
    pub locality: Option<String>,
    /// The language in which it asks to be written to.
    pub language: String,
}

fn told_to_stranger(context: &mut Context, input: &CareInput) -> anyhow::Result<Asked> {
    let rules = AskRules::of(context)?;
    Ok(Asked {
        slots: asking::slots_of(input, &rules),
        locality: asking::household_of(input, &rules).map(|household| household.place.name.clone()),
        language: words::language(&input.language)
            .map_or_else(|| context.organiser.language.clone(), |l| l.code.clone()),
    })
}

/// How an enquiry stands, for whoever holds its link.
#[derive(Clone, Debug)]
pub enum Stands {
    /// It waits for the proof of its address.
    Waiting(Asked),
    /// It became a family's request.
    Counted,
}

/// How an enquiry stands; none where there is none, or not any more.
pub fn stands(context: &mut Context, id: &EnquiryId) -> anyhow::Result<Option<Stands>> {
    match rows::get(context, id)? {
        None => Ok(None),
        Some((_, Some(_))) => Ok(Some(Stands::Counted)),
        Some((enquiry, None)) => Ok(Some(Stands::Waiting(told_to_stranger(context, &enquiry.input)?))),
    }
}

/// Whether an enquiry became a family's request.
pub fn counts(connection: &mut Connection, id: &EnquiryId) -> anyhow::Result<bool> {
    rows::is_settled(connection, id)
}

/// How an enquiry stands, for whoever has sent its form.
#[derive(Clone, Debug)]
pub enum StandsForSender {
    /// The last letter went to this address at this moment; it waits for its proof.
    Written(EmailAddress, Instant),
    /// It became a family's request.
    Counted,
}

/// How an enquiry stands for whoever has sent its form; none where there is none, or not any more.
pub fn stands_for_sender(context: &mut Context, id: &EnquiryId) -> anyhow::Result<Option<StandsForSender>> {
    let Some((enquiry, family)) = rows::get(context, id)? else { return Ok(None) };
    if family.is_some() {
        return Ok(Some(StandsForSender::Counted));
    }
    let written_at = links::last_issued(context, &Grant::ProveEnquiry(id.clone()))?.unwrap_or(enquiry.received_at);
    Ok(EmailAddress::parse(&enquiry.input.email).map(|email| StandsForSender::Written(email, written_at)))
}

/// An enquiry that waits for the proof of its address.
pub fn get(context: &mut Context, id: &EnquiryId) -> anyhow::Result<Option<Enquiry>> {
    Ok(rows::get(context, id)?.filter(|(_, family)| family.is_none()).map(|(enquiry, _)| enquiry))
}

/// The latest enquiries, at most so many, that wait for the proof of this address.
pub fn waiting(context: &mut Context, email: &EmailAddress, most: i64) -> anyhow::Result<Vec<EnquiryId>> {
    rows::at_address(context, email, most)
}

/// Enquiries of before the fifth migration know no address beside their input: it is read from there, once. How many
/// there were.
pub fn note_addresses(connection: &mut Connection) -> anyhow::Result<usize> {
    let mut noted = 0;
    for (id, form) in rows::without_address(connection)? {
        if let Some(email) = CareInput::read(&form).ok().and_then(|input| EmailAddress::parse(&input.email)) {
            rows::note_address(connection, &id, &email)?;
            noted += 1;
        }
    }
    Ok(noted)
}

/// All enquiries that wait for the proof of their address, the latest first, at most so many.
pub fn all_waiting(context: &mut Context, most: i64) -> anyhow::Result<Vec<Enquiry>> {
    rows::unproved(context, most)
}

/// How many enquiries wait for the proof of their address.
pub fn count_waiting(context: &mut Context) -> anyhow::Result<i64> {
    rows::count_unproved(context)
}

/// Forgets enquiries that came in before a moment and that nobody has proved, word for word, with their links; at most
/// so many. How many there were.
pub fn forget_unproved(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    let enquiries = rows::unproved_before(connection, before, most)?;
    links::forget_enquiries(connection, &enquiries)?;
    rows::delete(connection, &enquiries)
}

/// Forgets which enquiries a family came with.
pub fn forget_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    let enquiries = rows::of_family(connection, family)?;
    links::forget_enquiries(connection, &enquiries)?;
    rows::delete(connection, &enquiries)?;
    Ok(())
}

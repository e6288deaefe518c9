//! Enquiries at the coordinator's desk: she sends the link again, corrects the address on the telephone, takes one
//! over, drops one; and she asks for a family that nobody knew.

use super::proving::{self, Came, Chosen, Known, Whose};
use super::{ask_for_proof, is_full, rows};
use crate::basics::EmailAddress;
use crate::basics::ids::{EnquiryId, FamilyId};
use crate::context::Context;
use crate::families;
use crate::input::Faults;
use crate::journal::{self, Entry, Kind};
use crate::links;
use crate::offers;
use crate::requests::asking::{self, Ask, AskRules};
use crate::requests::{self, CareInput};

/// Writes once more to the address that an enquiry gives; whether it still waits. The link of before ends.
pub fn send_again(context: &mut Context, id: &EnquiryId) -> anyhow::Result<bool> {
    let Some(enquiry) = super::get(context, id)? else { return Ok(false) };
    links::end_enquiry(context, id)?;
    ask_for_proof(context, id, &enquiry.input)?;
    Ok(true)
}

/// What came of correcting an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// A link is on its way to the address as it is now; the one of before has ended.
    Sent,
    /// As many as can be wait for the proof of that address already.
    TooMany,
    /// The enquiry does not wait any more.
    Gone,
}

/// Corrects the address that an enquiry gives.
pub fn correct_address(context: &mut Context, id: &EnquiryId, email: &EmailAddress) -> anyhow::Result<Corrected> {
    let Some(mut enquiry) = super::get(context, id)? else { return Ok(Corrected::Gone) };
    if is_full(context, email, Some(id))? {
        return Ok(Corrected::TooMany);
    }
    links::end_enquiry(context, id)?;
    email.as_str().clone_into(&mut enquiry.input.email);
    rows::correct(context, id, &enquiry.submission, &enquiry.input, email)?;
    ask_for_proof(context, id, &enquiry.input)?;
    if context.actor.coordinator().is_some() {
        journal::record(context, &Entry::new(Kind::EnquiryCorrected))?;
    }
    Ok(Corrected::Sent)
}

/// Drops an enquiry with its link; whether it still waited.
pub fn drop_enquiry(context: &mut Context, id: &EnquiryId) -> anyhow::Result<bool> {
    if super::get(context, id)?.is_none() {
        return Ok(false);
    }
    links::end_dropped(context, id)?;
    rows::delete(context.connection, std::slice::from_ref(id))?;
    journal::record(context, &Entry::new(Kind::EnquiryDropped))?;
    Ok(true)
}

/// What came of taking an enquiry over.
#[derive(Debug)]
pub enum TakenOver {
    /// It counts: at once, for this family.
    Counted(FamilyId),
    /// It may be one of these families: it has to be said whose request it is.
    Which(Vec<Known>),
    /// It cannot be asked as it is. What was typed, and what is wrong with it.
    Stale(Box<CareInput>, Faults),
    /// The enquiry does not wait any more.
    Gone,
}

/// Takes an enquiry over from who asked, on the telephone: it counts at once, and its link ends.
pub fn take_over(context: &mut Context, id: &EnquiryId, chosen: Option<Chosen>) -> anyhow::Result<TakenOver> {
    let Some(enquiry) = super::get(context, id)? else { return Ok(TakenOver::Gone) };
    let rules = AskRules::of(context)?.by_telephone();
    let ask = match asking::parse(&enquiry.input, &rules) {
        Ok(ask) => ask,
        Err(faults) => return Ok(TakenOver::Stale(Box::new(enquiry.input), faults)),
    };
    match count_by_telephone(context, &enquiry.submission, &enquiry.input, ask, rules, chosen)? {
        AskedByTelephone::Which(known) => Ok(TakenOver::Which(known)),
        AskedByTelephone::Stale(faults) => Ok(TakenOver::Stale(Box::new(enquiry.input), faults)),
        AskedByTelephone::Counted(family) => {
            settle(context, id, &family)?;
            Ok(TakenOver::Counted(family))
        }
    }
}

/// What came of asking for a family that a coordinator has on the telephone.
#[derive(Clone, Debug)]
pub enum AskedByTelephone {
    /// The request of this family counts: at once.
    Counted(FamilyId),
    /// It may be one of these families: it has to be said whose request it is.
    Which(Vec<Known>),
    /// It cannot be asked as it is; what is wrong with it.
    Stale(Faults),
}

/// What a coordinator has filled in for a family on the telephone.
#[derive(Clone, Debug)]
pub struct TelephoneForm {
    /// The form's one-time number.
    pub number: String,
    /// What was typed.
    pub input: CareInput,
    /// Whose request it is, where that was asked.
    pub chosen: Option<Chosen>,
    /// The enquiry that she has made it from: it is settled with it.
    pub enquiry: Option<EnquiryId>,
}

/// Counts the request of a family that a coordinator has on the telephone. The same form sent twice counts once, for
/// the family of the first time.
pub fn ask_by_telephone(context: &mut Context, form: TelephoneForm) -> anyhow::Result<AskedByTelephone> {
    let submission = requests::submission(context, &form.number, &form.input)?;
    if let Some(family) = requests::family_of(context, &submission)? {
        return Ok(AskedByTelephone::Counted(family));
    }
    let rules = AskRules::of(context)?.by_telephone();
    let ask = match asking::parse(&form.input, &rules) {
        Ok(ask) => ask,
        Err(faults) => return Ok(AskedByTelephone::Stale(faults)),
    };
    let asked = count_by_telephone(context, &submission, &form.input, ask, rules, form.chosen)?;
    if let (AskedByTelephone::Counted(family), Some(id)) = (&asked, &form.enquiry)
        && super::get(context, id)?.is_some()
    {
        settle(context, id, family)?;
    }
    Ok(asked)
}

/// An enquiry became a request by telephone: its link ends.
fn settle(context: &mut Context, id: &EnquiryId, family: &FamilyId) -> anyhow::Result<()> {
    links::end_enquiry(context, id)?;
    rows::settle(context, id, family)
}

fn count_by_telephone(
    context: &mut Context,
    submission: &str,
    input: &CareInput,
    ask: Ask,
    rules: AskRules,
    chosen: Option<Chosen>,
) -> anyhow::Result<AskedByTelephone> {
    let (family, changed) = match proving::whose(context, &ask, Came::ByTelephone, chosen)? {
        Whose::Ask(known) => return Ok(AskedByTelephone::Which(known)),
        Whose::Of(family, changed) => (family, changed),
        Whose::New => {
            let id = families::hear(context, &ask.household)?;
            requests::count(context, &id, submission, &ask)?;
            return Ok(AskedByTelephone::Counted(id));
        }
    };
    let rules = rules.for_family(offers::asked_already(context, &family.id)?);
    if let Err(faults) = asking::parse(input, &rules) {
        return Ok(AskedByTelephone::Stale(faults));
    }
    if let Some(email) = ask.household.email.as_ref().filter(|email| family.email_heard.as_ref() != Some(email)) {
        families::hear_address(context, &family.id, email, true)?;
    }
    proving::count_known(context, &family, changed, submission, ask)?;
    Ok(AskedByTelephone::Counted(family.id))
}

//! The proof of an address: from then on an enquiry is a request of a family. Where families are known at the address,
//! nothing of theirs is changed before it is said whose request it is.

use super::{Enquiry, rows};
use crate::basics::EmailAddress;
use crate::basics::ids::{EnquiryId, FamilyId};
use crate::context::{Actor, Context};
use crate::families::{self, Change, Family};
use crate::input::Faults;
use crate::journal::{self, Entry, Kind};
use crate::links::{self, Grant};
use crate::offers;
use crate::requests::asking::{self, Ask, AskRules};
use crate::requests::{self, CareInput};

/// What came of proving an address.
#[derive(Debug)]
pub enum Proved {
    /// The request counts from now on; the family's page is behind this path.
    Counted(String),
    /// It counted already; the family's page is behind this path.
    Already(String),
    /// Families are known at this address, and what was typed fits none of them: somebody has to say whose request it
    /// is.
    Which(Vec<Known>),
    /// What it asks can no longer be asked, for instance because the time is past. What was typed, and what is wrong
    /// with it.
    Stale(Box<CareInput>, Faults),
}

/// A family that is known at an address, and what was typed otherwise than it is known.
#[derive(Clone, Debug)]
pub struct Known {
    /// The family.
    pub family: Family,
    /// What would change.
    pub changes: Vec<Change>,
}

/// Whose request it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// This family's, of which something has changed.
    Changed(FamilyId),
    /// This family's, and what is known of it stands.
    Kept(FamilyId),
    /// Another household's.
    Another,
}

impl Chosen {
    /// Reads `another`, or `changed` or `kept` with a family: `kept:0190…`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None => (text == "another").then_some(Chosen::Another),
            Some(("changed", id)) => FamilyId::parse(id).map(Chosen::Changed),
            Some(("kept", id)) => FamilyId::parse(id).map(Chosen::Kept),
            Some(_) => None,
        }
    }
}

/// Whose request it is, from who is known at the address with what would change, and from what was chosen; none where
/// it has to be asked.
fn decide(known: &[(FamilyId, bool)], chosen: Option<Chosen>) -> Option<Chosen> {
    let here = |id: &FamilyId| known.iter().any(|(family, _)| family == id);
    match chosen {
        Some(Chosen::Another) => Some(Chosen::Another),
        Some(Chosen::Changed(id)) if here(&id) => Some(Chosen::Changed(id)),
        Some(Chosen::Kept(id)) if here(&id) => Some(Chosen::Kept(id)),
        _ if known.is_empty() => Some(Chosen::Another),
        _ => known.iter().find(|(_, changes)| !changes).map(|(id, _)| Chosen::Kept(id.clone())),
    }
}

/// How a household has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    /// By the open form, with the link that proves its address.
    ByForm,
    /// On the telephone: a coordinator may read who is known here.
    ByTelephone,
}

/// What a household says is compared with the families that it may be.
fn known_as(context: &mut Context, ask: &Ask, came: Came) -> anyhow::Result<Vec<Known>> {
    let families = match came {
        Came::ByForm => families::at_proved(context, &ask.household)?,
        Came::ByTelephone => families::alike(context, &ask.household)?,
    };
    Ok(families.into_iter().map(|family| Known { changes: family.changes(&ask.household), family }).collect())
}

/// Whose request it is, and the family where it is one that is known; or who is to choose from.
pub(super) enum Whose {
    /// A household that nobody knew.
    New,
    /// A family, and whether it has changed.
    Of(Box<Family>, bool),
    /// It has to be asked.
    Ask(Vec<Known>),
}

pub(super) fn whose(context: &mut Context, ask: &Ask, came: Came, chosen: Option<Chosen>) -> anyhow::Result<Whose> {
    let known = known_as(context, ask, came)?;
    let ids: Vec<(FamilyId, bool)> = known.iter().map(|k| (k.family.id.clone(), !k.changes.is_empty())).collect();
    let (id, changed) = match decide(&ids, chosen) {
        None => return Ok(Whose::Ask(known)),
        Some(Chosen::Another) => return Ok(Whose::New),
        Some(Chosen::Changed(id)) => (id, true),
        Some(Chosen::Kept(id)) => (id, false),
    };
    let found = known.into_iter().find(|k| k.family.id == id);
    // Of a family whose street is forgotten, what it says now is written down again.
    let found = found.map(|k| Whose::Of(Box::new(k.family.clone()), changed || k.family.is_forgotten()));
    Ok(found.unwrap_or(Whose::New))
}

/// Counts a request for a family that is known: as it is known, or as it says that it has changed. Whoever comes hears
/// of a move.
pub(super) fn count_known(
    context: &mut Context,
    family: &Family,
    changed: bool,
    submission: &str,
    ask: Ask,
) -> anyhow::Result<()> {
    if changed {
        let household = ask.household.filled_from(family);
        offers::ask_again(context, family, submission, &Ask { household, ..ask })
    } else {
        requests::count(context, &family.id, submission, &ask).map(drop)
    }
}

/// The address of an enquiry is proved by a link: from now on it is a request of a family.
pub fn prove(
    context: &mut Context,
    enquiry: &EnquiryId,
    chosen: Option<Chosen>,
    proof: &str,
) -> anyhow::Result<Option<Proved>> {
    let Some((Enquiry { submission, input, .. }, family)) = rows::get(context, enquiry)? else { return Ok(None) };
    if let Some(family) = family {
        return Ok(Some(Proved::Already(links::issue_after(context, &Grant::FamilyPage(family), proof, context.now)?)));
    }
    let Some(email) = EmailAddress::parse(&input.email) else { return Ok(None) };
    let rules = AskRules::of(context)?;
    let ask = match asking::parse(&input, &rules) {
        Ok(ask) => ask,
        Err(faults) => return Ok(Some(Proved::Stale(Box::new(input), faults))),
    };
    let family = match whose(context, &ask, Came::ByForm, chosen)? {
        Whose::Ask(known) => return Ok(Some(Proved::Which(known))),
        Whose::New => {
            let id = families::welcome(context, &ask.household, &email)?;
            as_family(context, &id)?;
            requests::count(context, &id, &submission, &ask)?;
            id
        }
        Whose::Of(family, changed) => {
            let rules = rules.for_family(offers::asked_already(context, &family.id)?);
            if let Err(faults) = asking::parse(&input, &rules) {
                return Ok(Some(Proved::Stale(Box::new(input), faults)));
            }
            as_family(context, &family.id)?;
            if family.email.as_ref() != Some(&email) {
                // It had given this address on the telephone: now it is proved.
                families::prove_heard(context, &family)?;
            }
            count_known(context, &family, changed, &submission, ask)?;
            family.id
        }
    };
    rows::settle(context, enquiry, &family)?;
    links::of_enquiry_are_of(context.connection, enquiry, &family)?;
    Ok(Some(Proved::Counted(links::issue_after(context, &Grant::FamilyPage(family), proof, context.now)?)))
}

/// From here on it is the family that acts.
fn as_family(context: &mut Context, family: &FamilyId) -> anyhow::Result<()> {
    context.actor = Actor::Family(family.clone());
    journal::record(context, &Entry::new(Kind::FamilyProved).family(family))
}

/// Which families an enquiry may be of, for whoever is to choose; none where there is nothing to choose.
pub fn which(context: &mut Context, enquiry: &EnquiryId) -> anyhow::Result<Vec<Known>> {
    let Some(Enquiry { input, .. }) = super::get(context, enquiry)? else { return Ok(Vec::new()) };
    let rules = AskRules::of(context)?;
    match asking::parse(&input, &rules) {
        Ok(ask) => known_as(context, &ask, Came::ByForm),
        Err(_) => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_request_it_is() {
        let (a, b, stranger) = (FamilyId::new(), FamilyId::new(), FamilyId::new());
        let (same, other) = (|id: &FamilyId| (id.clone(), false), |id: &FamilyId| (id.clone(), true));
        for (what, known, chosen, decided) in [
            ("nobody is known", vec![], None, Some(Chosen::Another)),
            ("it fits", vec![same(&a)], None, Some(Chosen::Kept(a.clone()))),
            ("it fits one of two", vec![other(&a), same(&b)], None, Some(Chosen::Kept(b.clone()))),
            ("it does not fit", vec![other(&a)], None, None),
            ("she moved", vec![other(&a)], Some(Chosen::Changed(a.clone())), Some(Chosen::Changed(a.clone()))),
            ("she did not", vec![other(&a), other(&b)], Some(Chosen::Kept(b.clone())), Some(Chosen::Kept(b.clone()))),
            ("another household", vec![other(&a)], Some(Chosen::Another), Some(Chosen::Another)),
            ("a family of another address", vec![other(&a)], Some(Chosen::Changed(stranger)), None),
        ] {
            assert_eq!(decide(&known, chosen), decided, "{what}");
        }
    }
}

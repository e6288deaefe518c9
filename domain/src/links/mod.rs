//! Links in e-mails: each a grant for one thing to one person, kept as a hash so that nobody can read it back.

mod rows;

use sha2::{Digest, Sha256};

use crate::context::Context;
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, EnquiryId, FamilyId, OfferId, OrganiserId};
use crate::store::Connection;

/// What a link is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grant {
    /// A family proves that the address in its enquiry is hers.
    ProveEnquiry(EnquiryId),
    /// A family sees and changes what is hers.
    FamilyPage(FamilyId),
    /// A family proves that the address it gave on the telephone is hers.
    ProveFamily(FamilyId),
    /// A caregiver proves that the address is hers.
    ProveCaregiver(CaregiverId),
    /// A caregiver proves that the new address she gave is hers.
    ProveNewAddress(CaregiverId),
    /// A caregiver sees and changes what is hers.
    CaregiverPage(CaregiverId),
    /// A caregiver answers one offer.
    AnswerOffer(OfferId),
}

impl Grant {
    fn purpose(&self) -> &'static str {
        match self {
            Grant::ProveEnquiry(_) => "prove-enquiry",
            Grant::FamilyPage(_) => "family-page",
            Grant::ProveFamily(_) => "prove-family",
            Grant::ProveCaregiver(_) => "prove-caregiver",
            Grant::ProveNewAddress(_) => "prove-new-address",
            Grant::CaregiverPage(_) => "caregiver-page",
            Grant::AnswerOffer(_) => "answer-offer",
        }
    }

    /// The page that the link leads to.
    fn path(&self) -> &'static str {
        match self {
            Grant::ProveEnquiry(_) => "/prove/",
            Grant::FamilyPage(_) => "/family/",
            Grant::ProveFamily(_) => "/confirm/",
            Grant::ProveCaregiver(_) => "/welcome/",
            Grant::ProveNewAddress(_) => "/new-address/",
            Grant::CaregiverPage(_) => "/caregiver/",
            Grant::AnswerOffer(_) => "/offer/",
        }
    }

    fn days_valid(&self) -> i64 {
        match self {
            Grant::ProveEnquiry(_) | Grant::ProveFamily(_) | Grant::ProveCaregiver(_) | Grant::ProveNewAddress(_) => 3,
            Grant::FamilyPage(_) | Grant::CaregiverPage(_) => 90,
            Grant::AnswerOffer(_) => 30,
        }
    }
}

/// A link that was found valid: whose installation, and what it grants.
#[derive(Clone, Debug)]
pub struct Link {
    /// Whose installation.
    pub organiser: OrganiserId,
    /// What it grants.
    pub grant: Grant,
}

/// Gives out a link: its path, with the token in it. The token is nowhere else.
pub fn issue(context: &mut Context, grant: &Grant) -> anyhow::Result<String> {
    let token = hex::encode(rand::random::<[u8; 32]>());
    rows::insert(context, context.now.plus_hours(24 * grant.days_valid()), grant, &hash(&token))?;
    Ok(format!("{}{token}", grant.path()))
}

/// Ends every link that a caregiver has been given: she has another address, and what is in the old mailbox opens nothing.
pub fn end_of_caregiver(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::end_of_caregiver(context, caregiver)
}

/// Ends the links that would prove a new address of a caregiver: she gives another, or none.
pub fn end_new_address(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::end_of_purpose(context, caregiver, Grant::ProveNewAddress(caregiver.clone()).purpose())
}

/// Forgets links that were over before a moment, at most so many; how many.
pub fn forget_over(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    rows::delete_over(connection, before, most)
}

/// Forgets the links of a family that goes.
pub fn forget_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    rows::delete_of_family(connection, family)
}

/// Forgets the links of a caregiver who goes.
pub fn forget_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::delete_of_caregiver(connection, caregiver)
}

/// Forgets the links to offers that are forgotten.
pub fn forget_offers(connection: &mut Connection, offers: &[OfferId]) -> anyhow::Result<()> {
    rows::delete_of_offers(connection, offers)
}

/// Forgets the links of enquiries that are forgotten.
pub fn forget_enquiries(connection: &mut Connection, enquiries: &[EnquiryId]) -> anyhow::Result<()> {
    rows::delete_of_enquiries(connection, enquiries)
}

/// Ends the links that would prove an address which a family gave on the telephone: it gives another.
pub fn end_family_proofs(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    rows::delete_family_proofs(connection, family, Grant::ProveFamily(family.clone()).purpose())
}

/// The families that were asked since a moment to prove an address which they gave on the telephone.
pub fn asked_to_prove_since(connection: &mut Connection, since: Instant) -> anyhow::Result<Vec<FamilyId>> {
    rows::families_asked_since(connection, since, "prove-family")
}

/// The organiser who gave out the link with this token, whatever has become of it.
pub fn issuer(connection: &mut Connection, token: &str) -> anyhow::Result<Option<OrganiserId>> {
    Ok(rows::by_hash(connection, &hash(token))?.map(|found| found.organiser))
}

/// What came of following a link.
#[derive(Clone, Debug)]
pub enum Opened {
    /// It holds.
    Valid(Link),
    /// Its time is over.
    Over,
    /// It was never given out, or not for this, or an e-mail program cut it off.
    Unknown,
}

/// Opens the link with this token, for pages that stand under `prefix`.
pub fn open(connection: &mut Connection, now: Instant, token: &str, prefix: &str) -> anyhow::Result<Opened> {
    let found = rows::by_hash(connection, &hash(token))?.filter(|found| found.grant.path().trim_matches('/') == prefix);
    Ok(match found {
        None => Opened::Unknown,
        Some(found) if found.expires_at <= now => Opened::Over,
        Some(found) => Opened::Valid(Link { organiser: found.organiser, grant: found.grant }),
    })
}

fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

//! Links in e-mails: each a grant for one thing to one person, kept as a hash so that nobody can read it back.

mod rows;

use sha2::{Digest, Sha256};

use crate::basics::ids::{CaregiverId, EnquiryId, FamilyId, InvitationId, OfferId, OrganiserId};
use crate::basics::{EmailAddress, Instant};
use crate::choices;
use crate::context::Context;
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
    /// A caregiver's calendar reads her shifts.
    CaregiverCalendar(CaregiverId),
    /// A caregiver answers one offer.
    AnswerOffer(OfferId),
    /// Somebody becomes a coordinator.
    Invitation(InvitationId),
}

choices! {
    /// The kinds of links.
    Purpose {
        /// The proof of the address of an enquiry.
        ProveEnquiry => "prove-enquiry",
        /// A family's page.
        FamilyPage => "family-page",
        /// The proof of an address that a family gave.
        ProveFamily => "prove-family",
        /// The proof of a caregiver's address.
        ProveCaregiver => "prove-caregiver",
        /// The proof of a caregiver's new address.
        ProveNewAddress => "prove-new-address",
        /// A caregiver's page.
        CaregiverPage => "caregiver-page",
        /// What a caregiver's calendar reads.
        CaregiverCalendar => "caregiver-calendar",
        /// The answer to an offer.
        AnswerOffer => "answer-offer",
        /// The way in of a coordinator.
        Invitation => "invitation",
    }
}

impl Purpose {
    /// The page that such a link leads to.
    fn path(self) -> &'static str {
        match self {
            Purpose::ProveEnquiry => "/prove/",
            Purpose::FamilyPage => "/family/",
            Purpose::ProveFamily => "/confirm/",
            Purpose::ProveCaregiver => "/welcome/",
            Purpose::ProveNewAddress => "/new-address/",
            Purpose::CaregiverPage => "/caregiver/",
            Purpose::CaregiverCalendar => "/calendar/",
            Purpose::AnswerOffer => "/offer/",
            Purpose::Invitation => "/invited/",
        }
    }

    /// Whether it opens a person's own page.
    fn is_page(self) -> bool {
        matches!(self, Purpose::FamilyPage | Purpose::CaregiverPage)
    }

    fn days_valid(self) -> i64 {
        match self {
            Purpose::ProveEnquiry | Purpose::ProveFamily | Purpose::ProveCaregiver | Purpose::ProveNewAddress => 3,
            Purpose::FamilyPage | Purpose::CaregiverPage => 90,
            Purpose::CaregiverCalendar => 3 * 365,
            Purpose::AnswerOffer => 30,
            Purpose::Invitation => 7,
        }
    }
}

impl Grant {
    fn purpose(&self) -> Purpose {
        match self {
            Grant::ProveEnquiry(_) => Purpose::ProveEnquiry,
            Grant::FamilyPage(_) => Purpose::FamilyPage,
            Grant::ProveFamily(_) => Purpose::ProveFamily,
            Grant::ProveCaregiver(_) => Purpose::ProveCaregiver,
            Grant::ProveNewAddress(_) => Purpose::ProveNewAddress,
            Grant::CaregiverPage(_) => Purpose::CaregiverPage,
            Grant::CaregiverCalendar(_) => Purpose::CaregiverCalendar,
            Grant::AnswerOffer(_) => Purpose::AnswerOffer,
            Grant::Invitation(_) => Purpose::Invitation,
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
    issue_until(context, grant, context.now)
}

/// Gives out a link that lives until a moment at the least, and as long as those that were given out before for the
/// same.
pub fn issue_until(context: &mut Context, grant: &Grant, until: Instant) -> anyhow::Result<String> {
    let token = hex::encode(rand::random::<[u8; 32]>());
    let lives = lives_until(context, grant)?.max(until);
    rows::insert(context, lives, grant, &hash(&token))?;
    Ok(format!("{}{token}", grant.purpose().path()))
}

/// When the last link for this was given out.
pub fn last_issued(context: &mut Context, grant: &Grant) -> anyhow::Result<Option<Instant>> {
    rows::last_issued(context, grant)
}

/// How long a link lives that is given out now: its days, and as long as those that were given out before for the same
/// page. Who ends those asks first, so that the new one outlives what is to come as they did.
pub fn lives_until(context: &mut Context, grant: &Grant) -> anyhow::Result<Instant> {
    let usual = context.now.plus_hours(24 * grant.purpose().days_valid());
    let before = if grant.purpose().is_page() { rows::last_expiry(context, grant)? } else { None };
    Ok(before.map_or(usual, |before| before.max(usual)))
}

/// Gives out a link in the place of all of its purpose that the person has: those end.
pub fn issue_anew(context: &mut Context, grant: &Grant) -> anyhow::Result<String> {
    let lives = lives_until(context, grant)?;
    rows::end(context, grant)?;
    issue_until(context, grant, lives)
}

/// Gives out the link that follows from the proof of an address; it lives until a moment at the least. Proved again by the
/// same link it is the same one again, and if that was ended since, it stays so.
pub fn issue_after(context: &mut Context, grant: &Grant, proof: &str, until: Instant) -> anyhow::Result<String> {
    let token = hash(&format!("page after {proof}"));
    if rows::by_hash(context.connection, &hash(&token))?.is_none() {
        let lives = lives_until(context, grant)?.max(until);
        rows::insert(context, lives, grant, &hash(&token))?;
    }
    Ok(format!("{}{token}", grant.purpose().path()))
}

/// The address that a caregiver's calendar reads, as one of her page's links knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarAddress {
    /// There is none.
    Nowhere,
    /// It was made by this link to her page: its path.
    Here(String),
    /// It was made by another, and cannot be read any more.
    Elsewhere,
}

/// Gives out an address for her calendar in the place of the one before. It follows from the link by which she came, so
/// that she can read it there again and nobody else can.
pub fn issue_calendar(context: &mut Context, caregiver: &CaregiverId, page: &str) -> anyhow::Result<()> {
    let grant = Grant::CaregiverCalendar(caregiver.clone());
    rows::end(context, &grant)?;
    let token = calendar_token(page, rows::count(context, &grant)? + 1);
    let lives = lives_until(context, &grant)?;
    rows::insert(context, lives, &grant, &hash(&token))
}

/// The address that her calendar reads, for whoever came by this link.
pub fn calendar_address(context: &mut Context, caregiver: &CaregiverId, page: &str) -> anyhow::Result<CalendarAddress> {
    let grant = Grant::CaregiverCalendar(caregiver.clone());
    if !rows::lives(context, &grant)? {
        return Ok(CalendarAddress::Nowhere);
    }
    let token = calendar_token(page, rows::count(context, &grant)?);
    let here = rows::by_hash(context.connection, &hash(&token))?.is_some();
    let path = format!("{}{token}", grant.purpose().path());
    Ok(if here { CalendarAddress::Here(path) } else { CalendarAddress::Elsewhere })
}

/// Ends the address that her calendar reads.
pub fn end_calendar(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::end(context, &Grant::CaregiverCalendar(caregiver.clone()))
}

fn calendar_token(page: &str, number: i64) -> String {
    hash(&format!("calendar {number} after {page}"))
}

/// Notes that somebody asks for a new link to an address, known here or not. Asked twice it is noted once.
pub fn note_lost(context: &mut Context, email: &EmailAddress) -> anyhow::Result<()> {
    rows::insert_lost(context, email)
}

/// Who waits for a new link, the longest first, at most so many.
pub fn lost(connection: &mut Connection, most: i64) -> anyhow::Result<Vec<(OrganiserId, EmailAddress)>> {
    rows::lost(connection, most)
}

/// Takes one of those who wait; false where another process was first.
pub fn take_lost(context: &mut Context, email: &EmailAddress) -> anyhow::Result<bool> {
    rows::delete_lost(context, email)
}

/// Forgets who asked for a new link before a moment and was not answered; how many.
pub fn forget_lost(connection: &mut Connection, before: Instant) -> anyhow::Result<usize> {
    rows::delete_lost_before(connection, before)
}

/// A page's links live so many days after the last slot that it shows.
const PAGE_DAYS_AFTERWARDS: i64 = 14;

/// Something is to come until a moment: the links to that person's page that still live go on living until after it.
pub fn outlive(context: &mut Context, grant: &Grant, ends_at: Instant) -> anyhow::Result<()> {
    rows::extend(context, grant, ends_at.plus_hours(24 * PAGE_DAYS_AFTERWARDS))
}

/// Ends every link that a caregiver has been given: she has another address, and what is in the old mailbox opens
/// nothing.
pub fn end_of_caregiver(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::end_of_caregiver(context, caregiver)
}

/// Ends the links that would prove a new address of a caregiver: she gives another, or none.
pub fn end_new_address(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::end(context, &Grant::ProveNewAddress(caregiver.clone()))
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

/// Ends the links of an enquiry: another took their place, or nothing has to be proved any more.
pub fn end_enquiry(context: &mut Context, enquiry: &EnquiryId) -> anyhow::Result<()> {
    rows::end(context, &Grant::ProveEnquiry(enquiry.clone()))
}

/// Ends the links of an enquiry that is dropped.
pub fn end_dropped(context: &mut Context, enquiry: &EnquiryId) -> anyhow::Result<()> {
    end_enquiry(context, enquiry)?;
    rows::leave_enquiry(context, enquiry)
}

/// Ends the links that would prove an address which a family gave: it gives another.
pub fn end_family_proofs(context: &mut Context, family: &FamilyId) -> anyhow::Result<()> {
    rows::end(context, &Grant::ProveFamily(family.clone()))
}

/// Ends the links by which a family came, but those that prove an address: the mailbox that they went to is no longer
/// the family's.
pub fn end_family_pages(context: &mut Context, family: &FamilyId) -> anyhow::Result<()> {
    rows::end_of_family_but(context, family, Purpose::ProveFamily)
}

/// Ends the link of an invitation: it was used or taken back.
pub fn end_invitation(context: &mut Context, invitation: &InvitationId) -> anyhow::Result<()> {
    rows::end(context, &Grant::Invitation(invitation.clone()))
}

/// Forgets the links of invitations that are forgotten.
pub fn forget_invitations(connection: &mut Connection, invitations: &[InvitationId]) -> anyhow::Result<()> {
    rows::delete_of_invitations(connection, invitations)
}

/// Ends every link that a family has been given: it goes over into another.
pub fn end_of_family(context: &mut Context, family: &FamilyId) -> anyhow::Result<()> {
    rows::end_of_family(context, family)
}

/// Notes that the links of an enquiry are a family's from now on: with the others that it has they end.
pub fn of_enquiry_are_of(connection: &mut Connection, enquiry: &EnquiryId, family: &FamilyId) -> anyhow::Result<()> {
    rows::give_enquiry_to(connection, enquiry, family)
}

/// The families that were asked since a moment to prove an address which they gave on the telephone.
pub fn asked_to_prove_since(connection: &mut Connection, since: Instant) -> anyhow::Result<Vec<FamilyId>> {
    rows::families_asked_since(connection, since, Purpose::ProveFamily)
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
    /// It was ended before its time: another took its place, or what it was for is done. For what it was; `None` where
    /// that is gone.
    Ended(Option<Grant>),
    /// It was never given out, or not for this, or an e-mail program cut it off.
    Unknown,
}

/// Opens the link with this token, for pages that stand under `prefix`.
pub fn open(connection: &mut Connection, now: Instant, token: &str, prefix: &str) -> anyhow::Result<Opened> {
    let found = rows::by_hash(connection, &hash(token))?;
    let Some(found) = found.filter(|found| found.purpose.path().trim_matches('/') == prefix) else {
        return Ok(Opened::Unknown);
    };
    let usual = found.issued_at.plus_hours(24 * found.purpose.days_valid());
    Ok(match found.grant {
        grant if found.expires_at <= now && found.expires_at < usual => Opened::Ended(grant),
        _ if found.expires_at <= now => Opened::Over,
        Some(grant) => Opened::Valid(Link { organiser: found.organiser, grant }),
        None => Opened::Unknown,
    })
}

fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

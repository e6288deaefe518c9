//! The table `links`.

use diesel::prelude::*;

use super::{Grant, Purpose};
use crate::basics::ids::{CaregiverId, EnquiryId, FamilyId, InvitationId, OfferId, OrganiserId};
use crate::basics::{EmailAddress, Instant};
use crate::context::Context;
use crate::on_either;
use crate::store::Connection;
use crate::store::schema::{links, lost_links, offers};

pub struct Found {
    pub organiser: OrganiserId,
    pub purpose: Purpose,
    /// What it grants; none where that is gone.
    pub grant: Option<Grant>,
    pub issued_at: Instant,
    pub expires_at: Instant,
}

pub fn insert(context: &mut Context, expires: Instant, grant: &Grant, hash: &str) -> anyhow::Result<()> {
    let (family, caregiver, offer, enquiry, invitation) = match grant {
        Grant::FamilyPage(id) | Grant::ProveFamily(id) => (Some(id), None, None, None, None),
        Grant::ProveCaregiver(id)
        | Grant::ProveNewAddress(id)
        | Grant::CaregiverPage(id)
        | Grant::CaregiverCalendar(id) => (None, Some(id), None, None, None),
        Grant::AnswerOffer(id) => (None, None, Some(id), None, None),
        Grant::ProveEnquiry(id) => (None, None, None, Some(id), None),
        Grant::Invitation(id) => (None, None, None, None, Some(id)),
    };
    diesel::insert_into(links::table)
        .values((
            links::token_hash.eq(hash),
            links::organiser_id.eq(&context.organiser.id),
            links::purpose.eq(grant.purpose()),
            links::family_id.eq(family),
            links::caregiver_id.eq(caregiver),
            links::offer_id.eq(offer),
            links::enquiry_id.eq(enquiry),
            links::invitation_id.eq(invitation),
            links::issued_at.eq(context.now),
            links::expires_at.eq(expires),
        ))
        .execute(context.connection)?;
    Ok(())
}

/// Ends the links of one purpose and one person.
pub fn end(context: &mut Context, grant: &Grant) -> anyhow::Result<()> {
    let valid = links::table.filter(links::purpose.eq(grant.purpose())).filter(links::expires_at.gt(context.now));
    let (end, connection) = (links::expires_at.eq(context.now), &mut *context.connection);
    match grant {
        Grant::FamilyPage(id) | Grant::ProveFamily(id) => {
            diesel::update(valid.filter(links::family_id.eq(id))).set(end).execute(connection)
        }
        Grant::ProveCaregiver(id)
        | Grant::ProveNewAddress(id)
        | Grant::CaregiverPage(id)
        | Grant::CaregiverCalendar(id) => {
            diesel::update(valid.filter(links::caregiver_id.eq(id))).set(end).execute(connection)
        }
        Grant::AnswerOffer(id) => diesel::update(valid.filter(links::offer_id.eq(id))).set(end).execute(connection),
        Grant::ProveEnquiry(id) => diesel::update(valid.filter(links::enquiry_id.eq(id))).set(end).execute(connection),
        Grant::Invitation(id) => diesel::update(valid.filter(links::invitation_id.eq(id))).set(end).execute(connection),
    }?;
    Ok(())
}

/// How many of a caregiver's links there were for this.
pub fn count(context: &mut Context, grant: &Grant) -> anyhow::Result<i64> {
    let hers =
        links::table.filter(links::purpose.eq(grant.purpose())).filter(links::caregiver_id.eq(caregiver_of(grant)));
    Ok(hers.count().get_result(context.connection)?)
}

/// Whether one of them lives.
pub fn lives(context: &mut Context, grant: &Grant) -> anyhow::Result<bool> {
    let hers =
        links::table.filter(links::purpose.eq(grant.purpose())).filter(links::caregiver_id.eq(caregiver_of(grant)));
    Ok(diesel::select(diesel::dsl::exists(hers.filter(links::expires_at.gt(context.now))))
        .get_result(context.connection)?)
}

fn caregiver_of(grant: &Grant) -> Option<&CaregiverId> {
    match grant {
        Grant::CaregiverCalendar(id) => Some(id),
        _ => None,
    }
}

/// The latest moment until which a link for this lives.
pub fn last_expiry(context: &mut Context, grant: &Grant) -> anyhow::Result<Option<Instant>> {
    let (family, caregiver) = page_of(grant);
    let found = links::table
        .filter(links::purpose.eq(grant.purpose()))
        .filter(links::family_id.eq(family).or(links::caregiver_id.eq(caregiver)))
        .select(diesel::dsl::max(links::expires_at));
    Ok(found.first(context.connection)?)
}

/// When the last link for this was given out.
pub fn last_issued(context: &mut Context, grant: &Grant) -> anyhow::Result<Option<Instant>> {
    let issued = links::table.filter(links::purpose.eq(grant.purpose())).select(diesel::dsl::max(links::issued_at));
    let connection = &mut *context.connection;
    Ok(match grant {
        Grant::FamilyPage(id) | Grant::ProveFamily(id) => issued.filter(links::family_id.eq(id)).first(connection),
        Grant::ProveCaregiver(id)
        | Grant::ProveNewAddress(id)
        | Grant::CaregiverPage(id)
        | Grant::CaregiverCalendar(id) => issued.filter(links::caregiver_id.eq(id)).first(connection),
        Grant::AnswerOffer(id) => issued.filter(links::offer_id.eq(id)).first(connection),
        Grant::ProveEnquiry(id) => issued.filter(links::enquiry_id.eq(id)).first(connection),
        Grant::Invitation(id) => issued.filter(links::invitation_id.eq(id)).first(connection),
    }?)
}

/// The links for this that live now live until a moment at the least.
pub fn extend(context: &mut Context, grant: &Grant, until: Instant) -> anyhow::Result<()> {
    let (family, caregiver) = page_of(grant);
    let living = links::table
        .filter(links::purpose.eq(grant.purpose()))
        .filter(links::family_id.eq(family).or(links::caregiver_id.eq(caregiver)))
        .filter(links::expires_at.gt(context.now))
        .filter(links::expires_at.lt(until));
    diesel::update(living).set(links::expires_at.eq(until)).execute(context.connection)?;
    Ok(())
}

/// Whose page a grant opens.
fn page_of(grant: &Grant) -> (Option<&FamilyId>, Option<&CaregiverId>) {
    match grant {
        Grant::FamilyPage(id) => (Some(id), None),
        Grant::CaregiverPage(id) => (None, Some(id)),
        _ => (None, None),
    }
}

type Row = (
    OrganiserId,
    Purpose,
    (Option<FamilyId>, Option<CaregiverId>, Option<OfferId>, Option<EnquiryId>, Option<InvitationId>),
    Instant,
    Instant,
);

pub fn by_hash(connection: &mut Connection, hash: &str) -> anyhow::Result<Option<Found>> {
    let row: Option<Row> = links::table
        .filter(links::token_hash.eq(hash))
        .select((
            links::organiser_id,
            links::purpose,
            (links::family_id, links::caregiver_id, links::offer_id, links::enquiry_id, links::invitation_id),
            links::issued_at,
            links::expires_at,
        ))
        .first(connection)
        .optional()?;
    Ok(row.map(|(organiser, purpose, (family, caregiver, offer, enquiry, invitation), issued_at, expires_at)| {
        let grant = match purpose {
            Purpose::ProveEnquiry => enquiry.map(Grant::ProveEnquiry),
            Purpose::FamilyPage => family.map(Grant::FamilyPage),
            Purpose::ProveFamily => family.map(Grant::ProveFamily),
            Purpose::ProveCaregiver => caregiver.map(Grant::ProveCaregiver),
            Purpose::ProveNewAddress => caregiver.map(Grant::ProveNewAddress),
            Purpose::CaregiverPage => caregiver.map(Grant::CaregiverPage),
            Purpose::CaregiverCalendar => caregiver.map(Grant::CaregiverCalendar),
            Purpose::AnswerOffer => offer.map(Grant::AnswerOffer),
            Purpose::Invitation => invitation.map(Grant::Invitation),
        };
        Found { organiser, purpose, grant, issued_at, expires_at }
    }))
}

/// Those to the caregiver's own pages and those to what she was offered.
pub fn end_of_caregiver(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let offered = offers::table.filter(offers::caregiver_id.eq(caregiver)).select(offers::id.nullable());
    let hers = links::table
        .filter(links::organiser_id.eq(&context.organiser.id))
        .filter(links::expires_at.gt(context.now))
        .filter(links::caregiver_id.eq(caregiver).or(links::offer_id.eq_any(offered)));
    diesel::update(hers).set(links::expires_at.eq(context.now)).execute(context.connection)?;
    Ok(())
}

pub fn delete_of_enquiries(connection: &mut Connection, enquiries: &[EnquiryId]) -> anyhow::Result<()> {
    diesel::delete(links::table.filter(links::enquiry_id.eq_any(enquiries))).execute(connection)?;
    Ok(())
}

/// Links that have ended stay when the enquiry goes that they were for.
pub fn leave_enquiry(context: &mut Context, enquiry: &EnquiryId) -> anyhow::Result<()> {
    diesel::update(links::table.filter(links::enquiry_id.eq(enquiry)))
        .set(links::enquiry_id.eq(None::<EnquiryId>))
        .execute(context.connection)?;
    Ok(())
}

pub fn end_of_family_but(context: &mut Context, family: &FamilyId, purpose: Purpose) -> anyhow::Result<()> {
    let valid = links::table.filter(links::family_id.eq(family)).filter(links::expires_at.gt(context.now));
    diesel::update(valid.filter(links::purpose.ne(purpose)))
        .set(links::expires_at.eq(context.now))
        .execute(context.connection)?;
    Ok(())
}

pub fn end_of_family(context: &mut Context, family: &FamilyId) -> anyhow::Result<()> {
    let valid = links::table.filter(links::family_id.eq(family)).filter(links::expires_at.gt(context.now));
    diesel::update(valid).set(links::expires_at.eq(context.now)).execute(context.connection)?;
    Ok(())
}

pub fn give_enquiry_to(connection: &mut Connection, enquiry: &EnquiryId, family: &FamilyId) -> anyhow::Result<()> {
    diesel::update(links::table.filter(links::enquiry_id.eq(enquiry)))
        .set(links::family_id.eq(family))
        .execute(connection)?;
    Ok(())
}

pub fn delete_of_offers(connection: &mut Connection, offers: &[OfferId]) -> anyhow::Result<()> {
    diesel::delete(links::table.filter(links::offer_id.eq_any(offers))).execute(connection)?;
    Ok(())
}

pub fn delete_of_invitations(connection: &mut Connection, invitations: &[InvitationId]) -> anyhow::Result<()> {
    diesel::delete(links::table.filter(links::invitation_id.eq_any(invitations))).execute(connection)?;
    Ok(())
}

pub fn delete_of_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    diesel::delete(links::table.filter(links::family_id.eq(family))).execute(connection)?;
    Ok(())
}

pub fn delete_of_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    diesel::delete(links::table.filter(links::caregiver_id.eq(caregiver))).execute(connection)?;
    Ok(())
}

pub fn delete_over(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    let over: Vec<String> =
        links::table.filter(links::expires_at.lt(before)).limit(most).select(links::token_hash).load(connection)?;
    Ok(diesel::delete(links::table.filter(links::token_hash.eq_any(over))).execute(connection)?)
}

pub fn families_asked_since(
    connection: &mut Connection,
    since: Instant,
    purpose: Purpose,
) -> anyhow::Result<Vec<FamilyId>> {
    let asked =
        links::table.filter(links::purpose.eq(purpose)).filter(links::issued_at.ge(since)).select(links::family_id);
    let found: Vec<Option<FamilyId>> = asked.load(connection)?;
    Ok(found.into_iter().flatten().collect())
}

pub fn insert_lost(context: &mut Context, email: &EmailAddress) -> anyhow::Result<()> {
    let row = (
        lost_links::organiser_id.eq(&context.organiser.id),
        lost_links::email.eq(email),
        lost_links::asked_at.eq(context.now),
    );
    on_either!(&mut *context.connection, |c| diesel::insert_into(lost_links::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

pub fn lost(connection: &mut Connection, most: i64) -> anyhow::Result<Vec<(OrganiserId, EmailAddress)>> {
    let oldest = lost_links::table.order(lost_links::asked_at).limit(most);
    Ok(oldest.select((lost_links::organiser_id, lost_links::email)).load(connection)?)
}

pub fn delete_lost(context: &mut Context, email: &EmailAddress) -> anyhow::Result<bool> {
    let one = lost_links::table
        .filter(lost_links::organiser_id.eq(&context.organiser.id))
        .filter(lost_links::email.eq(email));
    Ok(diesel::delete(one).execute(context.connection)? > 0)
}

pub fn delete_lost_before(connection: &mut Connection, before: Instant) -> anyhow::Result<usize> {
    Ok(diesel::delete(lost_links::table.filter(lost_links::asked_at.lt(before))).execute(connection)?)
}

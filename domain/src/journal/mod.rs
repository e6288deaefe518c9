//! Everything that happened, in order: who did what to whom. Written in the transaction of the change itself.

mod reading;
mod rows;

use std::collections::HashSet;

use diesel::Queryable;

use crate::basics::ids::{CaregiverId, CoordinatorId, FamilyId, OfferId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::choices;
use crate::context::Context;
use crate::store::Connection;

pub use reading::{DoneBy, Filter, Logged, Part, read};

choices! {
    /// What happened; shown by the message `event-…`.
    Kind {
    /// A family asked for care.
    CareAsked => "care-asked",
    /// A family proved its e-mail address.
    FamilyProved => "family-proved",
    /// A coordinator corrected the e-mail address of an enquiry.
    EnquiryCorrected => "enquiry-corrected",
    /// A coordinator dropped an enquiry.
    EnquiryDropped => "enquiry-dropped",
    /// A slot was cancelled.
    SlotCancelled => "slot-cancelled",
    /// Somebody asked to become a caregiver.
    CaregiverJoined => "caregiver-joined",
    /// A caregiver proved her e-mail address.
    CaregiverProved => "caregiver-proved",
    /// A coordinator had the intake talk and admitted her.
    CaregiverAdmitted => "caregiver-admitted",
    /// Her profile was changed.
    ProfileChanged => "profile-changed",
    /// She was asked for her hours in a week.
    HoursAsked => "hours-asked",
    /// Her availability was changed.
    AvailabilityChanged => "availability-changed",
    /// A certificate was seen.
    CertificateSeen => "certificate-seen",
    /// A certificate was taken off the list.
    CertificateRemoved => "certificate-removed",
    /// A coordinator signed for what a caregiver misses.
    ExceptionSigned => "exception-signed",
    /// What was signed for was ended before its last day.
    ExceptionEnded => "exception-ended",
    /// A caregiver is away for some time, or stops.
    AbsenceSaid => "absence-said",
    /// A caregiver is back.
    CameBack => "came-back",
    /// A caregiver gave a new e-mail address.
    AddressGiven => "address-given",
    /// A caregiver's new e-mail address was proved: letters go there.
    AddressChanged => "address-changed",
    /// A coordinator changed what can be set.
    SettingsChanged => "settings-changed",
    /// An administrator changed the ladder; the detail says what is otherwise.
    LadderChanged => "ladder-changed",
    /// The office heard what stands in the way of a weekly run.
    RunAnnounced => "run-announced",
    /// A solve began.
    SolveStarted => "solve-started",
    /// A solve ended with a plan.
    SolveFinished => "solve-finished",
    /// A solve ended without one.
    SolveFailed => "solve-failed",
    /// A plan made elsewhere became the draft.
    PlanTaken => "plan-taken",
    /// A coordinator decided that a caregiver serves a slot.
    Pinned => "pinned",
    /// A coordinator decided that a caregiver does not serve a slot.
    Forbidden => "forbidden",
    /// A decision was taken back.
    DecisionLifted => "decision-lifted",
    /// A slot was given to a caregiver by hand.
    Moved => "moved",
    /// A slot was taken from a caregiver by hand, so that she can come to another.
    GivenUp => "given-up",
    /// A coordinator set aside what was agreed with a caregiver, for one slot; the detail says which policy.
    PolicySetAside => "policy-set-aside",
    /// A coordinator took back her last step by hand; the detail says what it was.
    StepUndone => "step-undone",
    /// A plan was published.
    Published => "published",
    /// A slot was offered.
    Offered => "offered",
    /// An offer was accepted.
    OfferAccepted => "offer-accepted",
    /// An offer was declined.
    OfferDeclined => "offer-declined",
    /// An offer was not answered in time.
    OfferExpired => "offer-expired",
    /// An offer was taken back.
    OfferWithdrawn => "offer-withdrawn",
    /// Somebody else who was asked at the same time said yes first; she was thanked.
    OfferThanked => "offer-thanked",
    /// A caregiver became free, and what is open that she could come to was proposed to her: how many slots, in the detail.
    OpenProposed => "open-proposed",
    /// A caregiver was reminded to answer.
    AnswerAsked => "answer-asked",
    /// Family and caregiver were reminded of tomorrow.
    Reminded => "reminded",
    /// A family gave an e-mail address on the telephone, and was asked to prove it.
    AddressHeard => "address-heard",
    /// A letter was told on the telephone.
    LetterTold => "letter-told",
    /// A letter did not arrive; a new link was sent instead.
    LetterInstead => "letter-instead",
    /// Somebody who had said yes does not come, shortly before.
    LateNo => "late-no",
    /// A family cancelled, shortly before, what somebody was to come for.
    LateCancellation => "late-cancellation",
    /// A caregiver said that she has arrived.
    Arrived => "arrived",
    /// She had said so by mistake.
    ArrivalTakenBack => "arrival-taken-back",
    /// A family said that nobody has come.
    NobodyCame => "nobody-came",
    /// It had said so by mistake, or somebody has come after all.
    NobodyCameTakenBack => "nobody-came-taken-back",
    /// A family was told, at publication, that the search for somebody goes on.
    SearchGoesOn => "search-goes-on",
    /// A family was told that nobody has been found so far.
    NobodyFound => "nobody-found",
    /// The office was written to about what cannot wait: a slot that nobody has, or (in the detail) a letter that did not
    /// leave.
    OfficeAlerted => "office-alerted",
    /// What is known of a family was changed.
    FamilyChanged => "family-changed",
    /// A coordinator wrote a note about somebody.
    NoteWritten => "note-written",
    /// A coordinator took such a note away.
    NoteRemoved => "note-removed",
    /// Two families, or two caregivers, were found to be one: this is the one that stays.
    Merged => "merged",
    /// A family's exact address was read.
    AddressRead => "address-read",
    /// A family was written down that asks for nothing yet.
    FamilyAdded => "family-added",
    /// A file was taken in.
    Imported => "imported",
    /// Somebody was invited to become a coordinator; as what, in the detail.
    CoordinatorInvited => "coordinator-invited",
    /// An invitation was taken back.
    InvitationWithdrawn => "invitation-withdrawn",
    /// Somebody became a coordinator by an invitation.
    CoordinatorJoined => "coordinator-joined",
    /// A coordinator got another role.
    RoleChanged => "role-changed",
    /// A coordinator was removed.
    CoordinatorRemoved => "coordinator-removed",
    }
}

/// How the detail of an entry begins that came in by a file.
const BY_IMPORT: &str = "by import";

/// One thing that happened and whom it concerns.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What happened.
    pub kind: Kind,
    /// The family it concerns.
    pub family: Option<FamilyId>,
    /// The caregiver it concerns.
    pub caregiver: Option<CaregiverId>,
    /// The slot it concerns.
    pub slot: Option<SlotId>,
    /// The offer it concerns.
    pub offer: Option<OfferId>,
    /// The planning week it concerns.
    pub week: Option<String>,
    /// Figures or codes that belong to it; never a name, an address or a token.
    pub detail: String,
}

impl Entry {
    /// An entry that concerns nobody yet.
    pub fn new(kind: Kind) -> Self {
        Entry { kind, family: None, caregiver: None, slot: None, offer: None, week: None, detail: String::new() }
    }

    /// It concerns this family.
    pub fn family(mut self, id: &FamilyId) -> Self {
        self.family = Some(id.clone());
        self
    }

    /// It concerns this caregiver.
    pub fn caregiver(mut self, id: &CaregiverId) -> Self {
        self.caregiver = Some(id.clone());
        self
    }

    /// It concerns this slot.
    pub fn slot(mut self, id: &SlotId) -> Self {
        self.slot = Some(id.clone());
        self
    }

    /// It concerns this offer.
    pub fn offer(mut self, id: &OfferId) -> Self {
        self.offer = Some(id.clone());
        self
    }

    /// It concerns this planning week.
    pub fn week(mut self, week: impl ToString) -> Self {
        self.week = Some(week.to_string());
        self
    }

    /// It came in by a file; to be said after the figures and codes.
    pub fn by_import(mut self) -> Self {
        self.detail = format!("{BY_IMPORT} {}", self.detail).trim_end().to_owned();
        self
    }

    /// With figures or codes.
    pub fn detail(mut self, detail: impl ToString) -> Self {
        self.detail = detail.to_string();
        self
    }
}

/// Something that happened, as it is read back.
#[derive(Clone, Debug)]
pub struct Event {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: Kind,
    /// Who, as in the kind of an actor.
    pub actor: String,
    /// Which caregiver it concerns.
    pub caregiver: Option<CaregiverId>,
    /// Its figures or codes.
    pub detail: String,
}

/// Something that happened to a slot, as a list of such things names it.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct Happened {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: Kind,
    /// Which slot it concerns.
    pub slot: Option<SlotId>,
    /// Which family it concerns.
    pub family: Option<FamilyId>,
    /// Which caregiver it concerns.
    pub caregiver: Option<CaregiverId>,
}

/// Something that happened to one of several slots.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct OfSlot {
    /// The slot.
    pub slot: SlotId,
    /// When.
    pub at: Instant,
    /// What.
    pub kind: Kind,
    /// Who, as in the kind of an actor.
    pub actor: String,
    /// Which caregiver it concerns.
    pub caregiver: Option<CaregiverId>,
}

/// Writes down what happened.
pub fn record(context: &mut Context, entry: &Entry) -> anyhow::Result<()> {
    rows::insert(context, entry)
}

/// What happened to a slot, oldest first.
pub fn of_slot(context: &mut Context, slot: &SlotId) -> anyhow::Result<Vec<Event>> {
    rows::of_slot(context, slot)
}

/// What happened of these kinds to some slots, oldest first.
pub fn of_slots(context: &mut Context, slots: &[SlotId], kinds: &[Kind]) -> anyhow::Result<Vec<OfSlot>> {
    rows::of_slots(context, slots, kinds)
}

/// To which of these slots something of these kinds has happened.
pub fn happened_to(context: &mut Context, slots: &[SlotId], kinds: &[Kind]) -> anyhow::Result<HashSet<SlotId>> {
    Ok(rows::happened_to(context, slots, kinds)?.into_iter().collect())
}

/// Whether something of this kind has happened that concerns a planning week.
pub fn happened_in_week(context: &mut Context, week: IsoWeek, kind: Kind) -> anyhow::Result<bool> {
    rows::happened_in_week(context, &week.to_string(), kind)
}

/// What happened of these kinds since a moment, the newest first, at most so many.
pub fn since(context: &mut Context, kinds: &[Kind], since: Instant, most: i64) -> anyhow::Result<Vec<Happened>> {
    rows::since(context, kinds, since, most)
}

/// When this last happened to an offer.
pub fn last_of_offer(context: &mut Context, offer: &OfferId, kind: Kind) -> anyhow::Result<Option<Instant>> {
    rows::last_of_offer(context, offer, kind)
}

/// Whether this has happened to an offer before.
pub fn has_happened_to_offer(context: &mut Context, offer: &OfferId, kind: Kind) -> anyhow::Result<bool> {
    rows::has_happened_to_offer(context, offer, kind)
}

/// Those of these caregivers about whom nothing has been written down since a moment.
pub fn quiet_caregivers(
    connection: &mut Connection,
    ids: Vec<CaregiverId>,
    since: Instant,
) -> anyhow::Result<Vec<CaregiverId>> {
    let busy = rows::caregivers_since(connection, &ids, since)?;
    Ok(ids.into_iter().filter(|id| !busy.contains(id)).collect())
}

/// Those of these coordinators who have done nothing that is written down since a moment.
pub fn quiet_coordinators(
    connection: &mut Connection,
    ids: Vec<CoordinatorId>,
    since: Instant,
) -> anyhow::Result<Vec<CoordinatorId>> {
    let busy = rows::coordinators_since(connection, &ids, since)?;
    Ok(ids.into_iter().filter(|id| !busy.contains(id)).collect())
}

/// A family goes, with its slots and their offers: what happened stays, and no longer says to whom.
pub fn forget_family(
    connection: &mut Connection,
    family: &FamilyId,
    slots: &[SlotId],
    offers: &[OfferId],
) -> anyhow::Result<()> {
    rows::take_out_actor(connection, family.as_str())?;
    rows::take_out_family(connection, family)?;
    rows::take_out_slots(connection, slots)?;
    rows::take_out_offers(connection, offers)
}

/// A caregiver goes, with what she was offered: what happened stays, and no longer says to whom.
pub fn forget_caregiver(
    connection: &mut Connection,
    caregiver: &CaregiverId,
    offers: &[OfferId],
) -> anyhow::Result<()> {
    rows::take_out_actor(connection, caregiver.as_str())?;
    rows::take_out_caregiver(connection, caregiver)?;
    rows::take_out_offers(connection, offers)
}

/// Forgets what happened before a moment, at most so many entries; how many.
pub fn forget(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    rows::delete_before(connection, None, before, most)
}

/// Forgets what happened of these kinds before a moment, which is kept for a shorter time than the rest; how many.
pub fn forget_of(
    connection: &mut Connection,
    kinds: &'static [Kind],
    before: Instant,
    most: i64,
) -> anyhow::Result<usize> {
    rows::delete_before(connection, Some(kinds), before, most)
}

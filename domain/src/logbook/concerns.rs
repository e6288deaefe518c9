//! Whom each kind of entry concerns when it is written: who is not there any more was forgotten since.

use crate::journal::Kind;

/// Whether a kind of entry always concerns a family, and whether a caregiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concerns {
    pub family: bool,
    pub caregiver: bool,
}

/// Whom an entry of this kind concerns.
pub fn of(kind: Kind) -> Concerns {
    let concerns = |family, caregiver| Concerns { family, caregiver };
    match kind {
        Kind::CareAsked
        | Kind::FamilyProved
        | Kind::SlotCancelled
        | Kind::AddressHeard
        | Kind::FamilyChanged
        | Kind::SearchGoesOn
        | Kind::NobodyFound
        | Kind::AddressRead
        | Kind::FamilyAdded => concerns(true, false),
        Kind::CaregiverJoined
        | Kind::CaregiverProved
        | Kind::CaregiverAdmitted
        | Kind::ProfileChanged
        | Kind::HoursAsked
        | Kind::AvailabilityChanged
        | Kind::CertificateSeen
        | Kind::CertificateRemoved
        | Kind::ExceptionSigned
        | Kind::ExceptionEnded
        | Kind::AbsenceSaid
        | Kind::CameBack
        | Kind::OpenProposed
        | Kind::AddressGiven
        | Kind::AddressChanged => concerns(false, true),
        Kind::Pinned
        | Kind::Forbidden
        | Kind::DecisionLifted
        | Kind::Moved
        | Kind::GivenUp
        | Kind::PolicySetAside
        | Kind::StepUndone
        | Kind::Offered
        | Kind::OfferAccepted
        | Kind::OfferDeclined
        | Kind::OfferExpired
        | Kind::OfferWithdrawn
        | Kind::OfferThanked
        | Kind::AnswerAsked
        | Kind::Reminded
        | Kind::LateNo
        | Kind::LateCancellation
        | Kind::Arrived
        | Kind::ArrivalTakenBack
        | Kind::NobodyCame
        | Kind::NobodyCameTakenBack => concerns(true, true),
        Kind::EnquiryCorrected
        | Kind::EnquiryDropped
        | Kind::SettingsChanged
        | Kind::LadderChanged
        | Kind::RunAnnounced
        | Kind::PlanTaken
        | Kind::SolveStarted
        | Kind::SolveFinished
        | Kind::SolveFailed
        | Kind::Published
        | Kind::LetterTold
        | Kind::LetterInstead
        | Kind::OfficeAlerted
        | Kind::NoteWritten
        | Kind::NoteRemoved
        | Kind::Merged
        | Kind::Imported
        | Kind::CoordinatorInvited
        | Kind::InvitationWithdrawn
        | Kind::CoordinatorJoined
        | Kind::RoleChanged
        | Kind::CoordinatorRemoved => concerns(false, false),
    }
}

/// Whether people do this themselves, so that a coordinator who did it had them on the telephone.
pub fn by_telephone(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::CareAsked
            | Kind::SlotCancelled
            | Kind::CaregiverJoined
            | Kind::AvailabilityChanged
            | Kind::OfferAccepted
            | Kind::OfferDeclined
            | Kind::LateNo
            | Kind::LateCancellation
            | Kind::Arrived
            | Kind::ArrivalTakenBack
            | Kind::NobodyCame
            | Kind::NobodyCameTakenBack
            | Kind::AbsenceSaid
            | Kind::CameBack
            | Kind::AddressHeard
            | Kind::AddressGiven
            | Kind::LetterTold
    )
}

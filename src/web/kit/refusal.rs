//! Refusals: why a page cannot be shown. `error_pages` turns them into pages.

use actix_web::ResponseError;
use actix_web::http::StatusCode;
use domain::organisers::Role;
use domain::store::{self, Failure};

/// Why a link was ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The request that it would have proved counts already.
    Counted,
    /// The request that it would have proved was corrected, sent once more or dropped.
    Request,
    /// The address that it would have proved was corrected, or a newer letter has gone.
    Proof,
    /// There is a newer link, or another mailbox.
    Page,
    /// The invitation was used or taken back, or its time is over.
    Invitation,
}

/// Why a page cannot be shown. Each has a page of its own, in words, with the way on and the contact person.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such page, or not for this visitor.
    #[error("not found")]
    NotFound,
    /// A link that was never given out, or was cut off by an e-mail program.
    #[error("unknown link")]
    LinkUnknown,
    /// A link whose time is over.
    #[error("link no longer valid")]
    LinkOver,
    /// A link that was ended before its time.
    #[error("link ended: {0:?}")]
    LinkEnded(Ended),
    /// The request did not come from a page of this site.
    #[error("from another site")]
    CrossSite,
    /// More was sent than any form holds.
    #[error("too large")]
    TooLarge,
    /// A file is larger than any list that somebody looks over.
    #[error("file too large")]
    FileTooLarge,
    /// What was sent did not arrive in time.
    #[error("too slow")]
    TooSlow,
    /// What was sent is no form.
    #[error("unreadable")]
    Unreadable,
    /// Too many tries in a short time: the seconds after which it is worth trying again.
    #[error("too many")]
    TooMany(i64),
    /// A form of a log-in that is over; it came from a page of this site.
    #[error("form of an earlier log-in")]
    OldForm,
    /// The page was opened by another name than the one under which forms are taken.
    #[error("another name")]
    OtherName,
    /// The database takes nothing at the moment; the cause goes to the log alone.
    #[error("unavailable: {0:#}")]
    Unavailable(anyhow::Error),
    /// Only coordinators in another role may do this.
    #[error("only for whoever is {}", .0.as_str())]
    NotYours(Role),
    /// Nobody is logged in, or not any more.
    #[error("not logged in")]
    LogIn,
    /// Something that nobody expected; the cause goes to the log alone.
    #[error("surprise: {0:#}")]
    Surprise(anyhow::Error),
}

impl From<anyhow::Error> for Refusal {
    fn from(error: anyhow::Error) -> Self {
        if store::is_unavailable(&error) { Refusal::Unavailable(error) } else { Refusal::Surprise(error) }
    }
}

impl Failure for Refusal {
    fn surprise(&self) -> Option<&anyhow::Error> {
        match self {
            Refusal::Surprise(error) | Refusal::Unavailable(error) => Some(error),
            _ => None,
        }
    }
}

impl ResponseError for Refusal {
    fn status_code(&self) -> StatusCode {
        match self {
            Refusal::NotFound | Refusal::LinkUnknown => StatusCode::NOT_FOUND,
            Refusal::LinkOver | Refusal::LinkEnded(_) => StatusCode::GONE,
            Refusal::CrossSite | Refusal::OtherName | Refusal::OldForm | Refusal::NotYours(_) => StatusCode::FORBIDDEN,
            Refusal::TooLarge | Refusal::FileTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Refusal::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Refusal::Unreadable => StatusCode::BAD_REQUEST,
            Refusal::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Refusal::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Refusal::LogIn => StatusCode::SEE_OTHER,
            Refusal::Surprise(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl Refusal {
    /// Seconds after which it is worth trying again; none where it is not.
    pub fn retry_after(&self) -> Option<i64> {
        match self {
            Refusal::TooMany(seconds) => Some(*seconds),
            Refusal::Unavailable(_) => Some(5),
            _ => None,
        }
    }

    /// What to call it: the messages `refusal-…`. None where the visitor is sent on instead.
    pub fn kind(&self) -> Option<&'static str> {
        Some(match self {
            Refusal::NotFound => "not-found",
            Refusal::LinkUnknown => "link-unknown",
            Refusal::LinkOver => "link-over",
            Refusal::LinkEnded(Ended::Counted) => "link-counted",
            Refusal::LinkEnded(Ended::Request) => "link-request-ended",
            Refusal::LinkEnded(Ended::Proof) => "link-proof-ended",
            Refusal::LinkEnded(Ended::Page) => "link-page-ended",
            Refusal::LinkEnded(Ended::Invitation) => "invitation-ended",
            Refusal::NotYours(Role::Administrator) => "for-administrators",
            Refusal::NotYours(Role::Planner | Role::Reader) => "for-planners",
            Refusal::CrossSite => "cross-site",
            Refusal::TooLarge => "too-large",
            Refusal::FileTooLarge => "file-too-large",
            Refusal::TooSlow => "too-slow",
            Refusal::Unreadable => "unreadable",
            Refusal::TooMany(_) => "too-many",
            Refusal::OldForm => "old-form",
            Refusal::OtherName => "other-name",
            Refusal::Unavailable(_) => "unavailable",
            Refusal::LogIn => return None,
            Refusal::Surprise(_) => "surprise",
        })
    }
}

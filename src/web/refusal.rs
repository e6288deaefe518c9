//! Refusals: what a visitor is told when a page cannot be shown, and how she goes on from there.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

use crate::web::{Frame, Visit};

/// Why a page cannot be shown. Each has a page of its own, in words, with the way on.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such page, or not for this visitor.
    #[error("not found")]
    NotFound,
    /// A link that was never given out, or was cut off by an e-mail program.
    #[error("unknown link")]
    LinkUnknown,
    /// A link whose time is over; a new one can be sent by the organiser with this slug.
    #[error("link no longer valid")]
    LinkOver {
        /// The organiser's slug.
        organiser: String,
    },
    /// The request did not come from a page of this site.
    #[error("from another site")]
    CrossSite,
    /// More was sent than any form holds.
    #[error("too large")]
    TooLarge,
    /// What was sent did not arrive in time.
    #[error("too slow")]
    TooSlow,
    /// What was sent is no form.
    #[error("unreadable")]
    Unreadable,
    /// Too many tries in a short time.
    #[error("too many")]
    TooMany,
    /// Nobody is logged in, or not any more.
    #[error("not logged in")]
    LogIn,
    /// Something that nobody expected; the cause goes to the log alone.
    #[error("surprise: {0:#}")]
    Surprise(anyhow::Error),
}

impl From<anyhow::Error> for Refusal {
    fn from(error: anyhow::Error) -> Self {
        Refusal::Surprise(error)
    }
}

impl From<diesel::result::Error> for Refusal {
    fn from(error: diesel::result::Error) -> Self {
        Refusal::Surprise(error.into())
    }
}

impl ResponseError for Refusal {
    fn status_code(&self) -> StatusCode {
        match self {
            Refusal::NotFound | Refusal::LinkUnknown => StatusCode::NOT_FOUND,
            Refusal::LinkOver { .. } => StatusCode::GONE,
            Refusal::CrossSite => StatusCode::FORBIDDEN,
            Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Refusal::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Refusal::Unreadable => StatusCode::BAD_REQUEST,
            Refusal::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Refusal::LogIn => StatusCode::SEE_OTHER,
            Refusal::Surprise(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

#[derive(Template)]
#[template(path = "web/refusal.html")]
struct RefusalPage {
    frame: Frame,
    heading: String,
    cure: String,
    way_on: Option<(String, String)>,
}

/// Turns every refusal, and every error of the server itself, into a page in the visitor's language.
pub async fn as_pages<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let response = next.call(request).await?;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() && response.response().error().is_none() {
        return Ok(response.map_into_left_body());
    }
    let Some(page) = page_for(&response) else {
        return Ok(response.map_into_left_body());
    };
    let (request, _) = response.into_parts();
    Ok(ServiceResponse::new(request, page).map_into_right_body())
}

fn page_for<B>(response: &ServiceResponse<B>) -> Option<HttpResponse> {
    let refusal = response.response().error().and_then(|e| e.as_error::<Refusal>());
    let (kind, organiser) = match (refusal, response.status()) {
        (Some(Refusal::LogIn), _) => return Some(HttpResponse::SeeOther().insert_header((header::LOCATION, "/login")).finish()),
        (Some(Refusal::NotFound), _) => ("not-found", None),
        (Some(Refusal::LinkUnknown), _) => ("link-unknown", None),
        (Some(Refusal::LinkOver { organiser }), _) => ("link-over", Some(organiser)),
        (Some(Refusal::CrossSite), _) => ("cross-site", None),
        (Some(Refusal::TooLarge), _) => ("too-large", None),
        (Some(Refusal::TooSlow), _) => ("too-slow", None),
        (Some(Refusal::Unreadable), _) => ("unreadable", None),
        (Some(Refusal::TooMany), _) => ("too-many", None),
        (Some(Refusal::Surprise(error)), _) => {
            tracing::error!(path = response.request().match_pattern(), "{error:#}");
            ("surprise", None)
        }
        // A form shown again with its faults has a body of its own.
        (None, StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT) => return None,
        (None, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) => ("not-found", None),
        (None, StatusCode::PAYLOAD_TOO_LARGE) => ("too-large", None),
        (None, status) if status.is_client_error() => ("unreadable", None),
        (None, _) => ("surprise", None),
    };
    let visit = Visit::of(response.request())?;
    let words = &visit.words;
    let way_on = organiser.map(|slug| (format!("/o/{slug}/link"), words.say("refusal-new-link")));
    let heading = words.named("refusal", kind);
    let page =
        RefusalPage { heading: heading.clone(), cure: words.say(&format!("refusal-{kind}-cure")), frame: visit.frame(heading), way_on };
    let html = page.render().ok()?;
    Some(
        HttpResponse::build(response.status())
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .body(html),
    )
}

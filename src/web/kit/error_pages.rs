//! What a visitor sees when a page cannot be shown: why, the way on, and whom to call.

use std::time::Duration;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use askama::Template;

use domain::context::Organiser;
use domain::store::Connection;
use domain::{links, organisers};

use crate::web::kit::kept::{FormToken, KeptForm};
use crate::web::kit::log_in_page::LogInPage;
use crate::web::kit::route::Shown;
use crate::web::kit::visit::{self, own_path};
use crate::web::kit::{Layout, Refusal, Visit};

/// The longest that the database is asked for a contact person.
const LONGEST_LOOK: Duration = Duration::from_secs(2);

/// What the addresses of a coordinator's pages begin with.
const DESK: [&str; 10] = [
    "/today",
    "/weeks",
    "/families",
    "/caregivers",
    "/letters",
    "/journal",
    "/search",
    "/settings",
    "/import",
    "/coordinators",
];

#[derive(Template)]
#[template(path = "lost_link/refused.html")]
struct RefusedPage {
    layout: Layout,
    heading: String,
    cure: String,
    way_on: Option<(String, String)>,
    /// What was typed, and the form token with which it can be sent again.
    kept: Option<(KeptForm, String)>,
}

/// Why a page is not shown, and what of the request matters for what is shown in its place.
struct Refused {
    kind: &'static str,
    status: StatusCode,
    /// Seconds after which it is worth trying again.
    again: Option<i64>,
    kept: Option<(KeptForm, String)>,
}

/// Turns every refusal, and every error of the server itself, into a page in the visitor's language.
pub async fn as_pages<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let response = next.call(request).await?;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() && response.response().error().is_none() {
        return Ok(response.map_into_left_body());
    }
    let Some(visit) = Visit::of(response.request()) else { return Ok(response.map_into_left_body()) };
    let refusal = response.response().error().and_then(|e| e.as_error::<Refusal>());
    if let Some(Refusal::LogIn) = refusal {
        let (request, _) = response.into_parts();
        let page = log_in(&visit, &request)?;
        return Ok(ServiceResponse::new(request, page).map_into_right_body());
    }
    if let Some(Refusal::Surprise(error)) = refusal {
        tracing::error!(path = response.request().match_pattern(), "{error:#}");
    }
    if let Some(Refusal::Unavailable(error)) = refusal {
        tracing::warn!(path = response.request().match_pattern(), "{error:#}");
    }
    let Some(kind) = kind_of(refusal, status) else { return Ok(response.map_into_left_body()) };
    let again = refusal.and_then(Refusal::retry_after);
    let (request, _) = response.into_parts();
    let token = request.extensions().get::<FormToken>().map_or_else(String::new, |token| token.0.clone());
    let kept = KeptForm::of(&request).map(|form| (form, token));
    let page = page_for(Refused { kind, status, again, kept }, visit).await?;
    Ok(ServiceResponse::new(request, page).map_into_right_body())
}

/// Sends a visitor who is not logged in to where she can, and from there to where she wanted to go. A form that she was
/// filling in waits beside the log-in.
fn log_in(visit: &Visit, request: &HttpRequest) -> Result<HttpResponse, Refusal> {
    if let Some(form) = KeptForm::of(request).filter(|form| form.can_be_sent) {
        let mut page = visit.show(&LogInPage::new(visit, "", form.packed()?))?;
        *page.status_mut() = StatusCode::FORBIDDEN;
        return Ok(page);
    }
    let wanted = if request.method().is_safe() {
        request.uri().path_and_query().map(|address| address.as_str().to_owned())
    } else {
        page_of_button(request).map(|page| format!("{page}?{}", visit::NOTHING_DONE))
    };
    match wanted.as_deref().and_then(own_path) {
        Some(next) => {
            visit.go(&format!("/login?{}", serde_urlencoded::to_string([("next", next)]).map_err(anyhow::Error::from)?))
        }
        None => visit.go("/login"),
    }
}

/// The page on which the button stands that was pressed.
fn page_of_button(request: &HttpRequest) -> Option<String> {
    request.app_data::<Data<Shown>>()?.above(&request.match_pattern()?, request.path())
}

/// The messages `refusal-…`; none for an answer that has a page of its own, such as a form shown again with its faults.
fn kind_of(refusal: Option<&Refusal>, status: StatusCode) -> Option<&'static str> {
    match (refusal, status) {
        (Some(refusal), _) => refusal.kind(),
        (None, StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT | StatusCode::SERVICE_UNAVAILABLE) => None,
        (None, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) => Some("not-found"),
        (None, StatusCode::PAYLOAD_TOO_LARGE) => Some("too-large"),
        (None, status) if status.is_client_error() => Some("unreadable"),
        (None, _) => Some("surprise"),
    }
}

async fn page_for(refused: Refused, visit: Visit) -> Result<HttpResponse, Refusal> {
    let Refused { kind, status, again, mut kept } = refused;
    let path = visit.path.clone();
    // Where the database does not answer at once, the page goes without a contact person; where it is known not to, it
    // is not asked.
    let longest = if kind == "unavailable" { Duration::ZERO } else { LONGEST_LOOK };
    let organiser = match tokio::time::timeout(longest, visit.database.read(move |c| whose(c, &path))).await {
        Ok(Ok(organiser)) => organiser,
        Ok(Err(error)) => {
            tracing::error!("no contact person could be found for a refusal: {error:#}");
            None
        }
        Err(_) => None,
    };
    let words = &visit.words;
    let heading = words.named("refusal", kind);
    let mut layout = visit.layout(heading.clone());
    let mut way_on = None;
    if kind.starts_with("link-") {
        let open = organiser.as_ref().filter(|_| kind != "link-unknown").map(|organiser| organiser.slug.as_str());
        kept = kept.map(|(form, token)| (form.at_dead_link(open), token));
    }
    if let Some(organiser) = organiser {
        layout = layout.of_organiser(&organiser);
        if kind.starts_with("link-") {
            way_on = Some((format!("/o/{}/link", organiser.slug), words.say("refusal-new-link")));
        }
    }
    if DESK.iter().any(|part| visit.path == *part || visit.path.starts_with(&format!("{part}/"))) {
        layout.home = "/today".to_owned();
    }
    if matches!(kind, "invitation-ended" | "for-administrators" | "for-planners") {
        // It would be refused again.
        kept = None;
    }
    // Choosing a language leads back to where there is a page.
    layout.here = layout.home.clone();
    if kind == "other-name" {
        way_on = Some((visit.site.address.base_url.clone(), visit.site.address.base_url.clone()));
    }
    let cure = words.say1(&format!("refusal-{kind}-cure"), "minutes", again.map_or(1, |seconds| (seconds + 59) / 60));
    let page = RefusedPage { cure, heading, layout, way_on, kept };
    let html = page.render().map_err(anyhow::Error::from)?;
    let mut answer = HttpResponse::build(status);
    if let Some(seconds) = again {
        answer.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
    Ok(answer.content_type("text/html; charset=utf-8").insert_header((header::CACHE_CONTROL, "no-store")).body(html))
}

/// The organiser whose page this would have been: by its name in the path, by the link, or because there is only one.
fn whose(connection: &mut Connection, path: &str) -> anyhow::Result<Option<Organiser>> {
    let mut parts = path.trim_start_matches('/').split('/');
    let named = match (parts.next(), parts.next()) {
        (Some("o"), Some(slug)) => organisers::by_slug(connection, slug)?,
        (Some(_), Some(token)) if token.len() == 64 => match links::issuer(connection, token)? {
            Some(id) => Some(organisers::get(connection, &id)?),
            None => None,
        },
        _ => None,
    };
    if named.is_some() {
        return Ok(named);
    }
    let mut all = organisers::all(connection)?;
    Ok(if all.len() == 1 { all.pop() } else { None })
}

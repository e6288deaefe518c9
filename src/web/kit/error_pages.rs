//! What a visitor sees when a page cannot be shown: why, the way on, and whom to call.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use askama::Template;

use domain::context::Organiser;
use domain::store::Connection;
use domain::{links, organisers};

use crate::web::kit::{Layout, Refusal, Visit};

/// The longest that the database is asked for a contact person.
const LONGEST_LOOK: Duration = Duration::from_secs(2);

/// What the addresses of a coordinator's pages begin with.
const DESK: [&str; 5] = ["/weeks", "/families", "/caregivers", "/letters", "/settings"];

#[derive(Template)]
#[template(path = "lost_link/refused.html")]
struct RefusedPage {
    layout: Layout,
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
    let refusal = response.response().error().and_then(|e| e.as_error::<Refusal>());
    if let Some(Refusal::LogIn) = refusal {
        let on = HttpResponse::SeeOther().insert_header((header::LOCATION, "/login")).finish();
        return Ok(ServiceResponse::new(response.into_parts().0, on).map_into_right_body());
    }
    if let Some(Refusal::Surprise(error)) = refusal {
        tracing::error!(path = response.request().match_pattern(), "{error:#}");
    }
    let (Some(kind), Some(visit)) = (kind_of(refusal, status), Visit::of(response.request())) else {
        return Ok(response.map_into_left_body());
    };
    let (request, _) = response.into_parts();
    let page = page_for(kind, status, visit).await?;
    Ok(ServiceResponse::new(request, page).map_into_right_body())
}

/// The messages `refusal-…`; none for an answer that has a page of its own, such as a form shown again with its faults.
fn kind_of(refusal: Option<&Refusal>, status: StatusCode) -> Option<&'static str> {
    match (refusal, status) {
        (Some(refusal), _) => refusal.kind(),
        (None, StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT) => None,
        (None, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) => Some("not-found"),
        (None, StatusCode::PAYLOAD_TOO_LARGE) => Some("too-large"),
        (None, status) if status.is_client_error() => Some("unreadable"),
        (None, _) => Some("surprise"),
    }
}

async fn page_for(kind: &'static str, status: StatusCode, visit: Visit) -> Result<HttpResponse, Refusal> {
    let path = visit.path.clone();
    // Where the database does not answer at once, the page goes without a contact person.
    let organiser = match tokio::time::timeout(LONGEST_LOOK, visit.database.read(move |c| whose(c, &path))).await {
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
    if let Some(organiser) = organiser {
        layout = layout.of_organiser(&organiser);
        if ["link-unknown", "link-over"].contains(&kind) {
            way_on = Some((format!("/o/{}/link", organiser.slug), words.say("refusal-new-link")));
        }
    }
    if DESK.iter().any(|part| visit.path == *part || visit.path.starts_with(&format!("{part}/"))) {
        layout.home = "/weeks".to_owned();
    }
    // Choosing a language leads back to where there is a page.
    layout.here = layout.home.clone();
    let page = RefusedPage { cure: words.named("refusal", &format!("{kind}-cure")), heading, layout, way_on };
    let html = page.render().map_err(anyhow::Error::from)?;
    let mut answer = HttpResponse::build(status);
    if status == StatusCode::TOO_MANY_REQUESTS {
        answer.insert_header((header::RETRY_AFTER, "60"));
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

//! The front door, and the log-in of coordinators.

use std::num::NonZeroU32;
use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::throttle::Throttle;
use super::{Desk, Organiser, desk, password, rows};
use crate::basics::EmailAddress;
use crate::web::{Answer, Fields, Frame, Refusal, Visit};
use crate::words;

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.route("/", web::get().to(front))
        .route("/o/{organiser}", web::get().to(home))
        .route("/language", web::post().to(choose_language))
        .service(web::resource("/login").get(log_in_form).post(log_in))
        .route("/logout", web::post().to(log_out));
}

#[derive(Template)]
#[template(path = "organisers/front.html")]
struct FrontPage {
    frame: Frame,
    organisers: Vec<Organiser>,
}

async fn front(visit: Visit) -> Answer {
    let organisers = visit.database.read(super::all).await?;
    if let [only] = organisers.as_slice() {
        return visit.go(&format!("/o/{}", only.slug));
    }
    visit.show(&FrontPage { frame: visit.frame("Wijkopvang".to_owned()), organisers })
}

#[derive(Template)]
#[template(path = "organisers/home.html")]
struct HomePage {
    frame: Frame,
    organiser: Organiser,
}

async fn home(visit: Visit, slug: web::Path<String>) -> Answer {
    let organiser = named(&visit, &slug).await?;
    let frame = organiser.frame(visit.frame(organiser.name.clone()));
    visit.show(&HomePage { frame, organiser })
}

/// The organiser that a path names.
pub async fn named(visit: &Visit, slug: &str) -> Result<Organiser, Refusal> {
    let slug = slug.to_owned();
    visit.database.read(move |c| super::by_slug(c, &slug)).await?.ok_or(Refusal::NotFound)
}

async fn choose_language(visit: Visit, fields: Fields) -> Answer {
    let back = Some(fields.get("back"))
        .filter(|b| b.starts_with('/') && !b.starts_with("//") && !b.contains('\\') && !b.chars().any(char::is_control))
        .unwrap_or("/");
    let language = words::language(fields.get("language")).ok_or(Refusal::NotFound)?;
    let cookie = visit.language_cookie(&language.code);
    Ok(HttpResponse::SeeOther().cookie(cookie).insert_header((header::LOCATION, back)).finish())
}

#[derive(Template)]
#[template(path = "organisers/log_in.html")]
struct LogInPage {
    frame: Frame,
    email: String,
    wrong: bool,
}

async fn log_in_form(visit: Visit) -> Answer {
    visit.show(&LogInPage { frame: visit.frame(visit.words.say("log-in-title")), email: String::new(), wrong: false })
}

static BY_PEER: LazyLock<Throttle> = LazyLock::new(|| Throttle::per_minute(NonZeroU32::new(20).unwrap_or(NonZeroU32::MIN)));
static BY_ACCOUNT: LazyLock<Throttle> = LazyLock::new(|| Throttle::per_minute(NonZeroU32::new(10).unwrap_or(NonZeroU32::MIN)));

async fn log_in(visit: Visit, fields: Fields) -> Answer {
    // The account's limit holds per address that tries, so that a stranger cannot lock its owner out.
    let account = format!("{} {}", visit.peer, fields.get("email").to_lowercase());
    if !BY_PEER.allows(&visit.peer) || !BY_ACCOUNT.allows(&account) {
        return Err(Refusal::TooMany);
    }
    let email = EmailAddress::parse(fields.get("email"));
    let typed = fields.get("password").to_owned();
    let found = visit.database.read(move |c| {
        let known = email.map(|e| rows::coordinator_by_email(c, &e)).transpose()?.flatten();
        let right = password::is_right(&typed, known.as_ref().map(|(_, hash)| hash.as_str()));
        Ok(known.filter(|_| right).map(|(coordinator, _)| coordinator))
    });
    let Some(coordinator) = found.await? else {
        let page = LogInPage { frame: visit.frame(visit.words.say("log-in-title")), email: fields.get("email").to_owned(), wrong: true };
        return visit.show_again(&page);
    };
    let (token, now) = (hex::encode(rand::random::<[u8; 32]>()), visit.now());
    let hash = desk::hash(&token);
    visit.database.write(move |c| rows::insert_session(c, now, &hash, &coordinator)).await?;
    Ok(HttpResponse::SeeOther().cookie(desk::cookie(&visit.site, &token)).insert_header((header::LOCATION, "/weeks")).finish())
}

async fn log_out(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let (session, oldest) = (desk.session.clone(), desk::oldest_session(desk.now()));
    desk.visit.database.write(move |c| rows::end_session(c, &session, oldest)).await?;
    Ok(HttpResponse::SeeOther().cookie(desk::cookie(&desk.visit.site, "")).insert_header((header::LOCATION, "/login")).finish())
}

//! The log-in of coordinators.

use std::num::NonZeroU32;
use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::HttpResponse;
use askama::Template;
use domain::basics::EmailAddress;
use domain::organisers;

use crate::routes;
use crate::web::kit::throttle::Throttle;
use crate::web::kit::{Answer, Desk, Fields, Layout, Refusal, Visit, desk};

routes! {
    Anyone get "/login" => log_in_form,
    Anyone post "/login" => log_in,
    Desk post "/logout" => log_out,
}

#[derive(Template)]
#[template(path = "organisers/log_in.html")]
struct LogInPage {
    layout: Layout,
    email: String,
    wrong: bool,
}

async fn log_in_form(visit: Visit) -> Answer {
    visit.show(&LogInPage { layout: visit.layout(visit.words.say("log-in-title")), email: String::new(), wrong: false })
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
    let found = visit.database.read(move |c| organisers::recognise(c, email.as_ref(), &typed));
    let Some(coordinator) = found.await? else {
        let page = LogInPage { layout: visit.layout(visit.words.say("log-in-title")), email: fields.get("email").to_owned(), wrong: true };
        return visit.show_again(&page);
    };
    let (token, now) = (hex::encode(rand::random::<[u8; 32]>()), visit.now());
    let hash = desk::hash(&token);
    visit.database.write(move |c| organisers::begin_session(c, now, &hash, &coordinator)).await?;
    Ok(HttpResponse::SeeOther().cookie(desk::cookie(&visit.site, &token)).insert_header((header::LOCATION, "/weeks")).finish())
}

async fn log_out(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let (session, oldest) = (desk.session.clone(), desk::oldest_session(desk.now()));
    desk.visit.database.write(move |c| organisers::end_session(c, &session, oldest)).await?;
    Ok(HttpResponse::SeeOther().cookie(desk::cookie(&desk.visit.site, "")).insert_header((header::LOCATION, "/login")).finish())
}

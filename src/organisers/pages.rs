//! The front door, and the log-in of coordinators.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::{Coordinator, Desk, Organiser, desk, password, rows};
use crate::basics::EmailAddress;
use crate::limits::{self, Limits};
use crate::web::kept::KeptForm;
use crate::web::visit::own_path;
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
    let back = own_path(fields.get("back")).unwrap_or("/");
    let language = words::language(fields.get("language")).ok_or(Refusal::NotFound)?;
    let cookie = visit.language_cookie(&language.code);
    Ok(HttpResponse::SeeOther().cookie(cookie).insert_header((header::LOCATION, back)).finish())
}

/// The page on which a coordinator logs in.
#[derive(Template)]
#[template(path = "organisers/log_in.html")]
pub struct LogInPage {
    frame: Frame,
    email: String,
    wrong: bool,
    /// Where she wanted to go.
    next: String,
    /// What she had typed into a form when her session was over.
    kept: String,
}

impl LogInPage {
    /// For whoever wanted to go somewhere, perhaps with a form.
    pub fn new(visit: &Visit, next: &str, kept: String) -> Self {
        let mut frame = visit.frame(visit.words.say("log-in-title"));
        frame.here = "/login".to_owned();
        LogInPage { frame, email: String::new(), wrong: false, next: own_path(next).unwrap_or_default().to_owned(), kept }
    }
}

#[derive(serde::Deserialize)]
struct Wanted {
    #[serde(default)]
    next: String,
}

async fn log_in_form(visit: Visit, wanted: web::Query<Wanted>) -> Answer {
    visit.show(&LogInPage::new(&visit, &wanted.next, String::new()))
}

async fn log_in(visit: Visit, request: HttpRequest, limits: web::Data<Limits>, fields: Fields) -> Answer {
    let mut page = LogInPage::new(&visit, fields.get("next"), fields.get("kept").to_owned());
    page.email = fields.get("email").to_owned();
    if fields.get("password").is_empty() {
        return visit.show_again(&page);
    }
    let Some((coordinator, hash)) = who(&visit, &request, &limits, &fields).await? else {
        page.wrong = true;
        return visit.show_again(&page);
    };
    let (token, now, whose) = (hex::encode(rand::random::<[u8; 32]>()), visit.now(), coordinator.clone());
    let session = desk::hash(&token);
    visit.database.write(move |c| rows::insert_session(c, now, &session, &whose)).await?;
    let mut answer = match KeptForm::unpacked(fields.get("kept")) {
        Some(form) => visit.show(&KeptPage { frame: visit.frame(visit.words.say("kept-title")), form, form_token: desk::form_token(&token) })?,
        None => visit.go(own_path(fields.get("next")).unwrap_or("/weeks"))?,
    };
    for cookie in [desk::cookie(&visit.site, &token), desk::device_cookie(&visit.site, &coordinator, &hash)] {
        answer.add_cookie(&cookie).map_err(anyhow::Error::from)?;
    }
    Ok(answer)
}

/// What somebody had typed when her session was over, and the button that sends it.
#[derive(Template)]
#[template(path = "organisers/kept.html")]
struct KeptPage {
    frame: Frame,
    form: KeptForm,
    form_token: String,
}

/// Whose address and password these are, with the password's hash. Guesses are counted by the address that they come from, and slowed
/// down by account; a device from which she has logged in before has limits of its own, so that no stranger can stand in her way.
async fn who(
    visit: &Visit,
    request: &HttpRequest,
    limits: &Limits,
    fields: &Fields,
) -> Result<Option<(Coordinator, String)>, Refusal> {
    let (now, email) = (visit.now(), EmailAddress::parse(fields.get("email")));
    let account = email.as_ref().map_or_else(|| "nobody".to_owned(), EmailAddress::to_string);
    let from_here = format!("{} {account}", visit.peer);
    let from_here = [(limits::LOG_INS, visit.peer.as_str()), (limits::LOG_INS_TO_ONE, from_here.as_str())];
    let known = visit.database.read(move |c| Ok(email.map(|e| rows::coordinator_by_email(c, &e)).transpose()?.flatten())).await?;
    let device = known.as_ref().and_then(|(who, hash)| desk::known_device(&visit.site, request, who, hash));
    let tries = match &device {
        Some(device) => vec![(limits::KNOWN_DEVICE, device.as_str())],
        None => from_here.to_vec(),
    };
    limits.count(now, &tries).await?.map_err(Refusal::TooMany)?;
    if device.is_none() {
        limits.slow_down(now, &account).await?.map_err(Refusal::TooMany)?;
    }
    let turn = limits.turn_to_hash().await.map_err(Refusal::TooMany)?;
    let typed = fields.get("password").to_owned();
    let checked = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let right = password::is_right(&typed, known.as_ref().map(|(_, hash)| hash.as_str()));
        known.filter(|_| right)
    });
    let found = checked.await.map_err(anyhow::Error::from)?;
    if found.is_some() {
        let guess = device.is_none().then_some((limits::GUESSES, account.as_str()));
        limits.give_back(&tries.into_iter().chain(guess).collect::<Vec<_>>()).await?;
    }
    Ok(found)
}

async fn log_out(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let (session, oldest) = (desk.session.clone(), desk::oldest_session(desk.now()));
    desk.visit.database.write(move |c| rows::end_session(c, &session, oldest)).await?;
    Ok(HttpResponse::SeeOther().cookie(desk::cookie(&desk.visit.site, "")).insert_header((header::LOCATION, "/login")).finish())
}

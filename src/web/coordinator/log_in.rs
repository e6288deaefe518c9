//! The log-in of coordinators.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::basics::EmailAddress;
use domain::limits::{self, Limits};
use domain::organisers::{self, Coordinator};

use crate::routes;
use crate::web::kit::kept::KeptForm;
use crate::web::kit::log_in_page::LogInPage;
use crate::web::kit::visit::own_path;
use crate::web::kit::{Answer, Desk, Fields, Layout, Refusal, Visit, desk};

routes! {
    Anyone get "/login" => log_in_form,
    Anyone post "/login" => log_in,
    Own post "/logout" => log_out,
}

#[derive(serde::Deserialize)]
struct Wanted {
    #[serde(default)]
    next: String,
    /// She has just become a coordinator.
    #[serde(default)]
    joined: String,
}

async fn log_in_form(visit: Visit, wanted: web::Query<Wanted>) -> Answer {
    let mut page = LogInPage::new(&visit, &wanted.next, String::new());
    page.joined = wanted.joined == "yes";
    visit.show(&page)
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
    visit.database.write(move |c| organisers::begin_session(c, now, &session, &whose)).await?;
    let mut answer = match KeptForm::unpacked(fields.get("kept")) {
        Some(form) => visit.show(&KeptPage {
            layout: visit.layout(visit.words.say("kept-title")),
            form,
            form_token: desk::form_token(&token),
        })?,
        None => visit.go(own_path(fields.get("next")).unwrap_or("/today"))?,
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
    layout: Layout,
    form: KeptForm,
    form_token: String,
}

/// Whose address and password these are, with the password's hash. Guesses are counted by the address that they come
/// from, and slowed down by account; a device from which she has logged in before has limits of its own, so that no
/// stranger can stand in her way.
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
    let known =
        visit.database.read(move |c| Ok(email.map(|e| organisers::by_email(c, &e)).transpose()?.flatten())).await?;
    let device = known.as_ref().and_then(|(who, hash)| desk::known_device(&visit.site, request, who, hash));
    let tries = match &device {
        Some(device) => vec![(limits::KNOWN_DEVICE, device.as_str())],
        None => from_here.to_vec(),
    };
    limits.count(now, &tries).await?.map_err(Refusal::TooMany)?;
    if device.is_none() {
        limits.slow_down(now, &account, &visit.peer).await?.map_err(Refusal::TooMany)?;
    }
    let turn = limits.turn_to_hash().await.map_err(Refusal::TooMany)?;
    let typed = fields.get("password").to_owned();
    let checked = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        organisers::recognise(known, &typed)
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
    desk.visit.database.write(move |c| organisers::end_session(c, &session, oldest)).await?;
    Ok(HttpResponse::SeeOther()
        .cookie(desk::cookie(&desk.visit.site, ""))
        .insert_header((header::LOCATION, "/login"))
        .finish())
}

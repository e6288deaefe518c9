//! Her shifts in her own calendar: an address that it reads again and again, which she makes and ends.

use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpResponse, web};
use askama::Template;

use domain::caregivers;
use domain::links::{self, CalendarAddress, Grant};
use domain::offers;

use super::access::CaregiverAccess;
use crate::routes;
use crate::web::kit::{Access, Answer, ByLink, Fields, Layout, Refusal};

routes! {
    Link get "/caregiver/{token}/calendar" => show,
    Link post "/caregiver/{token}/calendar" => connect,
    Link post "/caregiver/{token}/calendar/end" => end,
    Link get "/calendar/{token}/shifts.ics" => read,
}

#[derive(Template)]
#[template(path = "caregiver_page/calendar.html")]
struct CalendarPage {
    layout: Layout,
    base: String,
    said: Option<String>,
    /// Whether there is an address.
    connected: bool,
    /// The address, where this link knows it: for the web, and as calendar programs take it.
    address: Option<(String, String)>,
}

/// The secret part of the link by which she came.
fn token(her: &CaregiverAccess) -> String {
    her.base.rsplit('/').next().unwrap_or_default().to_owned()
}

async fn show(her: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let (id, token) = (her.person.id.clone(), token(&her));
    let read = her.read(move |context| {
        let address = links::calendar_address(context, &id, &token)?;
        Ok(match address {
            CalendarAddress::Here(path) => (true, Some(context.site.link(&format!("{path}/shifts.ics")))),
            CalendarAddress::Elsewhere => (true, None),
            CalendarAddress::Nowhere => (false, None),
        })
    });
    let (connected, address) = read.await?;
    let query = Fields::from_pairs(query.into_inner());
    let said = ["made", "ended"].into_iter().find(|kind| query.has("done", kind));
    let webcal = |address: String| (address.replacen("https:", "webcal:", 1).replacen("http:", "webcal:", 1), address);
    her.visit.show(&CalendarPage {
        layout: her.layout("calendar-page-title", "/calendar"),
        base: her.base.clone(),
        said: said.map(|kind| her.visit.words.named("calendar-page-said", kind)),
        connected,
        address: address.map(webcal),
    })
}

/// Makes an address, in the place of the one before.
async fn connect(her: CaregiverAccess) -> Answer {
    let (id, token) = (her.person.id.clone(), token(&her));
    her.write(move |context| Ok(links::issue_calendar(context, &id, &token)?)).await?;
    her.visit.go(&format!("{}/calendar?done=made", her.base))
}

async fn end(her: CaregiverAccess) -> Answer {
    let id = her.person.id.clone();
    her.write(move |context| Ok(links::end_calendar(context, &id)?)).await?;
    her.visit.go(&format!("{}/calendar?done=ended", her.base))
}

/// What her calendar reads.
async fn read(link: ByLink) -> Answer {
    let Grant::CaregiverCalendar(id) = link.grant.clone() else { return Err(Refusal::LinkUnknown) };
    let file = link.read(move |context| {
        let caregiver = caregivers::get(context, &id)?.ok_or(Refusal::LinkUnknown)?;
        Ok(offers::calendar_of(context, &caregiver)?)
    });
    Ok(HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/calendar; charset=utf-8")).body(file.await?))
}

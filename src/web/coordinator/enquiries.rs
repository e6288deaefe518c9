//! Requests that wait for the proof of their address: the list, and what a coordinator does with one on the telephone.

use actix_web::web;
use askama::Template;

use domain::basics::ids::EnquiryId;
use domain::basics::text::searchable;
use domain::basics::{EmailAddress, day};
use domain::enquiries::{self, Chosen, Corrected, Enquiry, MOST_OPEN, TakenOver};
use domain::words::{Message, Words};

use super::new_family;
use crate::routes;
use crate::web::kit::which_household::WhichPage;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Refusal, care_form};

routes! {
    Desk get "/families/waiting" => list,
    Desk get "/families/waiting/{enquiry}" => show,
    Desk post "/families/waiting/{enquiry}/send" => send,
    Desk post "/families/waiting/{enquiry}/address" => correct,
    Desk post "/families/waiting/{enquiry}/take" => take,
    Desk post "/families/waiting/{enquiry}/drop" => drop_it,
}

/// The most that one page lists; there is a search for the others.
const MOST: i64 = 500;

/// A request that waits, as it is listed.
struct Row {
    id: String,
    name: String,
    place: String,
    email: String,
    phone: String,
    /// The days that it asks for.
    days: String,
    received: String,
}

impl Row {
    fn new(enquiry: &Enquiry, desk: &Desk) -> Self {
        let input = &enquiry.input;
        let days = input.slots.iter().map(|slot| when(&slot.date, &slot.from, &slot.until, &desk.visit.words));
        Row {
            id: enquiry.id.to_string(),
            name: input.name.clone(),
            place: input.place.clone(),
            email: input.email.clone(),
            phone: input.phone.clone(),
            days: desk.visit.words.list(days.filter(|day| !day.is_empty())),
            received: desk.visit.words.moment(enquiry.received_at, desk.organiser.zone()),
        }
    }
}

/// A time as it was typed, with its day in words.
fn when(date: &str, from: &str, until: &str, words: &Words) -> String {
    match day::parse(date) {
        Some(day) => format!("{}, {from} – {until}", words.date(day)),
        None => String::new(),
    }
}

#[derive(Template)]
#[template(path = "families/waiting.html")]
struct ListPage {
    layout: Layout,
    rows: Vec<Row>,
    all: usize,
    fields: Fields,
    said: Option<String>,
}

fn layout(desk: &Desk) -> Layout {
    desk.layout(desk.visit.words.say("waiting-title"), "/families")
}

async fn list(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let fields = Fields::from_pairs(query.into_inner());
    let wanted = searchable(fields.get("q"));
    let waiting = desk.read(|context| Ok(enquiries::all_waiting(context, MOST)?)).await?;
    let (all, mut rows) = (waiting.len(), waiting.iter().map(|enquiry| Row::new(enquiry, &desk)).collect::<Vec<_>>());
    rows.retain(|row| {
        [&row.name, &row.place, &row.email, &row.phone].iter().any(|text| searchable(text).contains(&wanted))
    });
    let kinds = ["dropped", "gone"];
    let said = kinds
        .into_iter()
        .find(|kind| fields.has("said", kind))
        .map(|kind| desk.visit.words.named("waiting-said", kind));
    desk.visit.show(&ListPage { layout: layout(&desk), rows, all, fields, said })
}

#[derive(Template)]
#[template(path = "families/enquiry.html")]
struct EnquiryPage {
    layout: Layout,
    row: Row,
    fields: Fields,
    faults: Faults,
    said: Option<String>,
}

/// The request that a path names; whether it still waits is another question.
async fn named(desk: &Desk, path: web::Path<String>) -> Result<EnquiryId, Refusal> {
    let id = EnquiryId::parse(&path.into_inner()).ok_or(Refusal::NotFound)?;
    let asked = id.clone();
    desk.read(move |context| enquiries::stands(context, &asked)?.ok_or(Refusal::NotFound)).await?;
    Ok(id)
}

/// What a coordinator is shown where a request does not wait any more.
const GONE: &str = "/families/waiting?said=gone";

async fn page(desk: &Desk, id: &EnquiryId, fields: Fields, faults: Faults) -> Result<Option<EnquiryPage>, Refusal> {
    let asked = id.clone();
    let found = desk.read(move |context| Ok(enquiries::get(context, &asked)?)).await?;
    let page = |enquiry: Enquiry| {
        let row = Row::new(&enquiry, desk);
        EnquiryPage {
            layout: layout(desk).at(format!("/families/waiting/{}", row.id)),
            row,
            fields,
            faults,
            said: None,
        }
    };
    Ok(found.map(page))
}

async fn show(desk: Desk, path: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let id = named(&desk, path).await?;
    let Some(page) = page(&desk, &id, Fields::default(), Faults::default()).await? else { return desk.visit.go(GONE) };
    let query = Fields::from_pairs(query.into_inner());
    let said = query.has("said", "sent").then(|| desk.visit.words.say1("waiting-said-sent", "email", &page.row.email));
    desk.visit.show(&EnquiryPage { said, ..page })
}

async fn send(desk: Desk, path: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = named(&desk, path).await?;
    let sent = id.clone();
    let waits = desk.write(move |context| Ok(enquiries::send_again(context, &sent)?)).await?;
    if waits { desk.visit.go(&format!("/families/waiting/{id}?said=sent")) } else { desk.visit.go(GONE) }
}

async fn correct(desk: Desk, path: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let (id, mut faults) = (named(&desk, path).await?, Faults::default());
    let email: Option<EmailAddress> = faults.email("email", fields.get("email"));
    if let Some(email) = email {
        let corrected = id.clone();
        match desk.write(move |context| Ok(enquiries::correct_address(context, &corrected, &email)?)).await? {
            Corrected::Sent => return desk.visit.go(&format!("/families/waiting/{id}?said=sent")),
            Corrected::Gone => return desk.visit.go(GONE),
            Corrected::TooMany => faults.note("email", Message::new("fault-too-many-open").with("most", MOST_OPEN)),
        }
    }
    match page(&desk, &id, fields, faults).await? {
        Some(page) => desk.visit.show_again(&page),
        None => desk.visit.go(GONE),
    }
}

async fn take(desk: Desk, path: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let (id, chosen) = (named(&desk, path).await?, Chosen::parse(fields.get("household")));
    let taken = id.clone();
    match desk.write(move |context| Ok(enquiries::take_over(context, &taken, chosen.clone())?)).await? {
        TakenOver::Counted(family) => desk.visit.go(&format!("/families/{family}?said=asked")),
        TakenOver::Gone => desk.visit.go(GONE),
        TakenOver::Which(known) => {
            let here = format!("/families/waiting/{id}");
            let page = WhichPage::new(layout(&desk).at(here.clone()), format!("{here}/take"), known, Faults::default());
            desk.visit.show_again(&page.at_desk(&desk.form_token, Vec::new()))
        }
        TakenOver::Stale(input, faults) => {
            let mut typed = care_form::fields_of(&input);
            typed.set("enquiry", id.to_string());
            desk.visit.show_again(&new_family::page(&desk, typed, faults).await?)
        }
    }
}

async fn drop_it(desk: Desk, path: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = named(&desk, path).await?;
    let dropped = desk.write(move |context| Ok(enquiries::drop_enquiry(context, &id)?)).await?;
    desk.visit.go(if dropped { "/families/waiting?said=dropped" } else { GONE })
}

//! "I want to mind children": the open form, and the same form on the telephone.


use actix_web::web;
use askama::Template;
use uuid::Uuid;

use super::super::{Joined, Transport, form};
use crate::basics::ids::CaregiverId;
use crate::basics::{Place, place};
use crate::limits::{self, Limits};
use crate::organisers::pages::named;
use crate::organisers::{self, Desk, Organiser};
use crate::web::{Answer, Faults, Fields, Frame, Refusal, Visit};
use crate::words::{Message, Words};

/// The form by which somebody joins, wherever it stands.
#[derive(Template)]
#[template(path = "caregivers/join.html")]
struct JoinPage {
    frame: Frame,
    fields: Fields,
    faults: Faults,
    places: Vec<String>,
    /// The form token of a coordinator who fills the form in for somebody; empty on the open page.
    form_token: String,
    /// Who has this address already; for a coordinator alone.
    known: Option<CaregiverId>,
}

impl JoinPage {
    async fn new(visit: &Visit, organiser: &Organiser, frame: Frame, mut fields: Fields, faults: Faults) -> anyhow::Result<Self> {
        let id = organiser.id.clone();
        let area = visit.database.read(move |c| organisers::postcodes(c, &id)).await?;
        let places = place::all().iter().filter(|p| area.is_empty() || area.contains(&p.postcode)).map(Place::label).collect();
        if fields.get("submission").is_empty() {
            fields.set("submission", Uuid::now_v7().to_string());
        }
        if fields.get("language").is_empty() {
            fields.set("language", visit.words.code());
        }
        if fields.get("max_travel_minutes").is_empty() && faults.none() {
            fields.set("max_travel_minutes", "30");
        }
        Ok(JoinPage { frame, fields, faults, places, form_token: String::new(), known: None })
    }

    fn on_the_telephone(mut self, desk: &Desk, known: Option<CaregiverId>) -> Self {
        self.form_token = desk.form_token.clone();
        self.known = known;
        self
    }

    fn transports(&self) -> Vec<(String, String)> {
        transports(&self.frame.words)
    }
}

/// The means of transport, as choices of a form.
pub fn transports(words: &Words) -> Vec<(String, String)> {
    Transport::ALL.iter().map(|t| (t.as_str().to_owned(), words.named("transport", t.as_str()))).collect()
}

/// Shows the open form.
pub async fn form(visit: Visit, slug: web::Path<String>) -> Answer {
    let organiser = named(&visit, &slug).await?;
    let frame = organiser.frame(visit.frame(visit.words.say("join-title"))).with_form();
    visit.show(&JoinPage::new(&visit, &organiser, frame, Fields::default(), Faults::default()).await?)
}


/// Takes the open form. The page that follows never tells whether the address was known.
pub async fn join(visit: Visit, slug: web::Path<String>, limits: web::Data<Limits>, mut fields: Fields) -> Answer {
    let (visit, switched) = visit.switch(&mut fields);
    let organiser = named(&visit, &slug).await?;
    let frame = organiser.frame(visit.frame(visit.words.say("join-title"))).with_form();
    if switched {
        return visit.show(&JoinPage::new(&visit, &organiser, frame, fields, Faults::default()).await?);
    }
    let newcomer = match form::newcomer(&fields) {
        Ok(newcomer) => newcomer,
        Err(faults) => {
            return visit.show_again(&JoinPage::new(&visit, &organiser, frame, fields, faults).await?);
        }
    };
    // A field that people do not see and programs fill in.
    let trapped = !fields.get("website").is_empty();
    if !trapped {
        let mailbox = limits::mailbox(&newcomer.email);
        limits.count(visit.now(), &limits::of_open_form(&visit.peer, &mailbox)).await?.map_err(Refusal::TooMany)?;
        let (now, site, organiser) = (visit.now(), visit.site.clone(), organiser.clone());
        visit.database.write(move |c| super::super::join(c, now, &site, &organiser, None, &newcomer)).await?;
    }
    visit.go(&format!("/o/{}/joined", organiser.slug))
}

#[derive(Template)]
#[template(path = "caregivers/joined.html")]
struct JoinedPage {
    frame: Frame,
}

/// Thanks, and says what comes next.
pub async fn joined(visit: Visit, slug: web::Path<String>) -> Answer {
    let organiser = named(&visit, &slug).await?;
    visit.show(&JoinedPage { frame: organiser.frame(visit.frame(visit.words.say("joined-title"))) })
}

/// Shows the form to a coordinator who has somebody on the telephone.
pub async fn telephone_form(desk: Desk) -> Answer {
    let frame = desk.frame(desk.visit.words.say("join-telephone-title"), "/caregivers");
    let page = JoinPage::new(&desk.visit, &desk.organiser, frame, Fields::default(), Faults::default()).await?;
    desk.visit.show(&page.on_the_telephone(&desk, None))
}

/// Takes the form from a coordinator, who may read whether the address was known.
pub async fn telephone(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let mut known = None;
    let faults = match form::newcomer(&fields) {
        Err(faults) => faults,
        Ok(newcomer) => {
            let (now, site, organiser, coordinator) =
                (desk.now(), desk.visit.site.clone(), desk.organiser.clone(), desk.coordinator.id.clone());
            let joined = desk.visit.database.write(move |c| super::super::join(c, now, &site, &organiser, Some(&coordinator), &newcomer));
            match joined.await? {
                Joined::New(id) => return desk.visit.go(&format!("/caregivers/{id}?done=joined")),
                Joined::Again => return desk.visit.go("/caregivers"),
                Joined::Known(id) => known = Some(id),
            }
            let mut faults = Faults::default();
            faults.note("email", Message::new("join-fault-known"));
            faults
        }
    };
    let frame = desk.frame(desk.visit.words.say("join-telephone-title"), "/caregivers");
    let page = JoinPage::new(&desk.visit, &desk.organiser, frame, fields, faults).await?;
    desk.visit.show_again(&page.on_the_telephone(&desk, known))
}

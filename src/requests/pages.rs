//! Asking for care: the open form, the proof of the address, and the same form on the telephone.


use actix_web::web;
use askama::Template;
use uuid::Uuid;

use super::{Ask, AskRules, Proved, WantedSlot, form};
use crate::basics::ids::FamilyId;
use crate::basics::place;
use crate::families;
use crate::limits::{self, Limits};
use crate::links::{self, Grant};
use crate::organisers::pages::named;
use crate::organisers::{self, Desk, Organiser};
use crate::vouchers::{self, REASONS};
use crate::web::{Answer, Faults, Fields, Frame, Refusal, Visit};
use crate::words::Message;

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/o/{organiser}/ask").get(ask_form).post(ask))
        .route("/o/{organiser}/asked", web::get().to(asked))
        .service(web::resource("/prove/{token}").get(prove_form).post(prove))
        .service(web::resource("/families/new").get(telephone_form).post(telephone));
}

/// The form by which care is asked, wherever it stands.
#[derive(Template)]
#[template(path = "requests/ask.html")]
pub struct AskPage {
    frame: Frame,
    heading: String,
    lead: String,
    fields: Fields,
    faults: Faults,
    places: Vec<String>,
    form_token: String,
    /// Whether the e-mail address is known already and stands fast.
    email_fixed: bool,
    /// Which family has this address already, id and name; for a coordinator alone.
    known: Option<(String, String)>,
    /// What stands under the e-mail address: a message.
    email_hint: &'static str,
}

impl AskPage {
    /// The form with what was typed and what is wrong with it.
    pub async fn new(visit: &Visit, organiser: &Organiser, frame: Frame, mut fields: Fields, faults: Faults) -> anyhow::Result<Self> {
        let id = organiser.id.clone();
        let area = visit.database.read(move |c| organisers::postcodes(c, &id)).await?;
        let places = place::all().iter().filter(|p| area.is_empty() || area.contains(&p.postcode)).map(place::Place::label).collect();
        if fields.get("submission").is_empty() {
            fields.set("submission", Uuid::now_v7().to_string());
        }
        if fields.get("language").is_empty() {
            fields.set("language", visit.words.code());
        }
        Ok(AskPage {
            heading: visit.words.say("ask-title"),
            lead: visit.words.say("ask-lead"),
            frame,
            fields,
            faults,
            places,
            form_token: String::new(),
            email_fixed: false,
            known: None,
            email_hint: "ask-email-hint",
        })
    }

    /// For a family that is known: its address stands fast.
    pub fn for_known_family(mut self) -> Self {
        self.email_fixed = true;
        self.lead = self.frame.words.say("ask-again-lead");
        self
    }

    /// For a coordinator who has a family on the telephone.
    pub fn on_the_telephone(mut self, form_token: &str) -> Self {
        self.form_token = form_token.to_owned();
        self.email_hint = "ask-email-telephone-hint";
        self.heading = self.frame.words.say("ask-telephone-title");
        self.lead = self.frame.words.say("ask-telephone-lead");
        self
    }

    fn child_rows(&self) -> Vec<usize> {
        (0..form::rows(&self.fields, "children")).collect()
    }

    fn slot_rows(&self) -> Vec<usize> {
        (0..form::rows(&self.fields, "slots")).collect()
    }

    fn reasons(&self) -> Vec<(String, String)> {
        REASONS.iter().map(|r| ((*r).to_owned(), self.frame.words.named("reason", r))).collect()
    }
}

/// Whether a button other than "send" was pressed: then the form is shown again with one more row.
pub fn one_more_row(fields: &mut Fields) -> bool {
    let name = match fields.get("do") {
        "add-child" => "children",
        "add-slot" => "slots",
        _ => return false,
    };
    let more = (form::rows(fields, name) + 1).min(form::MOST_ROWS);
    fields.set(name, more.to_string());
    true
}

/// Who fills the form in.
#[derive(Clone, Debug)]
pub enum Reader {
    /// A visitor of whom nothing is known.
    Anybody,
    /// A family on its own page.
    Family(FamilyId),
    /// A coordinator, for a family that is known or for a new one.
    Coordinator(Option<FamilyId>),
}

/// Reads a form against an organiser's rules, and against what a family that is known asks already.
pub async fn read(visit: &Visit, organiser: &Organiser, fields: &Fields, reader: Reader) -> Result<Result<Ask, Faults>, Refusal> {
    let (now, organiser) = (visit.now(), organiser.clone());
    let rules = visit.database.read(move |c| {
        let rules = AskRules::of(c, now, &organiser)?;
        match &reader {
            Reader::Anybody => Ok(rules),
            Reader::Family(family) => rules.for_family(c, family),
            Reader::Coordinator(None) => Ok(rules.by_telephone()),
            Reader::Coordinator(Some(family)) => rules.by_telephone().for_family(c, family),
        }
    });
    let rules = rules.await?;
    Ok(form::parse(fields, &rules))
}

async fn ask_form(visit: Visit, slug: web::Path<String>) -> Answer {
    let organiser = named(&visit, &slug).await?;
    let frame = organiser.frame(visit.frame(visit.words.say("ask-title"))).with_form();
    let mut fields = Fields::default();
    fields.set("trainees_welcome", "yes");
    visit.show(&AskPage::new(&visit, &organiser, frame, fields, Faults::default()).await?)
}


async fn ask(visit: Visit, slug: web::Path<String>, limits: web::Data<Limits>, mut fields: Fields) -> Answer {
    let (visit, switched) = visit.switch(&mut fields);
    let mut fields = form::known(&fields);
    let organiser = named(&visit, &slug).await?;
    let frame = organiser.frame(visit.frame(visit.words.say("ask-title"))).with_form();
    if one_more_row(&mut fields) || switched {
        return visit.show(&AskPage::new(&visit, &organiser, frame, fields, Faults::default()).await?);
    }
    let asked = match read(&visit, &organiser, &fields, Reader::Anybody).await? {
        Ok(asked) => asked,
        Err(faults) => return visit.show_again(&AskPage::new(&visit, &organiser, frame, fields, faults).await?),
    };
    // A field that people do not see and programs fill in.
    let trapped = !fields.get("website").is_empty();
    if !trapped {
        let mailbox = asked.household.email.as_ref().map(limits::mailbox).unwrap_or_default();
        limits.count(visit.now(), &limits::of_open_form(&visit.peer, &mailbox)).await?.map_err(Refusal::TooMany)?;
        let submission = Uuid::try_parse(fields.get("submission")).unwrap_or_else(|_| Uuid::now_v7()).to_string();
        let (now, site, organiser) = (visit.now(), visit.site.clone(), organiser.clone());
        visit.database.write(move |c| super::receive(c, now, &site, &organiser, &submission, &fields, &asked)).await?;
    }
    visit.go(&format!("/o/{}/asked", organiser.slug))
}

#[derive(Template)]
#[template(path = "requests/asked.html")]
struct AskedPage {
    frame: Frame,
}

async fn asked(visit: Visit, slug: web::Path<String>) -> Answer {
    let organiser = named(&visit, &slug).await?;
    visit.show(&AskedPage { frame: organiser.frame(visit.frame(visit.words.say("asked-title"))) })
}

#[derive(Template)]
#[template(path = "requests/prove.html")]
struct ProvePage {
    frame: Frame,
    /// The way to the family's page, once the address is proved.
    page: Option<String>,
    /// Whether it was proved before this visit.
    before: bool,
    /// What is asked: day and hours, cheques and price.
    asked: Vec<(String, String)>,
}

/// Day and hours, cheques and price of what is asked.
fn told(visit: &Visit, organiser: &Organiser, slots: &[WantedSlot]) -> anyhow::Result<Vec<(String, String)>> {
    let words = &visit.words;
    let tell = |slot: &WantedSlot| {
        let figures = vouchers::figures(&organiser.scheme, slot.wall_start.date())?;
        let cost = vouchers::cost(figures, slot.ends_at.minutes_since(slot.starts_at), organiser.price());
        let when = format!("{}, {}", words.date(slot.wall_start.date()), words.hours(slot.wall_start, slot.wall_end));
        Ok((when, words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price))))
    };
    slots.iter().map(tell).collect()
}

async fn prove_form(visit: Visit, token: web::Path<String>) -> Answer {
    let now = visit.now();
    let found = visit.database.read(move |c| {
        let link = match links::open(c, now, &token, "prove") {
            Ok(link) => link,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let Grant::ProveEnquiry(enquiry) = &link.grant else { return Ok(Err(Refusal::LinkUnknown)) };
        let before = super::is_proved(c, &link.organiser, enquiry)?.unwrap_or(false);
        let organiser = organisers::get(c, &link.organiser)?;
        let asked = super::asked_times(c, now, &organiser, enquiry)?;
        Ok(Ok((organiser, before, asked)))
    });
    let (organiser, before, asked) = found.await??;
    let asked = told(&visit, &organiser, &asked)?;
    visit.show(&ProvePage { asked, frame: organiser.frame(visit.frame(visit.words.say("prove-title"))), page: None, before })
}

async fn prove(visit: Visit, token: web::Path<String>) -> Answer {
    let (now, site) = (visit.now(), visit.site.clone());
    let outcome = visit.database.write(move |c| {
        let link = match links::open(c, now, &token, "prove") {
            Ok(link) => link,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let Grant::ProveEnquiry(enquiry) = &link.grant else { return Ok(Err(Refusal::LinkUnknown)) };
        let organiser = organisers::get(c, &link.organiser)?;
        let proved = super::prove(c, now, &site, &organiser, enquiry, &token)?;
        Ok(proved.map(|proved| (organiser, proved)).ok_or(Refusal::LinkUnknown))
    });
    let (organiser, proved) = outcome.await??;
    let frame = organiser.frame(visit.frame(visit.words.say("prove-title")));
    match proved {
        Proved::Counted(page) => visit.show(&ProvePage { frame, page: Some(page), before: false, asked: Vec::new() }),
        Proved::Already(page) => visit.show(&ProvePage { frame, page: Some(page), before: true, asked: Vec::new() }),
        Proved::Stale(mut fields, faults) => {
            fields.set("submission", "");
            let mut page = AskPage::new(&visit, &organiser, frame.with_form(), fields, faults).await?;
            page.frame.here = format!("/o/{}/ask", organiser.slug);
            page.lead = visit.words.say("ask-stale-lead");
            visit.show_again(&page)
        }
    }
}

async fn telephone_form(desk: Desk) -> Answer {
    let frame = desk.frame(desk.visit.words.say("ask-telephone-title"), "/families");
    let page = AskPage::new(&desk.visit, &desk.organiser, frame, Fields::default(), Faults::default()).await?;
    desk.visit.show(&page.on_the_telephone(&desk.form_token))
}

async fn telephone(desk: Desk, mut fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let frame = desk.frame(desk.visit.words.say("ask-telephone-title"), "/families");
    if one_more_row(&mut fields) {
        let page = AskPage::new(&desk.visit, &desk.organiser, frame, fields, Faults::default()).await?;
        return desk.visit.show(&page.on_the_telephone(&desk.form_token));
    }
    let asked = match read(&desk.visit, &desk.organiser, &fields, Reader::Coordinator(None)).await? {
        Ok(asked) => asked,
        Err(faults) => {
            let page = AskPage::new(&desk.visit, &desk.organiser, frame, fields, faults).await?;
            return desk.visit.show_again(&page.on_the_telephone(&desk.form_token));
        }
    };
    // A family that is known is brought up to date on its own page, so that a mistyped address changes nobody.
    let (organiser, email) = (desk.organiser.id.clone(), asked.household.email.clone());
    let known = desk.visit.database.read(move |c| email.map_or(Ok(None), |email| families::proved_by_email(c, &organiser, &email)));
    if let Some(known) = known.await? {
        let mut faults = Faults::default();
        faults.note("email", Message::new("fault-email-elsewhere"));
        let mut page = AskPage::new(&desk.visit, &desk.organiser, frame, fields, faults).await?;
        page.known = Some((known.id.to_string(), known.name));
        return desk.visit.show_again(&page.on_the_telephone(&desk.form_token));
    }
    let submission = Uuid::try_parse(fields.get("submission")).unwrap_or_else(|_| Uuid::now_v7()).to_string();
    let family = count_new(&desk, asked, submission).await?;
    desk.visit.go(&format!("/families/{family}?said=asked"))
}

/// Counts the request of a family that a coordinator has on the telephone and that nobody knew: at once. Sent twice it counts
/// once, for the family of the first time.
async fn count_new(desk: &Desk, asked: Ask, submission: String) -> anyhow::Result<FamilyId> {
    let (now, site, organiser, actor) = (desk.now(), desk.visit.site.clone(), desk.organiser.clone(), desk.actor());
    let counted = desk.visit.database.write(move |c| {
        if let Some(family) = super::family_of(c, &organiser.id, &submission)? {
            return Ok(family);
        }
        let family = families::hear(c, now, &site, &organiser, &asked.household)?;
        super::count(c, now, &site, &organiser, &family, &submission, &asked, &actor)?;
        Ok(family)
    });
    counted.await
}

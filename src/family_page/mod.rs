//! A family's own page, by link: what it asked, who comes, what it costs; asking again, cancelling. And the coordinator's view of it.

mod address;
mod telephone;

use std::collections::HashMap;

use actix_web::web;
use askama::Template;
use uuid::Uuid;

use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, SlotId};
use crate::caregivers::{self, Caregiver};
use crate::families::{self, Child, Family};
use crate::journal::Actor;
use crate::links::{self, Grant};
use crate::offers::{self, Offer, State};
use crate::organisers::{self, Organiser};
use crate::requests::pages::{AskPage, Reader, one_more_row, read};
use crate::requests::{self, Ask, Cancelled, Slot};
use crate::store::Connection;
use crate::vouchers;
use crate::web::{Answer, Faults, Fields, Frame, Refusal, Visit};
use crate::words::Words;

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.route("/family/{token}", web::get().to(show))
        .service(web::resource("/family/{token}/ask").get(ask_form).post(ask))
        .service(web::resource("/family/{token}/cancel/{slot}").get(cancel_form).post(cancel))
        .configure(address::routes)
        .configure(telephone::routes);
}

/// A slot as its family sees it.
struct SlotCard {
    id: SlotId,
    day: String,
    hours: String,
    /// `asked`, `offered`, `confirmed`, `cancelled`, `past` or `unserved`: the messages `slot-…`.
    state: &'static str,
    caregiver: Option<String>,
    cost: String,
    cancellable: bool,
}

/// What a family's page shows.
struct Household {
    organiser: Organiser,
    family: Family,
    children: Vec<Child>,
    slots: Vec<Slot>,
    offers: HashMap<SlotId, Offer>,
    caregivers: HashMap<CaregiverId, Caregiver>,
}

impl Household {
    fn read(connection: &mut Connection, organiser: Organiser, family: Family) -> anyhow::Result<Self> {
        let slots = requests::slots_of_family(connection, &family.id)?;
        let ids: Vec<SlotId> = slots.iter().map(|s| s.id.clone()).collect();
        let offers = offers::last_of_slots(connection, &organiser.id, &ids)?;
        let caregivers = caregivers::all(connection, &organiser.id)?.into_iter().map(|c| (c.id.clone(), c)).collect();
        Ok(Household { children: families::children(connection, &family.id)?, offers, caregivers, slots, organiser, family })
    }

    /// The slots to come, the soonest first, and those that are over or cancelled, the latest first.
    fn cards(&self, words: &Words, now: Instant) -> anyhow::Result<(Vec<SlotCard>, Vec<SlotCard>)> {
        let (mut coming, mut over) = (Vec::new(), Vec::new());
        for slot in &self.slots {
            let card = self.card(slot, words, now)?;
            if slot.ends_at <= now || slot.cancelled_at.is_some() { over.push(card) } else { coming.push(card) }
        }
        coming.reverse();
        Ok((coming, over))
    }

    fn card(&self, slot: &Slot, words: &Words, now: Instant) -> anyhow::Result<SlotCard> {
        let start = slot.wall_start();
        let figures = vouchers::figures(&self.organiser.scheme, start.date())?;
        let cost = vouchers::cost(figures, slot.minutes(), self.organiser.price());
        let offer = self.offers.get(&slot.id);
        let state = match offer.map(Offer::state) {
            _ if slot.cancelled_at.is_some() => "cancelled",
            Some(State::Accepted) if slot.ends_at <= now => "past",
            _ if slot.starts_at <= now && offer.map(Offer::state) != Some(State::Accepted) => "unserved",
            Some(State::Accepted) => "confirmed",
            Some(State::Offered) => "offered",
            _ => "asked",
        };
        let comes = offer.filter(|o| o.state() == State::Accepted).and_then(|o| self.caregivers.get(&o.caregiver_id));
        Ok(SlotCard {
            id: slot.id.clone(),
            day: words.date(start.date()),
            hours: words.hours(start, slot.wall_end()),
            state,
            caregiver: comes.map(|c| c.name.clone()),
            cost: words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price)),
            cancellable: slot.cancelled_at.is_none() && slot.starts_at > now,
        })
    }
}

#[derive(Template)]
#[template(path = "family_page/page.html")]
struct FamilyPage {
    frame: Frame,
    path: String,
    said: Option<String>,
    name: String,
    coming: Vec<SlotCard>,
    over: Vec<SlotCard>,
    /// What is kept of the family, as label and value.
    kept: Vec<(String, String)>,
}

/// Opens a family's link.
fn open(connection: &mut Connection, now: Instant, token: &str) -> anyhow::Result<Result<(Organiser, Family), Refusal>> {
    let link = match links::open(connection, now, token, "family") {
        Ok(link) => link,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Grant::FamilyPage(id) = &link.grant else { return Ok(Err(Refusal::LinkUnknown)) };
    let organiser = organisers::get(connection, &link.organiser)?;
    let family = families::get(connection, &organiser.id, id)?;
    Ok(family.map(|family| (organiser, family)).ok_or(Refusal::LinkUnknown))
}

/// Opens a family's link for a page in her language.
async fn visiting(visit: Visit, token: &str) -> Result<(Visit, Organiser, Family), Refusal> {
    let (now, token) = (visit.now(), token.to_owned());
    let (organiser, family) = visit.database.read(move |c| open(c, now, &token)).await??;
    Ok((visit.in_language_of(&family.language), organiser, family))
}

async fn show(visit: Visit, token: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let (visit, organiser, family) = visiting(visit, &token).await?;
    let home = visit.database.read(move |c| Household::read(c, organiser, family)).await?;
    let words = &visit.words;
    let (coming, over) = home.cards(words, visit.now())?;
    let said = Fields::from_pairs(query.into_inner());
    let said = ["asked", "cancelled"].into_iter().find(|kind| said.has("said", kind)).map(|kind| words.named("family-said", kind));
    let page = FamilyPage {
        frame: home.organiser.frame(visit.frame(words.say("family-page-title"))),
        path: format!("/family/{token}"),
        said,
        name: home.family.name.clone(),
        coming,
        over,
        kept: kept(&home, words),
    };
    visit.show(&page)
}

/// All that is kept of a family, as label and value.
fn kept(home: &Household, words: &Words) -> Vec<(String, String)> {
    let (family, month) = (&home.family, |c: &Child| c.born().map(|b| words.month(b)).unwrap_or_default());
    let children: Vec<String> = home.children.iter().map(|c| format!("{} ({})", c.first_name, month(c))).collect();
    let mut kept = reached(family, words);
    kept.extend([
        (words.say("offer-address"), format!("{}, {} {}", family.street, family.postcode, family.locality)),
        (words.say("fact-children"), children.join(", ")),
        (words.say("offer-needs"), family.needs.clone()),
    ]);
    kept
}

/// What planning needs every day: how the family is reached, where about it lives, what it speaks.
fn reached(family: &Family, words: &Words) -> Vec<(String, String)> {
    let speaks: Vec<String> = family.speaks().iter().map(|code| words.named("spoken", code)).collect();
    vec![
        (words.say("log-in-email"), family.email.as_ref().map(ToString::to_string).unwrap_or_default()),
        (words.say("family-phone"), family.phone.clone()),
        (words.say("family-place"), format!("{} {}", family.postcode, family.locality)),
        (words.say("family-speaks"), speaks.join(", ")),
    ]
}

/// The form, filled in with what is known of a family.
fn known(family: &Family, children: &[Child]) -> Fields {
    let mut pairs: Vec<(String, String)> = vec![
        ("name".into(), family.name.clone()),
        ("email".into(), family.email.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("phone".into(), family.phone.clone()),
        ("language".into(), family.language.clone()),
        ("street".into(), family.street.clone()),
        ("place".into(), format!("{} {}", family.postcode, family.locality)),
        ("needs".into(), family.needs.clone()),
        ("children".into(), children.len().max(1).to_string()),
    ];
    pairs.extend(family.speaks().into_iter().map(|tag| ("speaks".to_owned(), tag)));
    pairs.extend(family.single_parent.then(|| ("single_parent".to_owned(), "yes".to_owned())));
    pairs.extend(family.trainees_welcome.then(|| ("trainees_welcome".to_owned(), "yes".to_owned())));
    for (i, child) in children.iter().enumerate() {
        pairs.push((format!("child_name-{i}"), child.first_name.clone()));
        pairs.extend(child.born().map(|b| (format!("child_month-{i}"), b.format("%Y-%m").to_string())));
    }
    Fields::from_pairs(pairs)
}

async fn ask_form(visit: Visit, token: web::Path<String>) -> Answer {
    let (visit, organiser, family) = visiting(visit, &token).await?;
    let id = family.id.clone();
    let children = visit.database.read(move |c| families::children(c, &id)).await?;
    let frame = organiser.frame(visit.frame(visit.words.say("ask-title"))).with_form();
    visit.show(&AskPage::new(&visit, &organiser, frame, known(&family, &children), Faults::default()).await?.for_known_family())
}

async fn ask(visit: Visit, token: web::Path<String>, mut fields: Fields) -> Answer {
    let (visit, switched) = visit.switch(&mut fields);
    let (visit, organiser, family) = visiting(visit, &token).await?;
    // The address that was proved stands, whatever the form says.
    fields.set("email", family.email.as_ref().map_or("", |email| email.as_str()));
    let frame = organiser.frame(visit.frame(visit.words.say("ask-title"))).with_form();
    if one_more_row(&mut fields) || switched {
        return visit.show(&AskPage::new(&visit, &organiser, frame, fields, Faults::default()).await?.for_known_family());
    }
    let asked = match read(&visit, &organiser, &fields, Reader::Family(family.id.clone())).await? {
        Ok(asked) => asked,
        Err(faults) => return visit.show_again(&AskPage::new(&visit, &organiser, frame, fields, faults).await?.for_known_family()),
    };
    let submission = Uuid::try_parse(fields.get("submission")).unwrap_or_else(|_| Uuid::now_v7()).to_string();
    let actor = Actor::Family(family.id.clone());
    count_again(&visit, &organiser, asked, submission, actor, family).await?;
    visit.go(&format!("/family/{token}?said=asked"))
}

/// Counts the request of a family that is known: at once. Where it has moved, whoever comes hears so.
async fn count_again(
    visit: &Visit,
    organiser: &Organiser,
    asked: Ask,
    submission: String,
    actor: Actor,
    family: Family,
) -> anyhow::Result<()> {
    let (now, site, organiser) = (visit.now(), visit.site.clone(), organiser.clone());
    let counted = visit.database.write(move |c| {
        // The same form again, with other times in it, is another request.
        let again = requests::family_of(c, &organiser.id, &submission)?.is_some() && !requests::stands(c, &family.id, &asked.slots)?;
        let submission = if again { Uuid::now_v7().to_string() } else { submission.clone() };
        let place = asked.household.place;
        let moved = (&family.street, &family.postcode, &family.locality) != (&asked.household.street, &place.postcode, &place.name);
        families::update(c, &organiser.id, &family.id, &asked.household)?;
        requests::count(c, now, &site, &organiser, &family.id, &submission, &asked, &actor)?;
        if moved { offers::family_moved(c, now, &site, &organiser, &family.id) } else { Ok(()) }
    });
    counted.await
}

#[derive(Template)]
#[template(path = "family_page/cancel.html")]
struct CancelPage {
    frame: Frame,
    back: String,
    form_token: String,
    card: SlotCard,
    late: bool,
}

/// Within so many hours of the start a cancellation is late.
const LATE_HOURS: i64 = 24;

async fn cancel_form(visit: Visit, path: web::Path<(String, String)>) -> Answer {
    let (token, slot) = path.into_inner();
    let slot = SlotId::parse(&slot).ok_or(Refusal::NotFound)?;
    let (visit, organiser, family) = visiting(visit, &token).await?;
    let home = visit.database.read(move |c| Household::read(c, organiser, family)).await?;
    let found = home.slots.iter().find(|s| s.id == slot).ok_or(Refusal::NotFound)?;
    let page = CancelPage {
        frame: home.organiser.frame(visit.frame(visit.words.say("cancel-title"))),
        back: format!("/family/{token}"),
        form_token: String::new(),
        card: home.card(found, &visit.words, visit.now())?,
        late: found.starts_at.plus_hours(-LATE_HOURS) <= visit.now(),
    };
    visit.show(&page)
}

async fn cancel(visit: Visit, path: web::Path<(String, String)>) -> Answer {
    let (token, slot) = path.into_inner();
    let slot = SlotId::parse(&slot).ok_or(Refusal::NotFound)?;
    let (visit, organiser, family) = visiting(visit, &token).await?;
    let (at, actor) = (visit.clone(), Actor::Family(family.id.clone()));
    let outcome = visit.database.write(move |c| {
        // A family cancels its own slots alone.
        if requests::slot(c, &organiser.id, &slot)?.is_none_or(|s| s.family_id != family.id) {
            return Ok(Cancelled::Unknown);
        }
        cancel_slot(c, &at, &organiser, &slot, &actor)
    });
    match outcome.await? {
        Cancelled::Unknown => Err(Refusal::NotFound),
        Cancelled::Now(_) | Cancelled::Before => visit.go(&format!("/family/{token}?said=cancelled")),
        Cancelled::Begun => visit.go(&format!("/family/{token}")),
    }
}

/// Cancels a slot and tells whoever was to come.
pub fn cancel_slot(
    connection: &mut Connection,
    visit: &Visit,
    organiser: &Organiser,
    slot: &SlotId,
    actor: &Actor,
) -> anyhow::Result<Cancelled> {
    let outcome = requests::cancel(connection, visit.now(), &organiser.id, slot, actor)?;
    if let Cancelled::Now(_) = outcome {
        offers::slot_cancelled(connection, visit.now(), &visit.site, actor, organiser, slot)?;
    }
    Ok(outcome)
}

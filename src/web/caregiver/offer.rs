//! A caregiver's answer to one offer, by the link in her e-mail. GET shows, POST acts; the address is behind a button,
//! so that a mail scanner that follows links never sees it.

use actix_web::web;
use askama::Template;

use domain::basics::Instant;
use domain::context::{Actor, Context};
use domain::families::Family;
use domain::links::Grant;
use domain::offers::{self, Answered, Matter, Offer, State};
use domain::planning::Role;
use domain::requests::{self, Slot};
use domain::vouchers;
use domain::words::Words;

use super::arrival::{self, Arrival};
use crate::routes;
use crate::web::kit::obstacles::in_her_way;
use crate::web::kit::{Access, Answer, ByLink, Fields, Layout, Refusal};

routes! {
    Link get "/offer/{token}" => show,
    Link post "/offer/{token}" => respond,
    Link post "/offer/{token}/address" => address,
    Link post "/offer/{token}/arrived" => arrived,
    Link post "/offer/{token}/not-arrived" => not_arrived,
}

#[derive(Template)]
#[template(path = "offers/offer.html")]
struct OfferPage {
    layout: Layout,
    heading: String,
    /// The path of the link itself.
    path: String,
    state: State,
    along: bool,
    when: String,
    duration: String,
    place: String,
    ages: String,
    answer_by: String,
    open: bool,
    /// Whether others are asked too.
    among_others: bool,
    changeable: bool,
    over: bool,
    /// What came of pressing a button: the message to show, and its tone.
    said: Option<(String, &'static str)>,
    /// What is in the way of her yes.
    problems: Vec<String>,
    /// Who else comes, in a sentence.
    company: Option<String>,
    /// Whether a no is late by now: the office hears it at once.
    late: bool,
    address: Option<Family>,
    /// What she can say of her coming, on the day.
    arrival: Option<Arrival>,
}

/// What a link to an offer opens.
#[derive(Clone)]
struct Opened {
    offer: Offer,
    matter: Matter,
    ages: Vec<String>,
    late: bool,
    /// Whether a no could still become a yes.
    leaves_room: bool,
}

/// The offer of a link. From here on it is the caregiver who acts.
fn open(context: &mut Context, grant: &Grant) -> Result<Opened, Refusal> {
    let Grant::AnswerOffer(id) = grant else { return Err(Refusal::LinkUnknown) };
    let offer = offers::by_now(context, id)?.ok_or(Refusal::LinkUnknown)?;
    let matter = Matter::of(context, &offer)?.ok_or(Refusal::LinkUnknown)?;
    context.actor = Actor::Caregiver(offer.caregiver_id.clone());
    let day = matter.slot.wall_start().date();
    let figures = vouchers::figures(&context.organiser.scheme, day)?;
    let born = requests::children_of_slot(context, &matter.slot)?;
    let ages = born.iter().filter_map(|b| figures.age_band(*b, day)).map(|band| band.name.clone()).collect();
    let late = offers::is_late(context, &matter.slot);
    let leaves_room = offers::leaves_room(context, &offer, &matter)?;
    Ok(Opened { offer, matter, ages, late, leaves_room })
}

impl OfferPage {
    fn new(link: &ByLink, opened: &Opened) -> Self {
        let link = link.clone().in_language_of(&opened.matter.caregiver.profile.language);
        let (words, slot, now) = (&link.visit.words, &opened.matter.slot, link.visit.now());
        let state = match opened.offer.state {
            state if state.is_awaited() && opened.offer.answer_by <= now => State::Expired,
            state => state,
        };
        let standing =
            slot.cancelled_at.is_none() && slot.starts_at > now && (opened.leaves_room || state != State::Declined);
        // What was taken back or not answered in time concerns her no more.
        let concerns_her = !matches!(state, State::Withdrawn | State::Expired | State::Thanked);
        let place = opened.matter.place();
        OfferPage {
            path: link.base.clone(),
            heading: words.say(match state {
                State::Accepted if slot.ends_at > now && slot.cancelled_at.is_none() => "offer-title-accepted",
                State::Offered | State::Asked | State::Declined if standing => "offer-title",
                State::Thanked if slot.cancelled_at.is_none() && slot.starts_at > now => "offer-title-thanked",
                _ => "offer-title-closed",
            }),
            layout: link.layout("offer-title"),
            state,
            along: opened.offer.role == Role::Trainee,
            when: opened.matter.when(words),
            duration: words.duration(slot.minutes()),
            place: if concerns_her { place } else { String::new() },
            ages: opened
                .ages
                .iter()
                .filter(|_| concerns_her)
                .map(|band| words.named("age-band", band))
                .collect::<Vec<_>>()
                .join(", "),
            answer_by: words.moment(opened.offer.answer_by, link.organiser.zone()),
            open: standing && state.is_awaited(),
            among_others: standing && state == State::Asked,
            changeable: standing && matches!(state, State::Declined | State::Accepted),
            over: slot.ends_at <= now || slot.cancelled_at.is_some(),
            said: None,
            problems: Vec::new(),
            company: company(words, &opened.matter).filter(|_| concerns_her && state != State::Declined),
            late: opened.late,
            address: None,
            arrival: None,
        }
    }
}

/// Who else comes to a slot, by first name, and whether that is certain.
pub(super) fn company(words: &Words, matter: &Matter) -> Option<String> {
    let company = matter.company.as_ref()?;
    let key = match (matter.role, company.accepted) {
        (Role::Trainee, true) => "offer-with-mentor",
        (Role::Trainee, false) => "offer-with-mentor-asked",
        (Role::Caregiver, true) => "offer-with-trainee",
        (Role::Caregiver, false) => "offer-with-trainee-asked",
    };
    Some(words.say1(key, "name", company.caregiver.profile.first_name()))
}

/// What came of an answer, for the page that it leads back to.
pub(super) fn kind(answered: &Answered, role: Role, slot: &Slot, now: Instant) -> &'static str {
    match answered {
        // What became of the slot says more than how her offer stands.
        Answered::Over(_) if slot.cancelled_at.is_some() => "cancelled",
        Answered::Over(_) if slot.starts_at <= now => "begun",
        Answered::Over(State::Expired) => "expired",
        // Whether somebody comes depends on her mentor.
        Answered::Now(State::Accepted) if role == Role::Trainee => "accepted-along",
        Answered::Now(State::Accepted) => "accepted",
        Answered::Now(_) => "declined",
        Answered::Confirm => "confirm",
        Answered::Taken => "taken",
        Answered::Over(State::Withdrawn) => "withdrawn",
        Answered::Over(_) => "over",
        Answered::InTheWay(_) => "in-the-way",
        Answered::Missing(_) => "missing",
    }
}

/// What is said on the page that an answer leads back to, and its tone.
pub(super) fn said(kind: &str, words: &Words) -> Option<(String, &'static str)> {
    let kinds = [
        ("accepted", "good"),
        ("accepted-along", "good"),
        ("declined", "info"),
        ("confirm", "wait"),
        ("taken", "wait"),
        ("withdrawn", "wait"),
        ("over", "wait"),
        ("cancelled", "wait"),
        ("begun", "wait"),
        ("expired", "wait"),
        ("in-the-way", "wait"),
        ("missing", "wait"),
        ("arrived", "good"),
        ("not-arrived", "info"),
        ("arrived-early", "wait"),
        ("arrived-over", "wait"),
    ];
    kinds.iter().find(|(one, _)| *one == kind).map(|(kind, tone)| (words.named("offer-said", kind), *tone))
}

async fn show(link: ByLink, query: web::Query<Vec<(String, String)>>) -> Answer {
    let (grant, visit) = (link.grant.clone(), link.visit.clone());
    let read = link.read(move |context| {
        let opened = open(context, &grant)?;
        let id = &opened.offer.id;
        let address = if visit.has_pressed(id.as_str()) { offers::revealed_address(context, id)? } else { None };
        let words = &visit.clone().in_language_of(&opened.matter.caregiver.profile.language).words;
        let arrival = Arrival::of(context, words, &opened.offer, &opened.matter.slot)?;
        Ok((opened, address.map(|(_, family)| family), arrival))
    });
    let (opened, address, arrival) = read.await?;
    let page = OfferPage::new(&link, &opened);
    let said = said(Fields::from_pairs(query.into_inner()).get("said"), &page.layout.words);
    link.visit.show(&OfferPage { said, address, arrival, ..page })
}

async fn respond(link: ByLink, fields: Fields) -> Answer {
    let answer = offers::Answer::parse(fields.get("answer")).ok_or(Refusal::Unreadable)?;
    let (grant, visit, sure) = (link.grant.clone(), link.visit.clone(), fields.has("sure", "yes"));
    let outcome = link.write(move |context| {
        let opened = open(context, &grant)?;
        let answered = offers::answer(context, &opened.offer.id, answer, sure)?.ok_or(Refusal::LinkUnknown)?;
        let problems = match &answered {
            Answered::InTheWay(obstacles) => {
                let hers = visit.clone().in_language_of(&opened.matter.caregiver.profile.language);
                in_her_way(context, &hers.words, obstacles)?
            }
            _ => Vec::new(),
        };
        Ok((opened, answered, problems))
    });
    let (opened, answered, problems) = outcome.await?;
    let kind = kind(&answered, opened.offer.role, &opened.matter.slot, link.visit.now());
    if problems.is_empty() {
        return link.visit.go(&format!("{}?said={kind}", link.base));
    }
    let page = OfferPage::new(&link, &opened);
    let said = said(kind, &page.layout.words);
    link.visit.show_again(&OfferPage { said, problems, ..page })
}

async fn address(link: ByLink) -> Answer {
    let grant = link.grant.clone();
    let outcome = link.write(move |context| {
        let id = open(context, &grant)?.offer.id;
        offers::reveal_address(context, &id)?;
        Ok(id)
    });
    let id = outcome.await?;
    link.visit.go_on(&link.base, id.as_str())
}

async fn arrived(link: ByLink) -> Answer {
    say_arrived(link, true).await
}

async fn not_arrived(link: ByLink) -> Answer {
    say_arrived(link, false).await
}

async fn say_arrived(link: ByLink, stands: bool) -> Answer {
    let grant = link.grant.clone();
    let said = link.write(move |context| {
        let id = open(context, &grant)?.offer.id;
        Ok(offers::arrive(context, &id, stands)?)
    });
    let kind = arrival::kind(said.await?, stands);
    link.visit.go(&format!("{}?said={kind}", link.base))
}

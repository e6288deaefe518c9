//! A caregiver's answer to one offer, by the link in her e-mail. GET shows, POST acts; the address is behind a button, so that
//! a mail scanner that follows links never sees it.

use askama::Template;

use domain::context::{Actor, Context};
use domain::families::Family;
use domain::links::Grant;
use domain::offers::{self, Answered, Matter, Offer, State};
use domain::planning::Role;
use domain::requests;
use domain::vouchers;

use crate::routes;
use crate::web::kit::{Access, Answer, ByLink, Fields, Layout, Refusal};

routes! {
    Link get "/offer/{token}" => show,
    Link post "/offer/{token}" => respond,
    Link post "/offer/{token}/address" => address,
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
    changeable: bool,
    over: bool,
    /// What came of pressing a button: the message to show, and its tone.
    said: Option<(String, &'static str)>,
    address: Option<Family>,
}

/// What a link to an offer opens.
#[derive(Clone)]
struct Opened {
    offer: Offer,
    matter: Matter,
    ages: Vec<String>,
}

/// The offer of a link. From here on it is the caregiver who acts.
fn open(context: &mut Context, grant: &Grant) -> Result<Opened, Refusal> {
    let Grant::AnswerOffer(id) = grant else { return Err(Refusal::LinkUnknown) };
    let offer = offers::get(context, id)?.ok_or(Refusal::LinkUnknown)?;
    let matter = Matter::of(context, &offer)?.ok_or(Refusal::LinkUnknown)?;
    context.actor = Actor::Caregiver(offer.caregiver_id.clone());
    let day = matter.slot.wall_start().date();
    let figures = vouchers::figures(&context.organiser.scheme, day)?;
    let born = requests::children_of_slot(context, &matter.slot)?;
    let ages = born.iter().filter_map(|b| figures.age_band(*b, day)).map(|band| band.name.clone()).collect();
    Ok(Opened { offer, matter, ages })
}

impl OfferPage {
    fn new(link: &ByLink, opened: &Opened) -> Self {
        let link = link.clone().in_language_of(&opened.matter.caregiver.profile.language);
        let (words, slot, now) = (&link.visit.words, &opened.matter.slot, link.visit.now());
        let state = match opened.offer.state {
            State::Offered if opened.offer.answer_by <= now => State::Expired,
            state => state,
        };
        let cutoff = slot.starts_at.plus_hours(-i64::from(link.organiser.cutoff_hours));
        let standing = slot.cancelled_at.is_none() && slot.starts_at > now;
        // What was taken back or not answered in time concerns her no more.
        let concerns_her = !matches!(state, State::Withdrawn | State::Expired);
        let place = format!("{} {}", opened.matter.family.postcode, opened.matter.family.locality);
        OfferPage {
            path: link.base.clone(),
            heading: words.say(match state {
                State::Accepted if slot.ends_at > now && slot.cancelled_at.is_none() => "offer-title-accepted",
                State::Offered | State::Declined if standing => "offer-title",
                _ => "offer-title-closed",
            }),
            layout: link.layout("offer-title"),
            state,
            along: opened.offer.role == Role::Trainee,
            when: opened.matter.when(words),
            duration: words.duration(slot.minutes()),
            place: if concerns_her { place } else { String::new() },
            ages: opened.ages.iter().filter(|_| concerns_her).map(|band| words.named("age-band", band)).collect::<Vec<_>>().join(", "),
            answer_by: words.moment(opened.offer.answer_by, link.organiser.zone()),
            open: standing && state == State::Offered,
            changeable: standing && (state == State::Declined || state == State::Accepted && cutoff > now),
            over: slot.ends_at <= now || slot.cancelled_at.is_some(),
            said: None,
            address: None,
        }
    }
}

async fn show(link: ByLink) -> Answer {
    let grant = link.grant.clone();
    let opened = link.read(move |context| open(context, &grant)).await?;
    link.visit.show(&OfferPage::new(&link, &opened))
}

async fn respond(link: ByLink, fields: Fields) -> Answer {
    let answer = offers::Answer::parse(fields.get("answer")).ok_or(Refusal::Unreadable)?;
    let grant = link.grant.clone();
    let outcome = link.write(move |context| {
        let opened = open(context, &grant)?;
        let answered = offers::answer(context, &opened.offer.id, answer)?.ok_or(Refusal::LinkUnknown)?;
        Ok((open(context, &grant)?, answered))
    });
    let (opened, answered) = outcome.await?;
    let mut page = OfferPage::new(&link, &opened);
    let words = &page.layout.words;
    page.said = Some(match answered {
        Answered::Now(State::Accepted) => (words.say("offer-said-accepted"), "good"),
        Answered::Now(_) => (words.say("offer-said-declined"), "info"),
        Answered::TooLate(_) => (words.say("offer-said-too-late"), "wait"),
        Answered::Taken => (words.say("offer-said-taken"), "wait"),
        Answered::Missing(_) => (words.say("offer-said-missing"), "wait"),
        Answered::Over(_) => (words.say("offer-said-over"), "wait"),
    });
    link.visit.show(&page)
}

async fn address(link: ByLink) -> Answer {
    let grant = link.grant.clone();
    let outcome = link.write(move |context| {
        let opened = open(context, &grant)?;
        let address = offers::reveal_address(context, &opened.offer.id)?;
        Ok((opened, address.map(|(_, family)| family)))
    });
    let (opened, address) = outcome.await?;
    let mut page = OfferPage::new(&link, &opened);
    page.address = address;
    link.visit.show(&page)
}

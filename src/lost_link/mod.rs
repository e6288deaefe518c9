//! "I have lost my link": an address is asked, and the same page answers whether it is known or not. And the pages that say why a
//! page cannot be shown, from which people come here.

pub mod instead;
pub mod refused;

use std::num::NonZeroU32;
use std::sync::LazyLock;

use actix_web::web;
use askama::Template;

use crate::basics::{EmailAddress, Instant};
use crate::caregivers;
use crate::families::{self, Family};
use crate::organisers::Organiser;
use crate::organisers::pages::named;
use crate::organisers::throttle::Throttle;
use crate::outbox::{self, Envelope, Letter};
use crate::requests;
use crate::store::Connection;
use crate::web::{Answer, Faults, Fields, Frame, Refusal, Site, Visit};
use crate::words::Words;

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/o/{organiser}/link").get(form).post(send)).route("/o/{organiser}/link/sent", web::get().to(sent));
}

/// Sends a new link to the family and to the caregiver who have this address; a parent may be both. To nobody else a letter goes.
pub fn send_links(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    email: &EmailAddress,
) -> anyhow::Result<()> {
    if let Some(family) = families::proved_by_email(connection, &organiser.id, email)? {
        let link = families::page_link(connection, now, site, &family)?;
        post_to_family(connection, now, organiser, &family, link.as_deref())?;
    }
    families::ask_for_proof_again(connection, now, site, organiser, email)?;
    requests::ask_for_proof_again(connection, now, site, organiser, email)?;
    if let Some(caregiver) = caregivers::by_email(connection, &organiser.id, email)? {
        caregivers::send_link(connection, now, site, organiser, &caregiver)?;
    }
    Ok(())
}

fn post_to_family(
    connection: &mut Connection,
    now: Instant,
    organiser: &Organiser,
    family: &Family,
    link: Option<&str>,
) -> anyhow::Result<()> {
    let words = Words::of(&family.language).plain();
    let letter = Letter::new(&words, words.say("lost-link-letter-subject"), &family.name, organiser.signature())
        .paragraph(words.say1("lost-link-letter-text", "organiser", &organiser.name))
        .link(words.say("lost-link-letter-button"), link)
        .afterwards(words.say("lost-link-letter-after"));
    let envelope = Envelope {
        organiser: &organiser.id,
        family: Some(&family.id),
        caregiver: None,
        to: family.reach(),
        name: "family-link",
        matter: None,
        useless_after: None,
    };
    outbox::post(connection, now, &envelope, &letter)
}

#[derive(Template)]
#[template(path = "lost_link/ask.html")]
struct AskPage {
    frame: Frame,
    fields: Fields,
    faults: Faults,
}

async fn form(visit: Visit, slug: web::Path<String>) -> Answer {
    let organiser = named(&visit, &slug).await?;
    let frame = organiser.frame(visit.frame(visit.words.say("lost-link-title")));
    visit.show(&AskPage { frame, fields: Fields::default(), faults: Faults::default() })
}

static FORMS: LazyLock<Throttle> = LazyLock::new(|| Throttle::per_minute(NonZeroU32::new(60).unwrap_or(NonZeroU32::MIN)));
static LETTERS: LazyLock<Throttle> = LazyLock::new(|| Throttle::per_minute(NonZeroU32::new(3).unwrap_or(NonZeroU32::MIN)));

async fn send(visit: Visit, slug: web::Path<String>, fields: Fields) -> Answer {
    let organiser = named(&visit, &slug).await?;
    let mut faults = Faults::default();
    let Some(email) = faults.email(&fields, "email") else {
        let frame = organiser.frame(visit.frame(visit.words.say("lost-link-title")));
        return visit.show_again(&AskPage { frame, fields, faults });
    };
    if !FORMS.allows(&visit.peer) || !LETTERS.allows(email.as_str()) {
        return Err(Refusal::TooMany);
    }
    let (now, site, place) = (visit.now(), visit.site.clone(), format!("/o/{}/link/sent", organiser.slug));
    visit.database.write(move |c| send_links(c, now, &site, &organiser, &email)).await?;
    visit.go(&place)
}

#[derive(Template)]
#[template(path = "lost_link/sent.html")]
struct SentPage {
    frame: Frame,
}

async fn sent(visit: Visit, slug: web::Path<String>) -> Answer {
    let organiser = named(&visit, &slug).await?;
    visit.show(&SentPage { frame: organiser.frame(visit.frame(visit.words.say("lost-link-sent-title"))) })
}

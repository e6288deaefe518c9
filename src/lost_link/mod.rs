//! "I have lost my link": an address is asked, and the same page answers whether it is known or not. And the pages that say why a
//! page cannot be shown, from which people come here.

pub mod refused;


use actix_web::web;
use askama::Template;

use crate::basics::{EmailAddress, Instant};
use crate::caregivers;
use crate::families;
use crate::limits::{self, Limits};
use crate::links::{self, Grant};
use crate::organisers::pages::named;
use crate::organisers::{self, Organiser};
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::requests;
use crate::store::{Connection, Database};
use crate::web::{Answer, Faults, Fields, Frame, Refusal, Site, Visit};
use crate::words::Words;

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/o/{organiser}/link").get(form).post(send)).route("/o/{organiser}/link/sent", web::get().to(sent));
}

/// The most of one kind that one letter brings; the latest come first.
const MOST: i64 = 5;
/// The most who are answered in one go.
const MOST_AT_ONCE: i64 = 100;

/// Writes to all who have asked for a new link and are known. The page that thanks them does nothing but note the address, so that
/// nobody can tell from the time that it takes whether an address is known here.
pub async fn answer(database: &Database, now: Instant, site: &Site) -> anyhow::Result<()> {
    for (organiser, email) in database.read(|c| links::lost(c, MOST_AT_ONCE)).await? {
        let site = site.clone();
        let one = database.write(move |c| {
            if links::take_lost(c, &organiser, &email)? {
                let organiser = organisers::get(c, &organiser)?;
                send_links(c, now, &site, &organiser, &email)?;
            }
            Ok(())
        });
        one.await?;
    }
    Ok(())
}

/// Sends one letter with everything that this address can open or has to prove: a parent may be a caregiver too, and several
/// requests may wait for their proof. What it replaces ends. To nobody else a letter goes.
pub fn send_links(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    email: &EmailAddress,
) -> anyhow::Result<()> {
    let family = families::proved_by_email(connection, &organiser.id, email)?;
    let caregiver = caregivers::by_email(connection, &organiser.id, email)?;
    let mut grants: Vec<Grant> = family.iter().map(|family| Grant::FamilyPage(family.id.clone())).collect();
    grants.extend(caregiver.iter().map(caregivers::link_of));
    grants.extend(families::heard_at(connection, &organiser.id, email, MOST)?.into_iter().map(Grant::ProveFamily));
    grants.extend(requests::waiting(connection, &organiser.id, email, MOST)?.into_iter().map(Grant::ProveEnquiry));
    if grants.is_empty() {
        return Ok(());
    }
    // Who has proved this address is called by name; anybody else may be a stranger, to whom nobody is named.
    let proved = caregiver.as_ref().filter(|caregiver| caregiver.proved_at.is_some());
    let known = family.as_ref().map(|f| (&f.name, &f.language)).or_else(|| proved.map(|c| (&c.name, &c.language)));
    let language = known.map(|(_, language)| language).or(caregiver.as_ref().map(|c| &c.language)).unwrap_or(&organiser.language);
    let words = Words::of(language).plain();
    let mut letter = Letter::new(&words, words.say("lost-link-letter-subject"), known.map_or("", |(name, _)| name), organiser.signature());
    if known.is_none() {
        letter.greeting = words.say("letter-greeting-nobody");
    }
    letter = letter.paragraph(words.say2("lost-link-letter-text", "organiser", &organiser.name, "count", grants.len()));
    for grant in &grants {
        let path = links::issue_anew(connection, now, &organiser.id, grant)?;
        letter = letter.button(words.say(button(grant)), site.link(&path));
    }
    let letter = letter.afterwards(words.say("lost-link-letter-after"));
    let envelope = Envelope {
        organiser: &organiser.id,
        family: family.as_ref().map(|family| &family.id),
        caregiver: caregiver.as_ref().map(|caregiver| &caregiver.id),
        to: Reach::Email(email),
        name: "family-link",
        useless_after: None,
    };
    outbox::post(connection, now, &envelope, &letter)
}

/// What stands on the button of a link.
fn button(grant: &Grant) -> &'static str {
    match grant {
        Grant::FamilyPage(_) => "lost-link-button-family",
        Grant::CaregiverPage(_) => "lost-link-button-caregiver",
        Grant::ProveCaregiver(_) => "lost-link-button-prove-caregiver",
        Grant::ProveFamily(_) => "lost-link-button-prove-address",
        Grant::ProveEnquiry(_) | Grant::AnswerOffer(_) => "lost-link-button-prove-request",
    }
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


async fn send(visit: Visit, slug: web::Path<String>, limits: web::Data<Limits>, fields: Fields) -> Answer {
    let organiser = named(&visit, &slug).await?;
    let mut faults = Faults::default();
    let Some(email) = faults.email(&fields, "email") else {
        let frame = organiser.frame(visit.frame(visit.words.say("lost-link-title")));
        return visit.show_again(&AskPage { frame, fields, faults });
    };
    let mailbox = limits::mailbox(&email);
    limits.count(visit.now(), &limits::of_open_form(&visit.peer, &mailbox)).await?.map_err(Refusal::TooMany)?;
    let (now, place) = (visit.now(), format!("/o/{}/link/sent", organiser.slug));
    visit.database.write(move |c| links::note_lost(c, now, &organiser.id, &email)).await?;
    let (database, site) = (visit.database.clone(), visit.site.clone());
    // After the answer; whatever becomes of it here, the worker looks for those who wait as well.
    tokio::spawn(async move {
        if let Err(error) = answer(&database, now, &site).await {
            tracing::warn!("new links are sent later: {error:#}");
        }
    });
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

//! "I have lost my link": a new one goes to whoever has this address, and to nobody else.

pub mod instead;

use std::sync::Arc;

use crate::basics::{EmailAddress, Instant};
use crate::context::{Acting, Context, Site};
use crate::families::{self, Family};
use crate::links::{self, Grant};
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::store::Database;
use crate::words::Words;
use crate::{caregivers, enquiries, organisers};

/// The most of one kind that one letter brings; the latest come first. As many as can wait for one address fit.
const MOST: i64 = enquiries::MOST_OPEN as i64;
/// The most who are answered in one go.
const MOST_AT_ONCE: i64 = 100;

/// Writes to all who have asked for a new link and are known. The page that thanks them does nothing but note the
/// address, so that nobody can tell from the time that it takes whether an address is known here.
pub async fn answer(database: &Database, now: Instant, site: &Arc<Site>) -> anyhow::Result<()> {
    for (organiser, email) in database.read(|c| links::lost(c, MOST_AT_ONCE)).await? {
        let site = site.clone();
        let one = database.write(move |c| {
            let organiser = Arc::new(organisers::get(c, &organiser)?);
            let context = &mut Acting::program(now, organiser, site.clone()).on(c);
            if links::take_lost(context, &email)? {
                send_links(context, &email)?;
            }
            Ok(())
        });
        one.await?;
    }
    Ok(())
}

/// Sends one letter with everything that this address can open or has to prove: a parent may be a caregiver too, and
/// several requests may wait for their proof. What it replaces ends. To nobody else a letter goes.
pub fn send_links(context: &mut Context, email: &EmailAddress) -> anyhow::Result<()> {
    let families = families::at_address(context, email)?;
    let family = families.first();
    let caregiver = caregivers::by_email(context, email)?;
    let mut grants: Vec<Grant> = families.iter().map(|family| Grant::FamilyPage(family.id.clone())).collect();
    grants.extend(caregiver.iter().map(caregivers::link_of));
    grants.extend(families::heard_at(context, email, MOST)?.into_iter().map(Grant::ProveFamily));
    grants.extend(enquiries::waiting(context, email, MOST)?.into_iter().map(Grant::ProveEnquiry));
    if grants.is_empty() {
        return Ok(());
    }
    // Who has proved this address is called by name; anybody else may be a stranger, to whom nobody is named.
    let proved = caregiver.as_ref().filter(|caregiver| caregiver.proved_at.is_some());
    let known =
        family.map(|f| (&f.name, &f.language)).or_else(|| proved.map(|c| (&c.profile.name, &c.profile.language)));
    let hers = caregiver.as_ref().map(|c| &c.profile.language);
    let language = known.map(|(_, language)| language).or(hers).unwrap_or(&context.organiser.language);
    let words = Words::of(language).plain();
    let mut letter = Letter::new(
        &words,
        words.say("lost-link-letter-subject"),
        known.map_or("", |(name, _)| name),
        &context.organiser,
    );
    if known.is_none() {
        letter.greeting = words.say("letter-greeting-nobody");
    }
    letter = letter.paragraph(words.say2(
        "lost-link-letter-text",
        "organiser",
        &context.organiser.name,
        "count",
        grants.len(),
    ));
    for grant in &grants {
        let path = links::issue_anew(context, grant)?;
        letter = letter.button(label(&words, grant, &families), context.site.link(&path));
    }
    let letter = letter.afterwards(words.say("lost-link-letter-after"));
    let envelope = Envelope {
        family: family.map(|family| &family.id),
        caregiver: caregiver.as_ref().map(|caregiver| &caregiver.id),
        to: Reach::Email(email),
        name: "letter-family-link",
        matter: None,
        useless_after: None,
    };
    outbox::post(context, &envelope, &letter)
}

/// What stands on the button of a link; of several families of one address each is named.
fn label(words: &Words, grant: &Grant, families: &[Family]) -> String {
    let key = match grant {
        Grant::FamilyPage(id) if families.len() > 1 => {
            let family = families.iter().find(|family| &family.id == id);
            return words.say1(
                "lost-link-button-family-of",
                "name",
                family.map_or_else(String::new, |f| told_apart(f, families)),
            );
        }
        Grant::FamilyPage(_) => "lost-link-button-family",
        Grant::CaregiverPage(_) | Grant::CaregiverCalendar(_) => "lost-link-button-caregiver",
        Grant::ProveCaregiver(_) => "lost-link-button-prove-caregiver",
        Grant::ProveFamily(_) | Grant::ProveNewAddress(_) => "lost-link-button-prove-address",
        Grant::ProveEnquiry(_) | Grant::AnswerOffer(_) | Grant::Invitation(_) => "lost-link-button-prove-request",
    };
    words.say(key)
}

/// What tells a family from the others at its address, who know each other's streets.
fn told_apart(family: &Family, all: &[Family]) -> String {
    match all.iter().filter(|other| other.name == family.name).count() {
        1 => family.name.clone(),
        _ => format!("{}, {}", family.name, family.street),
    }
}

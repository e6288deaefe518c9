//! "I have lost my link": new ones go to whoever has this address, in one letter, and to nobody else.

use crate::basics::EmailAddress;
use crate::context::Context;
use crate::families::{self, Family};
use crate::links::{self, Grant};
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::words::Words;
use crate::{caregivers, enquiries};

/// The most of one kind that one letter brings; the latest come first.
const MOST: usize = 20;

/// Sends one letter with everything that families at this address can open or have to prove; a parent may be a caregiver too.
pub fn send_links(context: &mut Context, email: &EmailAddress) -> anyhow::Result<()> {
    let families = families::at_address(context, email)?;
    let mut links: Vec<(Grant, Option<String>)> =
        families.iter().map(|family| (Grant::FamilyPage(family.id.clone()), named(&families, family))).collect();
    links.extend(families::heard_at(context, email, MOST as i64)?.into_iter().map(|id| (Grant::ProveFamily(id), None)));
    links.extend(enquiries::waiting(context, email, MOST)?.into_iter().map(|id| (Grant::ProveEnquiry(id), None)));
    if !links.is_empty() {
        post(context, email, families.first(), &links)?;
    }
    if let Some(caregiver) = caregivers::by_email(context, email)? {
        caregivers::send_link(context, &caregiver)?;
    }
    Ok(())
}

/// What tells a family's link from those of others at its address.
fn named(all: &[Family], family: &Family) -> Option<String> {
    let namesakes = all.iter().filter(|other| other.name == family.name).count();
    match (all.len(), namesakes) {
        (1, _) => None,
        (_, 1) => Some(family.name.clone()),
        _ => Some(format!("{}, {}", family.name, family.street)),
    }
}

fn post(context: &mut Context, email: &EmailAddress, known: Option<&Family>, links: &[(Grant, Option<String>)]) -> anyhow::Result<()> {
    let words = Words::of(known.map_or(&context.organiser.language, |family| &family.language)).plain();
    let name = known.map_or("", |family| &family.name);
    let mut letter = Letter::new(&words, words.say("lost-link-letter-subject"), name, &context.organiser)
        .paragraph(words.say2("lost-link-letter-text", "organiser", &context.organiser.name, "count", links.len()));
    if known.is_none() {
        // Whoever reads this may be a stranger: nobody is named.
        letter.greeting = words.say("letter-greeting-nobody");
    }
    for (grant, of) in links {
        let path = links::issue(context, grant)?;
        let label = match (grant, of) {
            (Grant::FamilyPage(_), Some(name)) => words.say1("lost-link-button-family-of", "name", name),
            (Grant::FamilyPage(_), None) => words.say("lost-link-button-family"),
            (Grant::ProveFamily(_), _) => words.say("lost-link-button-prove-address"),
            _ => words.say("lost-link-button-prove-request"),
        };
        letter = letter.button(label, context.site.link(&path));
    }
    let envelope = Envelope {
        family: known.map(|family| &family.id),
        caregiver: None,
        to: Reach::Email(email),
        name: "family-link",
        useless_after: None,
    };
    outbox::post(context, &envelope, &letter.afterwards(words.say("lost-link-letter-after")))
}

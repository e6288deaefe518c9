//! The letters of this room. Each says one thing and brings one link, or none.

use super::Caregiver;
use crate::basics::local_time::start_of_day;
use crate::basics::{EmailAddress, IsoWeek};
use crate::context::Context;
use crate::links::{self, Grant};
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::words::Words;

/// Tells somebody who is here that the form was filled in with her address as if she were not, with a link to her page.
pub fn tell_known(context: &mut Context, known: &Caregiver) -> anyhow::Result<()> {
    with_page(context, known, "caregiver-known")
}

/// Tells somebody that another gave her address as a new one, with a link to her own page.
pub fn tell_owner(context: &mut Context, owner: &Caregiver) -> anyhow::Result<()> {
    with_page(context, owner, "caregiver-claimed")
}

/// Asks for her hours in a week, with a link to where she gives them.
pub fn ask_hours(context: &mut Context, caregiver: &Caregiver, week: IsoWeek) -> anyhow::Result<()> {
    let path = links::issue(context, &Grant::CaregiverPage(caregiver.id.clone()))?;
    let words = Words::of(&caregiver.profile.language).plain();
    let subject = words.say1("letter-hours-subject", "week", words.week(week));
    let letter = Letter::new(&words, subject, &caregiver.profile.name, &context.organiser)
        .paragraph(words.say("letter-hours-text"))
        .button(words.say("letter-hours-button"), context.site.link(&format!("{path}/availability")))
        .afterwards(words.say("letter-hours-after"));
    let envelope = Envelope {
        family: None,
        caregiver: Some(&caregiver.id),
        to: Reach::Email(&caregiver.email),
        name: "letter-hours",
        // Of one week she is asked in one letter.
        matter: Some(format!("hours {week} {}", caregiver.id)),
        useless_after: Some(start_of_day(week.next().monday(), context.organiser.zone())),
    };
    outbox::post(context, &envelope, &letter)
}

fn with_page(context: &mut Context, caregiver: &Caregiver, name: &'static str) -> anyhow::Result<()> {
    let path = links::issue(context, &Grant::CaregiverPage(caregiver.id.clone()))?;
    post(context, caregiver, name, &context.site.link(&path))
}

/// Puts the letter `name` with its link into the outbox. Its texts are the messages `<name>-subject`, `-text`,
/// `-button` and `-after`.
pub fn post(context: &mut Context, caregiver: &Caregiver, name: &'static str, link: &str) -> anyhow::Result<()> {
    post_to(context, caregiver, &caregiver.email, name, Some(link))
}

/// The same to another address of hers: one that she has given, or one that she had. Without a link there is no button
/// either.
pub fn post_to(
    context: &mut Context,
    caregiver: &Caregiver,
    email: &EmailAddress,
    name: &'static str,
    link: Option<&str>,
) -> anyhow::Result<()> {
    let words = Words::of(&caregiver.profile.language).plain();
    let say = |part: &str| words.say1(&format!("{name}-{part}"), "organiser", &context.organiser.name);
    let letter =
        Letter::new(&words, say("subject"), &caregiver.profile.name, &context.organiser).paragraph(say("text"));
    let letter = match link {
        Some(link) => letter.button(say("button"), link.to_owned()),
        None => letter,
    };
    let envelope = Envelope {
        family: None,
        caregiver: Some(&caregiver.id),
        to: Reach::Email(email),
        name,
        matter: None,
        useless_after: None,
    };
    outbox::post(context, &envelope, &letter.afterwards(say("after")))
}

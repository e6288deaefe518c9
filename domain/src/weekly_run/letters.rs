//! What the office is written about the run that goes by itself: what to look at before, and what came of it.

use super::readiness::Readiness;
use crate::basics::local_time::start_of_day;
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::planning::{Run, View};
use crate::words::Words;

/// Says that a week will be planned at a moment, and what stands in the way.
pub fn before(context: &mut Context, week: IsoWeek, at: Instant, ready: &Readiness) -> anyhow::Result<()> {
    let words = Words::of(&context.organiser.language).plain();
    let moment = words.moment(at, context.organiser.zone());
    let subject = words.say2("letter-before-run-subject", "week", words.week(week), "moment", &moment);
    let mut letter = Letter::new(&words, subject, &context.organiser.contact_name, &context.organiser)
        .paragraph(words.say1("letter-before-run-text", "moment", moment))
        .fact(words.say("letter-run-asked"), ready.slots.to_string());
    for (key, count) in [
        ("letter-run-hopeless", ready.hopeless),
        ("letter-run-contradictions", ready.contradictions),
        ("letter-run-without-hours", ready.without_hours),
        ("letter-run-left-out", ready.left_out),
    ] {
        if count > 0 {
            letter = letter.fact(words.say(key), count.to_string());
        }
    }
    post(context, week, "letter-before-run", letter)
}

/// Says that a week is planned and waits to be looked over.
pub fn planned(context: &mut Context, week: IsoWeek, run: &Run, view: &View) -> anyhow::Result<()> {
    let words = Words::of(&context.organiser.language).plain();
    let (served, all) = (view.draft.len(), view.slots.len());
    let subject = words.say2("letter-planned-subject", "week", words.week(week), "count", all - served.min(all));
    let mut letter = Letter::new(&words, subject, &context.organiser.contact_name, &context.organiser)
        .paragraph(words.say("letter-planned-text"))
        .fact(words.say("tile-served"), words.say2("served-of", "served", served, "all", all));
    if let Some(gap) = run.gap {
        // Rounded up: a bound that is told is never closer than the one that was proved.
        let gap = words.percent((gap * 10_000.0).ceil() / 10_000.0);
        letter = letter.fact(words.say("tile-gap"), words.say1("within-of-best", "gap", gap));
    }
    post(context, week, "letter-planned", letter)
}

/// Says that a week could not be planned: the page says why.
pub fn not_planned(context: &mut Context, week: IsoWeek) -> anyhow::Result<()> {
    let words = Words::of(&context.organiser.language).plain();
    let subject = words.say1("letter-not-planned-subject", "week", words.week(week));
    let letter = Letter::new(&words, subject, &context.organiser.contact_name, &context.organiser)
        .paragraph(words.say("letter-not-planned-text"));
    post(context, week, "letter-not-planned", letter)
}

/// To the contact person, with the way to the week; of each week the last word alone.
fn post(context: &mut Context, week: IsoWeek, name: &'static str, letter: Letter) -> anyhow::Result<()> {
    let Some(contact) = context.organiser.office() else { return Ok(()) };
    let page = context.site.link(&format!("/weeks/{week}"));
    let letter = letter.clone().button(letter.words.say("letter-run-button"), page);
    let envelope = Envelope {
        family: None,
        caregiver: None,
        to: Reach::Email(&contact),
        name,
        matter: Some(format!("run {week} {}", context.organiser.id)),
        useless_after: Some(start_of_day(week.next().monday(), context.organiser.zone())),
    };
    outbox::post(context, &envelope, &letter)
}

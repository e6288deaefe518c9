//! Publishing a week: what it changes, and the one button that does it.

use actix_web::web;
use askama::Template;
use domain::basics::IsoWeek;
use domain::basics::ids::{CaregiverId, FamilyId, SlotId};
use domain::offers::{self, PublishedWeek, Recipients, Word};
use domain::planning::{self, BrokenRule, Waiver};
use domain::words::Words;

use super::rehearsal::in_short;
use super::slot::waived;
use super::{Seen, look};
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/weeks/{week}/publish" => publish_form,
    Desk post "/weeks/{week}/publish" => publish,
}

#[derive(Template)]
#[template(path = "week_page/publish.html")]
struct PublishPage {
    layout: Layout,
    week: String,
    heading: String,
    unfilled: usize,
    /// Who gets an e-mail: the heading, and each by name.
    told: Vec<(String, Vec<Recipient>)>,
    /// Which draft this page speaks of.
    mark: String,
    /// Whether the draft has changed since the page was shown.
    changed: bool,
    /// Whether it has lost since it was solved, and something is open: then another plan may fill it.
    since_solved: bool,
    problems: Vec<String>,
    /// What whoever has accepted misses by now.
    lacking: Vec<String>,
    /// Who is planned by a coordinator's signature.
    signed: Vec<String>,
    /// What the rehearsal of absences found, in short.
    rehearsed: Vec<String>,
    /// Which policies the plan sets aside, by a coordinator's decision.
    set_aside: Vec<String>,
}

/// Somebody to whom publishing writes.
struct Recipient {
    name: String,
    href: String,
    /// Whether there is no e-mail address, so that the letter becomes a call.
    by_telephone: bool,
    /// Whether something falls away that somebody counted on: then it is read without being opened.
    matters: bool,
    lines: Vec<String>,
}

impl PublishPage {
    async fn read(desk: &Desk, seen: &Seen, broken: &[BrokenRule]) -> Result<Self, Refusal> {
        let (view, week) = (seen.view.clone(), seen.week);
        let read = desk.read(move |context| {
            let changes = offers::changes(context, &view)?;
            Ok((offers::recipients(context, &view, &changes)?, planning::rehearsal(context, week)?))
        });
        let (recipients, rehearsal) = read.await?;
        let words = &desk.visit.words;
        Ok(PublishPage {
            told: told(words, seen, &recipients),
            rehearsed: in_short(words, seen, rehearsal.as_ref()),
            ..PublishPage::new(desk, seen, broken)
        })
    }

    fn new(desk: &Desk, seen: &Seen, broken: &[BrokenRule]) -> Self {
        PublishPage {
            layout: desk.layout(desk.visit.words.say("publish-title"), "/weeks"),
            week: seen.week.to_string(),
            heading: desk.visit.words.week(seen.week),
            told: Vec::new(),
            rehearsed: Vec::new(),
            mark: planning::mark(&seen.view.draft),
            changed: false,
            since_solved: seen.open() > 0 && seen.change_since_run().is_some_and(|change| change < -0.01),
            unfilled: seen.open(),
            lacking: seen.lacking(&desk.visit.words, None),
            signed: seen.all_signed(&desk.visit.words),
            set_aside: set_aside(desk, seen),
            problems: broken.iter().map(|b| seen.broken(&desk.visit.words, b)).collect(),
        }
    }
}

/// The policies that were set aside for whoever has the slot in the plan.
fn set_aside(desk: &Desk, seen: &Seen) -> Vec<String> {
    let stands =
        |waiver: &&Waiver| seen.view.holder(&waiver.slot).is_some_and(|a| a.caregiver == waiver.caregiver.as_str());
    let told = |waiver: &Waiver| {
        let visit = seen.visit(&desk.visit.words, waiver.slot.as_str());
        format!("{visit}{}{}", desk.visit.words.say("label-colon"), waived(desk, seen, waiver))
    };
    seen.view.waivers.iter().filter(stands).map(told).collect()
}

/// Each by name, and what it says of each visit.
fn told(words: &Words, seen: &Seen, recipients: &Recipients) -> Vec<(String, Vec<Recipient>)> {
    let lines = |about: &[(SlotId, Word)], of_caregiver| {
        about.iter().map(|(slot, word)| line(words, seen, slot, word, of_caregiver)).collect()
    };
    let counted_on = |(_, word): &(SlotId, Word)| {
        matches!(word, Word::NoLonger { accepted: true } | Word::CalledOff(_) | Word::NotAlong(_))
    };
    let caregiver = |(id, about): (&CaregiverId, &Vec<(SlotId, Word)>)| Recipient {
        name: seen.name(id.as_str()),
        href: format!("/caregivers/{id}"),
        by_telephone: false,
        matters: about.iter().any(counted_on),
        lines: lines(about, true),
    };
    let family = |(id, about): (&FamilyId, &Vec<(SlotId, Word)>)| Recipient {
        name: seen.family_names.get(id).cloned().unwrap_or_default(),
        href: format!("/families/{id}"),
        by_telephone: seen.view.families.get(id).is_some_and(|family| family.email.is_none()),
        matters: about.iter().any(counted_on),
        lines: lines(about, false),
    };
    let groups = [
        ("publish-caregivers", recipients.caregivers.iter().map(caregiver).collect::<Vec<_>>()),
        ("publish-families", recipients.families.iter().map(family).collect()),
    ];
    let by_name = |(key, mut all): (&str, Vec<Recipient>)| {
        all.sort_by(|a, b| a.name.cmp(&b.name));
        (words.say1(key, "count", all.len()), all)
    };
    groups.into_iter().filter(|(_, all)| !all.is_empty()).map(by_name).collect()
}

/// What somebody reads of one visit.
fn line(words: &Words, seen: &Seen, slot: &SlotId, word: &Word, of_caregiver: bool) -> String {
    let (key, who) = match word {
        Word::Asked => ("publish-asked", None),
        Word::AskedAlong => ("publish-asked-along", None),
        Word::NoLonger { accepted: true } => ("publish-no-longer-accepted", None),
        Word::NoLonger { accepted: false } => ("publish-no-longer", None),
        Word::NotAlong(who) => ("publish-not-along", Some(who)),
        Word::CalledOff(who) => ("publish-called-off", Some(who)),
        Word::StillLooking => ("publish-still-looking", None),
    };
    let when = seen.time(slot.as_str(), words);
    let family = seen.slot(slot).filter(|_| of_caregiver).map(|slot| seen.family(slot));
    let visit = family.map_or(when.clone(), |family| format!("{when}, {family}"));
    let who = who.map_or_else(String::new, |who| seen.name(who.as_str()));
    words.say2(key, "visit", visit, "who", who)
}

async fn publish_form(desk: Desk, week: web::Path<String>) -> Answer {
    let seen = look(&desk, &week).await?;
    if !seen.view.has_plan() {
        return desk.visit.go(&format!("/weeks/{week}?said=nothing-planned"));
    }
    desk.visit.show(&PublishPage::read(&desk, &seen, &seen.judged().broken).await?)
}

async fn publish(desk: Desk, week: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    let mark = fields.get("draft").to_owned();
    match desk.write(move |context| Ok(offers::publish_week(context, parsed, &mark)?)).await? {
        PublishedWeek::Done { .. } => desk.visit.go(&format!("/weeks/{week}?said=published")),
        PublishedWeek::NothingPlanned => desk.visit.go(&format!("/weeks/{week}?said=nothing-planned")),
        PublishedWeek::Refused(broken) => {
            desk.visit.show_again(&PublishPage::new(&desk, &look(&desk, &week).await?, &broken))
        }
        PublishedWeek::Changed => {
            let page = PublishPage::read(&desk, &look(&desk, &week).await?, &[]).await?;
            let page = PublishPage { changed: true, ..page };
            desk.visit.show_again(&page)
        }
    }
}

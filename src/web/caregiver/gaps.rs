//! What somebody does not come to, slot by slot, with whoever could come in her place: shown before an absence is written
//! down and after it, and read back as questions to several people.

use std::collections::HashMap;

use domain::basics::ids::{CaregiverId, SlotId};
use domain::caregivers;
use domain::context::Context;
use domain::offers::{AnswerWithin, AskFault, Candidate, Gap, Question};
use domain::requests::{self, Slot};
use domain::words::{Message, Words};

use crate::web::kit::by_hand::problems;
use crate::web::kit::obstacles::obstacle;
use crate::web::kit::{Desk, Fields};

/// So many of those who could come are ticked before anybody has chosen.
const TICKED: usize = 3;

/// What a slot's boxes are called, before its id.
const ASK: &str = "ask-";

/// What speaks for somebody, where a part of the ranking is hers to gain.
const REASONS: [&str; 3] = ["continuity", "language", "wish"];

/// Somebody who could come.
pub struct Choice {
    pub id: String,
    pub name: String,
    /// What speaks for her.
    pub why: String,
    pub ticked: bool,
}

/// A slot that nobody has any more.
pub struct ShownGap {
    /// What its boxes are called.
    pub field: String,
    pub title: String,
    /// The slot's own page.
    pub href: String,
    pub published: bool,
    pub choices: Vec<Choice>,
    /// Who almost could, and what is in the way.
    pub almost: Vec<(String, String)>,
    /// Who was asked and until when an answer is awaited.
    pub asked: Vec<String>,
}

/// Day and hours of a slot.
pub fn when(words: &Words, slot: &Slot) -> String {
    let (start, end) = (slot.wall_start(), slot.wall_end());
    format!("{}, {}", words.day(start.date()), words.hours(start, end))
}

/// The gaps in words; of what was sent already, ticked as it was.
pub fn shown(desk: &Desk, gaps: Vec<Gap>, sent: Option<&Fields>) -> Vec<ShownGap> {
    gaps.into_iter().map(|gap| one(desk, gap, sent)).collect()
}

fn one(desk: &Desk, gap: Gap, sent: Option<&Fields>) -> ShownGap {
    let words = &desk.visit.words;
    let field = format!("{ASK}{}", gap.slot.id);
    let nobody_yet = gap.asked.is_empty();
    let choice = |(place, candidate): (usize, Candidate)| Choice {
        ticked: sent.map_or(nobody_yet && place < TICKED, |sent| sent.has(&field, candidate.id.as_str())),
        why: why(words, &candidate),
        id: candidate.id.to_string(),
        name: candidate.name,
    };
    let asked = gap.asked.iter().map(|(offer, name)| {
        let moment = words.moment(offer.answer_by, desk.organiser.zone());
        words.say2("replace-asked", "name", name, "moment", moment)
    });
    ShownGap {
        title: format!("{} – {}, {}", when(words, &gap.slot), gap.family, gap.place),
        href: format!("/weeks/{}/slots/{}", gap.slot.week, gap.slot.id),
        published: gap.published,
        asked: asked.collect(),
        almost: gap.almost.iter().map(|one| (one.name.clone(), in_the_way(words, one))).collect(),
        choices: gap.fit.into_iter().enumerate().map(choice).collect(),
        field,
    }
}

/// What speaks for somebody: the road, a face that is known, a language, hours that she likes.
fn why(words: &Words, candidate: &Candidate) -> String {
    let travel = words.duration(candidate.ranked.travel_minutes);
    let parts = candidate.ranked.parts.named();
    let gains = |part: &str| parts.iter().any(|(name, points)| *name == part && *points >= 0.5);
    // A language that is named need not be hinted at.
    let told = |part: &str| part != "language" || candidate.shared.is_empty();
    let reasons = REASONS.into_iter().filter(|part| told(part) && gains(part));
    let spoken = candidate.shared.iter().map(|code| words.named("spoken", code));
    let travel = words.say1("replace-travel", "time", travel);
    [travel]
        .into_iter()
        .chain(spoken)
        .chain(reasons.map(|part| words.named("part", part)))
        .collect::<Vec<_>>()
        .join(", ")
}

fn in_the_way(words: &Words, candidate: &Candidate) -> String {
    words.list(candidate.ranked.obstacles.iter().map(|one| obstacle(words, one)))
}

/// Whom a form asks for which slot, in the order of the form. What is no box of ours is left out.
pub fn questions(fields: &Fields) -> Vec<Question> {
    let mut all: Vec<Question> = Vec::new();
    for (name, value) in fields.pairs() {
        let slot = name.strip_prefix(ASK).and_then(SlotId::parse);
        let (Some(slot), Some(who)) = (slot, CaregiverId::parse(value)) else { continue };
        match all.iter_mut().find(|question| question.slot == slot) {
            Some(question) if question.whom.contains(&who) => {}
            Some(question) => question.whom.push(who),
            None => all.push(Question { slot, whom: vec![who] }),
        }
    }
    all
}

/// The choices of the time to answer: hours, and the moment that they lead to.
pub fn times(desk: &Desk) -> Vec<(String, String)> {
    let words = &desk.visit.words;
    let until = |hours: &i64| {
        let moment = words.moment(desk.now().plus_hours(*hours), desk.organiser.zone());
        (hours.to_string(), words.say2("replace-within", "count", *hours, "moment", moment))
    };
    std::iter::once((String::new(), words.say("replace-usual"))).chain(AnswerWithin::HOURS.iter().map(until)).collect()
}

/// Why nothing was sent, each with its slot and its person.
pub fn told(context: &mut Context, words: &Words, faults: &[AskFault]) -> anyhow::Result<Vec<String>> {
    let ids: Vec<SlotId> = faults.iter().map(|fault| fault.slot.clone()).collect();
    let slots: HashMap<SlotId, Slot> =
        requests::slots(context, &ids)?.into_iter().map(|slot| (slot.id.clone(), slot)).collect();
    let all = caregivers::all(context)?;
    let names = caregivers::told_apart(&all);
    let mut told = Vec::new();
    for fault in faults {
        let slot = slots.get(&fault.slot).map(|slot| when(words, slot)).unwrap_or_default();
        let name = fault.caregiver.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default();
        for problem in problems(words, &fault.why) {
            let key = if name.is_empty() { "replace-fault" } else { "replace-fault-of" };
            let message = Message::new(key).with("slot", &slot).with("name", &name).with("what", problem);
            told.push(words.tell(&message));
        }
    }
    Ok(told)
}

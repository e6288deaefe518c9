//! The last step by hand, as the board shows it, and the button that takes it back.

use actix_web::web;

use domain::basics::IsoWeek;
use domain::basics::ids::StepId;
use domain::offers::by_hand::{self, LastStep, Undone};
use domain::words::{Message, Words};

use super::{Seen, deed};
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Refusal};

routes! {
    Desk post "/weeks/{week}/undo" => undo,
}

/// The last step by hand of whoever looks.
pub struct Undoing {
    pub id: String,
    /// The slot that it was about.
    pub slot: String,
    pub text: String,
    /// Why it cannot be taken back.
    pub refused: Option<String>,
    /// How many steps there are before it.
    pub before: usize,
    /// The view to which the button leads back.
    pub back: String,
}

/// The last step in words.
pub(super) fn told(seen: &Seen, words: &Words, last: LastStep, back: &str) -> Undoing {
    let step = &last.step;
    let family = seen.slot(&step.slot).map(|slot| seen.family(slot)).unwrap_or_default();
    let text = Message::new("undo-last")
        .with("what", words.named("event", step.kind.as_str()))
        .with("time", seen.time(step.slot.as_str(), words))
        .with("family", family)
        .with("who", seen.name(step.caregiver.as_str()));
    Undoing {
        id: step.id.to_string(),
        slot: step.slot.to_string(),
        text: words.tell(&text),
        refused: last.too_late.map(|why| words.named("undo", why.as_str())),
        before: last.before,
        back: back.to_owned(),
    }
}

async fn undo(desk: Desk, week: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    let step = StepId::parse(fields.get("step")).ok_or(Refusal::NotFound)?;
    let said = match desk.write(move |context| Ok(by_hand::undo(context, parsed, &step)?)).await? {
        Undone::Undone => "undone",
        Undone::TooLate(_) => "stays",
        Undone::NotTheLast => "not-last",
    };
    let back = match deed::back(&week, &fields) {
        none if none.is_empty() => format!("/weeks/{week}/board"),
        board => board,
    };
    desk.visit.go(&deed::saying(&back, said, fields.get("slot")))
}

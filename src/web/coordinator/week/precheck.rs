//! Before a week is solved: what nobody could serve, and why; who has not said anything yet, asked by one button.

use std::collections::BTreeMap;

use actix_web::web;

use domain::basics::IsoWeek;
use domain::basics::ids::SlotId;
use domain::offers;
use domain::weekly_run;
use domain::words::Words;

use super::Seen;
use super::wording::reasons;
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Refusal};

routes! {
    Desk post "/weeks/{week}/ask-hours" => ask_for_hours,
    Desk post "/weeks/{week}/remind" => remind,
}

/// The most slots that nobody could serve that are told one by one; all of them stand on the board under what is
/// unfilled.
const MOST_HOPELESS: usize = 100;

/// Visits that nobody could serve for the same cause.
pub(super) struct Cause {
    pub(super) name: String,
    pub(super) slots: Vec<Hopeless>,
}

/// A visit that nobody could serve.
pub(super) struct Hopeless {
    pub(super) slot: String,
    pub(super) title: String,
    pub(super) reasons: Vec<(usize, String)>,
}

/// What nobody could serve, by what is in the way of most.
pub(super) fn hopeless(seen: &Seen, words: &Words) -> Vec<Cause> {
    let mut by_cause: BTreeMap<String, Vec<Hopeless>> = BTreeMap::new();
    for unserved in seen.view.hopeless().iter().take(MOST_HOPELESS) {
        let Some(slot) = SlotId::parse(&unserved.slot).and_then(|id| seen.slot(&id)) else { continue };
        let reasons = reasons(words, unserved, seen.view.run.is_some());
        let most = reasons.iter().max_by_key(|(count, _)| *count).map(|(_, name)| name.clone()).unwrap_or_default();
        let title = format!("{} – {}, {}", seen.time(&unserved.slot, words), seen.family(slot), seen.place(slot));
        by_cause.entry(most).or_default().push(Hopeless { slot: slot.id.to_string(), title, reasons });
    }
    let mut causes: Vec<Cause> = by_cause.into_iter().map(|(name, slots)| Cause { name, slots }).collect();
    causes.sort_by_key(|cause| std::cmp::Reverse(cause.slots.len()));
    causes
}

/// Asks whoever has given no hours for the week when she can work.
async fn ask_for_hours(desk: Desk, week: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    let count = desk.write(move |context| Ok(weekly_run::ask_for_hours(context, parsed)?)).await?;
    desk.visit.go(&format!("/weeks/{week}?said=hours-asked&count={count}"))
}

/// Reminds whoever has not answered.
async fn remind(desk: Desk, week: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    let count = desk.write(move |context| Ok(offers::remind_all(context, parsed)?)).await?;
    desk.visit.go(&format!("/weeks/{week}?said=reminded&count={count}"))
}

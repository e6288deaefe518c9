//! One slot by hand: who could serve it, what is in the way, pin, forbid, give, offer; and what happened to it.

use actix_web::web;
use askama::Template;

use domain::basics::Instant;
use domain::basics::ids::{CaregiverId, SlotId};
use domain::context::Context;
use domain::journal::Filter;
use domain::logbook::{self, Line};
use domain::offers::by_hand::{self, ByHand};
use domain::offers::{self, Answer as Reply, Offer, Sent};
use domain::planning::Waiver;
use domain::requests::{self, Slot};
use domain::vouchers;
use domain::words::Message;

use super::candidates::{Row, row};
use super::deed::Elsewhere;
use super::standing::Standing;
use super::times::{self, TimeNear};
use super::undo::{self, Undoing};
use super::wording::reasons;
use super::{Seen, deed, look};
use crate::routes;
use crate::web::coordinator::journal::by;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/weeks/{week}/slots/{slot}" => show,
    Desk post "/weeks/{week}/slots/{slot}/give" => give,
    Desk post "/weeks/{week}/slots/{slot}/pin" => pin,
    Desk post "/weeks/{week}/slots/{slot}/forbid" => forbid,
    Desk post "/weeks/{week}/slots/{slot}/lift" => lift,
    Desk post "/weeks/{week}/slots/{slot}/offer" => offer,
    Desk post "/weeks/{week}/slots/{slot}/withdraw" => withdraw,
    Desk post "/weeks/{week}/slots/{slot}/remind" => remind,
    Desk post "/weeks/{week}/slots/{slot}/accept" => accept,
    Desk post "/weeks/{week}/slots/{slot}/decline" => decline,
    Desk post "/weeks/{week}/slots/{slot}/cancel" => cancel,
}

/// Up to so many who could not come are named without being asked for.
const MOST_OTHERS: usize = 30;
/// The most entries of its history; all of them are in the journal.
const LONGEST_HISTORY: usize = 100;

#[derive(Template)]
#[template(path = "week_page/slot.html")]
struct SlotPage {
    layout: Layout,
    week: String,
    slot_id: String,
    path: String,
    /// The day of the board on which it stands.
    board: String,
    heading: String,
    family: String,
    family_id: String,
    facts: Vec<(String, String)>,
    state: Standing,
    holder: Option<(String, String)>,
    trainee: Option<String>,
    offer: Option<String>,
    /// Whether a living offer waits, so that an answer on the telephone can be entered.
    answerable: bool,
    /// Whether that offer can be taken back in one press: nobody has answered it yet.
    withdrawable: bool,
    offerable: bool,
    said: Option<(String, &'static str)>,
    problems: Vec<String>,
    /// The last step by hand of whoever looks, where it was about this slot.
    last: Option<Undoing>,
    /// What whoever has accepted misses by now.
    lacking: Vec<String>,
    reasons: Vec<(usize, String)>,
    /// Those who could come, and those about whom something was decided.
    rows: Vec<Row>,
    /// Those who could not: so many, and named where that was asked.
    others_count: usize,
    others: Vec<Row>,
    history: Vec<(String, String)>,
    begun: bool,
    /// Whether nobody has it and somebody could still come, so that other times are looked for.
    sought: bool,
    times: Vec<TimeNear>,
}

async fn show(desk: Desk, path: web::Path<(String, String)>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let kinds = ["given", "pinned", "forbidden", "lifted", "offered", "withdrawn", "answered", "reminded"];
    let said = kinds
        .into_iter()
        .find(|kind| query.has("said", kind))
        .map(|kind| (desk.visit.words.named("slot-said", kind), "good"));
    let id = SlotId::parse(&path.1).ok_or(Refusal::NotFound)?;
    let asked = desk.read(move |context| Ok(requests::slot(context, &id)?)).await?;
    if let Some(cancelled) = asked.filter(|slot| slot.cancelled_at.is_some()) {
        return desk.visit.go(&format!("/families/{}?said=gone", cancelled.family_id));
    }
    let mut page = page(&desk, &path, said, Vec::new()).await?;
    if !query.has("all", "1") && page.others.len() > MOST_OTHERS {
        page.others.clear();
    }
    desk.visit.show(&page)
}

async fn page(
    desk: &Desk,
    (week, slot): &(String, String),
    said: Option<(String, &'static str)>,
    problems: Vec<String>,
) -> Result<SlotPage, Refusal> {
    let seen = look(desk, week).await?;
    let id = SlotId::parse(slot).ok_or(Refusal::NotFound)?;
    let found = seen.slot(&id).cloned().ok_or(Refusal::NotFound)?;
    let (key, request) = (id.clone(), found.request_id.clone());
    let week_of_slot = seen.week;
    let read = desk.read(move |context| {
        let asked = offers::asked_of_slots(context, std::slice::from_ref(&key))?.remove(&key).unwrap_or_default();
        let filter = Filter { slot: Some(key.clone()), ..Filter::default() };
        let (events, why) = (logbook::all(context, &filter, LONGEST_HISTORY)?, requests::why(context, &request)?);
        let sent = offers::sent_of_slot(context, &key)?;
        Ok((events, why, asked, by_hand::last_step(context, week_of_slot)?, sent))
    });
    let (events, (reason, wishes), asked, last_step, sent) = read.await?;
    let words = &desk.visit.words;
    let holder = seen.view.holder(&id);
    let last = seen.offers.get(&id);
    let living = last.is_some_and(|o| o.state.is_living());
    let begun = found.starts_at <= desk.now();
    let sought = holder.is_none() && !living && !begun && seen.asked(&id).is_some();
    let ranked = seen.view.rank(&id);
    let (rows, others): (Vec<Row>, Vec<Row>) = ranked
        .iter()
        .map(|ranked| row(&seen, words, &id, ranked))
        .partition(|row: &Row| row.fits || row.holds || row.pinned || row.forbidden || row.declined);
    Ok(SlotPage {
        layout: desk.layout(words.say("slot-title"), "/weeks"),
        week: week.clone(),
        slot_id: slot.to_string(),
        path: format!("/weeks/{week}/slots/{slot}"),
        board: format!("/weeks/{week}/board?by=day&day={}", found.wall_start().date()),
        heading: format!(
            "{}, {}",
            words.date(found.wall_start().date()),
            words.hours(found.wall_start(), found.wall_end())
        ),
        family: seen.family(&found),
        family_id: found.family_id.to_string(),
        facts: facts(desk, &seen, &found, &reason, wishes)?
            .into_iter()
            .chain(asked_of(desk, &seen, &asked))
            .chain(reminders(desk, &sent))
            .collect(),
        state: seen.standing(&found),
        holder: holder.map(|a| (a.caregiver.clone(), seen.name(&a.caregiver))),
        trainee: holder.and_then(|a| a.trainee.as_deref()).map(|t| seen.name(t)),
        offer: last.map(|o| {
            let (who, state) = (seen.name(o.caregiver_id.as_str()), words.named("offer-state", o.state.as_str()));
            format!("{who}{}{state}", words.say("label-colon"))
        }),
        answerable: living && !begun,
        withdrawable: last.is_some_and(|o| o.state.is_awaited()) && !begun,
        offerable: seen.view.publication.is_some() && !living && !begun,
        said,
        problems,
        last: last_step.filter(|last| last.step.slot == id).map(|last| undo::told(&seen, words, last, "")),
        lacking: seen.lacking(words, Some(&id)),
        reasons: if holder.is_none() {
            seen.view.unserved(&[&id]).get(&id).map(|u| reasons(words, u, seen.view.run.is_some())).unwrap_or_default()
        } else {
            Vec::new()
        },
        rows,
        others_count: others.len(),
        others,
        history: events.iter().map(|line| told(desk, &seen, line)).collect(),
        begun,
        sought,
        times: if sought { times::near(desk, &seen, &id) } else { Vec::new() },
    })
}

fn facts(desk: &Desk, seen: &Seen, slot: &Slot, reason: &str, wishes: String) -> anyhow::Result<Vec<(String, String)>> {
    let words = &desk.visit.words;
    let figures = vouchers::figures(&desk.organiser.scheme, slot.wall_start().date())?;
    let cost = vouchers::cost(figures, slot.minutes(), desk.organiser.price());
    let asked = seen.asked(&slot.id);
    let certificates: Vec<String> =
        asked.iter().flat_map(|s| &s.requires).map(|code| words.named("certificate", code)).collect();
    let speaks: Vec<String> = asked.iter().flat_map(|s| &s.languages).map(|code| words.named("spoken", code)).collect();
    let mut facts = vec![
        (words.say("fact-duration"), words.duration(slot.minutes())),
        (words.say("fact-place"), seen.place(slot)),
        (words.say("slot-reason"), words.named("purpose", reason)),
        (words.say("slot-priority"), slot.priority.to_string()),
        (words.say("slot-requires"), certificates.join(", ")),
        (words.say("family-speaks"), speaks.join(", ")),
        (
            words.say("fact-cost"),
            words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price)),
        ),
        (words.say("slot-wishes"), wishes),
    ];
    facts.extend(set_aside(desk, seen, &slot.id).into_iter().map(|text| (words.say("slot-set-aside"), text)));
    facts.retain(|(_, value)| !value.is_empty());
    Ok(facts)
}

/// The policies that were set aside in a slot.
fn set_aside(desk: &Desk, seen: &Seen, slot: &SlotId) -> Vec<String> {
    seen.view.waivers.iter().filter(|waiver| waiver.slot == *slot).map(|waiver| waived(desk, seen, waiver)).collect()
}

/// A policy that was set aside: for whom, which, why, and by whom.
pub(super) fn waived(desk: &Desk, seen: &Seen, waiver: &Waiver) -> String {
    let words = &desk.visit.words;
    let message = Message::new("slot-waiver")
        .with("who", seen.name(waiver.caregiver.as_str()))
        .with("what", words.named("policy", waiver.policy.as_str()))
        .with("reason", &waiver.reason)
        .with("by", &waiver.by);
    words.tell(&message.with("when", words.moment(waiver.at, desk.organiser.zone())))
}

/// Who was asked at once and has not answered.
fn asked_of(desk: &Desk, seen: &Seen, asked: &[Offer]) -> Option<(String, String)> {
    let words = &desk.visit.words;
    let one = |offer: &Offer| {
        let moment = words.moment(offer.answer_by, desk.organiser.zone());
        words.say2("replace-asked", "name", seen.name(offer.caregiver_id.as_str()), "moment", moment)
    };
    let told: Vec<String> = asked.iter().map(one).collect();
    (!told.is_empty()).then(|| (words.say("slot-asked-several"), words.list(told)))
}

/// When whoever has not answered was reminded, and when she will be.
fn reminders(desk: &Desk, sent: &[Sent]) -> Vec<(String, String)> {
    let words = &desk.visit.words;
    let one = |label: &str, sent: &Sent, at: Option<Instant>| {
        let at = words.moment(at?, desk.organiser.zone());
        Some((words.say(label), format!("{}{}{at}", sent.caregiver, words.say("label-colon"))))
    };
    let both =
        |sent: &Sent| [one("offers-reminded", sent, sent.reminded_at), one("offers-reminds", sent, sent.reminds_at)];
    sent.iter().filter(|sent| sent.offer.state.is_awaited()).flat_map(both).flatten().collect()
}

/// What happened, to whom, and by whom: by name.
fn told(desk: &Desk, seen: &Seen, line: &Line) -> (String, String) {
    let words = &desk.visit.words;
    let who = line.entry.caregiver.as_ref().map(|id| seen.name(id.as_str())).unwrap_or_default();
    let what = words.named("event", line.entry.kind.as_str());
    let by = by(words, line);
    (
        words.moment(line.entry.at, desk.organiser.zone()),
        [what, who, by].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · "),
    )
}

/// Does what a button says about the slot, and says what came of it; `done` names the message `slot-said-…`.
async fn decide(
    desk: Desk,
    path: web::Path<(String, String)>,
    fields: Fields,
    done: &str,
    mut verb: impl FnMut(&mut Context, &SlotId) -> anyhow::Result<ByHand> + Send + 'static,
) -> Answer {
    desk.expects(&fields)?;
    let slot = SlotId::parse(&path.1).ok_or(Refusal::NotFound)?;
    let words = &desk.visit.words;
    let outcome = desk.write(move |context| Ok(verb(context, &slot)?)).await?;
    if outcome == ByHand::Done {
        // The focus goes back to the row in which the button was; else to what was said.
        let row =
            CaregiverId::parse(fields.get("caregiver")).map_or_else(|| "said".to_owned(), |who| format!("c-{who}"));
        return match done {
            "cancelled" => desk.visit.go(&format!("/weeks/{}/board", path.0)),
            _ => desk.visit.go(&format!("/weeks/{}/slots/{}?said={done}#{row}", path.0, path.1)),
        };
    }
    let problems = match deed::said(words, outcome) {
        Ok(problems) => problems,
        Err(Elsewhere::Nowhere) => return Err(Refusal::NotFound),
        Err(Elsewhere::Family(family)) => return desk.visit.go(&format!("/families/{family}?said=gone")),
    };
    desk.visit.show_again(&page(&desk, &path, None, problems).await?)
}

/// About whom a form of this desk decides.
fn whom(desk: &Desk, fields: &Fields) -> Result<CaregiverId, Refusal> {
    desk.expects(fields)?;
    CaregiverId::parse(fields.get("caregiver")).ok_or(Refusal::NotFound)
}

async fn give(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    let who = whom(&desk, &fields)?;
    decide(desk, path, fields, "given", move |context, slot| by_hand::give(context, slot, &who)).await
}

async fn pin(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    let who = whom(&desk, &fields)?;
    decide(desk, path, fields, "pinned", move |context, slot| by_hand::pin(context, slot, &who)).await
}

async fn forbid(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    let who = whom(&desk, &fields)?;
    decide(desk, path, fields, "forbidden", move |context, slot| by_hand::forbid(context, slot, &who)).await
}

async fn lift(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    let who = whom(&desk, &fields)?;
    decide(desk, path, fields, "lifted", move |context, slot| by_hand::lift(context, slot, &who)).await
}

async fn offer(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    let who = whom(&desk, &fields)?;
    decide(desk, path, fields, "offered", move |context, slot| by_hand::offer(context, slot, &who)).await
}

async fn withdraw(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    decide(desk, path, fields, "withdrawn", by_hand::withdraw).await
}

async fn remind(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    decide(desk, path, fields, "reminded", offers::remind_of_slot).await
}

async fn accept(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    let verb = |context: &mut Context, slot: &SlotId| by_hand::answer_by_telephone(context, slot, Reply::Accept);
    decide(desk, path, fields, "answered", verb).await
}

async fn decline(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    let verb = |context: &mut Context, slot: &SlotId| by_hand::answer_by_telephone(context, slot, Reply::Decline);
    decide(desk, path, fields, "answered", verb).await
}

async fn cancel(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    decide(desk, path, fields, "cancelled", by_hand::cancel).await
}

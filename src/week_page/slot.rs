//! One slot by hand: who could serve it, what is in the way, pin, forbid, give, offer; and what happened to it.

use actix_web::web;
use askama::Template;

use super::wording::{obstacle, reasons};
use super::{Seen, look};
use crate::basics::IsoWeek;
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::caregivers::{self, Stage};
use crate::family_page::cancel_slot;
use crate::journal::{self, Event};
use crate::offers::{self, Answer as Reply, Answered, Offered, State};
use crate::organisers::Desk;
use crate::planning::{self, Given, Obstacle, Ranked, Role};
use crate::requests::{self, Slot};
use crate::vouchers;
use crate::web::{Answer, Fields, Frame, Refusal};
use crate::words::Words;

/// The routes of this part.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/weeks/{week}/slots/{slot}").get(show).post(act));
}

/// A caregiver in the ranking.
struct Row {
    id: String,
    name: String,
    fits: bool,
    holds: bool,
    pinned: bool,
    forbidden: bool,
    obstacles: Vec<String>,
    change: String,
    parts: Vec<String>,
    travel: String,
}

#[derive(Template)]
#[template(path = "week_page/slot.html")]
struct SlotPage {
    frame: Frame,
    week: String,
    path: String,
    heading: String,
    family: String,
    family_id: String,
    facts: Vec<(String, String)>,
    state: &'static str,
    holder: Option<(String, String)>,
    trainee: Option<String>,
    offer: Option<String>,
    /// Whether a living offer waits, so that an answer on the telephone can be entered.
    answerable: bool,
    offerable: bool,
    said: Option<(String, &'static str)>,
    problems: Vec<String>,
    reasons: Vec<(usize, String)>,
    /// Those who could come, and those about whom something was decided.
    rows: Vec<Row>,
    /// Those who could not.
    others: Vec<Row>,
    history: Vec<(String, String)>,
    begun: bool,
}

async fn show(desk: Desk, path: web::Path<(String, String)>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let kinds = ["given", "pinned", "forbidden", "lifted", "offered", "answered"];
    let said = kinds.into_iter().find(|kind| query.has("said", kind)).map(|kind| (desk.visit.words.named("slot-said", kind), "good"));
    let (organiser, id) = (desk.organiser.id.clone(), SlotId::parse(&path.1).ok_or(Refusal::NotFound)?);
    let asked = desk.visit.database.read(move |c| requests::slot(c, &organiser, &id)).await?;
    if let Some(cancelled) = asked.filter(|slot| slot.cancelled_at.is_some()) {
        return desk.visit.go(&format!("/families/{}?said=gone", cancelled.family_id));
    }
    let page = page(&desk, &path, said, Vec::new()).await?;
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
    let found = seen.slots.iter().find(|s| s.id == id).cloned().ok_or(Refusal::NotFound)?;
    let (key, request) = (id.clone(), found.request_id.clone());
    let read = desk.visit.database.read(move |c| Ok((journal::of_slot(c, &key)?, requests::why(c, &request)?)));
    let (events, (reason, wishes)) = read.await?;
    let words = &desk.visit.words;
    let holder = seen.view.holder(&id);
    let last = seen.offers.get(&id);
    let living = last.is_some_and(|o| o.state().is_living());
    let begun = found.starts_at <= desk.now();
    let ranked = seen.view.rank(&id);
    let (rows, others) = ranked
        .iter()
        .map(|ranked| row(&seen, words, &id, ranked))
        .partition(|row: &Row| row.fits || row.holds || row.pinned || row.forbidden);
    Ok(SlotPage {
        frame: desk.frame(words.say("slot-title"), "/weeks"),
        week: week.clone(),
        path: format!("/weeks/{week}/slots/{slot}"),
        heading: format!("{}, {}", words.date(found.wall_start().date()), words.hours(found.wall_start(), found.wall_end())),
        family: seen.family(&found),
        family_id: found.family_id.to_string(),
        facts: facts(desk, &seen, &found, &reason, wishes)?,
        state: seen.state(&found),
        holder: holder.map(|a| (a.caregiver.clone(), seen.name(&a.caregiver))),
        trainee: holder.and_then(|a| a.trainee.as_deref()).map(|t| seen.name(t)),
        offer: last.map(|o| format!("{}: {}", seen.name(o.caregiver_id.as_str()), words.named("offer-state", o.state().as_str()))),
        answerable: living && !begun,
        offerable: seen.view.publication.is_some() && !living && !begun,
        said,
        problems,
        reasons: if holder.is_none() { seen.unserved(&id).map(|u| reasons(words, u)).unwrap_or_default() } else { Vec::new() },
        rows,
        others,
        history: events.iter().rev().map(|e| told(desk, &seen, e)).collect(),
        begun,
    })
}

fn facts(desk: &Desk, seen: &Seen, slot: &Slot, reason: &str, wishes: String) -> anyhow::Result<Vec<(String, String)>> {
    let words = &desk.visit.words;
    let figures = vouchers::figures(&desk.organiser.scheme, slot.wall_start().date())?;
    let cost = vouchers::cost(figures, slot.minutes(), desk.organiser.price());
    let asked = seen.view.week.slots.iter().find(|s| s.id == slot.id.as_str());
    let certificates: Vec<String> = asked.iter().flat_map(|s| &s.requires).map(|code| words.named("certificate", code)).collect();
    let speaks: Vec<String> = asked.iter().flat_map(|s| &s.languages).map(|code| words.named("spoken", code)).collect();
    let mut facts = vec![
        (words.say("fact-duration"), words.duration(slot.minutes())),
        (words.say("fact-place"), seen.place(slot)),
        (words.say("slot-reason"), words.named("reason", reason)),
        (words.say("slot-priority"), slot.priority.to_string()),
        (words.say("slot-requires"), certificates.join(", ")),
        (words.say("family-speaks"), speaks.join(", ")),
        (words.say("fact-cost"), words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price))),
        (words.say("slot-wishes"), wishes),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    Ok(facts)
}

fn row(seen: &Seen, words: &Words, slot: &SlotId, ranked: &Ranked) -> Row {
    let decided = |kind: &str| seen.view.decisions.iter().any(|d| &d.slot == slot && d.caregiver == ranked.caregiver && d.kind == kind);
    let holds = seen.view.holder(slot).is_some_and(|a| a.caregiver == ranked.caregiver.as_str());
    // A pin on somebody else is lifted by giving the slot by hand, so it is not in the way.
    let obstacles: Vec<&Obstacle> = ranked.obstacles.iter().filter(|o| o.rule != "pinned").collect();
    let signed = |points: f64| format!("{}{}", if points > 0.0 { "+" } else { "" }, words.number(points));
    Row {
        id: ranked.caregiver.to_string(),
        name: seen.name(ranked.caregiver.as_str()),
        fits: obstacles.is_empty(),
        holds,
        pinned: decided("pin"),
        forbidden: decided("forbid"),
        obstacles: obstacles.iter().map(|o| obstacle(words, o)).collect(),
        change: signed(ranked.change),
        parts: ranked
            .parts
            .named()
            .iter()
            .filter(|(_, p)| p.abs() >= 0.5)
            .map(|(name, p)| format!("{} {}", words.named("part", name), signed(*p)))
            .collect(),
        travel: words.duration(ranked.travel_minutes),
    }
}

fn told(desk: &Desk, seen: &Seen, event: &Event) -> (String, String) {
    let words = &desk.visit.words;
    let who = event.caregiver.as_ref().map(|id| seen.name(id.as_str())).unwrap_or_default();
    let what = words.named("event", &event.kind);
    let by = words.named("actor", &event.actor);
    (words.moment(event.at, desk.organiser.zone()), [what, who, by].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · "))
}

/// What came of a button.
enum Acted {
    Said(&'static str),
    InTheWay(Vec<Obstacle>),
    Message(&'static str),
    /// The time was cancelled meanwhile; whose it was.
    Gone(FamilyId),
}

async fn act(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let (week, slot) = (IsoWeek::parse(&path.0).ok_or(Refusal::NotFound)?, SlotId::parse(&path.1).ok_or(Refusal::NotFound)?);
    let caregiver = CaregiverId::parse(fields.get("caregiver"));
    let (at, what) = (desk.clone(), fields.get("do").to_owned());
    let acted = desk.visit.database.write(move |c| {
        let (now, organiser, actor) = (at.now(), &at.organiser, at.actor());
        let Some(asked) = requests::slot(c, &organiser.id, &slot)?.filter(|s| s.week() == Some(week)) else {
            return Ok(Err(Refusal::NotFound));
        };
        if asked.cancelled_at.is_some() {
            return Ok(Ok(Acted::Gone(asked.family_id)));
        }
        if let Some(who) = &caregiver {
            let Some(found) = caregivers::get(c, &organiser.id, who)? else { return Ok(Err(Refusal::NotFound)) };
            if found.stage == Stage::Trainee && ["give", "pin", "offer"].contains(&what.as_str()) {
                return Ok(Ok(Acted::Message("slot-trainee-alone")));
            }
        }
        let accepted =
            offers::of_slot(c, &organiser.id, &slot)?.into_iter().any(|o| o.state() == State::Accepted && o.role() == Role::Caregiver);
        if accepted && ["give", "pin", "forbid", "lift"].contains(&what.as_str()) {
            return Ok(Ok(Acted::Message("slot-accepted-first")));
        }
        Ok(Ok(match (what.as_str(), &caregiver) {
            ("give", Some(who)) => {
                let view = offers::view_week(c, now, organiser, week)?;
                match planning::give(c, now, &actor, &organiser.id, week, &view.week, &slot, who)? {
                    Given::Given => Acted::Said("given"),
                    Given::Refused(obstacles) => Acted::InTheWay(obstacles),
                }
            }
            ("pin", Some(who)) => planning::pin(c, now, &actor, &organiser.id, &slot, who).map(|()| Acted::Said("pinned"))?,
            ("forbid", Some(who)) => planning::forbid(c, now, &actor, &organiser.id, &slot, who).map(|()| Acted::Said("forbidden"))?,
            ("lift", Some(who)) => planning::lift(c, now, &actor, &organiser.id, &slot, who).map(|()| Acted::Said("lifted"))?,
            ("offer", Some(who)) => match offers::offer_to(c, now, &at.visit.site, &actor, organiser, &slot, who)? {
                Offered::Sent => Acted::Said("offered"),
                Offered::Refused(obstacles) => Acted::InTheWay(obstacles),
                Offered::Taken => Acted::Message("slot-offer-taken"),
                Offered::Over => Acted::Message("slot-offer-over"),
            },
            ("accept" | "decline", _) => return telephone_answer(c, &at, &slot, &what),
            ("cancel", _) => {
                cancel_slot(c, &at.visit, organiser, &slot, &actor)?;
                Acted::Said("cancelled")
            }
            _ => return Ok(Err(Refusal::Unreadable)),
        }))
    });
    let words = &desk.visit.words;
    match acted.await?? {
        Acted::Gone(family) => desk.visit.go(&format!("/families/{family}?said=gone")),
        Acted::Said("cancelled") => desk.visit.go(&format!("/weeks/{}/board", path.0)),
        Acted::Said(kind) => desk.visit.go(&format!("/weeks/{}/slots/{}?said={kind}", path.0, path.1)),
        Acted::InTheWay(obstacles) => {
            let problems = obstacles.iter().map(|o| obstacle(words, o)).collect();
            desk.visit.show_again(&page(&desk, &path, None, problems).await?)
        }
        Acted::Message(key) => desk.visit.show_again(&page(&desk, &path, None, vec![words.say(key)]).await?),
    }
}

/// An answer that a caregiver gives on the telephone.
fn telephone_answer(
    connection: &mut crate::store::Connection,
    desk: &Desk,
    slot: &SlotId,
    what: &str,
) -> anyhow::Result<Result<Acted, Refusal>> {
    let all = offers::of_slot(connection, &desk.organiser.id, slot)?;
    let living = all.iter().find(|o| o.state().is_living() && o.role() == Role::Caregiver);
    let (Some(offer), Some(reply)) = (living, Reply::parse(what)) else {
        return Ok(Ok(Acted::Message("slot-answer-over")));
    };
    let answered = offers::answer(connection, desk.now(), &desk.visit.site, &desk.organiser, &offer.id, reply, &desk.actor())?;
    Ok(Ok(match answered {
        Some(Answered::Now(_)) => Acted::Said("answered"),
        _ => Acted::Message("slot-answer-over"),
    }))
}

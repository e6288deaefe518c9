//! The letter to the office about what cannot wait until somebody looks: a family to whom nobody came, a slot that begins
//! soon and that nobody has, letters that do not leave. Everything in one letter, not more than one in a quarter of an hour, each matter once, and
//! at night only what begins early. That somebody withdrew shortly before is written at once, by the room of offers.

use std::sync::Arc;

use super::{letters, quiet, rows};
use crate::basics::Instant;
use crate::basics::ids::{LetterId, SlotId};
use crate::context::{Acting, Context, Site};
use crate::journal::{self, Entry, Kind};
use crate::offers::LATE_HOURS;
use crate::organisers;
use crate::outbox;
use crate::store::Database;

/// So many minutes lie between two letters.
const APART_MINUTES: i64 = 15;

/// A request that came so few minutes ago is perhaps being seen to.
const FRESH_MINUTES: i64 = 15;

/// Of a week that was not published the office hears again after so many hours, whichever of its slots it is.
const UNPUBLISHED_HOURS: i64 = 12;

/// A letter that was tried again and again is told of when it has waited so many hours.
const WAITS_HOURS: i64 = 1;

/// A letter is told of once in so many hours: longer than any letter waits.
const TOLD_HOURS: i64 = 60 * 24;

/// What the office is told.
#[derive(Clone, Debug, Default)]
pub struct Alert {
    /// Where nobody came, says the family.
    pub missed: Vec<rows::alert::Open>,
    /// Slots that nobody has, the soonest first.
    pub open: Vec<rows::alert::Open>,
    /// Letters that did not leave, or came back.
    pub letters: Vec<LetterId>,
}

/// Writes to the office of every organiser that has not heard yet of something that cannot wait. One that fails is told
/// of and does not keep the others from being done.
///
/// # Errors
/// The last of those that failed.
pub async fn alert_offices(database: &Database, now: Instant, site: &Arc<Site>) -> anyhow::Result<()> {
    let mut outcome = Ok(());
    for organiser in database.read(organisers::all).await? {
        let acting = Acting::program(now, Arc::new(organiser), site.clone());
        if let Err(error) = alert_office(database, acting).await {
            tracing::error!("an office could not be alerted: {error:#}");
            outcome = Err(error);
        }
    }
    outcome
}

async fn alert_office(database: &Database, acting: Acting) -> anyhow::Result<()> {
    let looking = acting.clone();
    if database.read(move |c| due(&mut looking.on(c))).await?.is_none() {
        return Ok(());
    }
    database
        .write(move |c| {
            let context = &mut acting.on(c);
            match due(context)? {
                Some(alert) => tell(context, &alert),
                None => Ok(()),
            }
        })
        .await
}

/// What the office has to hear of now.
fn due(context: &mut Context) -> anyhow::Result<Option<Alert>> {
    let apart = context.now.plus_minutes(-APART_MINUTES);
    if rows::alert::last_alert(context)?.is_some_and(|last| last > apart) {
        return Ok(None);
    }
    let alert = Alert {
        missed: rows::alert::missed(context)?,
        open: untold_slots(context)?,
        letters: untold_letters(context)?,
    };
    if alert.missed.is_empty() && alert.open.is_empty() && alert.letters.is_empty() {
        return Ok(None);
    }
    let now = context.now.local(&context.organiser.zone()).naive_local();
    let first = alert.missed.iter().chain(&alert.open).map(|(slot, ..)| slot.wall_start()).min();
    Ok(quiet::may_write(now, first).then_some(alert))
}

/// Slots that begin within a day and that nobody has, of which the office has not heard since they were last offered.
fn untold_slots(context: &mut Context) -> anyhow::Result<Vec<rows::alert::Open>> {
    let (until, asked_before) = (context.now.plus_hours(LATE_HOURS), context.now.plus_minutes(-FRESH_MINUTES));
    let mut open = rows::alert::open(context, until, asked_before)?;
    if open.is_empty() {
        return Ok(open);
    }
    let ids: Vec<SlotId> = open.iter().map(|(slot, ..)| slot.id.clone()).collect();
    let mut weeks: Vec<String> = open.iter().map(|(slot, ..)| slot.week.to_string()).collect();
    weeks.dedup();
    let last_word = rows::alert::last_word(context, &ids)?;
    let published = rows::weeks::published(context, &weeks)?;
    let told = rows::alert::last_of_weeks(context, &weeks)?;
    let lately = context.now.plus_hours(-UNPUBLISHED_HOURS);
    open.retain(|(slot, ..)| {
        let week = slot.week.to_string();
        let heard = matches!(last_word.get(&slot.id), Some(Kind::OfficeAlerted | Kind::LateNo));
        let of_week = !published.contains(&week) && told.get(&week).is_some_and(|at| *at > lately);
        !heard && !of_week
    });
    Ok(open)
}

/// Letters that do not leave or came back, of which the office has not heard. As long as the mail server takes nothing
/// at all there is no use in writing: every page says so.
fn untold_letters(context: &mut Context) -> anyhow::Result<Vec<LetterId>> {
    if outbox::fault(context.connection)?.is_some() {
        return Ok(Vec::new());
    }
    let mut unread = rows::alert::letters(context, context.now.plus_hours(-WAITS_HOURS))?;
    if !unread.is_empty() {
        let told = rows::alert::letters_told(context, context.now.plus_hours(-TOLD_HOURS))?;
        unread.retain(|letter| !told.contains(&noted(letter)));
    }
    Ok(unread)
}

/// A letter, as the journal notes it.
fn noted(letter: &LetterId) -> String {
    format!("letter {letter}")
}

fn tell(context: &mut Context, alert: &Alert) -> anyhow::Result<()> {
    for (slot, ..) in alert.missed.iter().chain(&alert.open) {
        journal::record(context, &Entry::new(Kind::OfficeAlerted).slot(&slot.id).week(slot.week))?;
    }
    for letter in &alert.letters {
        journal::record(context, &Entry::new(Kind::OfficeAlerted).detail(noted(letter)))?;
    }
    letters::alert(context, alert)
}

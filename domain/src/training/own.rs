//! The ladder in force for an organiser: its scheme's, or one that an administrator has set in its place. It is read
//! whole, judged whole and changed whole, and nothing in a query asks for a part of it: so it is kept as one document,
//! and comes along with its organiser wherever the gate is asked.

use std::borrow::Cow;

use anyhow::{Context as _, ensure};
use chrono::NaiveDate;

use super::{LadderFault, rows};
use crate::basics::mark::mark;
use crate::caregivers;
use crate::context::{Context, Organiser};
use crate::journal::{self, Entry, Kind};
use crate::vouchers::{self, Ladder};
use crate::words::Names;

/// The ladder in force for an organiser on a day. Of its own one that asks less than the floor of that day, as much as
/// the floor asks.
pub fn ladder(organiser: &Organiser, day: NaiveDate) -> anyhow::Result<Cow<'static, Ladder>> {
    let figures = vouchers::figures(&organiser.scheme, day)?;
    Ok(match own(organiser)? {
        None => Cow::Borrowed(&figures.ladder),
        Some(own) => Cow::Owned(own.raised_to(&figures.floor)),
    })
}

/// Whether an organiser has set a ladder of its own.
pub fn has_own_ladder(organiser: &Organiser) -> bool {
    organiser.ladder.is_some()
}

fn own(organiser: &Organiser) -> anyhow::Result<Option<Ladder>> {
    let Some(document) = &organiser.ladder else { return Ok(None) };
    let ladder: Ladder =
        serde_json::from_str(document).with_context(|| format!("the ladder of {} cannot be read", organiser.slug))?;
    ensure!(!ladder.rungs.is_empty(), "the ladder of {} is empty", organiser.slug);
    Ok(Some(ladder))
}

/// What an organiser calls certificates and stages of its own. A document that cannot be read names nothing; where its
/// rules are needed, that is an error.
pub fn names(organiser: &Organiser) -> Names {
    own(organiser).ok().flatten().map(|ladder| ladder.names()).unwrap_or_default()
}

/// What came of setting a ladder.
#[derive(Clone, Debug, PartialEq)]
pub enum LadderSet {
    /// It holds.
    Set,
    /// Somebody else has set another one since; nothing was changed.
    ChangedMeanwhile,
    /// It cannot be one; nothing was changed.
    Unsound(Vec<LadderFault>),
}

/// What is wrong with a ladder for the organiser of this context: in itself, against the floor, and against what
/// caregivers hold.
pub fn ladder_faults(context: &mut Context, ladder: &Ladder) -> anyhow::Result<Vec<LadderFault>> {
    let figures = vouchers::figures(&context.organiser.scheme, context.today())?;
    let mut faults = super::sound::faults(ladder, figures);
    for (code, holders) in rows::holders(context)? {
        if ladder.kind(&code).is_none() {
            let names = caregivers::by_ids(context, &holders)?;
            let mut names: Vec<String> = caregivers::told_apart(names.values()).into_values().collect();
            names.sort();
            faults.push(LadderFault::InUse { certificate: code, names });
        }
    }
    Ok(faults)
}

/// Sets the ladder of the organiser: its own, or again its scheme's. `opened` marks the one that the form showed.
pub fn set_ladder(context: &mut Context, new: Option<&Ladder>, opened: &str) -> anyhow::Result<LadderSet> {
    let today = context.today();
    // As it is now, not as it was when the page was asked for.
    let organiser = crate::organisers::get(context.connection, &context.organiser.id)?;
    let before = ladder(&organiser, today)?;
    if mark(&before) != opened {
        return Ok(LadderSet::ChangedMeanwhile);
    }
    let after = match new {
        Some(new) => new,
        None => &vouchers::figures(&organiser.scheme, today)?.ladder,
    };
    let faults = ladder_faults(context, after)?;
    if !faults.is_empty() {
        return Ok(LadderSet::Unsound(faults));
    }
    let document = new.map(serde_json::to_string).transpose()?;
    if document != organiser.ladder {
        rows::set_ladder(context, document.as_deref())?;
        let detail = difference(&before, after, new.is_none());
        journal::record(context, &Entry::new(Kind::LadderChanged).detail(detail))?;
    }
    Ok(LadderSet::Set)
}

/// What is otherwise in a ladder than it was, as the journal keeps it.
fn difference(before: &Ladder, after: &Ladder, as_scheme: bool) -> String {
    let mut told: Vec<String> = as_scheme.then(|| "as the scheme".to_owned()).into_iter().collect();
    let list = |codes: &[String]| codes.join(" ");
    for rung in &after.rungs {
        match before.rung(&rung.code) {
            Some(same) if same == rung => {}
            _ => told.push(format!(
                "stage {} [{}] asks [{}], opens [{}]",
                rung.code,
                rung.stage.map_or("joined", |stage| stage.as_str()),
                list(&rung.certificates),
                list(&rung.age_bands)
            )),
        }
    }
    for kind in &after.kinds {
        if before.kind(&kind.code) != Some(kind) {
            let retired = if kind.retired { ", retired" } else { "" };
            told.push(format!("certificate {}{retired}", kind.code));
        }
    }
    for (band, codes) in &after.ages {
        if before.ages.get(band) != Some(codes) {
            told.push(format!("age {band} asks [{}]", list(codes)));
        }
    }
    let gone = before.rungs.iter().filter(|rung| after.rung(&rung.code).is_none()).map(|rung| &rung.code);
    told.extend(gone.map(|code| format!("stage {code} gone")));
    let gone = before.kinds.iter().filter(|kind| after.kind(&kind.code).is_none()).map(|kind| &kind.code);
    told.extend(gone.map(|code| format!("certificate {code} gone")));
    if told.is_empty() {
        told.push("another order of stages".to_owned());
    }
    told.join("; ")
}

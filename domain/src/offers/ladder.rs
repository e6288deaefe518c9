//! Another ladder, looked at before it is set: who would no longer be planned, who could do more, and which offers
//! nobody could say yes to any more.

use std::collections::HashMap;

use super::rows;
use crate::basics::ids::{CaregiverId, RequestId};
use crate::caregivers::{self, Caregiver, Stage};
use crate::context::Context;
use crate::planning;
use crate::requests::{self, Slot};
use crate::training::{self, Held, LadderFault, LadderSet, Missing};
use crate::vouchers::{self, AgeBand, Figures, Ladder};

/// What somebody may do by a ladder, today.
#[derive(Clone, Debug, PartialEq, Eq)]
struct May {
    /// Whether she goes along with a mentor.
    learns: bool,
    /// The ages that she serves alone, by name.
    ages: Vec<&'static str>,
    /// Whether she takes trainees along.
    mentors: bool,
}

/// What changes for somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// She is no longer planned: she misses this.
    Stopped(Vec<Missing>),
    /// She is no longer planned for these ages.
    Fewer(Vec<&'static str>),
    /// She no longer takes trainees along.
    NoMentor,
    /// She can be planned for these ages; for none named, along with a mentor or as one.
    More(Vec<&'static str>),
}

/// An offer to which nobody could say yes any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Struck {
    /// To whom it was made.
    pub caregiver: CaregiverId,
    /// Her name, told apart.
    pub name: String,
    /// The slot.
    pub slot: Slot,
    /// What is missing.
    pub missing: Vec<Missing>,
}

/// Whom another ladder would touch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// What changes for whom: her name, told apart, and the change.
    pub people: Vec<(CaregiverId, String, Change)>,
    /// Offers that wait.
    pub waiting: Vec<Struck>,
    /// What was accepted, and stays.
    pub accepted: Vec<Struck>,
}

impl Touched {
    /// Whether it touches nobody.
    pub fn nobody(&self) -> bool {
        self.people.is_empty() && self.waiting.is_empty() && self.accepted.is_empty()
    }
}

/// What came of changing the ladder.
#[derive(Clone, Debug, PartialEq)]
pub enum LadderChanged {
    /// It holds.
    Changed,
    /// Somebody else has set another one since; nothing was changed.
    ChangedMeanwhile,
    /// It cannot be one; nothing was changed.
    Unsound(Vec<LadderFault>),
    /// It touches others than those who were shown; nothing was changed.
    Touches(Touched),
}

/// Whom another ladder would touch, of those who are admitted and of what they were offered.
pub fn touched(context: &mut Context, new: &Ladder) -> anyhow::Result<Touched> {
    let today = context.today();
    let figures = vouchers::figures(&context.organiser.scheme, today)?;
    let old = training::ladder(&context.organiser, today)?;
    let held = training::held(context, today)?;
    let everybody = caregivers::admitted(context)?;
    let names = caregivers::told_apart(&everybody);
    let nothing = Held::default();
    let mut found = Touched::default();
    for caregiver in &everybody {
        let hers = held.get(&caregiver.id).unwrap_or(&nothing);
        let of = |ladder: &Ladder| may(ladder, figures, caregiver, hers, today);
        let missing = || missing_everywhere(new, figures, caregiver, hers, today);
        let name = names.get(&caregiver.id).cloned().unwrap_or_default();
        let changes = changes(&of(&old), &of(new), missing).into_iter();
        found.people.extend(changes.map(|change| (caregiver.id.clone(), name.clone(), change)));
    }
    found.people.sort_by(|a, b| a.1.cmp(&b.1));
    let offered = rows::open::to_come(context)?;
    let asked: Vec<RequestId> = offered.iter().map(|(_, slot)| slot.request_id.clone()).collect();
    let youngest = requests::youngest(context, &asked)?;
    let caregivers: HashMap<&CaregiverId, &Caregiver> = everybody.iter().map(|c| (&c.id, c)).collect();
    for (offer, slot) in offered {
        let Some(caregiver) = caregivers.get(&offer.caregiver_id) else { continue };
        let hers = held.get(&caregiver.id).unwrap_or(&nothing);
        let day = slot.wall_start().date();
        let band = youngest.get(&slot.request_id).and_then(|born| figures.nearest_age_band(*born, day));
        let missing = |ladder: &Ladder| planning::missing(ladder, caregiver, hers, offer.role, band, day);
        if missing(&old).is_empty() && !missing(new).is_empty() {
            let name = names.get(&caregiver.id).cloned().unwrap_or_default();
            let struck = Struck { caregiver: caregiver.id.clone(), name, missing: missing(new), slot };
            if offer.state.is_awaited() { &mut found.waiting } else { &mut found.accepted }.push(struck);
        }
    }
    Ok(found)
}

fn may(
    ladder: &Ladder,
    figures: &'static Figures,
    caregiver: &Caregiver,
    held: &Held,
    today: chrono::NaiveDate,
) -> May {
    let passes = |stage, bands: &[&AgeBand]| training::gate(ladder, caregiver, held, stage, bands, today).is_ok();
    let stage = caregiver.terms.stage;
    let serves = |band: &&'static AgeBand| stage != Stage::Trainee && passes(Stage::Qualified, &[*band]);
    May {
        learns: stage == Stage::Trainee && passes(Stage::Trainee, &[]),
        ages: figures.age_bands.iter().filter(serves).map(|band| band.name.as_str()).collect(),
        mentors: stage == Stage::Mentor && training::gate_of_stage(ladder, held, Stage::Mentor, today).is_ok(),
    }
}

/// What she misses for all that she could do before: of one who serves, at the age that asks the least.
fn missing_everywhere(
    ladder: &Ladder,
    figures: &Figures,
    caregiver: &Caregiver,
    held: &Held,
    today: chrono::NaiveDate,
) -> Vec<Missing> {
    let missing = |stage, bands: &[&AgeBand]| {
        training::gate(ladder, caregiver, held, stage, bands, today).err().unwrap_or_default()
    };
    match caregiver.terms.stage {
        Stage::Trainee => missing(Stage::Trainee, &[]),
        _ => figures
            .age_bands
            .iter()
            .map(|band| missing(Stage::Qualified, &[band]))
            .min_by_key(Vec::len)
            .unwrap_or_default(),
    }
}

fn changes(before: &May, after: &May, missing: impl Fn() -> Vec<Missing>) -> Vec<Change> {
    let something = |may: &May| may.learns || !may.ages.is_empty();
    let beyond =
        |one: &May, other: &May| one.ages.iter().filter(|age| !other.ages.contains(age)).copied().collect::<Vec<_>>();
    let mut changes = Vec::new();
    if something(before) && !something(after) {
        return vec![Change::Stopped(missing())];
    }
    let (fewer, more) = (beyond(before, after), beyond(after, before));
    if !fewer.is_empty() {
        changes.push(Change::Fewer(fewer));
    }
    if before.mentors && !after.mentors {
        changes.push(Change::NoMentor);
    }
    if !more.is_empty() || (after.learns && !before.learns) || (after.mentors && !before.mentors) {
        changes.push(Change::More(more));
    }
    changes
}

/// Changes the ladder of the organiser: to one of its own, or again to its scheme's. `opened` marks the ladder that was
/// there when the change was made up, `seen` those whom it was said to touch.
pub fn change_ladder(
    context: &mut Context,
    new: Option<&Ladder>,
    opened: &str,
    seen: &str,
) -> anyhow::Result<LadderChanged> {
    let scheme = &vouchers::figures(&context.organiser.scheme, context.today())?.ladder;
    let touched = touched(context, new.unwrap_or(scheme))?;
    if crate::basics::mark::mark(&touched) != seen {
        return Ok(LadderChanged::Touches(touched));
    }
    Ok(match training::set_ladder(context, new, opened)? {
        LadderSet::Set => LadderChanged::Changed,
        LadderSet::ChangedMeanwhile => LadderChanged::ChangedMeanwhile,
        LadderSet::Unsound(faults) => LadderChanged::Unsound(faults),
    })
}

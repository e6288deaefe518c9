//! The last steps by hand of a coordinator in a week, which she can take back, the last one first: as long as nobody was
//! told of it, and as long as what it changed is still as it left it. A new plan and a publication end them all.

use diesel::Queryable;
use serde::{Deserialize, Serialize};

use super::{Decided, rows};
use crate::basics::ids::{CaregiverId, CoordinatorId, SlotId, StepId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};

/// How slots stand in a plan that is not published: who has them, what is decided, what is set aside.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Standings(pub Vec<SlotStands>);

/// How one slot stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SlotStands {
    /// The slot.
    pub slot: String,
    /// Who has it.
    pub caregiver: Option<String>,
    /// Who goes along.
    pub trainee: Option<String>,
    /// What is decided about it: whom, and what.
    pub decisions: Vec<(String, String)>,
    /// What is set aside: for whom, which policy, why, by whom, when.
    pub waivers: Vec<[String; 5]>,
}

/// A step by hand.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// What was done, as the journal calls it.
    pub kind: Kind,
    /// To which slot.
    pub slot: SlotId,
    /// With whom.
    pub caregiver: CaregiverId,
    /// When.
    pub at: Instant,
    /// Whether somebody was told of it.
    pub told: bool,
    stood: String,
    stands: String,
}

impl Step {
    /// The slots that it changed.
    pub fn slots(&self) -> Vec<SlotId> {
        let slots = self.left().map(|stands| stands.0).unwrap_or_default();
        slots.iter().filter_map(|stands| SlotId::parse(&stands.slot)).collect()
    }

    /// Who had its slots before, slot by slot.
    pub fn holders_before(&self) -> anyhow::Result<Vec<(SlotId, CaregiverId)>> {
        let stood: Standings = serde_json::from_str(&self.stood)?;
        let had = |s: &SlotStands| Some((SlotId::parse(&s.slot)?, CaregiverId::parse(s.caregiver.as_deref()?)?));
        Ok(stood.0.iter().filter_map(had).collect())
    }

    fn left(&self) -> anyhow::Result<Standings> {
        Ok(serde_json::from_str(&self.stands)?)
    }

    /// Whether all that it changed is still as it left it.
    pub fn is_untouched(&self, context: &mut Context) -> anyhow::Result<bool> {
        Ok(standings(context, &self.slots())? == self.left()?)
    }
}

/// How these slots stand now.
pub fn standings(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<Standings> {
    let mut sorted: Vec<SlotId> = slots.to_vec();
    sorted.sort();
    sorted.dedup();
    rows::steps::standings(context, &sorted)
}

/// Keeps what a coordinator has just done, so that she can take it back. Nothing is kept of what changed nothing.
pub fn keep(
    context: &mut Context,
    week: IsoWeek,
    entry: (Kind, &SlotId, &CaregiverId),
    stood: &Standings,
    told: bool,
) -> anyhow::Result<()> {
    let Some(coordinator) = context.actor.coordinator().cloned() else { return Ok(()) };
    let slots: Vec<SlotId> = stood.0.iter().filter_map(|stands| SlotId::parse(&stands.slot)).collect();
    let stands = standings(context, &slots)?;
    if stands == *stood {
        return Ok(());
    }
    let texts = (serde_json::to_string(stood)?, serde_json::to_string(&stands)?);
    rows::steps::insert(context, &week.to_string(), &coordinator, entry, texts, told)
}

/// The steps that a coordinator may take back, the last one first.
pub fn of(context: &mut Context, week: IsoWeek, coordinator: &CoordinatorId) -> anyhow::Result<Vec<Step>> {
    rows::steps::of(context, &week.to_string(), coordinator)
}

/// Puts back how the slots of a step stood before it.
pub fn take_back(context: &mut Context, week: IsoWeek, step: &Step) -> anyhow::Result<()> {
    let stood: Standings = serde_json::from_str(&step.stood)?;
    for stands in &stood.0 {
        rows::steps::restore(context, &week.to_string(), stands)?;
    }
    rows::steps::delete(context, &step.id)?;
    let entry = Entry::new(Kind::StepUndone).slot(&step.slot).caregiver(&step.caregiver).week(week);
    journal::record(context, &entry.detail(step.kind.as_str()))
}

/// Ends the steps of a week: it was solved anew, or published.
pub fn end(context: &mut Context, week: IsoWeek) -> anyhow::Result<()> {
    rows::steps::delete_of_week(context, &week.to_string())
}

impl SlotStands {
    /// What is decided, as the table has it.
    pub(super) fn decided(&self) -> anyhow::Result<Vec<(CaregiverId, Decided)>> {
        let read = |(who, kind): &(String, String)| {
            CaregiverId::parse(who)
                .zip(Decided::parse(kind))
                .ok_or_else(|| anyhow::anyhow!("a step holds a decision nobody knows"))
        };
        self.decisions.iter().map(read).collect()
    }
}

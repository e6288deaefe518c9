//! The gate at one slot: who may not come, whatever the rules of the plan say, and what of it a coordinator has signed
//! for.

use super::Role;
use crate::basics::ids::{CaregiverId, SlotId};
use crate::caregivers::{self, Caregiver, Stage};
use crate::context::Context;
use crate::requests::{self, Slot};
use crate::training::{self, Held, Missing};
use crate::vouchers::{self, AgeBand, Ladder};

/// Somebody has accepted a slot, and by now something is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The slot, which stays hers.
    pub slot: SlotId,
    /// Who.
    pub caregiver: CaregiverId,
    /// What is missing on that day.
    pub missing: Vec<Missing>,
}

/// What a caregiver would miss to come to a slot in a part; nothing when she may.
pub fn barred(context: &mut Context, slot: &Slot, caregiver: &CaregiverId, role: Role) -> anyhow::Result<Vec<Missing>> {
    let Some(caregiver) = caregivers::get(context, caregiver)? else { return Ok(vec![Missing::Talk]) };
    let day = slot.wall_start().date();
    let figures = vouchers::figures(&context.organiser.scheme, slot.week.monday())?;
    let ladder = training::ladder(&context.organiser, slot.week.monday())?;
    let youngest = requests::children_of_slot(context, slot)?.into_iter().max();
    let band = youngest.and_then(|born| figures.nearest_age_band(born, day));
    let held = training::held_by(context, &caregiver.id)?;
    let away = caregivers::absences_of(context, &caregiver.id)?.into_iter().find(|absence| absence.covers(day));
    let mut all = missing(&ladder, &caregiver, &held, role, band, day);
    all.extend(away.map(|absence| Missing::Presence(absence.until_day)));
    Ok(all)
}

/// What is missing in a part, on a day, with children of a band.
pub fn missing(
    ladder: &Ladder,
    caregiver: &Caregiver,
    held: &Held,
    role: Role,
    band: Option<&AgeBand>,
    day: chrono::NaiveDate,
) -> Vec<Missing> {
    // Who serves is asked what serving asks, also where she stands higher.
    let stage = if role == Role::Trainee { Stage::Trainee } else { Stage::Qualified };
    let bands: Vec<&AgeBand> = band.into_iter().collect();
    training::gate(ladder, caregiver, held, stage, &bands, day).err().unwrap_or_default()
}

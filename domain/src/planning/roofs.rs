//! Who lives under one roof: nobody cares for children at home as a job in the household that she lives in.

use std::collections::HashSet;

use crate::basics::IsoWeek;
use crate::basics::house::{Dwelling, SameRoof};
use crate::basics::ids::{CaregiverId, FamilyId};
use crate::caregivers::{self, Caregiver};
use crate::context::Context;
use crate::families::{self, Family};
use crate::requests;

/// A caregiver who may live with a family, going by the two addresses: until a coordinator has said so, she is not
/// planned there. She says no by noting that the family wishes for her, or by completing an address (a number, a
/// box); and yes by noting *never*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtfulRoof {
    /// The family.
    pub family: FamilyId,
    /// The caregiver.
    pub caregiver: CaregiverId,
}

/// Whether a caregiver is of this household: by her e-mail address, or by the roof. Who is wished for by the family
/// has been looked at by a coordinator: there the doubt is over.
pub(super) fn of_household(
    (family, here): (&Family, &Dwelling),
    (caregiver, there): (&Caregiver, &Dwelling),
    wished: &HashSet<(FamilyId, CaregiverId)>,
) -> SameRoof {
    if [&family.email, &family.email_heard].contains(&&Some(caregiver.email.clone())) {
        return SameRoof::Yes;
    }
    match here.same_roof(there) {
        SameRoof::Unsure if wished.contains(&(family.id.clone(), caregiver.id.clone())) => SameRoof::No,
        verdict => verdict,
    }
}

/// Who may live with a family that has a slot in this week, and nobody has said whether it is so.
pub fn doubtful_roofs(context: &mut Context, week: IsoWeek) -> anyhow::Result<Vec<DoubtfulRoof>> {
    let asking: HashSet<FamilyId> =
        requests::slots_of_week(context, week)?.into_iter().map(|slot| slot.family_id).collect();
    let wished: HashSet<(FamilyId, CaregiverId)> = caregivers::usual(context)?.into_iter().collect();
    let never: HashSet<(FamilyId, CaregiverId)> = caregivers::never(context)?.into_iter().collect();
    let caregivers = caregivers::admitted(context)?;
    let homes: Vec<Dwelling> = caregivers.iter().map(|c| c.profile.dwelling()).collect();
    let mut doubtful = Vec::new();
    for family in families::all(context)?.iter().filter(|family| asking.contains(&family.id)) {
        let here = family.dwelling();
        for (caregiver, there) in caregivers.iter().zip(&homes) {
            let pair = (family.id.clone(), caregiver.id.clone());
            let unsure = of_household((family, &here), (caregiver, there), &wished) == SameRoof::Unsure;
            if unsure && !never.contains(&pair) {
                doubtful.push(DoubtfulRoof { family: pair.0, caregiver: pair.1 });
            }
        }
    }
    Ok(doubtful)
}

//! Who does not go to a family, whatever a coordinator decides: a wish of either side, her own roof, a trainee where
//! none may.

use std::collections::{HashMap, HashSet};

use super::Gathered;
use crate::basics::house::SameRoof;
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::caregivers::Stage;
use crate::families::Family;
use crate::planning::draft::Decided;
use crate::planning::roofs::{DoubtfulRoof, Roofs};

/// Who goes to whom, as far as addresses and wishes say.
pub struct Welcome {
    /// By family, who does not go there.
    kept_away: HashMap<FamilyId, Vec<CaregiverId>>,
    /// Who may live with a family, and nobody has said whether it is so.
    pub doubtful: Vec<DoubtfulRoof>,
}

impl Welcome {
    /// Of everybody and every family of the week.
    pub fn of(gathered: &Gathered) -> Self {
        let roofs = Roofs::new(&gathered.caregivers, &gathered.homes);
        let (mut kept_away, mut doubtful) = (HashMap::new(), Vec::new());
        for family in gathered.families.values() {
            let kin = roofs.of_household(family, &gathered.wishes.usual);
            let never = gathered.wishes.never.get(&family.id);
            for (who, _) in kin.iter().filter(|(_, verdict)| *verdict == SameRoof::Unsure) {
                let caregiver = &gathered.caregivers[*who].id;
                if !never.is_some_and(|never| never.contains(caregiver)) {
                    doubtful.push(DoubtfulRoof { family: family.id.clone(), caregiver: caregiver.clone() });
                }
            }
            // In doubt she is not planned there.
            let kin: HashSet<usize> = kin.into_iter().map(|(who, _)| who).collect();
            kept_away.insert(family.id.clone(), kept_from(gathered, family, &kin, never));
        }
        doubtful.sort_by(|a, b| (&a.family, &a.caregiver).cmp(&(&b.family, &b.caregiver)));
        Welcome { kept_away, doubtful }
    }

    /// Who does not go to a family.
    pub fn kept_from(&self, family: &FamilyId) -> &[CaregiverId] {
        self.kept_away.get(family).map_or(&[], Vec::as_slice)
    }
}

fn kept_from(
    gathered: &Gathered,
    family: &Family,
    kin: &HashSet<usize>,
    never: Option<&HashSet<CaregiverId>>,
) -> Vec<CaregiverId> {
    let all = gathered.caregivers.iter().enumerate();
    all.filter(|(who, caregiver)| {
        caregiver.terms.stage == Stage::Trainee && !family.trainees_welcome
            || kin.contains(who)
            || never.is_some_and(|never| never.contains(&caregiver.id))
    })
    .map(|(_, caregiver)| caregiver.id.clone())
    .collect()
}

impl Gathered<'_> {
    /// Whom a coordinator forbade a slot that she would not go to anyway.
    pub(super) fn unwelcome_anyway(&self, welcome: &Welcome) -> HashSet<(SlotId, CaregiverId)> {
        let family: HashMap<&SlotId, &FamilyId> = self.slots.iter().map(|slot| (&slot.id, &slot.family_id)).collect();
        let forbidden = self.decisions.iter().filter(|d| d.kind == Decided::Forbid);
        let anyway =
            forbidden.filter(|d| family.get(&d.slot).is_some_and(|f| welcome.kept_from(f).contains(&d.caregiver)));
        anyway.map(|d| (d.slot.clone(), d.caregiver.clone())).collect()
    }
}

//! The fixed charge of a new face: a caregiver who serves any slot of a household where nobody knows her costs points
//! once. In pricing the charge is shared out over the household's slots by multipliers that sum to at most the
//! charge, so that it never counts for more than it is: with `y ≥ x(s)` for each slot relaxed, a Lagrangian bound
//! (Geoffrion
//! 1974; for the fixed charge Magnanti, Wolsey, *Optimal trees*, 1995). A column knows its true charge besides.

use crate::problem::Instance;
use crate::problem::units::Units;

/// No household where the charge is shared out.
const NO_GROUP: u32 = u32::MAX;

/// Households in which a person would be a new face and could serve more than one slot.
#[derive(Debug, Clone, Default)]
pub struct Faces {
    /// Units: the charge, rounded down.
    pub charge: i64,
    /// By group: places in the person's slots.
    pub members: Vec<Vec<u32>>,
    group_of: Vec<u32>,
}

impl Faces {
    /// A person's groups. Where only one slot of a household is within reach its gain is lowered by the charge instead.
    pub(super) fn new(instance: &Instance, person: usize, slots: &[u32], gain: &mut [i64], units: &Units) -> Self {
        let mut faces = Faces { charge: units.down(instance.new_face), ..Faces::default() };
        if faces.charge == 0 || instance.people[person].is_trainee() {
            return faces;
        }
        let unknown = |place: &usize| !instance.slots[slots[*place] as usize].usual.contains(&person);
        let mut places: Vec<usize> = (0..slots.len()).filter(unknown).collect();
        let household = |place: usize| instance.slots[slots[place] as usize].household;
        places.sort_by_key(|&place| (household(place), place));
        faces.group_of = vec![NO_GROUP; slots.len()];
        for same in places.chunk_by(|&one, &next| household(one) == household(next)) {
            match same {
                [only] => gain[*only] -= faces.charge,
                several => {
                    several.iter().for_each(|&place| faces.group_of[place] = faces.members.len() as u32);
                    faces.members.push(several.iter().map(|&place| place as u32).collect());
                }
            }
        }
        if faces.members.is_empty() {
            faces.group_of.clear();
        }
        faces
    }

    /// The group of a place.
    pub fn group_of(&self, place: usize) -> Option<usize> {
        let group = *self.group_of.get(place)?;
        (group != NO_GROUP).then_some(group as usize)
    }

    /// The groups that some places touch, each once, in order.
    pub fn touched(&self, stops: &[u32]) -> Vec<usize> {
        if self.members.is_empty() {
            return Vec::new();
        }
        let mut groups: Vec<usize> = stops.iter().filter_map(|&stop| self.group_of(stop as usize)).collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// Units that some places cost, beyond what is in their gains.
    pub fn charge_of(&self, stops: &[u32]) -> i64 {
        self.charge * self.touched(stops).len() as i64
    }

    /// Multipliers that share each charge out evenly.
    pub fn even(&self) -> Vec<i64> {
        let mut shares = vec![0; self.group_of.len()];
        for members in &self.members {
            members.iter().for_each(|&place| shares[place as usize] = self.charge / members.len() as i64);
        }
        shares
    }
}

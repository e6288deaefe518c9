//! Where the charge of a new face is shared out: shares move to the slots that a person's best week takes, as a
//! subgradient says, and the others give way so that no household's shares exceed its charge.

use super::{Branching, Relaxation};
use crate::pricing::{Column, Faces};

/// Moves the shares of everybody towards the slots taken. `step` is by how many units a share grows at most.
pub(super) fn follow(
    relaxation: &Relaxation<'_>,
    columns: &[Column],
    shares: &mut [Vec<i64>],
    branching: Option<&Branching>,
    step: i64,
) {
    for (person, column) in columns.iter().enumerate() {
        let faces = &relaxation.reaches[person].faces;
        for group in faces.touched(&column.stops) {
            let members = &faces.members[group];
            let settled = |&place: &u32| branching.is_some_and(|branching| branching.given(person, place));
            let paid = paid_in(faces, group, column, &shares[person]);
            if paid >= faces.charge || members.iter().any(settled) {
                continue;
            }
            let taken: Vec<u32> =
                column.stops.iter().copied().filter(|&stop| faces.group_of(stop as usize) == Some(group)).collect();
            let more = step.min((faces.charge - paid) / taken.len() as i64 + 1);
            taken.iter().for_each(|&place| shares[person][place as usize] += more);
            shrink(members, &taken, faces.charge, &mut shares[person]);
        }
    }
}

/// Units of a group's charge that a column pays by its shares.
pub(super) fn paid_in(faces: &Faces, group: usize, column: &Column, shares: &[i64]) -> i64 {
    let own = column.stops.iter().filter(|&&stop| faces.group_of(stop as usize) == Some(group));
    own.map(|&stop| shares[stop as usize]).sum()
}

/// Makes shares sum to the charge at most: those of slots not taken first, all alike, then the others.
fn shrink(members: &[u32], taken: &[u32], charge: i64, shares: &mut [i64]) {
    let sum = |places: &[u32], shares: &[i64]| places.iter().map(|&place| shares[place as usize]).sum::<i64>();
    let others: Vec<u32> = members.iter().copied().filter(|place| !taken.contains(place)).collect();
    for places in [&others[..], taken] {
        let over = sum(members, shares) - charge;
        let held = sum(places, shares);
        if over > 0 && held > 0 {
            let left = (held - over).max(0);
            for &place in places {
                let share = &mut shares[place as usize];
                *share = (i128::from(*share) * i128::from(left) / i128::from(held)) as i64;
            }
        }
    }
}

/// Shares of somebody about whom something was decided: all of a charge on a slot that is given, nothing on one that is
/// closed.
pub(super) fn settle(relaxation: &Relaxation<'_>, person: usize, branching: &Branching, shares: &mut [i64]) {
    let faces = &relaxation.reaches[person].faces;
    for members in &faces.members {
        if let Some(&given) = members.iter().find(|&&place| branching.given(person, place)) {
            members.iter().for_each(|&place| shares[place as usize] = 0);
            shares[given as usize] = faces.charge;
            continue;
        }
        let open: Vec<u32> = members.iter().copied().filter(|&place| !branching.closed(person, place)).collect();
        if open.len() == members.len() || open.is_empty() {
            continue;
        }
        let held: i64 = open.iter().map(|&place| shares[place as usize]).sum();
        for &place in members {
            let share = shares[place as usize];
            shares[place as usize] = match (open.contains(&place), held) {
                (false, _) => 0,
                (true, 0) => faces.charge / open.len() as i64,
                (true, held) => (i128::from(share) * i128::from(faces.charge) / i128::from(held)) as i64,
            };
        }
    }
}

//! What a ladder must be, so that somebody can climb it and nobody passes below the floor.

use std::collections::HashSet;

use crate::caregivers::Stage;
use crate::vouchers::{Figures, Ladder, Rung};

/// What is wrong with a ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LadderFault {
    /// It has no rung on which one serves alone.
    Empty,
    /// Two rungs of one code.
    TwoRungs(String),
    /// Two certificates of one code.
    TwoCertificates(String),
    /// A rung that nobody can climb to: it stands above one that asks more.
    OutOfOrder {
        /// The rung.
        rung: String,
        /// The one below it.
        below: String,
    },
    /// A rung asks a certificate of which no new ones are noted, and nothing counts in its place.
    NoWayIn {
        /// The rung.
        rung: String,
        /// What it asks.
        certificate: String,
    },
    /// Serving children of an age asks such a certificate.
    NoWayToAge {
        /// The age band.
        age: String,
        /// What it asks.
        certificate: String,
    },
    /// No rung, or more than one, opens an age.
    OpenedOften(String),
    /// A rung opens an age and is none on which one serves alone.
    OpensNotAlone(String),
    /// Certificates that count in place of each other, round and round.
    Cycle(Vec<String>),
    /// It asks less than the floor: of everybody, or for an age.
    BelowFloor {
        /// What the floor asks.
        certificate: String,
        /// For which age; none: of everybody.
        age: Option<String>,
    },
    /// Something would count in place of what the floor asks.
    InsteadOfFloor(String),
    /// Caregivers hold a certificate that would no longer be known.
    InUse {
        /// Which.
        certificate: String,
        /// Who holds it.
        names: Vec<String>,
    },
}

/// What is wrong with a ladder in itself, and against the floor of a scheme.
pub fn faults(ladder: &Ladder, figures: &Figures) -> Vec<LadderFault> {
    let mut faults = Vec::new();
    if !ladder.rungs.iter().any(|rung| rung.stage == Some(Stage::Qualified)) {
        faults.push(LadderFault::Empty);
    }
    faults.extend(twice(ladder.rungs.iter().map(|rung| &rung.code)).map(LadderFault::TwoRungs));
    faults.extend(twice(ladder.kinds.iter().map(|kind| &kind.code)).map(LadderFault::TwoCertificates));
    faults.extend(ladder.rungs.windows(2).filter_map(|pair| out_of_order(&pair[0], &pair[1])));
    let closed = |code: &&String| !can_be_shown(ladder, code);
    for rung in &ladder.rungs {
        let closed = rung.certificates.iter().filter(closed).cloned();
        faults.extend(closed.map(|certificate| LadderFault::NoWayIn { rung: rung.code.clone(), certificate }));
    }
    for (age, codes) in &ladder.ages {
        let closed = codes.iter().filter(closed).cloned();
        faults.extend(closed.map(|certificate| LadderFault::NoWayToAge { age: age.clone(), certificate }));
    }
    for band in &figures.age_bands {
        let opening: Vec<&Rung> = ladder.rungs.iter().filter(|rung| rung.age_bands.contains(&band.name)).collect();
        if opening.len() != 1 {
            faults.push(LadderFault::OpenedOften(band.name.clone()));
        }
    }
    let not_alone = |rung: &&Rung| !rung.age_bands.is_empty() && rung.stage != Some(Stage::Qualified);
    faults.extend(ladder.rungs.iter().filter(not_alone).map(|rung| LadderFault::OpensNotAlone(rung.code.clone())));
    faults.extend(cycle(ladder).map(LadderFault::Cycle));
    faults.extend(below_floor(ladder, figures));
    faults
}

/// Codes that are there more than once.
fn twice<'l>(codes: impl Iterator<Item = &'l String>) -> impl Iterator<Item = String> {
    let mut seen = HashSet::new();
    let again: Vec<String> = codes.filter(|code| !seen.insert(*code)).cloned().collect();
    again.into_iter()
}

fn out_of_order(below: &Rung, rung: &Rung) -> Option<LadderFault> {
    let rises = match (below.stage, rung.stage) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(below), Some(stage)) => stage.is_at_least(below),
    };
    (!rises).then(|| LadderFault::OutOfOrder { rung: rung.code.clone(), below: below.code.clone() })
}

/// Whether somebody who has nothing yet can come to show what is asked.
fn can_be_shown(ladder: &Ladder, asked: &str) -> bool {
    ladder.kinds.iter().any(|kind| !kind.retired && ladder.meets(asked, &kind.code))
}

/// A round of certificates that count in place of each other; then it would be open which of them is asked.
fn cycle(ladder: &Ladder) -> Option<Vec<String>> {
    ladder.kinds.iter().find_map(|kind| {
        let mut path = vec![kind.code.clone()];
        leads_back(ladder, &kind.code, &mut path).then_some(path)
    })
}

fn leads_back(ladder: &Ladder, to: &str, path: &mut Vec<String>) -> bool {
    let Some(kind) = path.last().and_then(|last| ladder.kind(last)) else { return false };
    for next in &kind.instead_of {
        if next == to {
            return true;
        }
        if !path.contains(next) {
            path.push(next.clone());
            if leads_back(ladder, to, path) {
                return true;
            }
            path.pop();
        }
    }
    false
}

fn below_floor(ladder: &Ladder, figures: &Figures) -> Vec<LadderFault> {
    let floor = &figures.floor;
    let open = |asked: &[&str], codes: &[String]| {
        codes.iter().filter(|code| !asked.contains(&code.as_str())).cloned().collect::<Vec<_>>()
    };
    let of_all: Vec<&str> = ladder.asked_at(Stage::Trainee).collect();
    let below = |certificate, age| LadderFault::BelowFloor { certificate, age };
    let mut faults: Vec<LadderFault> =
        open(&of_all, &floor.everybody).into_iter().map(|one| below(one, None)).collect();
    for band in &figures.age_bands {
        let asked = ladder.asked(Stage::Qualified, &[band]);
        let codes = floor.ages.get(&band.name).map_or(&[][..], Vec::as_slice);
        faults.extend(open(&asked, codes).into_iter().map(|one| below(one, Some(band.name.clone()))));
    }
    let instead = ladder.kinds.iter().flat_map(|kind| &kind.instead_of).filter(|code| floor.has(code));
    faults.extend(instead.map(|code| LadderFault::InsteadOfFloor(code.clone())));
    faults
}

#[cfg(test)]
mod tests;

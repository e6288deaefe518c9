//! Triples of slots of which the chosen parts of weeks hold two more than once: what a plan never does.

use super::balance::{Balance, Balanced};
use crate::lagrangian::Relaxation;
use crate::params::PARAMS;
use std::collections::HashMap;

/// What is served once: a slot, or the first of its alternatives in its stead.
fn need(relaxation: &Relaxation<'_>, slot: usize) -> u32 {
    relaxation.instance.alternatives(slot).chain([slot]).min().unwrap_or(slot) as u32
}

/// The triples that are broken most.
pub(super) fn broken(relaxation: &Relaxation<'_>, balance: &Balance<'_>, balanced: &Balanced) -> Vec<[u32; 3]> {
    let parts: Vec<(f64, Vec<u32>)> = (balance.entries.iter().zip(&balanced.share))
        .filter(|(entry, share)| **share > 1e-6 && !relaxation.is_trainee(entry.person))
        .map(|(entry, share)| {
            let slots = &relaxation.reaches[entry.person].slots;
            let mut needs: Vec<u32> =
                entry.stops.iter().map(|&stop| need(relaxation, slots[stop as usize] as usize)).collect();
            needs.sort_unstable();
            (*share, needs)
        })
        .collect();
    // By pair: how much of weeks holds both.
    let mut pairs: HashMap<(u32, u32), f64> = HashMap::new();
    for (share, needs) in &parts {
        for (at, &one) in needs.iter().enumerate() {
            for &other in &needs[at + 1..] {
                *pairs.entry((one, other)).or_default() += share;
            }
        }
    }
    let mut beside: HashMap<u32, Vec<u32>> = HashMap::new();
    for &(one, other) in pairs.keys() {
        beside.entry(one).or_default().push(other);
        beside.entry(other).or_default().push(one);
    }
    let pair = |one: u32, other: u32| pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or(0.0);
    let mut found: Vec<(f64, [u32; 3])> = Vec::new();
    for (&middle, others) in &beside {
        for (at, &one) in others.iter().enumerate() {
            for &other in &others[at + 1..] {
                let mut triple = [middle, one, other];
                triple.sort_unstable();
                // Three pairs may all be there: looked at once, from the first of the three.
                if pair(one, other) > 0.0 && triple[0] != middle {
                    continue;
                }
                let most = pair(middle, one) + pair(middle, other) + pair(one, other);
                if most <= 1.0 + PARAMS.triple_breach {
                    continue;
                }
                let holds = |needs: &Vec<u32>| triple.iter().filter(|need| needs.binary_search(need).is_ok()).count();
                let held: f64 = parts.iter().filter(|(_, needs)| holds(needs) >= 2).map(|(share, _)| share).sum();
                if held > 1.0 + PARAMS.triple_breach {
                    found.push((held, triple));
                }
            }
        }
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    found.dedup_by_key(|found| found.1);
    found.into_iter().take(PARAMS.triples_at_once).map(|(_, triple)| triple).collect()
}

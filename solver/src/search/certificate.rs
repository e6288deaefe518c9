//! What the bound rests on, with names, for others to check. `docs/certificate.md` says what it means.

use crate::format::{BoundCertificate, CERTIFICATE_FORMAT, CaseDecision, CertifiedCase, CertifiedPrices};
use crate::lagrangian::{Case, Decision, Evidence, Prices, Relaxation};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The certificate of a bound. The caller knows the week file's hash and puts it in.
pub(super) fn certificate(relaxation: &Relaxation<'_>, evidence: &Evidence) -> BoundCertificate {
    let mut different: Vec<&Arc<Prices>> = Vec::new();
    let mut place_of: HashMap<*const Prices, usize> = HashMap::new();
    let mut cases: Vec<CertifiedCase> = Vec::new();
    for Case { decisions, prices, .. } in &evidence.cases {
        let place = *place_of.entry(Arc::as_ptr(prices)).or_insert(different.len());
        if place == different.len() {
            different.push(prices);
        }
        cases.push(CertifiedCase {
            decisions: decisions.iter().map(|decision| named(relaxation, decision)).collect(),
            prices: place,
        });
    }
    let bound = evidence.bound(relaxation);
    BoundCertificate {
        format: CERTIFICATE_FORMAT.to_owned(),
        week: relaxation.instance.week.week.clone(),
        sha256: String::new(),
        unit: relaxation.units.exponent(),
        grid: relaxation.grid,
        bound_units: bound,
        bound: relaxation.units.points_up(bound),
        prices: different.into_iter().map(|prices| with_names(relaxation, prices)).collect(),
        cases,
    }
}

fn slot_id<'r>(relaxation: &'r Relaxation<'_>, person: usize, place: usize) -> &'r str {
    relaxation.instance.slot_id(relaxation.reaches[person].slots[place] as usize)
}

fn named(relaxation: &Relaxation<'_>, decision: &Decision) -> CaseDecision {
    CaseDecision {
        caregiver: relaxation.instance.person_id(decision.person).to_owned(),
        slot: slot_id(relaxation, decision.person, decision.place).to_owned(),
        given: decision.given,
    }
}

fn with_names(relaxation: &Relaxation<'_>, prices: &Prices) -> CertifiedPrices {
    let instance = relaxation.instance;
    let by_place = |lists: &[Vec<i64>]| {
        let people = lists.iter().enumerate().map(|(person, list)| {
            let priced = list.iter().enumerate().filter(|(_, price)| **price != 0);
            let named = priced.map(|(place, &price)| (slot_id(relaxation, person, place).to_owned(), price));
            (instance.person_id(person).to_owned(), named.collect::<BTreeMap<_, _>>())
        });
        people.filter(|(_, priced)| !priced.is_empty()).collect()
    };
    let sloped = relaxation.reaches.iter().filter(|reach| reach.dense);
    CertifiedPrices {
        slots: prices
            .slot
            .iter()
            .enumerate()
            .map(|(slot, &price)| (instance.slot_id(slot).to_owned(), price))
            .collect(),
        lessons: by_place(&prices.along),
        faces: by_place(&prices.faces),
        minutes: sloped
            .map(|reach| (instance.person_id(reach.person).to_owned(), prices.minutes[reach.person]))
            .collect(),
    }
}

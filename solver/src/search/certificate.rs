//! What the bound rests on, with names, for others to check. `docs/certificate.md` says what it means.

use crate::format::{
    BoundCertificate, CERTIFICATE_FORMAT, CaseDecision, CertifiedCase, CertifiedList, CertifiedPrices, CertifiedTriple,
};
use crate::lagrangian::{Bundles, Decision, Evidence, Prices, Relaxation, Sieve};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What has a place in the certificate's lists already.
struct Listed<'e, 'r> {
    relaxation: &'r Relaxation<'r>,
    prices: Vec<CertifiedPrices>,
    lists: Vec<CertifiedList>,
    prices_at: HashMap<(*const Prices, *const Bundles), usize>,
    lists_at: HashMap<*const Sieve, usize>,
    /// Keeps what the pointers point to.
    evidence: &'e Evidence,
}

impl Listed<'_, '_> {
    fn prices(&mut self, prices: &Arc<Prices>, bundles: &Arc<Bundles>) -> usize {
        let fresh = self.prices.len();
        let place = *self.prices_at.entry((Arc::as_ptr(prices), Arc::as_ptr(bundles))).or_insert(fresh);
        if place == fresh {
            self.prices.push(with_names(self.relaxation, prices, bundles));
        }
        place
    }

    fn list(&mut self, sieve: &Arc<Sieve>) -> usize {
        if let Some(&place) = self.lists_at.get(&Arc::as_ptr(sieve)) {
            return place;
        }
        let of = sieve.of.as_ref().map(|of| self.list(of));
        let prices = self.prices(&sieve.prices, &sieve.bundles);
        let decisions = all_named(self.relaxation, &sieve.decisions);
        self.lists.push(CertifiedList { of, decisions, prices });
        self.lists_at.insert(Arc::as_ptr(sieve), self.lists.len() - 1);
        self.lists.len() - 1
    }

    fn cases(&mut self) -> Vec<CertifiedCase> {
        let cases = self.evidence.cases.iter().map(|case| CertifiedCase {
            decisions: all_named(self.relaxation, &case.decisions),
            prices: self.prices(&case.prices, &case.bundles),
            list: case.list.as_ref().map(|sieve| self.list(sieve)),
        });
        cases.collect()
    }
}

/// The certificate of a bound. The caller knows the week file's hash and puts it in.
pub(super) fn certificate(relaxation: &Relaxation<'_>, evidence: &Evidence) -> BoundCertificate {
    let (prices_at, lists_at) = (HashMap::new(), HashMap::new());
    let mut listed = Listed { relaxation, prices: Vec::new(), lists: Vec::new(), prices_at, lists_at, evidence };
    let cases = listed.cases();
    let bound = evidence.bound(relaxation);
    BoundCertificate {
        format: CERTIFICATE_FORMAT.to_owned(),
        week: relaxation.instance.week.week.clone(),
        sha256: String::new(),
        unit: relaxation.units.exponent(),
        grid: relaxation.grid,
        bound_units: bound,
        bound: relaxation.units.points_up(bound),
        prices: listed.prices,
        lists: listed.lists,
        cases,
    }
}

fn all_named(relaxation: &Relaxation<'_>, decisions: &[Decision]) -> Vec<CaseDecision> {
    decisions.iter().map(|decision| named(relaxation, decision)).collect()
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

fn with_names(relaxation: &Relaxation<'_>, prices: &Prices, bundles: &Bundles) -> CertifiedPrices {
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
        visits: visits(relaxation, bundles),
        triples: (bundles.triples.iter())
            .map(|(slots, price)| CertifiedTriple {
                slots: slots.map(|slot| instance.slot_id(slot as usize).to_owned()),
                price: *price,
            })
            .collect(),
    }
}

fn visits(relaxation: &Relaxation<'_>, bundles: &Bundles) -> BTreeMap<String, i64> {
    let paid = bundles.visits.iter().enumerate().filter(|(_, visit)| **visit != 0);
    let named = paid.filter_map(|(household, &visit)| {
        let slot = *relaxation.households[household].first()? as usize;
        Some((relaxation.instance.week.slots[slot].household.clone(), visit))
    });
    named.collect()
}

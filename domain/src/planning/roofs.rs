//! Who lives under one roof: nobody cares for children at home as a job in the household that she lives in.

use std::collections::{HashMap, HashSet};

use crate::basics::EmailAddress;
use crate::basics::house::{Dwelling, SameRoof};
use crate::basics::ids::{CaregiverId, FamilyId};
use crate::caregivers::Caregiver;
use crate::families::Family;

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

/// Where the caregivers live, so that a family is compared with its neighbours alone.
pub(super) struct Roofs<'a> {
    caregivers: &'a [Caregiver],
    homes: &'a [Dwelling],
    neighbours: HashMap<&'a str, Vec<usize>>,
    mailboxes: HashMap<&'a EmailAddress, Vec<usize>>,
}

impl<'a> Roofs<'a> {
    /// Of these caregivers, who live in these homes.
    pub fn new(caregivers: &'a [Caregiver], homes: &'a [Dwelling]) -> Self {
        let (mut neighbours, mut mailboxes) = (HashMap::<_, Vec<usize>>::new(), HashMap::<_, Vec<usize>>::new());
        for (who, (caregiver, home)) in caregivers.iter().zip(homes).enumerate() {
            neighbours.entry(home.neighbourhood()).or_default().push(who);
            mailboxes.entry(&caregiver.email).or_default().push(who);
        }
        Roofs { caregivers, homes, neighbours, mailboxes }
    }

    /// Who is of this household, by the e-mail address or by the roof, and who may be. Who is wished for by the family
    /// has been looked at by a coordinator: there the doubt is over.
    pub fn of_household(&self, family: &Family, wished: &HashSet<(FamilyId, CaregiverId)>) -> Vec<(usize, SameRoof)> {
        let here = family.dwelling();
        let known = [&family.email, &family.email_heard]
            .into_iter()
            .flatten()
            .filter_map(|email| self.mailboxes.get(email))
            .flatten();
        let mut found: Vec<(usize, SameRoof)> = known.map(|who| (*who, SameRoof::Yes)).collect();
        for who in self.neighbours.get(here.neighbourhood()).into_iter().flatten().copied() {
            let verdict = here.same_roof(&self.homes[who]);
            let over = || wished.contains(&(family.id.clone(), self.caregivers[who].id.clone()));
            if verdict == SameRoof::Yes || verdict == SameRoof::Unsure && !over() {
                found.push((who, verdict));
            }
        }
        found.sort_by_key(|(who, verdict)| (*who, *verdict != SameRoof::Yes));
        found.dedup_by_key(|(who, _)| *who);
        found
    }
}

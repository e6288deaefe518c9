//! Who could take one slot over, with what it breaks and what it is worth: the coordinator's ranking.

use crate::format::{Assignment, Parts};
use crate::objective;
use crate::problem::Instance;
use crate::problem::roster::{Roster, with};
use crate::questions::reasons::breaches_of_adding;
use crate::rules::{Breach, Duty, Rule, breaches, either_of_two};

mod handover;

/// A rule that an assignment by hand would break, with its figures and without words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Which rule.
    pub rule: Rule,
    /// Whose duty breaks it: the caregiver, the trainee, or the present holder whose day becomes too short.
    pub caregiver: String,
    /// In which slot.
    pub slot: String,
    /// The other slot of a pair.
    pub other: Option<String>,
    /// The figure found: minutes, or days for `days-limit`; 0 where the rule has none.
    pub found: i64,
    /// The figure that the rule asks for.
    pub limit: i64,
}

impl Broken {
    pub(crate) fn new(instance: &Instance, breach: &Breach) -> Self {
        Broken {
            rule: breach.rule,
            caregiver: instance.person_id(breach.person).to_owned(),
            slot: instance.slot_id(breach.slot).to_owned(),
            other: breach.other.map(|other| instance.slot_id(other).to_owned()),
            found: breach.found,
            limit: breach.limit,
        }
    }
}

/// One other slot handed on, so that a candidate becomes free.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Handover {
    /// The slot that the candidate gives up.
    pub slot: String,
    /// Who takes it.
    pub to: String,
}

/// A caregiver who could take the slot.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Who.
    pub caregiver: String,
    /// The rules in the way; empty when the candidate can come.
    pub broken: Vec<Broken>,
    /// Points that the plan gains (or loses) when this candidate serves the slot.
    pub change: f64,
    /// The same, part by part.
    pub parts: Parts,
    /// Minutes on the road that the candidate's week grows by.
    pub travel_minutes: i64,
    /// Whether the candidate is free only after handing one other slot on.
    pub after: Option<Handover>,
}

fn without(duty: &[usize], slot: usize) -> Vec<usize> {
    duty.iter().copied().filter(|&other| other != slot).collect()
}

impl Instance {
    /// Every rule that this assignment, made by hand, breaks given the rest of the plan. The slot's present holder
    /// makes way; unknown names break `one-caregiver`.
    pub fn broken_by(
        &self,
        assignments: &[Assignment],
        slot: &str,
        caregiver: &str,
        trainee: Option<&str>,
    ) -> Vec<Broken> {
        let unknown = || {
            let (caregiver, slot) = (caregiver.to_owned(), slot.to_owned());
            vec![Broken { rule: Rule::OneCaregiver, caregiver, slot, other: None, found: 0, limit: 0 }]
        };
        let (Some(slot), Some(who)) = (self.slot_of(slot), self.person_of(caregiver)) else { return unknown() };
        let second = match trainee.map(|trainee| self.person_of(trainee)) {
            None => None,
            Some(Some(second)) => Some(second),
            Some(None) => return unknown(),
        };
        let roster = Roster::read(self, assignments);
        let duties = roster.duties(self);
        let mut found = breaches_of_adding(self, who, &without(&duties[who], slot), slot);
        found.splice(0..0, overruled(self, &roster, who, slot));
        if let Some(second) = second {
            let slots = with(self, &without(&duties[second], slot), slot);
            let mentors: Vec<_> = slots.iter().map(|&place| Some(who).filter(|_| place == slot)).collect();
            found.extend(breaches(self, &Duty { person: second, slots: &slots, about: Some(slot), mentors: &mentors }));
        }
        if let Some(holder) = roster.caregiver[slot].filter(|&holder| holder != who) {
            found.extend(shortened(self, holder, &duties[holder], slot));
        }
        found.iter().map(|breach| Broken::new(self, breach)).collect()
    }

    /// Everyone who is no trainee, weighed for one slot: those who can come first, then by points. The slot's present
    /// holder makes way, and a trainee who may not go with the candidate stays at home. Empty for an unknown slot.
    pub fn candidates(&self, assignments: &[Assignment], slot: &str) -> Vec<Candidate> {
        let Some(slot) = self.slot_of(slot) else { return Vec::new() };
        let roster = Roster::read(self, assignments);
        let duties = roster.duties(self);
        let scales = Scales::new(self, &roster, &duties, slot);
        let people = (0..self.people.len()).filter(|&person| !self.people[person].is_trainee());
        let mut out: Vec<Candidate> = people.map(|person| scales.weigh(person)).collect();
        best_first(&mut out);
        out
    }
}

/// The breach of serving a slot while somebody else serves one of its alternatives.
fn overruled(instance: &Instance, roster: &Roster, person: usize, slot: usize) -> Option<Breach> {
    let served = roster.instead(instance, slot)?;
    (roster.caregiver[served] != Some(person)).then(|| either_of_two(person, slot, served))
}

/// The day that becomes too short when a holder gives a slot up.
fn shortened(instance: &Instance, holder: usize, duty: &[usize], slot: usize) -> Vec<Breach> {
    let slots = without(duty, slot);
    let about = slots.iter().copied().find(|&other| instance.slots[other].day == instance.slots[slot].day);
    match about {
        None => Vec::new(),
        about => Rule::ShortDay.breaches(instance, &Duty { person: holder, slots: &slots, about, mentors: &[] }),
    }
}

/// A plan around one slot, from which each candidate is weighed.
struct Scales<'p> {
    instance: &'p Instance,
    roster: &'p Roster,
    duties: &'p [Vec<usize>],
    slot: usize,
    /// What the plan loses when the slot's holder leaves it.
    vacated: Parts,
    holder_breaches: Vec<Breach>,
    served: Vec<usize>,
}

impl<'p> Scales<'p> {
    fn new(instance: &'p Instance, roster: &'p Roster, duties: &'p [Vec<usize>], slot: usize) -> Self {
        let served = objective::served_by_household(instance, roster);
        let mut vacated = Parts::default();
        let holder = roster.caregiver[slot];
        vacated.add(&objective::of_slot(instance, slot, None), 1.0);
        vacated.add(&objective::of_slot(instance, slot, holder), -1.0);
        let mut holder_breaches = Vec::new();
        if let Some(holder) = holder {
            vacated.add(&objective::of_person(instance, holder, &without(&duties[holder], slot)), 1.0);
            vacated.add(&objective::of_person(instance, holder, &duties[holder]), -1.0);
            if served[instance.slots[slot].household] == 1 {
                vacated.household_first -= instance.week.weights.household_first;
            }
            holder_breaches = shortened(instance, holder, &duties[holder], slot);
        }
        Scales { instance, roster, duties, slot, vacated, holder_breaches, served }
    }

    fn weigh(&self, person: usize) -> Candidate {
        let (instance, slot) = (self.instance, self.slot);
        let before = without(&self.duties[person], slot);
        let after = with(instance, &before, slot);
        let holds = self.roster.caregiver[slot] == Some(person);
        let mut found = breaches_of_adding(instance, person, &before, slot);
        found.splice(0..0, overruled(instance, self.roster, person, slot));
        if !holds {
            found.extend(&self.holder_breaches);
        }
        let mut parts = self.vacated;
        parts.add(&objective::of_slot(instance, slot, Some(person)), 1.0);
        parts.add(&objective::of_slot(instance, slot, None), -1.0);
        parts.add(&objective::of_person(instance, person, &after), 1.0);
        parts.add(&objective::of_person(instance, person, &before), -1.0);
        let others = self.served[instance.slots[slot].household] - usize::from(self.roster.caregiver[slot].is_some());
        if others == 0 {
            parts.household_first += instance.week.weights.household_first;
        }
        if let Some(trainee) = self.roster.trainee[slot].filter(|&trainee| !instance.may_accompany(person, trainee)) {
            parts.add(&objective::of_person(instance, trainee, &without(&self.duties[trainee], slot)), 1.0);
            parts.add(&objective::of_person(instance, trainee, &self.duties[trainee]), -1.0);
        }
        let road = |duty: &[usize]| objective::travel_minutes(instance, &instance.people[person], duty);
        Candidate {
            caregiver: instance.person_id(person).to_owned(),
            broken: found.iter().map(|breach| Broken::new(instance, breach)).collect(),
            change: parts.total(),
            parts,
            travel_minutes: road(&after) - road(&before),
            after: None,
        }
    }
}

fn best_first(candidates: &mut [Candidate]) {
    candidates.sort_by(|one, other| {
        let feasible = one.broken.is_empty().cmp(&other.broken.is_empty()).reverse();
        feasible.then(other.change.total_cmp(&one.change)).then(one.caregiver.cmp(&other.caregiver))
    });
}

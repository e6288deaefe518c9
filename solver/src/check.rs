//! Recomputes a plan from the rules alone. Nothing of the model is known here.

use crate::format::{Assignment, Plan, Proof, Solved, Status};
use crate::objective;
use crate::problem::Instance;
use crate::problem::roster::Roster;
use crate::questions::Broken;
use crate::questions::reasons;
use crate::rules::{Breach, Duty, Rule, breaches, either_of_two};
use std::collections::BTreeMap;
use std::fmt;

/// Points within which score, parts and bound must be right.
const POINTS: f64 = 0.01;
/// Within which the gap must be right; also the gap of an optimal plan.
const GAP: f64 = 1e-6;

/// One thing that a plan gets wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The hard rule that is broken, where one is.
    pub rule: Option<Rule>,
    /// The slot it is about, where there is one.
    pub slot: Option<String>,
    /// The caregiver it is about, where there is one.
    pub caregiver: Option<String>,
    /// The breach with its figures, where one person's duty breaks a rule.
    pub broken: Option<Broken>,
    /// What is wrong, with figures.
    pub message: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

fn difference(message: String) -> Difference {
    Difference { rule: None, slot: None, caregiver: None, broken: None, message }
}

fn about_slot(slot: &str, message: String) -> Difference {
    Difference { slot: Some(slot.to_owned()), ..difference(message) }
}

impl Instance {
    /// Everything that a plan file gets wrong: rules, score and parts, bound, gap, status, unserved slots and their
    /// reasons.
    pub fn check(&self, solved: &Solved) -> Vec<Difference> {
        let mut out = check_assignments(self, &solved.plan);
        out.extend(check_score(self, &solved.plan));
        out.extend(check_proof(solved));
        out.extend(check_unserved(self, &solved.plan));
        out
    }

    /// What a plan gets wrong that claims nothing of how good it could be: all but bound, gap and status.
    pub fn check_plan(&self, plan: &Plan) -> Vec<Difference> {
        let mut out = check_assignments(self, plan);
        out.extend(check_score(self, plan));
        out.extend(check_unserved(self, plan));
        out
    }

    /// What a plan made by another program gets wrong: rules and score only.
    pub fn check_peer(&self, plan: &Plan) -> Vec<Difference> {
        let mut out = check_assignments(self, plan);
        out.extend(check_score(self, plan));
        out
    }

    /// The rules that assignments break, whatever they are worth.
    pub fn check_rules(&self, assignments: &[Assignment]) -> Vec<Difference> {
        check_rules(self, assignments)
    }

    /// The plan of these assignments: score, parts and what stays open, computed from the rules.
    pub fn plan_of(&self, assignments: &[Assignment]) -> Plan {
        let (score, parts) = self.score(assignments);
        Plan {
            format: self.week.plan_format().to_owned(),
            week: self.week.week.clone(),
            score,
            parts,
            assignments: assignments.to_vec(),
            unserved: self.unserved(assignments),
        }
    }
}

/// The breaches of a whole roster, every person's.
pub fn breaches_of_roster(instance: &Instance, roster: &Roster) -> Vec<Breach> {
    let mut out = Vec::new();
    for (person, slots) in roster.duties(instance).iter().enumerate() {
        let second = |slot: usize| roster.trainee[slot] == Some(person) && roster.caregiver[slot] != Some(person);
        let mentors: Vec<_> = slots.iter().map(|&slot| roster.caregiver[slot].filter(|_| second(slot))).collect();
        out.extend(breaches(instance, &Duty { person, slots, about: None, mentors: &mentors }));
    }
    out
}

fn check_assignments(instance: &Instance, plan: &Plan) -> Vec<Difference> {
    let mut out = Vec::new();
    if plan.format != instance.week.plan_format() {
        let (is, right) = (&plan.format, instance.week.plan_format());
        out.push(difference(format!("format: is {is}, the plan of a {} file is {right}", instance.week.format)));
    }
    if plan.week != instance.week.week {
        out.push(difference(format!("week: the plan is of {}, the week file of {}", plan.week, instance.week.week)));
    }
    out.extend(check_rules(instance, &plan.assignments));
    out
}

fn check_rules(instance: &Instance, assignments: &[Assignment]) -> Vec<Difference> {
    let mut out = Vec::new();
    let mut times = BTreeMap::new();
    for assignment in assignments {
        let slot = assignment.slot.as_str();
        if instance.slot_of(slot).is_none() {
            out.push(about_slot(slot, format!("assignments: slot {slot} is not in the week file")));
        }
        for person in [Some(&assignment.caregiver), assignment.trainee.as_ref()].into_iter().flatten() {
            if instance.person_of(person).is_none() {
                let message = format!("assignments: slot {slot}: caregiver {person} is not in the week file");
                out.push(Difference { caregiver: Some(person.clone()), ..about_slot(slot, message) });
            }
        }
        if assignment.trainee.as_deref() == Some(assignment.caregiver.as_str()) {
            let message = format!(
                "{}: slot {slot}, caregiver {}: is caregiver and trainee at once",
                Rule::Accompanied,
                assignment.caregiver
            );
            out.push(Difference { rule: Some(Rule::Accompanied), ..about_slot(slot, message) });
        }
        *times.entry(slot).or_insert(0) += 1;
    }
    for (slot, times) in times.into_iter().filter(|(_, times)| *times > 1) {
        let message = format!("{}: slot {slot} is assigned {times} times", Rule::OneCaregiver);
        out.push(Difference { rule: Some(Rule::OneCaregiver), ..about_slot(slot, message) });
    }
    let roster = Roster::read(instance, assignments);
    for (slot, asked) in instance.slots.iter().enumerate() {
        if let (Some(pinned), None) = (asked.pinned, roster.caregiver[slot]) {
            let (id, pinned) = (instance.slot_id(slot), instance.person_id(pinned));
            let message = format!("{}: slot {id} is pinned to {pinned} and unserved", Rule::Pinned);
            out.push(Difference { rule: Some(Rule::Pinned), ..about_slot(id, message) });
        }
    }
    for group in &instance.eithers {
        let mut served = group.iter().copied().filter_map(|slot| Some((slot, roster.caregiver[slot]?)));
        let Some((first, one)) = served.next() else { continue };
        // Two of one person are a breach of that person's duty.
        let others = served.filter(|(_, other)| *other != one);
        out.extend(others.map(|(slot, person)| of_breach(instance, &either_of_two(person, slot, first))));
    }
    out.extend(breaches_of_roster(instance, &roster).iter().map(|breach| of_breach(instance, breach)));
    out
}

fn of_breach(instance: &Instance, breach: &Breach) -> Difference {
    Difference {
        rule: Some(breach.rule),
        slot: Some(instance.slot_id(breach.slot).to_owned()),
        caregiver: Some(instance.person_id(breach.person).to_owned()),
        broken: Some(Broken::new(instance, breach)),
        message: breach.words(instance),
    }
}

fn check_score(instance: &Instance, plan: &Plan) -> Vec<Difference> {
    let parts = objective::of_roster(instance, &Roster::read(instance, &plan.assignments));
    let stated = plan.parts.named().into_iter().chain([("score", plan.score)]);
    let right = parts.named().into_iter().chain([("score", parts.total())]);
    let wrong = stated.zip(right).filter(|((_, stated), (_, right))| (stated - right).abs() > POINTS);
    wrong
        .map(|((name, stated), (_, right))| difference(format!("{name}: is stated as {stated}, comes to {right}")))
        .collect()
}

fn check_proof(solved: &Solved) -> Vec<Difference> {
    let (score, Proof { status, bound, gap }) = (solved.plan.score, solved.proof);
    let mut out = Vec::new();
    if bound < score - POINTS {
        out.push(difference(format!("bound: {bound} is below the score, {score}")));
    }
    let right = Proof::gap_of(bound, score);
    if (gap - right).abs() > GAP {
        out.push(difference(format!("gap: is stated as {gap}, comes to {right}")));
    }
    // Which gap was asked for is not in the plan, so `within-gap` and `time-limit` cannot be told apart here.
    if (status == Status::Optimal) != (right <= GAP) {
        let (word, not) = match status == Status::Optimal {
            true => ("optimal", "more"),
            false => ("not optimal", "no more"),
        };
        out.push(difference(format!("status: is stated as {word}, yet the gap of {right} is {not} than {GAP}")));
    }
    out
}

fn check_unserved(instance: &Instance, plan: &Plan) -> Vec<Difference> {
    let mut out = Vec::new();
    let roster = Roster::read(instance, &plan.assignments);
    let duties = roster.duties(instance);
    let mut listed = BTreeMap::new();
    for unserved in &plan.unserved {
        *listed.entry(unserved.slot.as_str()).or_insert(0) += 1;
    }
    for (slot, caregiver) in roster.caregiver.iter().enumerate() {
        let id = instance.slot_id(slot);
        match (caregiver, listed.remove(id)) {
            (None, None) => out.push(about_slot(id, format!("unserved: slot {id} is neither served nor listed"))),
            (Some(_), Some(_)) => out.push(about_slot(id, format!("unserved: slot {id} is listed and served"))),
            (None, Some(times)) if times > 1 => {
                out.push(about_slot(id, format!("unserved: slot {id} is listed {times} times")));
            }
            _ => {}
        }
    }
    out.extend(listed.keys().map(|id| about_slot(id, format!("unserved: slot {id} is not in the week file"))));
    for unserved in &plan.unserved {
        let Some(slot) = instance.slot_of(&unserved.slot) else { continue };
        if roster.caregiver[slot].is_some() {
            continue;
        }
        let instead = roster.instead(instance, slot).map(|other| instance.slot_id(other));
        if unserved.instead.as_deref() != instead {
            let (is, right) = (unserved.instead.as_deref().unwrap_or("nothing"), instead.unwrap_or("nothing"));
            let message = format!("unserved: slot {}: {is} is said to be served instead, {right} is", unserved.slot);
            out.push(about_slot(&unserved.slot, message));
        }
        if instead.is_some() && unserved.remedy.is_some() {
            let message =
                format!("unserved: slot {}: a remedy is named though an alternative is served", unserved.slot);
            out.push(about_slot(&unserved.slot, message));
        }
        let right = if instead.is_some() { Vec::new() } else { reasons::of_slot(instance, &duties, slot) };
        if right != unserved.reasons {
            let said = words_of(&unserved.reasons);
            let message = format!("unserved: slot {}: reasons are {said}, come to {}", unserved.slot, words_of(&right));
            out.push(about_slot(&unserved.slot, message));
        }
    }
    out
}

fn words_of(reasons: &[crate::format::Reason]) -> String {
    let words: Vec<String> = reasons.iter().map(|reason| format!("{} {}", reason.rule, reason.caregivers)).collect();
    words.join(", ")
}

//! How the weeks are planned, for everybody to read: made from the rules, the weights and their grounds as they are in
//! force, so that it never says anything else than what is done.

use solver::Rule;

use super::{Figure, Ground, PlanTerms};
use crate::choices;

choices! {
    /// How strongly something is preferred; said by the messages `how-strength-…`.
    Strength {
        /// It does not count.
        Not => "not",
        /// Less than five minutes of care.
        Little => "little",
        /// Less than a quarter of an hour.
        Some => "some",
        /// Less than forty minutes.
        Strong => "strong",
        /// More than that.
        Strongest => "strongest",
    }
}

/// Minutes of a usual slot, of a usual way there, and of a usual wait: by them points a minute are compared with points
/// a slot.
const USUAL_SLOT: f64 = 180.0;
const USUAL_WAY: f64 = 30.0;
const USUAL_WAIT: f64 = 60.0;

/// The grounds, in the order in which a reader wants them.
const GROUNDS: [Ground; 6] = [Ground::Law, Ground::Safety, Ground::Policy, Ground::Word, Ground::Nature, Ground::Desk];

/// The rules of every plan, by their names, under the ground on which each stands.
pub fn rules_by_ground() -> Vec<(Ground, Vec<&'static str>)> {
    // Families cannot ask for one of two times yet, so nobody need read how that is kept.
    let told = |rule: &Rule| *rule != Rule::Either;
    let of = |ground: Ground| {
        let rules = Rule::ALL.into_iter().filter(told).filter(move |rule| Ground::of(*rule) == ground);
        (ground, rules.map(|rule| rule.name()).collect::<Vec<_>>())
    };
    GROUNDS.into_iter().map(of).collect()
}

/// What a plan prefers, the strongest first: named by the messages `how-prefer-…`.
pub fn preferences(terms: &PlanTerms) -> Vec<(Figure, Strength)> {
    let weighed = [
        (Figure::HouseholdFirst, 1.0),
        (Figure::Continuity, 1.0),
        (Figure::Language, 1.0),
        (Figure::NewFace, 1.0),
        (Figure::Change, 1.0),
        (Figure::Wanted, USUAL_SLOT),
        (Figure::IfNeeded, USUAL_SLOT),
        (Figure::Shortfall, USUAL_SLOT),
        (Figure::Learning, USUAL_SLOT),
        (Figure::Travel, USUAL_WAY),
        (Figure::Idle, USUAL_WAIT),
    ];
    let minute = terms.get(Figure::ServedPerMinute) * terms.get(Figure::Priority3);
    let mut all = weighed.map(|(figure, times)| (figure, terms.get(figure) * times / minute)).to_vec();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all.into_iter().map(|(figure, minutes)| (figure, Strength::of(minutes))).collect()
}

/// How many times as much a minute of the most urgent care counts as one of the least urgent.
pub fn urgency(terms: &PlanTerms) -> f64 {
    terms.get(Figure::Priority5) / terms.get(Figure::Priority1)
}

impl Strength {
    /// How strong something is that weighs as much as so many minutes of care.
    fn of(minutes: f64) -> Strength {
        match minutes {
            m if m <= 0.0 => Strength::Not,
            m if m < 5.0 => Strength::Little,
            m if m < 15.0 => Strength::Some,
            m if m < 40.0 => Strength::Strong,
            _ => Strength::Strongest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_told_once_under_its_ground() {
        let told = rules_by_ground();
        assert_eq!(told.iter().map(|(_, rules)| rules.len()).sum::<usize>(), Rule::ALL.len() - 1);
        for (ground, rules) in told {
            assert!(!rules.is_empty() && rules.iter().all(|rule| Ground::of_name(rule) == ground), "{ground:?}");
        }
    }

    #[test]
    fn what_weighs_nothing_is_told_last_as_not_counting() {
        let typed = |figure: Figure| match figure {
            Figure::Language => "0".to_owned(),
            Figure::NewFace => "10000".to_owned(),
            other => super::super::written_figure(other.at_first()),
        };
        let terms = PlanTerms::parse(typed).expect("they can be set");
        let told = preferences(&terms);
        assert_eq!(told.first(), Some(&(Figure::NewFace, Strength::Strongest)));
        assert_eq!(told.last(), Some(&(Figure::Language, Strength::Not)));
        assert_eq!(
            [0.0, 4.9, 14.0, 15.0, 40.0].map(Strength::of),
            [Strength::Not, Strength::Little, Strength::Some, Strength::Strong, Strength::Strongest]
        );
    }
}

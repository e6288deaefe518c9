//! Best weeks against every subset of a few slots, judged by the rules' own files.

use super::*;
use crate::format::Week;
use crate::generate::{Wanted, generate};
use crate::objective;
use crate::problem::Problem;
use crate::reach::could_be_in;
use crate::rules::{Duty, Rule, breaches};
use crate::search::Dice;
use crate::units::Units;
use chrono::TimeDelta;

/// Slots looked at for each person: every subset of them is tried.
const FEW: usize = 10;

/// A made-up week in which rests, caps and short days bind, and in which every third has slots of odd lengths.
fn tight_week(seed: u64) -> Week {
    let wanted = Wanted { caregivers: 14, slots: 260, seed, week: "2026-W49".to_owned() };
    let mut week = generate(&wanted).expect("the wish is a proper one");
    let mut dice = Dice::new(seed);
    week.rules.daily_rest_minutes = [660, 800, 1000][dice.below(3)];
    week.rules.weekly_rest_minutes = [2100, 3500, 6000][dice.below(3)];
    for caregiver in &mut week.caregivers {
        caregiver.max_days = 1 + dice.below(6) as u32;
        caregiver.min_minutes_per_day = [0, 180, 300][dice.below(3)];
        caregiver.max_travel_minutes = 90;
        caregiver.certificates.clear();
    }
    for slot in &mut week.slots {
        slot.requires.clear();
        slot.blocked.clear();
        if seed.is_multiple_of(3) {
            slot.end += TimeDelta::minutes(dice.below(15) as i64);
        }
    }
    week
}

/// The worth, units, of every subset that keeps the rules.
fn every_week(problem: &Problem<'_>, units: &Units, reach: &Reach, price: &[i64]) -> Vec<i64> {
    let mut found = Vec::new();
    for subset in 0..1usize << reach.slots.len() {
        let places: Vec<usize> = (0..reach.slots.len()).filter(|place| subset >> place & 1 == 1).collect();
        let slots: Vec<usize> = places.iter().map(|&place| reach.slots[place] as usize).collect();
        let broken = breaches(problem, &Duty { person: reach.person, slots: &slots, about: None, mentors: &[] });
        if broken.iter().any(|breach| breach.rule != Rule::OneCaregiver && breach.rule != Rule::Accompanied) {
            continue;
        }
        let trainee = problem.people[reach.person].is_trainee();
        let of_slots = slots
            .iter()
            .filter(|_| !trainee)
            .map(|&slot| objective::of_slot(problem, slot, Some(reach.person)).total() - objective::of_slot(problem, slot, None).total());
        let points = objective::of_person(problem, reach.person, &slots).total() + of_slots.sum::<f64>();
        found.push(units.up(points) - places.iter().map(|&place| price[place]).sum::<i64>());
    }
    found
}

#[test]
fn the_best_week_is_the_best_subset_that_keeps_the_rules() {
    let (mut compared, mut broken_rest, mut odd) = (0, 0, 0);
    for seed in 0..24 {
        let week = tight_week(seed);
        let problem = Problem::new(&week);
        let units = Units::of(&problem);
        // Values are rounded by less than a unit for each part of a round.
        let slack = 1000;
        let mut dice = Dice::new(seed + 100);
        for person in 0..problem.people.len() {
            let mut within: Vec<u32> =
                (0..problem.slots.len() as u32).filter(|&slot| could_be_in(&problem, person, slot as usize)).collect();
            dice.shuffle(&mut within);
            within.truncate(FEW);
            let mut reach = Reach::new(&problem, person, &within, &units);
            odd += usize::from(reach.lost(1, 0) > 0);
            let price: Vec<i64> =
                reach.slots.iter().map(|_| units.up(dice.below(1500) as f64 * if reach.gain.len() > 5 { 1.0 } else { 0.2 })).collect();
            let mut every = every_week(&problem, &units, &reach, &price);
            every.sort_unstable();
            let best = every[every.len() - 1];
            let floor = best - units.up(400.0);
            let near = every.iter().filter(|&&worth| worth >= floor).count();
            for on_graph in [false, true] {
                if on_graph {
                    reach.days.iter_mut().for_each(|day| day.listed = None);
                }
                let mut planner = Planner::default();
                for (bounding, floor) in [(true, i64::MIN / 4), (false, i64::MIN / 4), (true, best - slack), (false, floor)] {
                    let question = Question { price: &price, closed: &[], floor, bounding };
                    let found = planner.best(&reach, &question).expect("an idle week is always there");
                    assert!(
                        (found.worth - best).abs() < slack,
                        "seed {seed} person {person} on the graph {on_graph}: {} for {best}",
                        found.worth
                    );
                    assert_eq!(found.worth_at(&price), found.worth);
                    let hoped = planner.loosen(&reach, &question).expect("an idle week is always there");
                    assert!(hoped >= best - slack, "the looser week is worth less: {hoped} for {best}");
                    broken_rest += usize::from(hoped > best + slack);
                }
                let question = Question { price: &price, closed: &[], floor, bounding: false };
                let all = planner.all(&reach, &question, 5000).expect("there are fewer than a thousand subsets");
                assert!(all.len().abs_diff(near) <= 1, "seed {seed} person {person}: {} weeks for {near}", all.len());
                compared += 1;
            }
        }
    }
    assert!(compared > 600 && broken_rest > 200 && odd > 20, "{compared} {broken_rest} {odd}");
}

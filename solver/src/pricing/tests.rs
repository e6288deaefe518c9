//! Best weeks against every subset of a few slots, judged by the rules' own files.

use super::*;
use crate::format::Week;
use crate::generate::{Wanted, generate};
use crate::objective;
use crate::pricing::could_be_in;
use crate::problem::Instance;
use crate::problem::units::Units;
use crate::random::Random;
use crate::rules::{Duty, Rule, breaches};
use chrono::TimeDelta;

/// Slots looked at for each person: every subset of them is tried.
const FEW: usize = 10;

/// A made-up week in which rests, caps and short days bind, and in which every third has slots of odd lengths.
fn tight_week(seed: u64) -> Week {
    let wanted =
        Wanted { caregivers: 14, slots: 260, seed, week: "2026-W49".to_owned(), format_1: true, ..Wanted::default() };
    let mut week = generate(&wanted).expect("the wish is a proper one");
    let mut random = Random::new(seed);
    week.rules.daily_rest_minutes = [660, 800, 1000][random.below(3)];
    week.rules.weekly_rest_minutes = [2100, 3500, 6000][random.below(3)];
    for caregiver in &mut week.caregivers {
        caregiver.max_days = 1 + random.below(6) as u32;
        caregiver.min_minutes_per_day = [0, 180, 300][random.below(3)];
        caregiver.max_travel_minutes = 90;
        caregiver.certificates.clear();
    }
    for slot in &mut week.slots {
        slot.requires.clear();
        slot.blocked.clear();
        if seed.is_multiple_of(3) {
            slot.end += TimeDelta::minutes(random.below(15) as i64);
        }
    }
    week
}

/// The worth, units, of every subset that keeps the rules.
fn every_week(instance: &Instance, units: &Units, reach: &Reach, price: &[i64]) -> Vec<i64> {
    let mut found = Vec::new();
    for subset in 0..1usize << reach.slots.len() {
        let places: Vec<usize> = (0..reach.slots.len()).filter(|place| subset >> place & 1 == 1).collect();
        let slots: Vec<usize> = places.iter().map(|&place| reach.slots[place] as usize).collect();
        let broken = breaches(instance, &Duty { person: reach.person, slots: &slots, about: None, mentors: &[] });
        if broken.iter().any(|breach| breach.rule != Rule::OneCaregiver && breach.rule != Rule::Accompanied) {
            continue;
        }
        let trainee = instance.people[reach.person].is_trainee();
        let of_slots = slots.iter().filter(|_| !trainee).map(|&slot| {
            objective::of_slot(instance, slot, Some(reach.person)).total()
                - objective::of_slot(instance, slot, None).total()
        });
        let points = objective::of_person(instance, reach.person, &slots).total() + of_slots.sum::<f64>();
        found.push(units.up(points) - places.iter().map(|&place| price[place]).sum::<i64>());
    }
    found
}

#[test]
fn the_best_week_is_the_best_subset_that_keeps_the_rules() {
    let (mut compared, mut broken_rest, mut odd) = (0, 0, 0);
    for seed in 0..24 {
        let week = tight_week(seed);
        let instance = Instance::new(week);
        let units = Units::of(&instance);
        // Values are rounded by less than a unit for each part of a round.
        let slack = 1000;
        let mut random = Random::new(seed + 100);
        for person in 0..instance.people.len() {
            let mut within: Vec<u32> = (0..instance.slots.len() as u32)
                .filter(|&slot| could_be_in(&instance, person, slot as usize))
                .collect();
            random.shuffle(&mut within);
            within.truncate(FEW);
            let mut reach = Reach::new(&instance, person, &within, &units);
            odd += usize::from(reach.lost(1, 0) > 0);
            let price: Vec<i64> = reach
                .slots
                .iter()
                .map(|_| units.up(random.below(1500) as f64 * if reach.gain.len() > 5 { 1.0 } else { 0.2 }))
                .collect();
            let mut every = every_week(&instance, &units, &reach, &price);
            every.sort_unstable();
            let best = every[every.len() - 1];
            let floor = best - units.up(400.0);
            let near = every.iter().filter(|&&worth| worth >= floor).count();
            for day_labelling in [false, true] {
                if day_labelling {
                    reach.days.iter_mut().for_each(|day| day.listed = None);
                }
                let mut pricer = Pricer::default();
                for (bounding, floor) in
                    [(true, i64::MIN / 4), (false, i64::MIN / 4), (true, best - slack), (false, floor)]
                {
                    let query = Query { price: &price, closed: &[], shares: &[], slope: 0, floor, bounding };
                    let found = pricer.best(&reach, &query).expect("an idle week is always there");
                    assert!(
                        (found.worth - best).abs() < slack,
                        "seed {seed} person {person} on the graph {day_labelling}: {} for {best}",
                        found.worth
                    );
                    assert_eq!(found.worth_at(&price), found.worth);
                    let hoped = pricer.loosen(&reach, &query).expect("an idle week is always there");
                    assert!(hoped >= best - slack, "the relaxed week is worth less: {hoped} for {best}");
                    broken_rest += usize::from(hoped > best + slack);
                }
                let query = Query { price: &price, closed: &[], shares: &[], slope: 0, floor, bounding: false };
                let all = pricer.all(&reach, &query, 5000).expect("there are fewer than a thousand subsets");
                assert!(all.len().abs_diff(near) <= 1, "seed {seed} person {person}: {} weeks for {near}", all.len());
                compared += 1;
            }
        }
    }
    assert!(compared > 600 && broken_rest > 200 && odd > 20, "{compared} {broken_rest} {odd}");
}

#[test]
fn weeks_that_are_listed_with_charges_are_those_that_charges_leave() {
    let (mut listed, mut spared) = (0, 0);
    for seed in 0..4 {
        let week = "2026-W48".to_owned();
        let wanted = Wanted { caregivers: 20, slots: 90, seed, week, ..Wanted::default() };
        let instance = Instance::new(generate(&wanted).expect("the wish is a proper one"));
        let units = Units::of(&instance);
        let every: Vec<u32> = (0..instance.slots.len() as u32).collect();
        let mut random = Random::new(seed);
        let mut pricer = Pricer::default();
        for person in (0..instance.people.len()).filter(|&person| !instance.people[person].is_trainee()) {
            let reach = Reach::new(&instance, person, &every, &units);
            // Shares are in the price, and all on some of the slots.
            let mut shares = reach.faces.even();
            for members in &reach.faces.members {
                members.iter().for_each(|&place| shares[place as usize] = 0);
                shares[members[random.below(members.len())] as usize] = reach.faces.charge;
            }
            let mut price: Vec<i64> = reach.gain.iter().map(|gain| gain * (7 + random.below(3) as i64) / 10).collect();
            price.iter_mut().zip(&shares).for_each(|(price, share)| *price += share);
            let ask =
                Query { price: &price, closed: &[], shares: &shares, slope: 0, floor: i64::MIN / 4, bounding: true };
            let best = pricer.best(&reach, &ask).expect("an idle week is always there").worth;
            let ask = Query { floor: best - units.up(300.0), bounding: false, ..ask };
            let true_and_near = |columns: Vec<Column>| {
                let near = |week: &&Column| week.true_worth_at(&price, &shares) >= ask.floor;
                let mut stops: Vec<Vec<u32>> = columns.iter().filter(near).map(|week| week.stops.clone()).collect();
                stops.sort();
                (columns.len(), stops)
            };
            let most = 200_000;
            let (few, with) = true_and_near(pricer.all(&reach, &ask, most).expect("they are not too many"));
            let (many, without) =
                true_and_near(pricer.all(&reach, &Query { shares: &[], ..ask }, most).expect("they are not too many"));
            assert_eq!(with, without, "seed {seed} person {person}");
            listed += with.len();
            spared += many - few;
        }
    }
    assert!(listed > 200 && spared > 100, "{listed} {spared}");
}

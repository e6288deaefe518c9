//! Chooses one week for each person out of some, so that no slot is held twice: a mixed-integer model, written in
//! `good_lp` and solved by HiGHS. It finds plans; it proves nothing, so its tolerances and branching touch no bound.

use super::solution::Solution;
use crate::lagrangian::Relaxation;
use crate::pricing::Column;
use good_lp::solvers::highs::{HighsParallelType, highs};
use good_lp::{Expression, Solution as _, SolverModel, Variable, constraint, variable, variables};
use std::collections::HashMap;

/// What may be chosen from: by person the weeks. Persons who are not named keep what they have, and so do their slots.
#[derive(Debug, Default)]
pub struct MasterColumns {
    /// Person and weeks; one of the weeks is the person's present one.
    pub people: Vec<(usize, Vec<Column>)>,
}

/// How much work may be spent.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Seconds.
    pub seconds: f64,
    /// Branch-and-bound nodes.
    pub nodes: i32,
    /// Gap at which to stop, relative.
    pub gap: f64,
    /// Threads of HiGHS.
    pub threads: u32,
    /// Seed of HiGHS.
    pub seed: i32,
}

/// The better choice, by person in the menu's order the number of the week; none when nothing better was found.
pub fn solve_master(
    relaxation: &Relaxation<'_>,
    solution: &Solution,
    menu: &MasterColumns,
    effort: &Effort,
) -> Option<Vec<usize>> {
    let instance = relaxation.instance;
    let points = |units: i64| relaxation.units.points(units);
    let mut vars = variables!();
    let mut objective = Expression::with_capacity(1000);
    let mut chosen: Vec<Vec<Variable>> = Vec::new();
    let mut served: HashMap<usize, Vec<Variable>> = HashMap::new();
    let mut by_mentor: HashMap<usize, Vec<(usize, Variable)>> = HashMap::new();
    let mut learnt: HashMap<(usize, usize), Vec<Variable>> = HashMap::new();
    // What is in all weeks of a person is held whatever is chosen, and needs no row.
    let mut held: HashMap<usize, usize> = HashMap::new();
    for (person, weeks) in &menu.people {
        let reach = &relaxation.reaches[*person];
        let always = |stop: &&u32| weeks.iter().all(|week| week.stops.binary_search(stop).is_ok());
        if !relaxation.is_trainee(*person) {
            let in_all = weeks.first().into_iter().flat_map(|week| week.stops.iter().filter(always));
            held.extend(in_all.map(|&stop| (reach.slots[stop as usize] as usize, *person)));
        }
        let present = &solution.weeks[*person].stops;
        let mut taken = false;
        let mut columns = Vec::with_capacity(weeks.len());
        for week in weeks {
            let start = !taken && week.stops == *present;
            taken |= start;
            let column = vars.add(variable().binary().initial(if start { 1.0 } else { 0.0 }));
            objective += points(week.value) * column;
            columns.push(column);
            for &stop in &week.stops {
                let slot = reach.slots[stop as usize] as usize;
                if relaxation.is_trainee(*person) {
                    learnt.entry((slot, *person)).or_default().push(column);
                } else if !held.contains_key(&slot) {
                    served.entry(slot).or_default().push(column);
                    by_mentor.entry(slot).or_default().push((*person, column));
                }
            }
        }
        chosen.push(columns);
    }
    let free: HashMap<usize, ()> = menu.people.iter().map(|(person, _)| (*person, ())).collect();
    let kept = |slot: usize| {
        let others = solution.server(slot).filter(|person| !free.contains_key(person));
        others.or_else(|| held.get(&slot).copied())
    };
    let mut slots: Vec<usize> = served.keys().copied().collect();
    slots.sort_unstable();
    // Households: a point of interest only where no slot of theirs is kept by somebody outside the menu.
    let mut households: Vec<usize> = slots.iter().map(|&slot| instance.slots[slot].household).collect();
    households.sort_unstable();
    households.dedup();
    let mut rows = Vec::new();
    for household in households {
        let all = &relaxation.households[household];
        if relaxation.first_served() == 0 || all.iter().any(|&slot| kept(slot as usize).is_some()) {
            continue;
        }
        let now = all.iter().any(|&slot| solution.server(slot as usize).is_some());
        let first = vars.add(variable().min(0.0).max(1.0).initial(f64::from(u8::from(now))));
        objective += points(relaxation.first_served()) * first;
        let any = all.iter().filter_map(|slot| served.get(&(*slot as usize))).flatten();
        rows.push(constraint!(first <= any.copied().sum::<Expression>()));
    }
    for columns in &chosen {
        rows.push(constraint!(columns.iter().copied().sum::<Expression>() == 1.0));
    }
    for &slot in &slots {
        if let Some(columns) = served.get(&slot).filter(|columns| columns.len() > 1) {
            rows.push(constraint!(columns.iter().copied().sum::<Expression>() <= 1.0));
        }
    }
    for group in &alternatives_among(relaxation, &slots) {
        let columns = group.iter().flat_map(|slot| served[slot].iter().copied());
        rows.push(constraint!(columns.sum::<Expression>() <= 1.0));
    }
    for &slot in &slots {
        if instance.alternatives(slot).any(|other| held.contains_key(&other)) {
            rows.push(constraint!(served[&slot].iter().copied().sum::<Expression>() <= 0.0));
        }
    }
    let mut lessons: Vec<(usize, usize)> = learnt.keys().copied().collect();
    lessons.sort_unstable();
    for &(slot, trainee) in &lessons {
        // Nobody outside the menu who serves the slot may be missing: then the mentor is there anyway.
        let outside = kept(slot).is_some_and(|mentor| instance.may_accompany(mentor, trainee));
        if outside {
            continue;
        }
        let mentors = by_mentor.get(&slot).into_iter().flatten();
        let able = mentors.filter(|(mentor, _)| instance.may_accompany(*mentor, trainee)).map(|(_, column)| *column);
        let second: Expression = learnt[&(slot, trainee)].iter().copied().sum();
        rows.push(constraint!(second <= able.sum::<Expression>()));
    }
    for same in lessons.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
        let all = same.iter().flat_map(|lesson| learnt[lesson].iter().copied());
        rows.push(constraint!(all.sum::<Expression>() <= 1.0));
    }
    // Trainees outside the menu stay with mentors inside it only if those keep the slot.
    for &slot in &slots {
        let Some(trainee) = solution.learner(slot).filter(|trainee| !free.contains_key(trainee)) else { continue };
        let mentors = by_mentor[&slot].iter().filter(|(mentor, _)| instance.may_accompany(*mentor, trainee));
        rows.push(constraint!(mentors.map(|(_, column)| *column).sum::<Expression>() >= 1.0));
    }
    let mut model = vars
        .maximise(objective)
        .using(highs)
        .set_time_limit(effort.seconds.max(0.01))
        .set_parallel(HighsParallelType::Off)
        .set_threads(effort.threads)
        .set_option("mip_rel_gap", effort.gap)
        .set_option("mip_max_nodes", effort.nodes)
        .set_option("random_seed", effort.seed);
    for row in rows {
        model.add_constraint(row);
    }
    let solution = model.solve().ok()?;
    let pick = |columns: &Vec<Variable>| columns.iter().position(|&column| solution.value(column) > 0.5);
    chosen.iter().map(pick).collect()
}

/// The groups of alternatives of which some of these slots, in order, are two or more.
fn alternatives_among(relaxation: &Relaxation<'_>, slots: &[usize]) -> Vec<Vec<usize>> {
    let mut groups: HashMap<usize, Vec<usize>> = HashMap::new();
    for &slot in slots {
        if let Some(group) = relaxation.instance.slots[slot].either {
            groups.entry(group).or_default().push(slot);
        }
    }
    let mut several: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
    several.sort();
    several
}

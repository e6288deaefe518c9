//! Chooses one week for each person out of some, so that no slot is held twice: a mixed-integer model, written in
//! `good_lp` and solved by HiGHS. It finds plans; it proves nothing, so its tolerances and limits touch no bound.

use super::solution::Solution;
use crate::lagrangian::Relaxation;
use crate::pricing::Column;
use good_lp::solvers::highs::{HighsParallelType, highs};
use good_lp::{
    Constraint, Expression, ProblemVariables, Solution as _, SolverModel, Variable, constraint, variable, variables,
};
use std::collections::{HashMap, HashSet};

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
    let mut master = Master::of(relaxation, solution, menu);
    master.first_visits();
    master.one_week_each();
    master.one_caregiver_each();
    master.lessons();
    master.solve(effort)
}

/// The model: a column for each week that may be chosen, and what may not be chosen together.
struct Master<'m> {
    relaxation: &'m Relaxation<'m>,
    solution: &'m Solution,
    vars: ProblemVariables,
    objective: Expression,
    rows: Vec<Constraint>,
    /// By person in the menu's order: a column for each week.
    chosen: Vec<Vec<Variable>>,
    /// By slot: whose weeks serve it, and which.
    served: HashMap<usize, Vec<(usize, Variable)>>,
    /// By slot and trainee: the weeks in which she learns there.
    learnt: HashMap<(usize, usize), Vec<Variable>>,
    /// Who is in the menu.
    free: HashSet<usize>,
    /// The slots that are in some of the weeks, in order.
    slots: Vec<usize>,
}

impl<'m> Master<'m> {
    fn of(relaxation: &'m Relaxation<'m>, solution: &'m Solution, menu: &MasterColumns) -> Self {
        let mut master = Master {
            relaxation,
            solution,
            vars: variables!(),
            objective: Expression::with_capacity(1000),
            rows: Vec::new(),
            chosen: Vec::new(),
            served: HashMap::new(),
            learnt: HashMap::new(),
            free: menu.people.iter().map(|(person, _)| *person).collect(),
            slots: Vec::new(),
        };
        for (person, weeks) in &menu.people {
            master.columns(*person, weeks);
        }
        master.slots = master.served.keys().copied().collect();
        master.slots.sort_unstable();
        master
    }

    fn points(&self, units: i64) -> f64 {
        self.relaxation.units.points(units)
    }

    /// Adds a column for each of a person's weeks.
    fn columns(&mut self, person: usize, weeks: &[Column]) {
        let (reach, learns) = (&self.relaxation.reaches[person], self.relaxation.is_trainee(person));
        let present = weeks.iter().position(|week| week.stops == self.solution.weeks[person].stops);
        let mut columns = Vec::with_capacity(weeks.len());
        for (number, week) in weeks.iter().enumerate() {
            let start = if present == Some(number) { 1.0 } else { 0.0 };
            let column = self.vars.add(variable().binary().initial(start));
            self.objective += self.points(week.value) * column;
            columns.push(column);
            for &stop in &week.stops {
                let slot = reach.slots[stop as usize] as usize;
                if learns {
                    self.learnt.entry((slot, person)).or_default().push(column);
                } else {
                    self.served.entry(slot).or_default().push((person, column));
                }
            }
        }
        self.chosen.push(columns);
    }

    /// Who serves a slot whatever is chosen.
    fn kept(&self, slot: usize) -> Option<usize> {
        self.solution.server(slot).filter(|person| !self.free.contains(person))
    }

    /// How many of the weeks that serve a slot are chosen.
    fn serving(&self, slot: usize) -> Expression {
        self.served.get(&slot).into_iter().flatten().map(|(_, column)| *column).sum()
    }

    /// How many of the weeks are chosen in which a mentor serves a slot who may take this trainee along.
    fn mentoring(&self, slot: usize, trainee: usize) -> Expression {
        let weeks = self.served.get(&slot).into_iter().flatten();
        let able = weeks.filter(|(mentor, _)| self.relaxation.instance.may_accompany(*mentor, trainee));
        able.map(|(_, column)| *column).sum()
    }

    /// A household counts once, when any of its slots is served. It is of interest only where no slot of its is kept by
    /// somebody outside the menu.
    fn first_visits(&mut self) {
        let worth = self.relaxation.first_served();
        let household = |slot: &usize| self.relaxation.instance.slots[*slot].household;
        let mut households: Vec<usize> = self.slots.iter().map(household).collect();
        households.sort_unstable();
        households.dedup();
        for household in households {
            let all = &self.relaxation.households[household];
            if worth == 0 || all.iter().any(|&slot| self.kept(slot as usize).is_some()) {
                continue;
            }
            let now = all.iter().any(|&slot| self.solution.server(slot as usize).is_some());
            let first = self.vars.add(variable().min(0.0).max(1.0).initial(f64::from(u8::from(now))));
            self.objective += self.points(worth) * first;
            let any: Expression = all.iter().map(|&slot| self.serving(slot as usize)).sum();
            self.rows.push(constraint!(first <= any));
        }
    }

    fn one_week_each(&mut self) {
        let weeks = self.chosen.iter().map(|columns| columns.iter().copied().sum::<Expression>());
        self.rows.extend(weeks.map(|weeks| constraint!(weeks == 1.0)));
    }

    /// A slot is served once, and of alternatives one.
    fn one_caregiver_each(&mut self) {
        for &slot in &self.slots {
            if self.served[&slot].len() > 1 {
                self.rows.push(constraint!(self.serving(slot) <= 1.0));
            }
        }
        for group in &alternatives_among(self.relaxation, &self.slots) {
            let all: Expression = group.iter().map(|&slot| self.serving(slot)).sum();
            self.rows.push(constraint!(all <= 1.0));
        }
    }

    /// Who learns at a slot goes along with a mentor, and alone of her kind.
    fn lessons(&mut self) {
        let mut lessons: Vec<(usize, usize)> = self.learnt.keys().copied().collect();
        lessons.sort_unstable();
        for &(slot, trainee) in &lessons {
            // Where somebody outside the menu serves the slot, the mentor is there anyway.
            if self.kept(slot).is_some_and(|mentor| self.relaxation.instance.may_accompany(mentor, trainee)) {
                continue;
            }
            let learns: Expression = self.learnt[&(slot, trainee)].iter().copied().sum();
            self.rows.push(constraint!(learns <= self.mentoring(slot, trainee)));
        }
        for same in lessons.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
            let all: Expression = same.iter().flat_map(|lesson| self.learnt[lesson].iter().copied()).sum();
            self.rows.push(constraint!(all <= 1.0));
        }
        // Trainees outside the menu stay with mentors inside it only if those keep the slot.
        for &slot in &self.slots {
            let learner = self.solution.learner(slot).filter(|trainee| !self.free.contains(trainee));
            if let Some(trainee) = learner {
                self.rows.push(constraint!(self.mentoring(slot, trainee) >= 1.0));
            }
        }
    }

    fn solve(self, effort: &Effort) -> Option<Vec<usize>> {
        let mut model = self
            .vars
            .maximise(self.objective)
            .using(highs)
            .set_time_limit(effort.seconds.max(0.01))
            .set_parallel(HighsParallelType::Off)
            .set_threads(effort.threads)
            .set_option("mip_rel_gap", effort.gap)
            .set_option("mip_max_nodes", effort.nodes)
            .set_option("random_seed", effort.seed);
        for row in self.rows {
            model.add_constraint(row);
        }
        let solution = model.solve().ok()?;
        let pick = |columns: &Vec<Variable>| columns.iter().position(|&column| solution.value(column) > 0.5);
        self.chosen.iter().map(pick).collect()
    }
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

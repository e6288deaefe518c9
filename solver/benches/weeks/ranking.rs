//! How long a coordinator's page waits for an answer about a city's week, asked of an instance that was prepared once.

use super::size::solved;
use std::time::Instant as Moment;
use wijkopvang_solver::*;

const CITY: (usize, usize) = (300, 1300);

/// The waits for one question, milliseconds, by what it was asked about.
struct Waits {
    question: &'static str,
    milliseconds: Vec<f64>,
}

impl Waits {
    fn of<A>(question: &'static str, members: impl Iterator<Item = A>, ask: impl Fn(A)) -> Self {
        let milliseconds = members.map(|member| {
            let start = Moment::now();
            ask(member);
            1000.0 * start.elapsed().as_secs_f64()
        });
        Waits { question, milliseconds: milliseconds.collect() }
    }

    fn row(mut self) -> String {
        self.milliseconds.sort_by(f64::total_cmp);
        let all = &self.milliseconds;
        let (median, worst) = (all[all.len() / 2], all[all.len() - 1]);
        format!("| {} | {} | {median:.2} | {worst:.2} |", self.question, all.len())
    }
}

/// Asks every kind of question and prints the median and the worst wait.
pub fn measure(limit: f64) {
    let (week, solved, ..) = solved(limit.min(10.0), CITY.0, CITY.1);
    let given = &solved.plan.assignments;
    println!("| question on a city's week | times | median ms | worst ms |\n| --- | --- | --- | --- |");
    println!("{}", Waits::of("prepare the instance", 0..5, |_| drop(Instance::new(week.clone()))).row());
    let fresh: Vec<Instance> = (0..5).map(|_| Instance::new(week.clone())).collect();
    println!(
        "{}",
        Waits::of("what stays open and why, first time", fresh.iter(), |one| drop(one.unserved(given))).row()
    );
    let instance = &fresh[0];
    println!(
        "{}",
        Waits::of("score", 0..20, |_| {
            std::hint::black_box(instance.score(given));
        })
        .row()
    );
    println!("{}", Waits::of("rules of a plan", 0..20, |_| drop(instance.check_rules(given))).row());
    println!("{}", Waits::of("check of a plan file", 0..20, |_| drop(instance.check(&solved))).row());
    println!("{}", Waits::of("what stays open and why", 0..20, |_| drop(instance.unserved(given))).row());
    println!("{}", Waits::of("remedies of all that stays open", 0..10, |_| drop(instance.remedies(given))).row());
    println!("{}", Waits::of("hopeless slots", 0..10, |_| drop(instance.hopeless())).row());
    println!("{}", Waits::of("pins that contradict", 0..10, |_| drop(instance.pin_conflicts())).row());
    // Every fifth slot, and every twentieth where each takes longer.
    let every = |step: usize| week.slots.iter().step_by(step).map(|slot| slot.id.as_str());
    println!("{}", Waits::of("candidates of a slot", every(5), |slot| drop(instance.candidates(given, slot))).row());
    let handed = |slot: &str| drop(instance.candidates_after_a_handover(given, slot));
    println!("{}", Waits::of("candidates after a handover", every(20), handed).row());
    println!("{}", Waits::of("other times for a slot", every(5), |slot| drop(instance.doors(given, slot))).row());
    println!("{}", Waits::of("hours given and wanted", 0..20, |_| drop(instance.fairness(given))).row());
    println!("{}", Waits::of("every absence, two threads", 0..3, |_| drop(instance.rehearse(given, 2))).row());
    let who = week.caregivers[0].id.as_str();
    println!(
        "{}",
        Waits::of("what an assignment breaks", every(5), |slot| drop(instance.broken_by(given, slot, who, None))).row()
    );
}

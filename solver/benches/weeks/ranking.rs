//! How long a coordinator waits for the ranking of who could take a slot over, in a city's week.

use super::size::solved;
use std::time::Instant;
use wijkopvang_solver::*;

const CITY: (usize, usize) = (300, 1300);
/// What is promised, in milliseconds.
const PROMISED: f64 = 100.0;

/// Asks for the ranking of many slots, served and unserved ones, and prints the median and the worst wait.
pub fn measure(limit: f64) {
    let (week, plan, ..) = solved(limit.min(10.0), CITY.0, CITY.1);
    let free = |found: &[Candidate]| found.iter().filter(|candidate| candidate.broken.is_empty()).count();
    println!("| replacement in a city | slots asked | median ms | worst ms | free, on average |\n| --- | --- | --- | --- | --- |");
    type Ranking = fn(&Week, &[Assignment], &str) -> Vec<Candidate>;
    // Every fifth slot, and every twentieth where each takes longer.
    let rankings: [(&str, usize, Ranking); 2] =
        [("nobody else moves", 5, candidates), ("one other slot handed on", 20, candidates_after_a_handover)];
    for (name, every, ranking) in rankings {
        let asked: Vec<&str> = week.slots.iter().step_by(every).map(|slot| slot.id.as_str()).collect();
        let mut waits = Vec::new();
        let mut found = 0;
        for slot in &asked {
            let start = Instant::now();
            let ranked = ranking(&week, &plan.assignments, slot);
            waits.push(1000.0 * start.elapsed().as_secs_f64());
            found += free(&ranked);
        }
        waits.sort_by(f64::total_cmp);
        let (median, worst) = (waits[waits.len() / 2], waits[waits.len() - 1]);
        let late = if worst > PROMISED { format!(", over the {PROMISED} that are promised") } else { String::new() };
        println!("| {name} | {} | {median:.1} | {worst:.1}{late} | {:.1} |", asked.len(), found as f64 / asked.len() as f64);
    }
}

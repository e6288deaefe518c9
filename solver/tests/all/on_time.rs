//! Awkward weeks with little time: a checked plan all the same. How long it really took is printed; machines differ
//! too much to ask.

use crate::small_week::*;
use std::time::Instant;
use wijkopvang_solver::*;

/// Solves with a limit of so many seconds on two threads; the plan has passed the checker.
pub fn within(seconds: f64, week: &Week) -> Solved {
    let start = Instant::now();
    let elapsed = || start.elapsed().as_secs_f64();
    let watch = Watch { elapsed: &elapsed, stop: &|| false };
    let options = Options { time_limit: seconds, threads: 2, ..asked(0.0) };
    let plan = solve(&instance(week), &options, &watch, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    let taken = elapsed();
    println!("{taken:.2} s of {seconds}, gap {:.3} %", plan.proof.gap * 100.0);
    let differences: Vec<String> = instance(week).check(&plan).iter().take(5).map(ToString::to_string).collect();
    assert_eq!(differences, Vec::<String>::new());
    plan
}

fn time(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

#[test]
fn somebody_available_all_week_among_a_thousand_slots() {
    let slots = (0..1000i64).map(|index| {
        let from = 7 * (index / 7) % 1400;
        slot(&format!("s{index}"), index % 7, &time(from), &time(from + 15 + index % 50))
    });
    let plan =
        within(3.0, &week(vec![person("c"), Caregiver { max_minutes_per_day: 480, ..person("d") }], slots.collect()));
    assert!(plan.plan.assignments.len() > 150, "{}", plan.plan.assignments.len());
}

#[test]
fn thousands_of_slots_that_nobody_serves_are_explained_in_time() {
    let tired = |index: usize| Caregiver { max_minutes_per_day: 100, home: away(5.0), ..person(&format!("c{index}")) };
    let slots = (0..4000i64).map(|index| slot(&format!("s{index}"), index % 7, "9:00", "11:00")).collect();
    let plan = within(2.0, &week((0..200).map(tired).collect(), slots));
    assert_eq!(plan.plan.unserved.len(), 4000);
    assert!(
        plan.plan
            .unserved
            .iter()
            .all(|unserved| unserved.remedy.as_ref().is_some_and(|remedy| remedy.contains("from 100 to 120")))
    );
}

//! Made-up weeks of four sizes, and how time and gap grow between them.
//! `cargo bench --profile dev -p wijkopvang-solver --bench weeks -- SECONDS` (10 when left out).
#![allow(clippy::unwrap_used)]

use std::ops::ControlFlow;
use std::time::Instant;
use wijkopvang_solver::*;

fn main() {
    let limit = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(10.0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!("caregivers  slots  first plan s      1 % s   end s       score       bound    gap %");
    for (caregivers, slots) in [(60, 220), (150, 600), (300, 1300), (600, 2600)] {
        let week = generate(&Wanted { caregivers, slots, seed: 1, week: "2026-W48".to_owned() }).unwrap();
        let start = Instant::now();
        let elapsed = || start.elapsed().as_secs_f64();
        let (mut first, mut percent) = (f64::NAN, f64::NAN);
        let options = Options { threads, time_limit: limit, ..Options::default() };
        let plan = solve(&week, &options, &Watch { elapsed: &elapsed, stop: &|| false }, &mut |progress| {
            if first.is_nan() && progress.score.is_some() {
                first = progress.seconds;
            }
            if percent.is_nan() && progress.gap.is_some_and(|gap| gap <= 0.01) {
                percent = progress.seconds;
            }
            ControlFlow::Continue(())
        })
        .unwrap();
        assert!(check(&week, &plan).is_empty());
        let (score, bound, gap) = (plan.score, plan.bound, 100.0 * plan.gap);
        println!("{caregivers:>10} {slots:>6} {first:>13.2} {percent:>10.2} {:>7.1} {score:>11.1} {bound:>11.1} {gap:>8.4}", elapsed());
    }
}

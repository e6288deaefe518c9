//! What a bound rests on is written down whole. Whether it proves the bound is for another language to say:
//! `tests/oracle/tampering.py`.

use crate::small_week::*;
use wijkopvang_solver::*;

/// Weeks that are proved by branching.
fn certified(seed: u64) -> (Instance, Solved, BoundCertificate) {
    let week = "2026-W48".to_owned();
    let wanted = Wanted { caregivers: 60, slots: 220, seed, week, ..Wanted::default() };
    let week = generate(&wanted).unwrap();
    let instance = instance(&week);
    let mut quiet = |_: &Progress| std::ops::ControlFlow::Continue(());
    let (solved, certificate) = solve_with_certificate(&instance, &asked(0.0), &Watch::idle(), &mut quiet).unwrap();
    assert!(certificate.cases.len() > 1, "seed {seed}: nothing to branch on");
    (instance, solved, certificate)
}

#[test]
fn the_claim_is_the_bound_of_the_plan_and_asking_for_it_changes_nothing() {
    for seed in [101, 103, 106] {
        let (instance, solved, certificate) = certified(seed);
        assert_eq!(certificate.bound, solved.proof.bound, "seed {seed}");
        assert_eq!(certificate.bound_units % certificate.grid, 0);
        assert!(certificate.cases.iter().all(|case| case.prices < certificate.prices.len()));
        let mut quiet = |_: &Progress| std::ops::ControlFlow::Continue(());
        assert_eq!(solve(&instance, &asked(0.0), &Watch::idle(), &mut quiet).unwrap(), solved);
    }
}

#[test]
fn no_plan_is_forgotten() {
    for seed in [101, 103, 106] {
        // Each decision halves the plans, so the cases together are the whole of them.
        let (_, _, certificate) = certified(seed);
        let whole: f64 = certificate.cases.iter().map(|case| 0.5f64.powi(case.decisions.len() as i32)).sum();
        assert_eq!(whole, 1.0, "seed {seed}");
    }
}

#[test]
fn towns_are_proved_over_lists_and_the_certificate_says_which() {
    let mut lists = 0;
    for seed in [102, 114, 115] {
        let week =
            generate(&Wanted { caregivers: 60, slots: 220, seed, week: "2026-W48".to_owned(), ..Wanted::default() });
        let week = week.unwrap();
        let instance = instance(&week);
        let mut quiet = |_: &Progress| std::ops::ControlFlow::Continue(());
        let (solved, certificate) = solve_with_certificate(&instance, &asked(0.0), &Watch::idle(), &mut quiet).unwrap();
        assert_eq!(solved.proof.status, Status::Optimal, "seed {seed}");
        for (place, list) in certificate.lists.iter().enumerate() {
            assert!(list.of.is_none_or(|of| of < place), "seed {seed}: a list is made of a later one");
        }
        assert!(certificate.cases.iter().all(|case| case.list.is_none_or(|list| list < certificate.lists.len())));
        lists += certificate.lists.len();
    }
    assert!(lists > 0, "nothing was proved over lists");
}

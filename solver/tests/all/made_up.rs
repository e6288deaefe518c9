//! The generator.

use crate::small_week::solved;
use wijkopvang_solver::*;

fn wanted(caregivers: usize, slots: usize, seed: u64, week: &str) -> Result<Week, String> {
    generate(&Wanted { caregivers, slots, seed, week: week.to_owned(), ..Wanted::default() })
}

#[test]
fn made_up_weeks_are_well_formed_and_repeatable() {
    for (seed, iso) in (0..30).zip(["2026-W48", "2026-W49", "2026-W43", "2027-W12"].iter().cycle()) {
        let week = wanted(40, 150, seed, iso).unwrap();
        assert_eq!(faults_of_week(&week), Vec::new(), "seed {seed} {iso}");
        assert_eq!((week.caregivers.len(), week.slots.len()), (40, 150));
        assert_eq!(week, wanted(40, 150, seed, iso).unwrap());
    }
    assert_ne!(wanted(40, 150, 1, "2026-W48"), wanted(40, 150, 2, "2026-W48"));
}

#[test]
fn a_week_of_nothing_and_a_week_that_is_none() {
    let empty = wanted(0, 0, 1, "2026-W48").unwrap();
    let plan = solved(&empty);
    assert_eq!((plan.proof.status, plan.plan.score), (Status::Optimal, 0.0));
    assert_eq!(solved(&wanted(0, 5, 1, "2026-W48").unwrap()).plan.unserved.len(), 5);
    assert!(wanted(1, 1, 1, "2026-W54").unwrap_err().contains("2026-W54"));
}

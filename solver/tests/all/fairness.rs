//! How evenly the work falls.

use crate::small_week::*;
use crate::week_files::read;
use wijkopvang_solver::*;

#[test]
fn hours_given_stand_beside_hours_wanted() {
    let wants = |id: &str, minutes: u32| Caregiver { target_minutes: minutes, ..person(id) };
    let slots = vec![
        slot("a", 0, "9:00", "12:00"),
        slot("b", 3, "9:00", "12:00"),
        slot("c", 3, "14:00", "17:00"),
        slot("d", 4, "9:00", "10:00"),
    ];
    let week = week(vec![wants("full", 360), wants("half", 360), wants("none", 0), trainee("t")], slots);
    let fairness = instance(&week).fairness(&assignments(&["a full", "b half", "c full", "d none"]));
    let names: Vec<&str> = fairness.people.iter().map(|one| one.caregiver.as_str()).collect();
    assert_eq!(names, vec!["half", "full", "none", "t"]);
    let full = &fairness.people[1];
    assert_eq!((full.given_minutes, full.wanted_minutes, full.days, full.days_without), (360, 360, 2, 3));
    // From Thursday 17:00 to Sunday night there are 79 hours, from Monday 12:00 to Thursday 14:00 there are 74.
    assert_eq!(full.longest_free_minutes, 79 * 60);
    assert_eq!((fairness.least_share, fairness.most_share), (Some(0.5), Some(1.0)));
    assert!((fairness.gini - 1.0 / 6.0).abs() < 1e-12, "{}", fairness.gini);
    assert!(fairness.to_string().starts_with("from 50 % to 100 %"), "{fairness}");
}

#[test]
fn minutes_given_are_those_of_the_plan() {
    let week = read("town");
    let plan = solve(&instance(&week), &Options { time_limit: 0.0, ..asked(1.0) }, &Watch::idle(), &mut |_| {
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    let fairness = instance(&week).fairness(&plan.plan.assignments);
    assert_eq!(fairness.people.len(), week.caregivers.len());
    let minutes = |slot: &str| {
        let slot = week.slots.iter().find(|other| other.id == slot).unwrap();
        (slot.end - slot.start).num_minutes()
    };
    let times = |one: &Assignment| if one.trainee.is_some() { 2 } else { 1 };
    let all: i64 = plan.plan.assignments.iter().map(|one| minutes(&one.slot) * times(one)).sum();
    assert_eq!(fairness.people.iter().map(|one| one.given_minutes).sum::<i64>(), all);
    assert!((0.0..1.0).contains(&fairness.gini));
}

#[test]
fn a_week_in_which_nobody_wants_hours_is_told_so() {
    let fairness = instance(&week(vec![person("c")], vec![])).fairness(&[]);
    assert_eq!((fairness.gini, fairness.least_share), (0.0, None));
    assert_eq!(fairness.people[0].days_without, 7);
    assert!(fairness.to_string().starts_with("no caregiver wants hours"), "{fairness}");
}

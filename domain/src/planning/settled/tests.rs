use super::*;

const ZONE: Tz = chrono_tz::Europe::Brussels;

fn id(number: u32) -> String {
    format!("019aa000-0000-7000-8000-{number:012}")
}

/// Amina (1) and Bert (2) on Monday, `apart` minutes from any address to another; slots as who has it settled, from and
/// until.
fn week(apart: u32, slots: &[(&str, &str)]) -> Week {
    let at = |time: &str| format!("2026-11-23T{time}:00+01:00");
    let home = |place: usize| serde_json::json!({ "lat": 51.05, "lon": 3.72, "place": place });
    let caregiver = |number: u32, place: usize| {
        serde_json::json!({
            "id": id(number), "home": home(place), "transport": "bicycle", "max_travel_minutes": 45, "stage": "qualified",
            "certificates": [], "languages": ["nl"],
            "availability": [{ "start": at("08:00"), "end": at("18:00"), "preference": "ok" }],
            "max_minutes_per_day": 480, "max_minutes_per_week": 2280, "remaining_minutes_per_month": {}, "max_days": 5,
            "min_minutes_per_day": 0, "target_minutes": 0, "learning_minutes": 0, "mentors": []
        })
    };
    let slot = |(number, (from, until)): (usize, &(&str, &str))| {
        serde_json::json!({
            "id": id(10 + number as u32), "household": format!("family-{number}"), "home": home(2 + number), "start": at(from),
            "end": at(until), "requires": [], "languages": [], "priority": 3, "usual": [], "blocked": [],
            "pinned": id(1), "published": id(1)
        })
    };
    let count = 2 + slots.len();
    let row = |from: usize| (0..count).map(|to| if from == to { 0 } else { apart }).collect::<Vec<_>>();
    let file = serde_json::json!({
        "format": solver::WEEK_FORMAT, "week": "2026-W48", "time_zone": "Europe/Brussels",
        "travel": {
            "places": vec![serde_json::json!({ "lat": 51.05, "lon": 3.72 }); count],
            "minutes": { "bicycle": (0..count).map(row).collect::<Vec<_>>() }
        },
        "caregivers": [caregiver(1, 0), caregiver(2, 1)],
        "slots": slots.iter().enumerate().map(slot).collect::<Vec<_>>()
    });
    solver::read_week(&file.to_string()).expect("a week")
}

fn all_settled(week: &Week) -> Vec<Assignment> {
    week.slots.iter().map(|slot| Assignment { slot: slot.id.clone(), caregiver: id(1), trainee: None }).collect()
}

/// What is left in the file can be kept, and the plan of it passes the check.
fn plan_passes(settled: &Settled) {
    assert_eq!(solver::faults_of_week(&settled.week), []);
    assert_eq!(settled.contradictions, []);
    let pinned = settled.week.slots.iter().filter_map(|slot| Some((slot.id.clone(), slot.pinned.clone()?)));
    let plan: Vec<Assignment> = pinned.map(|(slot, caregiver)| Assignment { slot, caregiver, trainee: None }).collect();
    let differences = settled.instance.check_rules(&plan);
    assert!(differences.is_empty(), "{differences:?}");
}

fn rules(settled: &Settled) -> Vec<(&str, usize)> {
    settled.conflicts.iter().map(|c| (c.obstacle.rule.as_str(), c.slots.len())).collect()
}

#[test]
fn what_goes_together_stays_as_it_is() {
    let file = week(10, &[("09:00", "10:00"), ("10:20", "11:20")]);
    let settled = settle(file.clone(), all_settled(&file), ZONE);
    assert_eq!((rules(&settled), settled.aside.len()), (Vec::new(), 0));
    assert_eq!(*settled.week, file);
    plan_passes(&settled);
}

#[test]
fn a_longer_way_between_two_settled_slots_is_shown_and_made_room_for() {
    let file = week(30, &[("09:00", "10:00"), ("10:20", "11:20"), ("11:30", "12:30")]);
    // The third is a pin of the coordinator's, to Bert.
    let mut file = file;
    file.slots[2].pinned = Some(id(2));
    file.slots[2].published = None;
    let accepted = all_settled(&file)[..2].to_vec();
    let settled = settle(file, accepted, ZONE);
    assert_eq!(rules(&settled), [("no-overlap", 2)]);
    let obstacle = &settled.conflicts[0].obstacle;
    assert_eq!((obstacle.found, obstacle.limit), (20, 35));
    assert_eq!(settled.aside, []);
    assert_eq!(settled.week.slots[2].pinned, Some(id(2)));
    plan_passes(&settled);
    // For everybody else the way is as long as before.
    let minutes = &settled.week.travel.as_ref().expect("a matrix").minutes["bicycle"];
    assert_eq!(
        minutes[settled.week.caregivers[1].home.place.expect("a place")]
            [settled.week.slots[0].home.place.expect("a place")],
        30
    );
}

#[test]
fn whatever_has_changed_since_the_rest_is_planned() {
    let changes: [(&str, fn(&mut Week)); 6] = [
        ("too-far", |week| week.caregivers[0].max_travel_minutes = 5),
        ("available", |week| week.caregivers[0].availability.clear()),
        ("certificates", |week| week.slots[0].requires.push("care-0-3".to_owned())),
        ("blocked", |week| week.slots[0].blocked.push(id(1))),
        ("day-limit", |week| week.caregivers[0].max_minutes_per_day = 60),
        ("days-limit", |week| week.caregivers[0].max_days = 0),
    ];
    for (rule, change) in changes {
        let mut file = week(10, &[("09:00", "10:00"), ("10:20", "11:20")]);
        change(&mut file);
        let settled = settle(file.clone(), all_settled(&file), ZONE);
        assert!(rules(&settled).iter().any(|(found, _)| *found == rule), "{rule}: {:?}", rules(&settled));
        assert_eq!(settled.aside, [], "{rule}");
        plan_passes(&settled);
    }
}

#[test]
fn two_settled_slots_at_one_time_stand_beside_the_plan() {
    let file = week(10, &[("09:00", "10:00"), ("09:30", "10:30"), ("10:00", "11:00")]);
    let settled = settle(file.clone(), all_settled(&file), ZONE);
    assert!(!settled.conflicts.is_empty());
    assert_eq!(settled.aside.len() + settled.week.slots.len(), 3);
    assert!(settled.week.slots.iter().any(|slot| slot.id == id(10)), "the first stays in the plan");
    plan_passes(&settled);
}

#[test]
fn who_no_longer_serves_keeps_what_she_has() {
    let mut file = week(10, &[("09:00", "10:00")]);
    file.caregivers[0].stage = solver::Stage::Trainee;
    file.slots[0].pinned = None;
    file.slots[0].published = None;
    let accepted = all_settled(&file);
    let settled = settle(file, accepted.clone(), ZONE);
    assert_eq!((rules(&settled), &settled.aside), (vec![("one-caregiver", 1)], &accepted));
    assert!(settled.week.slots.is_empty(), "nobody else is planned in her place");
}

#[test]
fn pins_of_the_coordinators_that_contradict_stay_contradictions() {
    let mut file = week(30, &[("09:00", "10:00"), ("10:20", "11:20"), ("10:30", "11:30")]);
    file.slots[2].published = None;
    let accepted = all_settled(&file)[..2].to_vec();
    let settled = settle(file, accepted, ZONE);
    assert_eq!(rules(&settled), [("no-overlap", 2)]);
    assert!(!settled.contradictions.is_empty());
    assert!(settled.contradictions.iter().all(|found| found.slots.contains(&id(12))), "the pin by hand is in each");
}

#[test]
fn a_settled_slot_is_always_inside_the_availability() {
    let covered = |windows: &[(i64, i64)]| {
        let zero = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let at = |minutes: i64| zero + chrono::Duration::minutes(minutes);
        let window = |(a, b): &(i64, i64)| Availability { start: at(*a), end: at(*b), preference: Preference::Wanted };
        let mut all: Vec<Availability> = windows.iter().map(window).collect();
        cover(&mut all, at(10), at(20));
        all.iter().map(|w| ((w.start - zero).num_minutes(), (w.end - zero).num_minutes())).collect::<Vec<_>>()
    };
    assert_eq!(covered(&[]), [(10, 20)]);
    assert_eq!(covered(&[(0, 30)]), [(0, 30)]);
    assert_eq!(covered(&[(12, 14), (16, 30)]), [(10, 12), (12, 14), (14, 16), (16, 30)]);
    assert_eq!(covered(&[(0, 12)]), [(0, 12), (12, 20)]);
    assert_eq!(covered(&[(30, 40)]), [(10, 20), (30, 40)]);
}

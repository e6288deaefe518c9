//! The commands that ask about a plan or past weeks: what they say, as text and as JSON, and what they refuse.

use super::harness::Place;
use serde_json::Value;

/// A folder with a small week and its plan.
fn asked() -> (Place, String, String) {
    let place = Place::new();
    let file = |name: &str| place.path(name).display().to_string();
    let (week, plan) = (file("week.json"), file("plan.json"));
    std::fs::write(&week, include_str!("../../solver/tests/weeks/tiny.json")).unwrap();
    place.run_well(&["solve", &week, "--out", &plan, "--time-limit", "5", "--gap", "0"], "");
    (place, week, plan)
}

fn json(place: &Place, args: &[&str]) -> Value {
    serde_json::from_str(&place.run_well(args, "")).unwrap()
}

fn complaint(place: &Place, args: &[&str]) -> String {
    let output = place.run(args, &[], "");
    assert!(!output.status.success(), "{args:?} went well: {}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).unwrap()
}

fn read(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn absences_are_rehearsed() {
    let (place, week, plan) = asked();
    let said = place.run_well(&["rehearse", &week, &plan], "");
    assert!(said.contains("absences would lose care") && said.contains("The most fragile days"), "{said}");
    let answer = json(&place, &["rehearse", &week, &plan, "--json", "--threads", "2"]);
    let slots = answer["absences"].as_array().unwrap().iter().flat_map(|one| one["slots"].as_array().unwrap());
    let slots: Vec<&str> = slots.map(|slot| slot["slot"].as_str().unwrap()).collect();
    let served = read(&plan)["assignments"].as_array().unwrap().len();
    assert_eq!(slots.len(), served, "each served slot is in one absence");
    let lost: i64 =
        answer["absences"].as_array().unwrap().iter().map(|one| one["lost_minutes"].as_i64().unwrap()).sum();
    for part in ["families", "days"] {
        let sum: i64 = answer[part].as_array().unwrap().iter().map(|one| one["lost_minutes"].as_i64().unwrap()).sum();
        assert_eq!(sum, lost, "{part}");
    }
}

#[test]
fn other_times_are_told() {
    let (place, week, plan) = asked();
    let slot = read(&plan)["unserved"][0]["slot"].as_str().unwrap().to_owned();
    let said = place.run_well(&["doors", &week, &plan, &slot], "");
    assert!(said.starts_with(&format!("slot {slot}: ")), "{said}");
    let answer = json(&place, &["doors", &week, &plan, &slot, "--json", "--most", "3"]);
    let doors = answer["doors"].as_array().unwrap();
    assert!(answer["slot"] == slot.as_str() && doors.len() <= 3, "{answer}");
    for door in doors {
        assert!(door["distance"].as_i64().unwrap() > 0 && !door["visitors"].as_array().unwrap().is_empty(), "{door}");
        assert!(door["start"].as_str().unwrap().contains('T'), "{door}");
    }
    let said = complaint(&place, &["doors", &week, &plan, "nowhere"]);
    assert!(said.contains("slot nowhere is not in the week file"), "{said}");
}

#[test]
fn hours_given_and_wanted_are_told_of_everyone() {
    let (place, week, plan) = asked();
    let said = place.run_well(&["explain", &week, &plan, "--people"], "");
    let people = read(&week)["caregivers"].as_array().unwrap().len();
    assert!(said.contains("Gini") && said.lines().count() == people + 2, "{said}");
    let answer = json(&place, &["explain", &week, &plan, "--people", "--json"]);
    assert_eq!(answer["people"].as_array().unwrap().len(), people);
    assert!((0.0..1.0).contains(&answer["gini"].as_f64().unwrap()));
    let said = complaint(&place, &["explain", &week, &plan]);
    assert!(said.contains("SLOT"), "neither a slot nor everyone: {said}");
    assert!(complaint(&place, &["explain", &week, &plan, "s1", "--people"]).contains("cannot be used with"));
}

#[test]
fn a_plan_of_another_week_is_refused() {
    let (place, week, plan) = asked();
    let mut other = read(&plan);
    other["week"] = "2026-W49".into();
    let elsewhere = place.path("other.json").display().to_string();
    std::fs::write(&elsewhere, other.to_string()).unwrap();
    for command in ["rehearse", "doors"] {
        let mut args = vec![command, &week, &elsewhere];
        args.extend(if command == "doors" { Some("s1") } else { None });
        let said = complaint(&place, &args);
        assert!(said.contains("the plan is of 2026-W49, the week file of 2026-W48"), "{command}: {said}");
        assert!(said.contains("is no plan of") && said.contains("wijkopvang solve"), "{command}: {said}");
    }
    assert!(complaint(&place, &["rehearse", &week, &week]).contains("week.json"), "a week is no plan");
    assert!(complaint(&place, &["rehearse", "nowhere.json", &plan]).contains("nowhere.json: cannot be opened"));
}

#[test]
fn advice_is_drawn_from_past_weeks() {
    let (place, week, _) = asked();
    let said = place.run_well(&["advise", &week, "--time-limit", "3"], "");
    assert!(said.contains("What could have been served") && said.contains("single changes"), "{said}");
    let answer = json(&place, &["advise", &week, "--time-limit", "3", "--json"]);
    assert_eq!(answer["weeks"][0]["week"], "2026-W48");
    let changes = answer["changes"].as_array().unwrap();
    assert!(!changes.is_empty() && changes.len() <= 10, "{answer}");
    for change in changes {
        let [least, found, most] = ["least", "found", "most"].map(|end| change["minutes"][end].as_i64().unwrap());
        assert!(least <= found && found <= most && most > 0, "{change}");
        assert!(change["change"]["kind"].is_string() && change["whom"]["stage"].is_string(), "{change}");
    }
}

#[test]
fn advice_refuses_what_does_not_belong_together() {
    let (place, week, _) = asked();
    let said = complaint(&place, &["advise"]);
    assert!(said.contains("<WEEK>"), "no week at all: {said}");
    let said = complaint(&place, &["advise", &week, &week]);
    assert!(said.contains("2026-W48 is given twice"), "{said}");
    let mut other = read(&week);
    other["week"] = "2026-W49".into();
    other["slots"] = Value::Array(Vec::new());
    for one in other["caregivers"].as_array_mut().unwrap() {
        one["id"] = format!("of-another-town-{}", one["id"].as_str().unwrap()).into();
        one["mentors"] = Value::Array(Vec::new());
    }
    let elsewhere = place.path("other.json").display().to_string();
    std::fs::write(&elsewhere, other.to_string()).unwrap();
    let said = complaint(&place, &["advise", &week, &elsewhere]);
    assert!(said.contains("2026-W49 has no caregiver in common"), "{said}");
    let said = complaint(&place, &["advise", &week, "--time-limit", "0"]);
    assert!(said.contains("must be a number of seconds above 0"), "{said}");
    std::fs::write(&elsewhere, "{}").unwrap();
    assert!(complaint(&place, &["advise", &week, &elsewhere]).contains("other.json: slots: is missing"));
}

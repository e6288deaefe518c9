//! Whatever comes in, an answer or a clear error comes out.

use crate::on_time::within;
use crate::small_week::*;
use crate::week_files::read;
use serde_json::{Value, json};
use wijkopvang_solver::*;

fn tiny() -> Value {
    serde_json::to_value(read("tiny")).unwrap()
}

/// The faults of tiny after it was spoiled: `path: message`.
fn faults(spoil: impl Fn(&mut Value)) -> Vec<String> {
    let mut week = tiny();
    spoil(&mut week);
    read_week(&week.to_string()).unwrap_err().iter().map(ToString::to_string).collect()
}

fn one(path: &str, word: &str, spoil: impl Fn(&mut Value)) {
    let found = faults(spoil);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(&format!("{path}: ")) && found[0].contains(word), "{found:?}");
}

#[test]
fn tiny_itself_is_well_formed() {
    assert!(read_week(&tiny().to_string()).is_ok());
}

#[test]
fn each_fault_is_named_with_its_path() {
    one("slots[3].end", "must be 15 to 720", |week| week["slots"][3]["end"] = week["slots"][3]["start"].clone());
    one("slots[2].start", "is missing", |week| drop(week["slots"][2].as_object_mut().unwrap().remove("start")));
    one("slots[2].colour", "not a field", |week| week["slots"][2]["colour"] = json!("red"));
    one("slots[0].priority", "1 to 5", |week| week["slots"][0]["priority"] = json!(6));
    one("slots[0].usual[0]", "none of the caregivers", |week| week["slots"][0]["usual"] = json!(["who"]));
    one("slots[0].pinned", "is a trainee", |week| week["slots"][0]["pinned"] = json!("c0"));
    one("slots[1].id", "also the id of slots[0]", |week| week["slots"][1]["id"] = json!("s0"));
    one("caregivers[1].id", "is empty", |week| {
        week["caregivers"][1]["id"] = json!("");
        for slot in week["slots"].as_array_mut().unwrap() {
            slot["usual"] = json!([]);
        }
        week["caregivers"][0]["mentors"] = json!([]);
    });
    one("slots[0].start", "no instant", |week| week["slots"][0]["start"] = json!("half past nine"));
    one("slots[0].start", "outside the week", |week| {
        week["slots"][0]["start"] = json!("2026-11-30T00:00:00+01:00");
        week["slots"][0]["end"] = json!("2026-11-30T01:00:00+01:00");
    });
    one("slots[0].end", "has seconds", |week| week["slots"][0]["end"] = json!("2026-11-27T09:00:01+01:00"));
    one("caregivers[2].home.lat", "outside the globe", |week| week["caregivers"][2]["home"]["lat"] = json!(91.0));
    one("caregivers[2].home.lon", "outside the globe", |week| week["caregivers"][2]["home"]["lon"] = json!(1e300));
    one("caregivers[2].transport", "has no speed", |week| week["caregivers"][2]["transport"] = json!("rocket"));
    one("caregivers[2].max_days", "whole number", |week| week["caregivers"][2]["max_days"] = json!(1.5));
    one("caregivers[2].target_minutes", "larger than", |week| week["caregivers"][2]["target_minutes"] = json!(1e30));
    one("caregivers[2].stage", "must be one of", |week| week["caregivers"][2]["stage"] = json!("boss"));
    one("caregivers[2].languages", "must be a list, not null", |week| week["caregivers"][2]["languages"] = json!(null));
    one("caregivers[0].availability[1]", "overlaps", |week| {
        let first = week["caregivers"][0]["availability"][0].clone();
        week["caregivers"][0]["availability"][1] = first;
    });
    one("weights.change", "0 or more", |week| week["weights"] = json!({"change": -1}));
    one("weights.change", "larger than", |week| week["weights"] = json!({"change": 1e30}));
    one("weights.priority", "needs 5", |week| week["weights"] = json!({"priority": [1, 2]}));
    one("rules.speed_kmh.car", "more than 0", |week| {
        week["rules"] = json!({"speed_kmh": {"car": 0, "bus": 1, "foot": 1, "bicycle": 1}})
    });
    one("rules", "must be an object", |week| week["rules"] = json!(null));
    one("week", "no ISO week", |week| week["week"] = json!("2026-W54"));
    one("time_zone", "no time zone", |week| week["time_zone"] = json!("Mars/Olympus"));
    one("format", "wijkopvang-week/2", |week| week["format"] = json!("wijkopvang-week/3"));
    one("slots[0].home.place", "has 0 members", |week| week["slots"][0]["home"]["place"] = json!(0));
}

#[test]
fn the_second_version_knows_more_and_the_first_refuses_it() {
    let second = |week: &mut Value| week["format"] = json!("wijkopvang-week/2");
    let more = |week: &mut Value| {
        week["weights"] = json!({"idle_per_minute": 1, "new_face": 50});
        week["rules"] = json!({"idle_until_minutes": 90});
        week["slots"][24]["either"] = json!("one of two");
        week["slots"][25]["either"] = json!(null);
    };
    let mut known = tiny();
    (second(&mut known), more(&mut known));
    let week = read_week(&known.to_string()).unwrap();
    assert_eq!((week.rules.idle_until_minutes, week.weights.new_face), (Some(90), Some(50.0)));
    assert_eq!(week.slots[24].either.as_deref(), Some("one of two"));
    assert_eq!(read_week(&serde_json::to_string(&week).unwrap()).unwrap(), week);
    assert_eq!(read("tiny").weights.new_face, None, "the first version has no such weight");
    let unknown = faults(more);
    assert_eq!(unknown.len(), 5, "{unknown:?}");
    one("slots[1].either", "another household", |week| {
        second(week);
        week["slots"][0]["either"] = json!("one");
        week["slots"][1]["either"] = json!("one");
    });
}

#[test]
fn all_faults_are_named_and_not_only_the_first() {
    let found = faults(|week| {
        week["slots"][3]["priority"] = json!(0);
        week["slots"][5]["home"]["lat"] = json!("north");
        week["caregivers"][4]["max_days"] = json!(-1);
        week["extra"] = json!(1);
    });
    let paths: Vec<&str> = found.iter().map(|fault| fault.split(": ").next().unwrap()).collect();
    for path in ["extra", "caregivers[4].max_days", "slots[3].priority", "slots[5].home.lat"] {
        assert!(paths.contains(&path), "{found:?}");
    }
    assert_eq!(found.len(), 4);
}

#[test]
fn travel_times_must_fit_their_places() {
    let travel =
        |minutes: Value| json!({"places": [{"lat": 51.0, "lon": 3.7}, {"lat": 51.1, "lon": 3.7}], "minutes": minutes});
    one("travel.minutes.car", "1 rows", |week| week["travel"] = travel(json!({"car": [[0, 1]]})));
    one("travel.minutes.car[1]", "1 entries", |week| week["travel"] = travel(json!({"car": [[0, 1], [0]]})));
    one("travel.minutes.car[1][0]", "whole number", |week| week["travel"] = travel(json!({"car": [[0, 1], [-1, 0]]})));
}

#[test]
fn what_is_no_json_is_one_clear_fault() {
    let whole = tiny().to_string();
    for (text, word) in [
        (&whole[..whole.len() / 2], "too early"),
        ("", "too early"),
        ("[NaN]", "not JSON"),
        ("{\"week\": 1e999}", "not JSON"),
        ("\u{0}", "not JSON"),
        ("[1,2", "too early"),
        ("7", "must be an object"),
    ] {
        let found = read_week(text).unwrap_err();
        assert!(found.len() == 1 && found[0].to_string().contains(word), "{text:.20} {found:?}");
        assert!(read_plan(text).is_err());
    }
    let deep = "[".repeat(100_000);
    assert!(read_week(&deep).is_err());
}

#[test]
fn plans_are_read_as_strictly() {
    let mut plan = serde_json::to_value(solved(&read("tiny"))).unwrap();
    assert!(read_plan(&plan.to_string()).is_ok());
    plan["status"] = json!("great");
    plan["parts"]["luck"] = json!(1);
    plan["assignments"][0]["trainee"] = json!(3);
    let found: Vec<String> = read_plan(&plan.to_string()).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn odd_weeks_get_an_answer() {
    assert_eq!(solved(&week(vec![], vec![])).plan.score, 0.0);
    assert_eq!(solved(&week(vec![], vec![slot("a", 0, "9:00", "12:00")])).plan.unserved.len(), 1);
    assert_eq!(solved(&week(vec![person("c")], vec![])).plan.score, 0.0);
    let mut round_the_clock = week(vec![person("c")], vec![slot("a", 6, "20:00", "31:00")]);
    assert_eq!(solved(&round_the_clock).plan.assignments.len(), 1);
    round_the_clock.rules.weekly_rest_minutes = 1_000_000;
    assert_eq!(solved(&round_the_clock).plan.assignments.len(), 0);
    round_the_clock.weights.served_per_minute = 1e9;
    round_the_clock.weights.priority = [1e9; 5];
    round_the_clock.rules.weekly_rest_minutes = 0;
    assert_eq!(solved(&round_the_clock).plan.assignments.len(), 1);
}

#[test]
fn windows_that_touch_are_one_and_the_time_they_change_is_no_gap() {
    let window = |from: &str, to: &str| Availability { start: at(0, from), end: at(0, to), preference: Preference::Ok };
    let split = Caregiver { availability: vec![window("10:00", "14:00"), window("8:00", "10:00")], ..person("c") };
    assert_eq!(solved(&week(vec![split], vec![slot("a", 0, "9:00", "12:00")])).plan.assignments.len(), 1);
    let apart = Caregiver { availability: vec![window("8:00", "10:00"), window("10:01", "14:00")], ..person("c") };
    assert_eq!(solved(&week(vec![apart], vec![slot("a", 0, "9:00", "12:00")])).plan.assignments.len(), 0);
}

#[test]
fn the_poles_the_date_line_and_the_other_side_of_the_globe_are_places() {
    let home = |lat: f64, lon: f64| Home { lat, lon, place: None };
    let places = [home(90.0, 0.0), home(-90.0, 180.0), home(0.0, 180.0), home(0.0, -180.0), home(-51.0, -176.3)];
    let slots =
        places.iter().enumerate().map(|(index, &home)| Slot { home, ..slot(&format!("s{index}"), 0, "9:00", "10:00") });
    let people = places.iter().enumerate().map(|(index, &home)| Caregiver { home, ..person(&format!("c{index}")) });
    let plan = solved(&week(people.collect(), slots.collect()));
    assert_eq!(plan.plan.assignments.len(), 5, "everyone can serve next door");
}

#[test]
fn five_hundred_slots_of_one_household_are_no_trouble() {
    let mut slots = Vec::new();
    for index in 0..500i64 {
        let (day, from) = (index % 7, 15 * (index / 7));
        let time = |minutes: i64| format!("{}:{:02}", minutes / 60, minutes % 60);
        let mut one = slot(&format!("s{index}"), day, &time(from), &time(from + 15));
        one.household = "h".to_owned();
        slots.push(one);
    }
    let mut many = week(vec![person("c"), person("d")], slots);
    many.caregivers[0].max_minutes_per_day = 480;
    many.caregivers[0].max_minutes_per_week = 2400;
    let plan = within(5.0, &many);
    assert!(plan.plan.assignments.len() > 300);
}

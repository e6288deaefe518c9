//! The commands that an operator types: what they do, and what they say when something is wrong with what was typed.

use super::harness::Place;

/// What a command complains of; it must not have ended well.
fn complaint(place: &Place, args: &[&str], environment: &[(&str, &str)], typed: &str) -> String {
    let output = place.run(args, environment, typed);
    assert!(!output.status.success(), "{args:?} went well: {}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).unwrap()
}

const CONTACT: [&str; 6] =
    ["--contact-name", "Leen", "--contact-phone", "09 000 00 00", "--contact-email", "leen@wijk.example"];

fn organiser<'a>(slug: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [["organiser", "add", slug, "--name", "Wijkopvang"].as_slice(), &CONTACT, more].concat()
}

#[test]
fn the_database_is_made_and_brought_up_to_date() {
    let place = Place::new();
    assert!(place.run_well(&["migrate"], "").contains("ran"));
    assert_eq!(place.run_well(&["migrate"], ""), "The database is up to date.\n");
    assert!(place.database().exists(), "by default it is in the folder where the program is run");
}

#[test]
fn an_organiser_and_a_coordinator_are_added_by_command() {
    let place = Place::new();
    let said = place.run_well(&organiser("gent", &["--postcodes", "9000,9030"]), "");
    assert!(said.contains("/o/gent"), "{said}");
    let coordinator = ["coordinator", "add", "gent", "--email", "leen@wijk.example", "--name", "Leen Peeters"];
    assert!(complaint(&place, &coordinator, &[], "short\n").contains("the password must have 12 characters or more"));
    assert!(place.run_well(&coordinator, "samen-in-de-wijk\n").contains("/login"));
    let said = complaint(&place, &coordinator, &[], "samen-in-de-wijk\n");
    assert!(said.contains("there is a coordinator with the address leen@wijk.example already"), "{said}");
    let elsewhere = ["coordinator", "add", "brugge", "--email", "an@wijk.example", "--name", "An"];
    let said = complaint(&place, &elsewhere, &[], "samen-in-de-wijk\n");
    assert!(said.contains("no organiser \"brugge\"") && said.contains("wijkopvang organiser add"), "{said}");
}

#[test]
fn what_an_organiser_cannot_be_is_named_with_its_cure() {
    let place = Place::new();
    let wrong = [
        (organiser("Gent & co", &[]), "use small letters, digits and hyphens"),
        (organiser("gent", &["--postcodes", "9000,1234567"]), "\"1234567\" is not a Belgian postcode"),
        (organiser("gent", &["--scheme", "kaartje"]), "there is no scheme \"kaartje\"; there is wijk-werken"),
        (organiser("gent", &["--language", "xx"]), "there are no messages in \"xx\"; there are in en, nl"),
        (organiser("gent", &["--time-zone", "Europe/Gent"]), "--time-zone"),
        (organiser("gent", &["--price-cents", "100"]), "costs from 595 to 745 cents, not 100"),
        (organiser("gent", &["--solve-seconds", "0"]), "--solve-seconds"),
        (
            [
                "organiser",
                "add",
                "gent",
                "--name",
                "W",
                "--contact-name",
                "L",
                "--contact-phone",
                "0",
                "--contact-email",
                "leen",
            ]
            .to_vec(),
            "\"leen\" is not an e-mail address",
        ),
        (
            [
                "organiser",
                "add",
                "gent",
                "--name",
                "a\nb",
                "--contact-name",
                "L",
                "--contact-phone",
                "0",
                "--contact-email",
                "l@w.be",
            ]
            .to_vec(),
            "--name must be one line",
        ),
    ];
    for (args, cure) in wrong {
        let said = complaint(&place, &args, &[], "");
        assert!(said.contains(cure), "{args:?}: {said}");
    }
    place.run_well(&organiser("gent", &[]), "");
    let said = complaint(&place, &organiser("gent", &[]), &[], "");
    assert!(said.contains("there is an organiser \"gent\" already"), "{said}");
}

#[test]
fn a_wrong_configuration_is_named_with_the_place_it_came_from() {
    let place = Place::new();
    let said = complaint(&place, &["migrate"], &[("WIJKOPVANG_DATABASE", "postgres:typo")], "");
    assert!(said.contains("environment variable WIJKOPVANG_DATABASE: \"postgres:typo\" cannot be used"), "{said}");
    assert!(!place.path("postgres:typo").exists(), "a typing error makes no file");
    let said = complaint(&place, &["serve"], &[("WIJKOPVANG_LISTEN", "here"), ("WIJKOPVANG_MAIL", "pigeon")], "");
    assert!(said.contains("WIJKOPVANG_LISTEN") && said.contains("WIJKOPVANG_MAIL"), "all of them at once: {said}");
    std::fs::write(place.path("house.toml"), "databse = \"sqlite:x.db\"\n").unwrap();
    let said = complaint(&place, &["--config", "house.toml", "migrate"], &[], "");
    assert!(said.contains("house.toml") && said.contains("databse"), "{said}");
    std::fs::write(place.path("house.toml"), "solver_threads = 0\n").unwrap();
    let said = complaint(&place, &["--config", "house.toml", "migrate"], &[], "");
    assert!(said.contains("house.toml: solver_threads: \"0\" cannot be used"), "{said}");
    let said = complaint(&place, &["--config", "nowhere.toml", "migrate"], &[], "");
    assert!(said.contains("nowhere.toml cannot be read"), "{said}");
}

#[test]
fn the_file_is_read_and_the_environment_goes_over_it() {
    let place = Place::new();
    std::fs::write(place.path("house.toml"), "database = \"sqlite:from-file.db\"\n").unwrap();
    place.run_well(&["--config", "house.toml", "migrate"], "");
    assert!(place.path("from-file.db").exists());
    let environment = [("WIJKOPVANG_CONFIG", "house.toml"), ("WIJKOPVANG_DATABASE", "sqlite:from-environment.db")];
    assert!(place.run(&["migrate"], &environment, "").status.success());
    assert!(place.path("from-environment.db").exists());
}

#[test]
fn every_command_helps() {
    let place = Place::new();
    let said = place.run_well(&["--help"], "");
    let commands = [
        "serve",
        "worker",
        "migrate",
        "plan",
        "solve",
        "check",
        "explain",
        "generate",
        "organiser",
        "coordinator",
        "doors",
        "rehearse",
        "advise",
    ];
    for command in commands {
        assert!(said.contains(command), "--help names {command}: {said}");
        let own = place.run_well(&[command, "--help"], "");
        assert!(
            own.contains("Usage: wijkopvang") && own.lines().next().is_some_and(|l| !l.starts_with("Usage")),
            "{command}: {own}"
        );
    }
    for command in ["organiser", "coordinator"] {
        assert!(place.run_well(&[command, "add", "--help"], "").contains("--name"));
    }
    assert!(place.run_well(&["--version"], "").starts_with("wijkopvang "));
    let said = complaint(&place, &[], &[], "");
    assert!(said.contains("Usage"), "no command at all: {said}");
}

#[test]
fn the_weekly_run_by_hand_says_what_it_needs() {
    let place = Place::new();
    place.add_organiser();
    let said = complaint(&place, &["plan", "gent", "next"], &[], "");
    assert!(said.contains("\"next\" is no week; write it as in 2026-W48"), "{said}");
    let said = complaint(&place, &["plan", "brugge", "2026-W48"], &[], "");
    assert!(said.contains("there is no organiser \"brugge\""), "{said}");
    let said = complaint(&place, &["plan", "gent", "2026-W48"], &[], "");
    assert!(said.contains("there is nothing to plan in 2026-W48"), "{said}");
}

#[test]
fn what_a_decision_costs_is_told_in_points() {
    let place = Place::new();
    let tiny = include_str!("../../solver/tests/weeks/tiny.json");
    let mut week: serde_json::Value = serde_json::from_str(tiny).unwrap();
    let file = |name: &str| place.path(name).display().to_string();
    let (free, pinned, plan) = (file("free.json"), file("pinned.json"), file("plan.json"));
    std::fs::write(&free, tiny).unwrap();
    place.run_well(&["solve", &free, "--out", &plan, "--time-limit", "5", "--gap", "0"], "");
    let best: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&plan).unwrap()).unwrap();

    // The slot is pinned to somebody else who could come: what that costs is the difference of two optima.
    let first = &best["assignments"][0];
    let (slot, holder) = (first["slot"].as_str().unwrap(), first["caregiver"].as_str().unwrap());
    let other = place.run_well(&["explain", &free, &plan, slot], "");
    let other = other.split("instead ").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap_or(holder);
    let slots = week["slots"].as_array_mut().unwrap();
    slots.iter_mut().find(|s| s["id"] == slot).unwrap()["pinned"] = other.into();
    std::fs::write(&pinned, week.to_string()).unwrap();
    place.run_well(&["solve", &pinned, "--out", &plan, "--time-limit", "5", "--gap", "0"], "");
    let kept: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&plan).unwrap()).unwrap();
    let costs = best["score"].as_f64().unwrap() - kept["score"].as_f64().unwrap();
    let said = place.run_well(&["explain", &pinned, &plan, slot, "--prices", "5"], "");
    assert!(said.contains(&format!("the pin on {other} costs {costs:.2} points")), "{said}");
    let said = complaint(&place, &["explain", &pinned, &plan, slot, "--prices", "0"], &[], "");
    assert!(said.contains("must be a number of seconds above 0"), "{said}");
}

#[test]
fn a_solve_never_writes_over_what_it_reads() {
    let place = Place::new();
    let week = place.path("week.json");
    place.run_well(&["generate", "--caregivers", "5", "--slots", "10", "--out", "week.json"], "");
    let before = std::fs::read(&week).unwrap();
    for args in [
        vec!["solve", "week.json", "--out", "week.json"],
        vec!["solve", "week.json", "--out", "./week.json"],
        vec!["solve", "week.json", "--out", "plan.json", "--certificate", "plan.json"],
    ] {
        let said = complaint(&place, &args, &[], "");
        assert!(said.contains("in use already"), "{args:?}: {said}");
    }
    assert_eq!(std::fs::read(&week).unwrap(), before);
    let plan = place.run_well(&["solve", "week.json", "--time-limit", "5", "--out", "-"], "");
    assert!(plan.contains("\"assignments\"") && !place.path("-").exists(), "{plan}");
    let said = complaint(&place, &["generate", "--out", "nowhere/week.json"], &[], "");
    assert!(said.contains("nowhere is not there"), "{said}");
}

#[test]
fn the_only_coordinator_is_not_removed() {
    let place = Place::new();
    place.add_organiser();
    let said = complaint(&place, &["coordinator", "remove", "leen@wijk.example"], &[], "");
    assert!(said.contains("Leen Peeters is the only administrator"), "{said}");
    let another = ["coordinator", "add", "gent", "--email", "jo@wijk.example", "--name", "Jo Claes"];
    place.run_well(&another, "samen-in-de-wijk\n");
    let said = place.run_well(&["coordinator", "remove", "leen@wijk.example"], "");
    assert!(said.contains("Leen Peeters can no longer log in"), "{said}");
}

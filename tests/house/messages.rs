//! Every text that people see is in the messages, in every language, and none is there for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::journal::Kind;
use domain::vouchers::REASONS;
use domain::words::SPOKEN;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(under: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(under)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|e| path.extension().is_some_and(|x| x == *e)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Key → variables named in its text, for one language.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for path in files(&format!("messages/{language}"), &["ftl"]) {
        let mut current: Option<String> = None;
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let starts_a_key = line.starts_with(|c: char| c.is_ascii_lowercase());
            if let Some((key, _)) = line.split_once('=').filter(|_| starts_a_key) {
                let key = key.trim().to_owned();
                assert!(all.insert(key.clone(), BTreeSet::new()).is_none(), "{key} is there twice in {language}");
                current = Some(key);
            }
            let variables =
                line.split('$').skip(1).map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>());
            if let Some(key) = &current {
                all.get_mut(key).unwrap().extend(variables);
            }
        }
    }
    assert!(all.len() > 200, "{language} has messages");
    all
}

fn languages() -> Vec<String> {
    let mut codes: Vec<String> =
        std::fs::read_dir(root().join("messages")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    codes.sort();
    codes
}

/// The files in which texts are asked for.
fn sources() -> impl Iterator<Item = PathBuf> {
    ["src", "domain/src"].into_iter().flat_map(|under| files(under, &["rs"])).chain(files("templates", &["html", "txt"]))
}

/// Everything between quotation marks in the sources and templates.
fn quoted() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in sources() {
        let text = std::fs::read_to_string(&path).unwrap();
        found.extend(
            text.split('"')
                .map(str::to_owned)
                .filter(|t| !t.is_empty() && t.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))),
        );
    }
    found
}

#[test]
fn all_languages_have_the_same_keys_and_variables() {
    let english = messages("en");
    for language in languages() {
        let other = messages(&language);
        let missing: Vec<_> = english.keys().filter(|k| !other.contains_key(*k)).collect();
        let extra: Vec<_> = other.keys().filter(|k| !english.contains_key(*k)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{language}: missing {missing:?}, extra {extra:?}");
        for (key, variables) in &english {
            let hers = &other[key];
            assert!(hers.is_subset(variables), "{language}: {key} names {hers:?} where English has {variables:?}");
        }
    }
}

/// The stems by which `named` finds a message for each member of a list, and the members.
fn families() -> Vec<(&'static str, Vec<String>)> {
    let own = |list: &[&str]| list.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
    let rules = own(&solver_rules());
    vec![
        ("event", Kind::ALL.iter().map(|k| k.as_str().to_owned()).collect()),
        ("reason", own(&REASONS)),
        ("rung", rungs()),
        ("spoken", own(&SPOKEN)),
        ("age-band", own(&["baby", "toddler", "nursery", "primary"])),
        ("offer-state", own(&["offered", "accepted", "declined", "expired", "withdrawn"])),
        ("board", own(&["accepted", "offered", "changed", "dropped", "planned", "declined", "expired", "unfilled"])),
        ("rule", [rules.clone(), own(&["worth-less"])].concat()),
        ("obstacle", [rules, own(&["clash"])].concat()),
        ("engagement", own(&["neighbourhood-worker", "volunteer", "voucher-employee"])),
        ("remedy", own(&["day-limit", "week-limit", "month-limit", "days-limit"])),
        ("run-failed", own(&["interrupted", "nothing"])),
        ("step", own(&["collecting", "checked", "solved", "published", "running", "settled"])),
        ("actor", own(&["family", "caregiver", "coordinator", "program"])),
        ("part", own(&["served", "household-first", "continuity", "language", "wish", "travel", "shortfall", "learning", "change"])),
        ("nav", own(&["weeks", "families", "caregivers", "letters", "settings"])),
        ("slot", own(&["asked", "offered", "confirmed", "cancelled", "past", "unserved"])),
        ("wish", own(&["usual", "never"])),
        ("letters-state", own(&["waiting", "failed", "dropped"])),
        (
            "refusal",
            own(&["not-found", "link-unknown", "link-over", "cross-site", "too-large", "unreadable", "too-slow", "too-many", "surprise"])
                .into_iter()
                .flat_map(|kind| [kind.clone(), format!("{kind}-cure")])
                .collect(),
        ),
    ]
}

/// The rungs of every scheme, by name.
fn rungs() -> Vec<String> {
    let day = "2026-11-23".parse().unwrap();
    let ladder = |scheme| domain::vouchers::figures(scheme, day).unwrap().ladder.iter().map(|rung| rung.name.clone());
    domain::vouchers::names().into_iter().flat_map(ladder).collect()
}

fn solver_rules() -> Vec<&'static str> {
    vec![
        "one-caregiver",
        "pinned",
        "blocked",
        "available",
        "certificates",
        "too-far",
        "no-overlap",
        "daily-rest",
        "weekly-rest",
        "day-limit",
        "week-limit",
        "month-limit",
        "days-limit",
        "short-day",
        "accompanied",
    ]
}

#[test]
fn every_member_of_a_list_has_its_words() {
    let english = messages("en");
    for (stem, members) in families() {
        for member in members {
            assert!(english.contains_key(&format!("{stem}-{member}")), "there is no message {stem}-{member}");
        }
    }
}

#[test]
fn every_key_that_is_asked_for_is_there() {
    let english = messages("en");
    for path in sources() {
        let text = std::fs::read_to_string(&path).unwrap();
        for ask in [".say(\"", ".say1(\"", ".say2(\"", "Message::new(\""] {
            for rest in text.split(ask).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(english.contains_key(key), "{} asks for {key:?}, which no language has", path.display());
            }
        }
    }
}

#[test]
fn no_message_is_there_for_nothing() {
    let quoted = quoted();
    let stems: Vec<String> = families().into_iter().map(|(stem, _)| format!("{stem}-")).collect();
    let built = |key: &str| {
        // Found by a stem and a kind, both of which stand in the sources.
        key.match_indices('-')
            .any(|(i, _)| quoted.contains(&key[..i]) && (quoted.contains(&key[i + 1..]) || stems.iter().any(|s| key.starts_with(s))))
    };
    let pairs = ["letter-called-off", "letter-cancelled"];
    let unused: Vec<_> = messages("en")
        .into_keys()
        .filter(|key| !quoted.contains(key) && !built(key) && !pairs.iter().any(|p| key.starts_with(p)))
        .filter(|key| !stems.iter().any(|stem| key.starts_with(stem.as_str())))
        .collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

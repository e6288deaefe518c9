//! Every text that people see is in the messages, in every language, and none is there for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use domain::import::{Column, Contents};
use domain::journal::Kind;
use domain::offers::CameOf;
use domain::planning::{Ground, Policy, Strength, rules_by_ground};
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
        let text = std::fs::read_to_string(&path).unwrap();
        let resource =
            fluent_syntax::parser::parse(text).unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut variables = BTreeSet::new();
            message.value.iter().for_each(|pattern| gather(pattern, &mut variables));
            assert!(
                all.insert(message.id.name.clone(), variables).is_none(),
                "{} is there twice in {language}",
                message.id.name
            );
        }
    }
    assert!(all.len() > 200, "{language} has messages");
    all
}

/// Adds the variables that a pattern names, in its choices too.
fn gather(pattern: &Pattern<String>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => named(inline, variables),
            Expression::Select { selector, variants } => {
                named(selector, variables);
                variants.iter().for_each(|variant| gather(&variant.value, variables));
            }
        }
    }
}

fn named(inline: &InlineExpression<String>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => match &**expression {
            Expression::Inline(inline) => named(inline, variables),
            Expression::Select { selector, .. } => named(selector, variables),
        },
        _ => {}
    }
}

fn languages() -> Vec<String> {
    let mut codes: Vec<String> = std::fs::read_dir(root().join("messages"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    codes.sort();
    codes
}

/// The files in which texts are asked for.
fn sources() -> impl Iterator<Item = PathBuf> {
    ["src", "domain/src"]
        .into_iter()
        .flat_map(|under| files(under, &["rs"]))
        .chain(files("templates", &["html", "txt"]))
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

#[test]
fn lists_on_pages_are_divided_by_the_language_and_not_in_the_source() {
    let of_pages: Vec<_> = sources().filter(|path| path.components().any(|part| part.as_os_str() == "web")).collect();
    assert!(of_pages.len() > 50, "{of_pages:?}");
    for path in of_pages {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains("join(\"; \")"), "{} divides a list itself", path.display());
    }
}

/// The stems by which `named` finds a message for each member of a list, and the members.
fn families() -> Vec<(&'static str, Vec<String>)> {
    let own = |list: &[&str]| list.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
    let rules = own(&solver_rules());
    vec![
        ("event", Kind::ALL.iter().map(|k| k.as_str().to_owned()).collect()),
        ("reason", own(&REASONS)),
        ("purpose", own(&REASONS)),
        ("rung", rungs()),
        ("spoken", own(&SPOKEN)),
        ("age-band", own(&["baby", "toddler", "nursery", "primary"])),
        ("offer-state", own(&["offered", "accepted", "declined", "expired", "withdrawn"])),
        ("board", own(&["accepted", "offered", "changed", "dropped", "planned", "declined", "expired", "unfilled"])),
        ("board-said", own(&["given", "undone", "stays", "not-last"])),
        ("board-need", own(&["special", "pinned", "along", "signed"])),
        ("filter", own(&["state", "caregiver", "family", "place", "needs"])),
        ("ground", Ground::ALL.iter().map(|ground| ground.as_str().to_owned()).collect()),
        ("policy", Policy::ALL.iter().map(|policy| policy.as_str().to_owned()).collect()),
        ("undo", own(&["told", "changed"])),
        ("rule", [rules.clone(), own(&["worth-less", "not-planned"])].concat()),
        ("obstacle", [rules, own(&["clash"])].concat()),
        ("engagement", own(&["neighbourhood-worker", "volunteer", "voucher-employee"])),
        ("remedy", own(&["day-limit", "week-limit", "month-limit", "days-limit"])),
        ("run-failed", own(&["interrupted", "nothing"])),
        ("step", own(&["collecting", "checked", "solved", "rehearsed", "published", "running", "settled"])),
        ("rehearsal-not", own(&["nothing-planned", "broken", "interrupted", "failed"])),
        ("came", CameOf::ALL.iter().map(|what| what.as_str().to_owned()).collect()),
        ("came-head", own(&["day", "from", "until", "family", "what", "published", "comes", "since"])),
        ("actor", own(&["family", "caregiver", "coordinator", "program"])),
        (
            "part",
            own(&[
                "served",
                "household-first",
                "continuity",
                "language",
                "wish",
                "travel",
                "shortfall",
                "learning",
                "change",
            ]),
        ),
        ("nav", own(&["today", "weeks", "families", "caregivers", "letters", "journal", "settings"])),
        ("role", own(&["administrator", "planner", "reader"])),
        ("role-may", own(&["administrator", "planner", "reader"])),
        ("coordinators-done", own(&["invited", "withdrawn", "role", "removed"])),
        ("how-rule", rules_by_ground().into_iter().flat_map(|(_, rules)| own(&rules)).collect()),
        ("how-ground", rules_by_ground().into_iter().map(|(ground, _)| ground.as_str().to_owned()).collect()),
        ("how-strength", Strength::ALL.iter().map(|strength| strength.as_str().to_owned()).collect()),
        ("how-prefer", preferred()),
        ("figure", figures()),
        ("figure-hint", figures()),
        ("lead-time", own(&["warned", "enforced"])),
        ("import-contents", contents()),
        ("import-about", contents()),
        ("import-fresh", contents()),
        ("import-column", columns()),
        ("import-hint", columns()),
        ("journal-by", own(&["family", "caregiver", "coordinator", "program", "visitor"])),
        ("journal-head", own(&["when", "what", "family", "caregiver", "slot", "week", "by"])),
        ("first-step", own(&["settings", "caregiver", "family", "hours", "solve", "publish"])),
        ("first-text", own(&["settings", "caregiver", "family", "hours", "solve", "publish"])),
        ("slot", own(&["asked", "offered", "confirmed", "cancelled", "past", "unserved"])),
        ("wish", own(&["usual", "never"])),
        ("letters-state", own(&["waiting", "failed", "dropped", "bounced"])),
        (
            "refusal",
            own(&[
                "not-found",
                "link-unknown",
                "link-over",
                "cross-site",
                "too-large",
                "unreadable",
                "too-slow",
                "for-administrators",
                "for-planners",
                "invitation-ended",
                "file-too-large",
                "too-many",
                "surprise",
            ])
            .into_iter()
            .flat_map(|kind| [kind.clone(), format!("{kind}-cure")])
            .collect(),
        ),
    ]
}

/// What can be preferred.
fn preferred() -> Vec<String> {
    let all = domain::planning::preferences(&domain::planning::PlanTerms::default());
    all.into_iter().map(|(figure, _)| figure.as_str().to_owned()).collect()
}

/// The rules and weights that can be set.
fn figures() -> Vec<String> {
    domain::planning::Figure::ALL.iter().map(|figure| figure.as_str().to_owned()).collect()
}

/// What files hold that are taken in.
fn contents() -> Vec<String> {
    Contents::ALL.iter().map(|contents| contents.as_str().to_owned()).collect()
}

/// The columns of such files.
fn columns() -> Vec<String> {
    let stem = |column: &Column| column.field.split('-').next().unwrap_or_default().replace('_', "-");
    Contents::ALL.iter().flat_map(|contents| contents.columns()).map(stem).collect()
}

/// The rungs of every scheme, by name.
fn rungs() -> Vec<String> {
    let day = "2026-11-23".parse().unwrap();
    let ladder =
        |scheme| domain::vouchers::figures(scheme, day).unwrap().ladder.rungs.iter().map(|rung| rung.code.clone());
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

/// Words for a woman or a man, in which a caregiver of the other sex is not meant. `hem` and `hij` may be a letter or a
/// link.
const GENDERED: [(&str, &[&str]); 3] = [
    ("nl", &["zij", "haar"]),
    ("en", &["she", "her", "hers", "he", "him", "his"]),
    ("fr", &["elle", "elles", "accueillant", "accueillants", "coordinateur", "coordinatrice"]),
];

#[test]
fn texts_are_for_caregivers_of_any_sex() {
    for (language, words) in GENDERED {
        for path in files(&format!("messages/{language}"), &["ftl"]) {
            let text = std::fs::read_to_string(&path).unwrap();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let said = line.split_once(" = ").map_or(line, |(_, said)| said).to_lowercase();
                let found = said.split(|c: char| !c.is_alphabetic()).find(|word| words.contains(word));
                assert_eq!(found, None, "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn dutch_says_pagina_and_blok() {
    for path in files("messages/nl", &["ftl"]) {
        let text = std::fs::read_to_string(&path).unwrap().to_lowercase();
        assert!(!text.contains("bladzijde"), "{}", path.display());
    }
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
        key.match_indices('-').any(|(i, _)| {
            quoted.contains(&key[..i]) && (quoted.contains(&key[i + 1..]) || stems.iter().any(|s| key.starts_with(s)))
        })
    };
    let pairs = ["letter-called-off", "letter-cancelled"];
    let unused: Vec<_> = messages("en")
        .into_keys()
        .filter(|key| !quoted.contains(key) && !built(key) && !pairs.iter().any(|p| key.starts_with(p)))
        .filter(|key| !stems.iter().any(|stem| key.starts_with(stem.as_str())))
        .collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

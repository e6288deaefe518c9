//! The house keeps its shape: who imports whom, where diesel stands, how large files are. Cargo keeps the walls between
//! the crates; what cargo cannot say is read from the sources here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(under: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(under)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(found.len() > 10, "{under} has sources");
    found
}

/// The room of the domain, or the folder of the pages, that a file belongs to.
fn room(path: &Path, under: &str) -> String {
    let inside = path.strip_prefix(root().join(under)).unwrap();
    inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// The rungs of the ladder, as `domain/src/lib.rs` has them: blocks of rooms with empty lines between.
fn rungs() -> BTreeMap<String, usize> {
    let lib = std::fs::read_to_string(root().join("domain/src/lib.rs")).unwrap();
    let mut rungs = BTreeMap::new();
    let mut rung = 0;
    for line in lib.lines() {
        match line.trim().strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            Some(name) => drop(rungs.insert(name.to_owned(), rung)),
            None if line.is_empty() => rung += 1,
            None => {}
        }
    }
    assert!(rungs.len() > 15, "{rungs:?}");
    rungs
}

/// What a source names after `stem`, outside its tests.
fn named(source: &str, stem: &str) -> Vec<String> {
    let serving = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut rooms = Vec::new();
    for rest in serving.split(stem).skip(1) {
        let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            Some(list) => {
                rooms.extend(list.split('}').next().unwrap_or_default().split(',').map(|item| name(item.trim())))
            }
            None => rooms.push(name(rest)),
        }
    }
    rooms.retain(|r| !r.is_empty());
    rooms
}

#[test]
fn a_room_imports_only_from_its_own_rung_and_those_below() {
    let rungs = rungs();
    let mut wrong = Vec::new();
    for (path, source) in sources("domain/src") {
        let own = room(&path, "domain/src");
        let Some(rung) = rungs.get(&own) else { continue };
        for other in named(&source, "crate::").into_iter().filter(|o| *o != own) {
            if rungs.get(&other).is_some_and(|other| other > rung) {
                wrong.push(format!("{}: {own} uses {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_domain_knows_no_web() {
    for (path, source) in sources("domain/src") {
        for word in ["actix_web", "Fields"] {
            assert!(!source.contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn the_folders_of_pages_know_the_kit_and_not_each_other() {
    for (path, source) in sources("src/web") {
        let own = room(&path, "src/web");
        for other in named(&source, "crate::web::") {
            let allowed = other == "kit" || other == own || own == "mod";
            assert!(allowed, "{} uses the pages of {other}", path.display());
        }
    }
}

#[test]
fn only_planning_speaks_with_the_solver() {
    for (path, source) in sources("domain/src") {
        assert!(
            room(&path, "domain/src") == "planning" || !source.contains("solver::"),
            "{} names the solver",
            path.display()
        );
    }
    let doors = [
        "cli/solve.rs",
        "cli/check.rs",
        "cli/asked.rs",
        "cli/explain.rs",
        "cli/doors.rs",
        "cli/rehearse.rs",
        "cli/advise.rs",
        "cli/generate.rs",
    ];
    for (path, source) in sources("src") {
        assert!(
            doors.iter().any(|door| path.ends_with(door)) || !source.contains("solver::"),
            "{} names the solver",
            path.display()
        );
    }
}

#[test]
fn queries_stand_in_rows_alone() {
    for (path, source) in sources("domain/src") {
        let name = path.to_string_lossy();
        let is_rows = name.contains("rows") || room(&path, "domain/src") == "store";
        let maps = ["AsChangeset", "Selectable"].iter().any(|derived| source.contains(derived));
        assert!(is_rows || !source.contains("store::schema") || maps, "{name} reads the tables itself");
        assert!(is_rows || !source.contains("diesel::prelude"), "{name} queries by itself");
    }
    for (path, source) in sources("src") {
        assert!(!source.contains("diesel"), "{} knows of the database", path.display());
    }
}

#[test]
fn no_room_reads_another_rooms_rows() {
    for (path, source) in sources("domain/src") {
        let own = room(&path, "domain/src");
        for rest in source.split("crate::").skip(1) {
            let path_named: String = rest.chars().take_while(|c| c.is_alphanumeric() || "_:".contains(*c)).collect();
            let foreign = path_named.contains("::rows") && !path_named.starts_with(&own);
            assert!(!foreign, "{} reads crate::{path_named}", path.display());
        }
    }
}

#[test]
fn files_stay_small_and_are_named_for_what_they_hold() {
    for (path, source) in sources("src").into_iter().chain(sources("domain/src")) {
        let lines = source.lines().count();
        let generated = path.ends_with("store/schema.rs");
        assert!(lines <= 420 || generated, "{} has {lines} lines: does it hold one thing?", path.display());
        let name = path.file_stem().unwrap().to_str().unwrap();
        let says_nothing = ["utils", "util", "helpers", "common", "misc", "manager", "service"].contains(&name);
        assert!(!says_nothing, "{} says nothing", path.display());
    }
}

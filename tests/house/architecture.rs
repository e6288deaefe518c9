//! The house keeps its shape: who imports whom, where diesel stands, how large files are. Read from the sources themselves.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn sources(under: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(under)];
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

/// The room that a file under `src/` belongs to.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// The rungs of the ladder, as `src/lib.rs` has them: blocks of rooms with empty lines between.
fn rungs() -> BTreeMap<String, usize> {
    let lib = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
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

/// The rooms that a source names after `crate::`, outside its tests.
fn imports(source: &str) -> Vec<String> {
    let serving = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut rooms = Vec::new();
    for rest in serving.split("crate::").skip(1) {
        let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            Some(list) => rooms.extend(list.split('}').next().unwrap_or_default().split(',').map(|item| name(item.trim()))),
            None => rooms.push(name(rest)),
        }
    }
    rooms.retain(|r| !r.is_empty());
    rooms
}

#[test]
fn a_room_imports_only_from_the_rungs_below_it() {
    let rungs = rungs();
    // What a foundation may know of its own rung, besides lower ones.
    let neighbours: [(&str, &[&str]); 4] =
        [("config", &["basics", "store"]), ("web", &["basics", "store", "words"]), ("words", &["basics"]), ("store", &["basics"])];
    let mut wrong = Vec::new();
    for (path, source) in sources("src") {
        let own = room(&path);
        let Some(rung) = rungs.get(&own) else { continue };
        for other in imports(&source).into_iter().filter(|o| *o != own) {
            let Some(below) = rungs.get(&other) else { continue };
            let allowed = neighbours.iter().find(|(r, _)| *r == own).map(|(_, list)| list.contains(&other.as_str()));
            if !allowed.unwrap_or(below <= rung) {
                wrong.push(format!("{}: {own} uses {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_planning_speaks_with_the_solver() {
    for (path, source) in sources("src") {
        let at_the_door = path.ends_with("cli/solve.rs")
            || path.ends_with("cli/check.rs")
            || path.ends_with("cli/explain.rs")
            || path.ends_with("cli/generate.rs");
        assert!(room(&path) == "planning" || at_the_door || !source.contains("solver::"), "{} names the solver", path.display());
    }
}

#[test]
fn queries_stand_in_rows_alone() {
    for (path, source) in sources("src") {
        let name = path.to_string_lossy();
        let is_rows = name.contains("rows") || room(&path) == "store";
        let maps = ["AsChangeset", "Selectable"].iter().any(|derived| source.contains(derived));
        assert!(is_rows || !source.contains("store::schema") || maps, "{name} reads the tables itself");
        assert!(is_rows || !source.contains("diesel::prelude"), "{name} queries by itself");
    }
}

#[test]
fn no_room_reads_another_rooms_rows() {
    for (path, source) in sources("src") {
        let own = room(&path);
        for rest in source.split("crate::").skip(1) {
            let path_named: String = rest.chars().take_while(|c| c.is_alphanumeric() || "_:".contains(*c)).collect();
            let foreign = path_named.contains("::rows") && !path_named.starts_with(&own);
            assert!(!foreign, "{} reads crate::{path_named}", path.display());
        }
    }
}

#[test]
fn files_stay_small_and_are_named_for_what_they_hold() {
    for (path, source) in sources("src") {
        let lines = source.lines().count();
        let generated = path.ends_with("store/schema.rs");
        assert!(lines <= 420 || generated, "{} has {lines} lines: does it hold one thing?", path.display());
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(!["utils", "util", "helpers", "common", "misc", "manager", "service"].contains(&name), "{} says nothing", path.display());
    }
}

//! Public instances in the week format, next to their published optima.
//! `cargo bench --profile dev -p wijkopvang-solver --bench public -- FOLDER [SECONDS]`: every `.json` of the folder is solved, and
//! where the folder holds `optima.csv` (day, slots, caregivers, C_min_travel, Dslots_max, Dminutes_max) its value is
//! printed beside. Nothing is read when no folder is named.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;
use wijkopvang_solver::*;

/// By file name without extension: the published value, as written.
fn published(folder: &Path) -> HashMap<String, String> {
    let table = fs::read_to_string(folder.join("optima.csv")).unwrap_or_default();
    let mut out = HashMap::new();
    for line in table.lines().skip(1) {
        // Open values are written "[low,high]" in quotes, with a comma of their own.
        let mut fields = vec![String::new()];
        let mut quoted = false;
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                other => fields.last_mut().unwrap().push(other),
            }
        }
        for (kind, field) in ["C", "Dslots", "Dminutes"].iter().zip(3..) {
            out.insert(format!("{}-{kind}", fields[0]), fields.get(field).cloned().unwrap_or_default());
        }
    }
    out
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let Some(folder) = words.first().map(Path::new).filter(|folder| folder.is_dir()) else {
        println!("name a folder of week files: cargo bench --profile dev -p wijkopvang-solver --bench public -- FOLDER [SECONDS]");
        return;
    };
    let limit = words.get(1).and_then(|word| word.parse().ok()).unwrap_or(20.0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let published = published(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    println!("instance | found | bound | gap % | s | published (C: travel minutes)");
    for path in files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let week = match read_week(&fs::read_to_string(&path).unwrap()) {
            Ok(week) => week,
            Err(faults) => {
                println!("{name} | no week: {}", faults[0]);
                continue;
            }
        };
        let start = Instant::now();
        let elapsed = || start.elapsed().as_secs_f64();
        let options = Options { threads, time_limit: limit, gap: 1e-6, ..Options::default() };
        let watch = Watch { elapsed: &elapsed, stop: &|| false };
        let plan = solve(&week, &options, &watch, &mut |_| ControlFlow::Continue(())).unwrap();
        assert!(check(&week, &plan).is_empty());
        let known = published.get(&name).map_or("", String::as_str);
        // An image C is worth 10,000 points a slot less its travel minutes.
        let travel = if name.ends_with("-C") { format!(" (travel {})", -plan.parts.travel) } else { String::new() };
        let (score, bound, gap) = (plan.score, plan.bound, 100.0 * plan.gap);
        println!("{name} | {score:.1}{travel} | {bound:.2} | {gap:.4} | {:.1} | {known}", elapsed());
    }
}

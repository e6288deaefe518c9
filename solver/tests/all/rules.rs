//! One file for each rule; each fails when its rule is taken out.

use wijkopvang_solver::Rule;

mod accompanied;
mod available;
mod blocked;
mod certificates;
mod daily_rest;
mod day_limit;
mod days_limit;
mod either;
mod month_limit;
mod no_overlap;
mod one_caregiver;
mod pinned;
mod short_day;
mod too_far;
mod week_limit;
mod weekly_rest;

#[test]
fn each_rule_has_its_file_and_its_test() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for rule in Rule::ALL {
        let name = rule.name().replace('-', "_");
        for file in [format!("src/rules/{name}.rs"), format!("tests/all/rules/{name}.rs")] {
            assert!(root.join(&file).is_file(), "{file} is missing");
        }
        let test = std::fs::read_to_string(root.join(format!("tests/all/rules/{name}.rs"))).unwrap();
        let variant = format!("Rule::{rule:?}");
        assert!(test.contains("#[test]") && test.contains(&variant), "the test of {rule} tests another rule");
    }
    let files = std::fs::read_dir(root.join("src/rules")).unwrap().count();
    assert_eq!(files, Rule::ALL.len(), "a file in src/rules is no rule of the list");
}

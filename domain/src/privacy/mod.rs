//! The register of every column: whether it holds something about a person, why, for how long, and how it goes.

mod period;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

pub use period::{Kept, Period, Span};

/// Why something about a person is kept.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Personal {
    /// What it is needed for.
    pub purpose: String,
    /// How long it is kept: whichever of these ends first.
    pub kept: Kept,
    /// How it goes when the person asks for erasure.
    pub erased: String,
}

/// The columns of a table.
#[derive(Clone, Debug, Deserialize)]
pub struct Table {
    /// Columns that hold nothing about a person.
    pub plain: Vec<String>,
    /// Columns that do.
    #[serde(flatten)]
    pub personal: BTreeMap<String, Personal>,
}

impl Table {
    /// All columns that have an entry.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.plain.iter().chain(self.personal.keys()).map(String::as_str)
    }
}

/// The register, by table.
pub fn register() -> &'static BTreeMap<String, Table> {
    static REGISTER: LazyLock<BTreeMap<String, Table>> =
        LazyLock::new(|| toml::from_str(include_str!("register.toml")).unwrap_or_default());
    &REGISTER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_reads_and_says_something_everywhere() {
        toml::from_str::<BTreeMap<String, Table>>(include_str!("register.toml")).expect("the register is well-formed");
        for (table, entry) in register() {
            for (column, personal) in &entry.personal {
                assert!(!personal.kept.0.is_empty(), "{table}.{column}");
                assert!(!entry.plain.contains(column), "{table}.{column} is said to be both");
                assert!([&personal.purpose, &personal.erased].iter().all(|text| text.len() > 3), "{table}.{column}");
            }
        }
        assert!(register()["families"].personal.contains_key("street"));
    }

    #[test]
    fn every_period_is_somebodys() {
        let named =
            |period: &Period| register().values().flat_map(|t| t.personal.values()).any(|p| p.kept.0.contains(period));
        let unused: Vec<&Period> = Period::ALL.iter().filter(|period| !named(period)).collect();
        assert!(unused.is_empty(), "no column is kept for {unused:?}");
    }

    #[test]
    fn a_period_that_no_job_keeps_to_is_refused() {
        let kept =
            |words: &str| toml::from_str::<Personal>(&format!("purpose = 'x'\nkept = \"{words}\"\nerased = 'x'"));
        assert_eq!(
            kept("as long as it is used; 8 hours after the log-in").map(|p| p.kept),
            Ok(Kept(vec![Period::InUse, Period::Session]))
        );
        assert!(kept("7 hours after the log-in").is_err_and(|error| error.to_string().contains("no job keeps to")));
    }
}

//! Names that an organiser gives to what it has made itself: they stand for messages of the same key.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Names, by the key of the message for which each stands and by language.
#[derive(Clone, Debug, Default)]
pub struct Names(Arc<HashMap<String, BTreeMap<String, String>>>);

impl Names {
    /// These names.
    pub fn new(names: impl Iterator<Item = (String, BTreeMap<String, String>)>) -> Self {
        Names(Arc::new(names.filter(|(_, by_language)| !by_language.is_empty()).collect()))
    }

    /// The name that stands for a message in a language.
    pub(super) fn get(&self, key: &str, language: &str) -> Option<&str> {
        self.0.get(key)?.get(language).map(String::as_str)
    }
}

//! Marks of what a form was opened with: whoever saves last hears that somebody else has saved meanwhile.

use sha2::{Digest, Sha256};

/// A mark of some content: the same as long as nobody has changed it.
pub fn mark(content: &impl std::fmt::Debug) -> String {
    hex::encode(Sha256::digest(format!("{content:?}").as_bytes()))
}

/// What came of saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Saved {
    /// It is so now.
    Saved,
    /// Somebody else has saved since the form was opened; nothing was changed.
    ChangedMeanwhile,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_changes_with_what_it_marks() {
        assert_eq!(mark(&(1, "van 8 tot 12")), mark(&(1, "van 8 tot 12")));
        assert_ne!(mark(&(1, "van 8 tot 12")), mark(&(1, "van 8 tot 13")));
    }
}

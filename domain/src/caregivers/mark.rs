//! Marks, by which the last to save a form hears that she is not the only one.

use sha2::{Digest, Sha256};

/// A mark of what a form was opened with: the same as long as nobody has changed it.
pub fn mark(content: &impl std::fmt::Debug) -> String {
    hex::encode(Sha256::digest(format!("{content:?}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caregivers::Stage;
    use crate::caregivers::tests::a_caregiver;

    #[test]
    fn a_mark_changes_with_what_it_marks() {
        let (one, mut other) = (a_caregiver(Stage::Qualified).profile, a_caregiver(Stage::Qualified).profile);
        assert_eq!(mark(&one), mark(&other));
        other.max_travel_minutes += 1;
        assert_ne!(mark(&one), mark(&other));
    }
}

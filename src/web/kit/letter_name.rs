//! What a letter is called in the lists of the desk.

use domain::words::Words;

/// The message that names a letter: most are kept under its key, those of caregivers without its first word.
pub fn letter_name(words: &Words, name: &str) -> String {
    if name.starts_with("letter-") { words.say(name) } else { words.named("letter", name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_a_name_under_either_key() {
        let words = Words::of("en");
        for name in ["letter-offer", "caregiver-admitted", "caregiver-link"] {
            assert!(!letter_name(&words, name).contains('['), "{name}");
        }
    }
}

//! Text that people type: trimmed, bounded, without control characters.

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing was typed where something is needed.
    Empty,
    /// Longer than the given number of characters.
    TooLong(usize),
    /// A line break or another control character.
    Control,
}

/// One line of 1 to `most` characters.
pub fn line(text: &str, most: usize) -> Result<String, TextFault> {
    let text = optional_line(text, most)?;
    if text.is_empty() { Err(TextFault::Empty) } else { Ok(text) }
}

/// One line of at most `most` characters, perhaps empty.
pub fn optional_line(text: &str, most: usize) -> Result<String, TextFault> {
    bounded(text, most, |_| false)
}

/// Some lines, at most `most` characters in all, perhaps empty.
pub fn paragraph(text: &str, most: usize) -> Result<String, TextFault> {
    bounded(&text.replace("\r\n", "\n"), most, |c| c == '\n')
}

fn bounded(text: &str, most: usize, allowed: impl Fn(char) -> bool) -> Result<String, TextFault> {
    let text = text.trim_matches(' ');
    if text.chars().any(|c| c.is_control() && !allowed(c)) {
        return Err(TextFault::Control);
    }
    if text.chars().nth(most).is_some() {
        return Err(TextFault::TooLong(most));
    }
    Ok(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_bounded() {
        assert_eq!(line("  Fatma ", 10), Ok("Fatma".into()));
        assert_eq!(line("   ", 10), Err(TextFault::Empty));
        assert_eq!(line("Fatma\nBcc: x", 30), Err(TextFault::Control));
        assert_eq!(line("Fatma", 4), Err(TextFault::TooLong(4)));
        assert_eq!(paragraph("one\r\ntwo", 30), Ok("one\ntwo".into()));
        assert_eq!(paragraph("one\u{0}two", 30), Err(TextFault::Control));
    }
}

//! Text that people type: trimmed, bounded, without control characters and without what nobody can see.

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing was typed where something is needed.
    Empty,
    /// Longer than the given number of characters.
    TooLong(usize),
    /// A line break, another control character, or one that only turns the direction of what follows.
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
    if text.chars().any(|c| (c.is_control() && !allowed(c)) || turns(c) || separates(c)) {
        return Err(TextFault::Control);
    }
    if text.chars().nth(most).is_some() {
        return Err(TextFault::TooLong(most));
    }
    // Nothing to see is nothing typed.
    Ok(if text.chars().all(|c| c.is_whitespace() || invisible(c)) { String::new() } else { text.trim().to_owned() })
}

/// Characters that turn the direction of all that follows: a name with one could make a page or a letter say something else.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Unicode's own separators of lines and paragraphs; the door of all forms makes line breaks of them.
fn separates(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Characters without a shape of their own; some languages need them inside words.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}')
}

/// A text as it is looked for: without accents, in lower case, with single spaces. `Şahin` is found by `sahin`, `Yıldız` by `YILDIZ`.
pub fn searchable(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    let plain: String = text.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'ı' { 'i' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
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
        assert_eq!(line("evil\u{202e}txt", 30), Err(TextFault::Control));
        assert_eq!(line("Fatma\u{2028}Bcc: x", 30), Err(TextFault::Control));
        assert_eq!(line(" \u{200b}\u{200e} ", 30), Err(TextFault::Empty));
        assert_eq!(line("می\u{200c}خواهم", 30), Ok("می\u{200c}خواهم".into()));
    }

    #[test]
    fn names_are_found_without_their_accents() {
        for (name, wanted) in [("Emine Şahin", "sahin"), ("Fatma Yıldız", "YILDIZ"), ("Zoë De  Smet", "zoe de smet"), ("Łukasz", "Łukasz")]
        {
            assert!(searchable(name).contains(&searchable(wanted)), "{wanted}");
        }
    }
}

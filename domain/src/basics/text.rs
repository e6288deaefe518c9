//! Text that people type or paste: freed of what nobody can see, trimmed, bounded.
//!
//! [`tidied`] is for words, [`plain`] for figures, dates and addresses; every parser of something typed begins with
//! one of them.

use unicode_normalization::UnicodeNormalization;

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing was typed where something is needed.
    Empty,
    /// Longer than the given number of characters.
    TooLong(usize),
    /// A line break where there is one line, or another control character.
    Control,
}

/// One line of 1 to `most` characters.
pub fn line(text: &str, most: usize) -> Result<String, TextFault> {
    let text = optional_line(text, most)?;
    if text.is_empty() { Err(TextFault::Empty) } else { Ok(text) }
}

/// One line of at most `most` characters, perhaps empty.
pub fn optional_line(text: &str, most: usize) -> Result<String, TextFault> {
    // A separator that was pasted with the text divides words; a line break was made on purpose, by no browser's line.
    let one_line: String = text.chars().map(|c| if divides_lines(c) { ' ' } else { c }).collect();
    bounded(&tidied(&one_line), most, |_| false)
}

/// Some lines, at most `most` characters in all, perhaps empty.
pub fn paragraph(text: &str, most: usize) -> Result<String, TextFault> {
    bounded(&tidied(&text.replace("\r\n", "\n")), most, |c| c == '\n')
}

fn bounded(text: &str, most: usize, allowed: impl Fn(char) -> bool) -> Result<String, TextFault> {
    let text = text.trim_matches(' ');
    if text.chars().any(|c| c.is_control() && !allowed(c)) {
        return Err(TextFault::Control);
    }
    if text.chars().nth(most).is_some() {
        return Err(TextFault::TooLong(most));
    }
    // Nothing to see is nothing typed.
    Ok(if text.chars().all(|c| c.is_whitespace() || joins(c)) { String::new() } else { text.trim().to_owned() })
}

/// The text as it was meant: what has no shape is dropped, every kind of space is a space, every kind of line
/// separator a line break, and letters are composed with their accents (NFC), so that the same name is the same text
/// on every telephone.
pub fn tidied(text: &str) -> String {
    let composed: Vec<char> = text.nfc().collect();
    let mut tidy = String::with_capacity(text.len());
    for (i, c) in composed.iter().enumerate() {
        let letter =
            |at: Option<usize>| at.and_then(|at| composed.get(at)).is_some_and(|c| !c.is_whitespace() && !c.is_ascii());
        match *c {
            // Persian needs joiners inside words, and so do some emoji; anywhere else they are rubbish.
            c if joins(c) => tidy.extend(Some(c).filter(|_| letter(i.checked_sub(1)) && letter(Some(i + 1)))),
            c if invisible(c) => {}
            c if divides_lines(c) => tidy.push('\n'),
            '\t' => tidy.push(' '),
            '\u{2010}' | '\u{2011}' => tidy.push('-'),
            c if c.is_whitespace() && !c.is_control() => tidy.push(' '),
            c => tidy.push(c),
        }
    }
    tidy
}

/// A figure, a date, an e-mail address or the like in plain characters: tidied and trimmed, digits of every script
/// and full-width signs as ASCII has them, every dash a hyphen.
pub fn plain(text: &str) -> String {
    let tidy = tidied(text);
    tidy.trim_matches(' ')
        .chars()
        .map(|c| match c {
            '\u{2012}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{066b}' => ',',
            '\u{2044}' | '\u{2215}' => '/',
            '\u{2236}' => ':',
            c => digit(c).unwrap_or(c),
        })
        .nfkc()
        .collect()
}

/// Digits of the scripts that people here write in, as ASCII.
pub fn western_digits(text: &str) -> String {
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// The digit that a character of another script stands for: Arabic, Persian and Urdu, N'Ko, Devanagari, Bengali, full
/// width.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 6] = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0xff10];
    let value = ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// Characters without a shape: marks and turns of direction (with one, a name could make a page say something else),
/// word joiners, soft hyphens, byte order marks, tags.
fn invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00ad}'
            | '\u{034f}'
            | '\u{061c}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Characters that join or keep apart two letters without a shape of their own.
fn joins(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// What divides lines in a word processor.
fn divides_lines(c: char) -> bool {
    matches!(c, '\u{000b}' | '\u{000c}' | '\u{0085}' | '\u{2028}' | '\u{2029}')
}

/// A text as it is looked for: without accents, in lower case, with plain letters and single spaces. `Şahin` is found
/// by `sahin`, `Yıldız` by `YILDIZ`, `Łukasz` by `lukasz`.
pub fn searchable(text: &str) -> String {
    use unicode_normalization::char::is_combining_mark;
    // Most names are plain as they are, and a search looks at thousands.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" -.'@".contains(&byte)) {
        return text.to_ascii_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut found = String::with_capacity(text.len());
    for c in plain(text).to_lowercase().nfd().filter(|c| !is_combining_mark(*c) && !joins(*c)) {
        match plain_letters(c) {
            Some(letters) => found.push_str(letters),
            None => found.push(c),
        }
    }
    found.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A telephone number as one text, the same for every way of writing it in Belgium: `0470 12 34 56` is
/// `+32 470 12 34 56`.
pub fn telephone(text: &str) -> String {
    let digits: String = plain(text).chars().filter(char::is_ascii_digit).collect();
    let national = digits.trim_start_matches('0');
    match national.strip_prefix("32") {
        Some(rest) if rest.len() >= 8 => rest.trim_start_matches('0').to_owned(),
        _ => national.to_owned(),
    }
}

/// How a letter that Unicode does not take apart is typed on a keyboard without it.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ı' => "i",
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' | 'ɖ' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' => "n",
        'ɓ' => "b",
        'ɗ' => "d",
        'ƙ' => "k",
        'ə' => "e",
        'ɛ' => "e",
        'ɔ' => "o",
        'ĸ' => "q",
        'ſ' => "s",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        '’' | '‘' | 'ʼ' | 'ʻ' | '`' => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;

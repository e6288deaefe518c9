//! Names of streets, however they are shortened.

/// How people shorten the kind of a street, as a word of its own or at the end of one.
const ENDINGS: [(&str, &str); 7] = [
    ("steenwg", "steenweg"),
    ("stwg", "steenweg"),
    ("stw", "steenweg"),
    ("stg", "steenweg"),
    ("str", "straat"),
    ("ln", "laan"),
    ("pln", "plein"),
];
const WORDS: [(&str, &str); 12] = [
    ("av", "avenue"),
    ("bd", "boulevard"),
    ("bld", "boulevard"),
    ("blvd", "boulevard"),
    ("boul", "boulevard"),
    ("ch", "chaussee"),
    ("chee", "chaussee"),
    ("r", "rue"),
    ("st", "sint"),
    ("ste", "sint"),
    ("saint", "sint"),
    ("sainte", "sint"),
];

/// The name of a street as one word in plain letters, abbreviations written out.
pub fn folded(words: &[String]) -> String {
    words.iter().flat_map(|word| word.split('-')).map(written_out).collect()
}

fn written_out(word: &str) -> String {
    let word: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    if let Some((_, whole)) = WORDS.iter().find(|(short, _)| *short == word) {
        return (*whole).to_owned();
    }
    match ENDINGS.iter().find_map(|(short, whole)| word.strip_suffix(short).map(|stem| format!("{stem}{whole}"))) {
        Some(whole) => whole,
        None => word,
    }
}

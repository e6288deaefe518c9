//! Where in a house somebody lives: a box, a floor, a room. Of two who write different kinds of these nobody knows
//! whether they live together.

/// Words before a box, as people here write it.
const BOX: [&str; 17] = [
    "bus",
    "bte",
    "boite",
    "box",
    "bt",
    "b",
    "app",
    "apt",
    "appt",
    "appartement",
    "apartment",
    "flat",
    "studio",
    "unit",
    "daire",
    "kv",
    "кв",
];
/// Words before or behind a floor.
const FLOOR: [&str; 13] =
    ["verdieping", "verdiep", "verd", "hoog", "etage", "etg", "et", "niveau", "floor", "fl", "level", "kat", "этаж"];
/// Words before a room.
const ROOM: [&str; 7] = ["kamer", "kmr", "chambre", "chbre", "room", "rm", "oda"];
/// Words for the floor at the street.
const GROUND: [&str; 11] = [
    "gelijkvloers",
    "gelijkvl",
    "gelijkvloer",
    "glv",
    "gvl",
    "benedenverdieping",
    "rez-de-chaussee",
    "rez",
    "rdc",
    "ground",
    "zemin",
];

/// Where in a house; nothing where it was not written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unit {
    /// The box, without zeros in front: `3` of `12 bus 3`.
    pub boxed: Option<String>,
    /// The floor: `2` of `2e verdieping`, `0` at the street.
    pub floor: Option<String>,
    /// The room.
    pub room: Option<String>,
}

/// Whether a word stands between the number of a house and where in it.
pub fn is_word(word: &str) -> bool {
    [&BOX[..], &FLOOR, &ROOM, &GROUND].iter().any(|words| words.contains(&word))
}

impl Unit {
    /// Reads the words that follow the number of a house; the box may stand in the number already.
    pub fn read(boxed: Option<String>, following: &[&str]) -> Self {
        let mut unit = Unit { boxed, ..Unit::default() };
        let figure = |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit());
        let mut words = following.iter().peekable();
        while let Some(word) = words.next() {
            if GROUND.contains(word) {
                unit.floor = Some("0".to_owned());
            } else if FLOOR.contains(word) {
                unit.floor = words.next_if(figure).map(|word| number(word)).or(unit.floor);
            } else if figure(&word) && words.next_if(|next| FLOOR.contains(next)).is_some() {
                unit.floor = Some(number(word));
            } else if ROOM.contains(word) {
                unit.room = words.next().and_then(|word| as_box(word));
            } else if BOX.contains(word) {
                unit.boxed = words.next().and_then(|word| as_box(word)).or(unit.boxed);
            } else if unit == Unit::default() {
                unit.boxed = as_box(word);
            }
        }
        unit
    }

    /// As one text, the same for every way of writing it.
    pub fn key(&self) -> String {
        let part = |mark: &str, part: &Option<String>| part.as_ref().map_or_else(String::new, |p| format!("{mark}{p}"));
        format!("{}{}{}", part("", &self.boxed), part(" floor ", &self.floor), part(" room ", &self.room))
    }

    /// Whether it is certainly another floor or another room.
    pub fn is_elsewhere(&self, other: &Unit) -> bool {
        let apart = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
        apart(&self.floor, &other.floor) || apart(&self.room, &other.room)
    }
}

/// The figures of `2e`, without zeros in front.
fn number(word: &str) -> String {
    let figures: String = word.chars().take_while(char::is_ascii_digit).collect();
    let bare = figures.trim_start_matches('0');
    if bare.is_empty() { "0".to_owned() } else { bare.to_owned() }
}

/// A box without its word and without zeros in front; none where nothing is left.
pub fn as_box(text: &str) -> Option<String> {
    let text = BOX
        .iter()
        .find_map(|word| text.strip_prefix(word).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
        .unwrap_or(text);
    let text = text.trim_start_matches('0');
    (!text.is_empty()).then(|| text.to_owned())
}

//! The ladder of a scheme: what each stage asks of whoever serves at it.

use serde::{Deserialize, Deserializer, de};

use super::{AgeBand, Figures};
use crate::caregivers::Stage;

/// A rung of the ladder.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// Its name: the message `rung-…`.
    pub name: String,
    /// The stage from which on one can stand on it; none: everybody who joined.
    #[serde(default, deserialize_with = "stage")]
    pub stage: Option<Stage>,
    /// Certificate codes that are asked of everybody at this stage and at those after it.
    pub certificates: Vec<String>,
    /// The age bands that it opens, by name; what they ask is asked here too.
    #[serde(default)]
    pub age_bands: Vec<String>,
    /// Whether no accompanied care may be left to do.
    #[serde(default)]
    pub learned: bool,
}

fn stage<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Stage>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Stage::parse(&text).map(Some).ok_or_else(|| de::Error::custom(format!("{text:?} is no stage")))
}

impl Figures {
    /// What is asked of everybody at a stage, as certificate codes, whatever the age of the children.
    pub fn asked_at(&self, stage: Stage) -> impl Iterator<Item = &str> {
        let below = self.ladder.iter().filter(move |rung| rung.stage.is_some_and(|from| stage.is_at_least(from)));
        below.flat_map(|rung| &rung.certificates).map(String::as_str)
    }

    /// What is asked of whoever serves children of these bands at a stage, as certificate codes, each once.
    pub fn asked<'f>(&'f self, stage: Stage, bands: &[&'f AgeBand]) -> Vec<&'f str> {
        let of_bands = bands.iter().flat_map(|band| &band.requires).map(String::as_str);
        let mut asked: Vec<&str> = Vec::new();
        for code in self.asked_at(stage).chain(of_bands) {
            if !asked.contains(&code) {
                asked.push(code);
            }
        }
        asked
    }

    /// Whether a certificate meets what is asked: it is that very one, or the scheme takes it instead.
    pub fn meets(&self, asked: &str, certificate: &str) -> bool {
        asked == certificate || self.instead.get(asked).is_some_and(|others| others.iter().any(|other| other == certificate))
    }

    /// Everything that a caregiver can be asked to show, as certificate codes, each once.
    pub fn requirements(&self) -> Vec<&str> {
        let bands: Vec<&AgeBand> = self.age_bands.iter().collect();
        self.asked(Stage::Mentor, &bands)
    }

    /// The age bands that a rung opens.
    pub fn bands_of(&self, rung: &Rung) -> impl Iterator<Item = &AgeBand> {
        self.age_bands.iter().filter(|band| rung.age_bands.contains(&band.name))
    }
}

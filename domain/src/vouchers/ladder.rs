//! The ladder: which certificates there are, and what each stage and each age of children asks of whoever serves. A
//! scheme has one with which its organisers start, and a floor below which none of theirs can go.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::AgeBand;
use crate::caregivers::Stage;
use crate::words::Names;

/// What an organiser asks of its caregivers.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// The certificates that it knows, in the order in which they are named.
    pub kinds: Vec<CertificateKind>,
    /// Its stages, from below.
    pub rungs: Vec<Rung>,
    /// What is asked besides for children of an age, by the name of the age band.
    pub ages: BTreeMap<String, Vec<String>>,
}

/// A kind of certificate.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateKind {
    /// By what it is known.
    pub code: String,
    /// What an organiser calls it, by language; where it says nothing, the message `certificate-…`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// The most months that one holds; none: as long as is written on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_months: Option<u32>,
    /// Certificates, by code, in place of which it counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead_of: Vec<String>,
    /// Whether no new ones are noted; those that were noted go on counting.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

impl CertificateKind {
    /// The last day on which one can hold that begins on a day; none: it needs no end.
    pub fn last_day(&self, from: NaiveDate) -> Option<NaiveDate> {
        let over = from.checked_add_months(Months::new(self.valid_months?))?;
        over.checked_sub_days(Days::new(1))
    }
}

/// A rung of the ladder.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// By what it is known.
    pub code: String,
    /// What an organiser calls it, by language; where it says nothing, the message `rung-…`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// The stage from which on one can stand on it; none: everybody who joined.
    #[serde(default, deserialize_with = "read_stage", serialize_with = "write_stage")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Certificates, by code, that are asked on it and on those above it.
    pub certificates: Vec<String>,
    /// The age bands that it opens, by name; what they ask is asked here too.
    #[serde(default)]
    pub age_bands: Vec<String>,
    /// Whether no accompanied care may be left to do.
    #[serde(default)]
    pub learned: bool,
}

fn read_stage<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Stage>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Stage::parse(&text).map(Some).ok_or_else(|| de::Error::custom(format!("{text:?} is no stage")))
}

fn write_stage<S: Serializer>(stage: &Option<Stage>, serializer: S) -> Result<S::Ok, S::Error> {
    stage.map(Stage::as_str).serialize(serializer)
}

/// What no ladder of a scheme's organisers can leave out.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// Asked of whoever comes to children, also along with a mentor.
    pub everybody: Vec<String>,
    /// Asked of whoever serves children of an age, by the name of the age band.
    pub ages: BTreeMap<String, Vec<String>>,
}

impl Floor {
    /// Whether a certificate is asked anywhere here.
    pub fn has(&self, code: &str) -> bool {
        self.everybody.iter().chain(self.ages.values().flatten()).any(|asked| asked == code)
    }
}

impl Ladder {
    /// The certificate with this code.
    pub fn kind(&self, code: &str) -> Option<&CertificateKind> {
        self.kinds.iter().find(|kind| kind.code == code)
    }

    /// The rung with this code.
    pub fn rung(&self, code: &str) -> Option<&Rung> {
        self.rungs.iter().find(|rung| rung.code == code)
    }

    /// The place of the rung on which one stands at a stage: the first from which on one can be at it; where there is
    /// none, the highest.
    fn entry(&self, stage: Stage) -> usize {
        let there = |rung: &Rung| rung.stage.is_some_and(|from| from.is_at_least(stage));
        self.rungs.iter().position(there).unwrap_or(self.rungs.len().saturating_sub(1))
    }

    fn opening(&self, band: &AgeBand) -> usize {
        self.rungs.iter().position(|rung| rung.age_bands.contains(&band.name)).unwrap_or(0)
    }

    fn up_to(&self, place: usize) -> impl Iterator<Item = &str> {
        self.rungs.iter().take(place + 1).flat_map(|rung| &rung.certificates).map(String::as_str)
    }

    /// What is asked of everybody at a stage, as certificate codes, whatever the age of the children.
    pub fn asked_at(&self, stage: Stage) -> impl Iterator<Item = &str> {
        self.up_to(self.entry(stage))
    }

    /// What is asked of whoever serves children of these bands at a stage, as certificate codes, each once: what the
    /// stage asks, what is asked on the way up to the rungs that open the bands, and what the bands ask.
    pub fn asked(&self, stage: Stage, bands: &[&AgeBand]) -> Vec<&str> {
        let highest = bands.iter().map(|band| self.opening(band)).fold(self.entry(stage), usize::max);
        let of_bands = bands.iter().filter_map(|band| self.ages.get(&band.name)).flatten().map(String::as_str);
        each_once(self.up_to(highest).chain(of_bands))
    }

    /// What is asked on a rung: on it, and by the ages that it opens, as certificate codes, each once.
    pub fn asked_on<'l>(&'l self, rung: &'l Rung) -> Vec<&'l str> {
        let own =
            rung.certificates.iter().chain(rung.age_bands.iter().filter_map(|band| self.ages.get(band)).flatten());
        each_once(own.map(String::as_str))
    }

    /// Everything that a caregiver can be asked to show, as certificate codes, each once.
    pub fn requirements(&self) -> Vec<&str> {
        each_once(self.up_to(self.rungs.len()).chain(self.ages.values().flatten().map(String::as_str)))
    }

    /// Whether a certificate meets what is asked: it is that very one, or counts in its place.
    pub fn meets(&self, asked: &str, certificate: &str) -> bool {
        asked == certificate
            || self.kind(certificate).is_some_and(|kind| kind.instead_of.iter().any(|one| one == asked))
    }

    /// The same ladder, asking at least what the floor does: whatever was written down before the floor rose, nobody
    /// passes below it.
    pub fn raised_to(mut self, floor: &Floor) -> Self {
        let entry = self.entry(Stage::Trainee);
        let open: Vec<String> =
            floor.everybody.iter().filter(|code| !self.up_to(entry).any(|asked| asked == *code)).cloned().collect();
        if let Some(rung) = self.rungs.get_mut(entry) {
            rung.certificates.extend(open);
        }
        for (band, codes) in &floor.ages {
            let asked = self.ages.entry(band.clone()).or_default();
            asked.extend(codes.iter().filter(|code| !asked.contains(code)).cloned().collect::<Vec<_>>());
        }
        for kind in &mut self.kinds {
            kind.instead_of.retain(|code| !floor.has(code));
            kind.retired &= !floor.has(&kind.code);
        }
        let unknown = floor.everybody.iter().chain(floor.ages.values().flatten());
        for code in unknown {
            if self.kind(code).is_none() {
                self.kinds.push(CertificateKind { code: code.clone(), ..CertificateKind::default() });
            }
        }
        self
    }

    /// What its certificates and rungs are called here.
    pub fn names(&self) -> Names {
        let kinds = self.kinds.iter().map(|kind| (format!("certificate-{}", kind.code), kind.names.clone()));
        let rungs = self.rungs.iter().map(|rung| (format!("rung-{}", rung.code), rung.names.clone()));
        Names::new(kinds.chain(rungs))
    }
}

fn each_once<'l>(codes: impl Iterator<Item = &'l str>) -> Vec<&'l str> {
    let mut all: Vec<&str> = Vec::new();
    for code in codes {
        if !all.contains(&code) {
            all.push(code);
        }
    }
    all
}

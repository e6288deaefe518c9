//! One change of a ladder, as somebody typed it: what comes of it is a whole ladder again, which is then judged.

use std::collections::BTreeMap;

use crate::basics::text::searchable;
use crate::caregivers::Stage;
use crate::input::Faults;
use crate::vouchers::{CertificateKind, Ladder, Rung};
use crate::words::{self, Message, Words};

/// The most characters of a name.
const LONGEST_NAME: usize = 80;
/// The most months that can be set for a certificate: ten years.
const MOST_MONTHS: i32 = 120;
/// The most stages and the most certificates.
const MOST: usize = 40;

/// A change of a ladder, as it was typed.
#[derive(Clone, Debug, PartialEq)]
pub enum LadderEdit {
    /// A stage is set: one that is there, by its code, or a new one.
    Rung(Option<String>, RungInput),
    /// A stage goes.
    WithoutRung(String),
    /// A certificate is set: one that is there, by its code, or a new one.
    Kind(Option<String>, KindInput),
    /// A certificate goes.
    WithoutKind(String),
    /// What children of an age ask.
    Age(String, Vec<String>),
}

/// A stage, as it was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RungInput {
    /// Its name, by language.
    pub names: BTreeMap<String, String>,
    /// The stage of the plan, or nothing for everybody who joined.
    pub stage: String,
    /// What it asks, by code.
    pub certificates: Vec<String>,
    /// Which ages it opens.
    pub age_bands: Vec<String>,
    /// Whether no accompanied care may be left to do.
    pub learned: bool,
    /// The code of the stage below it; nothing: it is the lowest.
    pub above: String,
}

/// A certificate, as it was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KindInput {
    /// Its name, by language.
    pub names: BTreeMap<String, String>,
    /// The most months that one holds; nothing: as long as is written on it.
    pub valid_months: String,
    /// In place of what it counts, by code.
    pub instead_of: Vec<String>,
    /// Whether no new ones are noted.
    pub retired: bool,
}

impl LadderEdit {
    /// The ladder as it would be; or what is wrong with what was typed.
    pub fn apply(&self, ladder: &Ladder) -> Result<Ladder, Faults> {
        let mut ladder = ladder.clone();
        let mut faults = Faults::default();
        match self {
            LadderEdit::Rung(code, input) => input.apply(code.as_deref(), &mut ladder, &mut faults),
            LadderEdit::WithoutRung(code) => ladder.rungs.retain(|rung| rung.code != *code),
            LadderEdit::Kind(code, input) => input.apply(code.as_deref(), &mut ladder, &mut faults),
            LadderEdit::WithoutKind(code) => {
                ladder.kinds.retain(|kind| kind.code != *code);
                ladder.kinds.iter_mut().for_each(|kind| kind.instead_of.retain(|one| one != code));
            }
            LadderEdit::Age(age, codes) => {
                let asked = known(&ladder, codes, "certificates", &mut faults);
                ladder.ages.insert(age.clone(), asked);
            }
        }
        if faults.none() { Ok(ladder) } else { Err(faults) }
    }
}

impl RungInput {
    fn apply(&self, code: Option<&str>, ladder: &mut Ladder, faults: &mut Faults) {
        let (names, code) = named("rung", code, &self.names, |new| ladder.rung(new).is_some(), faults);
        let stage = match self.stage.as_str() {
            "joined" => Some(None),
            text => faults.choice("stage", text, Stage::parse).map(Some),
        };
        let certificates = known(ladder, &self.certificates, "certificates", faults);
        let below = ladder.rungs.iter().position(|rung| rung.code == self.above);
        if !self.above.is_empty() && (below.is_none() || self.above == code) {
            faults.note("above", Message::new("fault-choice"));
        }
        if ladder.rungs.len() >= MOST {
            faults.note("name_en", Message::new("ladder-fault-too-many"));
        }
        let Some(stage) = stage else { return };
        let learned = self.learned;
        ladder.rungs.retain(|rung| rung.code != code);
        // An age is opened once: here, and no longer elsewhere.
        ladder.rungs.iter_mut().for_each(|rung| rung.age_bands.retain(|band| !self.age_bands.contains(band)));
        let place = ladder.rungs.iter().position(|rung| rung.code == self.above).map_or(0, |below| below + 1);
        let age_bands = self.age_bands.clone();
        ladder.rungs.insert(place, Rung { code, names, stage, certificates, age_bands, learned });
    }
}

impl KindInput {
    fn apply(&self, code: Option<&str>, ladder: &mut Ladder, faults: &mut Faults) {
        let (names, code) = named("certificate", code, &self.names, |new| ladder.kind(new).is_some(), faults);
        let valid_months = match self.valid_months.trim() {
            "" => None,
            typed => faults.number("valid_months", typed, 1, MOST_MONTHS).and_then(|months| u32::try_from(months).ok()),
        };
        let instead_of = known(ladder, &self.instead_of, "instead_of", faults);
        if ladder.kinds.len() >= MOST {
            faults.note("name_en", Message::new("ladder-fault-too-many"));
        }
        let kind = CertificateKind { code, names, valid_months, instead_of, retired: self.retired };
        match ladder.kinds.iter_mut().find(|before| before.code == kind.code) {
            Some(before) => *before = kind,
            None => ladder.kinds.push(kind),
        }
    }
}

/// The codes among those that a ladder knows.
fn known(ladder: &Ladder, typed: &[String], field: &str, faults: &mut Faults) -> Vec<String> {
    if typed.iter().any(|code| ladder.kind(code).is_none()) {
        faults.note(field, Message::new("fault-choice"));
    }
    // In the order of the list of certificates, whatever the order in which they were ticked.
    ladder.kinds.iter().map(|kind| &kind.code).filter(|code| typed.contains(code)).cloned().collect()
}

/// The names as they were typed, and the code: of something new it is made from its English name.
fn named(
    stem: &str,
    code: Option<&str>,
    typed: &BTreeMap<String, String>,
    taken: impl Fn(&str) -> bool,
    faults: &mut Faults,
) -> (BTreeMap<String, String>, String) {
    let mut names = BTreeMap::new();
    for language in words::languages() {
        let field = format!("name_{}", language.code);
        let name = faults.line(&field, typed.get(&language.code).map_or("", String::as_str), LONGEST_NAME);
        // What the program says anyway is no name of one's own.
        let said = code.map(|code| Words::of(&language.code).plain().named(stem, code));
        names.extend(name.filter(|name| said.as_ref() != Some(name)).map(|name| (language.code.clone(), name)));
    }
    let code = match code {
        Some(code) => code.to_owned(),
        None => {
            let new = code_of(names.get("en").map_or("", String::as_str));
            if new.is_empty() && names.contains_key("en") {
                faults.note("name_en", Message::new("ladder-fault-letters"));
            } else if taken(&new) {
                faults.note("name_en", Message::new("ladder-fault-taken"));
            }
            new
        }
    };
    (names, code)
}

/// A code made from a name: small letters, digits and hyphens.
fn code_of(name: &str) -> String {
    let plain = searchable(name);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vouchers;

    fn ladder() -> &'static Ladder {
        let day = "2026-11-25".parse().expect("a date");
        &vouchers::figures("wijk-werken", day).expect("the scheme is there").ladder
    }

    fn names(nl: &str, fr: &str, en: &str) -> BTreeMap<String, String> {
        [("nl", nl), ("fr", fr), ("en", en)].map(|(code, name)| (code.to_owned(), name.to_owned())).into()
    }

    #[test]
    fn a_stage_is_put_above_another_and_takes_its_ages_along() {
        let input = RungInput {
            names: names("Peuters", "Tout-petits", "Toddlers, é"),
            stage: "qualified".into(),
            age_bands: vec!["toddler".into()],
            above: "school-age".into(),
            ..RungInput::default()
        };
        let new = LadderEdit::Rung(None, input).apply(ladder()).expect("it can be");
        let codes: Vec<&str> = new.rungs.iter().map(|rung| rung.code.as_str()).collect();
        assert_eq!(codes, ["joined", "accompanied", "school-age", "toddlers-e", "youngest", "mentor"]);
        assert_eq!(new.rungs[4].age_bands, ["baby"]);
    }

    #[test]
    fn what_was_typed_wrong_is_said_by_field() {
        let edit = |input| LadderEdit::Kind(None, input).apply(ladder()).expect_err("it cannot be");
        let told = |faults: Faults| faults.noted().map(|(field, _)| field.to_owned()).collect::<Vec<_>>();
        let nameless = KindInput { names: names("Attest", "", "!?"), ..KindInput::default() };
        assert_eq!(told(edit(nameless)), ["name_fr", "name_en"]);
        let taken = KindInput { names: names("Nog een", "Encore", "Dutch B1"), ..KindInput::default() };
        assert_eq!(told(edit(taken)), ["name_en"]);
        let odd = KindInput {
            names: names("Attest", "Attestation", "Thing"),
            valid_months: "0".into(),
            instead_of: vec!["never-heard-of".into()],
            ..KindInput::default()
        };
        assert_eq!(told(edit(odd)), ["valid_months", "instead_of"]);
    }

    #[test]
    fn a_name_that_the_program_says_anyway_is_not_kept() {
        let said = |language: &str| Words::of(language).plain().named("certificate", "dutch-b1");
        let names = names(&said("nl"), "Néerlandais, oral", &said("en"));
        let new =
            LadderEdit::Kind(Some("dutch-b1".into()), KindInput { names, ..KindInput::default() }).apply(ladder());
        let kind = new.expect("it can be").kind("dutch-b1").cloned().expect("it is there");
        assert_eq!(kind.names.keys().map(String::as_str).collect::<Vec<_>>(), ["fr"]);
    }
}

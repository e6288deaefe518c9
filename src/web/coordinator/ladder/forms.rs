//! The forms of a stage, of an age and of a certificate.

use actix_web::web;
use askama::Template;

use domain::basics::mark::mark;
use domain::caregivers::Stage;
use domain::training::{KindInput, LadderEdit, RungInput};
use domain::vouchers::{Figures, Ladder};
use domain::words::{self, Words};

use super::{HERE, in_force, wording};
use crate::web::kit::{Answer, Desk, Faults, Fields, Layout, Refusal};

/// What stands in an address for something new.
const NEW: &str = "new";

/// What the fields are called.
const LABELS: &[(&str, &str)] = &[
    ("name_nl", "ladder-name-nl"),
    ("name_fr", "ladder-name-fr"),
    ("name_en", "ladder-name-en"),
    ("stage", "ladder-stage"),
    ("above", "ladder-above"),
    ("certificates", "ladder-certificates"),
    ("age_bands", "ladder-age-bands"),
    ("valid_months", "ladder-valid-months"),
    ("instead_of", "ladder-instead-of"),
];

/// What a form is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// A stage; none: a new one.
    Stage(Option<String>),
    /// A certificate; none: a new one.
    Certificate(Option<String>),
    /// An age.
    Age(String),
}

impl Part {
    /// What an address is about, where there is such a thing.
    pub(super) fn parse((part, code): (&str, &str), ladder: &Ladder, figures: &Figures) -> Result<Part, Refusal> {
        let some = (code != NEW).then(|| code.to_owned());
        match (part, &some) {
            ("stage", Some(code)) if ladder.rung(code).is_some() => Ok(Part::Stage(some.clone())),
            ("certificate", Some(code)) if ladder.kind(code).is_some() => Ok(Part::Certificate(some.clone())),
            ("stage", None) => Ok(Part::Stage(None)),
            ("certificate", None) => Ok(Part::Certificate(None)),
            ("age", Some(band)) if figures.age_bands.iter().any(|known| known.name == *band) => {
                Ok(Part::Age(band.clone()))
            }
            _ => Err(Refusal::NotFound),
        }
    }

    /// Where it stands.
    pub(super) fn path(&self) -> String {
        let (part, code) = match self {
            Part::Stage(code) => ("stage", code.as_deref()),
            Part::Certificate(code) => ("certificate", code.as_deref()),
            Part::Age(band) => ("age", Some(band.as_str())),
        };
        format!("{HERE}/{part}/{}", code.unwrap_or(NEW))
    }

    /// What it is called.
    pub(super) fn name(&self, words: &Words) -> String {
        match self {
            Part::Stage(Some(code)) => words.named("rung", code),
            Part::Certificate(Some(code)) => words.named("certificate", code),
            Part::Age(band) => words.named("age-band", band),
            Part::Stage(None) => words.say("ladder-new-stage"),
            Part::Certificate(None) => words.say("ladder-new-certificate"),
        }
    }

    /// The change that was typed.
    pub(super) fn edit(&self, fields: &Fields) -> LadderEdit {
        let all = |name: &str| fields.all(name).into_iter().map(str::to_owned).collect::<Vec<_>>();
        let name = |language: &words::Language| {
            (language.code.clone(), fields.get(&format!("name_{}", language.code)).to_owned())
        };
        let names = words::languages().iter().map(name).collect();
        match self {
            Part::Stage(code) => LadderEdit::Rung(
                code.clone(),
                RungInput {
                    names,
                    stage: fields.get("stage").to_owned(),
                    certificates: all("certificates"),
                    age_bands: all("age_bands"),
                    learned: fields.has("learned", "yes"),
                    above: fields.get("above").to_owned(),
                },
            ),
            Part::Certificate(code) => LadderEdit::Kind(
                code.clone(),
                KindInput {
                    names,
                    valid_months: fields.get("valid_months").to_owned(),
                    instead_of: all("instead_of"),
                    retired: fields.has("retired", "yes"),
                },
            ),
            Part::Age(band) => LadderEdit::Age(band.clone(), all("certificates")),
        }
    }

    /// The change that takes it away; an age stays.
    pub(super) fn without(&self) -> Result<LadderEdit, Refusal> {
        match self {
            Part::Stage(Some(code)) => Ok(LadderEdit::WithoutRung(code.clone())),
            Part::Certificate(Some(code)) => Ok(LadderEdit::WithoutKind(code.clone())),
            _ => Err(Refusal::NotFound),
        }
    }

    /// The form as it would show what holds now.
    fn fields(&self, ladder: &Ladder) -> Fields {
        let mut pairs: Vec<(String, String)> = vec![("opened".to_owned(), mark(ladder))];
        let mut add = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
        let names = |stem: &str, code: &str, add: &mut dyn FnMut(&str, &str)| {
            for language in words::languages() {
                let words = Words::of(&language.code).plain().with_names(ladder.names());
                add(&format!("name_{}", language.code), &words.named(stem, code));
            }
        };
        match self {
            Part::Stage(Some(code)) => {
                names("rung", code, &mut add);
                let place = ladder.rungs.iter().position(|rung| rung.code == *code).unwrap_or_default();
                let rung = &ladder.rungs[place];
                add("stage", rung.stage.map_or("joined", Stage::as_str));
                let below = place.checked_sub(1).map_or("", |below| ladder.rungs[below].code.as_str());
                add("above", below);
                rung.certificates.iter().for_each(|code| add("certificates", code));
                rung.age_bands.iter().for_each(|band| add("age_bands", band));
                if rung.learned {
                    add("learned", "yes");
                }
            }
            Part::Certificate(Some(code)) => {
                names("certificate", code, &mut add);
                let kind = ladder.kind(code);
                if let Some(months) = kind.and_then(|kind| kind.valid_months) {
                    add("valid_months", &months.to_string());
                }
                kind.iter().flat_map(|kind| &kind.instead_of).for_each(|code| add("instead_of", code));
                if kind.is_some_and(|kind| kind.retired) {
                    add("retired", "yes");
                }
            }
            Part::Stage(None) => {
                add("stage", Stage::Qualified.as_str());
                add("above", ladder.rungs.last().map_or("", |rung| rung.code.as_str()));
            }
            Part::Age(band) => ladder.ages.get(band).into_iter().flatten().for_each(|code| add("certificates", code)),
            Part::Certificate(None) => {}
        }
        Fields::from_pairs(pairs)
    }
}

#[derive(Template)]
#[template(path = "settings_page/ladder_part.html")]
pub(super) struct PartPage {
    layout: Layout,
    part: Part,
    path: String,
    name: String,
    ladder: Ladder,
    bands: Vec<String>,
    fields: Fields,
    faults: Faults,
    /// What would be wrong with the ladder.
    problems: Vec<String>,
    /// Whether somebody else has changed the ladder since the form was opened.
    meanwhile: bool,
}

impl PartPage {
    /// The fields of its names, with what each is called.
    fn names(&self) -> Vec<(String, String)> {
        let words = &self.layout.words;
        let named = |code: &String| (format!("name_{code}"), words.named("ladder-name", code));
        words::languages().iter().map(|language| named(&language.code)).collect()
    }

    fn stages(&self) -> Vec<(String, String)> {
        let words = &self.layout.words;
        let named = |stage: &Stage| (stage.as_str().to_owned(), words.named("stage", stage.as_str()));
        std::iter::once(("joined".to_owned(), words.say("ladder-everybody")))
            .chain(Stage::ALL.iter().map(named))
            .collect()
    }

    fn above(&self) -> Vec<(String, String)> {
        let words = &self.layout.words;
        let itself = |code: &str| matches!(&self.part, Part::Stage(Some(own)) if own == code);
        let others = self.ladder.rungs.iter().filter(|rung| !itself(&rung.code));
        let named = others.map(|rung| (rung.code.clone(), words.named("rung", &rung.code)));
        std::iter::once((String::new(), words.say("ladder-lowest"))).chain(named).collect()
    }

    fn certificates(&self) -> Vec<(String, String)> {
        let itself = |code: &str| matches!(&self.part, Part::Certificate(Some(own)) if own == code);
        let others = self.ladder.kinds.iter().filter(|kind| !itself(&kind.code));
        others.map(|kind| (kind.code.clone(), self.layout.words.named("certificate", &kind.code))).collect()
    }

    fn ages(&self) -> Vec<(String, String)> {
        self.bands.iter().map(|band| (band.clone(), self.layout.words.named("age-band", band))).collect()
    }

    fn is_stage(&self) -> bool {
        matches!(self.part, Part::Stage(_))
    }

    fn is_certificate(&self) -> bool {
        matches!(self.part, Part::Certificate(_))
    }

    fn can_go(&self) -> bool {
        self.part.without().is_ok()
    }
}

/// The form with what was typed, or with what holds.
pub(super) fn page(desk: &Desk, part: Part, typed: Option<Fields>, faults: Faults) -> Result<PartPage, Refusal> {
    let (ladder, figures) = in_force(desk)?;
    let words = &desk.visit.words;
    let mut labelled = Faults::with_labels(LABELS);
    faults.noted().for_each(|(field, message)| labelled.note(field, message.clone()));
    Ok(PartPage {
        layout: desk.layout(part.name(words), "/settings").at(part.path()),
        path: part.path(),
        name: part.name(words),
        fields: typed.unwrap_or_else(|| part.fields(&ladder)),
        bands: figures.age_bands.iter().map(|band| band.name.clone()).collect(),
        faults: labelled,
        problems: Vec::new(),
        meanwhile: false,
        part,
        ladder,
    })
}

impl PartPage {
    /// The same with what would be wrong with the ladder.
    pub(super) fn unsound(self, faults: &[domain::training::LadderFault]) -> Self {
        let problems = faults.iter().map(|fault| wording::fault(&self.layout.words, fault)).collect();
        PartPage { problems, ..self }
    }

    /// The same, where somebody else has changed the ladder: what was typed stays, to be judged anew.
    pub(super) fn meanwhile(mut self) -> Self {
        self.fields.set("opened", mark(&self.ladder));
        PartPage { meanwhile: true, ..self }
    }
}

pub(super) async fn form(desk: Desk, path: web::Path<(String, String)>) -> Answer {
    let (ladder, figures) = in_force(&desk)?;
    let part = Part::parse((&path.0, &path.1), &ladder, figures)?;
    desk.visit.show(&page(&desk, part, None, Faults::default())?)
}

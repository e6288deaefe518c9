//! The ladder of the organiser: its stages, what children of an age ask, the certificates there are. A change is looked
//! at before it is made: whom it touches, by name.

mod change;
mod forms;
mod wording;

use actix_web::web;
use askama::Template;

use domain::training;
use domain::vouchers::{self, Figures, Ladder};
use domain::words::Words;

use crate::routes;
use crate::web::kit::{Answer, Desk, Fields, Layout, Refusal};

routes! {
    Administrator get "/settings/ladder" => overview,
    Administrator get "/settings/ladder/start" => change::start,
    Administrator post "/settings/ladder/start" => change::begin_again,
    Administrator get "/settings/ladder/{part}/{code}" => forms::form,
    Administrator post "/settings/ladder/{part}/{code}" => change::save,
    Administrator post "/settings/ladder/{part}/{code}/look" => change::look,
    Administrator get "/settings/ladder/{part}/{code}/remove" => change::removal,
    Administrator post "/settings/ladder/{part}/{code}/remove" => change::remove,
}

/// Where it is shown.
const HERE: &str = "/settings/ladder";

/// A stage, an age or a certificate as the page shows it.
struct Shown {
    code: String,
    name: String,
    /// What there is to say about it, line by line.
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "settings_page/ladder.html")]
struct LadderPage {
    layout: Layout,
    /// Whether the organiser has set one of its own.
    own: bool,
    floor: Vec<String>,
    stages: Vec<Shown>,
    ages: Vec<Shown>,
    certificates: Vec<Shown>,
    saved: bool,
}

impl LadderPage {
    /// Whether more can be added to a part; the ages are the scheme's.
    fn adds(&self, part: &str) -> bool {
        part != "age"
    }

    /// The parts of a ladder: title, what there is to say about them, what stands in their addresses, and each.
    fn parts(&self) -> [(&'static str, &'static str, &'static str, &[Shown]); 3] {
        [
            ("ladder-stages", "ladder-stages-text", "stage", &self.stages),
            ("ladder-ages", "ladder-ages-text", "age", &self.ages),
            ("ladder-kinds", "ladder-kinds-text", "certificate", &self.certificates),
        ]
    }
}

/// The ladder that the page is about: the organiser's on this day, with its scheme.
fn in_force(desk: &Desk) -> Result<(Ladder, &'static Figures), Refusal> {
    let today = desk.now().local(&desk.organiser.zone()).date_naive();
    let figures = vouchers::figures(&desk.organiser.scheme, today)?;
    Ok((training::ladder(&desk.organiser, today)?.into_owned(), figures))
}

async fn overview(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let (ladder, figures) = in_force(&desk)?;
    let words = &desk.visit.words;
    desk.visit.show(&LadderPage {
        layout: desk.layout(words.say("settings-ladder"), "/settings"),
        own: training::has_own_ladder(&desk.organiser),
        floor: floor(words, figures),
        stages: ladder.rungs.iter().map(|rung| stage(words, rung)).collect(),
        ages: figures.age_bands.iter().map(|band| age(words, &ladder, &band.name)).collect(),
        certificates: ladder.kinds.iter().map(|kind| certificate(words, kind)).collect(),
        saved: Fields::from_pairs(query.into_inner()).has("said", "saved"),
    })
}

/// What the floor asks, line by line.
fn floor(words: &Words, figures: &Figures) -> Vec<String> {
    let everybody =
        words.say1("ladder-floor-everybody", "what", wording::certificates(words, &figures.floor.everybody));
    let of_age = |(age, codes): (&String, &Vec<String>)| {
        let what = wording::certificates(words, codes);
        words.say2("ladder-floor-age", "age", words.named("age-band", age), "what", what)
    };
    std::iter::once(everybody).chain(figures.floor.ages.iter().map(of_age)).collect()
}

fn stage(words: &Words, rung: &vouchers::Rung) -> Shown {
    let mut lines = vec![wording::stage(words, rung.stage)];
    if !rung.certificates.is_empty() {
        lines.push(words.say1("ladder-asks", "what", wording::certificates(words, &rung.certificates)));
    }
    if rung.learned {
        lines.push(words.say("ladder-asks-learned"));
    }
    if !rung.age_bands.is_empty() {
        lines.push(words.say1("ladder-opens", "ages", wording::ages(words, &rung.age_bands)));
    }
    Shown { code: rung.code.clone(), name: words.named("rung", &rung.code), lines }
}

fn age(words: &Words, ladder: &Ladder, band: &str) -> Shown {
    let asked = ladder.ages.get(band).map(Vec::as_slice).unwrap_or_default();
    let line = match asked {
        [] => words.say("ladder-asks-nothing"),
        asked => words.say1("ladder-asks", "what", wording::certificates(words, asked)),
    };
    Shown { code: band.to_owned(), name: words.named("age-band", band), lines: vec![line] }
}

fn certificate(words: &Words, kind: &vouchers::CertificateKind) -> Shown {
    let mut lines = vec![match kind.valid_months {
        Some(months) => words.say1("ladder-holds-months", "count", months),
        None => words.say("ladder-holds-on"),
    }];
    if !kind.instead_of.is_empty() {
        lines.push(words.say1("ladder-instead", "what", wording::certificates(words, &kind.instead_of)));
    }
    if kind.retired {
        lines.push(words.say("ladder-retired"));
    }
    Shown { code: kind.code.clone(), name: words.named("certificate", &kind.code), lines }
}

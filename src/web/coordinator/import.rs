//! People, hours and certificates from a file: what each kind of file holds, a look at what it would bring, and then it
//! is taken in.

use actix_web::{HttpResponse, http::header, web};
use askama::Template;

use domain::import::{self, Contents, Fault, Known, MOST_LINES, Outcome, Report, Run, Whom};
use domain::words::Message;

use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Refusal, Upload};

routes! {
    Administrator get "/import" => overview,
    Administrator get "/import/{contents}" => form,
    Administrator get "/import/{contents}/template" => template,
    Administrator post "/import/{contents}/look" => look_over,
    Administrator post "/import/{contents}/take" => take_in,
}

/// So many faults and names are shown at once.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "import/overview.html")]
struct OverviewPage {
    layout: Layout,
}

impl OverviewPage {
    fn all(&self) -> &'static [Contents] {
        // In the order in which they are taken in: hours and certificates are those of caregivers who are here.
        &[Contents::Caregivers, Contents::Availability, Contents::Certificates, Contents::Families]
    }
}

/// A column as the page explains it: heading, whether it is needed, and what stands in it.
struct ShownColumn {
    heading: String,
    needed: bool,
    explained: String,
}

#[derive(Template)]
#[template(path = "import/form.html")]
struct FormPage {
    layout: Layout,
    contents: Contents,
    columns: Vec<ShownColumn>,
    /// Faults of the form.
    faults: Faults,
    /// Faults of the file, as line, column and what is wrong.
    wrong: Vec<(String, String, String)>,
    /// How many more there are.
    more: usize,
    /// What a file has just brought: how many new, how many were here.
    done: Option<(i64, i64)>,
}

#[derive(Template)]
#[template(path = "import/look.html")]
struct LookPage {
    layout: Layout,
    contents: Contents,
    report: Report,
    /// The file, to be sent once more.
    text: String,
    faults: Faults,
}

impl LookPage {
    fn brings(&self) -> String {
        let key = format!("import-fresh-{}", self.contents.as_str());
        self.layout.words.say1(&key, "count", self.report.fresh)
    }

    fn known(&self) -> Vec<(u64, String, String)> {
        shown(&self.report.known)
    }

    fn replaced(&self) -> Vec<(u64, String, String)> {
        shown(&self.report.replaced)
    }
}

/// Lines of the file with the people whom they mean: line, name, and where she is.
fn shown(all: &[Known]) -> Vec<(u64, String, String)> {
    let href = |whom: &Whom| match whom {
        Whom::Family(id) => format!("/families/{id}"),
        Whom::Caregiver(id) => format!("/caregivers/{id}"),
    };
    all.iter().take(SHOWN).map(|known| (known.line, known.name.clone(), href(&known.whom))).collect()
}

impl FormPage {
    fn new(desk: &Desk, contents: Contents) -> Self {
        let words = &desk.visit.words;
        let columns = contents.columns().iter().filter(|column| !column.is_one_more());
        let shown = |column: &import::Column| ShownColumn {
            heading: column.heading(words),
            needed: column.needed,
            explained: column.explained(words),
        };
        FormPage {
            layout: layout(desk, contents),
            contents,
            columns: columns.map(shown).collect(),
            faults: Faults::default(),
            wrong: Vec::new(),
            more: 0,
            done: None,
        }
    }

    fn with_faults(mut self, found: &[Fault]) -> Self {
        let words = &self.layout.words;
        let told = |fault: &Fault| {
            let line = fault.line.map(|line| line.to_string()).unwrap_or_default();
            (line, fault.column.clone().unwrap_or_default(), words.tell(&fault.message))
        };
        self.wrong = found.iter().take(SHOWN).map(told).collect();
        self.more = found.len().saturating_sub(SHOWN);
        self
    }
}

fn layout(desk: &Desk, contents: Contents) -> Layout {
    let title = desk.visit.words.named("import-contents", contents.as_str());
    desk.layout(title, "/settings").at(format!("/import/{}", contents.as_str()))
}

fn contents_of(path: &str) -> Result<Contents, Refusal> {
    Contents::parse(path).ok_or(Refusal::NotFound)
}

async fn overview(desk: Desk) -> Answer {
    let layout = desk.layout(desk.visit.words.say("import-title"), "/settings");
    desk.visit.show(&OverviewPage { layout })
}

async fn form(desk: Desk, path: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let mut page = FormPage::new(&desk, contents_of(&path)?);
    let query = Fields::from_pairs(query.into_inner());
    let number = |name| query.get(name).parse().ok().filter(|number| (0..=MOST_LINES as i64).contains(number));
    page.done = number("fresh").zip(number("known"));
    desk.visit.show(&page)
}

/// A file with the headings, to fill in.
async fn template(desk: Desk, path: web::Path<String>) -> Answer {
    let contents = contents_of(&path)?;
    let name = format!("attachment; filename=\"wijkopvang-{}.csv\"", contents.as_str());
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(import::template(contents, &desk.visit.words)))
}

/// Shows what a file would bring, or everything that is wrong with it.
async fn look_over(desk: Desk, path: web::Path<String>, upload: Upload) -> Answer {
    desk.expects(&upload.fields)?;
    let (contents, file) = (contents_of(&path)?, upload.file);
    if file.is_empty() {
        let mut page = FormPage::new(&desk, contents);
        page.faults.note("file", Message::new("import-fault-no-file"));
        return desk.visit.show_again(&page);
    }
    let text = import::as_text(&file).unwrap_or_default();
    match desk.read(move |context| Ok(import::import(context, contents, &file, Run::Dry)?)).await? {
        Outcome::Refused(wrong) => desk.visit.show_again(&FormPage::new(&desk, contents).with_faults(&wrong)),
        Outcome::Looked(report) | Outcome::Done(report) => desk.visit.show(&LookPage {
            layout: layout(&desk, contents),
            contents,
            report,
            text,
            faults: Faults::default(),
        }),
    }
}

/// Takes in a file that was looked over.
async fn take_in(desk: Desk, path: web::Path<String>, upload: Upload) -> Answer {
    desk.expects(&upload.fields)?;
    let (contents, file) = (contents_of(&path)?, upload.file);
    let seen = contents != Contents::Certificates || upload.fields.has("seen", "yes");
    let (run, bytes) = (if seen { Run::Real } else { Run::Dry }, file.clone());
    match desk.write(move |context| Ok(import::import(context, contents, &bytes, run)?)).await? {
        Outcome::Refused(wrong) => desk.visit.show_again(&FormPage::new(&desk, contents).with_faults(&wrong)),
        Outcome::Done(report) => {
            let (kind, known) = (contents.as_str(), report.known.len());
            desk.visit.go(&format!("/import/{kind}?fresh={}&known={known}", report.fresh))
        }
        Outcome::Looked(report) => {
            let mut faults = Faults::default();
            faults.note("seen", Message::new("certificate-fault-seen"));
            let text = import::as_text(&file).unwrap_or_default();
            desk.visit.show_again(&LookPage { layout: layout(&desk, contents), contents, report, text, faults })
        }
    }
}

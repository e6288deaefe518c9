//! A published plan beside what came of it: counts, the slots by name and date, one kind of them, and all as a file.

use std::collections::HashMap;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpResponse, web};
use askama::Template;

use domain::basics::IsoWeek;
use domain::basics::ids::{CaregiverId, FamilyId};
use domain::offers::{self, Came, CameOf};
use domain::planning::{self, Publication};
use domain::requests::Slot;
use domain::words::{Message, Words};
use domain::{caregivers, families};

use super::pages::Pages;
use crate::routes;
use crate::web::kit::csv::line;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/weeks/{week}/outcome" => show,
    Desk get "/weeks/{week}/outcome.csv" => file,
}

/// So many slots stand on one page.
const A_PAGE: usize = 100;

/// A slot in the list.
struct Row {
    when: String,
    href: String,
    family: String,
    family_href: String,
    what: String,
    tone: &'static str,
    /// Who was published, who comes, and since when that is so.
    published: String,
    comes: String,
    since: String,
}

/// How many came to what, and the way to those alone.
struct Count {
    what: String,
    count: usize,
    href: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "week_page/outcome.html")]
struct OutcomePage {
    layout: Layout,
    week: String,
    heading: String,
    /// All publications, with the way to each, and whether it is this one.
    publications: Vec<(String, String, bool)>,
    /// Whether the files of this one are still kept.
    kept: bool,
    all: Count,
    counts: Vec<Count>,
    forgotten: usize,
    rows: Vec<Row>,
    pages: Pages,
    /// The address of this list, before the number of a page, and of the file.
    address: String,
    file: String,
}

/// A publication of a week, what came of it, and how everybody is called.
struct Looked {
    week: IsoWeek,
    publications: Vec<Publication>,
    chosen: Publication,
    came: Option<offers::CameOfWeek>,
    families: HashMap<FamilyId, String>,
    caregivers: HashMap<CaregiverId, String>,
}

/// Looks at the publication that an address names; the first one where it names none.
async fn look(desk: &Desk, week: &str, query: &Fields) -> Result<Option<Looked>, Refusal> {
    let week = IsoWeek::parse(week).ok_or(Refusal::NotFound)?;
    let wanted: Option<i32> = query.get("publication").parse().ok();
    desk.read(move |context| {
        let publications = planning::publications(context, week)?;
        let named = publications.iter().find(|one| Some(one.revision) == wanted);
        let Some(chosen) = named.or(publications.first()).cloned() else { return Ok(None) };
        let came = offers::came_of(context, week, &chosen.id)?;
        let mut of: Vec<FamilyId> =
            came.iter().flat_map(|came| &came.slots).map(|came| came.slot.family_id.clone()).collect();
        of.sort();
        of.dedup();
        let families = families::names(families::by_ids(context, &of)?.values());
        let caregivers = caregivers::told_apart(&caregivers::all(context)?);
        Ok(Some(Looked { week, publications, chosen, came, families, caregivers }))
    })
    .await
}

/// Good news, or bad.
fn tone(what: CameOf) -> &'static str {
    match what {
        CameOf::AsPublished | CameOf::Filled => "good",
        CameOf::SaidNo | CameOf::NoAnswer | CameOf::TakenBack | CameOf::Nobody => "bad",
        CameOf::Waits | CameOf::Other | CameOf::Moved => "wait",
        CameOf::ByFamily | CameOf::ByOffice | CameOf::Added => "",
    }
}

impl Looked {
    fn name(&self, id: Option<&CaregiverId>) -> String {
        let name = id.map(|id| self.caregivers.get(id).map_or("–", String::as_str));
        name.unwrap_or_default().to_owned()
    }

    /// What came of it, in words: where another time was asked, which.
    fn what(&self, words: &Words, came: &Came) -> String {
        let what = words.named("came", came.what.as_str());
        match &came.instead {
            Some(instead) => {
                let message = Message::new("came-instead").with("what", what);
                words.tell(&message.with("hours", words.hours(instead.wall_start(), instead.wall_end())))
            }
            None => what,
        }
    }

    fn family(&self, slot: &Slot) -> String {
        self.families.get(&slot.family_id).cloned().unwrap_or_else(|| "–".to_owned())
    }

    fn row(&self, desk: &Desk, came: &Came) -> Row {
        let (words, slot) = (&desk.visit.words, &came.slot);
        Row {
            when: format!(
                "{}, {}",
                words.day(slot.wall_start().date()),
                words.hours(slot.wall_start(), slot.wall_end())
            ),
            // A cancelled one has no page of its own; its family's says so.
            href: format!("/weeks/{}/slots/{}", self.week, slot.id),
            family: self.family(slot),
            family_href: format!("/families/{}", slot.family_id),
            what: self.what(words, came),
            tone: tone(came.what),
            published: self.name(came.published.as_ref()),
            comes: self.name(came.comes.as_ref()),
            since: came.at.map(|at| words.moment(at, desk.organiser.zone())).unwrap_or_default(),
        }
    }

    fn address(&self, what: Option<CameOf>) -> String {
        let what = what.map(|what| format!("&what={}", what.as_str())).unwrap_or_default();
        format!("/weeks/{}/outcome?publication={}{what}", self.week, self.chosen.revision)
    }
}

async fn show(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let Some(looked) = look(&desk, &week, &query).await? else {
        return desk.visit.go(&format!("/weeks/{week}"));
    };
    let words = &desk.visit.words;
    let wanted = CameOf::parse(query.get("what"));
    let slots = looked.came.as_ref().map_or(&[][..], |came| &came.slots);
    let count = |what: CameOf| Count {
        what: words.named("came", what.as_str()),
        count: slots.iter().filter(|came| came.what == what).count(),
        href: looked.address(Some(what)),
        here: wanted == Some(what),
    };
    let shown: Vec<&Came> = slots.iter().filter(|came| wanted.is_none_or(|what| came.what == what)).collect();
    let pages = Pages::of_many(shown.len(), A_PAGE, query.get("page"));
    let all = |came: &offers::CameOfWeek| came.forgotten;
    let published = |one: &Publication| {
        let moment = words.moment(one.published_at, desk.organiser.zone());
        let text = words.say2("came-publication", "number", one.revision, "moment", moment);
        (text, format!("/weeks/{}/outcome?publication={}", looked.week, one.revision), one.id == looked.chosen.id)
    };
    let page = OutcomePage {
        layout: desk.layout(words.say("came-title"), "/weeks"),
        week: looked.week.to_string(),
        heading: words.week(looked.week),
        publications: looked.publications.iter().map(published).collect(),
        kept: looked.came.is_some(),
        all: Count {
            what: words.say("came-all"),
            count: slots.len(),
            href: looked.address(None),
            here: wanted.is_none(),
        },
        counts: CameOf::ALL.iter().map(|what| count(*what)).filter(|count| count.count > 0 || count.here).collect(),
        forgotten: looked.came.as_ref().map_or(0, all),
        rows: pages.part(shown).map(|came| looked.row(&desk, came)).collect(),
        pages,
        address: looked.address(wanted),
        file: looked.address(wanted).replace("/outcome?", "/outcome.csv?"),
    };
    desk.visit.show(&page)
}

async fn file(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let Some(looked) = look(&desk, &week, &query).await? else {
        return desk.visit.go(&format!("/weeks/{week}"));
    };
    let wanted = CameOf::parse(query.get("what"));
    let words = desk.visit.words.plain();
    let heads = ["day", "from", "until", "family", "what", "published", "comes", "since"];
    // The mark by which a spreadsheet knows that the file is UTF-8.
    let mut text = String::from("\u{feff}");
    text += &line(&heads.map(|head| words.named("came-head", head)));
    let slots = looked.came.iter().flat_map(|came| &came.slots);
    for came in slots.filter(|came| wanted.is_none_or(|what| came.what == what)) {
        let (start, end) = (came.slot.wall_start(), came.slot.wall_end());
        let since = came.at.map(|at| at.local(&desk.organiser.zone()).format("%Y-%m-%d %H:%M").to_string());
        text += &line(&[
            start.format("%Y-%m-%d").to_string(),
            start.format("%H:%M").to_string(),
            end.format("%H:%M").to_string(),
            looked.family(&came.slot),
            looked.what(&words, came),
            looked.name(came.published.as_ref()),
            looked.name(came.comes.as_ref()),
            since.unwrap_or_default(),
        ]);
    }
    let name = format!("attachment; filename=\"{}-{}.csv\"", looked.week, looked.chosen.revision);
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(text))
}

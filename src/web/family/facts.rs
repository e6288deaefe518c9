//! What is known of a family and its children, changed by a coordinator who has it on the telephone.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use domain::basics::ids::ChildId;
use domain::basics::{day, place, text};
use domain::families::{self, Child, ChildFacts, Family, Household, NewChild};
use domain::offers::{self, FactsChanged};
use domain::organisers;
use domain::requests::{AskRules, asking};
use domain::words::Message;

use super::access::FamilyAccess;
use super::ask::known;
use super::desk::note_reading;
use crate::routes;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal, care_form};

routes! {
    Desk get "/families/{family}/facts" => show,
    Desk post "/families/{family}/facts" => change,
}

/// The most children that a family has here.
const MOST_CHILDREN: usize = 20;

#[derive(Template)]
#[template(path = "family_page/facts.html")]
struct FactsPage {
    layout: Layout,
    base: String,
    form_token: String,
    id: String,
    name: String,
    /// How many rows of children there are; the last is for one that is not known yet.
    children: Vec<usize>,
    places: Vec<String>,
    fields: Fields,
    faults: Faults,
    opened: String,
    /// What somebody else has saved since, where it is not what was typed.
    meanwhile: Option<Vec<(String, String)>>,
    done: bool,
}

/// The form, filled in with what is known.
fn filled(family: &Family, children: &[Child]) -> Fields {
    let mut pairs = known(family, children).into_pairs();
    pairs.extend(children.iter().enumerate().map(|(i, child)| (format!("child_id-{i}"), child.id.to_string())));
    Fields::from_pairs(pairs)
}

impl FactsPage {
    async fn new(access: &FamilyAccess, typed: Option<Fields>, faults: Faults) -> Result<Self, Refusal> {
        let family = access.person.clone();
        let id = family.id.clone();
        let read = access.read(move |context| Ok((families::children(context, &id)?, organisers::postcodes(context)?)));
        let (children, area) = read.await?;
        let language = access.visit.words.code();
        let offered = |place: &&place::Place| area.is_empty() || area.contains(&place.postcode);
        let now = filled(&family, &children);
        let meanwhile = typed.as_ref().map(|typed| now.kept_against(typed, &access.visit.words));
        let mut layout = access.layout("family-part-facts").at(format!("{}/facts", access.base));
        layout.title = family.name.clone();
        Ok(FactsPage {
            layout,
            base: access.base.clone(),
            form_token: access.form_token(),
            id: family.id.to_string(),
            name: family.name.clone(),
            children: (0..=children.len()).collect(),
            places: place::all().iter().filter(offered).map(|p| p.label_in(&language)).collect(),
            opened: families::mark(&family, &children),
            fields: typed.unwrap_or(now),
            faults,
            meanwhile,
            done: false,
        })
    }
}

/// Shows what is known; that a coordinator reads the address is written down.
async fn show(access: FamilyAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    note_reading(&access).await?;
    let page = FactsPage::new(&access, None, Faults::default()).await?;
    let done = Fields::from_pairs(query.into_inner()).has("done", "changed");
    access.visit.show(&FactsPage { done, meanwhile: None, ..page })
}

/// Reads the form: the household, and its children.
fn parse(fields: &Fields, rules: &AskRules, today: NaiveDate) -> Result<(Household, Vec<ChildFacts>), Faults> {
    let mut faults = Faults::default();
    let household = asking::facts_of(&care_form::input(fields), rules, &mut faults);
    let mut children = Vec::new();
    for i in 0..MOST_CHILDREN {
        let id = fields.at("child_id", &i);
        let (name, month) = (fields.at("child_name", &i), fields.at("child_month", &i));
        if id.is_empty() && name.trim().is_empty() && month.trim().is_empty() {
            continue;
        }
        // The name of one that is long grown up may be forgotten.
        let name = if id.is_empty() { text::line(name, 40) } else { text::optional_line(name, 40) };
        let name = faults.keep(&format!("child_name-{i}"), name.map_err(|_| Message::new("fault-child-name")));
        let born = day::parse_month(month).filter(|born| *born <= today);
        let born = faults.keep(&format!("child_month-{i}"), born.ok_or_else(|| Message::new("fault-birth-month")));
        let told = name.zip(born).map(|(first_name, born)| NewChild { first_name, born });
        children.extend(told.map(|told| ChildFacts { id: ChildId::parse(id), told }));
    }
    match household {
        Some(household) if faults.none() => Ok((household, children)),
        _ => Err(faults),
    }
}

/// Changes what is known.
async fn change(access: FamilyAccess, mut fields: Fields) -> Answer {
    access.expects(&fields)?;
    // The address that was proved stands: another is given and proved elsewhere.
    fields.set("email", "");
    let rules = access.read(|context| Ok(AskRules::of(context)?.by_telephone())).await?;
    let today = access.visit.now().local(&access.organiser.zone()).date_naive();
    let (household, children) = match parse(&fields, &rules, today) {
        Ok(read) => read,
        Err(faults) => {
            let opened = fields.get("opened").to_owned();
            let page = FactsPage::new(&access, Some(fields), faults).await?;
            return access.visit.show_again(&FactsPage { opened, meanwhile: None, ..page });
        }
    };
    let (id, opened) = (access.person.id.clone(), fields.get("opened").to_owned());
    let changed =
        access.write(move |context| Ok(offers::change_facts(context, &id, &household, &children, &opened)?)).await?;
    match changed {
        FactsChanged::Changed => access.visit.go(&format!("{}/facts?done=changed", access.base)),
        FactsChanged::Unknown => Err(Refusal::NotFound),
        FactsChanged::ChangedMeanwhile => {
            access.visit.show_again(&FactsPage::new(&access, Some(fields), Faults::default()).await?)
        }
    }
}

//! The form by which care is asked, wherever it stands: open to all, on a family's own page, on the telephone.

use askama::Template;
use domain::basics::ids::FamilyId;
use domain::basics::place::{self, Place};
use domain::organisers;
use domain::requests::asking::{self, MOST_ROWS};
use domain::requests::{Ask, AskRules, CareInput};
use domain::vouchers::REASONS;
use uuid::Uuid;

use crate::web::kit::{Access, Faults, Fields, Layout, Refusal};

/// The form as a page.
#[derive(Template)]
#[template(path = "requests/ask.html")]
pub struct AskPage {
    /// What stands around it.
    pub layout: Layout,
    heading: String,
    lead: String,
    fields: Fields,
    faults: Faults,
    places: Vec<String>,
    form_token: String,
    /// Whether the e-mail address is known already and stands fast.
    email_fixed: bool,
    /// Which family has this address already, id and name; for a coordinator alone.
    pub known: Option<(String, String)>,
    /// What stands under the e-mail address: a message.
    email_hint: &'static str,
}

impl AskPage {
    /// The form with what was typed and what is wrong with it.
    pub async fn new(access: &impl Access, layout: Layout, mut fields: Fields, faults: Faults) -> Result<Self, Refusal> {
        let words = &access.visit().words;
        let area = access.read(|context| Ok(organisers::postcodes(context)?)).await?;
        let places = place::all().iter().filter(|p| area.is_empty() || area.contains(&p.postcode)).map(Place::label).collect();
        if fields.get("submission").is_empty() {
            fields.set("submission", Uuid::now_v7().to_string());
        }
        if fields.get("language").is_empty() {
            fields.set("language", words.code());
        }
        Ok(AskPage {
            heading: words.say("ask-title"),
            lead: words.say("ask-lead"),
            layout,
            fields,
            faults,
            places,
            form_token: String::new(),
            email_fixed: false,
            known: None,
            email_hint: "ask-email-hint",
        })
    }

    /// For a family that is known: its address stands fast.
    pub fn for_known_family(mut self) -> Self {
        self.email_fixed = true;
        self.lead = self.layout.words.say("ask-again-lead");
        self
    }

    /// For somebody whose request could be asked once and cannot any more, for instance because its time is past.
    pub fn that_is_stale(mut self, organiser: &str) -> Self {
        self.layout.here = format!("/o/{organiser}/ask");
        self.lead = self.layout.words.say("ask-stale-lead");
        self
    }

    /// For a coordinator who has a family on the telephone.
    pub fn on_the_telephone(mut self, form_token: &str) -> Self {
        self.form_token = form_token.to_owned();
        self.email_hint = "ask-email-telephone-hint";
        self.heading = self.layout.words.say("ask-telephone-title");
        self.lead = self.layout.words.say("ask-telephone-lead");
        self
    }

    fn child_rows(&self) -> Vec<usize> {
        (0..rows(&self.fields, "children")).collect()
    }

    fn slot_rows(&self) -> Vec<usize> {
        (0..rows(&self.fields, "slots")).collect()
    }

    fn reasons(&self) -> Vec<(String, String)> {
        REASONS.iter().map(|r| ((*r).to_owned(), self.layout.words.named("reason", r))).collect()
    }
}

/// How many rows of a repeated part the form shows.
fn rows(fields: &Fields, name: &str) -> usize {
    fields.get(name).parse().unwrap_or(1).clamp(1, MOST_ROWS)
}

/// Whether a button other than "send" was pressed: then the form is shown again with one more row.
pub fn one_more_row(fields: &mut Fields) -> bool {
    let name = match fields.get("do") {
        "add-child" => "children",
        "add-slot" => "slots",
        _ => return false,
    };
    let more = (rows(fields, name) + 1).min(MOST_ROWS);
    fields.set(name, more.to_string());
    true
}

/// What the form's fields ask.
pub fn input(fields: &Fields) -> CareInput {
    CareInput::from_pairs(fields.pairs())
}

/// The form filled with an input.
pub fn fields_of(input: &CareInput) -> Fields {
    Fields::from_pairs(input.to_pairs())
}

/// The one-time value of the form: the same form sent twice is one request.
pub fn submission(fields: &Fields) -> String {
    Uuid::try_parse(fields.get("submission")).unwrap_or_else(|_| Uuid::now_v7()).to_string()
}

/// Who fills the form in.
#[derive(Clone, Debug)]
pub enum Reader {
    /// A visitor of whom nothing is known.
    Anybody,
    /// A family on its own page.
    Family(FamilyId),
    /// A coordinator, for a family that is known or for a new one.
    Coordinator(Option<FamilyId>),
}

/// Reads an input against an organiser's rules, and against what a family that is known asks already.
pub async fn read(access: &impl Access, input: CareInput, reader: Reader) -> Result<Result<Ask, Faults>, Refusal> {
    access
        .read(move |context| {
            let rules = AskRules::of(context)?;
            let rules = match &reader {
                Reader::Anybody => rules,
                Reader::Family(family) => rules.for_family(context, family)?,
                Reader::Coordinator(None) => rules.by_telephone(),
                Reader::Coordinator(Some(family)) => rules.by_telephone().for_family(context, family)?,
            };
            Ok(asking::parse(&input, &rules))
        })
        .await
}

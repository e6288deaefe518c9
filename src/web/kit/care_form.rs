//! The form by which care is asked, wherever it stands: open to all, on a family's own page, on the telephone.

use askama::Template;
use domain::basics::ids::FamilyId;
use domain::basics::place::{self, Place};
use domain::requests::asking::{self, MOST_ROWS};
use domain::requests::{Ask, AskRules, CareInput};
use domain::vouchers::REASONS;
use domain::{offers, organisers};
use uuid::Uuid;

use crate::web::kit::{Access, Faults, Fields, Layout, Refusal, kept};

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
    /// Where the reader goes on: the field that was just added.
    focus: String,
    /// What stands under the e-mail address: a message.
    email_hint: &'static str,
}

impl AskPage {
    /// The form with what was typed and what is wrong with it.
    pub async fn new(
        access: &impl Access,
        layout: Layout,
        mut fields: Fields,
        faults: Faults,
    ) -> Result<Self, Refusal> {
        let words = &access.visit().words;
        let area = access.read(|context| Ok(organisers::postcodes(context)?)).await?;
        let (offered, language) = (|p: &&Place| area.is_empty() || area.contains(&p.postcode), words.code());
        let places = place::all().iter().filter(offered).map(|p| p.label_in(&language)).collect();
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
            focus: String::new(),
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

    /// Goes on at a field: in the row that was just added.
    pub fn at_field(mut self, focus: String) -> Self {
        self.focus = focus;
        self
    }

    /// Whether the reader goes on at this field of a row.
    fn begins(&self, name: &str, row: &usize) -> bool {
        self.focus == format!("{name}-{row}")
    }

    /// On the telephone a family may have no address.
    fn email_attributes(&self) -> &'static str {
        if self.form_token.is_empty() { "autocomplete=\"email\" required" } else { "autocomplete=\"off\"" }
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

/// Adds or takes away a row where a button other than "send" was pressed, or only shows what was typed: then the form
/// is shown again, at the field that this tells.
pub fn rows_changed(fields: &mut Fields) -> Option<String> {
    if kept::is_to_be_shown(fields) {
        return Some(String::new());
    }
    let pressed = fields.get("do").to_owned();
    let mut input = input(fields);
    let focus = match pressed.split_once('-')? {
        ("add", "child") => {
            input.children.resize_with((input.children.len() + 1).min(MOST_ROWS), Default::default);
            format!("child_name-{}", input.children.len() - 1)
        }
        ("add", "slot") => {
            input.slots.resize_with((input.slots.len() + 1).min(MOST_ROWS), Default::default);
            format!("date-{}", input.slots.len() - 1)
        }
        ("remove", row) => {
            let (of, at) = row.rsplit_once('-')?;
            let at: usize = at.parse().ok()?;
            match of {
                "child" if input.children.len() > 1 && at < input.children.len() => {
                    input.children.remove(at);
                    format!("child_name-{}", at.min(input.children.len() - 1))
                }
                "slot" if input.slots.len() > 1 && at < input.slots.len() => {
                    input.slots.remove(at);
                    format!("date-{}", at.min(input.slots.len() - 1))
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    let kept = OF_THE_FORM.map(|name| (name, fields.get(name).to_owned()));
    *fields = fields_of(&input);
    kept.into_iter().filter(|(_, value)| !value.is_empty()).for_each(|(name, value)| fields.set(name, value));
    Some(focus)
}

/// What a form carries beside what is asked.
const OF_THE_FORM: [&str; 4] = ["submission", "form_token", "website", "enquiry"];

/// Everything that a form for care holds, to be carried from one page to the next.
pub fn carried(fields: &Fields) -> Vec<(String, String)> {
    let beside = OF_THE_FORM
        .iter()
        .filter(|name| **name != "form_token")
        .map(|name| ((*name).to_owned(), fields.get(name).to_owned()));
    input(fields).to_pairs().into_iter().chain(beside.filter(|(_, value)| !value.is_empty())).collect()
}

/// What the form's fields ask.
pub fn input(fields: &Fields) -> CareInput {
    CareInput::from_pairs(fields.pairs())
}

/// The form before anything is typed, whoever fills it in.
pub fn at_start() -> Fields {
    Fields::from_pairs([("trainees_welcome", "yes")])
}

/// The form filled with an input.
pub fn fields_of(input: &CareInput) -> Fields {
    Fields::from_pairs(input.to_pairs())
}

/// The one-time number of the form: the same form sent twice is one request.
pub fn number(fields: &Fields) -> String {
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
                Reader::Anybody => rules.in_good_time(),
                Reader::Family(family) => rules.in_good_time().for_family(offers::asked_already(context, family)?),
                Reader::Coordinator(None) => rules.by_telephone(),
                Reader::Coordinator(Some(family)) => {
                    rules.by_telephone().for_family(offers::asked_already(context, family)?)
                }
            };
            Ok(asking::parse(&input, &rules))
        })
        .await
}

//! The form by which somebody becomes a caregiver: open to all, and on the telephone.

use askama::Template;
use domain::basics::ids::CaregiverId;
use domain::basics::place::{self, Place};
use domain::caregivers::Transport;
use domain::organisers;
use domain::words::Words;
use uuid::Uuid;

use crate::web::kit::{Access, Faults, Fields, Layout, Refusal};

/// The form as a page.
#[derive(Template)]
#[template(path = "caregivers/join.html")]
pub struct JoinPage {
    layout: Layout,
    fields: Fields,
    faults: Faults,
    places: Vec<String>,
    /// The form token of a coordinator who fills the form in for somebody; empty on the open page.
    form_token: String,
    /// Who has this address already; for a coordinator alone.
    known: Option<CaregiverId>,
    /// Who gave this address before and has not proved it: perhaps it is she; for a coordinator alone.
    perhaps: Option<CaregiverId>,
    /// Whether a hidden field was filled in, so that she is asked to send the form once more.
    once_more: bool,
}

impl JoinPage {
    /// The form with what was typed and what is wrong with it.
    pub async fn new(
        access: &impl Access,
        layout: Layout,
        mut fields: Fields,
        faults: Faults,
    ) -> Result<Self, Refusal> {
        let area = access.read(|context| Ok(organisers::postcodes(context)?)).await?;
        let (offered, language) =
            (|p: &&Place| area.is_empty() || area.contains(&p.postcode), access.visit().words.code());
        let places = place::all().iter().filter(offered).map(|p| p.label_in(&language)).collect();
        if fields.get("submission").is_empty() {
            fields.set("submission", Uuid::now_v7().to_string());
        }
        if fields.get("language").is_empty() {
            fields.set("language", access.visit().words.code());
        }
        if fields.get("max_travel_minutes").is_empty() && faults.none() {
            fields.set("max_travel_minutes", "30");
        }
        Ok(JoinPage {
            layout,
            fields,
            faults,
            places,
            form_token: String::new(),
            known: None,
            perhaps: None,
            once_more: false,
        })
    }

    /// With the question to send it once more: a program, perhaps her browser, has filled in what people do not see.
    pub fn once_more(mut self) -> Self {
        self.once_more = true;
        self
    }

    /// For a coordinator who has somebody on the telephone.
    pub fn on_the_telephone(mut self, form_token: &str, known: Option<CaregiverId>) -> Self {
        self.form_token = form_token.to_owned();
        self.known = known;
        self
    }

    /// With the question whether it is somebody who gave this address before.
    pub fn perhaps(mut self, waiting: Option<CaregiverId>) -> Self {
        self.perhaps = waiting;
        self
    }

    fn transports(&self) -> Vec<(String, String)> {
        transports(&self.layout.words)
    }
}

/// The means of transport, as choices of a form.
pub fn transports(words: &Words) -> Vec<(String, String)> {
    Transport::ALL.iter().map(|t| (t.as_str().to_owned(), words.named("transport", t.as_str()))).collect()
}

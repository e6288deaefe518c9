//! What somebody does not come to and nobody else has, all on one page: for each slot who could come, best first, and one
//! button that asks all who are ticked.

use actix_web::web;
use askama::Template;

use domain::offers::{self, AnswerWithin, Asking, Gap};

use super::access::CaregiverAccess;
use super::gaps::{self, ShownGap};
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/caregivers/{caregiver}/replacements" => show,
    Desk post "/caregivers/{caregiver}/replacements" => ask,
}

#[derive(Template)]
#[template(path = "caregivers/replacements.html")]
struct ReplacementsPage {
    layout: Layout,
    base: String,
    form_token: String,
    id: String,
    name: String,
    said: Option<String>,
    problems: Vec<String>,
    gaps: Vec<ShownGap>,
    times: Vec<(String, String)>,
    within: String,
}

impl ReplacementsPage {
    async fn new(access: &CaregiverAccess, sent: Option<&Fields>) -> Result<Self, Refusal> {
        let (id, desk) = (access.person.id.clone(), at_desk(access)?);
        let found: Vec<Gap> = access.read(move |context| Ok(offers::gaps_of(context, &id)?)).await?;
        Ok(ReplacementsPage {
            layout: access.layout("replace-title", "/replacements"),
            base: access.base.clone(),
            form_token: access.form_token(),
            id: access.person.id.to_string(),
            name: access.person.profile.name.clone(),
            said: None,
            problems: Vec::new(),
            gaps: gaps::shown(desk, found, sent),
            times: gaps::times(desk),
            within: sent.map(|sent| sent.get("within").to_owned()).unwrap_or_default(),
        })
    }

    /// Whether anybody can be asked here.
    fn can_ask(&self) -> bool {
        self.gaps.iter().any(|gap| !gap.choices.is_empty())
    }
}

fn at_desk(access: &CaregiverAccess) -> Result<&Desk, Refusal> {
    access.desk.as_ref().ok_or(Refusal::NotFound)
}

async fn show(access: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let kinds = ["asked", "away"];
    let said = kinds.into_iter().find(|kind| query.has("said", kind));
    let said = said.map(|kind| access.visit.words.named("replace-said", kind));
    let page = ReplacementsPage { said, ..ReplacementsPage::new(&access, None).await? };
    access.visit.show(&page)
}

/// Asks all who are ticked, or nobody.
async fn ask(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let within = AnswerWithin::parse(fields.get("within")).ok_or(Refusal::Unreadable)?;
    let (questions, words) = (gaps::questions(&fields), access.visit.words.clone());
    let problems = if questions.is_empty() {
        vec![words.say("replace-fault-nobody")]
    } else {
        let asked = access.write(move |context| {
            Ok(match offers::ask(context, &questions, within)? {
                Asking::Sent { .. } => Vec::new(),
                Asking::Refused(faults) => gaps::told(context, &words, &faults)?,
            })
        });
        asked.await?
    };
    if problems.is_empty() {
        return access.visit.go(&format!("{}/replacements?said=asked", access.base));
    }
    access.visit.show_again(&ReplacementsPage { problems, ..ReplacementsPage::new(&access, Some(&fields)).await? })
}

//! Leave and goodbye: said by herself, with a question before anything happens; or at the desk. And coming back, in one
//! press.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use domain::caregivers::{self, Absence, AbsenceFault, AbsenceKind, CameBack, NewAbsence};
use domain::offers::{self, WentAway};
use domain::words::{Message, Words};

use super::access::CaregiverAccess;
use crate::routes;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal};

routes! {
    Link get "/caregiver/{token}/absence" => show,
    Link post "/caregiver/{token}/absence" => say,
    Link post "/caregiver/{token}/back" => come_back,
    Desk get "/caregivers/{caregiver}/absence" => show,
    Desk post "/caregivers/{caregiver}/absence" => say,
    Desk post "/caregivers/{caregiver}/back" => come_back,
}

#[derive(Template)]
#[template(path = "caregivers/absence.html")]
struct AbsencePage {
    layout: Layout,
    base: String,
    form_token: String,
    id: String,
    name: String,
    /// When she is or will be away, in words.
    absences: Vec<String>,
    /// Whether she can end it here.
    can_come_back: bool,
    /// What she is about to say, in words, and the times that would be taken back.
    asked: Option<(String, Vec<String>)>,
    /// What has just been done, as in the messages `absence-done-…`.
    done: Option<&'static str>,
    fields: Fields,
    faults: Faults,
}

impl AbsencePage {
    async fn new(access: &CaregiverAccess, fields: Fields, faults: Faults) -> Result<Self, Refusal> {
        let id = access.person.id.clone();
        let absences = access.read(move |context| Ok(caregivers::absences_of(context, &id)?)).await?;
        let words = &access.visit.words;
        Ok(AbsencePage {
            layout: access.layout("absence-title", "/absence"),
            base: access.base.clone(),
            form_token: access.form_token(),
            id: access.person.id.to_string(),
            name: if access.desk.is_some() { access.person.profile.name.clone() } else { String::new() },
            can_come_back: !absences.is_empty()
                && (access.desk.is_some() || !absences.iter().any(Absence::ended_by_the_desk)),
            absences: absences
                .iter()
                .map(|absence| told(words, absence.kind, absence.from_day, absence.until_day))
                .collect(),
            asked: None,
            done: None,
            fields,
            faults,
        })
    }

    fn kinds(&self) -> Vec<(String, String)> {
        AbsenceKind::ALL
            .iter()
            .map(|kind| (kind.as_str().to_owned(), self.layout.words.named("absence", kind.as_str())))
            .collect()
    }
}

/// An absence in words.
pub fn told(words: &Words, kind: AbsenceKind, from: NaiveDate, until: Option<NaiveDate>) -> String {
    let message = |key: &str| Message::new(key).with("from", words.date(from));
    words.tell(&match (kind, until) {
        (AbsenceKind::Goodbye, _) => message("absence-told-goodbye"),
        (AbsenceKind::Pause, None) => message("absence-told-open"),
        (AbsenceKind::Pause, Some(until)) => message("absence-told-pause").with("until", words.date(until)),
    })
}

/// What the fields of this form are called.
const LABELS: &[(&str, &str)] = &[("kind", "absence-kind"), ("from", "absence-from"), ("until", "absence-until")];

/// Reads when she is away.
fn parse(fields: &Fields, today: NaiveDate) -> Result<NewAbsence, Faults> {
    let mut faults = Faults::with_labels(LABELS);
    let kind = faults.choice("kind", fields.get("kind"), AbsenceKind::parse);
    let from = faults.date("from", fields.get("from"), "caregiver-fault-date");
    let until = faults.optional_date("until", fields.get("until"), "caregiver-fault-date");
    let (Some(kind), Some(from), true) = (kind, from, faults.none()) else { return Err(faults) };
    NewAbsence { kind, from, until }.checked(today).map_err(|fault| {
        match fault {
            AbsenceFault::From => faults.note("from", Message::new("absence-fault-from")),
            AbsenceFault::Until => faults.note("until", Message::new("absence-fault-until")),
        }
        faults
    })
}

async fn show(access: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let fields = Fields::from_pairs([("kind", "pause".to_owned()), ("from", access.today().to_string())]);
    let mut page = AbsencePage::new(&access, fields, Faults::default()).await?;
    page.done = ["away", "back", "was-here", "ask"].into_iter().find(|done| query.has("done", done));
    access.visit.show(&page)
}

/// Asks whether she is sure, with what will be taken back; then writes it down.
async fn say(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let absence = match parse(&fields, access.today()) {
        Ok(absence) => absence,
        Err(faults) => return access.visit.show_again(&AbsencePage::new(&access, fields, faults).await?),
    };
    let (id, sure) = (access.person.id.clone(), fields.has("sure", "yes"));
    if !sure {
        let (wanted, words) = (absence.clone(), access.visit.words.clone());
        let hers = access.read(move |context| {
            let hers = offers::in_the_way(context, &id, &wanted)?;
            Ok(hers.into_iter().map(|(_, matter)| matter.when(&words)).collect::<Vec<_>>())
        });
        let asked = Some((told(&access.visit.words, absence.kind, absence.from, absence.until), hers.await?));
        let page = AbsencePage { asked, ..AbsencePage::new(&access, fields, Faults::default()).await? };
        return access.visit.show(&page);
    }
    match access.write(move |context| Ok(offers::go_away(context, &id, &absence)?)).await? {
        WentAway::Away { .. } => access.visit.go(&format!("{}/absence?done=away", access.base)),
        WentAway::NobodyThere => Err(Refusal::NotFound),
        WentAway::CallFirst => {
            let mut faults = Faults::with_labels(LABELS);
            faults.note("from", Message::new("absence-fault-call"));
            access.visit.show_again(&AbsencePage::new(&access, fields, faults).await?)
        }
    }
}

/// She is back.
async fn come_back(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let id = access.person.id.clone();
    let done = match access.write(move |context| Ok(caregivers::come_back(context, &id)?)).await? {
        CameBack::Back => "back",
        CameBack::WasHere => "was-here",
        CameBack::AskTheDesk => "ask",
    };
    access.visit.go(&format!("{}/absence?done={done}", access.base))
}

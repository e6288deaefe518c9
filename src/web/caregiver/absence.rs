//! Illness, leave, pause and goodbye: said by herself, with a question before anything happens; or at the desk, where the
//! question shows who could come in her place, so that the same press asks them. And coming back, in one press.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use domain::caregivers::{self, Absence, AbsenceFault, AbsenceKind, CameBack, NewAbsence};
use domain::context::Context;
use domain::offers::{self, AnswerWithin, Gap, InTheWay, WentAway};
use domain::planning::Role;
use domain::words::Message;

use super::access::CaregiverAccess;
use super::gaps::{self, ShownGap};
use crate::routes;
use crate::web::kit::absence::told;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal};

routes! {
    Link get "/caregiver/{token}/absence" => show,
    Link post "/caregiver/{token}/absence" => say,
    Link post "/caregiver/{token}/back" => come_back,
    Desk get "/caregivers/{caregiver}/absence" => show,
    Desk post "/caregivers/{caregiver}/absence" => say,
    Desk post "/caregivers/{caregiver}/back" => come_back,
}

/// What she is about to say, and what comes of it.
struct Asked {
    /// The absence in words.
    what: String,
    /// The times that would be taken back, with what speaks for a call.
    taken_back: Vec<String>,
    /// What has begun and stays hers.
    running: Vec<String>,
    /// Whether some of it begins so soon that she also calls.
    soon: bool,
    /// At the desk, who could come in her place.
    gaps: Vec<ShownGap>,
    times: Vec<(String, String)>,
    within: String,
    /// Why nothing was done.
    problems: Vec<String>,
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
    asked: Option<Asked>,
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

impl Asked {
    /// What an absence would meet; what was ticked before stays ticked.
    async fn new(access: &CaregiverAccess, absence: &NewAbsence, fields: &Fields) -> Result<Self, Refusal> {
        let (id, wanted, at_desk) = (access.person.id.clone(), absence.clone(), access.desk.is_some());
        let read = access.read(move |context| {
            let hers = offers::in_the_way(context, &id, &wanted)?;
            let gaps = if at_desk { replacements(context, &hers)? } else { Vec::new() };
            Ok((hers, gaps))
        });
        let (hers, found) = read.await?;
        let (words, now) = (&access.visit.words, access.visit.now());
        let when = |(_, matter): &(offers::Offer, offers::Matter)| matter.when(words);
        let cutoff = now.plus_hours(i64::from(access.organiser.cutoff_hours));
        let sent = fields.has("sure", "yes").then_some(fields);
        Ok(Asked {
            what: told(words, absence.kind, absence.from, absence.until),
            taken_back: hers.taken_back.iter().map(when).collect(),
            running: hers.running.iter().map(when).collect(),
            soon: hers
                .taken_back
                .iter()
                .any(|(offer, matter)| offer.state == offers::State::Accepted && matter.slot.starts_at <= cutoff),
            gaps: access.desk.as_ref().map(|desk| gaps::shown(desk, found, sent)).unwrap_or_default(),
            times: access.desk.as_ref().map(gaps::times).unwrap_or_default(),
            within: fields.get("within").to_owned(),
            problems: Vec::new(),
        })
    }
}

/// Who could come to what an absence takes back and was hers alone.
fn replacements(context: &mut Context, hers: &InTheWay) -> anyhow::Result<Vec<Gap>> {
    let served = hers.taken_back.iter().filter(|(offer, _)| offer.role == Role::Caregiver && offer.state.is_living());
    let slots = served.clone().map(|(_, matter)| matter.slot.clone()).collect();
    match served.map(|(offer, _)| offer.caregiver_id.clone()).next() {
        Some(without) => offers::replacements(context, slots, &without),
        None => Ok(Vec::new()),
    }
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
    let fields = Fields::from_pairs([("kind", "ill".to_owned()), ("from", access.today().to_string())]);
    let mut page = AbsencePage::new(&access, fields, Faults::default()).await?;
    page.done = ["away", "back", "was-here", "ask"].into_iter().find(|done| query.has("done", done));
    access.visit.show(&page)
}

/// Asks whether she is sure, with what will be taken back; then writes it down, and asks others at the desk.
async fn say(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let absence = match parse(&fields, access.today()) {
        Ok(absence) => absence,
        Err(faults) => return access.visit.show_again(&AbsencePage::new(&access, fields, faults).await?),
    };
    if !fields.has("sure", "yes") {
        let asked = Some(Asked::new(&access, &absence, &fields).await?);
        let page = AbsencePage { asked, ..AbsencePage::new(&access, fields, Faults::default()).await? };
        return access.visit.show(&page);
    }
    let problems = match write_down(&access, &absence, &fields).await? {
        Ok(way_on) => return access.visit.go(&format!("{}{way_on}", access.base)),
        Err(problems) => problems,
    };
    let asked = Some(Asked { problems, ..Asked::new(&access, &absence, &fields).await? });
    let page = AbsencePage { asked, ..AbsencePage::new(&access, fields, Faults::default()).await? };
    access.visit.show_again(&page)
}

/// Writes an absence down, with the questions to others that a coordinator ticked: where it leads on to, or why nothing
/// was done.
async fn write_down(
    access: &CaregiverAccess,
    absence: &NewAbsence,
    fields: &Fields,
) -> Result<Result<&'static str, Vec<String>>, Refusal> {
    let within = AnswerWithin::parse(fields.get("within")).ok_or(Refusal::Unreadable)?;
    let (id, absence, words) = (access.person.id.clone(), absence.clone(), access.visit.words.clone());
    let at_desk = access.desk.is_some();
    let questions = if at_desk { gaps::questions(fields) } else { Vec::new() };
    let outcome = access.write(move |context| {
        Ok(match offers::go_away_and_ask(context, &id, &absence, &questions, within)? {
            WentAway::Away { asked, .. } if asked > 0 => Ok("/replacements?said=asked"),
            WentAway::Away { freed, .. } if at_desk && freed > 0 => Ok("/replacements?said=away"),
            WentAway::Away { .. } => Ok("/absence?done=away"),
            WentAway::NobodyAsked(faults) => Err(gaps::told(context, &words, &faults)?),
            WentAway::NobodyThere => return Err(Refusal::NotFound),
        })
    });
    outcome.await
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

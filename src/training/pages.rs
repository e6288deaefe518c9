//! The coordinator's page of one caregiver's training: the ladder, the path, the certificates.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use super::{CODES, NewCertificate, Noted, ShownCertificate, ShownStep};
use crate::basics::date;
use crate::basics::ids::CertificateId;
use crate::caregivers::Caregiver;
use crate::caregivers::pages::of_desk;
use crate::organisers::Desk;
use crate::vouchers;
use crate::web::{Answer, Faults, Fields, Frame, Refusal};
use crate::words::Message;

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/caregivers/{id}/training").get(show).post(note))
        .route("/caregivers/{id}/training/{certificate}/remove", web::post().to(remove));
}

#[derive(Template)]
#[template(path = "training/training.html")]
struct TrainingPage {
    frame: Frame,
    form_token: String,
    caregiver: Caregiver,
    steps: Vec<ShownStep>,
    certificates: Vec<ShownCertificate>,
    /// Begin, talk and end of her path, as label and date.
    path: Vec<(String, String)>,
    /// Whether the talk about the next step is due.
    talk_due: bool,
    fields: Fields,
    faults: Faults,
    done: Option<&'static str>,
}

impl TrainingPage {
    async fn new(desk: &Desk, caregiver: Caregiver) -> Result<Self, Refusal> {
        let (today, her, words) = (today(desk), caregiver.clone(), &desk.visit.words);
        let held = desk.visit.database.read(move |c| super::certificates_of(c, &her.organiser_id, &her.id)).await?;
        let path = super::path(&caregiver, vouchers::figures(&desk.organiser.scheme, today)?);
        let dates = path.iter().flat_map(|p| [("path-started", p.started_on), ("path-talk", p.talk_on), ("path-ends", p.ends_on)]);
        Ok(TrainingPage {
            frame: desk.frame(caregiver.name.clone(), "/caregivers"),
            form_token: desk.form_token.clone(),
            steps: super::ladder(&caregiver, &held, today).iter().map(|step| ShownStep::new(words, step)).collect(),
            certificates: held.iter().map(|c| ShownCertificate::new(words, c, today)).collect(),
            path: dates.map(|(key, day)| (words.say(key), words.date(day))).collect(),
            talk_due: path.is_some_and(|p| p.talk_on <= today && today < p.ends_on),
            fields: Fields::default(),
            faults: Faults::default(),
            done: None,
            caregiver,
        })
    }

    fn codes(&self) -> Vec<(String, String)> {
        let choose = (String::new(), self.frame.words.say("certificate-choose"));
        std::iter::once(choose).chain(CODES.iter().map(|code| ((*code).to_owned(), self.frame.words.named("certificate", code)))).collect()
    }
}

fn today(desk: &Desk) -> NaiveDate {
    desk.now().local(&desk.organiser.zone()).date_naive()
}

async fn show(desk: Desk, id: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let mut page = TrainingPage::new(&desk, of_desk(&desk, &id).await?).await?;
    let query = Fields::from_pairs(query.into_inner());
    page.done = ["noted", "removed"].into_iter().find(|done| *done == query.get("done"));
    desk.visit.show(&page)
}

async fn note(desk: Desk, id: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let caregiver = of_desk(&desk, &id).await?;
    let new = match parse(&fields) {
        Ok(new) => new,
        Err(faults) => {
            let page = TrainingPage { fields, faults, ..TrainingPage::new(&desk, caregiver).await? };
            return desk.visit.show_again(&page);
        }
    };
    let (now, today, coordinator) = (desk.now(), today(&desk), desk.coordinator.id.clone());
    let noted =
        desk.visit.database.write(move |c| super::note(c, now, today, &coordinator, &caregiver.organiser_id, &caregiver.id, &new)).await?;
    match noted {
        Noted::Noted(_) => desk.visit.go(&format!("/caregivers/{id}/training?done=noted")),
        Noted::NobodyThere => Err(Refusal::NotFound),
    }
}

/// Reads the form of a certificate.
fn parse(fields: &Fields) -> Result<NewCertificate, Faults> {
    let mut faults = Faults::default();
    let read = |text: &str| date::parse(text).ok_or_else(|| Message::new("certificate-fault-date"));
    let code = faults.choice(fields, "code", super::code);
    let valid_from = faults.keep("valid_from", read(fields.get("valid_from")));
    let valid_until = match fields.get("valid_until").trim() {
        "" => None,
        typed => faults.keep("valid_until", read(typed)),
    };
    if let (Some(from), Some(until)) = (valid_from, valid_until)
        && until < from
    {
        faults.note("valid_until", Message::new("certificate-fault-order"));
    }
    if !fields.has("seen", "yes") {
        faults.note("seen", Message::new("certificate-fault-seen"));
    }
    match (code, valid_from) {
        (Some(code), Some(valid_from)) if faults.none() => Ok(NewCertificate { code, valid_from, valid_until }),
        _ => Err(faults),
    }
}

async fn remove(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let (id, certificate) = path.into_inner();
    let certificate = CertificateId::parse(&certificate).ok_or(Refusal::NotFound)?;
    let caregiver = of_desk(&desk, &id).await?;
    let (now, coordinator) = (desk.now(), desk.coordinator.id.clone());
    desk.visit.database.write(move |c| super::remove(c, now, &coordinator, &caregiver.organiser_id, &caregiver.id, &certificate)).await?;
    desk.visit.go(&format!("/caregivers/{id}/training?done=removed"))
}

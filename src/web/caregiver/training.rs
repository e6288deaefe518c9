//! The coordinator's page of one caregiver's training: the ladder, the path, the certificates.

use actix_web::web;
use askama::Template;
use domain::basics::date;

use domain::basics::ids::CertificateId;
use domain::caregivers::Caregiver;
use domain::training::{self, CODES, NewCertificate, Noted};
use domain::vouchers;
use domain::words::Message;

use super::access::CaregiverAccess;
use super::certificates::{ShownCertificate, ShownStep};
use crate::routes;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal};

routes! {
    Desk get "/caregivers/{caregiver}/training" => show,
    Desk post "/caregivers/{caregiver}/training" => note,
    Desk post "/caregivers/{caregiver}/training/{certificate}/remove" => remove,
}

#[derive(Template)]
#[template(path = "training/training.html")]
struct TrainingPage {
    layout: Layout,
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
    async fn new(access: &CaregiverAccess) -> Result<Self, Refusal> {
        let (today, caregiver, words) = (access.today(), access.caregiver.clone(), &access.visit.words);
        let id = caregiver.id.clone();
        let held = access.read(move |context| Ok(training::certificates_of(context, &id)?)).await?;
        let path = training::path(&caregiver, vouchers::figures(&access.organiser.scheme, today)?);
        let dates = path.iter().flat_map(|p| [("path-started", p.started_on), ("path-talk", p.talk_on), ("path-ends", p.ends_on)]);
        Ok(TrainingPage {
            layout: access.layout("training-title", "/training"),
            form_token: access.form_token(),
            steps: training::ladder(&caregiver, &held, today).iter().map(|step| ShownStep::new(words, step)).collect(),
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
        let choose = (String::new(), self.layout.words.say("certificate-choose"));
        std::iter::once(choose).chain(CODES.iter().map(|code| ((*code).to_owned(), self.layout.words.named("certificate", code)))).collect()
    }
}

async fn show(access: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let mut page = TrainingPage::new(&access).await?;
    let query = Fields::from_pairs(query.into_inner());
    page.done = ["noted", "removed"].into_iter().find(|done| *done == query.get("done"));
    access.visit.show(&page)
}

async fn note(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let new = match parse(&fields) {
        Ok(new) => new,
        Err(faults) => {
            let page = TrainingPage { fields, faults, ..TrainingPage::new(&access).await? };
            return access.visit.show_again(&page);
        }
    };
    let id = access.caregiver.id.clone();
    match access.write(move |context| Ok(training::note(context, &id, &new)?)).await? {
        Noted::Noted(_) => access.visit.go(&format!("{}/training?done=noted", access.base)),
        Noted::NobodyThere => Err(Refusal::NotFound),
    }
}

/// Reads the form of a certificate.
fn parse(fields: &Fields) -> Result<NewCertificate, Faults> {
    let mut faults = Faults::default();
    let read = |text: &str| date::parse(text).ok_or_else(|| Message::new("certificate-fault-date"));
    let code = faults.choice("code", fields.get("code"), training::code);
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

async fn remove(access: CaregiverAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let certificate = CertificateId::parse(&path.1).ok_or(Refusal::NotFound)?;
    let id = access.caregiver.id.clone();
    access.write(move |context| Ok(training::remove(context, &id, &certificate)?)).await?;
    access.visit.go(&format!("{}/training?done=removed", access.base))
}

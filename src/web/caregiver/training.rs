//! The coordinator's page of one caregiver's training: the ladder, the path, the certificates.

use actix_web::web;
use askama::Template;

use domain::basics::ids::{CertificateId, ExceptionId};
use domain::caregivers::Caregiver;
use domain::training::{self, NewCertificate, NewException, Noted, Signed};
use domain::vouchers::{self, Ladder};
use domain::words::Message;

use super::access::CaregiverAccess;
use super::certificates::{ShownCertificate, ShownException, ShownStep};
use crate::routes;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal};

routes! {
    Desk get "/caregivers/{caregiver}/training" => show,
    Desk post "/caregivers/{caregiver}/training" => note,
    Desk post "/caregivers/{caregiver}/training/{certificate}/remove" => remove,
    Desk post "/caregivers/{caregiver}/exceptions-signed" => sign,
    Desk post "/caregivers/{caregiver}/exceptions-signed/{exception}/end" => end,
}

/// The most characters of a reason.
const LONGEST_REASON: usize = 500;

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
    /// What stands by a coordinator's name.
    exceptions: Vec<ShownException>,
    /// What can be asked of her, as certificate codes.
    requirements: Vec<String>,
    /// The certificates that can be noted, by code.
    codes: Vec<String>,
    /// The most days for which a coordinator can sign.
    exception_days: u64,
    /// The form of a certificate.
    fields: Fields,
    /// The form of an exception.
    signing: Fields,
    faults: Faults,
    done: Option<&'static str>,
}

impl TrainingPage {
    async fn new(access: &CaregiverAccess) -> Result<Self, Refusal> {
        let (today, caregiver, words) = (access.today(), access.person.clone(), &access.visit.words);
        let id = caregiver.id.clone();
        let held = access.read(move |context| Ok(training::held_by(context, &id)?)).await?;
        let figures = vouchers::figures(&access.organiser.scheme, today)?;
        let ladder = training::ladder(&access.organiser, today)?;
        let path = training::path(&caregiver, figures);
        let dates = path
            .iter()
            .flat_map(|p| [("path-started", p.started_on), ("path-talk", p.talk_on), ("path-ends", p.ends_on)]);
        Ok(TrainingPage {
            layout: access.layout("training-title", "/training"),
            form_token: access.form_token(),
            steps: training::steps(&ladder, &caregiver, &held, today)
                .iter()
                .map(|step| ShownStep::new(words, step))
                .collect(),
            certificates: held.certificates.iter().map(|c| ShownCertificate::new(words, c, today)).collect(),
            exceptions: held.exceptions.iter().map(|e| ShownException::new(words, e)).collect(),
            requirements: ladder.requirements().into_iter().map(str::to_owned).collect(),
            codes: ladder.kinds.iter().filter(|kind| !kind.retired).map(|kind| kind.code.clone()).collect(),
            exception_days: figures.exception_days,
            signing: Fields::default(),
            path: dates.map(|(key, day)| (words.say(key), words.date(day))).collect(),
            talk_due: path.is_some_and(|p| p.talk_on <= today && today < p.ends_on),
            fields: Fields::default(),
            faults: Faults::default(),
            done: None,
            caregiver,
        })
    }

    fn requirements(&self) -> Vec<(String, String)> {
        let choose = (String::new(), self.layout.words.say("exception-choose"));
        let named = |code: &String| (code.clone(), self.layout.words.named("certificate", code));
        std::iter::once(choose).chain(self.requirements.iter().map(named)).collect()
    }

    fn codes(&self) -> Vec<(String, String)> {
        let choose = (String::new(), self.layout.words.say("certificate-choose"));
        let named = |code: &String| (code.clone(), self.layout.words.named("certificate", code));
        std::iter::once(choose).chain(self.codes.iter().map(named)).collect()
    }
}

async fn show(access: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let mut page = TrainingPage::new(&access).await?;
    let query = Fields::from_pairs(query.into_inner());
    page.done = ["noted", "removed", "signed", "ended"].into_iter().find(|done| *done == query.get("done"));
    access.visit.show(&page)
}

async fn note(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let new = match parse(&fields, &*training::ladder(&access.organiser, access.today())?) {
        Ok(new) => new,
        Err(faults) => {
            let page = TrainingPage { fields, faults, ..TrainingPage::new(&access).await? };
            return access.visit.show_again(&page);
        }
    };
    let id = access.person.id.clone();
    match access.write(move |context| Ok(training::note(context, &id, &new)?)).await? {
        Noted::Noted(_) => access.visit.go(&format!("{}/training?done=noted", access.base)),
        Noted::NobodyThere => Err(Refusal::NotFound),
    }
}

/// Reads the form of a certificate.
fn parse(fields: &Fields, ladder: &Ladder) -> Result<NewCertificate, Faults> {
    let mut faults = Faults::default();
    let kind = faults.choice("code", fields.get("code"), |code| ladder.kind(code).filter(|kind| !kind.retired));
    let valid_from = faults.date("valid_from", fields.get("valid_from"), "certificate-fault-date");
    let valid_until = faults.optional_date("valid_until", fields.get("valid_until"), "certificate-fault-date");
    if let (Some(from), Some(until)) = (valid_from, valid_until)
        && until < from
    {
        faults.note("valid_until", Message::new("certificate-fault-order"));
    }
    if !fields.has("seen", "yes") {
        faults.note("seen", Message::new("certificate-fault-seen"));
    }
    let new = kind.zip(valid_from).map(|(kind, from)| NewCertificate::of(kind, from, valid_until));
    let new = new.and_then(|new| faults.keep("valid_until", new.map_err(training::too_long)));
    new.filter(|_| faults.none()).ok_or(faults)
}

async fn remove(access: CaregiverAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let certificate = CertificateId::parse(&path.1).ok_or(Refusal::NotFound)?;
    let id = access.person.id.clone();
    access.write(move |context| Ok(training::remove(context, &id, &certificate)?)).await?;
    access.visit.go(&format!("{}/training?done=removed", access.base))
}

/// Signs for what she misses, in the name of the coordinator.
async fn sign(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let mut faults = Faults::default();
    let ladder = training::ladder(&access.organiser, access.today())?;
    if let Some(new) = parse_exception(&fields, &ladder, &mut faults) {
        let id = access.person.id.clone();
        match access.write(move |context| Ok(training::sign(context, &id, &new)?)).await? {
            Signed::Signed(_) => return access.visit.go(&format!("{}/training?done=signed", access.base)),
            Signed::NobodyThere => return Err(Refusal::NotFound),
            Signed::NotAsked => faults.note("requirement", Message::new("fault-choice")),
            Signed::OutOfBounds(first, last) => {
                let words = &access.visit.words;
                let message = Message::new("exception-fault-until")
                    .with("first", words.date(first))
                    .with("last", words.date(last));
                faults.note("until", message);
            }
        }
    }
    let page = TrainingPage { signing: fields, faults, ..TrainingPage::new(&access).await? };
    access.visit.show_again(&page)
}

/// Reads the form of an exception.
fn parse_exception(fields: &Fields, ladder: &Ladder, faults: &mut Faults) -> Option<NewException> {
    let requirement = faults.choice("requirement", fields.get("requirement"), |code| ladder.kind(code));
    let until = faults.date("until", fields.get("until"), "certificate-fault-date");
    let reason = faults.paragraph("reason", fields.get("reason"), LONGEST_REASON);
    if reason.as_ref().is_some_and(String::is_empty) {
        faults.note("reason", Message::new("fault-empty"));
    }
    if !fields.has("answer_for_it", "yes") {
        faults.note("answer_for_it", Message::new("exception-fault-answer"));
    }
    let new = NewException { requirement: requirement?.code.clone(), until: until?, reason: reason? };
    faults.none().then_some(new)
}

/// Ends what was signed for.
async fn end(access: CaregiverAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let exception = ExceptionId::parse(&path.1).ok_or(Refusal::NotFound)?;
    let id = access.person.id.clone();
    access.write(move |context| Ok(training::end_exception(context, &id, &exception)?)).await?;
    access.visit.go(&format!("{}/training?done=ended", access.base))
}

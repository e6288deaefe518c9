//! One caregiver, as a coordinator sees and changes her.

use actix_web::web;
use askama::Template;

use domain::basics::day;
use domain::basics::ids::CaregiverId;
use domain::basics::mark::{Saved, mark};
use domain::basics::place;
use domain::caregivers::{self, Admitted, Caregiver, Engagement, Sent, Stage, State};
use domain::training::{self, Admission, Missing, TermsSet};
use domain::words::Message;

use super::access::CaregiverAccess;
use crate::routes;
use crate::web::kit::absence::told;
use crate::web::kit::missing::missing_list;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal, caregiver_form, join_form};

routes! {
    Desk get "/caregivers/{caregiver}" => show,
    Desk post "/caregivers/{caregiver}/profile" => change_profile,
    Desk post "/caregivers/{caregiver}/terms" => change_terms,
    Desk post "/caregivers/{caregiver}/minutes" => set_minutes,
    Desk post "/caregivers/{caregiver}/admit" => admit,
    Desk post "/caregivers/{caregiver}/link" => send_link,
}

/// The two forms that say what they were opened with.
enum Form {
    Profile,
    Terms,
}

#[derive(Template)]
#[template(path = "caregivers/profile.html")]
struct ProfilePage {
    layout: Layout,
    form_token: String,
    caregiver: Caregiver,
    /// Where she stands today.
    state: State,
    /// When she is or will be away, in words.
    absences: Vec<String>,
    profile: Fields,
    terms: Fields,
    /// The forms of one field or two: minutes elsewhere, and the admission.
    others: Fields,
    faults: Faults,
    /// What has just been done, as in the messages `caregiver-done-…`.
    done: Option<&'static str>,
    /// Marks of the profile and of the terms that the forms were opened with.
    opened: (String, String),
    /// What somebody else has saved since, where it is not what was typed.
    meanwhile: Option<Vec<(String, String)>>,
    /// Who has proved this address in another form.
    taken_by: Option<CaregiverId>,
    /// Months and hours worked elsewhere, the latest first.
    months: Vec<(String, String)>,
}

/// What has been done, named by the messages `caregiver-done-…`.
const DONE: [&str; 8] = ["joined", "profile", "terms", "minutes", "admitted", "link", "proof", "merged"];

impl ProfilePage {
    async fn new(access: &CaregiverAccess) -> Result<Self, Refusal> {
        let caregiver = access.person.clone();
        let id = caregiver.id.clone();
        let read = access.read(move |context| {
            Ok((caregivers::minutes_by_hand(context, &id)?, caregivers::absences_of(context, &id)?))
        });
        let (by_hand, absences) = read.await?;
        let words = &access.visit.words;
        let mut months: Vec<_> = by_hand.into_iter().collect();
        months.sort_by(|a, b| b.0.cmp(&a.0));
        let named = |month: String| day::parse_month(&month).map_or(month, |first| words.month(first));
        Ok(ProfilePage {
            layout: access.layout("caregivers-title", ""),
            form_token: access.form_token(),
            state: caregiver.state(&absences, access.today()),
            absences: absences.iter().map(|a| told(words, a.kind, a.from_day, a.until_day)).collect(),
            profile: caregiver_form::profile_fields(&caregiver),
            terms: caregiver_form::terms_fields(&caregiver),
            others: Fields::default(),
            faults: Faults::default(),
            done: None,
            meanwhile: None,
            opened: (mark(&caregiver.profile), mark(&caregiver.terms)),
            taken_by: None,
            months: months
                .into_iter()
                .map(|(month, minutes)| (named(month), words.duration(i64::from(minutes))))
                .collect(),
            caregiver,
        })
    }

    /// With the mark that a form was opened with, where it is shown again.
    fn opened_with(mut self, fields: &Fields, form: Form) -> Self {
        match form {
            Form::Profile => self.opened.0 = fields.get("opened").to_owned(),
            Form::Terms => self.opened.1 = fields.get("opened").to_owned(),
        }
        self
    }

    fn stages(&self) -> Vec<(String, String)> {
        Stage::ALL.iter().map(|s| (s.as_str().to_owned(), self.layout.words.named("stage", s.as_str()))).collect()
    }

    fn engagements(&self) -> Vec<(String, String)> {
        Engagement::ALL
            .iter()
            .map(|e| (e.as_str().to_owned(), self.layout.words.named("engagement", e.as_str())))
            .collect()
    }

    fn transports(&self) -> Vec<(String, String)> {
        join_form::transports(&self.layout.words)
    }

    fn places(&self) -> Vec<String> {
        let language = self.layout.words.code();
        let here = place::with_postcode(&self.caregiver.profile.postcode);
        here.iter().map(|place| place.label_in(&language)).collect()
    }

    fn admitted(&self) -> bool {
        self.caregiver.is_admitted()
    }
}

async fn show(access: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let mut page = ProfilePage::new(&access).await?;
    let query = Fields::from_pairs(query.into_inner());
    page.done = DONE.into_iter().find(|done| *done == query.get("done"));
    access.visit.show(&page)
}

fn done(access: &CaregiverAccess, what: &str) -> Answer {
    access.visit.go(&format!("{}?done={what}", access.base))
}

/// Changes what she says of herself.
async fn change_profile(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let profile = match caregiver_form::profile(&fields) {
        Ok(profile) => profile,
        Err(faults) => {
            let page = ProfilePage::new(&access).await?.opened_with(&fields, Form::Profile);
            let page = ProfilePage { profile: fields, faults, ..page };
            return access.visit.show_again(&page);
        }
    };
    let (id, opened) = (access.person.id.clone(), fields.get("opened").to_owned());
    match access.write(move |context| Ok(caregivers::change_profile(context, &id, &profile, &opened)?)).await? {
        Saved::Saved => done(&access, "profile"),
        Saved::ChangedMeanwhile => {
            let page = ProfilePage::new(&access).await?;
            let meanwhile = page.profile.kept_against(&fields, &access.visit.words);
            access.visit.show_again(&ProfilePage { meanwhile: Some(meanwhile), profile: fields, ..page })
        }
    }
}

/// Changes what the coordinator decides.
async fn change_terms(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let terms = match caregiver_form::terms(&fields) {
        Ok(terms) => terms,
        Err(faults) => {
            let page = ProfilePage::new(&access).await?.opened_with(&fields, Form::Terms);
            let page = ProfilePage { terms: fields, faults, ..page };
            return access.visit.show_again(&page);
        }
    };
    let (id, opened) = (access.person.id.clone(), fields.get("opened").to_owned());
    let missing = match access.write(move |context| Ok(training::set_terms(context, &id, &terms, &opened)?)).await? {
        TermsSet::Set => return done(&access, "terms"),
        TermsSet::NobodyThere => return Err(Refusal::NotFound),
        TermsSet::ChangedMeanwhile => {
            let page = ProfilePage::new(&access).await?;
            let meanwhile = page.terms.kept_against(&fields, &access.visit.words);
            return access.visit.show_again(&ProfilePage { meanwhile: Some(meanwhile), terms: fields, ..page });
        }
        TermsSet::Missing(missing) => missing,
    };
    let mut faults = Faults::default();
    faults.note("stage", missing_at_stage(&access, &missing));
    let page = ProfilePage::new(&access).await?.opened_with(&fields, Form::Terms);
    let page = ProfilePage { terms: fields, faults, ..page };
    access.visit.show_again(&page)
}

/// What a stage asks and she has not shown, as a fault of a form.
fn missing_at_stage(access: &CaregiverAccess, missing: &[Missing]) -> Message {
    Message::new("caregiver-fault-missing").with("what", missing_list(&access.visit.words, missing))
}

/// Writes down the hours that she worked elsewhere in a month.
async fn set_minutes(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let (month, minutes) = match caregiver_form::minutes_of_month(&fields) {
        Ok(read) => read,
        Err(faults) => {
            let page = ProfilePage { others: fields, faults, ..ProfilePage::new(&access).await? };
            return access.visit.show_again(&page);
        }
    };
    let id = access.person.id.clone();
    access.write(move |context| Ok(caregivers::set_minutes_by_hand(context, &id, &month, minutes)?)).await?;
    done(&access, "minutes")
}

/// Admits her after the intake talk, which the coordinator confirms in the form.
async fn admit(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let (her, checked) = (access.person.clone(), fields.has("address_checked", "yes"));
    let mut faults = Faults::default();
    let mut taken_by = None;
    if fields.has("talked", "yes") {
        match access.write(move |context| Ok(training::admit(context, &her, checked)?)).await? {
            Admission::Of(Admitted::Admitted | Admitted::Already) => return done(&access, "admitted"),
            Admission::Of(Admitted::AddressUnproved) => {
                faults.note("address_checked", Message::new("caregiver-fault-address"))
            }
            Admission::Of(Admitted::AddressTaken(other)) => taken_by = Some(other),
            Admission::Missing(missing) => faults.note("talked", missing_at_stage(&access, &missing)),
        }
    } else {
        faults.note("talked", Message::new("caregiver-fault-talked"));
    }
    let page = ProfilePage { others: fields, faults, taken_by, ..ProfilePage::new(&access).await? };
    access.visit.show_again(&page)
}

/// Sends her a new link.
async fn send_link(access: CaregiverAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let her = access.person.clone();
    match access.write(move |context| Ok(caregivers::send_link(context, &her)?)).await? {
        Sent::Page => done(&access, "link"),
        Sent::Proof => done(&access, "proof"),
    }
}

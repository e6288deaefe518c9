//! One caregiver, as a coordinator sees and changes her.

use actix_web::web;
use askama::Template;

use super::super::{self as caregivers, Admitted, Caregiver, Engagement, Sent, Stage, State, form};
use super::{join, of_desk};
use crate::basics::ids::CaregiverId;
use crate::basics::{Place, date, place};
use crate::organisers::Desk;
use crate::web::{Answer, Faults, Fields, Frame, Refusal};
use crate::words::Message;

#[derive(Template)]
#[template(path = "caregivers/profile.html")]
struct ProfilePage {
    frame: Frame,
    form_token: String,
    caregiver: Caregiver,
    profile: Fields,
    terms: Fields,
    /// The forms of one field or two: minutes elsewhere, and the admission.
    others: Fields,
    faults: Faults,
    /// What has just been done, as in the messages `caregiver-done-…`.
    done: Option<&'static str>,
    /// Who has proved this address in another form.
    taken_by: Option<CaregiverId>,
    /// Months and hours worked elsewhere, the latest first.
    months: Vec<(String, String)>,
}

/// What has been done, named by the messages `caregiver-done-…`.
const DONE: [&str; 7] = ["joined", "profile", "terms", "minutes", "admitted", "link", "proof"];

impl ProfilePage {
    async fn new(desk: &Desk, caregiver: Caregiver) -> Result<Self, Refusal> {
        let organiser = desk.organiser.id.clone();
        let by_hand = desk.visit.database.read(move |c| caregivers::minutes_by_hand(c, &organiser)).await?;
        let words = &desk.visit.words;
        let mut months: Vec<_> =
            by_hand.into_iter().filter(|((id, _), _)| *id == caregiver.id).map(|((_, m), minutes)| (m, minutes)).collect();
        months.sort_by(|a, b| b.0.cmp(&a.0));
        let named = |month: String| date::parse(&format!("{month}-01")).map_or(month, |first| words.month(first));
        Ok(ProfilePage {
            frame: desk.frame(caregiver.name.clone(), "/caregivers").at(format!("/caregivers/{}", caregiver.id)),
            form_token: desk.form_token.clone(),
            profile: form::profile_fields(&caregiver),
            terms: form::terms_fields(&caregiver),
            others: Fields::default(),
            faults: Faults::default(),
            done: None,
            taken_by: None,
            months: months.into_iter().map(|(month, minutes)| (named(month), words.duration(i64::from(minutes)))).collect(),
            caregiver,
        })
    }

    fn stages(&self) -> Vec<(String, String)> {
        Stage::ALL.iter().map(|s| (s.as_str().to_owned(), self.frame.words.named("stage", s.as_str()))).collect()
    }

    fn engagements(&self) -> Vec<(String, String)> {
        Engagement::ALL.iter().map(|e| (e.as_str().to_owned(), self.frame.words.named("engagement", e.as_str()))).collect()
    }

    fn transports(&self) -> Vec<(String, String)> {
        join::transports(&self.frame.words)
    }

    fn places(&self) -> Vec<String> {
        place::with_postcode(&self.caregiver.postcode).iter().map(Place::label).collect()
    }

    fn admitted(&self) -> bool {
        self.caregiver.state() == State::Active
    }
}

/// Shows her.
pub async fn show(desk: Desk, id: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let mut page = ProfilePage::new(&desk, of_desk(&desk, &id).await?).await?;
    let query = Fields::from_pairs(query.into_inner());
    page.done = DONE.into_iter().find(|done| *done == query.get("done"));
    desk.visit.show(&page)
}

/// Changes what she says of herself.
pub async fn change_profile(desk: Desk, id: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let caregiver = of_desk(&desk, &id).await?;
    let profile = match form::profile(&fields) {
        Ok(profile) => profile,
        Err(faults) => {
            let page = ProfilePage { profile: fields, faults, ..ProfilePage::new(&desk, caregiver).await? };
            return desk.visit.show_again(&page);
        }
    };
    let (now, actor) = (desk.now(), desk.actor());
    desk.visit
        .database
        .write(move |c| caregivers::change_profile(c, now, &actor, &caregiver.organiser_id, &caregiver.id, &profile))
        .await?;
    desk.visit.go(&format!("/caregivers/{id}?done=profile"))
}

/// Changes what the coordinator decides.
pub async fn change_terms(desk: Desk, id: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let caregiver = of_desk(&desk, &id).await?;
    let terms = match form::terms(&fields) {
        Ok(terms) => terms,
        Err(faults) => {
            let page = ProfilePage { terms: fields, faults, ..ProfilePage::new(&desk, caregiver).await? };
            return desk.visit.show_again(&page);
        }
    };
    let (now, actor) = (desk.now(), desk.actor());
    desk.visit.database.write(move |c| caregivers::change_terms(c, now, &actor, &caregiver.organiser_id, &caregiver.id, &terms)).await?;
    desk.visit.go(&format!("/caregivers/{id}?done=terms"))
}

/// Writes down the hours that she worked elsewhere in a month.
pub async fn set_minutes(desk: Desk, id: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let caregiver = of_desk(&desk, &id).await?;
    let (month, minutes) = match form::minutes_of_month(&fields) {
        Ok(read) => read,
        Err(faults) => {
            let page = ProfilePage { others: fields, faults, ..ProfilePage::new(&desk, caregiver).await? };
            return desk.visit.show_again(&page);
        }
    };
    let (now, actor) = (desk.now(), desk.actor());
    desk.visit
        .database
        .write(move |c| caregivers::set_minutes_by_hand(c, now, &actor, &caregiver.organiser_id, &caregiver.id, &month, minutes))
        .await?;
    desk.visit.go(&format!("/caregivers/{id}?done=minutes"))
}

/// Admits her after the intake talk, which the coordinator confirms in the form.
pub async fn admit(desk: Desk, id: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let caregiver = of_desk(&desk, &id).await?;
    let (now, site, organiser, coordinator) = (desk.now(), desk.visit.site.clone(), desk.organiser.clone(), desk.coordinator.id.clone());
    let (her, checked) = (caregiver.clone(), fields.has("address_checked", "yes"));
    let mut faults = Faults::default();
    let mut taken_by = None;
    if fields.has("talked", "yes") {
        let outcome = desk.visit.database.write(move |c| caregivers::admit(c, now, &site, &organiser, &coordinator, &her, checked));
        match outcome.await? {
            Admitted::Admitted | Admitted::Already => return desk.visit.go(&format!("/caregivers/{id}?done=admitted")),
            Admitted::AddressUnproved => faults.note("address_checked", Message::new("caregiver-fault-address")),
            Admitted::AddressTaken(other) => taken_by = Some(other),
        }
    } else {
        faults.note("talked", Message::new("caregiver-fault-talked"));
    }
    let page = ProfilePage { others: fields, faults, taken_by, ..ProfilePage::new(&desk, caregiver).await? };
    desk.visit.show_again(&page)
}

/// Sends her a new link.
pub async fn send_link(desk: Desk, id: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let caregiver = of_desk(&desk, &id).await?;
    let (now, site, organiser) = (desk.now(), desk.visit.site.clone(), desk.organiser.clone());
    let sent = desk.visit.database.write(move |c| caregivers::send_link(c, now, &site, &organiser, &caregiver)).await?;
    let done = match sent {
        Sent::Page => "link",
        Sent::Proof => "proof",
    };
    desk.visit.go(&format!("/caregivers/{id}?done={done}"))
}

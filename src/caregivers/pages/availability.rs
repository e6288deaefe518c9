//! Availability, entered by a coordinator who has a caregiver on the telephone. The journal names the coordinator.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use super::super::panel::{Panel, Said};
use super::super::{Caregiver, availability, week_form};
use super::of_desk;
use crate::basics::date;
use crate::organisers::Desk;
use crate::web::{Answer, Faults, Fields, Frame, Refusal};

#[derive(Template)]
#[template(path = "caregivers/availability.html")]
struct AvailabilityPage {
    frame: Frame,
    caregiver: Caregiver,
    panel: Panel,
    saved: bool,
}

impl AvailabilityPage {
    async fn new(desk: &Desk, caregiver: Caregiver) -> Result<Self, Refusal> {
        let (today, her) = (today(desk), caregiver.clone());
        let said = desk.visit.database.read(move |c| Said::by(c, &her.organiser_id, &her.id, today)).await?;
        let panel = Panel::new(&desk.visit.words, format!("/caregivers/{}", caregiver.id), &desk.form_token, &said);
        let here = format!("/caregivers/{}/availability", caregiver.id);
        Ok(AvailabilityPage { frame: desk.frame(caregiver.name.clone(), "/caregivers").at(here), caregiver, panel, saved: false })
    }
}

fn today(desk: &Desk) -> NaiveDate {
    desk.now().local(&desk.organiser.zone()).date_naive()
}

/// Shows when she can work.
pub async fn show(desk: Desk, id: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let mut page = AvailabilityPage::new(&desk, of_desk(&desk, &id).await?).await?;
    page.saved = Fields::from_pairs(query.into_inner()).has("done", "saved");
    desk.visit.show(&page)
}

/// Replaces her weekly pattern.
pub async fn change_pattern(desk: Desk, id: web::Path<String>, mut fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let caregiver = of_desk(&desk, &id).await?;
    let words = &desk.visit.words;
    if week_form::one_more_row(&mut fields) {
        let mut page = AvailabilityPage::new(&desk, caregiver).await?;
        page.panel = page.panel.with_week(words, &fields, Faults::default());
        return desk.visit.show(&page);
    }
    let pattern = match week_form::pattern(&fields) {
        Ok(pattern) => pattern,
        Err(faults) => {
            let mut page = AvailabilityPage::new(&desk, caregiver).await?;
            page.panel = page.panel.with_week(words, &fields, faults);
            return desk.visit.show_again(&page);
        }
    };
    let (now, actor) = (desk.now(), desk.actor());
    desk.visit
        .database
        .write(move |c| availability::replace_pattern(c, now, &actor, &caregiver.organiser_id, &caregiver.id, &pattern))
        .await?;
    desk.visit.go(&format!("/caregivers/{id}/availability?done=saved"))
}

/// Sets what holds on one date.
pub async fn set_exception(desk: Desk, id: web::Path<String>, mut fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let caregiver = of_desk(&desk, &id).await?;
    if week_form::one_more_row(&mut fields) {
        let mut page = AvailabilityPage::new(&desk, caregiver).await?;
        page.panel = page.panel.with_exception(fields, Faults::default());
        return desk.visit.show(&page);
    }
    let exception = match week_form::exception(&fields, today(&desk)) {
        Ok(exception) => exception,
        Err(faults) => {
            let mut page = AvailabilityPage::new(&desk, caregiver).await?;
            page.panel = page.panel.with_exception(fields, faults);
            return desk.visit.show_again(&page);
        }
    };
    let (now, actor) = (desk.now(), desk.actor());
    desk.visit
        .database
        .write(move |c| availability::set_exception(c, now, &actor, &caregiver.organiser_id, &caregiver.id, &exception))
        .await?;
    desk.visit.go(&format!("/caregivers/{id}/availability?done=saved"))
}

/// Lets the weekly pattern hold again on a date.
pub async fn remove_exception(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let (id, day) = path.into_inner();
    let day = date::parse(&day).ok_or(Refusal::NotFound)?;
    let caregiver = of_desk(&desk, &id).await?;
    let (now, actor) = (desk.now(), desk.actor());
    desk.visit.database.write(move |c| availability::remove_exception(c, now, &actor, &caregiver.organiser_id, &caregiver.id, day)).await?;
    desk.visit.go(&format!("/caregivers/{id}/availability?done=saved"))
}

//! When she can work, said by herself.

use actix_web::web;
use askama::Template;

use super::Her;
use crate::basics::date;
use crate::caregivers::panel::{Panel, Said};
use crate::caregivers::{availability, week_form};
use crate::web::{Answer, Faults, Fields, Frame, Refusal};

#[derive(Template)]
#[template(path = "caregiver_page/availability.html")]
struct AvailabilityPage {
    frame: Frame,
    panel: Panel,
    saved: bool,
}

impl AvailabilityPage {
    async fn new(her: &Her) -> Result<Self, Refusal> {
        let (today, caregiver) = (her.today(), her.caregiver.clone());
        let said = her.visit.database.read(move |c| Said::by(c, &caregiver.organiser_id, &caregiver.id, today)).await?;
        let panel = Panel::new(&her.visit.words, her.base.clone(), "", &said);
        Ok(AvailabilityPage { frame: her.frame("caregiver-page-availability", "/availability"), panel, saved: false })
    }
}

/// Shows when she can work.
pub async fn show(her: Her, query: web::Query<Vec<(String, String)>>) -> Answer {
    let mut page = AvailabilityPage::new(&her).await?;
    page.saved = Fields::from_pairs(query.into_inner()).has("done", "saved");
    her.visit.show(&page)
}

/// Replaces her weekly pattern.
pub async fn change_pattern(her: Her, mut fields: Fields) -> Answer {
    let words = &her.visit.words;
    if week_form::one_more_row(&mut fields) {
        let mut page = AvailabilityPage::new(&her).await?;
        page.panel = page.panel.with_week(words, &fields, Faults::default());
        return her.visit.show(&page);
    }
    let pattern = match week_form::pattern(&fields) {
        Ok(pattern) => pattern,
        Err(faults) => {
            let mut page = AvailabilityPage::new(&her).await?;
            page.panel = page.panel.with_week(words, &fields, faults);
            return her.visit.show_again(&page);
        }
    };
    let (now, actor, caregiver) = (her.visit.now(), her.actor(), her.caregiver);
    her.visit
        .database
        .write(move |c| availability::replace_pattern(c, now, &actor, &caregiver.organiser_id, &caregiver.id, &pattern))
        .await?;
    her.visit.go(&format!("{}/availability?done=saved", her.base))
}

/// Sets what holds on one date.
pub async fn set_exception(her: Her, mut fields: Fields) -> Answer {
    if week_form::one_more_row(&mut fields) {
        let mut page = AvailabilityPage::new(&her).await?;
        page.panel = page.panel.with_exception(fields, Faults::default());
        return her.visit.show(&page);
    }
    let exception = match week_form::exception(&fields, her.today()) {
        Ok(exception) => exception,
        Err(faults) => {
            let mut page = AvailabilityPage::new(&her).await?;
            page.panel = page.panel.with_exception(fields, faults);
            return her.visit.show_again(&page);
        }
    };
    let (now, actor, caregiver) = (her.visit.now(), her.actor(), her.caregiver);
    her.visit
        .database
        .write(move |c| availability::set_exception(c, now, &actor, &caregiver.organiser_id, &caregiver.id, &exception))
        .await?;
    her.visit.go(&format!("{}/availability?done=saved", her.base))
}

/// Lets the weekly pattern hold again on a date.
pub async fn remove_exception(her: Her, path: web::Path<(String, String)>) -> Answer {
    let day = date::parse(&path.1).ok_or(Refusal::NotFound)?;
    let (now, actor, caregiver) = (her.visit.now(), her.actor(), her.caregiver);
    her.visit.database.write(move |c| availability::remove_exception(c, now, &actor, &caregiver.organiser_id, &caregiver.id, day)).await?;
    her.visit.go(&format!("{}/availability?done=saved", her.base))
}

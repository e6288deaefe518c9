//! When a caregiver can work: said by herself, or on the telephone.

use actix_web::web;
use askama::Template;
use domain::basics::day;
use domain::basics::mark::Saved;
use domain::caregivers::{Caregiver, availability};

use super::access::CaregiverAccess;
use super::panel::{Panel, Said};
use super::week_form;
use crate::routes;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal};

routes! {
    Link get "/caregiver/{token}/availability" => show,
    Link post "/caregiver/{token}/availability" => change_pattern,
    Link post "/caregiver/{token}/exceptions" => set_exception,
    Link post "/caregiver/{token}/exceptions/{day}/remove" => remove_exception,
    Desk get "/caregivers/{caregiver}/availability" => show,
    Desk post "/caregivers/{caregiver}/availability" => change_pattern,
    Desk post "/caregivers/{caregiver}/exceptions" => set_exception,
    Desk post "/caregivers/{caregiver}/exceptions/{day}/remove" => remove_exception,
}

#[derive(Template)]
#[template(path = "caregiver_page/availability.html")]
struct HerPage {
    layout: Layout,
    panel: Panel,
    saved: bool,
}

#[derive(Template)]
#[template(path = "caregivers/availability.html")]
struct DeskPage {
    layout: Layout,
    caregiver: Caregiver,
    panel: Panel,
    saved: bool,
}

async fn said(access: &CaregiverAccess) -> Result<Said, Refusal> {
    let (id, today) = (access.person.id.clone(), access.today());
    access.read(move |context| Ok(Said::by(context, &id, today)?)).await
}

async fn panel(access: &CaregiverAccess) -> Result<Panel, Refusal> {
    let said = said(access).await?;
    Ok(Panel::new(&access.visit.words, access.base.clone(), &access.form_token(), &said))
}

fn answer(access: &CaregiverAccess, panel: Panel, saved: bool) -> Answer {
    let layout = access.layout("caregiver-page-availability", "/availability");
    let wrong = !panel.faults.none() || panel.meanwhile.is_some();
    match (&access.desk, wrong) {
        (None, false) => access.visit.show(&HerPage { layout, panel, saved }),
        (None, true) => access.visit.show_again(&HerPage { layout, panel, saved }),
        (Some(_), false) => access.visit.show(&DeskPage { layout, caregiver: access.person.clone(), panel, saved }),
        (Some(_), true) => {
            access.visit.show_again(&DeskPage { layout, caregiver: access.person.clone(), panel, saved })
        }
    }
}

async fn show(access: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let saved = Fields::from_pairs(query.into_inner()).has("done", "saved");
    answer(&access, panel(&access).await?, saved)
}

fn saved(access: &CaregiverAccess) -> Answer {
    access.visit.go(&format!("{}/availability?done=saved", access.base))
}

/// Replaces her weekly pattern.
async fn change_pattern(access: CaregiverAccess, mut fields: Fields) -> Answer {
    access.expects(&fields)?;
    let words = &access.visit.words;
    if week_form::one_more_row(&mut fields) {
        return answer(&access, panel(&access).await?.with_week(words, &fields, Faults::default()), false);
    }
    let pattern = match week_form::pattern(&fields) {
        Ok(pattern) => pattern,
        Err(faults) => return answer(&access, panel(&access).await?.with_week(words, &fields, faults), false),
    };
    let (id, opened) = (access.person.id.clone(), fields.get("opened").to_owned());
    match access.write(move |context| Ok(availability::replace_pattern(context, &id, &pattern, &opened)?)).await? {
        Saved::Saved => saved(&access),
        Saved::ChangedMeanwhile => {
            let panel = panel(&access).await?.with_week(words, &fields, Faults::default());
            answer(&access, panel.changed_meanwhile(words, &said(&access).await?), false)
        }
    }
}

/// Sets what holds on one date.
async fn set_exception(access: CaregiverAccess, mut fields: Fields) -> Answer {
    access.expects(&fields)?;
    if week_form::one_more_row(&mut fields) {
        return answer(&access, panel(&access).await?.with_exception(fields, Faults::default()), false);
    }
    let exception = match week_form::exception(&fields, access.today()) {
        Ok(exception) => exception,
        Err(faults) => return answer(&access, panel(&access).await?.with_exception(fields, faults), false),
    };
    let (id, opened) = (access.person.id.clone(), fields.get("opened").to_owned());
    match access.write(move |context| Ok(availability::set_exception(context, &id, &exception, &opened)?)).await? {
        Saved::Saved => saved(&access),
        Saved::ChangedMeanwhile => {
            let panel = panel(&access).await?.with_exception(fields, Faults::default());
            answer(&access, panel.changed_meanwhile(&access.visit.words, &said(&access).await?), false)
        }
    }
}

/// Lets the weekly pattern hold again on a date.
async fn remove_exception(access: CaregiverAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let day = day::parse(&path.1).ok_or(Refusal::NotFound)?;
    let id = access.person.id.clone();
    access.write(move |context| Ok(availability::remove_exception(context, &id, day)?)).await?;
    saved(&access)
}

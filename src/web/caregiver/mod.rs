//! One caregiver's pages: by her link, and at the desk by a coordinator. What both can do is written once.

mod absence;
mod access;
mod address;
mod availability;
mod calendar;
mod certificates;
mod gaps;
mod home;
mod offer;
mod offers;
mod panel;
mod profile;
mod replacements;
mod shifts;
mod training;
mod week_form;

use domain::caregivers::Caregiver;

use crate::routes;
use crate::web::kit::route::Route;
use crate::web::kit::{contact, merge};

routes! {
    Desk get "/caregivers/{caregiver}/merge" => merge::show::<Caregiver>,
    Desk post "/caregivers/{caregiver}/merge" => merge::merge::<Caregiver>,
    Desk get "/caregivers/{caregiver}/contact" => contact::show::<Caregiver>,
    Desk post "/caregivers/{caregiver}/notes" => contact::note::<Caregiver>,
    Desk post "/caregivers/{caregiver}/notes/{note}/remove" => contact::remove::<Caregiver>,
}

/// The routes of these pages.
pub const PAGES: &[&[Route]] = &[
    home::ROUTES,
    absence::ROUTES,
    replacements::ROUTES,
    shifts::ROUTES,
    ROUTES,
    address::ROUTES,
    offers::ROUTES,
    offer::ROUTES,
    calendar::ROUTES,
    profile::ROUTES,
    training::ROUTES,
    availability::ROUTES,
];

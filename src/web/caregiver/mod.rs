//! One caregiver's pages: by her link, and at the desk by a coordinator. What both can do is written once.

mod absence;
mod access;
mod address;
mod availability;
mod certificates;
mod gaps;
mod home;
mod offer;
mod offers;
mod panel;
mod profile;
mod replacements;
mod training;
mod week_form;

use crate::web::kit::route::Route;

/// The routes of these pages.
pub const PAGES: &[&[Route]] = &[
    home::ROUTES,
    absence::ROUTES,
    replacements::ROUTES,
    address::ROUTES,
    offers::ROUTES,
    offer::ROUTES,
    profile::ROUTES,
    training::ROUTES,
    availability::ROUTES,
];

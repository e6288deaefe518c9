//! The coordinator's desk: today, weeks, people, letters, who did what, settings.

mod caregivers;
mod coordinators;
mod enquiries;
mod families;
mod figure_fields;
mod import;
mod journal;
mod ladder;
mod letter_texts;
mod letters;
mod log_in;
mod new_caregiver;
mod new_family;
mod plan_terms;
mod search;
mod settings;
mod today;
mod week;

use crate::web::kit::route::Route;

/// The routes of these pages. What has a name of its own (`/families/new`) is looked for before what has an id, which
/// stands with the pages of families and caregivers.
pub const PAGES: &[&[Route]] = &[
    log_in::ROUTES,
    today::ROUTES,
    search::ROUTES,
    journal::ROUTES,
    week::overview::ROUTES,
    week::run::ROUTES,
    week::runs::ROUTES,
    week::precheck::ROUTES,
    week::board::ROUTES,
    week::publish::ROUTES,
    week::rehearsal::ROUTES,
    week::outcome::ROUTES,
    week::sent::ROUTES,
    week::slot::ROUTES,
    week::deed::ROUTES,
    week::undo::ROUTES,
    new_family::ROUTES,
    enquiries::ROUTES,
    families::ROUTES,
    new_caregiver::ROUTES,
    caregivers::ROUTES,
    letters::ROUTES,
    settings::ROUTES,
    plan_terms::ROUTES,
    ladder::ROUTES,
    letter_texts::ROUTES,
    coordinators::ROUTES,
    import::ROUTES,
];

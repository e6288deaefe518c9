//! One family's pages: by the family's link, and at the desk by a coordinator who has it on the telephone. What both
//! can do is written once.

mod access;
mod address;
mod ask;
mod cancel;
mod desk;
mod facts;
mod household;
mod nobody;
mod page;
mod shifts;

use domain::families::Family;

use crate::routes;
use crate::web::kit::route::Route;
use crate::web::kit::{contact, merge};

/// The routes of these pages.
pub const PAGES: &[&[Route]] =
    &[page::ROUTES, desk::ROUTES, address::ROUTES, shifts::ROUTES, facts::ROUTES, nobody::ROUTES, ROUTES];

routes! {
    Link get "/family/{token}/ask" => ask::form,
    Link post "/family/{token}/ask" => ask::ask,
    Link get "/family/{token}/cancel/{slot}" => cancel::form,
    Link post "/family/{token}/cancel/{slot}" => cancel::cancel,
    Desk get "/families/{family}/contact" => contact::show::<Family>,
    Desk post "/families/{family}/notes" => contact::note::<Family>,
    Desk post "/families/{family}/notes/{note}/remove" => contact::remove::<Family>,
    Desk get "/families/{family}/merge" => merge::show::<Family>,
    Desk post "/families/{family}/merge" => merge::merge::<Family>,
    Desk get "/families/{family}/ask" => ask::form,
    Desk post "/families/{family}/ask" => ask::ask,
    Desk get "/families/{family}/cancel/{slot}" => cancel::form,
    Desk post "/families/{family}/cancel/{slot}" => cancel::cancel,
}

//! Pages that are open to all, and the proofs of addresses that they lead to.

mod ask;
mod front;
mod how;
mod invited;
mod join;
mod lost_link;
mod new_address;
mod prove;
mod welcome;

use crate::web::kit::route::Route;

/// The routes of these pages.
pub const PAGES: &[&[Route]] = &[
    front::ROUTES,
    how::ROUTES,
    ask::ROUTES,
    prove::ROUTES,
    join::ROUTES,
    welcome::ROUTES,
    lost_link::ROUTES,
    new_address::ROUTES,
    invited::ROUTES,
];

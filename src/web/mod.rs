//! What every page stands on: who visits in which language, the frame around a page, forms, refusals, headers. Knows no room.

pub mod connections;
pub mod form;
pub mod frame;
pub mod guard;
pub mod kept;
pub mod refusal;
pub mod site;
pub mod site_files;
pub mod visit;

pub use form::{Faults, Fields};
pub use frame::Frame;
pub use refusal::Refusal;
pub use site::Site;
pub use visit::Visit;

/// What a handler gives back.
pub type Answer = Result<actix_web::HttpResponse, Refusal>;

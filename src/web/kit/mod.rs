//! What every page stands on: who visits with which rights and in which language, the layout around a page, forms,
//! error pages, headers.

pub mod absence;
pub mod access;
pub mod by_hand;
pub mod by_link;
pub mod care_form;
pub mod caregiver_form;
pub mod connections;
pub mod contact;
pub mod csv;
pub mod desk;
pub mod error_pages;
pub mod form;
pub mod join_form;
pub mod kept;
pub mod layout;
pub mod letter_name;
pub mod log_in_page;
pub mod merge;
pub mod middleware;
pub mod missing;
pub mod obstacles;
pub mod period;
pub mod person;
pub mod person_access;
pub mod public;
pub mod reach;
pub mod refusal;
pub mod route;
pub mod site;
pub mod site_files;
pub mod upload;
pub mod visit;
pub mod which_household;

pub use access::Access;
pub use by_link::ByLink;
pub use desk::Desk;
pub use domain::input::Faults;
pub use form::Fields;
pub use layout::Layout;
pub use person_access::{Person, PersonAccess};
pub use public::Public;
pub use refusal::Refusal;
pub use site::Site;
pub use upload::Upload;
pub use visit::Visit;

/// What a handler gives back.
pub type Answer = Result<actix_web::HttpResponse, Refusal>;

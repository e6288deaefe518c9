//! Everything that is done in Wijkopvang, without a page: from what a family asks to a confirmed slot in its calendar.
//!
//! `ARCHITECTURE.md` is the map. Rooms are named in the words of the work and form a ladder: each may import those
//! before it.

pub mod basics;

pub mod store;
pub mod words;

pub mod context;
pub mod input;

pub mod journal;
pub mod limits;
pub mod links;
pub mod outbox;

pub mod organisers;

pub mod caregivers;
pub mod families;
pub mod notes;
pub mod vouchers;

pub mod requests;
pub mod training;

pub mod planning;
pub mod privacy;

pub mod enquiries;
pub mod import;
pub mod lost_link;
pub mod merging;
pub mod offers;
pub mod retention;
pub mod weekly_run;

pub mod logbook;
pub mod search;
pub mod today;

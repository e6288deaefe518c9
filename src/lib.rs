//! Flexible childcare at home, scheduled: from a family's request to a confirmed slot in its calendar.
//!
//! `ARCHITECTURE.md` is the map. Rooms are named in the words of the work and form a ladder: each may import those before it.

pub mod basics;
pub mod config;
pub mod store;
pub mod web;
pub mod words;

pub mod journal;
pub mod limits;
pub mod outbox;

pub mod links;
pub mod organisers;

pub mod caregivers;
pub mod families;
pub mod vouchers;

pub mod requests;
pub mod training;

pub mod planning;
pub mod privacy;

pub mod offers;
pub mod retention;
pub mod weekly_run;

pub mod caregiver_page;
pub mod family_page;
pub mod letters_page;
pub mod lost_link;
pub mod mailbox;
pub mod settings_page;
pub mod week_page;

pub mod app;
pub mod cli;
pub mod demo;

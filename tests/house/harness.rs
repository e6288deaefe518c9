//! What the tests stand on: the real server with a database of its own, people who visit it, their mail.

mod app;
mod browser;
mod guest;
mod postgres;
mod program;
mod scripted;
mod sending;
mod smtp;
mod tables;
mod town;

pub use self::town::{Asked, Carer, Household, asked_form, joined_form, pairs};
pub use ::town::visitor::Page;
pub use app::{COORDINATOR, Kind, TestApp};
pub use browser::drive;
pub use guest::Guest;
pub use postgres::new_database;
pub use program::{Place, Serving};
pub use scripted::{Nested, ScriptedServer, Step, Turn};
pub use sending::{Sending, patience, secret, write_letters};
pub use smtp::SmtpServer;
pub use tables::Tables;

//! A made-up town around Wijkopvang. It knows the program from outside alone: it starts it, opens its pages, fills in the forms
//! that are on them, presses the links in the e-mails that it wrote. The tests of the program use the same visitors and postman.

// Where a name says everything, a sentence would only say it again.
#![allow(missing_docs)]

pub mod bench;
pub mod demo;
pub mod history;
pub mod mail;
pub mod mailbox;
pub mod people;
pub mod program;
pub mod stories;
pub mod story;
pub mod visitor;
pub mod week;

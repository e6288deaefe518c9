//! The tests of the service: one binary, a module per subject. They speak the verbs of the work, through the pages and e-mails
//! that people see.
#![allow(clippy::unwrap_used, missing_docs)]

mod house {
    mod harness;

    mod browser;
    mod main_job;
}

//! The tests of the service: one binary, a module per subject. They speak the verbs of the work, through the pages and
//! e-mails that people see.
#![allow(clippy::unwrap_used, missing_docs)]

mod house {
    mod harness;

    mod architecture;
    mod arrivals;
    mod away;
    mod bad_input;
    mod board;
    mod browser;
    mod by_hand;
    mod by_telephone;
    mod city;
    mod command_line;
    mod connections;
    mod coordinators;
    mod crash;
    mod demonstration;
    mod doors;
    mod engagement;
    mod enquiries;
    mod feed;
    mod forms;
    mod gate;
    mod guard;
    mod households;
    mod how;
    mod import;
    mod journal;
    mod ladder;
    mod letters;
    mod light;
    mod limits;
    mod log_in;
    mod main_job;
    mod messages;
    mod migrations;
    mod near;
    mod odd_rows;
    mod offers;
    mod outbox;
    mod outcome;
    mod people;
    mod privacy;
    mod readiness;
    mod register;
    mod rehearsal;
    mod replacing;
    mod retention;
    mod runs;
    mod search;
    mod sent_again;
    mod settings;
    mod solver_questions;
    mod strangers;
    mod time;
    mod today;
    mod turns;
    mod typed;
    mod walk;
    mod weekly;
    mod whom_to_call;
    mod words_of_the_plan;
}

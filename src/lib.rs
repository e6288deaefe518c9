//! Wijkopvang as a program: the pages, the commands, the configuration. What is done stands in the crate `domain`.
//!
//! `ARCHITECTURE.md` is the map.

pub mod config;

pub mod web;

pub mod app;
pub mod cli;

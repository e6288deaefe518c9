//! The coordinator's days in a real browser: a week from an empty organiser on, all pages in every state, its main acts by
//! keys alone, and how soon an everyday question is answered.

mod keyboard;
mod pages;
mod stopwatch;
mod week;

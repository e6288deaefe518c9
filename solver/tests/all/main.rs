//! Everything that is promised about the solver, tested through its public doors.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod advice;
mod answers;
mod bad_input;
mod brute_force;
mod certificates;
mod doors;
mod fairness;
mod limits;
mod made_up;
mod on_time;
mod pins;
mod public_instances;
mod rehearsal;
mod rules;
mod small_week;
mod spoiled_plans;
mod week_files;

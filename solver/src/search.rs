//! Plans: put together at the prices, made better by local search and large neighbourhoods, and conducted by
//! [`solve`]. Nothing here proves anything; every plan is judged by the rules' own files before it leaves.

mod answer;
mod assemble;
mod balance;
mod certificate;
mod close;
mod closing;
mod converge;
mod day_search;
mod dive;
mod first_phase;
mod improvement;
mod insertion;
mod large_neighbourhood;
mod local_search;
mod progress;
mod restricted_master;
mod solution;
mod solve;
mod triples;

pub use progress::{Options, Phase, Progress, Watch};
pub use solve::{solve, solve_with_certificate};

//! `wijkopvang explain WEEK.json PLAN.json SLOT-ID`: why a slot is served so, or not at all; what its pin and its
//! blocks cost.

use super::asked::{read_plan, tell};
use super::solve::read_week;
use clap::Args;
use solver::{Decision, Instance, Options, Solved, Watch};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Explain one slot of a plan: what its assignment is worth, or why nobody serves it and what would help; or how evenly
/// the work falls.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The week file.
    pub week: PathBuf,
    /// The plan file.
    pub plan: PathBuf,
    /// The slot's id.
    #[arg(required_unless_present = "people", conflicts_with = "people")]
    pub slot: Option<String>,
    /// Tell of everyone instead: hours given and wanted, the longest run without work; and how even that is, in one
    /// line.
    #[arg(long, conflicts_with = "prices")]
    pub people: bool,
    /// Answer in JSON: `people`, `gini`, `least_share`, `most_share`; minutes throughout.
    #[arg(long, requires = "people")]
    pub json: bool,
    /// Also tell what the slot's pin and each of its blocks cost: the week is solved without it, for so many seconds
    /// each.
    #[arg(long, value_name = "SECONDS")]
    pub prices: Option<f64>,
}

/// What the pin of a slot and each of its blocks cost.
fn tell_prices(instance: &Instance, solved: &Solved, slot: &str, seconds: f64) -> ExitCode {
    if !(seconds > 0.0 && seconds.is_finite()) {
        eprintln!("--prices {seconds} must be a number of seconds above 0");
        return ExitCode::FAILURE;
    }
    let decided = instance.week().slots.iter().filter(|asked| asked.id == slot);
    let decisions: Vec<(String, Decision)> = decided
        .flat_map(|asked| {
            let slot = asked.id.clone();
            let pin =
                asked.pinned.iter().map(move |who| (format!("the pin on {who}"), Decision::Pin { slot: slot.clone() }));
            let block = |who: &String| {
                (format!("the block on {who}"), Decision::Block { slot: asked.id.clone(), caregiver: who.clone() })
            };
            pin.chain(asked.blocked.iter().map(block)).collect::<Vec<_>>()
        })
        .collect();
    if decisions.is_empty() {
        println!("no pin and no block: nothing was decided about this slot");
    }
    for (what, decision) in decisions {
        let start = Instant::now();
        let elapsed = || start.elapsed().as_secs_f64();
        let options = Options { time_limit: seconds, gap: 0.0, ..Options::default() };
        match solver::decision_cost(
            instance,
            solved,
            &decision,
            &options,
            &Watch { elapsed: &elapsed, stop: &|| false },
        ) {
            Ok(cost) if cost.is_exact() => println!("{what} costs {:.2} points", cost.least),
            Ok(cost) => {
                println!(
                    "{what} costs between {:.2} and {:.2} points, by plans and bounds after {seconds} s",
                    cost.least, cost.most
                )
            }
            Err(unsolved) => {
                eprintln!("{what} has no price: {unsolved}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

/// Runs the command.
pub fn run(args: &ExplainArgs) -> ExitCode {
    let week = match read_week(&args.week) {
        Ok(week) => week,
        Err(code) => return code,
    };
    let plan = match read_plan(&args.plan) {
        Ok(plan) => plan,
        Err(code) => return code,
    };
    let instance = Instance::new(week);
    let Some(slot) = &args.slot else {
        return tell(&instance.fairness(&plan.plan.assignments), args.json);
    };
    match instance.explain(&plan.plan.assignments, slot) {
        Ok(explanation) => {
            println!("slot {slot}: {explanation}");
            args.prices.map_or(ExitCode::SUCCESS, |seconds| tell_prices(&instance, &plan, slot, seconds))
        }
        Err(unknown) => {
            eprintln!("{unknown}");
            ExitCode::FAILURE
        }
    }
}

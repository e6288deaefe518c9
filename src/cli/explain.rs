//! stub
use clap::Args;
#[derive(Debug, Args)]
pub struct ExplainArgs {}
pub fn run(_args: &ExplainArgs) -> std::process::ExitCode {
    std::process::ExitCode::FAILURE
}

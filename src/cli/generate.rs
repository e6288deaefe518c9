//! stub
use clap::Args;
#[derive(Debug, Args)]
pub struct GenerateArgs {}
pub fn run(_args: &GenerateArgs) -> std::process::ExitCode {
    std::process::ExitCode::FAILURE
}

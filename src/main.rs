//! The program `wijkopvang`.

fn main() -> std::process::ExitCode {
    wijkopvang::cli::main()
}

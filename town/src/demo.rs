//! `town demo`: a made-up town that has just planned its coming week, to look at.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

use crate::mailbox;
use crate::program::Program;
use crate::story::{self, Examples, Size};

/// Try it out: a made-up town on this machine.
#[derive(Clone, Debug, Args)]
pub struct DemoArgs {
    /// Where its database and its e-mails are kept.
    #[arg(long, default_value = "demo")]
    pub folder: PathBuf,
    /// The address and port of its pages; only on this machine. Everybody's e-mails are shown on the port after it.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// How many caregivers live there.
    #[arg(long, default_value_t = 60)]
    pub caregivers: usize,
    /// How many slots are asked in the coming week.
    #[arg(long, default_value_t = 220)]
    pub slots: usize,
    /// Another seed makes other people.
    #[arg(long, default_value_t = 48)]
    pub seed: u64,
    /// The program `wijkopvang`; the one beside this program where none is named.
    #[arg(long, value_name = "FILE")]
    pub program: Option<PathBuf>,
}

/// Runs the demonstration until it is told to stop.
pub fn run(args: &DemoArgs) -> anyhow::Result<()> {
    if !args.listen.ip().is_loopback() {
        bail!(
            "--listen {}: the demonstration shows everybody's e-mails, so it stays on this machine; write 127.0.0.1 and a port",
            args.listen
        );
    }
    actix_web::rt::System::new().block_on(serve(args))
}

async fn serve(args: &DemoArgs) -> anyhow::Result<()> {
    let finished = args.folder.join("finished");
    if args.folder.exists() && !finished.exists() {
        println!("The last start was interrupted before the town was ready: it is made anew.");
        remove_own(&args.folder)?;
    }
    let (listen, mailbox) = ports(args.listen)?;
    let program = Program::new(args.program.as_deref(), &args.folder, listen, Some(mailbox.local_addr()?))?;
    std::fs::create_dir_all(program.mail_folder())?;
    let mailbox_url = format!("http://{}/mailbox", mailbox.local_addr()?);
    if !finished.exists() {
        story::found(&program).await?;
    }
    let mut serving = program.serve().await?;
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let told = async {
        let examples = match std::fs::read_to_string(&finished) {
            Ok(text) => toml::from_str(&text).unwrap_or_default(),
            Err(_) => {
                let size = Size { caregivers: args.caregivers, slots: args.slots, seed: args.seed };
                let examples = story::tell(&program, size).await?;
                std::fs::write(&finished, toml::to_string(&examples)?)?;
                examples
            }
        };
        print_links(&program.base_url(), &mailbox_url, &args.folder, &examples);
        std::future::pending::<anyhow::Result<()>>().await
    };
    let outcome = tokio::select! {
        _ = terminate.recv() => Ok(()),
        _ = interrupt.recv() => Ok(()),
        outcome = told => outcome,
        outcome = serving.ended() => outcome,
        outcome = mailbox::serve(mailbox, program.mail_folder()) => outcome,
    };
    serving.stop().await.and(outcome)
}

/// Where the pages will be, once it is sure that nobody is there, and the mailbox on the port after it. Port 0 is any
/// two.
fn ports(listen: SocketAddr) -> anyhow::Result<(SocketAddr, TcpListener)> {
    let taken = |at: SocketAddr| format!("cannot listen on {at}; choose another port with --listen");
    let pages = TcpListener::bind(listen).with_context(|| taken(listen))?;
    let beside =
        SocketAddr::new(listen.ip(), if listen.port() == 0 { 0 } else { listen.port().checked_add(1).unwrap_or(0) });
    let mailbox = TcpListener::bind(beside).with_context(|| taken(beside))?;
    Ok((pages.local_addr()?, mailbox))
}

/// Removes what the demonstration itself put into its folder, and nothing else.
fn remove_own(folder: &Path) -> anyhow::Result<()> {
    for name in ["wijkopvang.db", "wijkopvang.db-wal", "wijkopvang.db-shm"] {
        match std::fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("{name} cannot be removed"));
            }
            _ => {}
        }
    }
    match std::fs::remove_dir_all(folder.join("mailbox")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).context("the mailbox cannot be removed")
        }
        _ => Ok(()),
    }
}

fn print_links(base_url: &str, mailbox_url: &str, folder: &Path, examples: &Examples) {
    println!("\nThe town is ready. Open in a browser:\n");
    println!("  as a family that asks     {base_url}/o/{}/ask", story::TOWN);
    let links = [
        ("as a family", &examples.family),
        ("as a caregiver", &examples.caregiver),
        ("an offer to a caregiver", &examples.offer),
    ];
    for (who, link) in links {
        if let Some(link) = link {
            println!("  {who:<25} {link}");
        }
    }
    let week = examples.week.as_ref().map_or_else(String::new, |week| format!("/{week}"));
    println!("  as a coordinator          {base_url}/weeks{week}");
    println!("                            {} / {}", story::COORDINATOR.0, story::COORDINATOR.1);
    println!("  everybody's e-mails       {mailbox_url}\n");
    println!("Stop with Ctrl-C; the next start goes on from here. Remove {} to begin anew.", folder.display());
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        demo: DemoArgs,
    }

    #[test]
    fn the_demonstration_stays_on_this_machine() {
        let args = Command::parse_from(["town", "--listen", "0.0.0.0:0"]).demo;
        let said = run(&args).expect_err("everybody's e-mails are shown").to_string();
        assert!(said.contains("it stays on this machine"), "{said}");
    }

    #[test]
    fn what_somebody_else_put_into_the_folder_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["wijkopvang.db", "letter.txt"] {
            std::fs::write(folder.path().join(name), "").expect("written");
        }
        remove_own(folder.path()).expect("removed");
        let left: Vec<_> =
            std::fs::read_dir(folder.path()).expect("read").map(|e| e.expect("an entry").file_name()).collect();
        assert_eq!(left, ["letter.txt"]);
    }
}

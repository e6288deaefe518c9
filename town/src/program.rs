//! The program `wijkopvang`, started as an operator starts it, in a folder of the town's own.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use rustix::process::{Pid, Signal, kill_process};
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, Command};

/// How long the program may take to answer, and to end.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program, with its database and its mail in a folder.
#[derive(Clone, Debug)]
pub struct Program {
    path: PathBuf,
    folder: PathBuf,
    listen: SocketAddr,
    mailbox: Option<SocketAddr>,
    database: String,
}

/// The program while it serves.
#[derive(Debug)]
pub struct Serving {
    child: Child,
}

impl Program {
    /// The program at `path`, or beside this one. Its pages lead to the mailbox where one is given.
    pub fn new(
        path: Option<&Path>,
        folder: &Path,
        listen: SocketAddr,
        mailbox: Option<SocketAddr>,
    ) -> anyhow::Result<Self> {
        let path = match path {
            Some(path) => path.to_owned(),
            None => std::env::current_exe()?.with_file_name(format!("wijkopvang{}", std::env::consts::EXE_SUFFIX)),
        };
        ensure!(
            path.exists(),
            "there is no program {}: build it with `cargo build --workspace --bins`, or name it with --program",
            path.display()
        );
        let database = format!("sqlite:{}", folder.join("wijkopvang.db").display());
        Ok(Program { path, folder: folder.to_owned(), listen, mailbox, database })
    }

    /// The same with another database, as its configuration names it.
    pub fn with_database(self, database: &str) -> Self {
        Program { database: database.to_owned(), ..self }
    }

    /// What its links begin with.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.listen)
    }

    /// The folder in which its e-mails land.
    pub fn mail_folder(&self) -> PathBuf {
        self.folder.join("mailbox")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.path);
        // What an operator set for a real installation does not reach the town.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("WIJKOPVANG_")) {
            command.env_remove(name);
        }
        if std::env::var_os("RUST_LOG").is_none() {
            command.env("RUST_LOG", "warn");
        }
        command
            .args(args)
            .env("WIJKOPVANG_DATABASE", &self.database)
            .env("WIJKOPVANG_LISTEN", self.listen.to_string())
            .env("WIJKOPVANG_MAIL", format!("folder:{}", self.mail_folder().display()))
            .env("WIJKOPVANG_MAIL_FROM", "wijkopvang@gent.example")
            .env("WIJKOPVANG_SOLVER_THREADS", "2");
        if let Some(mailbox) = self.mailbox {
            command.env("WIJKOPVANG_MAILBOX_URL", format!("http://{mailbox}/mailbox"));
        }
        command
    }

    /// Runs a command of it to its end, with something typed into it.
    pub async fn run(&self, args: &[&str], typed: &str) -> anyhow::Result<()> {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().with_context(|| format!("{} cannot be started", self.path.display()))?;
        let mut input = child.stdin.take().context("the program can be typed into")?;
        input.write_all(typed.as_bytes()).await?;
        drop(input);
        let output = child.wait_with_output().await?;
        ensure!(output.status.success(), "wijkopvang {}: {}", args.join(" "), String::from_utf8_lossy(&output.stderr));
        Ok(())
    }

    /// Starts to serve, and waits until it answers. What it says goes where this program's own words go.
    pub async fn serve(&self) -> anyhow::Result<Serving> {
        let mut command = self.command(&["serve"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).kill_on_drop(true);
        let mut serving =
            Serving { child: command.spawn().with_context(|| format!("{} cannot be started", self.path.display()))? };
        let until = Instant::now() + PATIENCE;
        while !self.answers().await {
            if let Some(status) = serving.child.try_wait()? {
                bail!("wijkopvang ended before it answered: {status}");
            }
            ensure!(Instant::now() < until, "wijkopvang does not answer at {}", self.base_url());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(serving)
    }

    async fn answers(&self) -> bool {
        let health = awc::Client::default().get(format!("{}/health", self.base_url())).send().await;
        health.is_ok_and(|response| response.status().is_success())
    }
}

impl Serving {
    /// Waits until it ends by itself, which it should not.
    pub async fn ended(&mut self) -> anyhow::Result<()> {
        let status = self.child.wait().await?;
        bail!("wijkopvang ended: {status}")
    }

    /// Asks it to stop, and waits until what is under way is finished.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        let id = self.child.id().and_then(|id| Pid::from_raw(id.try_into().ok()?));
        if let Some(id) = id {
            // It may have ended at this very moment; then there is nothing to stop.
            kill_process(id, Signal::TERM).ok();
        }
        tokio::time::timeout(PATIENCE, self.child.wait()).await.context("wijkopvang does not stop")??;
        Ok(())
    }
}

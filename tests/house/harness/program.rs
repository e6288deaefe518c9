//! The program itself, in a process of its own: for what only a process can show.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use town::mail::{Mail, Postman};

use super::Guest;

/// A folder with a database, a mailbox and a log, in which the program is run.
pub struct Place {
    folder: tempfile::TempDir,
    listen: String,
}

/// The program while it serves. It is killed when this is dropped.
pub struct Serving {
    child: Child,
}

impl Place {
    /// A fresh folder, and an address of this machine that nobody listens on.
    pub fn new() -> Self {
        Place { folder: tempfile::tempdir().unwrap(), listen: format!("127.0.0.1:{}", Place::free_port()) }
    }

    /// A port that nobody listens on, below those that the system gives to connections: such a one could be taken before
    /// the program listens on it.
    fn free_port() -> u16 {
        static NEXT: AtomicU16 = AtomicU16::new(0);
        let first = (std::process::id() % 10_000) as u16;
        let ports = std::iter::repeat_with(|| 20_000 + (first + NEXT.fetch_add(1, Ordering::Relaxed)) % 10_000);
        let mut free = ports.take(1_000).filter(|port| TcpListener::bind((Ipv4Addr::UNSPECIFIED, *port)).is_ok());
        free.next().expect("a port that is free")
    }

    /// What its links begin with.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.listen)
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, args: &[&str], environment: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wijkopvang"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("WIJKOPVANG_") || name == "RUST_LOG") {
            command.env_remove(name);
        }
        command
            .args(args)
            .current_dir(self.folder.path())
            // Where solves take turns: each test is a machine of its own.
            .env("TMPDIR", self.folder.path())
            .env("WIJKOPVANG_LISTEN", &self.listen)
            .env("WIJKOPVANG_MAIL_FROM", "wijkopvang@gent.example")
            .envs(environment.iter().copied());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, args: &[&str], environment: &[(&str, &str)], typed: &str) -> Output {
        let mut child = self
            .command(args, environment)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that reads nothing may have ended before this is written.
        child.stdin.take().unwrap().write_all(typed.as_bytes()).ok();
        child.wait_with_output().unwrap()
    }

    /// Runs a command that must end well; what it said.
    pub fn run_well(&self, args: &[&str], typed: &str) -> String {
        let output = self.run(args, &[], typed);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Adds the organiser `gent` with its coordinator.
    pub fn add_organiser(&self) {
        let name = ["organiser", "add", "gent", "--name", "Wijkopvang Gent", "--postcodes", "9000,9030"];
        let contact = [
            "--contact-name",
            "Leen Peeters",
            "--contact-phone",
            "09 000 00 00",
            "--contact-email",
            "leen@wijk.example",
        ];
        self.run_well(&[name.as_slice(), &contact].concat(), "");
        let coordinator = ["coordinator", "add", "gent", "--email", "leen@wijk.example", "--name", "Leen Peeters"];
        self.run_well(&coordinator, "samen-in-de-wijk\n");
    }

    /// Starts to serve, and waits until it answers. What it says goes to the file `log`.
    pub fn serve(&self, environment: &[(&str, &str)]) -> Serving {
        let log = File::options().create(true).append(true).open(self.path("log")).unwrap();
        let mut serving = Serving {
            child: self
                .command(&["serve"], environment)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(log)
                .spawn()
                .unwrap(),
        };
        let until = Instant::now() + Duration::from_secs(30);
        while !self.answers() {
            assert!(serving.child.try_wait().unwrap().is_none(), "the program ended: {}", self.log());
            assert!(Instant::now() < until, "the program does not answer: {}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
        serving
    }

    /// Starts a command that goes on until it is told to end.
    pub fn start(&self, args: &[&str]) -> Serving {
        let log = File::options().create(true).append(true).open(self.path("log")).unwrap();
        let mut command = self.command(args, &[]);
        Serving { child: command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap() }
    }

    fn answers(&self) -> bool {
        let Ok(mut stream) = TcpStream::connect(&self.listen) else { return false };
        let asked = stream.write_all(b"GET /health HTTP/1.1\r\nhost: wijk\r\nconnection: close\r\n\r\n");
        let mut answer = String::new();
        asked.is_ok() && stream.read_to_string(&mut answer).is_ok() && answer.contains("200 OK")
    }

    /// Somebody with a fresh browser.
    pub fn guest(&self) -> Guest {
        Guest::new(&self.base_url(), IpAddr::V4(Ipv4Addr::LOCALHOST))
    }

    /// Everything that an address has received, oldest first.
    pub fn mails(&self, address: &str) -> Vec<Mail> {
        Postman::new(&self.path("mailbox")).all(address).unwrap()
    }

    /// The last link of a kind in the e-mails to an address; waits for it.
    pub async fn link(&self, address: &str, prefix: &str) -> String {
        Postman::new(&self.path("mailbox")).link(address, prefix).await.unwrap()
    }

    /// What it has said so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.path("wijkopvang.db")
    }
}

impl Serving {
    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it has ended by itself.
    pub fn wait(&mut self) -> std::process::ExitStatus {
        self.child.wait().unwrap()
    }

    /// Ends it at once, as a power cut does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended before; then there is nothing to kill.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

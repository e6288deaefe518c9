//! A real SMTP server on this machine, which can be switched off and on again.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde::Deserialize;

/// The server and what it has taken.
pub struct SmtpServer {
    folder: tempfile::TempDir,
    port: u16,
    tls: Option<&'static str>,
    child: Option<Child>,
}

/// A letter as it came over the wire.
#[derive(Clone, Debug, Deserialize)]
pub struct Taken {
    /// The sender in the envelope.
    pub from: String,
    /// The recipients in the envelope.
    pub to: Vec<String>,
    /// The letter itself.
    pub raw: String,
}

impl SmtpServer {
    /// Starts one on a free port.
    pub fn start() -> Self {
        Self::start_with(None)
    }

    /// Starts one that wants TLS: `starttls`, or `smtps` from the first byte.
    pub fn start_with(tls: Option<&'static str>) -> Self {
        let mut server = SmtpServer { folder: tempfile::tempdir().unwrap(), port: 0, tls, child: None };
        server.switch_on();
        server
    }

    /// The port on which it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The certificate that it shows.
    pub fn certificate() -> String {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtp/certificate.pem").display().to_string()
    }

    /// The value of the field `mail` that leads to it.
    pub fn route(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Starts it again, where it was.
    pub fn switch_on(&mut self) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let python = root.join("target/python/bin/python");
        let mut child = Command::new(python)
            .arg(root.join("tests/smtp/server.py"))
            .arg(self.folder.path())
            .arg(self.port.to_string())
            .args(self.tls)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("tools/install.sh test makes target/python");
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        self.port = line.trim().parse().expect("the SMTP server says where it listens");
        self.child = Some(child);
    }

    /// Ends it, as a power cut does.
    pub fn switch_off(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Everything that it has taken, oldest first.
    pub fn taken(&self) -> Vec<Taken> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
        paths.sort();
        paths.iter().map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()).collect()
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.switch_off();
    }
}

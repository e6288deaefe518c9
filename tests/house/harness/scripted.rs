//! An SMTP server that keeps to a script: late or refusing at a step, strict or careless about a second MAIL. It
//! answers in order, late answers too, as servers do.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::smtp::Taken;

/// The steps of the dialogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Greeting,
    Ehlo,
    Auth,
    Mail,
    Rcpt,
    Data,
    Body,
    Quit,
}

/// What a server does with a MAIL while another letter is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nested {
    /// 503, as RFC 5321 allows.
    Refused,
    /// It begins anew.
    Anew,
    /// It keeps the recipients that it has, which RFC 5321 forbids.
    KeepsRecipients,
}

/// What happens at a step instead of the ordinary answer.
#[derive(Clone, Debug)]
pub struct Turn {
    pub step: Step,
    /// Only where the recipient ends in this, from RCPT on.
    pub whom: &'static str,
    /// Only the first so many times.
    pub times: usize,
    /// How long it thinks before it answers.
    pub late: Duration,
    /// What it answers instead.
    pub answer: Option<&'static str>,
}

impl Turn {
    /// Late at a step, the first so many times.
    pub fn late(step: Step, times: usize, late: Duration) -> Self {
        Turn { step, whom: "", times, late, answer: None }
    }

    /// Refuses at a step, always.
    pub fn refuses(step: Step, answer: &'static str) -> Self {
        Turn { step, whom: "", times: usize::MAX, late: Duration::ZERO, answer: Some(answer) }
    }

    /// Only for recipients that end in this.
    pub fn to(self, whom: &'static str) -> Self {
        Turn { whom, ..self }
    }
}

struct Script {
    turns: Mutex<Vec<Turn>>,
    taken: Mutex<Vec<Taken>>,
    nested: Nested,
    auth: bool,
}

/// The server; its threads end with the test.
pub struct ScriptedServer {
    script: Arc<Script>,
    port: u16,
    auth: bool,
}

impl ScriptedServer {
    /// Listens on a free port. With `auth` it wants a user and a password.
    pub fn start(turns: Vec<Turn>, nested: Nested, auth: bool) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let script = Arc::new(Script { turns: Mutex::new(turns), taken: Mutex::default(), nested, auth });
        let shared = script.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let script = shared.clone();
                // Who hangs up in mid-dialogue has its reasons.
                std::thread::spawn(move || Dialogue::new(script, stream.unwrap()).hold().ok());
            }
        });
        ScriptedServer { script, port, auth }
    }

    /// The value of the field `mail` that leads to it.
    pub fn route(&self) -> String {
        let who = if self.auth { "wijk:geheim@" } else { "" };
        format!("smtp://{who}127.0.0.1:{}", self.port)
    }

    /// It behaves from now on.
    pub fn mend(&self) {
        self.script.turns.lock().unwrap().clear();
    }

    /// Everything that it has taken, oldest first.
    pub fn taken(&self) -> Vec<Taken> {
        self.script.taken.lock().unwrap().clone()
    }
}

struct Dialogue {
    script: Arc<Script>,
    reader: BufReader<TcpStream>,
    from: Option<String>,
    to: Vec<String>,
}

impl Dialogue {
    fn new(script: Arc<Script>, stream: TcpStream) -> Self {
        stream.set_nodelay(true).unwrap();
        Dialogue { script, reader: BufReader::new(stream), from: None, to: Vec::new() }
    }

    fn say(&mut self, text: &str) -> std::io::Result<()> {
        self.reader.get_mut().write_all(format!("{text}\r\n").as_bytes())
    }

    /// Waits as the script says; the answer that it has instead.
    fn turn(&self, step: Step, whom: &str) -> Option<&'static str> {
        let turn = {
            let mut turns = self.script.turns.lock().unwrap();
            let turn = turns.iter_mut().find(|t| t.step == step && t.times > 0 && whom.ends_with(t.whom))?;
            turn.times -= 1;
            turn.clone()
        };
        std::thread::sleep(turn.late);
        turn.answer
    }

    /// Whether the ordinary answer was given.
    fn answer(&mut self, step: Step, whom: &str, ordinary: &str) -> std::io::Result<bool> {
        let instead = self.turn(step, whom);
        self.say(instead.unwrap_or(ordinary))?;
        Ok(instead.is_none())
    }

    fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        if self.reader.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    }

    fn hold(mut self) -> std::io::Result<()> {
        if !self.answer(Step::Greeting, "", "220 scripted.example ESMTP")? {
            return Ok(());
        }
        loop {
            let line = self.line()?;
            match line.split([' ', ':']).next().unwrap_or_default().to_uppercase().as_str() {
                "EHLO" => {
                    let offer = if self.script.auth {
                        "250-scripted.example\r\n250 AUTH PLAIN"
                    } else {
                        "250 scripted.example"
                    };
                    self.answer(Step::Ehlo, "", offer)?;
                }
                "AUTH" => drop(self.answer(Step::Auth, "", "235 2.7.0 welcome")?),
                "MAIL" => self.mail(&line)?,
                "RCPT" => {
                    let address = address(&line);
                    if self.from.is_none() {
                        self.say("503 5.5.1 MAIL first")?;
                    } else if self.answer(Step::Rcpt, &address, "250 2.1.5 recipient ok")? {
                        self.to.push(address);
                    }
                }
                "DATA" => self.data()?,
                "RSET" => {
                    (self.from, self.to) = (None, Vec::new());
                    self.say("250 2.0.0 reset")?;
                }
                "QUIT" => {
                    self.answer(Step::Quit, "", "221 2.0.0 bye")?;
                    return Ok(());
                }
                _ => self.say("502 5.5.2 what?")?,
            }
        }
    }

    fn mail(&mut self, line: &str) -> std::io::Result<()> {
        if self.from.is_some() && self.script.nested == Nested::Refused {
            return self.say("503 5.5.1 nested MAIL command");
        }
        if self.answer(Step::Mail, "", "250 2.1.0 sender ok")? {
            if self.script.nested != Nested::KeepsRecipients {
                self.to.clear();
            }
            self.from = Some(address(line));
        }
        Ok(())
    }

    fn data(&mut self) -> std::io::Result<()> {
        let Some(whom) = self.to.last().cloned() else { return self.say("503 5.5.1 RCPT first") };
        if !self.answer(Step::Data, &whom, "354 go ahead")? {
            return Ok(());
        }
        let mut raw = String::new();
        loop {
            let line = self.line()?;
            match line.as_str() {
                "." => break,
                line => raw.push_str(line.strip_prefix('.').unwrap_or(line)),
            }
            raw.push_str("\r\n");
        }
        let instead = self.turn(Step::Body, &whom);
        let (from, to) = (self.from.take().unwrap_or_default(), std::mem::take(&mut self.to));
        if instead.is_none() {
            // Taken, whether the client still hears of it or not.
            self.script.taken.lock().unwrap().push(Taken { from, to, raw });
        }
        self.say(instead.unwrap_or("250 2.0.0 taken"))
    }
}

fn address(line: &str) -> String {
    line.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}

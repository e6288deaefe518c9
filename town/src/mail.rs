//! Reading the mail folder as the people of the town read their mail.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use mail_parser::MessageParser;

/// An e-mail that somebody received.
#[derive(Clone, Debug)]
pub struct Mail {
    pub subject: String,
    pub text: String,
    pub calendar: Option<String>,
}

impl Mail {
    /// The links in it whose path begins like this.
    pub fn links(&self, prefix: &str) -> Vec<String> {
        let words = self.text.split_whitespace().filter(|w| w.starts_with("http"));
        words
            .filter(|w| w.splitn(4, '/').nth(3).is_some_and(|path| format!("/{path}").starts_with(prefix)))
            .map(str::to_owned)
            .collect()
    }
}

/// A file of a mail folder: the e-mail and what is written on its envelope.
pub struct Letter {
    /// The file's name, without its ending.
    pub name: String,
    pub from: String,
    pub to: String,
    /// When it was written, as in RFC 3339.
    pub sent: String,
    pub mail: Mail,
    pub html: String,
}

impl Letter {
    /// Reads an e-mail as it goes over the wire.
    pub fn parse(name: &str, raw: &[u8]) -> anyhow::Result<Self> {
        let message = MessageParser::default().parse(raw).with_context(|| format!("{name} is no e-mail"))?;
        let address = |list: Option<&mail_parser::Address<'_>>| {
            list.and_then(|a| a.first()).and_then(|a| a.address()).unwrap_or_default().to_owned()
        };
        let calendars = message.attachments().filter_map(|part| part.text_contents());
        Ok(Letter {
            name: name.trim_end_matches(".eml").to_owned(),
            from: address(message.from()),
            to: address(message.to()),
            sent: message.date().map(|date| date.to_rfc3339()).unwrap_or_default(),
            html: message.body_html(0).unwrap_or_default().into_owned(),
            mail: Mail {
                subject: message.subject().unwrap_or_default().to_owned(),
                text: message.body_text(0).unwrap_or_default().into_owned(),
                calendar: calendars.into_iter().find(|text| text.contains("BEGIN:VCALENDAR")).map(str::to_owned),
            },
        })
    }
}

/// A mail folder, read as it fills.
pub struct Postman {
    folder: PathBuf,
    seen: BTreeSet<String>,
    boxes: HashMap<String, Vec<Mail>>,
}

impl Postman {
    /// A postman for a mail folder.
    pub fn new(folder: &Path) -> Self {
        Postman { folder: folder.to_owned(), seen: BTreeSet::new(), boxes: HashMap::new() }
    }

    /// Everything that an address has received, oldest first.
    pub fn all(&mut self, address: &str) -> anyhow::Result<Vec<Mail>> {
        self.collect()?;
        Ok(self.boxes.get(address).cloned().unwrap_or_default())
    }

    /// What each address has received, by address.
    pub fn everybody(&mut self) -> anyhow::Result<Vec<Vec<Mail>>> {
        self.collect()?;
        let mut boxes: Vec<(&String, &Vec<Mail>)> = self.boxes.iter().collect();
        boxes.sort_by_key(|(address, _)| *address);
        Ok(boxes.into_iter().map(|(_, mails)| mails.clone()).collect())
    }

    /// The last link with this path that an address has received; waits for it a while.
    pub async fn link(&mut self, address: &str, prefix: &str) -> anyhow::Result<String> {
        let until = Instant::now() + Duration::from_secs(90);
        loop {
            if let Some(link) = self.all(address)?.iter().rev().find_map(|mail| mail.links(prefix).into_iter().next()) {
                return Ok(link);
            }
            if Instant::now() > until {
                bail!("{address} received no e-mail with a link to {prefix}");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Whether anybody has received a link with this path; waits for it a while.
    pub async fn finds(&mut self, prefix: &str) -> anyhow::Result<bool> {
        let until = Instant::now() + Duration::from_secs(90);
        while Instant::now() < until {
            self.collect()?;
            if self.boxes.values().flatten().any(|mail| !mail.links(prefix).is_empty()) {
                return Ok(true);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(false)
    }

    /// Waits until no letter has come for some seconds: then everything that was due has gone out.
    pub async fn quiet(&mut self) -> anyhow::Result<()> {
        const LULL: Duration = Duration::from_secs(2);
        let (mut before, mut since) = (self.seen.len(), Instant::now());
        while since.elapsed() < LULL {
            tokio::time::sleep(Duration::from_millis(200)).await;
            self.collect()?;
            if self.seen.len() > before {
                (before, since) = (self.seen.len(), Instant::now());
            }
        }
        Ok(())
    }

    fn collect(&mut self) -> anyhow::Result<()> {
        let mut names: Vec<String> = std::fs::read_dir(&self.folder)
            .with_context(|| format!("there is no mail folder {}", self.folder.display()))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".eml") && !self.seen.contains(name))
            .collect();
        names.sort();
        for name in names {
            let letter = Letter::parse(&name, &std::fs::read(self.folder.join(&name))?)?;
            self.boxes.entry(letter.to).or_default().push(letter.mail);
            self.seen.insert(name);
        }
        Ok(())
    }
}

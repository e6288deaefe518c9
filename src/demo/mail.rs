//! Reading the mail folder as the people of the town read their mail.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use mail_parser::MessageParser;

/// An e-mail that somebody received.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Its subject.
    pub subject: String,
    /// Its text part.
    pub text: String,
    /// Its calendar file.
    pub calendar: Option<String>,
}

impl Mail {
    /// The links in it whose path begins like this.
    pub fn links(&self, prefix: &str) -> Vec<String> {
        let words = self.text.split_whitespace().filter(|w| w.starts_with("http"));
        words.filter(|w| w.splitn(4, '/').nth(3).is_some_and(|path| format!("/{path}").starts_with(prefix))).map(str::to_owned).collect()
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

    fn collect(&mut self) -> anyhow::Result<()> {
        let mut names: Vec<String> = std::fs::read_dir(&self.folder)
            .with_context(|| format!("there is no mail folder {}", self.folder.display()))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".eml") && !self.seen.contains(name))
            .collect();
        names.sort();
        for name in names {
            let raw = std::fs::read(self.folder.join(&name))?;
            let message = MessageParser::default().parse(&raw).with_context(|| format!("{name} is no e-mail"))?;
            let to = message.to().and_then(|a| a.first()).and_then(|a| a.address()).unwrap_or_default().to_owned();
            let mail = Mail {
                subject: message.subject().unwrap_or_default().to_owned(),
                text: message.body_text(0).unwrap_or_default().into_owned(),
                calendar: message
                    .attachments()
                    .find_map(|part| part.text_contents().filter(|t| t.contains("BEGIN:VCALENDAR")).map(str::to_owned)),
            };
            self.boxes.entry(to).or_default().push(mail);
            self.seen.insert(name);
        }
        Ok(())
    }
}

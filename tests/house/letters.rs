//! Every letter and every calendar file as people receive them. They are kept beside the tests, in each language, so that
//! whoever changes a word reads the whole letter before anybody else does.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test house letters`, and look at what git shows.

mod asking;
mod asking_several;
mod joining;
mod learning;
mod planning;
mod serving;

use std::collections::BTreeSet;
use std::path::Path;

use town::mail::Letter;

use super::harness::{Carer, Guest, Household, Kind, TestApp};

const LANGUAGES: [&str; 2] = ["nl", "en"];

/// A service whose people all read one language.
struct Post {
    app: TestApp,
    desk: Guest,
    language: &'static str,
}

impl Post {
    async fn start(language: &'static str) -> Self {
        let app = TestApp::start_on(Kind::Sqlite).await;
        // The weekly run would give away what falls free.
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let desk = app.desk().await;
        let post = Post { app, desk, language };
        post.all_read_it();
        post
    }

    /// Whoever is there by now reads this language from now on.
    fn all_read_it(&self) {
        for table in ["organisers", "families", "caregivers"] {
            self.app.tables().execute(&format!("UPDATE {table} SET language = '{}'", self.language));
        }
    }

    async fn family(&self, slots: &[super::harness::Asked]) -> Household {
        let family = self.app.family("Fatma Yıldız", "Yara", slots).await;
        self.all_read_it();
        family
    }

    async fn carer(&mut self, name: &'static str, stage: &str, certificates: &[&str]) -> Carer {
        let mut carer = self.app.joins(name).await;
        self.all_read_it();
        self.app.admit(&mut self.desk, &mut carer, stage, certificates).await;
        self.app.can_work(&carer, &[(1, "08:00", "18:00", "ok")]).await;
        carer
    }

    /// She presses a button of her newest offer.
    async fn answers(&self, email: &str, answer: &str) {
        let link = self.app.link(email, "/offer/").await;
        let path = link.strip_prefix(&self.app.base_url).unwrap();
        self.app.guest().post(path, &[("answer", answer), ("sure", "yes")]).await.ok().unwrap();
    }

    /// Holds the last letter that an address received against the one that is kept under this name.
    async fn keeps(&self, name: &str, address: &str) {
        let letters = self.app.raw_mails().await;
        let parsed = letters.iter().map(|raw| Letter::parse(name, raw.as_bytes()).unwrap());
        let letter = parsed.rev().find(|letter| letter.to == address);
        let letter = letter.unwrap_or_else(|| panic!("{address} has received nothing: {name}"));
        let unfolded = letter.mail.calendar.map(|file| file.replace("\r\n ", ""));
        let calendar = unfolded.map(|file| format!("\n── calendar ──\n{file}")).unwrap_or_default();
        let shown = format!(
            "subject: {}\n\n── text ──\n{}\n── html ──\n{}{calendar}",
            letter.mail.subject, letter.mail.text, letter.html
        );
        let settings = {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(format!("letters/{}", self.language));
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings
        };
        let shown = self.without_chance(&shown);
        settings.bind(|| insta::assert_snapshot!(name, shown));
    }

    /// What differs from run to run is taken out: where the service listens, links and ids, the moment of writing.
    fn without_chance(&self, shown: &str) -> String {
        let shown = shown
            .replace("\r\n", "\n")
            .replace(&self.app.base_url, "https://wijkopvang.example")
            .replace(&format!("{}@", self.app.number), "@");
        let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let mut plain = String::new();
        for line in shown.split_inclusive('\n') {
            if line.starts_with("DTSTAMP:") {
                plain.push_str("DTSTAMP:…\n");
                continue;
            }
            for word in line.split_inclusive(|c| !part(c)) {
                let name = word.trim_end_matches(|c| !part(c));
                let secret = name.len() >= 32 && name.chars().any(|c| c.is_ascii_digit());
                plain.push_str(if secret { "…" } else { name });
                plain.push_str(&word[name.len()..]);
            }
        }
        plain
    }
}

/// A letter that nobody keeps is one that nobody has read: each subject among the messages has its letter here.
#[test]
fn every_letter_is_kept_in_every_language() {
    let house = Path::new(env!("CARGO_MANIFEST_DIR"));
    for language in LANGUAGES {
        let mut subjects = BTreeSet::new();
        for file in std::fs::read_dir(house.join("messages").join(language)).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            subjects.extend(text.lines().filter_map(|l| Some(l.split_once("-subject =")?.0.to_owned())));
        }
        let kept: BTreeSet<String> = std::fs::read_dir(house.join("tests/house/letters").join(language))
            .unwrap()
            .filter_map(|file| file.unwrap().file_name().to_str()?.strip_suffix(".snap").map(str::to_owned))
            .map(|name| name.split('.').next().unwrap().to_owned())
            .collect();
        assert!(subjects.len() > 20, "{subjects:?}");
        assert_eq!(subjects, kept, "{language}: subjects of letters, and letters that are kept");
    }
}

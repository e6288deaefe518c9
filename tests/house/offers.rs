//! Offers and the links that bring them: looking changes nothing, an answer counts once, and whatever happens to an
//! offer everybody is told the same.

mod answers;
mod calendar;
mod chasing;
mod company;
mod early;
mod late;
mod links;
mod looking;
mod overtaken;
mod publishing;
mod races;
mod redirects;
mod settled;
mod trainees;
mod two_yeses;

use town::mail::Mail;

use super::harness::{Carer, Guest, Household, Kind, TestApp};

/// A published week: one slot on Monday morning, offered to Amina; Bieke could come too.
struct Offered {
    app: TestApp,
    desk: Guest,
    family: Household,
    amina: Carer,
    bieke: Carer,
    slot: String,
    link: String,
}

async fn offered() -> Offered {
    offered_on(Kind::Sqlite).await
}

async fn offered_on(kind: Kind) -> Offered {
    let app = TestApp::start_on(kind).await;
    // The weekly run would give away what falls free.
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1, 2, 3], "08:00", "18:00").await;
    let bieke = app.carer(&mut desk, "Bieke Baert", &[1, 3], "07:00", "19:00").await;
    let slot = app.slots_of(&family).remove(0);
    app.give(&mut desk, &slot, &amina).await.ok().unwrap();
    app.publish(&mut desk).await;
    let link = app.offer_link(&amina, "09:00 – 12:00").await;
    Offered { app, desk, family, amina, bieke, slot, link }
}

impl Offered {
    async fn answer(&self, link: &str, answer: &str) -> town::visitor::Page {
        let path = link.strip_prefix(&self.app.base_url).unwrap();
        self.app.guest().post(path, &[("answer", answer)]).await
    }

    /// The states of the slot's offers, the oldest first.
    fn states(&self) -> Vec<String> {
        self.app
            .tables()
            .texts(&format!("SELECT state AS value FROM offers WHERE slot_id = '{}' ORDER BY id", self.slot))
    }

    fn events(&self, kind: &str) -> i64 {
        self.app.tables().number(&format!("SELECT count(*) AS value FROM events WHERE kind = '{kind}'"))
    }

    /// The calendar files that the family has received, in their own order.
    async fn calendars(&self) -> Vec<Calendar> {
        let mut found: Vec<Calendar> =
            self.app.mails(&self.family.email).await.iter().filter_map(Calendar::of).collect();
        found.sort_by_key(|c| c.sequence);
        found
    }

    async fn board(&mut self) -> String {
        let path = format!("/weeks/{}/board?by=unfilled", self.app.week());
        self.desk.open(&path).await.words()
    }
}

/// What matters of a calendar file.
#[derive(Debug, PartialEq)]
struct Calendar {
    method: String,
    status: String,
    uid: String,
    sequence: u32,
    organizer: String,
    summary: String,
}

impl Calendar {
    fn of(mail: &Mail) -> Option<Self> {
        let file = mail.calendar.as_ref()?.replace("\r\n ", "");
        let value = |name: &str| {
            let found = file.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(':'));
            found.unwrap_or_else(|| panic!("{name} is missing: {file}")).to_owned()
        };
        Some(Calendar {
            method: value("METHOD"),
            status: value("STATUS"),
            uid: value("UID"),
            sequence: value("SEQUENCE").parse().unwrap(),
            organizer: value("ORGANIZER"),
            summary: value("SUMMARY"),
        })
    }
}

//! Before a week is published, who gets which letter is shown by name; and that is what is sent.

use scraper::{Html, Selector};

use crate::house::harness::{Carer, Guest, Household, Kind, TestApp};

/// A family that asks for three mornings, and somebody who can come on all of them.
struct Mornings {
    app: TestApp,
    desk: Guest,
    family: Household,
    amina: Carer,
}

const NOTHING: (&str, &str) = ("", "");
const ALL_DAY: (&str, &str) = ("08:00", "18:00");

impl Mornings {
    async fn published(kind: Kind) -> Self {
        let app = TestApp::start_on(kind).await;
        // The weekly run would give away what falls free.
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let slots = [(0, "09:00", "12:00"), (1, "09:00", "12:00"), (2, "09:00", "12:00")];
        let family = app.family("Fatma Yıldız", "Yara", &slots).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 2, 3], "08:00", "18:00").await;
        let mut at = Mornings { app, desk, family, amina };
        at.app.solve(&mut at.desk).await;
        at.is_told_what_was_announced(&[("Amina Benali", 3)]).await;
        at
    }

    /// From now on she can come on these of the three days.
    async fn can_come(&self, carer: &Carer, days: [(&str, &str); 3]) {
        let hours: Vec<_> = (1..).zip(days).map(|(day, (from, until))| (day, from, until, "ok")).collect();
        self.app.can_work(carer, &hours).await;
    }

    /// What the page before says: each person, with a line for each visit.
    async fn announced(&mut self) -> Vec<(String, Vec<String>)> {
        let page = self.desk.open(&format!("/weeks/{}/publish", self.app.week())).await;
        let (person, name, line) = ("ul.recipients > li", "summary b", "ul > li");
        let [person, name, line] = [person, name, line].map(|css| Selector::parse(css).unwrap());
        let html = Html::parse_document(&page.html);
        let words = |element: scraper::ElementRef| element.text().collect::<String>();
        let one = |of: scraper::ElementRef| {
            (of.select(&name).map(words).collect(), of.select(&line).map(words).collect::<Vec<_>>())
        };
        html.select(&person).map(one).collect()
    }

    /// Publishes: those who were named get a letter each, and nobody else does.
    async fn is_told_what_was_announced(&mut self, expected: &[(&str, usize)]) -> Vec<(String, Vec<String>)> {
        let announced = self.announced().await;
        let counted: Vec<(&str, usize)> = announced.iter().map(|(name, lines)| (name.as_str(), lines.len())).collect();
        assert_eq!(counted, expected, "{announced:?}");
        let before = self.app.raw_mails().await.len();
        self.app.publish(&mut self.desk).await;
        let sent = self.app.raw_mails().await.len() - before;
        assert_eq!(sent, expected.len(), "one letter a person");
        announced
    }
}

#[actix_web::test]
async fn who_reads_what_is_shown_by_name_and_sent_in_one_letter_each() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = Mornings::published(kind).await;
        let bieke = at.app.carer(&mut at.desk, "Bieke Baert", &[1], "08:00", "18:00").await;
        at.can_come(&at.amina, [NOTHING, NOTHING, ALL_DAY]).await;
        at.app.solve(&mut at.desk).await;
        let told = [("Amina Benali", 2), ("Bieke Baert", 1), ("Fatma Yıldız", 1)];
        let announced = at.is_told_what_was_announced(&told).await;
        let open = &announced[2].1[0];
        assert!(open.contains("dinsdag") && open.ends_with("nog niemand gevonden"), "{open}");
        let letter = at.app.last_mail(&at.amina.email).await;
        assert!(letter.subject.starts_with("U hoeft 2 keer niet te komen"), "{}", letter.subject);
        assert!(letter.text.contains("maandag") && letter.text.contains("dinsdag"), "{}", letter.text);
        assert!(at.app.last_mail(&bieke.email).await.subject.starts_with("Kunt u komen op maandag"));
        // Published again, nobody hears anything.
        at.is_told_what_was_announced(&[]).await;
    }
}

#[actix_web::test]
async fn what_falls_away_stands_in_the_letter_that_asks() {
    let mut at = Mornings::published(Kind::Sqlite).await;
    at.can_come(&at.amina, [NOTHING, NOTHING, ALL_DAY]).await;
    at.app.solve(&mut at.desk).await;
    at.is_told_what_was_announced(&[("Amina Benali", 2), ("Fatma Yıldız", 2)]).await;
    at.can_come(&at.amina, [ALL_DAY, NOTHING, NOTHING]).await;
    at.app.solve(&mut at.desk).await;
    at.is_told_what_was_announced(&[("Amina Benali", 2), ("Fatma Yıldız", 1)]).await;
    let letter = at.app.last_mail(&at.amina.email).await;
    assert!(letter.subject.starts_with("Kunt u komen op maandag"), "{}", letter.subject);
    assert!(letter.text.contains("U hoeft niet meer te komen op woensdag"), "{}", letter.text);
}

#[actix_web::test]
async fn a_family_that_knew_who_comes_is_among_those_who_are_told() {
    let mut at = Mornings::published(Kind::Sqlite).await;
    for when in ["maandag", "dinsdag", "woensdag"] {
        let link = at.app.offer_link(&at.amina, when).await;
        let path = link.strip_prefix(&at.app.base_url).unwrap();
        at.app.guest().post(path, &[("answer", "accept")]).await.ok().unwrap();
    }
    let confirmed = at.app.mails(&at.family.email).await;
    assert!(confirmed.iter().any(|mail| mail.subject.starts_with("Er komt een opvanger op maandag")));
    // Somebody who has accepted stays: nobody is told anything.
    at.can_come(&at.amina, [NOTHING, NOTHING, ALL_DAY]).await;
    at.app.solve(&mut at.desk).await;
    at.is_told_what_was_announced(&[]).await;
}

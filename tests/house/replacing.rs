//! Absence in one go: all that somebody does not come to, several asked at once, the first yes wins; and what is open is
//! proposed to whoever becomes free.

mod at_once;
mod refused;
mod waiting_list;

use town::visitor::Page;

use super::harness::{Carer, Guest, Household, Kind, TestApp};

/// A published week with five slots that Amina has accepted; Bieke, Els and Nadia could come too.
struct Week {
    app: TestApp,
    desk: Guest,
    family: Household,
    amina: Carer,
    others: [Carer; 3],
    slots: Vec<String>,
}

impl Week {
    async fn of_amina(kind: Kind) -> Self {
        Week::with(kind, &[0, 1, 2, 3, 4]).await
    }

    async fn with(kind: Kind, days: &[usize]) -> Self {
        let app = TestApp::start_on(kind).await;
        // The weekly run would give away what falls free.
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let asked: Vec<_> = days.iter().map(|day| (*day, "09:00", "12:00")).collect();
        let family = app.family("Fatma Yıldız", "Yara", &asked).await;
        let all = [1, 2, 3, 4, 5];
        let amina = app.carer(&mut desk, "Amina Benali", &all, "08:00", "18:00").await;
        let slots = app.slots_of(&family);
        for slot in &slots {
            app.give(&mut desk, slot, &amina).await.ok().unwrap();
        }
        app.publish(&mut desk).await;
        for slot in &slots {
            app.decide(&mut desk, slot, &[], "accept").await.ok().unwrap();
        }
        let others = [
            app.carer(&mut desk, "Bieke Baert", &all, "08:00", "18:00").await,
            app.carer(&mut desk, "Els Claeys", &all, "08:00", "18:00").await,
            app.carer(&mut desk, "Nadia Haddad", &all, "08:00", "18:00").await,
        ];
        app.deliver().await;
        Week { app, desk, family, amina, others, slots }
    }

    fn path(&self) -> String {
        format!("/caregivers/{}/absence", self.amina.id)
    }

    /// The question before an illness from today until Friday of the planned week is written down.
    async fn question(&mut self) -> Page {
        let page = self.desk.open(&self.path()).await;
        let (today, friday) = (self.app.today().to_string(), self.app.week().days()[4].to_string());
        self.desk.send(&page, "/absence", &[("kind", "ill"), ("from", &today), ("until", &friday)]).await
    }

    /// Amina is ill, and all who are ticked are asked.
    async fn ill(&mut self) -> Page {
        let page = self.question().await;
        self.desk.press(&page, "/absence", ("sure", "yes")).await
    }

    /// How the offers of a slot stand, by name.
    fn states(&self, slot: &str) -> Vec<String> {
        self.app.tables().texts(&format!(
            "SELECT c.name || ' ' || o.state AS value FROM offers o, caregivers c WHERE c.id = o.caregiver_id
             AND o.slot_id = '{slot}' ORDER BY c.name, o.id"
        ))
    }

    fn count(&self, state: &str) -> i64 {
        self.app.tables().number(&format!("SELECT count(*) AS value FROM offers WHERE state = '{state}'"))
    }

    fn events(&self, kind: &str) -> i64 {
        self.app.tables().number(&format!("SELECT count(*) AS value FROM events WHERE kind = '{kind}'"))
    }

    /// The link with which somebody answers for a day of the week.
    async fn link(&self, carer: &Carer, day: &str) -> String {
        self.app.offer_link(carer, day).await
    }

    async fn answers(&self, link: &str, answer: &str) -> Page {
        let path = link.strip_prefix(&self.app.base_url).unwrap();
        self.app.guest().post(path, &[("answer", answer), ("sure", "yes")]).await
    }
}

#[actix_web::test]
async fn three_presses_ask_everybody_for_five_slots() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut week = Week::of_amina(kind).await;
        let before = week.app.mails(&week.family.email).await.len();
        // From her page: one press to the form, one to the question, one to do it.
        let person = week.desk.open(&format!("/caregivers/{}", week.amina.id)).await;
        assert!(person.links().contains(&week.path()), "her page leads there: {}", person.words());
        let question = week.question().await;
        for said in
            ["Ziek van woensdag 18 november 2026 tot en met vrijdag 27 november 2026", "Bieke Baert", "extra reistijd"]
        {
            assert!(question.words().contains(said), "{said}: {}", question.words());
        }
        assert_eq!((week.count("accepted"), week.count("asked")), (5, 0), "a question changes nothing");
        let done = week.desk.press(&question, "/absence", ("sure", "yes")).await;
        assert!(done.path.ends_with("/replacements?said=asked"), "{}", done.path);
        assert_eq!((week.count("withdrawn"), week.count("asked")), (5, 15), "five slots, three people each");
        assert!(done.words().contains("Bieke Baert is gevraagd, antwoord vóór"), "{}", done.words());
        for carer in &week.others {
            let mail = week.app.last_mail(&carer.email).await;
            assert!(
                mail.subject.contains("5 momenten") && mail.links("/offer/").len() == 5,
                "one letter: {}",
                mail.subject
            );
            assert!(mail.text.contains("Wie voor een moment eerst \"ja\" zegt, komt."), "{}", mail.text);
        }
        let told = week.app.mails(&week.family.email).await.len() - before;
        assert_eq!(told, 1, "the family hears of all of them at once");
        let mail = week.app.last_mail(&week.family.email).await;
        assert!(mail.subject.starts_with("Uw opvanger kan 5 keer niet komen."), "{}", mail.subject);
        assert_eq!(mail.text.matches(": Amina Benali").count(), 5, "each with its day: {}", mail.text);
        let today = week.desk.open("/today").await.words();
        assert!(today.contains("Voor 5 momenten is het aan meer mensen gevraagd"), "{today}");
        assert!(!today.contains("Iemand komt niet meer"), "somebody is being looked for: {today}");

        let link = week.link(&week.others[1], "dinsdag 24 november").await;
        let page = week.answers(&link, "accept").await;
        assert!(page.words().contains("Dank u. Het gezin weet dat u komt."), "{}", page.words());
        assert_eq!(
            week.states(&week.slots[1]),
            ["Amina Benali withdrawn", "Bieke Baert thanked", "Els Claeys accepted", "Nadia Haddad thanked"]
        );
        assert_eq!(week.app.holder(&week.slots[1]).as_deref(), Some("Els Claeys"));
        let thanks = week.app.last_mail(&week.others[0].email).await;
        assert!(thanks.subject.contains("Er is iemand gevonden") && thanks.text.contains("Bedankt"), "{}", thanks.text);
        let family = week.app.last_mail(&week.family.email).await;
        assert!(family.text.contains("Els Claeys komt op uw kinderen passen"), "{}", family.text);
        // Who comes later is told kindly, by the page and by the answer.
        let late = week.link(&week.others[0], "Er is al iemand gevonden").await;
        let page = week.answers(&late, "accept").await;
        assert!(page.words().contains("Er komt al iemand anders. Toch bedankt."), "{}", page.words());
        assert_eq!(week.count("accepted"), 1);
        week.app.deliver().await;
    }
}

#[actix_web::test]
async fn by_her_own_link_the_office_hears_at_once_and_asks_all_in_two_presses() {
    let week = Week::of_amina(Kind::Sqlite).await;
    week.app.pass_until(week.app.week().monday(), "07:00").await;
    let monday = week.app.today();
    let mut she = week.app.guest();
    let page = she.open(&format!("{}/absence", week.amina.page)).await;
    let until = monday + chrono::Days::new(4);
    let fields = [("kind", "ill"), ("from", &*monday.to_string()), ("until", &*until.to_string())];
    let asked = she.send(&page, "/absence", &fields).await;
    assert!(asked.words().contains("Bel ons ook, alstublieft: Leen Peeters"), "{}", asked.words());
    assert!(!asked.html.contains("Bieke"), "she is shown no colleague: {}", asked.words());
    she.press(&asked, "/absence", ("sure", "yes")).await;
    assert_eq!((week.count("withdrawn"), week.count("asked")), (5, 0));
    let office = week.app.last_mail("leen@wijk.example").await;
    assert!(office.subject.contains("Amina Benali kan 5 keer niet komen"), "{}", office.subject);
    assert!(!office.text.contains("iek"), "why is not in the letter: {}", office.text);
    let all = week.app.mails("leen@wijk.example").await;
    let about = all.iter().filter(|mail| mail.subject.contains("niet komen") || mail.subject.contains("komt niet"));
    assert_eq!(about.count(), 1, "one letter for all of it");
    let mut desk = week.app.desk().await;
    let today = desk.open("/today").await;
    let path = format!("/caregivers/{}/replacements", week.amina.id);
    assert!(office.text.contains(&path) && today.links().contains(&path), "{}", today.words());
    let page = desk.open(&path).await;
    let done = desk.send(&page, "/replacements", &[("within", "1")]).await;
    assert!(done.path.ends_with("said=asked"), "{}", done.path);
    assert_eq!(week.count("asked"), 15);
    let answer_by = "SELECT DISTINCT CAST(answer_by AS TEXT) AS value FROM offers WHERE state = 'asked'";
    assert!(week.app.tables().texts(answer_by).iter().all(|at| at.contains("07:00:")), "within the hour");
    // Nobody answers: the slots are open again, and the coordinator sees so.
    week.app.pass(2).await;
    assert_eq!((week.count("asked"), week.count("expired")), (0, 15));
    let mut desk = week.app.desk().await;
    assert!(desk.open("/today").await.words().contains("Alles van Amina Benali in één keer"));
    week.app.deliver().await;
}

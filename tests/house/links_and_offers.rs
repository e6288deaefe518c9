//! Links in e-mails and the offers behind them: looking changes nothing, an answer counts once, and whatever happens to an offer
//! everybody is told the same.

use std::collections::{BTreeSet, VecDeque};

use wijkopvang::demo::mail::Mail;

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
    async fn answer(&self, link: &str, answer: &str) -> wijkopvang::demo::visitor::Page {
        let path = link.strip_prefix(&self.app.base_url).unwrap();
        self.app.guest().post(path, &[("answer", answer)]).await.ok().unwrap()
    }

    /// The states of the slot's offers, the oldest first.
    fn states(&self) -> Vec<String> {
        self.app.tables().texts(&format!("SELECT state AS value FROM offers WHERE slot_id = '{}' ORDER BY id", self.slot))
    }

    fn events(&self, kind: &str) -> i64 {
        self.app.tables().number(&format!("SELECT count(*) AS value FROM events WHERE kind = '{kind}'"))
    }

    /// The calendar files that the family has received, in their own order.
    async fn calendars(&self) -> Vec<Calendar> {
        let mut found: Vec<Calendar> = self.app.mails(&self.family.email).await.iter().filter_map(Calendar::of).collect();
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
}

impl Calendar {
    fn of(mail: &Mail) -> Option<Self> {
        let file = mail.calendar.as_ref()?.replace("\r\n ", "");
        let value = |name: &str| {
            let found = file.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(':'));
            found.unwrap_or_else(|| panic!("{name} is missing: {file}")).to_owned()
        };
        Some(Calendar { method: value("METHOD"), status: value("STATUS"), uid: value("UID"), sequence: value("SEQUENCE").parse().unwrap() })
    }
}

#[actix_web::test]
async fn looking_changes_nothing() {
    let mut at = offered().await;
    at.answer(&at.link, "accept").await;
    let (prove, welcome) = (at.app.link(&at.family.email, "/prove/").await, at.app.link(&at.bieke.email, "/welcome/").await);
    let starts = ["/", "/o/gent", "/login", "/weeks", &at.link, &prove, &welcome, &at.family.page, &at.amina.page, &at.bieke.page];
    let path = |address: &str| address.strip_prefix(&at.app.base_url).unwrap_or(address).split('#').next().unwrap_or_default().to_owned();
    let mut waiting: VecDeque<String> = starts.iter().map(|s| path(s)).collect();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    // That a coordinator reads an address is written down, and changes nothing else.
    let everything = || {
        let mut all = at.app.tables().everything();
        all.values_mut().for_each(|rows| rows.retain(|row| !row.contains("address-read")));
        all
    };
    let before = everything();
    // Weeks lead to weeks without end: one is enough.
    let week = format!("/weeks/{}", at.app.week());
    let wanted = |link: &str| link.starts_with('/') && (!link.starts_with("/weeks/") || link.starts_with(&week));
    let client = awc::Client::builder().local_address(at.app.peer()).disable_redirects().finish();
    while let Some(next) = waiting.pop_front() {
        let page = at.desk.look(&next).await;
        client.head(format!("{}{next}", at.app.base_url)).send().await.unwrap();
        for link in page.links().iter().map(|l| path(l)).filter(|l| wanted(l)) {
            if seen.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
    }
    let rooms = [
        "/weeks/",
        "/caregivers/",
        "/families/",
        "/settings",
        "/letters",
        "/o/gent/ask",
        "/o/gent/join",
        "/o/gent/link",
        "/family/",
        "/availability",
    ];
    for room in rooms {
        assert!(seen.iter().any(|s| s.contains(room)), "{room} was not reached: {seen:?}");
    }
    for (table, rows) in everything() {
        assert_eq!(rows, before[&table], "looking at {} pages changed {table}", seen.len());
    }
}

#[actix_web::test]
async fn fifty_answers_at_once_are_one_on_sqlite() {
    fifty_answers_at_once(Kind::Sqlite).await;
}

#[actix_web::test]
async fn fifty_answers_at_once_are_one_on_postgresql() {
    fifty_answers_at_once(Kind::Postgres).await;
}

async fn fifty_answers_at_once(kind: Kind) {
    let at = offered_on(kind).await;
    for page in all_at_once(&at, &["accept"; 50]).await {
        assert!(page.contains("Dank u. Het gezin weet dat u komt."), "{page}");
    }
    assert_eq!(at.states(), ["accepted"]);
    assert_eq!(at.events("offer-accepted"), 1, "one transition");
    assert_eq!(at.calendars().await.len(), 1, "one e-mail");

    // Later on the same: a replay shows the same page and sends nothing.
    let replay = at.answer(&at.link, "accept").await;
    assert!(replay.words().contains("Dank u. Het gezin weet dat u komt."), "{}", replay.words());
    assert_eq!(at.events("offer-accepted"), 1);
    assert_eq!(at.calendars().await.len(), 1);
}

#[actix_web::test]
async fn yes_racing_no_ends_one_way_on_sqlite() {
    yes_racing_no(Kind::Sqlite).await;
}

#[actix_web::test]
async fn yes_racing_no_ends_one_way_on_postgresql() {
    yes_racing_no(Kind::Postgres).await;
}

async fn yes_racing_no(kind: Kind) {
    let at = offered_on(kind).await;
    all_at_once(&at, &["accept", "decline"].repeat(10)).await;
    let state = at.states().remove(0);
    let page = at.app.guest().open(&at.link).await;
    let calendars = at.calendars().await;
    assert_eq!(at.events("offer-accepted"), calendars.iter().filter(|c| c.method == "REQUEST").count() as i64, "an e-mail for each yes");
    let mut methods: Vec<&str> = calendars.iter().map(|c| c.method.as_str()).collect();
    for pair in methods.windows(2) {
        assert_ne!(pair[0], pair[1], "yes and no take turns");
    }
    match (state.as_str(), methods.pop()) {
        ("accepted", Some("REQUEST")) => {
            assert_eq!(at.app.holder(&at.slot).as_deref(), Some(at.amina.name));
            assert!(page.words().contains("U komt"), "{}", page.words());
        }
        ("declined", None | Some("CANCEL")) => {
            assert_eq!(at.app.holder(&at.slot), None);
            assert!(page.words().contains("geweigerd"), "{}", page.words());
        }
        other => panic!("the end is not one end: {other:?}"),
    }
}

/// Posts answers to the offer all at once; what the pages say.
async fn all_at_once(at: &Offered, answers: &[&str]) -> Vec<String> {
    let path = at.link.strip_prefix(&at.app.base_url).unwrap().to_owned();
    let post = |answer: &str| {
        let (mut she, path, answer) = (at.app.guest(), path.clone(), answer.to_owned());
        actix_web::rt::spawn(async move { she.post(&path, &[("answer", &answer)]).await.ok().unwrap().words() })
    };
    let running: Vec<_> = answers.iter().map(|answer| post(answer)).collect();
    let mut pages = Vec::new();
    for one in running {
        pages.push(one.await.unwrap());
    }
    pages
}

#[actix_web::test]
async fn an_offer_that_nobody_answers_runs_out() {
    let mut at = offered().await;
    at.app.pass(13).await;
    let asked_again = at.app.last_mail(&at.amina.email).await;
    assert_eq!(asked_again.links("/offer/").len(), 1, "she is asked once more: {}", asked_again.subject);
    at.app.pass(12).await;
    assert_eq!(at.states(), ["expired"]);
    let page = at.app.guest().open(&at.link).await;
    assert!(page.words().contains("niet op tijd beantwoord") && !page.html.contains("value=\"accept\""), "{}", page.words());
    let page = at.answer(&at.link, "accept").await;
    assert!(page.words().contains("U kunt hier niet meer op antwoorden."), "{}", page.words());
    assert_eq!(at.states(), ["expired"]);
    assert_eq!(at.calendars().await, []);
    assert_eq!(at.app.holder(&at.slot), None);
    at.desk = at.app.desk().await;
    let board = at.board().await;
    assert!(board.contains("09:00 – 12:00"), "the slot is on the coordinator's list again: {board}");
}

#[actix_web::test]
async fn an_offer_is_over_at_its_time_even_before_anybody_has_noticed() {
    let mut at = offered().await;
    at.app.letters_may_wait();
    at.app.wiring.clock.advance(24 * 3600 + 1);
    let page = at.answer(&at.link, "accept").await;
    assert!(page.words().contains("U kunt hier niet meer op antwoorden."), "{}", page.words());
    assert!(at.states()[0] == "offered" || at.states()[0] == "expired");
    assert_eq!(at.events("offer-accepted"), 0);
}

#[actix_web::test]
async fn an_answer_can_be_changed_until_the_cutoff() {
    let at = offered().await;
    let mut she = at.app.guest();
    let page = she.open(&at.link).await;
    assert!(page.words().contains("Kunt u komen?"), "{}", page.words());
    let page = she.press(&page, "answer", ("answer", "accept")).await;
    let page = she.press(&page, "answer", ("answer", "decline")).await;
    assert!(page.words().contains("Bedankt dat u het laat weten."), "{}", page.words());
    assert_eq!(at.app.holder(&at.slot), None);
    let page = she.press(&page, "answer", ("answer", "accept")).await;
    assert!(page.words().contains("Dank u. Het gezin weet dat u komt."), "{}", page.words());
    assert_eq!(at.app.holder(&at.slot).as_deref(), Some(at.amina.name));

    // One entry in the calendar for all of it.
    let calendars = at.calendars().await;
    let methods: Vec<(&str, &str)> = calendars.iter().map(|c| (c.method.as_str(), c.status.as_str())).collect();
    assert_eq!(methods, [("REQUEST", "CONFIRMED"), ("CANCEL", "CANCELLED"), ("REQUEST", "CONFIRMED")]);
    assert!(calendars.windows(2).all(|two| two[0].uid == two[1].uid && two[0].sequence < two[1].sequence), "{calendars:?}");

    // Twelve hours before the start it is too late for a click.
    let sunday = at.app.week().monday().pred_opt().unwrap();
    at.app.pass_until(sunday, "21:01").await;
    let page = she.open(&at.link).await;
    assert!(page.words().contains("Bel nu uw contactpersoon.") && !page.html.contains("value=\"decline\""), "{}", page.words());
    let page = at.answer(&at.link, "decline").await;
    assert!(page.words().contains("Het is te laat om dit hier te veranderen."), "{}", page.words());
    assert_eq!(at.states(), ["accepted"]);
    assert_eq!(at.calendars().await.len(), 3);
}

#[actix_web::test]
async fn after_a_no_the_coordinator_asks_the_next_best() {
    let mut at = offered().await;
    assert!(!at.board().await.contains("09:00 – 12:00"));
    at.answer(&at.link, "decline").await;
    assert_eq!(at.calendars().await, [], "the family never heard of it");
    assert!(at.board().await.contains("09:00 – 12:00"), "the slot is back on the list");

    let page = at.desk.open(&format!("/weeks/{}/slots/{}", at.app.week(), at.slot)).await;
    assert!(
        page.words().contains("geweigerd") && page.words().contains(at.bieke.name) && page.words().contains("Aanbieden"),
        "{}",
        page.words()
    );
    let page = at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.bieke.id)], "offer").await;
    assert!(page.words().contains("Het aanbod is onderweg."), "{}", page.words());
    let page = at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.amina.id)], "offer").await;
    assert!(page.words().contains("Iemand heeft al een aanbod voor dit moment."), "{}", page.words());
    let link = at.app.offer_link(&at.bieke, "09:00 – 12:00").await;
    at.answer(&link, "accept").await;
    assert_eq!(at.states(), ["declined", "accepted"]);
    let mail = at.app.last_mail(&at.family.email).await;
    assert!(mail.text.contains(at.bieke.name) && mail.calendar.is_some(), "{}", mail.text);

    // Amina changes her mind too late.
    let page = at.answer(&at.link, "accept").await;
    assert!(page.words().contains("Er komt al iemand anders."), "{}", page.words());
    assert_eq!(at.states(), ["declined", "accepted"]);
    assert_eq!(at.calendars().await.len(), 1);
}

#[actix_web::test]
async fn a_yes_after_a_no_keeps_to_the_rules() {
    let mut at = offered().await;
    at.answer(&at.link, "decline").await;
    // Meanwhile she takes another family's time that overlaps.
    let greet = at.app.family("Greet Claeys", "Daan", &[(0, "10:00", "13:00")]).await;
    let other = at.app.slots_of(&greet).remove(0);
    at.app.decide(&mut at.desk, &other, &[("caregiver", &at.amina.id)], "offer").await.ok().unwrap();
    let link = at.app.offer_link(&at.amina, "10:00 – 13:00").await;
    at.answer(&link, "accept").await;

    let page = at.answer(&at.link, "accept").await;
    assert!(!page.words().contains("Dank u. Het gezin weet dat u komt."), "{}", page.words());
    assert_eq!(at.states(), ["declined"], "nobody is in two places");
    assert_eq!(at.calendars().await, []);
    assert_eq!(at.app.holder(&at.slot), None);
}

#[actix_web::test]
async fn a_cancelled_slot_takes_the_offer_and_the_calendar_entry_along() {
    let mut at = offered().await;
    at.answer(&at.link, "accept").await;
    let mut fatma = at.app.guest();
    let page = fatma.open(&at.family.page).await;
    let cancel = page.links().into_iter().find(|l| l.ends_with(&format!("/cancel/{}", at.slot))).expect("a way to cancel");
    let page = fatma.open(&cancel).await;
    assert_eq!(at.states(), ["accepted"], "looking cancels nothing");
    let done = fatma.send(&page, "", &[]).await;
    assert!(done.path.ends_with("said=cancelled") && done.words().contains("afgezegd"), "{}", done.words());
    assert_eq!(at.states(), ["withdrawn"]);

    let calendars = at.calendars().await;
    assert_eq!(calendars.len(), 2);
    assert_eq!((calendars[0].method.as_str(), calendars[1].method.as_str()), ("REQUEST", "CANCEL"));
    assert_eq!(calendars[1].status, "CANCELLED");
    assert_eq!(calendars[0].uid, calendars[1].uid);
    assert!(calendars[0].sequence < calendars[1].sequence, "{calendars:?}");
    let mail = at.app.last_mail(&at.amina.email).await;
    assert!(mail.text.contains("09:00 – 12:00") && mail.links("/offer/").is_empty(), "{}", mail.text);

    // Her link says so, and takes no answer any more; the slot is on no list.
    let page = at.app.guest().open(&at.link).await;
    assert!(page.words().contains("ingetrokken") && !page.html.contains("name=\"answer\""), "{}", page.words());
    let page = at.answer(&at.link, "accept").await;
    assert!(page.words().contains("U kunt hier niet meer op antwoorden."), "{}", page.words());
    assert!(!at.board().await.contains("09:00 – 12:00"));

    // Once more is the same as once.
    let again = fatma.post(&cancel, &[]).await;
    assert_eq!(again.path, done.path);
    assert_eq!(at.calendars().await.len(), 2);
    assert_eq!(at.events("slot-cancelled"), 1);
}

#[actix_web::test]
async fn a_new_link_is_sent_without_saying_whether_the_address_is_known() {
    let at = offered().await;
    let mut she = at.app.guest();
    let stranger = format!("niemand{}@huis.example", at.app.number);
    let sent_before = at.app.raw_mails().await.len();
    let mut answers = Vec::new();
    for email in [at.family.email.as_str(), at.amina.email.as_str(), stranger.as_str()] {
        let page = she.open("/o/gent/link").await;
        let page = she.send(&page, "email", &[("email", email)]).await;
        answers.push((page.path.clone(), page.status, page.html.clone()));
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]), "known or not, the answer is the same");
    assert_eq!(at.app.raw_mails().await.len(), sent_before + 2);
    assert!(at.app.mails(&stranger).await.is_empty());
    let family = at.app.link(&at.family.email, "/family/").await;
    let page = at.app.guest().open(&family).await;
    assert!(page.words().contains("09:00 – 12:00"), "{}", page.words());
    let caregiver = at.app.link(&at.amina.email, "/caregiver/").await;
    assert_ne!(caregiver, at.amina.page);
    assert!(at.app.guest().open(&caregiver).await.words().contains("09:00 – 12:00"));
}

#[actix_web::test]
async fn a_used_link_leads_on() {
    let at = offered().await;
    for link in [at.app.link(&at.family.email, "/prove/").await, at.app.link(&at.amina.email, "/welcome/").await] {
        let before = at.app.tables().counts();
        let mut she = at.app.guest();
        let page = she.open(&link).await;
        let page = she.send(&page, "", &[]).await;
        let on = page.links().into_iter().find(|l| l.starts_with("/family/") || l.starts_with("/caregiver/") || l.ends_with("/link"));
        she.open(&on.unwrap_or_else(|| panic!("{link} leads nowhere: {}", page.words()))).await;
        let after = at.app.tables().counts();
        for table in ["families", "requests", "slots", "caregivers", "outbox"] {
            assert_eq!(after[table], before[table], "{table}");
        }
    }
}

#[actix_web::test]
async fn a_link_that_ran_out_shows_the_way_to_a_new_one() {
    let mut at = offered().await;
    at.app.letters_may_wait();
    at.app.wiring.clock.advance(91 * 24 * 3600);
    let links = [
        &at.family.page,
        &at.amina.page,
        &at.link,
        &at.app.link(&at.family.email, "/prove/").await,
        &at.app.link(&at.amina.email, "/welcome/").await,
    ];
    for link in links {
        let mut she = at.app.guest();
        let page = she.look(link).await;
        assert_eq!(page.status, 410, "{link}");
        assert!(page.links().iter().any(|l| l == "/o/gent/link"), "{}", page.words());
        let page = she.post(link.strip_prefix(&at.app.base_url).unwrap(), &[("answer", "accept")]).await;
        assert!(page.status == 410 || page.status == 404, "{link}");
    }
    assert_eq!(at.events("offer-accepted"), 0);
}

#[actix_web::test]
async fn an_unknown_link_says_what_to_do() {
    let at = offered().await;
    let token = at.link.rsplit('/').next().unwrap();
    let (cut, made_up) = (&token[..60], "0".repeat(64));
    for kind in ["family", "caregiver", "offer", "prove", "welcome"] {
        for wrong in [cut, &made_up, "x", "%00", "..%2f.."] {
            let page = at.app.guest().look(&format!("/{kind}/{wrong}")).await;
            assert_eq!(page.status, 404, "/{kind}/{wrong}");
            assert!(page.words().contains("Kopieer de hele link uit de e-mail, of vraag een nieuwe."), "{}", page.words());
        }
        // A link is for one thing: it opens no other door.
        if kind != "offer" {
            assert_eq!(at.app.guest().look(&format!("/{kind}/{token}")).await.status, 404, "/{kind}");
        }
    }
}

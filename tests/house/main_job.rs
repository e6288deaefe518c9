//! The main job from end to end, on both databases: a family asks, caregivers join, the coordinator solves, looks and
//! publishes, a caregiver accepts, and the family has it in its calendar.

use super::harness::{Carer, Guest, Household, Kind, TestApp};

#[actix_web::test]
async fn on_sqlite() {
    whole_thread(Kind::Sqlite).await;
}

#[actix_web::test]
async fn on_postgresql() {
    whole_thread(Kind::Postgres).await;
}

async fn whole_thread(kind: Kind) {
    let app = TestApp::start_on(kind).await;
    let mut desk = app.desk().await;
    let (fatma, greet) = families_ask(&app, &mut desk).await;
    let carers = caregivers_come(&app, &mut desk).await;
    solve_and_decide(&app, &mut desk, &fatma, &carers).await;
    publish_and_answer(&app, &mut desk, &fatma, &greet, &carers).await;
    assert_eq!(app.waiting(), 0, "every letter went out");
}

async fn families_ask(app: &TestApp, desk: &mut Guest) -> (Household, Household) {
    let (mut fatma, mut greet) = (app.household("Fatma Yıldız", "Yara"), app.household("Greet Claeys", "Daan"));
    let page = app.ask(&fatma, &[(0, "09:00", "12:00"), (2, "13:00", "16:30")]).await;
    assert_eq!(page.path, "/o/gent/asked");
    assert!(page.words().contains("e-mail"), "{}", page.words());
    app.ask(&greet, &[(1, "14:00", "17:00"), (6, "20:00", "23:00")]).await;

    // Nothing counts before the address is proved, and the coordinator sees that something waits.
    assert_eq!(app.tables().counts()["slots"], 0);
    let page = desk.open("/weeks").await;
    desk.choose_language(&page, "en").await;
    assert!(desk.open("/weeks").await.words().contains("2 requests wait until their e-mail address is confirmed"));
    app.prove(&mut fatma).await;
    app.prove(&mut greet).await;
    assert!(!desk.open("/weeks").await.words().contains("until"), "nobody waits any more");

    // Cheques and price are in the letter: three hours are three cheques, three and a half are four.
    let mail = app.last_mail(&fatma.email).await;
    assert!(
        mail.text.contains("3 cheques, €\u{a0}22,35") && mail.text.contains("4 cheques, €\u{a0}29,80"),
        "{}",
        mail.text
    );
    let page = app.guest().open(&fatma.page).await;
    assert!(page.words().contains("09:00 – 12:00") && page.words().contains("13:00 – 16:30"), "{}", page.words());
    (fatma, greet)
}

async fn caregivers_come(app: &TestApp, desk: &mut Guest) -> Vec<Carer> {
    let amina = app.carer(desk, "Amina Benali", &[1, 2, 3, 4, 5], "08:00", "18:00").await;
    let bieke = app.carer(desk, "Bieke Baert", &[1, 3], "07:00", "19:00").await;
    let olena = app.carer(desk, "Olena Bondar", &[2, 3], "12:00", "20:00").await;
    let page = desk.open("/caregivers").await;
    for carer in [&amina, &bieke, &olena] {
        assert!(page.words().contains(carer.name), "{}", page.words());
    }
    vec![amina, bieke, olena]
}

async fn solve_and_decide(app: &TestApp, desk: &mut Guest, fatma: &Household, carers: &[Carer]) {
    let week = app.week();
    let page = app.solve(desk).await;
    assert!(page.words().contains("3 of 4"), "{}", page.words());
    assert!(
        page.words().contains("within") && page.words().contains("of the best possible"),
        "the gap is shown: {}",
        page.words()
    );

    // What nobody can do is on the list, with counts and rules in words.
    let page = desk.open(&format!("/weeks/{week}/board?by=unfilled")).await;
    assert!(page.words().contains("20:00 – 23:00") && page.words().contains("3 not available"), "{}", page.words());

    // Pin one, forbid another, solve again: the plan keeps to it.
    let slots = app.slots_of(fatma);
    let (monday, wednesday) = (&slots[0], &slots[1]);
    let had = app.holder(monday).expect("somebody has Monday");
    let other = carers[..2].iter().find(|c| c.name != had).unwrap();
    let page = app.decide(desk, monday, &[("caregiver", &other.id)], "pin").await;
    assert!(page.words().contains("Pinned. The next solve keeps to it."), "{}", page.words());
    let had = app.holder(wednesday).expect("somebody has Wednesday");
    let unwanted = carers.iter().find(|c| c.name == had).unwrap();
    let page = app.decide(desk, wednesday, &[("caregiver", &unwanted.id)], "forbid").await;
    assert!(page.words().contains("Forbidden. The next solve keeps to it."), "{}", page.words());
    app.solve(desk).await;
    assert_eq!(app.holder(monday).as_deref(), Some(other.name));
    let now = app.holder(wednesday).expect("somebody else has Wednesday");
    assert_ne!(now, unwanted.name);
}

async fn publish_and_answer(app: &TestApp, desk: &mut Guest, fatma: &Household, greet: &Household, carers: &[Carer]) {
    let week = app.week();
    let page = desk.open(&format!("/weeks/{week}/publish")).await;
    assert_eq!(page.words().matches(": asked to come").count(), 3, "{}", page.words());
    app.publish(desk).await;
    assert!(app.mails(&fatma.email).await.iter().all(|m| m.calendar.is_none()), "nothing is confirmed yet");

    // Monday's caregiver opens her e-mail, looks, and accepts.
    let monday = &app.slots_of(fatma)[0];
    let name = app.holder(monday).unwrap();
    let carer = carers.iter().find(|c| c.name == name).unwrap();
    let link = app.offer_link(carer, "09:00 – 12:00").await;
    let mut she = app.guest();
    let page = she.open(&link).await;
    assert!(
        page.words().contains("9000 Gent") && !page.html.contains(fatma.street),
        "the place, not yet the address: {}",
        page.words()
    );
    let page = she.press(&page, "answer", ("answer", "accept")).await;
    let shown = she.send(&page, "/address", &[]).await;
    assert!(shown.words().contains(fatma.street), "whoever comes sees the address: {}", shown.words());

    // The family has it in writing, with the calendar entry: 09:00 in Brussels is 08:00 UTC in winter.
    let mail = app.last_mail(&fatma.email).await;
    assert!(mail.text.contains(carer.name) && mail.text.contains("3 cheques, €\u{a0}22,35"), "{}", mail.text);
    let calendar = mail.calendar.expect("a calendar file").replace("\r\n ", "");
    for line in [
        "METHOD:REQUEST",
        "DTSTART:20261123T080000Z",
        "DTEND:20261123T110000Z",
        &format!("UID:slot-{monday}@wijkopvang"),
    ] {
        assert!(calendar.lines().any(|l| l == line), "{line}: {calendar}");
    }
    assert!(calendar.contains(&fatma.email) && calendar.contains(carer.name), "{calendar}");
    let page = app.guest().open(&fatma.page).await;
    assert!(page.words().contains(carer.name), "{}", page.words());

    // The coordinator sees who has accepted, and what still waits.
    let page = desk.open(&format!("/weeks/{week}/board")).await;
    assert!(page.words().contains("accepted") && page.words().contains("offered"), "{}", page.words());
    let page = desk.open(&format!("/weeks/{week}")).await;
    assert!(page.words().contains("2 offers wait for an answer"), "{}", page.words());
    assert!(app.mails(&greet.email).await.iter().all(|m| m.calendar.is_none()), "the other family waits");
}

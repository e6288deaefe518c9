//! Two registrations that are one: all that was stays, nothing of the one that goes is left, links end and letters go to
//! the one that stays.

use std::collections::BTreeMap;

use crate::house::harness::{Carer, Guest, Household, Kind, TestApp, joined_form, pairs};

/// Nothing in any table names this id.
fn nowhere(app: &TestApp, id: &str) {
    let left: BTreeMap<_, _> =
        app.tables().everything().into_iter().filter(|(_, rows)| rows.iter().any(|row| row.contains(id))).collect();
    // What was published and solved is kept as it was.
    let left: Vec<_> = left.keys().filter(|table| !["plan_runs", "publications"].contains(&table.as_str())).collect();
    assert!(left.is_empty(), "{id} is left in {left:?}");
}

/// What hangs on a person hangs on her in every table that names her: none is forgotten when a new one comes.
#[actix_web::test]
async fn no_table_that_names_a_person_is_forgotten() {
    let app = TestApp::start().await;
    let rows = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("domain/src/merging/rows");
    for (column, file) in [("caregiver_id", "caregivers.rs"), ("family_id", "families.rs")] {
        let source = std::fs::read_to_string(rows.join(file)).unwrap();
        for (table, columns) in app.tables().columns() {
            let handed = source.contains(&format!("{table}::table")) || source.contains(&format!("{table}, {column}"));
            assert!(!columns.iter().any(|one| one == column) || handed, "{table} names a person, and {file} leaves it");
        }
    }
}

async fn merges(desk: &mut Guest, kind: &str, stays: &str, goes: &str) {
    let page = desk.open(&format!("/{kind}/{stays}/merge")).await;
    let compare = format!("/{kind}/{stays}/merge?with={goes}");
    assert!(page.links().contains(&compare), "it is proposed: {}", page.words());
    let page = desk.open(&compare).await;
    let done = desk.send(&page, "/merge", &[]).await;
    assert_eq!(done.path, format!("/{kind}/{stays}?done=merged"), "{}", done.words());
    assert!(done.words().contains("De twee inschrijvingen zijn één."), "{}", done.words());
}

/// Amina is here twice, under two addresses; the second has accepted one slot and is asked for another.
struct Twice {
    app: TestApp,
    desk: Guest,
    family: Household,
    one: Carer,
    other: Carer,
    slots: Vec<String>,
}

async fn twice(kind: Kind) -> Twice {
    let app = TestApp::start_on(kind).await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (2, "09:00", "12:00")]).await;
    let one = app.carer(&mut desk, "Amina Benali", &[1, 3], "08:00", "18:00").await;
    let other = app.carer(&mut desk, "Amina El Benali", &[1, 3], "08:00", "18:00").await;
    let slots = app.slots_of(&family);
    for slot in &slots {
        app.give(&mut desk, slot, &other).await.ok().unwrap();
    }
    app.publish(&mut desk).await;
    app.decide(&mut desk, &slots[0], &[], "accept").await.ok().unwrap();
    app.deliver().await;
    Twice { app, desk, family, one, other, slots }
}

#[actix_web::test]
async fn two_caregivers_become_one() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = twice(kind).await;
        let (one, other) = (at.one.clone(), at.other.clone());
        let page = at.desk.open(&format!("/caregivers/{}/contact", other.id)).await;
        at.desk.send(&page, "/notes", &[("text", "Belt liever 's avonds.")]).await;
        let events = at.app.tables().number("SELECT count(*) AS value FROM events");
        let preview = at.desk.open(&format!("/caregivers/{}/merge?with={}", one.id, other.id)).await;
        for said in ["2 keer een aanbod", "4 attesten", "één notitie", "Dit kan niet ongedaan worden gemaakt"] {
            assert!(preview.words().contains(said), "{said}: {}", preview.words());
        }
        let old = at.app.offer_link(&other, "woensdag 25 november").await;
        merges(&mut at.desk, "caregivers", &one.id, &other.id).await;
        nowhere(&at.app, &other.id);
        let states = "SELECT state AS value FROM offers ORDER BY starts_at";
        assert_eq!(at.app.tables().texts(states), ["accepted", "offered"], "what was stays");
        assert_eq!(at.app.tables().number("SELECT count(*) AS value FROM certificates"), 8);
        let after = at.app.tables().number("SELECT count(*) AS value FROM events");
        assert_eq!(after, events + 1, "nothing of the journal is lost, and this is one more entry");
        assert_eq!(at.app.holder(&at.slots[0]).as_deref(), Some("Amina Benali"));
        // Her old links end; what she was asked she is asked anew, where she is reached.
        for link in [&other.page, &old] {
            assert_eq!(at.app.guest().look(link).await.status, 410, "{link}");
        }
        let mail = at.app.last_mail(&one.email).await;
        assert!(mail.subject.contains("Kunt u komen") && mail.links("/offer/").len() == 1, "{}", mail.subject);
        let link = mail.links("/offer/").remove(0);
        let path = link.strip_prefix(&at.app.base_url).unwrap();
        let page = at.app.guest().post(path, &[("answer", "accept")]).await;
        assert!(page.words().contains("Dank u. Het gezin weet dat u komt."), "{}", page.words());
        let family = at.app.last_mail(&at.family.email).await;
        assert!(family.text.contains("Amina Benali komt"), "{}", family.text);
        let hers = at.app.guest().open(&one.page).await.words();
        assert!(hers.contains("maandag 23 november 2026, 09:00 – 12:00"), "{hers}");
        let notes = at.desk.open(&format!("/caregivers/{}/contact", one.id)).await.words();
        assert!(notes.contains("Belt liever 's avonds."), "{notes}");
        let journal = at.desk.open(&format!("/journal?caregiver={}", one.id)).await.words();
        assert!(journal.contains("Samengevoegd") && journal.contains("Aanvaard"), "{journal}");
        assert_eq!(at.desk.look(&format!("/caregivers/{}", other.id)).await.status, 404);
        // Once more on the old page: there is nobody to go over.
        let again = at.desk.try_send(&preview, "/merge", &[], None).await;
        assert_eq!(again.status, 404);
        at.app.deliver().await;
    }
}

#[actix_web::test]
async fn what_is_in_the_way_is_named_and_nothing_is_half_done() {
    let mut at = twice(Kind::Sqlite).await;
    // Both come at the same time.
    let other = at.app.family("Greet Claeys", "Daan", &[(0, "10:00", "13:00")]).await;
    let slot = at.app.slots_of(&other).remove(0);
    at.app.decide(&mut at.desk, &slot, &[("caregiver", &at.one.id)], "offer").await.ok().unwrap();
    let (path, before) = (format!("/caregivers/{}/merge", at.one.id), at.app.tables().counts());
    let page = at.desk.open(&format!("{path}?with={}", at.other.id)).await;
    let said =
        "Twee momenten op dezelfde tijd: maandag 23 november, 10:00 – 13:00 en maandag 23 november, 09:00 – 12:00";
    assert!(page.words().contains(said) && !page.words().contains("Ja, Amina"), "{}", page.words());
    let token = at.desk.token(&page);
    let fields = [("form_token", token.as_str()), ("with", &at.other.id), ("seen", "x")];
    let refused = at.desk.post(&path, &fields).await;
    assert!(refused.status == 422 && refused.words().contains("Er is intussen iets veranderd"), "{}", refused.words());
    assert_eq!(at.app.tables().counts(), before);
    // Seen, and another by now: it is shown again.
    at.app.decide(&mut at.desk, &slot, &[], "withdraw").await.ok().unwrap();
    let seen = at.desk.open(&format!("{path}?with={}", at.other.id)).await;
    let notes = at.desk.open(&format!("/caregivers/{}/contact", at.other.id)).await;
    at.desk.send(&notes, "/notes", &[("text", "Nieuw")]).await;
    let changed = at.desk.try_send(&seen, "/merge", &[], None).await;
    assert!(changed.status == 422 && changed.words().contains("één notitie"), "{}", changed.words());
    at.desk.send(&changed, "/merge", &[]).await;
    // With herself, with nobody, with a stranger: nothing.
    for with in [at.one.id.as_str(), "x", "00000000-0000-7000-8000-000000000000"] {
        assert_eq!(at.desk.look(&format!("{path}?with={with}")).await.status, 404, "{with}");
        let fields = [("form_token", token.as_str()), ("with", with), ("seen", "x")];
        assert_eq!(at.desk.post(&path, &fields).await.status, 404, "{with}");
    }
    // Who was never admitted does not swallow who was.
    let newcomer = at.app.joins("Bieke Baert").await;
    let page = at.desk.open(&format!("/caregivers/{}/merge?with={}", newcomer.id, at.one.id)).await;
    assert!(page.words().contains("is toegelaten. Die andere moet blijven"), "{}", page.words());
    at.app.deliver().await;
}

#[actix_web::test]
async fn two_families_become_one() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let one = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let other = app.family("Fatma Yildiz Demir", "Yara", &[(2, "09:00", "12:00")]).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 3], "08:00", "18:00").await;
        let id = |family: &Household| {
            app.tables().texts(&format!("SELECT id AS value FROM families WHERE email = '{}'", family.email)).remove(0)
        };
        let (stays, goes) = (id(&one), id(&other));
        let slot = app.slots_of(&other).remove(0);
        app.give(&mut desk, &slot, &amina).await.ok().unwrap();
        app.publish(&mut desk).await;
        app.decide(&mut desk, &slot, &[], "accept").await.ok().unwrap();
        for (family, what) in [(&stays, "usual"), (&goes, "never")] {
            let page = desk.open(&format!("/families/{family}")).await;
            desk.try_send(&page, "/wishes", &[("caregiver", &amina.id)], Some(("do", what))).await.ok().unwrap();
        }
        app.deliver().await;
        merges(&mut desk, "families", &stays, &goes).await;
        nowhere(&app, &goes);
        assert_eq!(app.slots_of(&one).len(), 2, "both slots are hers");
        assert_eq!(app.tables().number("SELECT count(*) AS value FROM children"), 1, "one child, not two");
        let asked = "SELECT count(*) AS value FROM request_children rc JOIN children c ON c.id = rc.child_id";
        assert_eq!(app.tables().number(asked), 2, "each request is for her");
        assert_eq!(app.tables().texts("SELECT kind AS value FROM pairings"), ["never"], "never counts");
        assert_eq!(app.guest().look(&other.page).await.status, 410, "her old link ended");
        let hers = app.guest().open(&one.page).await.words();
        assert!(hers.contains("woensdag 25 november 2026") && hers.contains("Amina Benali"), "{hers}");
        // What is written from now on goes to the one that stays.
        let before = app.mails(&other.email).await.len();
        let mut she = app.guest();
        let page = she.open(&format!("{}/absence", amina.page)).await;
        let page = she.send(&page, "/absence", &[("kind", "leave"), ("from", &app.today().to_string())]).await;
        she.press(&page, "/absence", ("sure", "yes")).await;
        assert!(app.last_mail(&one.email).await.subject.contains("kan niet komen op woensdag"));
        assert_eq!(app.mails(&other.email).await.len(), before);
        // Forgetting works as before: years later nothing of it is left.
        app.pass(24 * 366 * 6).await;
        assert_eq!(app.tables().number("SELECT count(*) AS value FROM families"), 0);
        assert_eq!(app.tables().number("SELECT count(*) AS value FROM slots"), 0);
    }
}

#[actix_web::test]
async fn two_families_that_ask_at_one_time_are_not_one_yet() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let one = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let other = app.family("Fatma Demir", "Yara", &[(0, "09:00", "12:00")]).await;
    let id = |family: &Household| {
        app.tables().texts(&format!("SELECT id AS value FROM families WHERE email = '{}'", family.email)).remove(0)
    };
    let (stays, goes) = (id(&one), id(&other));
    let page = desk.open(&format!("/families/{stays}/merge?with={goes}")).await;
    assert!(page.words().contains("Zeg er eerst één af"), "{}", page.words());
    let slot = app.slots_of(&other).remove(0);
    let cancel = desk.open(&format!("/families/{goes}/cancel/{slot}")).await;
    desk.send(&cancel, "", &[]).await;
    merges(&mut desk, "families", &stays, &goes).await;
    nowhere(&app, &goes);
    app.deliver().await;
}

/// An address that was only given does not come to count as proved, and no letter goes there, because two became one.
#[actix_web::test]
async fn what_nobody_has_proved_is_not_proved_by_merging() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let heard = format!("telefoon{}@huis.example", app.number);
        app.hears(&mut desk, &heard).await;
        let proved = app.family("Greet Claeys", "Daan", &[(2, "09:00", "12:00")]).await;
        let id = |of: &str| app.tables().texts(&format!("SELECT id AS value FROM families WHERE {of}")).remove(0);
        let (goes, stays) = (id("email IS NULL"), id("email IS NOT NULL"));
        let confirm = app.link(&heard, "/confirm/").await;
        let page = desk.open(&format!("/families/{stays}/merge?with={goes}")).await;
        desk.send(&page, "/merge", &[]).await;
        let kept = "SELECT email || ' ' || coalesce(email_heard, '-') AS value FROM families";
        assert_eq!(app.tables().texts(kept), [format!("{} -", proved.email)]);
        assert_eq!(app.guest().look(&confirm).await.status, 410, "the question to the other address has ended");
        let before = app.mails(&heard).await.len();
        app.ask(&proved, &[(3, "09:00", "12:00")]).await;
        assert_eq!(app.mails(&heard).await.len(), before);

        // A caregiver whose address is proved does not go over into one whose address is not.
        let amina = app.joins("Amina Benali").await;
        let page = app.guest().open("/o/gent/join").await;
        let unproved = format!("amina.elders{}@zorg.example", app.number);
        app.guest().send(&page, "submission", &pairs(&joined_form("Amina Benali", &unproved))).await;
        let other = format!("SELECT id AS value FROM caregivers WHERE email = '{unproved}'");
        let other = app.tables().texts(&other).remove(0);
        let page = desk.open(&format!("/caregivers/{other}/merge?with={}", amina.id)).await;
        assert!(page.words().contains("dat van wie blijft niet. Doe het andersom"), "{}", page.words());
        let page = desk.open(&format!("/caregivers/{}/merge?with={other}", amina.id)).await;
        desk.send(&page, "/merge", &[]).await;
        assert_eq!(app.tables().texts("SELECT email AS value FROM caregivers"), std::slice::from_ref(&amina.email));
        app.deliver().await;
    }
}

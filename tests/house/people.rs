//! Each person's page at the desk: how she is reached, what she did in any week or month, what was written and said, what
//! is known of her; and two registrations that are one.

mod merging;

use super::harness::{Kind, TestApp};

#[actix_web::test]
async fn a_number_and_a_message_in_her_language_stand_on_top() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    app.tables().execute("UPDATE caregivers SET language = 'en'");
    let id = app.tables().texts("SELECT id AS value FROM families").remove(0);
    for part in ["", "/shifts", "/availability", "/absence", "/replacements", "/training", "/contact", "/merge"] {
        let page = desk.open(&format!("/caregivers/{}{part}", amina.id)).await;
        let links = page.links();
        for link in ["tel:0470 00 00 02", "sms:+32470000002?body=Hello%20Amina%2C%20this%20is%20Leen%20Peeters"] {
            assert!(links.iter().any(|one| one.starts_with(link)), "{part}: {link}: {links:?}");
        }
        assert!(links.iter().any(|one| one.starts_with("https://wa.me/32470000002?text=Hello%20Amina")), "{links:?}");
    }
    for part in ["", "/shifts", "/contact", "/facts", "/merge"] {
        let page = desk.open(&format!("/families/{id}{part}")).await;
        let links = page.links();
        assert!(links.iter().any(|one| one.starts_with("sms:+32470000001?body=Dag%20Fatma")), "{part}: {links:?}");
    }
    // By their own links they see none of it.
    for link in [&family.page, &amina.page] {
        assert!(!app.guest().open(link).await.html.contains("sms:"));
    }
    app.deliver().await;
}

#[actix_web::test]
async fn shifts_and_hours_of_any_week_and_month() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (2, "09:00", "11:00")]).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 3], "08:00", "18:00").await;
        let slots = app.slots_of(&family);
        for slot in &slots {
            app.give(&mut desk, slot, &amina).await.ok().unwrap();
        }
        app.publish(&mut desk).await;
        let (week, base) = (app.week(), format!("/caregivers/{}/shifts", amina.id));
        let page = desk.open(&format!("{base}?week={week}")).await;
        assert!(page.words().contains("maandag 23 november, 09:00 – 12:00 – Fatma Yıldız"), "{}", page.words());
        // Her word on the telephone, from her own page.
        let answer = desk.press(&page, "answer", ("answer", "accept")).await;
        assert!(answer.path.ends_with(&format!("week={week}&done=accepted")), "{}", answer.path);
        assert!(answer.words().contains("aanvaard"), "{}", answer.words());
        let journal = desk.open(&format!("/journal?caregiver={}", amina.id)).await.words();
        assert!(journal.contains("Leen Peeters") && journal.contains("telefoon"), "{journal}");
        app.pass_until(week.days()[1], "09:00").await;
        let mut desk = app.desk().await;
        let page = desk.open(&format!("{base}?month=2026-11")).await;
        assert!(page.words().contains("Gedaan 3 uur") && page.words().contains("Komt nog 0"), "{}", page.words());
        let month = page.words();
        assert!(month.contains("december 2026") && month.contains("oktober 2026"), "the way on and back: {month}");
        let empty = desk.open(&format!("{base}?month=2020-01")).await;
        assert!(empty.words().contains("In deze tijd is er niets"), "{}", empty.words());
        let odd = desk.open(&format!("{base}?month=x&week=2026-W99")).await;
        assert!(odd.words().contains("november 2026"), "this month: {}", odd.words());
        let id = app.tables().texts("SELECT id AS value FROM families").remove(0);
        let theirs = desk.open(&format!("/families/{id}/shifts?week={week}")).await.words();
        assert!(theirs.contains("Gevraagd 5 uur") && theirs.contains("Iemand kwam of komt 3 uur"), "{theirs}");
        app.deliver().await;
    }
}

#[actix_web::test]
async fn letters_calls_and_notes_of_one_person() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let id = app.tables().texts("SELECT id AS value FROM families").remove(0);
    for base in [format!("/caregivers/{}", amina.id), format!("/families/{id}")] {
        let page = desk.open(&format!("{base}/contact")).await;
        assert!(
            page.words().contains("verstuurd") && page.words().contains("Er is nog niets genoteerd"),
            "{}",
            page.words()
        );
        let none = desk.try_send(&page, "/notes", &[("text", "  ")], None).await;
        assert!(none.status == 422 && none.words().contains("Schrijf wat u wilt onthouden"), "{}", none.words());
        let long = "x".repeat(1001);
        assert_eq!(desk.try_send(&page, "/notes", &[("text", &long)], None).await.status, 422);
        assert_eq!(desk.try_send(&page, "/notes", &[("kind", "x"), ("text", "Ja")], None).await.status, 422);
        let text = "Belde terug: <b>woensdag</b> lukt niet.";
        let page = desk.send(&page, "/notes", &[("kind", "call"), ("text", text)]).await;
        assert!(page.words().contains(text) && page.words().contains("Leen Peeters"), "{}", page.words());
        assert!(!page.html.contains("<b>woensdag"), "what is typed is text");
    }
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM notes"), 2);
    // A note of one person is not taken away by the way of another.
    let note = app.tables().texts("SELECT id AS value FROM notes WHERE caregiver_id IS NOT NULL").remove(0);
    let page = desk.open(&format!("/families/{id}/contact")).await;
    let token = desk.token(&page);
    desk.post(&format!("/families/{id}/notes/{note}/remove"), &[("form_token", &token)]).await.ok().unwrap();
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM notes"), 2);
    let page = desk.open(&format!("/caregivers/{}/contact", amina.id)).await;
    let page = desk.send(&page, "/remove", &[]).await;
    assert!(page.words().contains("Weggehaald"), "{}", page.words());
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM notes"), 1);
    let journal = desk.open(&format!("/journal?caregiver={}", amina.id)).await.words();
    assert!(journal.contains("Notitie geschreven") && journal.contains("Notitie weggehaald"), "{journal}");
    app.deliver().await;
}

#[actix_web::test]
async fn every_fact_of_a_family_can_be_changed() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
        let slot = app.slots_of(&family).remove(0);
        app.give(&mut desk, &slot, &amina).await.ok().unwrap();
        app.publish(&mut desk).await;
        app.decide(&mut desk, &slot, &[], "accept").await.ok().unwrap();
        let id = app.tables().texts("SELECT id AS value FROM families").remove(0);
        let path = format!("/families/{id}/facts");
        let (one, other) = (desk.open(&path).await, desk.open(&path).await);
        assert_eq!(app.tables().number("SELECT count(*) AS value FROM events WHERE kind = 'address-read'"), 2);
        let wrong = desk.try_send(&one, "/facts", &[("phone", "x"), ("child_month-1", "2099-01")], None).await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.words().contains("telefoonnummer") && wrong.html.contains("child_month-1-error"),
            "{}",
            wrong.words()
        );
        let changed = [
            ("name", "Fatma Yıldız-Demir"),
            ("phone", "0470 99 88 77"),
            ("street", "Nieuwe Vaart 5"),
            ("single_parent", "yes"),
            ("child_name-0", "Yara Nur"),
            ("child_name-1", "Deniz"),
            ("child_month-1", "2024-02"),
        ];
        let done = desk.send(&one, "/facts", &changed).await;
        assert!(done.path.ends_with("done=changed") && done.html.contains("Deniz"), "{}", done.words());
        let facts = "SELECT name || phone || street || email AS value FROM families";
        assert_eq!(
            app.tables().texts(facts),
            [format!("Fatma Yıldız-Demir0470 99 88 77Nieuwe Vaart 5{}", family.email)],
            "its address stands"
        );
        let children = "SELECT first_name || birth_month AS value FROM children ORDER BY birth_month";
        assert_eq!(app.tables().texts(children), ["Yara Nur2021-06", "Deniz2024-02"]);
        let told = app.last_mail(&amina.email).await;
        assert!(told.subject.contains("Ander adres"), "whoever comes hears it: {}", told.subject);
        // Who saves second is told, and sees both.
        let late = desk.try_send(&other, "/facts", &[("phone", "0470 11 11 11")], None).await;
        assert_eq!(late.status, 422);
        assert!(late.words().contains("0470 99 88 77") && late.html.contains("0470 11 11 11"), "{}", late.words());
        let again = desk.try_send(&late, "/facts", &[], None).await;
        assert!(again.status.is_success(), "{}", again.words());
        // Not a child of another family.
        let theirs = app.family("Greet Claeys", "Daan", &[(1, "09:00", "12:00")]).await;
        let child = app.tables().texts("SELECT id AS value FROM children WHERE first_name = 'Daan'").remove(0);
        let page = desk.open(&path).await;
        let stolen = desk.try_send(&page, "/facts", &[("child_id-0", &child)], None).await;
        assert_eq!(stolen.status, 404, "{}", theirs.name);
        app.deliver().await;
    }
}

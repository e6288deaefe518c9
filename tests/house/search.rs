//! One search over everybody, and nobody of another organiser.

use super::harness::{Guest, Kind, TestApp};

async fn found(desk: &mut Guest, typed: &str) -> String {
    let query = serde_urlencoded::to_string([("q", typed)]).unwrap();
    desk.open(&format!("/search?{query}")).await.words()
}

#[actix_web::test]
async fn everybody_is_found_however_it_is_typed_and_what_comes_next_is_said() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let lukasz = app.carer(&mut desk, "Łukasz Østergård", &[1], "08:00", "18:00").await;
        app.ask(&app.household("Greet Claeys", "Daan"), &[(3, "09:00", "12:00")]).await;
        let slot = app.slots_of(&family).remove(0);
        for typed in ["fatma", "YILDIZ", "yıldız", "+32 470 00 00 01", "0470/00.00.01", &family.email, "fatma gent"] {
            let words = found(&mut desk, typed).await;
            assert!(words.contains("Fatma Yıldız") && words.contains("nog niemand"), "{typed}: {words}");
        }
        for typed in ["lukasz", "ostergard", "ŁUKASZ", &lukasz.email, "000002"] {
            assert!(found(&mut desk, typed).await.contains("Łukasz Østergård"), "{typed}");
        }
        assert!(found(&mut desk, "claeys").await.contains("Vragen die op bevestiging wachten: 1"));
        let words = found(&mut desk, "gent").await;
        for name in ["Fatma Yıldız", "Łukasz Østergård", "Greet Claeys"] {
            assert!(words.contains(name), "{name} lives there: {words}");
        }
        assert!(found(&mut desk, &slot).await.contains("maandag 23 november 2026, 09:00 – 12:00"));
        assert!(found(&mut desk, "2026-w48").await.contains("week 48"));

        app.give(&mut desk, &slot, &lukasz).await.ok().unwrap();
        app.publish(&mut desk).await;
        let next = "Eerstvolgend: maandag 23 november, 09:00 – 12:00";
        assert!(found(&mut desk, "fatma").await.contains(&format!("{next} – Łukasz Østergård, gevraagd")));
        assert!(found(&mut desk, "lukasz").await.contains(&format!("{next} – Fatma Yıldız, gevraagd")));
        let link = app.offer_link(&lukasz, "09:00 – 12:00").await;
        let mut she = app.guest();
        let page = she.open(&link).await;
        she.press(&page, "answer", ("answer", "accept")).await;
        let words = found(&mut desk, "fatma").await;
        assert!(words.contains(&format!("{next} – Łukasz Østergård")) && !words.contains("gevraagd"), "{words}");
        app.deliver().await;
    }
}

#[actix_web::test]
async fn nobody_of_another_organiser_is_found() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    app.ask(&app.household("Greet Claeys", "Daan"), &[(3, "09:00", "12:00")]).await;
    let slot = app.slots_of(&family).remove(0);
    app.add_organiser("aalst", "Opvang Aalst", &["9300"]);
    let mut theirs = app.desk_of("aalst").await;
    for typed in ["fatma", "amina", "greet", "gent", "0470", &family.email, &slot, "a", "9000"] {
        assert!(found(&mut theirs, typed).await.contains("Niets gevonden"), "{typed}");
    }
}

#[actix_web::test]
async fn what_is_no_name_finds_nobody_and_breaks_nothing() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    for typed in ["%", "_", "F%", "____", "*", "'", "\" OR 1=1 --", "\\", &"x".repeat(300), "<b>fatma", "\u{202e}amtaf"]
    {
        let words = found(&mut desk, typed).await;
        assert!(words.contains("Niets gevonden") && !words.contains("Fatma"), "{typed:?}: {words}");
    }
    assert!(found(&mut desk, "f").await.contains("Fatma Yıldız"), "one letter begins a name");
    assert!(!found(&mut desk, "i").await.contains("Fatma"), "and is not looked for inside of one");
    for nothing in ["", "   ", "\u{200b}"] {
        let words = found(&mut desk, nothing).await;
        assert!(!words.contains("Niets gevonden") && !words.contains("Fatma"), "{nothing:?}: {words}");
    }
    assert_eq!(desk.look("/search?q=%00").await.status, 404, "no address holds a NUL");
    let page = desk.open("/search?q=%3Cscript%3E").await;
    assert!(!page.html.contains("<script>"), "what was typed is shown as it was typed");
}

#[actix_web::test]
async fn twenty_are_shown_and_the_others_counted() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let columns = app.tables().columns().remove("families").unwrap();
    for i in 0..25 {
        let copied = columns.iter().map(|column| match column.as_str() {
            "id" => format!("'01935f2e-7c1a-7000-8000-0000000000{i:02}'"),
            "name" => format!("'Greet Claeys {i:02}'"),
            "email" => "NULL".to_owned(),
            other => other.to_owned(),
        });
        let sql = format!(
            "INSERT INTO families ({}) SELECT {} FROM families WHERE name = 'Fatma Yıldız'",
            columns.join(", "),
            copied.collect::<Vec<_>>().join(", ")
        );
        app.tables().execute(&sql);
    }
    let words = found(&mut desk, "greet").await;
    assert!(words.contains("Gezinnen: 25") && words.contains("Er zijn er nog 5."), "{words}");
    assert!(words.contains("Greet Claeys 19") && !words.contains("Greet Claeys 20"), "{words}");
    assert!(found(&mut desk, "greet 24").await.contains("Greet Claeys 24"), "more words refine");
}

#[actix_web::test]
async fn the_search_is_on_every_page_of_the_desk_and_nowhere_else() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    for path in ["/today", "/weeks", "/families", "/caregivers", "/letters", "/journal", "/settings"] {
        let page = desk.open(path).await;
        assert_eq!(page.html.matches("role=\"search\"").count(), 1, "{path}");
        assert!(page.html.contains("/search.js\""), "{path}");
    }
    assert_eq!(desk.open("/search").await.html.matches("role=\"search\"").count(), 1);
    assert!(!app.guest().open("/o/gent").await.html.contains("search"), "families have nobody to look for");
}

//! Rows that came in past the doors: one of them never stops a week. It is named where it can be mended, and the rest
//! is planned.

use super::harness::{Kind, TestApp};

/// Shows every page of the week, plans it and looks again; the words of its first page.
async fn all_of_the_week(app: &TestApp) -> String {
    let mut desk = app.desk().await;
    let week = format!("/weeks/{}", app.week());
    app.solve(&mut desk).await;
    let board = desk.open(&format!("{week}/board")).await;
    let slots: Vec<String> = board.links().into_iter().filter(|link| link.contains("/slots/")).collect();
    assert!(!slots.is_empty(), "{}", board.words());
    for page in ["/board?by=caregiver", "/board?by=unfilled", "/publish", "/run"] {
        desk.open(&format!("{week}{page}")).await;
    }
    for slot in slots {
        desk.open(&format!("{slot}?all=1")).await;
    }
    desk.open("/weeks").await;
    app.publish(&mut desk).await;
    let page = desk.open(&week).await;
    for mended_at in
        page.links().into_iter().filter(|link| link.starts_with("/caregivers/") || link.starts_with("/families/"))
    {
        desk.open(&mended_at).await;
    }
    page.words()
}

#[actix_web::test]
async fn one_bad_row_never_stops_a_week() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let wrong = app.family("Greet Claeys", "Daan", &[(1, "09:00", "12:00")]).await;
        app.carer(&mut desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
        let odd = app.carer(&mut desk, "Bieke Baert", &[1, 2], "08:00", "18:00").await;
        let lost = app.carer(&mut desk, "Olena Bondar", &[1, 2], "08:00", "18:00").await;
        let (never, tuesday) =
            (if kind == Kind::Sqlite { "+262142-12-31" } else { "262142-12-31" }, app.week().days()[1]);
        for sql in [
            format!(
                "UPDATE certificates SET valid_until = '{never}' WHERE caregiver_id = '{}' AND code = 'care-3-12'",
                odd.id
            ),
            format!(
                "UPDATE availability_patterns SET until_time = '07:00' WHERE caregiver_id = '{}' AND weekday = 1",
                odd.id
            ),
            format!(
                "INSERT INTO availability_exceptions (id, organiser_id, caregiver_id, day, from_time, until_time, shade)
                 SELECT '019aa000-0000-7000-8000-000000000001', organiser_id, id, '{tuesday}', '25:00', '99:99', 'ok'
                 FROM caregivers WHERE id = '{}'",
                odd.id
            ),
            format!("UPDATE caregivers SET latitude = 512.5 WHERE id = '{}'", lost.id),
            format!("UPDATE slots SET ends_at = starts_at WHERE id = '{}'", app.slots_of(&wrong)[0]),
        ] {
            app.tables().execute(&sql);
        }
        let words = all_of_the_week(&app).await;
        let left_out = words.split("Hiermee kan niet gepland worden").nth(1).expect(&words);
        for name in ["Bieke Baert: het attest", "Bieke Baert: in het weekpatroon", "Bieke Baert: op dinsdag"] {
            assert!(left_out.contains(name), "{kind:?}: {name}: {words}");
        }
        assert!(left_out.contains("Olena Bondar: van dit adres"), "{kind:?}: {words}");
        assert!(left_out.contains("Gezin Greet Claeys: het moment"), "{kind:?}: {words}");
        assert!(words.contains("1 van 2"), "the other slot is planned: {words}");
    }
}

/// What was signed for has days too.
#[actix_web::test]
async fn an_exception_with_no_days_does_not_count() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    app.tables().execute(&format!(
        "INSERT INTO gate_exceptions (id, organiser_id, caregiver_id, requirement, reason, valid_from, valid_until, signed_at, signed_by)
         SELECT '019aa000-0000-7000-8000-000000000001', c.organiser_id, c.id, 'dutch-b1', 'x', '2026-11-18', '9999-12-31',
             '2026-11-18 08:00:00', o.id FROM caregivers c, coordinators o WHERE c.id = '{}'",
        amina.id
    ));
    let words = all_of_the_week(&app).await;
    assert!(words.contains("Amina Benali: de uitzondering"), "{words}");
}

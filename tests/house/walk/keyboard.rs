//! The week's main acts by keys alone (`tests/browser/keyboard.mjs`).

use crate::house::harness::{COORDINATOR, TestApp, drive};

#[actix_web::test]
async fn the_week_is_done_by_keys_alone() {
    let mut app = TestApp::start().await;
    app.letters_may_wait();
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    app.carer(&mut desk, "Amina Benali", &[1, 2, 3, 4, 5], "08:00", "18:00").await;
    app.carer(&mut desk, "Bieke Baert", &[1, 2, 3], "07:00", "19:00").await;
    app.family("Greet Claeys", "Daan", &[(0, "09:00", "12:00"), (2, "14:00", "17:00")]).await;
    app.family("Fatma Yıldız", "Yara", &[(1, "11:00", "14:00")]).await;
    app.deliver().await;
    let (coordinator, week, friday) =
        (app.coordinator("gent"), app.week().to_string(), app.week().days()[4].to_string());
    let environment = [
        ("BASE_URL", app.base_url.as_str()),
        ("COORDINATOR", &coordinator),
        ("PASSWORD", COORDINATOR.1),
        ("WEEK", &week),
        ("FRIDAY", &friday),
    ];
    let said = drive("keyboard.mjs", &environment, async |request| panic!("the script asks for {request:?}"));
    println!("{}", said.await);
}

//! The main job once more, in Debian's Chromium: `tests/browser/main_job.mjs` does what people do, and looks at every
//! page with axe. Pictures of the pages go to `target/screenshots`.

use std::path::Path;
use std::process::Stdio;

use super::harness::{COORDINATOR, Kind, TestApp};

#[actix_web::test]
async fn the_main_job_in_a_real_browser() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mailbox = format!("http://{}/mailbox", listener.local_addr().unwrap());
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("mailbox_url", &mailbox)]).await;
    let letters = app.mail_folder();
    let shown = actix_web::rt::spawn(async move { town::mailbox::serve(listener, letters).await });
    let mut desk = app.desk().await;
    app.carer(&mut desk, "Amina Benali", &[1, 2, 3, 4, 5], "08:00", "18:00").await;
    app.carer(&mut desk, "Bieke Baert", &[1, 3], "07:00", "19:00").await;
    app.carer(&mut desk, "Olena Bondar", &[2, 3], "12:00", "20:00").await;
    app.family("Greet Claeys", "Daan", &[(1, "14:00", "17:00"), (6, "20:00", "23:00")]).await;
    app.deliver().await;

    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("screenshots");
    let days = app.week().days().map(|day| day.to_string());
    let output = tokio::process::Command::new("node")
        .arg(root.join("tests/browser/main_job.mjs"))
        .env("BASE_URL", &app.base_url)
        .env("MAILBOX", &mailbox)
        .env("WEEK", app.week().to_string())
        .env("MONDAY", &days[0])
        .env("WEDNESDAY", &days[2])
        .env("COORDINATOR", app.coordinator("gent"))
        .env("PASSWORD", COORDINATOR.1)
        .env("FAMILY", format!("fatma.browser{}@huis.example", app.number))
        .env("SCREENSHOTS", &pictures)
        .stdin(Stdio::null())
        .output();
    let output = output.await.unwrap();
    shown.abort();
    let (said, complaints) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}\n{complaints}");
    println!("{said}");
    assert!(pictures.join("week-1280.png").exists(), "there are pictures");
}

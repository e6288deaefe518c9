//! The main job once more, in Debian's Chromium: `tests/browser/main_job.mjs` does what people do, and looks at every
//! page with axe. Pictures of the pages go to `target/screenshots`.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use super::harness::{COORDINATOR, Kind, TestApp};

/// The solver, which takes its time when it is asked first: long enough to look at the page of a run that is under way.
fn slow_at_first(folder: &Path) -> String {
    let (script, here) = (folder.join("solver.sh"), folder.display());
    let real = env!("CARGO_BIN_EXE_wijkopvang");
    let moment = r#"{\"seconds\":$at,\"phase\":\"bound\",\"score\":10$at,\"bound\":200,\"gap\":0.5}"#;
    let text = format!(
        "#!/bin/sh\nif mkdir {here}/first 2>/dev/null; then\nfor at in 1 3 5 7 9 11; do echo \"{moment}\" >&2; sleep 2; done\nfi\n\
         exec {real} \"$@\"\n"
    );
    std::fs::write(&script, text).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    script.display().to_string()
}

#[actix_web::test]
async fn the_main_job_in_a_real_browser() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mailbox = format!("http://{}/mailbox", listener.local_addr().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let solver = slow_at_first(folder.path());
    let fields = [("mailbox_url", mailbox.as_str()), ("program", solver.as_str())];
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &fields).await;
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

#[actix_web::test]
async fn the_board_in_a_real_browser() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    app.carer(&mut desk, "Amina Benali", &[1, 2, 3, 4, 5], "08:00", "18:00").await;
    app.carer(&mut desk, "Bieke Baert", &[1, 3], "07:00", "19:00").await;
    app.family("Greet Claeys", "Daan", &[(0, "09:00", "12:00"), (2, "14:00", "17:00")]).await;
    app.family("Fatma Yıldız", "Yara", &[(0, "11:00", "14:00"), (6, "20:00", "23:00")]).await;
    app.deliver().await;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("screenshots");
    let output = tokio::process::Command::new("node")
        .arg(root.join("tests/browser/board.mjs"))
        .env("BASE_URL", &app.base_url)
        .env("WEEK", app.week().to_string())
        .env("MONDAY", app.week().monday().to_string())
        .env("COORDINATOR", app.coordinator("gent"))
        .env("PASSWORD", COORDINATOR.1)
        .env("SCREENSHOTS", &pictures)
        .stdin(Stdio::null())
        .output();
    let output = output.await.unwrap();
    let (said, complaints) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}\n{complaints}");
}

#[actix_web::test]
async fn an_illness_in_a_real_browser_takes_three_presses() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    let asked = [0, 1, 2, 3, 4].map(|day| (day, "09:00", "12:00"));
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
    let bieke = app.carer(&mut desk, "Bieke Baert", &all, "08:00", "18:00").await;
    let twin = app.carer(&mut desk, "Amina El Benali", &all, "08:00", "18:00").await;
    app.deliver().await;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("screenshots");
    let output = tokio::process::Command::new("node")
        .arg(root.join("tests/browser/illness.mjs"))
        .env("BASE_URL", &app.base_url)
        .env("COORDINATOR", app.coordinator("gent"))
        .env("PASSWORD", COORDINATOR.1)
        .env("AMINA", &amina.id)
        .env("TWIN", &twin.id)
        .env("FAMILY", app.tables().texts("SELECT id AS value FROM families").remove(0))
        .env("FRIDAY", app.week().days()[4].to_string())
        .env("HERS", bieke.page.strip_prefix(&app.base_url).unwrap())
        .env("SCREENSHOTS", &pictures)
        .stdin(Stdio::null())
        .output();
    let output = output.await.unwrap();
    let (said, complaints) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}\n{complaints}");
    println!("{said}");
    app.deliver().await;
}

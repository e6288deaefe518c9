//! Solves take turns: however many weeks are pressed at once, one is solved at a time, and each in the end.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use domain::basics::IsoWeek;

use super::harness::{Kind, TestApp};

/// The solver, which says when another is at work beside it.
fn alone(folder: &Path) -> String {
    let (script, here) = (folder.join("solver.sh"), folder.display());
    let real = env!("CARGO_BIN_EXE_wijkopvang");
    let text = format!(
        "#!/bin/sh\nmkdir {here}/busy 2>/dev/null || echo two >> {here}/together\necho one >> {here}/solved\nsleep 0.3\n\
         {real} \"$@\"\ncode=$?\nrmdir {here}/busy\nexit $code\n"
    );
    std::fs::write(&script, text).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    script.display().to_string()
}

/// The slot of the coming week, asked again in each of these weeks.
fn ask_in(app: &TestApp, weeks: &[IsoWeek]) {
    for (number, week) in weeks.iter().enumerate().skip(1) {
        let later = format!("+{} days", 7 * number);
        let day = week.monday();
        app.tables().execute(&format!(
            "INSERT INTO slots (id, organiser_id, request_id, family_id, week, starts_at, ends_at, wall_start, wall_end, time_zone,
                 priority, calendar_sequence)
             SELECT '019aa000-0000-7000-8000-{number:012}', organiser_id, request_id, family_id, '{week}', datetime(starts_at, '{later}'),
                 datetime(ends_at, '{later}'), '{day}T09:00', '{day}T12:00', time_zone, priority, 0
             FROM slots WHERE week = '{}'",
            weeks[0]
        ));
    }
}

#[actix_web::test]
async fn twelve_weeks_pressed_at_once_are_solved_one_after_another() {
    let folder = tempfile::tempdir().unwrap();
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("program", &alone(folder.path()))]).await;
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let weeks: Vec<IsoWeek> = std::iter::successors(Some(app.week()), |week| Some(week.next())).take(12).collect();
    ask_in(&app, &weeks);

    let token = desk.token(&desk.clone().open(&format!("/weeks/{}", weeks[0])).await);
    let pressed: Vec<_> = weeks
        .iter()
        .map(|week| {
            let (mut window, token, path) = (desk.clone(), token.clone(), format!("/weeks/{week}/solve"));
            actix_web::rt::spawn(async move { window.post(&path, &[("form_token", &token)]).await })
        })
        .collect();
    for page in pressed {
        page.await.unwrap().ok().unwrap();
    }
    let until = Instant::now() + Duration::from_secs(90);
    let finished = || app.tables().number("SELECT count(*) AS value FROM plan_runs WHERE state = 'finished'");
    let mut told = false;
    while !told {
        assert!(finished() < 12, "whoever waits is told so");
        for week in &weeks {
            told |= desk.open(&format!("/weeks/{week}")).await.words().contains("wacht op zijn beurt");
        }
    }
    while finished() < 12 {
        assert!(Instant::now() < until, "{} of 12 weeks are solved", finished());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(!folder.path().join("together").exists(), "two were solved at a time");
    assert_eq!(std::fs::read_to_string(folder.path().join("solved")).unwrap().lines().count(), 12);
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM draft_assignments"), 12);
}

/// Whoever waits can be stopped, and what it waited for goes on.
#[actix_web::test]
async fn one_that_waits_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("program", &alone(folder.path()))]).await;
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let turn = std::fs::File::create(&app.wiring.engine.queue).unwrap();
    turn.lock().unwrap();
    let path = format!("/weeks/{}", app.week());
    let page = desk.open(&path).await;
    let page = desk.send(&page, "/solve", &[]).await;
    let until = Instant::now() + Duration::from_secs(20);
    let mut seen = page;
    while !seen.words().contains("wacht op zijn beurt") {
        assert!(Instant::now() < until, "{}", seen.words());
        tokio::time::sleep(Duration::from_millis(50)).await;
        seen = desk.open(&path).await;
    }
    assert!(desk.open(&format!("{path}/run")).await.html.contains("data-line"));
    desk.send(&seen, "/stop", &[]).await;
    while seen.html.contains("badge running") {
        assert!(Instant::now() < until, "{}", seen.words());
        tokio::time::sleep(Duration::from_millis(50)).await;
        seen = desk.open(&path).await;
    }
    assert!(seen.html.contains("badge failed"), "{}", seen.words());
    drop(turn);
    app.solve(&mut desk).await;
}

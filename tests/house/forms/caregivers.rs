//! Caregivers: how they join, their papers, their hours.

use super::wrong::{A_DATE, CHOICE, HER_DAY, HER_TIME, wrong_contacts, wrong_emails};
use super::{Wrong, held, refused, saved};
use crate::house::harness::{TestApp, joined_form, pairs};

#[actix_web::test]
async fn joining() {
    let app = TestApp::start().await;
    let good = joined_form("Amina Benali", &format!("amina{}@zorg.example", app.number));
    let travel = |typed: &'static [(&'static str, &'static str)]| -> Wrong<'static> {
        (
            typed,
            "max_travel_minutes",
            [
                "Schrijf een getal zonder komma, van 5 tot 180.",
                "Write a whole number from 5 to 180.",
                "Écrivez un nombre sans virgule, de 5 à 180.",
            ],
        )
    };
    let wrongs = [
        wrong_contacts(),
        wrong_emails(),
        vec![
            travel(&[("max_travel_minutes", "")]),
            travel(&[("max_travel_minutes", "4")]),
            travel(&[("max_travel_minutes", "veel")]),
            travel(&[("max_travel_minutes", "99999999999999999999")]),
            (&[("transport", "draak")], "transport", CHOICE),
        ],
    ]
    .concat();
    refused(&app, &mut app.guest(), ("/o/gent/join", "submission", None), &pairs(&good), &wrongs).await;
    let mut desk = app.desk().await;
    refused(&app, &mut desk, ("/caregivers/new", "submission", None), &pairs(&good), &wrongs).await;
    assert!(app.raw_mails().await.is_empty());
}

#[actix_web::test]
async fn a_caregivers_papers() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let path = format!("/caregivers/{}", carer.id);
    let profile = joined_form("Amina Benali", &carer.email);
    let profile: Vec<(&str, &str)> = pairs(&profile).into_iter().filter(|(n, _)| *n != "email").collect();
    refused(&app, &mut desk, (&path, "/profile", None), &profile, &wrong_contacts()).await;

    let day = [
        "Schrijf uren, zoals 7,5 of 7:30, hoogstens 24.",
        "Write hours, such as 7.5 or 7:30, at most 24.",
        "Écrivez des heures, comme 7,5 ou 7:30, au maximum 24.",
    ];
    let week = [
        "Schrijf uren, zoals 7,5 of 7:30, hoogstens 60.",
        "Write hours, such as 7.5 or 7:30, at most 60.",
        "Écrivez des heures, comme 7,5 ou 7:30, au maximum 60.",
    ];
    let month = [
        "Schrijf uren, zoals 7,5 of 7:30, hoogstens 400.",
        "Write hours, such as 7.5 or 7:30, at most 400.",
        "Écrivez des heures, comme 7,5 ou 7:30, au maximum 400.",
    ];
    let days = [
        "Schrijf een getal zonder komma, van 1 tot 7.",
        "Write a whole number from 1 to 7.",
        "Écrivez un nombre sans virgule, de 1 à 7.",
    ];
    let least = [
        "Dit is meer dan het hoogste aantal uren per dag.",
        "This is more than the most hours a day.",
        "C’est plus que le maximum d’heures par jour.",
    ];
    let terms: [Wrong<'_>; 6] = [
        (&[("hours_per_day", "25")], "hours_per_day", day),
        (&[("hours_per_week", "veel")], "hours_per_week", week),
        (&[("max_days", "8")], "max_days", days),
        (&[("hours_per_day", "4"), ("min_hours_per_day", "5")], "min_hours_per_day", least),
        (&[("path_started_on", "morgen")], "path_started_on", A_DATE),
        (&[("stage", "koningin")], "stage", CHOICE),
    ];
    refused(&app, &mut desk, (&path, "/terms", None), &[("target_hours", "12")], &terms).await;
    let minutes: [Wrong<'_>; 2] = [
        (
            &[("month", "2026")],
            "month",
            ["Schrijf een maand, zoals 11/2026.", "Write a month, such as 11/2026.", "Écrivez un mois, comme 11/2026."],
        ),
        (&[("hours", "-3")], "hours", month),
    ];
    refused(&app, &mut desk, (&path, "/minutes", None), &[("month", "2026-10"), ("hours", "8")], &minutes).await;

    let good = [("code", "care-3-12"), ("valid_from", "2026-01-01"), ("valid_until", "2027-01-01"), ("seen", "yes")];
    let papers: [Wrong<'_>; 4] = [
        (&[("code", "")], "code", CHOICE),
        (&[("valid_from", "ooit")], "valid_from", A_DATE),
        (&[("valid_until", "nooit")], "valid_until", A_DATE),
        (
            &[("valid_until", "2025-12-31")],
            "valid_until",
            ["Het einde is vroeger dan het begin.", "The end is before the beginning.", "La fin est avant le début."],
        ),
    ];
    refused(&app, &mut desk, (&format!("{path}/training"), "code", None), &good, &papers).await;
}

/// What counts is that a person has talked with her and has held the paper in her hand: without that tick nothing
/// happens.
#[actix_web::test]
async fn nobody_is_admitted_and_no_paper_counts_unless_a_person_says_that_she_saw_it() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let carer = app.joins("Amina Benali").await;
    let path = format!("/caregivers/{}", carer.id);
    let talked = [
        "Kruis aan dat u met elkaar gesproken hebt.",
        "Tick that you have talked.",
        "Cochez que vous vous êtes parlé.",
    ];
    let seen = [
        "Kruis aan dat u het document zelf zag.",
        "Tick that you have seen the document yourself.",
        "Cochez que vous avez vu le document vous-même.",
    ];
    let paper = [("code", "care-3-12"), ("valid_from", "2026-01-01")];
    let before = saved(&app);
    for (language, code) in ["nl", "en", "fr"].into_iter().enumerate() {
        let page = desk.open(&path).await;
        let page = desk.choose_language(&page, code).await;
        let answer = desk.try_send(&page, "/admit", &[], None).await;
        assert_eq!(answer.status, 422);
        assert!(answer.words().contains(talked[language]), "{}", answer.words());
        let page = desk.open(&format!("{path}/training")).await;
        let answer = desk.try_send(&page, "code", &paper, None).await;
        assert_eq!(answer.status, 422);
        assert!(answer.words().contains(seen[language]), "{}", answer.words());
        assert_eq!(held(&answer, "valid_from"), ["2026-01-01"], "what was typed is kept");
    }
    for (table, rows) in saved(&app) {
        assert_eq!(rows, before[&table], "nothing is saved in {table}");
    }
    assert_eq!(app.tables().counts()["certificates"], 0);

    // With the ticks, both count, once the ladder has what it asks of whoever learns.
    desk.notes_all(&carer.id, "trainee", &[]).await;
    let page = desk.open(&path).await;
    let page = desk.send(&page, "/admit", &[("talked", "yes")]).await;
    assert!(page.path.ends_with("done=admitted"), "{}", page.words());
    let page = desk.open(&format!("{path}/training")).await;
    desk.send(&page, "code", &[&paper[..], &[("seen", "yes")]].concat()).await;
    assert_eq!(app.tables().counts()["certificates"], 3);
}

#[actix_web::test]
async fn when_a_caregiver_can_work() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let hers = carer.page.strip_prefix(&app.base_url).unwrap();
    let end = [
        "Kies een later uur dan het begin.",
        "Choose a later time than the start.",
        "Choisissez une heure après le début.",
    ];
    let week: [Wrong<'_>; 4] = [
        (&[("from-2-0", "8 uur"), ("until-2-0", "12:00")], "from-2-0", HER_TIME),
        (&[("from-2-0", "08:00"), ("until-2-0", "")], "until-2-0", HER_TIME),
        (&[("from-2-0", "12:00"), ("until-2-0", "08:00")], "until-2-0", end),
        (&[("from-7-0", "12:00"), ("until-7-0", "12:00")], "until-7-0", end),
    ];
    let exceptions: [Wrong<'_>; 6] = [
        (&[("day", "")], "day", HER_DAY),
        (&[("day", "2026-11-17")], "day", HER_DAY),
        (&[("day", "2031-11-17")], "day", HER_DAY),
        (&[("from-0-0", "")], "from-0-0", HER_TIME),
        (&[("until-0-0", "99:99")], "until-0-0", HER_TIME),
        (&[("from-0-0", "14:00")], "until-0-0", end),
    ];
    let day = [("day", "2026-11-25"), ("kind", "hours"), ("from-0-0", "09:00"), ("until-0-0", "12:00")];
    for (mut guest, base) in [(app.guest(), hers.to_owned()), (desk, format!("/caregivers/{}", carer.id))] {
        let path = format!("{base}/availability");
        refused(&app, &mut guest, (&path, "/availability", Some(("do", "save"))), &[], &week).await;
        refused(&app, &mut guest, (&path, "/exceptions", Some(("do", "save"))), &day, &exceptions).await;
    }
}

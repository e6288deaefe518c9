//! What comes in by the open form before its address is proved: corrected, sent again with something else in it, marked
//! by a hidden field; and what a coordinator does with it on the telephone.

use super::harness::{Guest, Kind, TestApp, asked_form, pairs};

fn with(form: &[(String, String)], changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let kept = form.iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name)).cloned();
    kept.chain(changes.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))).collect()
}

const NUMBER: &str = "0190a000-0000-7000-8000-000000000001";

/// Sends the open form of an organiser, with one and the same hidden number.
async fn send(she: &mut Guest, slug: &str, form: &[(String, String)]) -> town::visitor::Page {
    let mut fields = pairs(form);
    fields.extend([("submission", NUMBER), ("do", "send"), ("children", "1"), ("slots", "1")]);
    she.post(&format!("/o/{slug}/ask"), &fields).await
}

fn waiting(app: &TestApp) -> i64 {
    app.tables().number("SELECT count(*) AS value FROM enquiries WHERE family_id IS NULL")
}

#[actix_web::test]
async fn the_same_form_with_something_else_in_it_is_never_dropped() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let (email, mistyped) =
            (format!("fatma{}@huis.example", app.number), format!("fatna{}@huis.example", app.number));
        let [monday, tuesday, ..] = app.week().days().map(|day| day.to_string());
        let form = with(&asked_form(&email, app.week().monday()), &[("date-0", &monday)]);
        let mut she = app.guest();

        // A mistyped address, then the right one: one request, and the link that went astray has ended.
        send(&mut she, "gent", &with(&form, &[("email", &mistyped)])).await;
        let astray = app.link(&mistyped, "/prove/").await;
        send(&mut she, "gent", &form).await;
        assert_eq!((waiting(&app), app.guest().look(&astray).await.status.as_u16()), (1, 410));
        // The same once more is the same: no second letter.
        send(&mut she, "gent", &form).await;
        assert_eq!((waiting(&app), app.mails(&email).await.len()), (1, 1));

        // Proved; then back, another day, sent: another request.
        let page = app.guest().open(&app.link(&email, "/prove/").await).await;
        let page = app.guest().send(&page, "", &[]).await;
        assert!(
            page.path.starts_with("/family/") && page.path.ends_with("?said=counted"),
            "a page that can be loaded again: {}",
            page.path
        );
        let page = send(&mut she, "gent", &with(&form, &[("date-0", &tuesday)])).await;
        assert_eq!((page.path.as_str(), waiting(&app)), ("/o/gent/asked", 1));
        let page = app.guest().open(&app.link(&email, "/prove/").await).await;
        app.guest().send(&page, "", &[]).await;
        let counts = app.tables().counts();
        assert_eq!((counts["families"], counts["requests"], counts["slots"]), (1, 2, 2));

        // Nor does another organiser care where a number was used before.
        app.add_organiser("brugge", "Wijkopvang Brugge", &["8000"]);
        let page = send(&mut she, "brugge", &with(&form, &[("place", "8000 Brugge")])).await;
        assert_eq!((page.path.as_str(), waiting(&app)), ("/o/brugge/asked", 1), "{}", page.words());
        app.deliver().await;
    }
}

#[actix_web::test]
async fn the_telephone_form_sent_twice_with_two_families_is_two_families() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let page = desk.open("/families/new").await;
    let form = asked_form("", app.week().monday());
    for (name, street) in [("Fatma Yıldız", "Vlasstraat 17"), ("Greet Claeys", "Leiekaai 30")] {
        let form = with(&form, &[("name", name), ("street", street)]);
        desk.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
    }
    assert_eq!(
        app.tables().texts("SELECT name AS value FROM families ORDER BY name"),
        ["Fatma Yıldız", "Greet Claeys"]
    );
}

#[actix_web::test]
async fn the_address_that_was_typed_is_shown_and_can_be_corrected() {
    let app = TestApp::start().await;
    let (email, mistyped) = (format!("fatma{}@huis.example", app.number), format!("fatna{}@huis.example", app.number));
    let mut she = app.guest();
    let page = send(&mut she, "gent", &with(&asked_form(&mistyped, app.week().monday()), &[])).await;
    assert!(page.words().contains(&mistyped), "{}", page.words());
    let astray = app.link(&mistyped, "/prove/").await;
    let wrong = she.try_send(&page, "email", &[("email", "fatma@")], None).await;
    assert!(wrong.status == 422 && wrong.html.contains("value=\"fatma@\""), "{}", wrong.words());
    let page = she.send(&page, "email", &[("email", &email)]).await;
    assert!(page.path.ends_with("said=corrected") && page.words().contains(&email), "{}", page.words());
    assert_eq!(app.guest().look(&astray).await.status, 410);
    app.guest().open(&app.link(&email, "/prove/").await).await;
    // Another browser is shown nothing of it.
    assert!(!app.guest().open("/o/gent/asked").await.words().contains(&email));
}

#[actix_web::test]
async fn a_stranger_who_is_written_to_reads_nothing_that_another_typed() {
    let app = TestApp::start().await;
    let email = format!("vreemd{}@huis.example", app.number);
    let typed = [
        ("name", "Win op https://elders.example"),
        ("needs", "Klik hier"),
        ("wishes", "Gratis geld"),
        ("street", "Reclame 1"),
    ];
    send(&mut app.guest(), "gent", &with(&asked_form(&email, app.week().monday()), &typed)).await;
    let mail = app.last_mail(&email).await;
    for (field, text) in typed {
        assert!(!mail.text.contains(text) && !mail.subject.contains(text), "{field}: {}", mail.text);
    }
    for told in ["maandag 23 november 2026", "09:00 – 12:00", "Gent"] {
        assert!(mail.text.contains(told), "{told}: {}", mail.text);
    }
    let page = app.guest().open(&app.link(&email, "/prove/").await).await;
    for told in ["maandag 23 november 2026", "09:00 – 12:00", "Gent"] {
        assert!(page.words().contains(told), "{told}: {}", page.words());
    }
}

#[actix_web::test]
async fn a_hidden_field_that_was_filled_in_is_asked_about() {
    let app = TestApp::start().await;
    let email = format!("fatma{}@huis.example", app.number);
    let mut she = app.guest();
    let form = with(
        &asked_form(&email, app.week().monday()),
        &[("website", "https://huis.example"), ("needs", "Bel twee keer")],
    );
    let page = send(&mut she, "gent", &form).await;
    assert!(page.status == 422 && page.words().contains("Bent u een mens?"), "{}", page.words());
    assert_eq!(waiting(&app), 0);
    let page = she.press(&page, "person", ("do", "send")).await;
    assert_eq!((page.path.as_str(), waiting(&app)), ("/o/gent/asked", 1), "{}", page.words());
    let kept = app.tables().texts("SELECT form AS value FROM enquiries").remove(0);
    assert!(kept.contains("Bel twee keer"), "nothing that was typed is lost: {kept}");
    app.deliver().await;
}

#[actix_web::test]
async fn a_coordinator_sees_what_waits_and_helps_on_the_telephone() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let (greet, fatma) = (app.household("Greet Claeys", "Daan"), app.household("Fatma Yıldız", "Yara"));
        app.ask(&greet, &[(0, "09:00", "12:00")]).await;
        app.ask(&fatma, &[(1, "09:00", "12:00")]).await;
        let page = desk.open("/families").await;
        assert!(
            page.html.contains("Gezinnen (2 te bevestigen)")
                && page.words().contains("2 vragen wachten op bevestiging")
        );
        for (searched, found) in
            [("yildiz", "Fatma Yıldız"), (greet.email.as_str(), "Greet Claeys"), ("0470", "Greet Claeys")]
        {
            let page = desk.open(&format!("/families/waiting?q={searched}")).await;
            assert!(page.words().contains(found), "{searched}: {}", page.words());
        }
        let page = desk.open("/families/waiting?q=yildiz").await;
        assert!(!page.words().contains("Greet Claeys"), "{}", page.words());
        let link_of = |page: &town::visitor::Page| {
            page.links().into_iter().find(|l| l.starts_with("/families/waiting/")).unwrap()
        };

        // Sent again, then corrected: each time the link of before ends.
        let hers = link_of(&page);
        let first = app.link(&fatma.email, "/prove/").await;
        let page = desk.open(&hers).await;
        let page = desk.send(&page, "/send", &[]).await;
        let second = app.link(&fatma.email, "/prove/").await;
        assert_eq!(
            (app.guest().look(&first).await.status.as_u16(), app.guest().look(&second).await.status.as_u16()),
            (410, 200)
        );
        let right = format!("fatima{}@huis.example", app.number);
        let page = desk.send(&page, "/address", &[("email", &right)]).await;
        assert!(page.words().contains(&right), "{}", page.words());
        assert_eq!(app.guest().look(&second).await.status, 410);

        // Taken over it counts at once; the link has ended, and a letter asks for the address alone.
        let third = app.link(&right, "/prove/").await;
        let page = desk.send(&page, "/take", &[]).await;
        assert!(page.path.starts_with("/families/") && page.words().contains("De aanvraag telt."), "{}", page.words());
        assert_eq!((app.tables().counts()["slots"], app.guest().look(&third).await.status.as_u16()), (1, 410));
        app.link(&right, "/confirm/").await;

        // The other one is dropped.
        let page = desk.open("/families/waiting").await;
        let page = desk.open(&link_of(&page)).await;
        let page = desk.send(&page, "/drop", &[]).await;
        assert!(page.path.ends_with("said=dropped"), "{}", page.words());
        assert_eq!(
            (waiting(&app), app.guest().look(&app.link(&greet.email, "/prove/").await).await.status.as_u16()),
            (0, 410)
        );
        assert!(!page.html.contains("te bevestigen)"));
    }
}

#[actix_web::test]
async fn what_cannot_be_asked_any_more_is_taken_over_with_the_form() {
    let app = TestApp::start().await;
    app.ask(&app.household("Fatma Yıldız", "Yara"), &[(0, "09:00", "12:00")]).await;
    app.deliver().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let week = app.week();
    app.pass_until(week.days()[1], "08:00").await;
    let mut desk = app.desk().await;
    let page = desk.open("/families/waiting").await;
    let link = page.links().into_iter().find(|l| l.starts_with("/families/waiting/")).unwrap();
    let page = desk.open(&link).await;
    let page = desk.try_send(&page, "/take", &[], None).await;
    assert!(page.status == 422 && page.words().contains("Dit moment is voorbij"), "{}", page.words());
    assert!(page.html.contains("Fatma Yıldız"), "what was typed is there");
    let later = week.days()[4].to_string();
    let page = desk.try_send(&page, "submission", &[("date-0", &later)], Some(("do", "send"))).await.ok().unwrap();
    assert!(page.path.ends_with("said=asked"), "{}", page.words());
    assert_eq!((waiting(&app), app.tables().counts()["slots"]), (0, 1));
    app.deliver().await;
}

#[actix_web::test]
async fn as_many_as_a_social_worker_sends_wait_at_one_address_and_no_more() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let shared = format!("sociaal{}@stad.example", app.number);
    let day = app.week().monday();
    for i in 0..11 {
        let form = with(
            &asked_form(&format!("gezin{i}n{}@huis.example", app.number), day),
            &[("name", &format!("Gezin {i}"))],
        );
        let mut fields = pairs(&form);
        fields.extend([("do", "send"), ("children", "1"), ("slots", "1")]);
        app.guest().post("/o/gent/ask", &fields).await.ok().unwrap();
    }
    let ids = app.tables().texts("SELECT id AS value FROM enquiries ORDER BY id");
    for (i, id) in ids.iter().enumerate() {
        let page = desk.open(&format!("/families/waiting/{id}")).await;
        let page = desk.try_send(&page, "/address", &[("email", &shared)], None).await;
        assert_eq!(page.status, if i < 10 { 200 } else { 422 }, "{i}: {}", page.words());
    }
    let page = send(&mut app.guest(), "gent", &asked_form(&shared, day)).await;
    assert!(
        page.status == 422 && page.words().contains("E-mailadres: Voor dit adres wachten al 10 vragen"),
        "{}",
        page.words()
    );
    assert!(page.html.contains("Vlasstraat 17"), "what was typed is there");

    // Whoever has lost her links gets one letter with all of them.
    app.deliver().await;
    let before = app.mails(&shared).await.len();
    let page = app.guest().open("/o/gent/link").await;
    app.guest().send(&page, "email", &[("email", &shared)]).await;
    let mails = app.mails(&shared).await;
    assert_eq!((mails.len(), mails.last().unwrap().links("/prove/").len()), (before + 1, 10));
}

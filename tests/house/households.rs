//! Families that are known: several at one address, one that moves, one that asks the same time for other children, one
//! whose mailbox is another. Nothing of theirs changes because somebody typed their address.

use super::harness::{Carer, Guest, Household, Kind, TestApp, asked_form, pairs};
use town::visitor::Page;

/// Somebody comes to a family's first slot: she was given it, offered it, and said yes.
async fn comes(app: &TestApp, desk: &mut Guest, family: &Household) -> Carer {
    let amina = app.carer(desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
    app.give(desk, &app.slots_of(family)[0], &amina).await;
    app.publish(desk).await;
    let link = app.offer_link(&amina, "09:00 – 12:00").await;
    let offer = app.guest().open(&link).await;
    app.guest().press(&offer, "answer", ("answer", "accept")).await;
    app.deliver().await;
    amina
}

/// Asks by the open form with an address that is known; what stands behind the button of the letter.
async fn asks_elsewhere(app: &TestApp, email: &str, changes: &[(&str, &str)]) -> Page {
    let day = app.week().days()[2];
    let mut form = asked_form(email, day);
    form.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    form.extend(changes.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    let page = she.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
    assert_eq!(page.path, "/o/gent/asked");
    let page = app.guest().open(&app.link(email, "/prove/").await).await;
    app.guest().send(&page, "", &[]).await
}

fn homes(app: &TestApp) -> Vec<String> {
    app.tables().texts("SELECT name || ', ' || street AS value FROM families ORDER BY created_at, id")
}

async fn choose(app: &TestApp, page: &Page, which: &str) -> Page {
    app.guest().send(page, "household", &[("household", which)]).await
}

fn first_family(app: &TestApp) -> String {
    app.tables().texts("SELECT id AS value FROM families ORDER BY id").remove(0)
}

#[actix_web::test]
async fn two_households_of_one_address_are_two_families() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let first = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let amina = comes(&app, &mut desk, &first).await;
        let heard = app.mails(&amina.email).await.len();

        let other =
            [("name", "Greet Claeys"), ("street", "Leiekaai 30"), ("phone", "0470 99 88 77"), ("child_name-0", "Daan")];
        let page = asks_elsewhere(&app, &first.email, &other).await;
        assert!(page.path.ends_with("/household"), "she is asked: {}", page.words());
        for shown in ["Vlasstraat 17", "Leiekaai 30", "Greet Claeys"] {
            assert!(page.words().contains(shown), "{shown}: {}", page.words());
        }
        assert_eq!(homes(&app), ["Fatma Yıldız, Vlasstraat 17"], "nothing has changed before she chose");
        let nothing = app.guest().try_send(&page, "household", &[], None).await;
        assert_eq!((nothing.status.as_u16(), app.tables().counts()["slots"]), (422, 1), "{}", nothing.words());
        let page = choose(&app, &page, "another").await;
        assert!(page.path.ends_with("said=counted") && page.words().contains("Greet Claeys"), "{}", page.words());
        assert_eq!(homes(&app), ["Fatma Yıldız, Vlasstraat 17", "Greet Claeys, Leiekaai 30"]);
        assert_eq!(app.mails(&amina.email).await.len(), heard, "nobody is sent elsewhere");

        // Who asks again for the second is known: nobody is asked anything.
        let page =
            asks_elsewhere(&app, &first.email, &[&other[..], &[("from-0", "14:00"), ("until-0", "16:00")]].concat())
                .await;
        assert!(page.path.ends_with("said=counted"), "{}", page.words());
        assert_eq!(homes(&app).len(), 2);

        // A lost link is one letter, with a link to each.
        let before = app.mails(&first.email).await.len();
        let page = app.guest().open("/o/gent/link").await;
        app.guest().send(&page, "email", &[("email", &first.email)]).await;
        let mails = app.mails(&first.email).await;
        assert_eq!(mails.len(), before + 1);
        let mut names = Vec::new();
        for link in mails.last().unwrap().links("/family/") {
            let words = app.guest().open(&link).await.words();
            names.extend(
                ["Fatma Yıldız", "Greet Claeys"].into_iter().filter(|name| words.contains(&format!("Dag {name}"))),
            );
        }
        assert_eq!(names, ["Fatma Yıldız", "Greet Claeys"], "{}", mails.last().unwrap().text);
    }
}

#[actix_web::test]
async fn a_stranger_redirects_nobody() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = comes(&app, &mut desk, &family).await;
    let all = || app.tables().texts("SELECT name || street || phone || needs AS value FROM families");
    let (before, heard) = (all(), app.mails(&amina.email).await.len());
    let page = asks_elsewhere(
        &app,
        &family.email,
        &[("street", "Leiekaai 30"), ("phone", "0499 00 00 00"), ("needs", "Sleutel")],
    )
    .await;
    assert!(page.words().contains("Vlasstraat 17, 9000 Gent → Leiekaai 30, 9000 Gent"), "{}", page.words());
    assert_eq!(all(), before);
    let page = choose(&app, &page, &format!("kept:{}", first_family(&app))).await;
    assert!(page.path.ends_with("said=counted"), "{}", page.words());
    assert_eq!(all(), before, "she kept what was, and the request counts");
    assert_eq!((app.tables().counts()["slots"], app.mails(&amina.email).await.len()), (2, heard));
}

#[actix_web::test]
async fn whoever_comes_hears_of_a_move_through_either_door() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = comes(&app, &mut desk, &family).await;
    let heard = app.mails(&amina.email).await.len();
    let page = asks_elsewhere(&app, &family.email, &[("street", "Leiekaai 30")]).await;
    choose(&app, &page, &format!("changed:{}", first_family(&app))).await;
    assert_eq!(homes(&app), ["Fatma Yıldız, Leiekaai 30"]);
    let by_open_form = app.mails(&amina.email).await.pop().unwrap();
    assert_eq!(app.mails(&amina.email).await.len(), heard + 1);

    let page = app.guest().open(&format!("{}/ask", family.page)).await;
    let (day, street) = (app.week().days()[4].to_string(), [("street", "Kortrijksesteenweg 5"), ("reason", "work")]);
    let times = [("date-0", day.as_str()), ("from-0", "09:00"), ("until-0", "12:00")];
    app.guest()
        .try_send(&page, "submission", &[&street[..], &times].concat(), Some(("do", "send")))
        .await
        .ok()
        .unwrap();
    let by_own_page = app.mails(&amina.email).await.pop().unwrap();
    assert_eq!(by_own_page.subject, by_open_form.subject, "the same letter");
}

#[actix_web::test]
async fn the_same_time_for_another_child_is_asked_anew() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let priority = || app.tables().number("SELECT priority AS value FROM slots");
    let names = "SELECT c.first_name AS value FROM slots s, request_children r, children c
        WHERE r.request_id = s.request_id AND c.id = r.child_id ORDER BY c.first_name";
    assert_eq!((priority(), app.tables().texts(names)), (3, vec!["Yara".to_owned()]));
    let slot = format!("/weeks/{}/slots/{}", app.week(), app.slots_of(&family)[0]);
    let babies = "Opvang van kinderen van 0 tot 3 jaar";
    assert!(!desk.open(&slot).await.words().contains(babies));

    // With a baby, for another reason: the slot follows, and so does what whoever comes must have.
    let ask = format!("{}/ask", family.page);
    let monday = app.week().monday().to_string();
    let same = [("date-0", monday.as_str()), ("from-0", "09:00"), ("until-0", "12:00"), ("reason", "interview")];
    let page = app.guest().open(&ask).await;
    let page = app.guest().press(&page, "submission", ("do", "add-child")).await;
    let baby = [("child_name-1", "Mila"), ("child_month-1", "2026-05")];
    app.guest().try_send(&page, "submission", &[&same[..], &baby].concat(), Some(("do", "send"))).await.ok().unwrap();
    assert_eq!(app.tables().counts()["slots"], 1, "it is the same slot");
    assert_eq!((priority(), app.tables().texts(names)), (5, vec!["Mila".to_owned(), "Yara".to_owned()]));
    assert!(desk.open(&slot).await.words().contains(babies), "the requirement follows");
    app.deliver().await;
}

#[actix_web::test]
async fn a_time_for_which_somebody_was_asked_is_for_these_children() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    comes(&app, &mut desk, &family).await;
    let monday = app.week().monday().to_string();
    let same = [("date-0", monday.as_str()), ("from-0", "09:00"), ("until-0", "12:00"), ("reason", "interview")];
    let page = app.guest().open(&format!("{}/ask", family.page)).await;
    let page = app.guest().press(&page, "submission", ("do", "add-child")).await;
    let baby = [("child_name-1", "Mila"), ("child_month-1", "2026-05")];
    let page = app.guest().try_send(&page, "submission", &[&same[..], &baby].concat(), Some(("do", "send"))).await;
    let said = "Moment 1, Dag: Voor dit moment hebben wij al iemand gevraagd, voor andere kinderen.";
    assert!(page.status == 422 && page.words().contains(said), "{}", page.words());
    assert!(page.html.contains("Mila"), "what was typed is there");
    assert_eq!(app.tables().counts()["children"], 1);
    // For the same child the reason may change: it stays hers.
    let page = app.guest().press(&page, "submission", ("do", "remove-child-1")).await;
    app.guest().try_send(&page, "submission", &same, Some(("do", "send"))).await.ok().unwrap();
    assert_eq!(app.tables().texts("SELECT state AS value FROM offers"), ["accepted"]);
    app.deliver().await;
}

#[actix_web::test]
async fn a_week_holds_a_bounded_number_of_slots_a_family() {
    let app = TestApp::start().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let mut taken = 1;
    for (round, day) in [(0, 1), (1, 2), (2, 3), (3, 4)] {
        let page = app.guest().open(&format!("{}/ask", family.page)).await;
        let day = app.week().days()[day].to_string();
        let mut form = vec![("reason".to_owned(), "work".to_owned()), ("slots".to_owned(), "20".to_owned())];
        for i in 0..20 {
            let (from, until) = (i * 30, i * 30 + 25);
            form.push((format!("date-{i}"), day.clone()));
            form.push((format!("from-{i}"), format!("{:02}:{:02}", 6 + from / 60, from % 60)));
            form.push((format!("until-{i}"), format!("{:02}:{:02}", 6 + until / 60, until % 60)));
        }
        // More rows than the page shows by itself: sent as a program would.
        let path = page.path.clone();
        let known = [
            ("name", "Fatma Yıldız"),
            ("phone", "0470 00 00 01"),
            ("language", "nl"),
            ("street", "Vlasstraat 17"),
            ("place", "9000 Gent"),
        ];
        let child = [("children", "1"), ("child_name-0", "Yara"), ("child_month-0", "2021-06"), ("do", "send")];
        let page = app.guest().post(&path, &[&pairs(&form)[..], &known, &child].concat()).await;
        let full = round == 2 || round == 3;
        assert_eq!(page.status, if full { 422 } else { 200 }, "{round}: {}", page.words());
        assert_eq!(full, page.words().contains("hoogstens 60 momenten per week"), "{round}: {}", page.words());
        taken += if full { 0 } else { 20 };
        assert_eq!(app.tables().counts()["slots"], taken);
    }
    app.deliver().await;
}

#[actix_web::test]
async fn another_mailbox_is_proved_anew_and_the_links_to_the_old_one_end() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let (proof, new) =
            (app.link(&family.email, "/prove/").await, format!("fatma.nieuw{}@huis.example", app.number));
        let page = app.guest().open(&family.page).await;
        let wrong = app.guest().try_send(&page, "/address", &[("email", "fatma@")], None).await;
        assert!(wrong.status == 422 && wrong.html.contains("value=\"fatma@\""), "{}", wrong.words());
        let page = app.guest().send(&page, "/address", &[("email", &new)]).await;
        assert!(page.path.ends_with("said=address"), "{}", page.words());
        let emails = || app.tables().texts("SELECT email AS value FROM families");
        assert_eq!(emails(), std::slice::from_ref(&family.email), "until it is proved the old one stands");
        app.guest().open(&family.page).await;
        let letter = app.last_mail(&new).await;
        assert!(!letter.text.contains("Fatma") && !letter.text.contains("/family/"), "{}", letter.text);

        assert!(letter.text.contains(&new), "the letter names the address that was given: {}", letter.text);
        let confirm = app.link(&new, "/confirm/").await;
        let page = app.guest().open(&confirm).await;
        let told = page.words();
        assert!(told.contains("schrijven wij naar uw oude adres") && !told.contains("aan de telefoon"), "{told}");
        let page = app.guest().send(&page, "", &[]).await;
        assert!(page.path.ends_with("said=address-proved"), "{}", page.words());
        assert_eq!(emails(), std::slice::from_ref(&new));
        for ended in [&family.page, &proof] {
            let page = app.guest().look(ended).await;
            assert!(page.status == 410 && page.html.contains("/o/gent/link"), "{ended}: {}", page.words());
        }
        assert!(app.last_mail(&family.email).await.subject.contains("ander adres"), "the old mailbox hears of it");
        // At the desk too.
        let mut desk = app.desk().await;
        let page = desk.open(&format!("/families/{}", first_family(&app))).await;
        let page = desk.send(&page, "/address", &[("email", &family.email)]).await;
        assert!(page.path.ends_with("said=address"), "{}", page.words());
        let told = page.words();
        assert!(told.contains("schrijven wij naar het oude adres") && !told.contains("aan de telefoon"), "{told}");
        app.link(&family.email, "/confirm/").await;
    }
}

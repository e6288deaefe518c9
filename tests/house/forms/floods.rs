//! More than a form should bring: too much text, fields that nobody sees, the same form again and again.

use super::saved;
use crate::house::harness::{Kind, TestApp, asked_form, joined_form, pairs};

#[actix_web::test]
async fn more_text_than_a_form_can_hold() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let before = saved(&app);
    let path = |page: &str, more: &str| format!("{}{more}", page.strip_prefix(&app.base_url).unwrap_or(page));
    let open = ["/o/gent/ask", "/o/gent/join", "/o/gent/link", "/login", "/language"].map(str::to_owned);
    let by_link = [
        path(&family.page, "/ask"),
        path(&carer.page, "/availability"),
        path(&carer.page, "/exceptions"),
        path(&carer.page, "/languages"),
    ];
    let of_desk = ["/families/new", "/caregivers/new", "/settings", "/letters/link"].map(str::to_owned);
    let text = "x".repeat(10 << 20);
    for path in open.iter().chain(&by_link).chain(&of_desk) {
        for most in [65 << 10, 10 << 20] {
            let page = desk.post(path, &[("name", &text[..most]), ("email", "fatma@huis.example")]).await;
            assert_eq!(page.status, 413, "{path}");
            assert!(
                page.words().contains("Dat is te veel tekst") && page.words().contains("Er is niets bewaard."),
                "{}",
                page.words()
            );
        }
    }
    assert_eq!(saved(&app), before);
}

#[actix_web::test]
async fn a_program_that_fills_in_everything_gets_no_further_than_a_question() {
    let app = TestApp::start().await;
    let before = saved(&app);
    let mut it = app.guest();
    let trapped = ("website".to_owned(), "https://elders.example".to_owned());
    let asked = asked_form("robot@elders.example", app.week().monday());
    for (path, fields, button) in [
        ("/o/gent/ask", asked, Some(("do", "send"))),
        ("/o/gent/join", joined_form("Robot", "robot@elders.example"), None),
    ] {
        let page = it.open(path).await;
        let fields = [fields, vec![trapped.clone()]].concat();
        let page = it.try_send(&page, "submission", &pairs(&fields), button).await;
        assert_eq!(page.status, 422, "{path}: {}", page.words());
    }
    assert_eq!(saved(&app), before);
    assert!(app.raw_mails().await.is_empty());
}

#[actix_web::test]
async fn sending_twice_asks_once_on_sqlite() {
    sending_twice_asks_once(Kind::Sqlite).await;
}

#[actix_web::test]
async fn sending_twice_asks_once_on_postgresql() {
    sending_twice_asks_once(Kind::Postgres).await;
}

async fn sending_twice_asks_once(kind: Kind) {
    let app = TestApp::start_on(kind).await;
    let (family, carer) = (format!("fatma{}@huis.example", app.number), format!("amina{}@zorg.example", app.number));
    let forms = [
        ("/o/gent/ask", asked_form(&family, app.week().monday()), &family),
        ("/o/gent/join", joined_form("Amina Benali", &carer), &carer),
    ];
    for (path, fields, email) in forms {
        let page = app.guest().open(path).await;
        let button = path.ends_with("ask").then_some(("do", "send"));
        let send = || {
            let (mut she, page, fields) = (app.guest(), page.clone(), fields.clone());
            actix_web::rt::spawn(async move {
                she.try_send(&page, "submission", &pairs(&fields), button).await.ok().unwrap().path
            })
        };
        let presses: Vec<_> = (0..5).map(|_| send()).collect();
        for press in presses {
            assert!(press.await.unwrap().contains("ed"), "each press is thanked for");
        }
        assert_eq!(app.mails(email).await.len(), 1, "{path}: one letter");
    }
    assert_eq!((app.tables().counts()["enquiries"], app.tables().counts()["caregivers"]), (1, 1));

    // The proof counts once, however often it is pressed.
    let (prove, welcome) = (app.link(&family, "/prove/").await, app.link(&carer, "/welcome/").await);
    for link in [&prove, &welcome] {
        let page = app.guest().open(link).await;
        let press = || {
            let (mut she, page) = (app.guest(), page.clone());
            actix_web::rt::spawn(async move { she.send(&page, "", &[]).await })
        };
        let presses: Vec<_> = (0..5).map(|_| press()).collect();
        for press in presses {
            press.await.unwrap();
        }
    }
    let counts = app.tables().counts();
    assert_eq!((counts["families"], counts["requests"], counts["slots"], counts["children"]), (1, 1, 1, 1));
    let proofs =
        "SELECT count(*) AS value FROM events WHERE kind IN ('family-proved', 'care-asked', 'caregiver-proved')";
    assert_eq!(app.tables().number(proofs), 3);
}

#[actix_web::test]
async fn the_same_form_with_another_address_is_a_form_of_its_own() {
    let app = TestApp::start().await;
    let (wrong, right) = (format!("fatna{}@huis.example", app.number), format!("fatma{}@huis.example", app.number));
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    for email in [&wrong, &right] {
        // She goes back in her browser and corrects the address.
        let fields = asked_form(email, app.week().monday());
        she.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await.ok().unwrap();
    }
    assert_eq!(app.mails(&right).await.len(), 1, "the right address has its link");
    assert_eq!(app.tables().counts()["slots"], 0);
}

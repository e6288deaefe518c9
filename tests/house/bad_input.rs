//! What goes wrong in a coordinator's week between two looks: each time it is said what happened and what to do, and nothing is half
//! done. (A plan file for another week stands in `runs`, an absence over a shift that runs in `replacing/refused`, files that are no
//! lists in `import`, a yes that races the cancellation in `replacing/at_once`, two pins at one time in `words_of_the_plan`.)

use std::os::unix::fs::PermissionsExt;

use super::harness::{Carer, Guest, Household, Kind, TestApp};

/// Two mornings, for whom Amina can come on both.
struct Week {
    app: TestApp,
    desk: Guest,
    family: Household,
    amina: Carer,
}

impl Week {
    async fn with(fields: &[(&str, &str)]) -> Self {
        let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", fields).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "09:00", "12:00")]).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
        Week { app, desk, family, amina }
    }

    async fn solved() -> Self {
        let mut week = Week::with(&[]).await;
        week.app.solve(&mut week.desk).await;
        week
    }

    fn path(&self) -> String {
        format!("/weeks/{}", self.app.week())
    }

    fn offers(&self) -> Vec<String> {
        self.app.tables().texts("SELECT state AS value FROM offers ORDER BY id")
    }

    async fn the_family_cancels(&self, slot: &str) {
        let mut she = self.app.guest();
        let page = she.open(&format!("{}/cancel/{slot}", self.family.page)).await;
        she.send(&page, "", &[]).await;
    }
}

#[actix_web::test]
async fn a_week_that_is_published_already_says_so_and_sends_nothing_twice() {
    let mut week = Week::solved().await;
    let stale = week.desk.open(&format!("{}/publish", week.path())).await;
    week.app.publish(&mut week.desk).await;
    let mails = week.app.mails(&week.amina.email).await.len();
    let again = week.desk.send(&stale, "", &[]).await;
    assert_eq!(week.offers(), ["offered", "offered"]);
    assert_eq!(week.app.mails(&week.amina.email).await.len(), mails, "{}", again.words());
    let page = week.desk.open(&format!("{}/publish", week.path())).await;
    assert!(page.words().contains("Niemand krijgt een e-mail: er is niets veranderd"), "{}", page.words());
}

#[actix_web::test]
async fn what_a_family_cancels_while_the_week_is_solved_is_offered_to_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let (script, gate) = (folder.path().join("solver.sh"), folder.path().join("go"));
    let text = format!(
        "#!/bin/sh\nwhile [ ! -e {} ]; do sleep 0.1; done\nexec {} \"$@\"\n",
        gate.display(),
        env!("CARGO_BIN_EXE_wijkopvang")
    );
    std::fs::write(&script, text).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut week = Week::with(&[("program", script.to_str().unwrap())]).await;
    let path = week.path();
    let page = week.desk.open(&path).await;
    let page = week.desk.send(&page, "/solve", &[]).await;
    assert!(page.html.contains("badge running"), "{}", page.words());
    let slots = week.app.slots_of(&week.family);
    week.the_family_cancels(&slots[1]).await;
    std::fs::write(&gate, "").unwrap();
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    let mut page = week.desk.open(&path).await;
    while page.html.contains("badge running") {
        assert!(std::time::Instant::now() < until, "the solve does not end");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        page = week.desk.open(&path).await;
    }
    for told in ["Ingevuld 1 van 1", "Van de week zoals ze toen was"] {
        assert!(page.words().contains(told), "{told}: {}", page.words());
    }
    week.app.publish(&mut week.desk).await;
    assert_eq!(week.offers(), ["offered"], "of what is still asked");
    assert!(week.app.holder(&slots[0]).is_some());
    week.app.deliver().await;
}

#[actix_web::test]
async fn what_is_asked_after_the_solve_is_named_before_publishing() {
    let mut week = Week::solved().await;
    let mut form = super::harness::asked_form("", week.app.week().days()[2]);
    form.retain(|(name, _)| !["name", "phone", "street"].contains(&name.as_str()));
    let theirs = [("name", "Greet Claeys"), ("phone", "0470 00 00 77"), ("street", "Kerkstraat 12")];
    form.extend(theirs.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let page = week.desk.open("/families/new").await;
    let fields = super::harness::pairs(&form);
    week.desk.try_send(&page, "submission", &fields, Some(("do", "send"))).await.ok().unwrap();
    let page = week.desk.open(&format!("{}/publish", week.path())).await;
    assert!(page.words().contains("Eén moment blijft voorlopig niet ingevuld"), "{}", page.words());
    let page = week.desk.open(&format!("{}/board?by=unfilled", week.path())).await;
    assert!(page.words().contains("Greet Claeys") && page.words().contains("woensdag 25 november"), "{}", page.words());
    week.app.deliver().await;
}

#[actix_web::test]
async fn a_caregiver_who_leaves_between_solve_and_publish_is_asked_nothing_and_it_is_said() {
    let mut week = Week::solved().await;
    let mut she = week.app.guest();
    let page = she.open(&format!("{}/absence", week.amina.page)).await;
    let today = week.app.today().to_string();
    let asked = she.send(&page, "/absence", &[("kind", "goodbye"), ("from", &today)]).await;
    she.press(&asked, "/absence", ("sure", "yes")).await;
    let page = week.desk.open(&format!("{}/publish", week.path())).await;
    for told in [
        "2 momenten blijven voorlopig niet ingevuld",
        "Er is iets veranderd sinds deze week opgelost werd: iemand is er niet meer",
    ] {
        assert!(page.words().contains(told), "{told}: {}", page.words());
    }
    assert!(!page.words().contains("Amina"), "she is asked nothing: {}", page.words());
    // Whoever publishes all the same asks nobody who is gone.
    week.desk.send(&page, "", &[]).await;
    assert!(week.offers().is_empty());
    let mails = week.app.mails(&week.amina.email).await;
    assert!(
        mails.iter().all(|mail| mail.links("/offer/").is_empty()),
        "{:?}",
        mails.iter().map(|m| &m.subject).collect::<Vec<_>>()
    );
    week.app.deliver().await;
}

#[actix_web::test]
async fn a_pin_on_somebody_who_no_longer_can_is_named_with_the_way_to_it() {
    let mut week = Week::with(&[]).await;
    let slots = week.app.slots_of(&week.family);
    week.app.decide(&mut week.desk, &slots[0], &[("caregiver", &week.amina.id)], "pin").await.ok().unwrap();
    week.app.can_work(&week.amina, &[(1, "", "", "ok"), (2, "08:00", "18:00", "ok")]).await;
    let path = week.path();
    let page = week.desk.open(&path).await;
    let refused = week.desk.try_send(&page, "/solve", &[], None).await;
    for seen in [&page, &refused] {
        for told in ["Vastgezet voor Amina Benali: maandag 23 november, 09:00 – 12:00", "Dan niet beschikbaar"] {
            assert!(seen.words().contains(told), "{told}: {}", seen.words());
        }
        assert!(seen.html.contains(&format!("{path}/slots/{}", slots[0])), "the way to it: {}", seen.html);
    }
    assert_eq!(refused.status, 422);
    assert_eq!(week.app.tables().counts()["plan_runs"], 0, "nothing has begun");
    week.app.deliver().await;
}

#[actix_web::test]
async fn a_week_is_solved_by_weights_of_nought_and_never_by_a_million() {
    let mut week = Week::with(&[]).await;
    let page = week.desk.open("/settings/plan").await;
    let fields: Vec<String> = page
        .html
        .split("<input ")
        .filter_map(|tag| {
            tag.split('>').next().filter(|tag| tag.contains("inputmode") || tag.contains("type=\"text\""))
        })
        .filter_map(|tag| tag.split("name=\"").nth(1)?.split('"').next().map(str::to_owned))
        .filter(|name| name != "q" && name != "opened")
        .collect();
    assert!(fields.len() > 20, "{fields:?}");
    let million: Vec<(&str, &str)> = fields.iter().map(|name| (name.as_str(), "1000000")).collect();
    let seen = week.desk.try_send(&page, "opened", &million, None).await;
    assert_eq!(seen.status, 422);
    assert_eq!(
        seen.html.matches("class=\"error\"").count(),
        fields.len(),
        "each says from what to what: {}",
        seen.words()
    );
    assert_eq!(week.app.tables().counts()["plan_figures"], 0, "nothing is half done");
    // Whatever may be nought is nought; what may not keeps its least.
    let noughts: Vec<(&str, &str)> = fields.iter().map(|name| (name.as_str(), "0")).collect();
    let seen = week.desk.try_send(&page, "opened", &noughts, None).await;
    let wrong = |name: &&String| seen.html.contains(&format!("id=\"{name}-error\""));
    let values: Vec<(&str, &str)> =
        fields.iter().filter(|name| !wrong(name)).map(|name| (name.as_str(), "0")).collect();
    assert!(values.len() > 10, "{}", seen.words());
    let saved = week.desk.try_send(&page, "opened", &values, None).await;
    assert!(saved.path.ends_with("?said=saved"), "{}", saved.words());
    let page = week.app.solve(&mut week.desk).await;
    assert!(page.words().contains("2 van 2 momenten zijn ingevuld"), "{}", page.words());
    week.app.deliver().await;
}

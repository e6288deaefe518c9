//! Care that is asked every week: on the right days, at the same hour on the wall all year, told as one and cancelled as one.

use town::visitor::Page;

use super::harness::{Guest, Household, Kind, TestApp, asked_form, pairs};

/// A Tuesday, before the school holidays of Christmas, carnival and Easter, and before the clock goes forward.
const NOW: &str = "2026-12-01T08:00:00Z";

struct Weekly {
    app: TestApp,
    family: Household,
}

impl Weekly {
    async fn on(kind: Kind) -> Self {
        let app = TestApp::start_at(kind, NOW).await;
        let family = app.household("Fatma Yıldız", "Yara");
        Weekly { app, family }
    }

    /// Asks for Tuesdays from 7.30 to 12, from 8 December on, with what else is chosen.
    async fn ask(&self, she: &mut Guest, more: &[(&str, &str)]) -> Page {
        let mut page = she.open("/o/gent/ask").await;
        if more.iter().any(|(name, _)| name.ends_with("-1")) {
            page = she.press(&page, "submission", ("do", "add-slot")).await;
        }
        let mut fields = asked_form(&self.family.email, "2026-12-08".parse().unwrap());
        fields.iter_mut().filter(|(name, _)| name == "from-0").for_each(|(_, from)| "07:30".clone_into(from));
        fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        fields.extend(more.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        she.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await
    }

    fn starts(&self, which: &str) -> Vec<String> {
        self.app.tables().texts(&format!(
            "SELECT substr(wall_start, 1, 16) AS value FROM slots WHERE cancelled_at IS {which} ORDER BY starts_at"
        ))
    }
}

#[actix_web::test]
async fn every_tuesday_is_half_past_seven_all_year_and_leaves_holidays_out() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = Weekly::on(kind).await;
        let mut she = at.app.guest();
        let page = at.ask(&mut she, &[("weekly_until-0", "2027-04-13"), ("not_on_holidays-0", "yes")]).await;
        assert_eq!(page.path, "/o/gent/asked", "{}", page.words());
        let letter = at.app.last_mail(&at.family.email).await;
        for said in [
            "elke dinsdag",
            "8 december 2026",
            "13 april 2027",
            "14 keer",
            "niet op 22 december, 29 december, 9 februari",
        ] {
            assert!(letter.text.contains(said), "{said}: {}", letter.text);
        }
        at.app.prove(&mut at.family).await;
        let days = ["12-08", "12-15", "01-05", "01-12", "01-19", "01-26", "02-02", "02-16", "02-23", "03-02", "03-09"];
        let days = days.into_iter().chain(["03-16", "03-23", "04-13"]);
        let wall: Vec<String> =
            days.map(|day| format!("{}-{day}T07:30", if day.starts_with("12") { 2026 } else { 2027 })).collect();
        assert_eq!(at.starts("NULL"), wall);
        let utc = at.app.tables().texts(
            "SELECT substr(CAST(starts_at AS TEXT), 12, 5) || ' ' || week AS value FROM slots ORDER BY starts_at",
        );
        assert_eq!((utc[0].as_str(), utc[13].as_str()), ("06:30 2026-W50", "05:30 2027-W15"), "the clock goes forward");

        // On her page they are one, with the others behind it.
        let page = she.open(&at.family.page).await;
        assert!(page.words().contains("nog 13 keer, elke week"), "{}", page.words());
    }
}

#[actix_web::test]
async fn a_series_is_cancelled_from_a_day_on_or_one_alone() {
    let mut at = Weekly::on(Kind::Sqlite).await;
    let mut she = at.app.guest();
    at.ask(&mut she, &[("weekly_until-0", "2027-01-19")]).await;
    at.app.prove(&mut at.family).await;
    let slots = at.app.tables().texts("SELECT id AS value FROM slots ORDER BY starts_at");
    assert_eq!(slots.len(), 7, "with the holidays");

    let page = she.open(&format!("{}/cancel/{}", at.family.page, slots[1])).await;
    assert!(page.words().contains("Alle 6 vanaf die dag, tot en met dinsdag 19 januari 2027"), "{}", page.words());
    let page = she.send(&page, "which", &[("which", "one")]).await;
    assert!(page.words().contains("De opvang is afgezegd."), "{}", page.words());
    assert_eq!(at.starts("NOT NULL"), ["2026-12-15T07:30"]);

    let page = she.open(&format!("{}/cancel/{}", at.family.page, slots[4])).await;
    let page = she.send(&page, "which", &[("which", "rest")]).await;
    assert!(page.words().contains("Al deze dagen zijn afgezegd."), "{}", page.words());
    assert_eq!(at.starts("NULL"), ["2026-12-08T07:30", "2026-12-22T07:30", "2026-12-29T07:30"]);

    // Sent once more it changes nothing, and a stranger's slot is nobody's to cancel.
    let last = she.open(&format!("{}/cancel/{}", at.family.page, slots[3])).await;
    assert!(!last.words().contains("vanaf die dag"), "nothing comes after it: {}", last.words());
}

#[actix_web::test]
async fn what_cannot_come_every_week_is_said_with_its_day() {
    let at = Weekly::on(Kind::Sqlite).await;
    let mut she = at.app.guest();
    let second = [("date-1", "2026-12-15"), ("from-1", "09:00"), ("until-1", "10:00")];
    let cases: [(&[(&str, &str)], &str); 6] = [
        (&[("weekly_until-0", "2026-12-01")], "De laatste dag komt voor de eerste"),
        (&[("weekly_until-0", "2028-12-01")], "binnen de zes maanden"),
        (&[("weekly_until-0", "Pasen")], "Kies een dag"),
        (
            &[("date-0", "2026-12-22"), ("weekly_until-0", "2026-12-29"), ("not_on_holidays-0", "yes")],
            "allemaal feestdagen",
        ),
        (&[("weekly_until-0", "2026-12-29"), second[0], second[1], second[2]], "samen met een ander"),
        (
            &[("date-0", "2027-03-21"), ("weekly_until-0", "2027-04-04"), ("from-0", "02:30"), ("until-0", "05:00")],
            "zondag 28 maart 2027",
        ),
    ];
    for (more, said) in cases {
        let page = at.ask(&mut she, more).await;
        assert_eq!(page.status, 422, "{more:?}: {}", page.words());
        assert!(page.words().contains(said), "{more:?}: {}", page.words());
        assert_eq!(at.app.tables().counts()["enquiries"], 0);
    }
}

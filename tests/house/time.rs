//! Wall time: the two nights on which the clock changes, and machines in other parts of the world.

use std::sync::Arc;

use std::process::Command;

use chrono::{Days, NaiveDate};
use domain::basics::{Instant, IsoWeek};
use domain::offers;
use domain::organisers;
use town::visitor::Page;

use super::harness::{Guest, Household, Kind, Place, TestApp, asked_form, pairs};

/// Some days before the clock goes back, and before it goes forward.
const OCTOBER: &str = "2026-10-21T08:00:00Z";
const MARCH: &str = "2026-03-24T08:00:00Z";

struct Night {
    app: TestApp,
    family: Household,
}

impl Night {
    async fn before(moment: &str) -> Self {
        let app = TestApp::start_at(Kind::Sqlite, moment).await;
        let family = app.household("Fatma Yıldız", "Yara");
        Night { app, family }
    }

    /// Asks for one slot, with whatever else is chosen.
    async fn ask(&self, she: &mut Guest, page: &Page, slot: (&str, &str, &str), more: &[(&str, &str)]) -> Page {
        let mut fields = asked_form(&self.family.email, slot.0.parse().unwrap());
        fields.retain(|(name, _)| !["from-0", "until-0"].contains(&name.as_str()));
        fields.extend([("from-0".to_owned(), slot.1.to_owned()), ("until-0".to_owned(), slot.2.to_owned())]);
        fields.extend(more.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        she.try_send(page, "submission", &pairs(&fields), Some(("do", "send"))).await
    }

    /// Start and end of the slot that was asked, in UTC.
    async fn asked(&mut self) -> (String, String) {
        self.app.prove(&mut self.family).await;
        let found = self.app.tables().texts("SELECT starts_at || ' ' || ends_at AS value FROM slots");
        let [one] = found.as_slice() else { panic!("one slot: {found:?}") };
        let words: Vec<&str> = one.split_whitespace().collect();
        let short = |day: &str, time: &str| format!("{day} {}", &time[..5]);
        (short(words[0], words[1]), short(words[2], words[3]))
    }
}

#[actix_web::test]
async fn an_hour_that_comes_twice_is_asked_for() {
    for (chosen, starts) in [("first", "2026-10-25 00:30"), ("second", "2026-10-25 01:30")] {
        let mut night = Night::before(OCTOBER).await;
        let mut she = night.app.guest();
        let page = she.open("/o/gent/ask").await;
        let page = night.ask(&mut she, &page, ("2026-10-25", "02:30", "05:00"), &[]).await;
        assert_eq!(page.status, 422);
        assert!(page.words().contains("Die nacht gaat de klok"), "{}", page.words());
        assert_eq!(night.app.tables().counts()["enquiries"], 0, "nothing is saved before it is clear");
        let page = she.open("/o/gent/ask").await;
        let page = she.choose_language(&page, "en").await;
        let page = night.ask(&mut she, &page, ("2026-10-25", "02:30", "05:00"), &[]).await;
        assert!(page.words().contains("so 02:30 comes twice. Choose which one you mean."), "{}", page.words());
        // The same form, with the answer to what it asks.
        let page = night.ask(&mut she, &page, ("2026-10-25", "02:30", "05:00"), &[("which_start-0", chosen)]).await;
        assert_eq!(page.path, "/o/gent/asked", "{}", page.words());
        assert_eq!(night.asked().await, (starts.to_owned(), "2026-10-25 04:00".to_owned()));
    }
}

#[actix_web::test]
async fn the_end_may_come_twice_as_well() {
    let mut night = Night::before(OCTOBER).await;
    let mut she = night.app.guest();
    let page = she.open("/o/gent/ask").await;
    let slot = ("2026-10-24", "22:00", "02:15");
    let page = night.ask(&mut she, &page, slot, &[("next_day-0", "yes")]).await;
    assert_eq!(page.status, 422);
    let page = night.ask(&mut she, &page, slot, &[("next_day-0", "yes"), ("which_end-0", "second")]).await;
    assert_eq!(page.path, "/o/gent/asked", "{}", page.words());
    assert_eq!(night.asked().await, ("2026-10-24 20:00".to_owned(), "2026-10-25 01:15".to_owned()));
    // Five hours and a quarter went by, though the clock shows four and a quarter: six cheques.
    assert!(night.app.last_mail(&night.family.email).await.text.contains("6 cheques"));
}

#[actix_web::test]
async fn a_slot_through_the_long_night_lasts_an_hour_more_and_through_the_short_one_an_hour_less() {
    for (moment, day, cheques) in [(OCTOBER, "2026-10-24", "9 cheques"), (MARCH, "2026-03-28", "7 cheques")] {
        let mut night = Night::before(moment).await;
        let mut she = night.app.guest();
        let page = she.open("/o/gent/ask").await;
        let page = night.ask(&mut she, &page, (day, "22:00", "06:00"), &[("next_day-0", "yes")]).await;
        assert_eq!(page.path, "/o/gent/asked", "{}", page.words());
        night.asked().await;
        let mail = night.app.last_mail(&night.family.email).await;
        assert!(mail.text.contains(cheques) && mail.text.contains("22:00 – zondag 06:00"), "{}", mail.text);
    }
}

#[actix_web::test]
async fn an_hour_that_never_comes_is_explained() {
    let night = Night::before(MARCH).await;
    let mut she = night.app.guest();
    let page = she.open("/o/gent/ask").await;
    let page = night.ask(&mut she, &page, ("2026-03-29", "02:30", "05:00"), &[]).await;
    assert_eq!(page.status, 422);
    assert!(page.words().contains("02:30"), "{}", page.words());
    let page = she.open("/o/gent/ask").await;
    let page = she.choose_language(&page, "en").await;
    let page = night.ask(&mut she, &page, ("2026-03-29", "02:30", "05:00"), &[]).await;
    assert!(page.words().contains("so 02:30 does not exist. Choose another time."), "{}", page.words());
    assert!(
        page.html.contains("value=\"02:30\"") && page.html.contains("value=\"Vlasstraat 17\""),
        "what was typed is kept"
    );
    assert_eq!(night.app.tables().counts()["enquiries"], 0);
    assert_eq!(night.app.waiting(), 0);
}

/// When a caregiver with these hours on Sundays can work on the Sunday of a week, as the solver is told.
async fn sunday(moment: &str, week: &str, from: &str, until: &str) -> Vec<(String, String)> {
    let app = TestApp::start_at(Kind::Sqlite, moment).await;
    let mut desk = app.desk().await;
    app.carer(&mut desk, "Amina Benali", &[7], from, until).await;
    let week = IsoWeek::parse(week).unwrap();
    let view = app.wiring.database.read_now(|c| {
        let organiser = Arc::new(organisers::by_slug(c, "gent")?.unwrap());
        offers::view_week(&mut app.wiring.engine.acting(&organiser).on(c), week)
    });
    let [.., sunday] = week.days();
    let found = &view.unwrap().week.caregivers[0].availability;
    let of_sunday = found.iter().filter(|a| a.start.date_naive() == sunday);
    of_sunday.map(|a| (a.start.to_rfc3339(), a.end.to_rfc3339())).collect()
}

#[actix_web::test]
async fn a_caregivers_hours_follow_the_wall_clock_over_both_changes() {
    let found = sunday(OCTOBER, "2026-W43", "01:00", "03:30").await;
    assert_eq!(
        found,
        [("2026-10-25T01:00:00+02:00".to_owned(), "2026-10-25T03:30:00+01:00".to_owned())],
        "an hour more"
    );
    let found = sunday(OCTOBER, "2026-W43", "02:30", "06:00").await;
    assert_eq!(
        found,
        [("2026-10-25T02:30:00+02:00".to_owned(), "2026-10-25T06:00:00+01:00".to_owned())],
        "from the first half past two"
    );
    let found = sunday(MARCH, "2026-W13", "02:30", "06:00").await;
    assert_eq!(
        found,
        [("2026-03-29T03:00:00+02:00".to_owned(), "2026-03-29T06:00:00+02:00".to_owned())],
        "from when the clock lands"
    );
    let found = sunday(MARCH, "2026-W13", "02:10", "02:50").await;
    assert_eq!(found, [], "those minutes are not there");
    let found = sunday(MARCH, "2026-W14", "02:10", "02:50").await;
    assert_eq!(found.len(), 1, "and a week later they are");
}

/// Sixty weeks around a change of the year and two changes of the clock: a week is as long as the clock makes it.
#[test]
fn weeks_are_as_long_as_the_clock_makes_them() {
    let mut week = IsoWeek::parse("2026-W10").unwrap();
    for _ in 0..60 {
        let start = |day: NaiveDate| domain::basics::local_time::start_of_day(day, chrono_tz::Europe::Brussels);
        let (begin, end): (Instant, Instant) = (start(week.monday()), start(week.monday() + Days::new(7)));
        let hours = match week.to_string().as_str() {
            "2026-W13" | "2027-W12" => 167,
            "2026-W43" => 169,
            _ => 168,
        };
        assert_eq!(end.minutes_since(begin), hours * 60, "{week}");
        week = week.next();
    }
}

/// These very tests, once more on machines elsewhere.
#[test]
fn the_machine_may_stand_anywhere() {
    for zone in ["UTC", "America/New_York", "Pacific/Auckland"] {
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["house::time::an_hour", "house::time::the_end", "house::time::a_slot", "house::time::a_caregivers"])
            .env("TZ", zone)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("5 passed"), "{zone}: {said}");
    }
}

/// The program itself, asked the same on machines in three zones, shows the same pages and writes the same letters.
#[actix_web::test]
async fn the_program_says_the_same_in_every_zone() {
    let mut told = Vec::new();
    for zone in ["UTC", "Europe/Brussels", "America/New_York"] {
        let place = Place::new();
        place.add_organiser();
        let _serving = place.serve(&[("TZ", zone)]);
        let mut she = place.guest();
        let page = she.open("/o/gent/ask").await;
        let day = IsoWeek::of(chrono::Utc::now().date_naive()).next().next().monday();
        let fields = asked_form("fatma@huis.example", day);
        she.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await.ok().unwrap();
        let link = place.link("fatma@huis.example", "/prove/").await;
        let page = she.open(&link).await;
        she.send(&page, "", &[]).await;
        let link = place.link("fatma@huis.example", "/family/").await;
        let page = she.open(&link).await;
        assert!(page.words().contains("09:00 – 12:00"), "{}", page.words());
        let mail = place.mails("fatma@huis.example").pop().unwrap();
        let text: Vec<&str> = mail.text.lines().filter(|line| !line.starts_with("http")).collect();
        told.push((zone, page.words(), text.join("\n")));
    }
    for (zone, page, mail) in &told[1..] {
        assert_eq!((page, mail), (&told[0].1, &told[0].2), "{zone}");
    }
}

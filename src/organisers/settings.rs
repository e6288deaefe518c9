//! What a coordinator can set for her organiser: the weekly run, the terms of offers, the price, the contact person.

use actix_web::web;
use askama::Template;

use super::{Desk, Settings, rows};
use crate::basics::local_time::DayTime;
use crate::web::{Answer, Faults, Fields, Frame};
use crate::words::Message;

/// The routes of this part.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/settings").get(form).post(save));
}

#[derive(Template)]
#[template(path = "organisers/settings.html")]
struct SettingsPage {
    frame: Frame,
    fields: Fields,
    faults: Faults,
    saved: bool,
}

impl SettingsPage {
    fn new(desk: &Desk, fields: Fields, faults: Faults, saved: bool) -> Self {
        SettingsPage { frame: desk.frame(desk.visit.words.say("nav-settings"), "/settings"), fields, faults, saved }
    }

    fn weekdays(&self) -> Vec<(String, String)> {
        let words = &self.frame.words;
        let monday = crate::basics::IsoWeek::of(chrono::NaiveDate::default());
        let mut days = vec![("0".to_owned(), words.say("settings-never"))];
        days.extend((1..).zip(monday.days()).map(|(number, day)| (number.to_string(), words.weekday(day))));
        days
    }
}

async fn form(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let saved = Fields::from_pairs(query.into_inner()).has("said", "saved");
    let o = &desk.organiser;
    let fields = Fields::from_pairs([
        ("run_weekday", o.run_weekday.to_string()),
        ("run_time", o.run_time.clone()),
        ("solve_seconds", o.solve_seconds.to_string()),
        ("answer_hours", o.answer_hours.to_string()),
        ("cutoff_hours", o.cutoff_hours.to_string()),
        ("same_place_minutes", o.same_place_minutes.to_string()),
        ("contact_name", o.contact_name.clone()),
        ("contact_phone", o.contact_phone.clone()),
        ("contact_email", o.contact_email.clone()),
    ]);
    desk.visit.show(&SettingsPage::new(&desk, fields, Faults::default(), saved))
}

fn parse(fields: &Fields) -> Result<Settings, Faults> {
    let mut faults = Faults::default();
    let run_weekday = faults.number(fields, "run_weekday", 0, 7);
    let time = DayTime::parse(fields.get("run_time")).filter(|t| t.minutes() < 24 * 60).ok_or_else(|| Message::new("fault-time"));
    let run_time = faults.keep("run_time", time);
    let solve_seconds = faults.number(fields, "solve_seconds", 1, 3600);
    let answer_hours = faults.number(fields, "answer_hours", 1, 168);
    let cutoff_hours = faults.number(fields, "cutoff_hours", 0, 168);
    let same_place_minutes = faults.number(fields, "same_place_minutes", 0, 120);
    let contact_name = faults.line(fields, "contact_name", 120);
    let contact_phone = faults.phone(fields, "contact_phone");
    let contact_email = faults.email(fields, "contact_email");
    let settings = || {
        Some(Settings {
            run_weekday: run_weekday?,
            run_time: run_time?.to_string(),
            solve_seconds: solve_seconds?,
            answer_hours: answer_hours?,
            cutoff_hours: cutoff_hours?,
            same_place_minutes: same_place_minutes?,
            contact_name: contact_name?,
            contact_phone: contact_phone?,
            contact_email: contact_email?,
        })
    };
    settings().ok_or(faults)
}

async fn save(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let settings = match parse(&fields) {
        Ok(settings) => settings,
        Err(faults) => return desk.visit.show_again(&SettingsPage::new(&desk, fields, faults, false)),
    };
    let (now, id, actor) = (desk.now(), desk.organiser.id.clone(), desk.actor());
    desk.visit
        .database
        .write(move |c| {
            rows::set_settings(c, &id, &settings)?;
            crate::journal::record(c, now, &crate::journal::Entry::new(&id, crate::journal::Kind::SettingsChanged, &actor))
        })
        .await?;
    desk.visit.go("/settings?said=saved")
}

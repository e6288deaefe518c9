//! What a coordinator can set for her organiser: the weekly run, the terms of offers, the price, the area, the contact person.

use actix_web::web;
use askama::Template;

use domain::basics::local_time::DayTime;
use domain::basics::mark::Saved;
use domain::basics::money::Cents;
use domain::basics::place;
use domain::organisers::{self, Settings};
use domain::vouchers::{self, Figures};

use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Refusal};
use domain::words::{Message, Words};

routes! {
    Desk get "/settings" => form,
    Desk post "/settings" => save,
}

#[derive(Template)]
#[template(path = "settings_page/settings.html")]
struct SettingsPage {
    layout: Layout,
    fields: Fields,
    faults: Faults,
    saved: bool,
    /// What somebody else has saved since the form was opened, where it is not what was typed.
    meanwhile: Option<Vec<(String, String)>>,
}

impl SettingsPage {
    fn new(desk: &Desk, fields: Fields, faults: Faults, saved: bool) -> Self {
        SettingsPage { layout: desk.layout(desk.visit.words.say("nav-settings"), "/settings"), fields, faults, saved, meanwhile: None }
    }

    fn weekdays(&self) -> Vec<(String, String)> {
        let words = &self.layout.words;
        let monday = domain::basics::IsoWeek::of(chrono::NaiveDate::default());
        let mut days = vec![("0".to_owned(), words.say("settings-never"))];
        days.extend((1..).zip(monday.days()).map(|(number, day)| (number.to_string(), words.weekday(day))));
        days
    }
}

async fn form(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let saved = Fields::from_pairs(query.into_inner()).has("said", "saved");
    desk.visit.show(&SettingsPage::new(&desk, kept(&desk).await?, Faults::default(), saved))
}

/// The form as it would show what is kept now.
async fn kept(desk: &Desk) -> Result<Fields, Refusal> {
    let read = desk.read(|context| {
        let organiser = organisers::get(context.connection, &context.organiser.id)?;
        Ok((organiser, organisers::postcodes(context)?, organisers::mark_of_settings(context)?))
    });
    let (o, area, opened) = read.await?;
    let mut area: Vec<String> = area.into_iter().collect();
    area.sort();
    let (euros, cents) = o.price().parts();
    Ok(Fields::from_pairs([
        ("opened", opened),
        ("run_weekday", o.run_weekday.to_string()),
        ("run_time", o.run_time.to_string()),
        ("solve_seconds", o.solve_seconds.to_string()),
        ("lead_hours", o.lead_hours.to_string()),
        ("answer_hours", o.answer_hours.to_string()),
        ("cutoff_hours", o.cutoff_hours.to_string()),
        ("same_place_minutes", o.same_place_minutes.to_string()),
        ("price", format!("{euros},{cents:02}")),
        ("postcodes", area.join(" ")),
        ("contact_name", o.contact_name.clone()),
        ("contact_phone", o.contact_phone.clone()),
        ("contact_email", o.contact_email.clone()),
    ]))
}

/// What is kept where it is not what was typed, each with its label.
fn differing(kept: &Fields, typed: &Fields, words: &Words) -> Vec<(String, String)> {
    let differ = LABELS.iter().filter(|(name, _)| kept.get(name) != typed.get(name));
    differ.map(|(name, key)| (words.say(key), kept.get(name).to_owned())).collect()
}

/// The labels of the fields, by their names.
const LABELS: [(&str, &str); 12] = [
    ("run_weekday", "settings-run-weekday"),
    ("run_time", "settings-run-time"),
    ("solve_seconds", "settings-solve-seconds"),
    ("lead_hours", "settings-lead-hours"),
    ("answer_hours", "settings-answer-hours"),
    ("cutoff_hours", "settings-cutoff-hours"),
    ("same_place_minutes", "settings-same-place"),
    ("price", "settings-price"),
    ("postcodes", "settings-postcodes"),
    ("contact_name", "family-name"),
    ("contact_phone", "family-phone"),
    ("contact_email", "log-in-email"),
];

/// An amount as people write it: `7,45`, `7.45` or `7`.
fn amount(typed: &str) -> Option<Cents> {
    let typed = typed.trim().trim_start_matches('€').trim_start().replace('.', ",");
    let (euros, cents) = typed.split_once(',').unwrap_or((&typed, "00"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(euros) || euros.len() > 6 || !digits(cents) || cents.len() != 2 {
        return None;
    }
    Some(Cents(euros.parse::<i64>().ok()? * 100 + cents.parse::<i64>().ok()?))
}

fn price(fields: &Fields, figures: &Figures, faults: &mut Faults) -> Option<Cents> {
    let (least, most) = (figures.price_least_cents, figures.price_most_cents);
    let written = |cents: i64| format!("{},{:02}", cents / 100, cents % 100);
    let read = amount(fields.get("price")).filter(|price| (least..=most).contains(&price.0));
    faults.keep("price", read.ok_or_else(|| Message::new("fault-price").with("least", written(least)).with("most", written(most))))
}

/// Postcodes, however they are separated; none for everywhere.
fn postcodes(fields: &Fields, faults: &mut Faults) -> Option<Vec<String>> {
    let typed = fields.get("postcodes").split(|c: char| c.is_whitespace() || ",;".contains(c)).filter(|code| !code.is_empty());
    let mut codes: Vec<String> = typed.map(str::to_owned).collect();
    codes.sort();
    codes.dedup();
    let unknown: Vec<String> = codes.iter().filter(|code| place::with_postcode(code).is_empty()).cloned().collect();
    let read = if unknown.is_empty() { Ok(codes) } else { Err(Message::new("fault-postcodes").with("unknown", unknown.join(", "))) };
    faults.keep("postcodes", read)
}

fn parse(fields: &Fields, figures: &Figures) -> Result<Settings, Faults> {
    let mut faults = Faults::default();
    let run_weekday = faults.number("run_weekday", fields.get("run_weekday"), 0, 7);
    let time = DayTime::parse(fields.get("run_time")).filter(|t| t.minutes() < 24 * 60).ok_or_else(|| Message::new("fault-time"));
    let run_time = faults.keep("run_time", time);
    let solve_seconds = faults.number("solve_seconds", fields.get("solve_seconds"), 1, 3600);
    let lead_hours = faults.number("lead_hours", fields.get("lead_hours"), 0, 1000);
    let answer_hours = faults.number("answer_hours", fields.get("answer_hours"), 1, 168);
    let cutoff_hours = faults.number("cutoff_hours", fields.get("cutoff_hours"), 0, 168);
    let same_place_minutes = faults.number("same_place_minutes", fields.get("same_place_minutes"), 0, 120);
    let price = price(fields, figures, &mut faults);
    let postcodes = postcodes(fields, &mut faults);
    let contact_name = faults.line("contact_name", fields.get("contact_name"), 120);
    let contact_phone = faults.phone("contact_phone", fields.get("contact_phone"));
    let contact_email = faults.email("contact_email", fields.get("contact_email"));
    let settings = || {
        Some(Settings {
            run_weekday: run_weekday?,
            run_time: run_time?.to_string(),
            solve_seconds: solve_seconds?,
            lead_hours: lead_hours?,
            answer_hours: answer_hours?,
            cutoff_hours: cutoff_hours?,
            same_place_minutes: same_place_minutes?,
            price: price?,
            postcodes: postcodes?,
            contact_name: contact_name?,
            contact_phone: contact_phone?,
            contact_email: contact_email?,
        })
    };
    settings().ok_or(faults)
}

async fn save(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let figures = vouchers::figures(&desk.organiser.scheme, desk.now().local(&desk.organiser.zone()).date_naive())?;
    let settings = match parse(&fields, figures) {
        Ok(settings) => settings,
        Err(faults) => return desk.visit.show_again(&SettingsPage::new(&desk, fields, faults, false)),
    };
    let opened = fields.get("opened").to_owned();
    match desk.write(move |context| Ok(organisers::set(context, &settings, &opened)?)).await? {
        Saved::Saved => desk.visit.go("/settings?said=saved"),
        Saved::ChangedMeanwhile => {
            let (kept, mut typed) = (kept(&desk).await?, fields);
            let meanwhile = Some(differing(&kept, &typed, &desk.visit.words));
            typed.set("opened", kept.get("opened"));
            desk.visit.show_again(&SettingsPage { meanwhile, ..SettingsPage::new(&desk, typed, Faults::default(), false) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, cents) in [("7,45", 745), (" € 7.45 ", 745), ("7", 700), ("10,00", 1000)] {
            assert_eq!(amount(typed), Some(Cents(cents)), "{typed}");
        }
        for typed in ["", "seven", "7,4", "7,455", "-7,45", "1.000,00", "9999999"] {
            assert_eq!(amount(typed), None, "{typed}");
        }
    }
}

//! What a coordinator can set for her organiser: the weekly run, the terms of offers, the price, the area, the contact
//! person.

use actix_web::web;
use askama::Template;

use domain::basics::mark::Saved;
use domain::context::LeadTime;
use domain::organisers::{self, SettingsInput};
use domain::vouchers;

use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Refusal};

routes! {
    Administrator get "/settings" => form,
    Administrator post "/settings" => save,
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
        SettingsPage {
            layout: desk.layout(desk.visit.words.say("nav-settings"), "/settings"),
            fields,
            faults,
            saved,
            meanwhile: None,
        }
    }

    fn lead_times(&self) -> Vec<(String, String)> {
        let named = |one: &LeadTime| (one.as_str().to_owned(), self.layout.words.named("lead-time", one.as_str()));
        LeadTime::ALL.iter().map(named).collect()
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
        ("lead_time", o.lead_time.as_str().to_owned()),
        ("answer_hours", o.answer_hours.to_string()),
        ("cutoff_hours", o.cutoff_hours.to_string()),
        ("same_place_minutes", o.same_place_minutes.to_string()),
        ("seen_minutes", o.seen_minutes.to_string()),
        ("remind_hours", o.remind_hours.to_string()),
        ("price", format!("{euros},{cents:02}")),
        ("postcodes", area.join(" ")),
        ("contact_name", o.contact_name.clone()),
        ("contact_phone", o.contact_phone.clone()),
        ("contact_email", o.contact_email.clone()),
    ]))
}

/// What was typed.
fn input(fields: &Fields) -> SettingsInput {
    let typed = |name: &str| fields.get(name).to_owned();
    SettingsInput {
        run_weekday: typed("run_weekday"),
        run_time: typed("run_time"),
        solve_seconds: typed("solve_seconds"),
        lead_hours: typed("lead_hours"),
        lead_time: typed("lead_time"),
        answer_hours: typed("answer_hours"),
        cutoff_hours: typed("cutoff_hours"),
        same_place_minutes: typed("same_place_minutes"),
        seen_minutes: typed("seen_minutes"),
        remind_hours: typed("remind_hours"),
        price: typed("price"),
        postcodes: typed("postcodes"),
        contact_name: typed("contact_name"),
        contact_phone: typed("contact_phone"),
        contact_email: typed("contact_email"),
    }
}

async fn save(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let figures = vouchers::figures(&desk.organiser.scheme, desk.now().local(&desk.organiser.zone()).date_naive())?;
    let settings = match input(&fields).parse((figures.price_least_cents, figures.price_most_cents)) {
        Ok(settings) => settings,
        Err(faults) => return desk.visit.show_again(&SettingsPage::new(&desk, fields, faults, false)),
    };
    let opened = fields.get("opened").to_owned();
    match desk.write(move |context| Ok(organisers::set(context, &settings, &opened)?)).await? {
        Saved::Saved => desk.visit.go("/settings?said=saved"),
        Saved::ChangedMeanwhile => {
            let (kept, mut typed) = (kept(&desk).await?, fields);
            let meanwhile = Some(kept.kept_against(&typed, &desk.visit.words));
            typed.set("opened", kept.get("opened"));
            desk.visit
                .show_again(&SettingsPage { meanwhile, ..SettingsPage::new(&desk, typed, Faults::default(), false) })
        }
    }
}

//! What a coordinator can set for her organiser, as it was typed, and what is wrong with it.

use super::Settings;
use crate::basics::local_time::DayTime;
use crate::basics::money::Cents;
use crate::basics::{place, text};
use crate::context::{LeadTime, RemindHours};
use crate::input::Faults;
use crate::words::Message;

/// Settings as somebody typed them.
#[derive(Clone, Debug, Default)]
pub struct SettingsInput {
    /// The weekday of the weekly run, 1 to 7; 0 for none.
    pub run_weekday: String,
    /// The local time of the weekly run.
    pub run_time: String,
    /// Seconds that a solve may take.
    pub solve_seconds: String,
    /// Hours before a slot that planned care should be asked.
    pub lead_hours: String,
    /// What happens to care that is asked later than that.
    pub lead_time: String,
    /// Hours that a caregiver has to answer an offer.
    pub answer_hours: String,
    /// Hours before the slot after which an answer can no longer be changed by link.
    pub cutoff_hours: String,
    /// Minutes of travel between two addresses that share a locality's centre.
    pub same_place_minutes: String,
    /// So many minutes after the start the office is shown who has not been seen; 0 for never.
    pub seen_minutes: String,
    /// So many hours before an answer is due whoever has not answered is reminded.
    pub remind_hours: String,
    /// What a family pays for one cheque, in euro.
    pub price: String,
    /// The postcodes it serves; none for everywhere.
    pub postcodes: String,
    /// The contact person.
    pub contact_name: String,
    /// Her telephone number.
    pub contact_phone: String,
    /// Her e-mail address.
    pub contact_email: String,
}

impl SettingsInput {
    /// Reads the settings: or everything that is wrong with them. A cheque's price lies between two bounds of the
    /// scheme, in cents.
    pub fn parse(&self, price_bounds: (i64, i64)) -> Result<Settings, Faults> {
        let mut faults = Faults::default();
        let run_weekday = faults.number("run_weekday", &self.run_weekday, 0, 7);
        let time =
            DayTime::parse(&self.run_time).filter(|t| t.minutes() < 24 * 60).ok_or_else(|| Message::new("fault-time"));
        let run_time = faults.keep("run_time", time);
        let solve_seconds = faults.number("solve_seconds", &self.solve_seconds, 1, 3600);
        let lead_hours = faults.number("lead_hours", &self.lead_hours, 0, 1000);
        let lead_time = faults.choice("lead_time", &self.lead_time, LeadTime::parse);
        let answer_hours = faults.number("answer_hours", &self.answer_hours, 1, 168);
        let cutoff_hours = faults.number("cutoff_hours", &self.cutoff_hours, 0, 168);
        let same_place_minutes = faults.number("same_place_minutes", &self.same_place_minutes, 0, 120);
        let seen_minutes = faults.number("seen_minutes", &self.seen_minutes, 0, 120);
        let remind_hours = RemindHours::parse(&self.remind_hours).ok_or_else(|| Message::new("fault-remind-hours"));
        let remind_hours = faults.keep("remind_hours", remind_hours);
        let price = faults.keep("price", price(&self.price, price_bounds));
        let postcodes = faults.keep("postcodes", postcodes(&self.postcodes));
        let contact_name = faults.line("contact_name", &self.contact_name, 120);
        let contact_phone = faults.phone("contact_phone", &self.contact_phone);
        let contact_email = faults.email("contact_email", &self.contact_email);
        let settings = || {
            Some(Settings {
                run_weekday: run_weekday?,
                run_time: run_time?.to_string(),
                solve_seconds: solve_seconds?,
                lead_hours: lead_hours?,
                lead_time: lead_time?,
                answer_hours: answer_hours?,
                cutoff_hours: cutoff_hours?,
                same_place_minutes: same_place_minutes?,
                seen_minutes: seen_minutes?,
                remind_hours: remind_hours?.to_string(),
                price: price?,
                postcodes: postcodes?,
                contact_name: contact_name?,
                contact_phone: contact_phone?,
                contact_email: contact_email?,
            })
        };
        settings().ok_or(faults)
    }
}

/// An amount as people write it: `7,45`, `7.45` or `7`.
fn amount(typed: &str) -> Option<Cents> {
    let typed = text::plain(typed);
    let typed = typed.trim_matches('€').trim().replace('.', ",");
    let (euros, cents) = typed.split_once(',').unwrap_or((&typed, "00"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(euros) || euros.len() > 6 || !digits(cents) || cents.len() != 2 {
        return None;
    }
    Some(Cents(euros.parse::<i64>().ok()? * 100 + cents.parse::<i64>().ok()?))
}

fn price(typed: &str, (least, most): (i64, i64)) -> Result<Cents, Message> {
    let written = |cents: i64| format!("{},{:02}", cents / 100, cents % 100);
    let read = amount(typed).filter(|price| (least..=most).contains(&price.0));
    read.ok_or_else(|| Message::new("fault-price").with("least", written(least)).with("most", written(most)))
}

/// Postcodes, however they are separated; none for everywhere.
fn postcodes(typed: &str) -> Result<Vec<String>, Message> {
    let typed = text::plain(typed);
    let typed = typed.split(|c: char| c.is_whitespace() || ",;".contains(c)).filter(|code| !code.is_empty());
    let mut codes: Vec<String> = typed.map(str::to_owned).collect();
    codes.sort();
    codes.dedup();
    let unknown: Vec<String> = codes.iter().filter(|code| place::with_postcode(code).is_empty()).cloned().collect();
    if unknown.is_empty() {
        Ok(codes)
    } else {
        Err(Message::new("fault-postcodes").with("unknown", unknown.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, cents) in
            [("7,45", 745), (" € 7.45 ", 745), ("7", 700), ("10,00", 1000), ("٧٫٤٥", 745), ("7,45\u{a0}€", 745)]
        {
            assert_eq!(amount(typed), Some(Cents(cents)), "{typed}");
        }
        for typed in ["", "seven", "7,4", "7,455", "-7,45", "1.000,00", "9999999"] {
            assert_eq!(amount(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_price_stays_within_the_schemes_bounds() {
        assert_eq!(price("7,45", (720, 950)).ok(), Some(Cents(745)));
        assert!(price("7,19", (720, 950)).is_err() && price("9,51", (720, 950)).is_err());
    }
}

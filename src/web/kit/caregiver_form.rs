//! Reads caregivers out of forms, and fills forms with them.

use uuid::Uuid;

use crate::web::kit::{Faults, Fields};
use domain::basics::{day, text};
use domain::caregivers::{Caregiver, Engagement, Newcomer, Profile, ProfileInput, Stage, Terms};
use domain::words::Message;

/// Reads the form by which somebody joins.
pub fn newcomer(fields: &Fields) -> Result<Newcomer, Faults> {
    let mut faults = Faults::default();
    let email = faults.email("email", fields.get("email"));
    let profile = read_profile(fields, &mut faults);
    let submission = Uuid::try_parse(fields.get("submission")).unwrap_or_else(|_| Uuid::now_v7()).to_string();
    match (email, profile) {
        (Some(email), Some(profile)) => Ok(Newcomer { submission, email, profile }),
        _ => Err(faults),
    }
}

/// Reads what a caregiver says of herself.
pub fn profile(fields: &Fields) -> Result<Profile, Faults> {
    let mut faults = Faults::default();
    read_profile(fields, &mut faults).ok_or(faults)
}

fn read_profile(fields: &Fields, faults: &mut Faults) -> Option<Profile> {
    let typed = |name: &str| fields.get(name).to_owned();
    let input = ProfileInput {
        name: typed("name"),
        phone: typed("phone"),
        language: typed("language"),
        speaks: fields.all("speaks").into_iter().map(str::to_owned).collect(),
        street: typed("street"),
        place: typed("place"),
        transport: typed("transport"),
        max_travel_minutes: typed("max_travel_minutes"),
        earlier_work: typed("earlier_work"),
        wishes: typed("wishes"),
    };
    input.read(faults)
}

/// The form filled with what a caregiver says of herself.
pub fn profile_fields(caregiver: &Caregiver) -> Fields {
    let spoken = caregiver.profile.speaks().into_iter().map(|tag| ("speaks", tag));
    let others = [
        ("name", caregiver.profile.name.clone()),
        ("phone", caregiver.profile.phone.clone()),
        ("language", caregiver.profile.language.clone()),
        ("street", caregiver.profile.street.clone()),
        ("place", format!("{} {}", caregiver.profile.postcode, caregiver.profile.locality)),
        ("transport", caregiver.profile.transport.as_str().to_owned()),
        ("max_travel_minutes", caregiver.profile.max_travel_minutes.to_string()),
        ("earlier_work", caregiver.profile.earlier_work.clone()),
        ("wishes", caregiver.profile.wishes.clone()),
    ];
    Fields::from_pairs(others.into_iter().chain(spoken))
}

/// Reads what a coordinator decides about a caregiver.
pub fn terms(fields: &Fields) -> Result<Terms, Faults> {
    let mut faults = Faults::default();
    let stage = faults.choice("stage", fields.get("stage"), Stage::parse);
    let engagement = faults.choice("engagement", fields.get("engagement"), Engagement::parse);
    let per_day = hours(&mut faults, fields, "hours_per_day", 24);
    let per_week = hours(&mut faults, fields, "hours_per_week", 60);
    let max_days = faults.number("max_days", fields.get("max_days"), 1, 7);
    let least_per_day = hours(&mut faults, fields, "min_hours_per_day", 12);
    let target = hours(&mut faults, fields, "target_hours", 60);
    let learning = hours(&mut faults, fields, "learning_hours", 1000);
    let path_started_on =
        faults.optional_date("path_started_on", fields.get("path_started_on"), "caregiver-fault-date");
    if per_day.is_some() && least_per_day > per_day {
        faults.note("min_hours_per_day", Message::new("caregiver-fault-least-over-most"));
    }
    let read = || {
        Some(Terms {
            stage: stage?,
            engagement: engagement?,
            max_minutes_per_day: per_day?,
            max_minutes_per_week: per_week?,
            max_days: max_days?,
            min_minutes_per_day: least_per_day?,
            target_minutes: target?,
            learning_minutes: learning?,
            path_started_on,
            path_exempt: fields.has("path_exempt", "yes"),
        })
    };
    read().filter(|_| faults.none()).ok_or(faults)
}

/// The form filled with what the coordinator decided.
pub fn terms_fields(caregiver: &Caregiver) -> Fields {
    Fields::from_pairs([
        ("stage", caregiver.terms.stage.as_str().to_owned()),
        ("engagement", caregiver.terms.engagement.as_str().to_owned()),
        ("hours_per_day", as_hours(caregiver.terms.max_minutes_per_day)),
        ("hours_per_week", as_hours(caregiver.terms.max_minutes_per_week)),
        ("max_days", caregiver.terms.max_days.to_string()),
        ("min_hours_per_day", as_hours(caregiver.terms.min_minutes_per_day)),
        ("target_hours", as_hours(caregiver.terms.target_minutes)),
        ("learning_hours", as_hours(caregiver.terms.learning_minutes)),
        ("path_started_on", caregiver.terms.path_started_on.map(|day| day.to_string()).unwrap_or_default()),
        ("path_exempt", if caregiver.terms.path_exempt { "yes" } else { "" }.to_owned()),
    ])
}

/// Reads the minutes of a month that were worked elsewhere: the month as in `2026-11`, and the minutes.
pub fn minutes_of_month(fields: &Fields) -> Result<(String, i32), Faults> {
    let mut faults = Faults::default();
    let month = faults.keep(
        "month",
        day::parse_month(fields.get("month")).map(day::month_key).ok_or_else(|| Message::new("caregiver-fault-month")),
    );
    let minutes = hours(&mut faults, fields, "hours", 400);
    match (month, minutes) {
        (Some(month), Some(minutes)) => Ok((month, minutes)),
        _ => Err(faults),
    }
}

/// Reads hours such as `8`, `7,5` or `7:30` as minutes.
fn hours(faults: &mut Faults, fields: &Fields, field: &str, most: i32) -> Option<i32> {
    let read = parse_hours(fields.get(field)).filter(|minutes| *minutes <= most * 60);
    faults.keep(field, read.ok_or_else(|| Message::new("caregiver-fault-hours").with("most", most)))
}

fn parse_hours(text: &str) -> Option<i32> {
    let text = text::plain(text);
    if text.len() > 8 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((hours, minutes)) = text.split_once(':') {
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        return (0..60).contains(&minutes).then_some(hours * 60 + minutes);
    }
    let plain = text.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
    let hours: f64 = text.replace(',', ".").parse().ok().filter(|_| plain)?;
    Some((hours * 60.0).round() as i32)
}

/// Minutes as hours, the way that they are typed: `8`, `7:30`.
pub fn as_hours(minutes: i32) -> String {
    match minutes % 60 {
        0 => (minutes / 60).to_string(),
        rest => format!("{}:{rest:02}", minutes / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("8", 480),
            ("7,5", 450),
            ("7.5", 450),
            ("7:30", 450),
            (" 0 ", 0),
            ("1000", 60_000),
            ("٧٫٥", 450),
            ("۷:۳۰", 450),
            ("8\u{a0}", 480),
        ] {
            assert_eq!(parse_hours(text), Some(minutes), "{text}");
        }
        for bad in ["", "x", "-1", "7:60", "1e9", "inf", "NaN", "7:", ".5h", "+3"] {
            assert_eq!(parse_hours(bad), None, "{bad}");
        }
    }

    #[test]
    fn hours_are_shown_as_they_can_be_read_again() {
        for minutes in [0, 45, 60, 450, 481, 2280] {
            assert_eq!(parse_hours(&as_hours(minutes)), Some(minutes));
        }
    }

    #[test]
    fn an_empty_form_names_every_field_that_must_be_there() {
        let faults = newcomer(&Fields::default()).expect_err("nothing was typed");
        let words = domain::words::Words::of("en");
        for field in ["name", "email", "phone", "language", "street", "place", "transport", "max_travel_minutes"] {
            assert!(faults.of(field, &words).is_some(), "{field}");
        }
        for field in ["speaks", "earlier_work"] {
            assert_eq!(faults.of(field, &words), None, "{field}");
        }
    }
}

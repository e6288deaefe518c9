//! Caregivers and slots.

use super::*;
use chrono::TimeDelta;

/// `places` is the number of measured places; unknown when `travel` itself could not be read.
fn home(object: &Object<'_>, places: Option<usize>, faults: &mut Faults) -> Option<Home> {
    let (value, path) = object.get("home")?;
    let object = Object::open(value, &path, &["lat", "lon"], &["place"], faults)?;
    let point = figures::coordinates(&object, faults);
    let place = match object.get("place") {
        None => None,
        Some(_) => Some(object.whole("place", faults)? as usize),
    };
    if let (Some(place), Some(places)) = (place, places)
        && place >= places
    {
        faults.note(&object.path_of("place"), format!("is {place}, but travel.places has {places} members"));
    }
    let Coordinates { lat, lon } = point?;
    Some(Home { lat, lon, place })
}

fn choice<T: Copy>(object: &Object<'_>, key: &str, known: &[(&str, T)], faults: &mut Faults) -> Option<T> {
    let written = object.text(key, faults)?;
    let found = known.iter().find(|(name, _)| *name == written).map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        faults.note(&object.path_of(key), format!("is {written:?}, must be one of {}", names.join(", ")));
    }
    found
}

pub(super) fn caregiver(
    value: &Value,
    path: &str,
    rules: Option<&Rules>,
    places: Option<usize>,
    faults: &mut Faults,
) -> Option<Caregiver> {
    let required = [
        "id",
        "home",
        "transport",
        "max_travel_minutes",
        "stage",
        "certificates",
        "languages",
        "availability",
        "max_minutes_per_day",
        "max_minutes_per_week",
        "remaining_minutes_per_month",
        "max_days",
        "min_minutes_per_day",
        "target_minutes",
        "learning_minutes",
        "mentors",
    ];
    let object = Object::open(value, path, &required, &[], faults)?;
    let stages = [("trainee", Stage::Trainee), ("qualified", Stage::Qualified), ("mentor", Stage::Mentor)];
    let transport = object.text("transport", faults);
    if let (Some(transport), Some(rules)) = (&transport, rules)
        && !rules.speed_kmh.contains_key(transport)
    {
        let known: Vec<&str> = rules.speed_kmh.keys().map(String::as_str).collect();
        let message = format!("{transport:?} has no speed in rules.speed_kmh; known are {}", known.join(", "));
        faults.note(&object.path_of("transport"), message);
    }
    let availability = object.list("availability", faults, window);
    if let Some((earlier, later)) = availability.as_deref().and_then(overlapping) {
        let path = format!("{}[{later}]", object.path_of("availability"));
        faults.note(&path, format!("overlaps availability[{earlier}]; windows may touch but not overlap"));
    }
    let id = object.text("id", faults);
    let home = home(&object, places, faults);
    let stage = choice(&object, "stage", &stages, faults);
    let certificates = object.list("certificates", faults, certificate);
    let languages = object.texts("languages", faults);
    let months = object.table("remaining_minutes_per_month", faults, |month, value, path, faults| {
        if !is_month(month) {
            faults.note(path, format!("{month:?} is no month; write it like 2026-11"));
        }
        walk::whole(value, path, faults)
    });
    let mentors = object.texts("mentors", faults);
    let mut whole = |key: &str| object.whole(key, faults);
    let wholes = [
        whole("max_travel_minutes"),
        whole("max_minutes_per_day"),
        whole("max_minutes_per_week"),
        whole("max_days"),
        whole("min_minutes_per_day"),
        whole("target_minutes"),
        whole("learning_minutes"),
    ];
    Some(Caregiver {
        id: id?,
        home: home?,
        transport: transport?,
        stage: stage?,
        certificates: certificates?,
        languages: languages?,
        availability: availability?,
        remaining_minutes_per_month: months?,
        mentors: mentors?,
        max_travel_minutes: wholes[0]?,
        max_minutes_per_day: wholes[1]?,
        max_minutes_per_week: wholes[2]?,
        max_days: wholes[3]?,
        min_minutes_per_day: wholes[4]?,
        target_minutes: wholes[5]?,
        learning_minutes: wholes[6]?,
    })
}

fn is_month(text: &str) -> bool {
    text.len() == 7 && NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").is_ok()
}

fn window(value: &Value, path: &str, faults: &mut Faults) -> Option<Availability> {
    let object = Object::open(value, path, &["start", "end", "preference"], &[], faults)?;
    let shades = [("wanted", Preference::Wanted), ("ok", Preference::Ok), ("if-needed", Preference::IfNeeded)];
    let (start, end) = (object.instant("start", faults), object.instant("end", faults));
    let preference = choice(&object, "preference", &shades, faults);
    if let (Some(start), Some(end)) = (start, end)
        && end <= start
    {
        faults.note(&object.path_of("end"), "is not after the window's start");
    }
    Some(Availability { start: start?, end: end?, preference: preference? })
}

fn certificate(value: &Value, path: &str, faults: &mut Faults) -> Option<Certificate> {
    let object = Object::open(value, path, &["code", "valid_from", "valid_until"], &[], faults)?;
    let code = object.text("code", faults);
    let valid_from = object.get("valid_from").and_then(|(value, path)| walk::date(value, &path, faults));
    let valid_until = match object.get_unless_null("valid_until") {
        None => None,
        Some((value, path)) => Some(walk::date(value, &path, faults)?),
    };
    Some(Certificate { code: code?, valid_from: valid_from?, valid_until })
}

pub(super) fn slot(
    value: &Value,
    path: &str,
    calendar: Option<&Calendar>,
    places: Option<usize>,
    first: bool,
    faults: &mut Faults,
) -> Option<Slot> {
    let required = [
        "id",
        "household",
        "home",
        "start",
        "end",
        "requires",
        "languages",
        "priority",
        "usual",
        "blocked",
        "pinned",
        "published",
    ];
    let optional: &[&str] = if first { &[] } else { &["either"] };
    let object = Object::open(value, path, &required, optional, faults)?;
    let (start, end) = (object.instant("start", faults), object.instant("end", faults));
    if let (Some(start), Some(calendar)) = (start, calendar)
        && !calendar.holds(start)
    {
        faults.note(&object.path_of("start"), format!("{} is outside the week", start.to_rfc3339()));
    }
    if let (Some(start), Some(end)) = (start, end) {
        let length = end - start;
        if length < TimeDelta::minutes(15) || length > TimeDelta::hours(12) {
            let message = format!("is {} minutes after the start, must be 15 to 720", length.num_minutes());
            faults.note(&object.path_of("end"), message);
        }
    }
    let priority = object.whole("priority", faults);
    if let Some(priority) = priority.filter(|priority| !(1..=5).contains(priority)) {
        faults.note(&object.path_of("priority"), format!("is {priority}, must be 1 to 5"));
    }
    let (id, household) = (object.text("id", faults), object.text("household", faults));
    let home = home(&object, places, faults);
    let mut texts = |key: &str| object.texts(key, faults);
    let (requires, languages, usual, blocked) =
        (texts("requires"), texts("languages"), texts("usual"), texts("blocked"));
    let pinned = object.text_or_null("pinned", faults);
    let published = object.text_or_null("published", faults);
    let either = object.text_or_null("either", faults);
    Some(Slot {
        id: id?,
        household: household?,
        home: home?,
        start: start?,
        end: end?,
        requires: requires?,
        languages: languages?,
        priority: u8::try_from(priority?).ok()?,
        usual: usual?,
        blocked: blocked?,
        pinned,
        published,
        either,
    })
}

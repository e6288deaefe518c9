//! What the fields of forms are called where a fault is told away from its field.

use crate::words::Words;

/// A field and the message that is its label; of a field in a repeated part the row is named too.
const LABELS: [(&str, &str); 66] = [
    ("from_day", "journal-from"),
    ("until_day", "journal-until"),
    ("week", "weeks-week"),
    ("name", "family-name"),
    ("email", "log-in-email"),
    ("phone", "family-phone"),
    ("language", "family-language"),
    ("speaks", "label-speaks"),
    ("street", "ask-street"),
    ("place", "ask-place"),
    ("needs", "ask-needs"),
    ("single_parent", "ask-single-parent"),
    ("trainees_welcome", "ask-trainees"),
    ("next_day", "ask-next-day"),
    ("wishes", "label-wishes"),
    ("reason", "ask-reason"),
    ("date", "ask-date"),
    ("from", "ask-from"),
    ("until", "ask-until"),
    ("which_start", "ask-from"),
    ("which_end", "ask-until"),
    ("child_name", "ask-child-name"),
    ("child_month", "ask-child-month"),
    ("household", "which-title"),
    ("transport", "join-transport"),
    ("max_travel_minutes", "join-max-travel"),
    ("earlier_work", "join-earlier-work"),
    ("stage", "caregivers-stage"),
    ("engagement", "caregivers-engagement"),
    ("hours_per_day", "caregiver-hours-per-day"),
    ("hours_per_week", "caregiver-hours-per-week"),
    ("max_days", "caregiver-max-days"),
    ("min_hours_per_day", "caregiver-min-hours-per-day"),
    ("target_hours", "caregiver-target-hours"),
    ("learning_hours", "caregiver-learning-hours"),
    ("path_started_on", "caregiver-path-started-on"),
    ("month", "caregiver-month"),
    ("hours", "caregiver-hours"),
    ("talked", "caregiver-talked"),
    ("address_checked", "caregiver-address-checked"),
    ("code", "certificate-code"),
    ("valid_from", "certificate-from"),
    ("valid_until", "certificate-until"),
    ("seen", "certificate-i-saw-it"),
    ("requirement", "exception-requirement"),
    ("answer_for_it", "exception-answer"),
    ("day", "availability-day"),
    ("kind", "availability-kind"),
    ("caregiver", "board-caregiver"),
    ("password", "log-in-password"),
    ("run_weekday", "settings-run-weekday"),
    ("run_time", "settings-run-time"),
    ("solve_seconds", "settings-solve-seconds"),
    ("lead_hours", "settings-lead-hours"),
    ("lead_time", "settings-lead-time"),
    ("answer_hours", "settings-answer-hours"),
    ("cutoff_hours", "settings-cutoff-hours"),
    ("same_place_minutes", "settings-same-place"),
    ("seen_minutes", "settings-seen-minutes"),
    ("remind_hours", "settings-remind-hours"),
    ("price", "settings-price"),
    ("postcodes", "settings-postcodes"),
    ("contact_name", "family-name"),
    ("contact_phone", "family-phone"),
    ("contact_email", "log-in-email"),
    ("q", "families-search"),
];

/// What a field is called; `None` where it has no label, as what a form carries unseen.
pub fn label(field: &str, words: &Words) -> Option<String> {
    LABELS.iter().find(|(name, _)| *name == field).map(|(_, message)| words.say(message))
}

/// What a field is called, with the row that it stands in: `Moment 2, Dag`; `None` where it has no label.
pub fn label_in_row(field: &str, words: &Words) -> Option<String> {
    let (stem, row) = match field.split_once('-') {
        Some((stem, row)) => (stem, row.parse::<usize>().ok()),
        None => (field, None),
    };
    let label = label(stem, words)?;
    Some(match (stem, row) {
        (_, None) => label,
        (_, Some(row)) if stem.starts_with("child_") => {
            format!("{}, {label}", words.say1("ask-child", "number", row + 1))
        }
        (_, Some(row)) => format!("{}, {label}", words.say1("ask-slot", "number", row + 1)),
    })
}

/// What was typed into a field as it is read: what a form offers in words is told in words.
pub fn in_words(field: &str, typed: &str, words: &Words) -> String {
    let stem = field.split_once('-').map_or(field, |(stem, _)| stem);
    let told = match (stem, typed) {
        (_, "yes") => Some("which-yes".to_owned()),
        ("language" | "speaks", code) => Some(format!("spoken-{code}")),
        ("reason" | "transport" | "stage" | "engagement", choice) => Some(format!("{stem}-{choice}")),
        ("which_start" | "which_end", which) => Some(format!("ask-which-{which}")),
        _ => None,
    };
    let plain = |key: &String| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let told = told.filter(plain).map(|key| words.say(&key)).filter(|text| !text.starts_with('['));
    told.unwrap_or_else(|| typed.to_owned())
}

/// What is wrong with a field, with its label before it: `Moment 2, dag: Kies een dag.` Of a field without a label only
/// what is wrong.
pub fn named(field: &str, wrong: &str, words: &Words) -> String {
    let Some(label) = label_in_row(field, words) else { return wrong.to_owned() };
    told(&label, wrong, words)
}

/// What is wrong, behind the label of its field.
pub fn told(label: &str, wrong: &str, words: &Words) -> String {
    let between = if label.ends_with(['?', '.', '!']) { " ".to_owned() } else { words.say("label-colon") };
    format!("{label}{between}{wrong}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_a_text() {
        for (field, label) in LABELS {
            assert!(!Words::of("en").say(label).starts_with('['), "{field} is called {label}, and nobody says how");
        }
    }

    #[test]
    fn a_fault_names_its_field_and_its_row() {
        let words = Words::of("nl").plain();
        assert_eq!(named("date-1", "Kies een dag.", &words), "Moment 2, Dag: Kies een dag.");
        assert_eq!(named("place", "Kies er één.", &words), "Postcode en plaats: Kies er één.");
        let french = Words::of("fr").plain();
        assert_eq!(named("place", "Choisissez.", &french), "Code postal et localité\u{a0}: Choisissez.");
        assert_eq!(in_words("language", "nl", &words), "Nederlands");
        assert_eq!(in_words("next_day-1", "yes", &words), "ja");
        assert_eq!(in_words("reason", "work", &words), "Ik werk");
        assert_eq!(in_words("reason", "draak", &words), "draak");
        assert_eq!(in_words("name", "Fatma", &words), "Fatma");
        assert_eq!(named("unheard_of", "Kies er één.", &words), "Kies er één.");
    }
}

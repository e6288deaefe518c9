//! Names in lists: two people of one name are told apart. And marks, by which the last to save hears that she is not the only one.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Caregiver;
use crate::basics::ids::CaregiverId;
use crate::basics::text::searchable;

/// The name of each caregiver as a list shows it: where two have the same, with the place where she lives; where that is the same too,
/// with the last digits of her telephone number.
pub fn told_apart<'a>(caregivers: impl IntoIterator<Item = &'a Caregiver>) -> HashMap<CaregiverId, String> {
    let all: Vec<&Caregiver> = caregivers.into_iter().collect();
    let mut named: HashMap<String, usize> = HashMap::new();
    let mut housed: HashMap<(String, &str), usize> = HashMap::new();
    for caregiver in &all {
        let name = searchable(&caregiver.profile.name);
        *named.entry(name.clone()).or_default() += 1;
        *housed.entry((name, &caregiver.profile.locality)).or_default() += 1;
    }
    let shown = |caregiver: &Caregiver| {
        let profile = &caregiver.profile;
        let name = searchable(&profile.name);
        if named.get(&name).is_none_or(|count| *count < 2) {
            return profile.name.clone();
        }
        if housed.get(&(name, profile.locality.as_str())).is_none_or(|count| *count < 2) {
            return format!("{} ({})", profile.name, profile.locality);
        }
        format!("{} ({}, …{})", profile.name, profile.locality, last_digits(&profile.phone))
    };
    all.iter().map(|caregiver| (caregiver.id.clone(), shown(caregiver))).collect()
}

fn last_digits(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits.iter().skip(digits.len().saturating_sub(3)).collect()
}

/// A mark of what a form was opened with: the same as long as nobody has changed it.
pub fn mark(content: &impl std::fmt::Debug) -> String {
    hex::encode(Sha256::digest(format!("{content:?}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caregivers::Stage;
    use crate::caregivers::tests::a_caregiver;

    fn somebody(name: &str, locality: &str, phone: &str) -> Caregiver {
        let mut caregiver = a_caregiver(Stage::Qualified);
        (caregiver.profile.name, caregiver.profile.locality) = (name.to_owned(), locality.to_owned());
        caregiver.profile.phone = phone.to_owned();
        caregiver
    }

    #[test]
    fn two_of_one_name_are_told_apart_and_nobody_else_is_said_more_of() {
        let people = [
            somebody("Fatma Yıldız", "Gent", "0470 00 01 11"),
            somebody("Fatma Yildiz", "Melle", "0470 00 02 22"),
            somebody("Els Claeys", "Gent", "0470 00 03 33"),
            somebody("Els Claeys", "Gent", "0470 00 04 44"),
            somebody("Amina Benali", "Gent", "0470 00 05 55"),
        ];
        let shown = told_apart(&people);
        let of = |i: usize| shown[&people[i].id].as_str();
        assert_eq!((of(0), of(1)), ("Fatma Yıldız (Gent)", "Fatma Yildiz (Melle)"));
        assert_eq!((of(2), of(3)), ("Els Claeys (Gent, …333)", "Els Claeys (Gent, …444)"));
        assert_eq!(of(4), "Amina Benali");
    }

    #[test]
    fn a_mark_changes_with_what_it_marks() {
        let (one, mut other) = (a_caregiver(Stage::Qualified).profile, a_caregiver(Stage::Qualified).profile);
        assert_eq!(mark(&one), mark(&other));
        other.max_travel_minutes += 1;
        assert_ne!(mark(&one), mark(&other));
    }
}

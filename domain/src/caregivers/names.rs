//! Names in lists: two people of one name are told apart.

use std::collections::HashMap;

use super::Caregiver;
use crate::basics::ids::CaregiverId;
use crate::basics::namesakes::{self, Listed};

/// The name of each caregiver as a list shows it.
pub fn told_apart<'a>(caregivers: impl IntoIterator<Item = &'a Caregiver>) -> HashMap<CaregiverId, String> {
    let listed = |caregiver: &'a Caregiver| {
        let profile = &caregiver.profile;
        (caregiver.id.clone(), Listed { name: &profile.name, place: &profile.locality, phone: &profile.phone })
    };
    namesakes::told_apart(caregivers.into_iter().map(listed))
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
}

use super::*;
use crate::requests::SlotInput;

fn typed(name: &str, email: &str, date: &str) -> CareInput {
    let slot = SlotInput { date: date.into(), from: "09:00".into(), until: "12:00".into(), ..SlotInput::default() };
    CareInput { name: name.into(), email: email.into(), slots: vec![slot], ..CareInput::default() }
}

#[test]
fn a_form_that_was_corrected_is_told_from_another_request() {
    let before = typed("Fatma Yıldız", "fatma@huis.example", "2026-11-25");
    for (name, email, date, corrected) in [
        ("Fatma Yildiz", "fatima@huis.example", "2026-11-25", true),
        ("Fatima Yıldız", "FATMA@huis.example", " 2026-11-25", true),
        ("Fatma Yıldız", "fatma@huis.example", "2026-11-26", false),
        ("Greet Claeys", "greet@huis.example", "2026-11-25", false),
    ] {
        assert_eq!(corrects(&before, &typed(name, email, date)), corrected, "{name} {email} {date}");
    }
    let mut street = before.clone();
    street.street = "Kerkstraat 12".into();
    assert!(corrects(&before, &street));
}

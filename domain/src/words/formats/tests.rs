use super::*;
use crate::basics::IsoWeek;
use crate::basics::money::Cents;
use crate::words::Words;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
}

#[test]
fn dates_are_written_as_the_language_writes_them() {
    let week = IsoWeek::of(day());
    for (code, written) in [
        (
            "nl",
            [
                "maandag 23 november 2026",
                "maandag 23 november",
                "maandag",
                "november 2026",
                "week 48 (23 november – 29 november 2026)",
            ],
        ),
        (
            "en",
            [
                "Monday, 23 November 2026",
                "Monday 23 November",
                "Monday",
                "November 2026",
                "week 48 (23 November – 29 November 2026)",
            ],
        ),
        (
            "fr",
            [
                "lundi 23 novembre 2026",
                "lundi 23 novembre",
                "lundi",
                "novembre 2026",
                "semaine 48 (23 novembre – 29 novembre 2026)",
            ],
        ),
    ] {
        let words = Words::of(code).plain();
        assert_eq!(
            [words.date(day()), words.day(day()), words.weekday(day()), words.month(day()), words.week(week)],
            written
        );
    }
}

#[test]
fn languages_to_come_decline_their_months() {
    for (locale, date, month) in [
        ("uk", "понеділок, 23 листопада 2026\u{a0}р.", "листопад 2026\u{a0}р."),
        ("ru", "понедельник, 23 ноября 2026\u{202f}г.", "ноябрь 2026\u{202f}г."),
        ("tr", "23 Kasım 2026 Pazartesi", "Kasım 2026"),
        ("ar", "الاثنين، 23 نوفمبر 2026", "نوفمبر 2026"),
    ] {
        let formats = Formats::load(&locale.parse().expect("a locale")).expect("its data");
        let spaced = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(spaced(formats.date(day())), spaced(date.to_owned()));
        assert_eq!(spaced(formats.month(day())), spaced(month.to_owned()));
    }
}

#[test]
fn numbers_and_money_have_their_separators() {
    let (dutch, english) = (Words::of("nl").plain(), Words::of("en").plain());
    for (cents, in_dutch, in_english) in [
        (514_050, "€\u{a0}5.140,50", "€\u{a0}5,140.50"),
        (745, "€\u{a0}7,45", "€\u{a0}7.45"),
        (5, "€\u{a0}0,05", "€\u{a0}0.05"),
        (0, "€\u{a0}0,00", "€\u{a0}0.00"),
        (123_456_700, "€\u{a0}1.234.567,00", "€\u{a0}1,234,567.00"),
        (-745, "€\u{a0}−7,45", "€\u{a0}−7.45"),
    ] {
        assert_eq!(
            (dutch.money(Cents(cents)), english.money(Cents(cents))),
            (in_dutch.to_owned(), in_english.to_owned())
        );
    }
    for (number, whole, tenths) in [
        (715_627.4, "715.627", "715.627,4"),
        (-55_742.0, "−55.742", "−55.742,0"),
        (0.26, "0", "0,3"),
        (-0.004, "0", "0,0"),
        (-0.3, "0", "−0,3"),
    ] {
        assert_eq!((dutch.number(number), dutch.tenths(number)), (whole.to_owned(), tenths.to_owned()));
    }
    assert_eq!((dutch.percent(0.004), english.percent(0.0312)), ("0,40\u{a0}%".to_owned(), "3.12\u{a0}%".to_owned()));
    let french = Words::of("fr").plain();
    assert_eq!(french.money(Cents(514_050)), "5\u{202f}140,50\u{a0}€");
    assert!(!dutch.number(f64::INFINITY).is_empty() && !dutch.number(f64::NAN).is_empty());
}

#[test]
fn one_of_something_is_said_in_the_singular() {
    for (code, one, many) in
        [("nl", "1 minuut", "45 minuten"), ("en", "1 minute", "45 minutes"), ("fr", "1\u{a0}minute", "45\u{a0}minutes")]
    {
        let words = Words::of(code).plain();
        assert_eq!((words.duration(1), words.duration(45)), (one.to_owned(), many.to_owned()));
    }
}

#[test]
fn a_list_is_divided_as_the_language_does() {
    let list = |language: &str| Words::of(language).plain().list(["Els".to_owned(), "Jef".to_owned()]);
    assert_eq!(["nl", "en", "fr"].map(list), ["Els; Jef", "Els; Jef", "Els\u{a0}; Jef"]);
}

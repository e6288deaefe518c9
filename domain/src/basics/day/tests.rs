use super::*;

fn month(typed: &str) -> Option<String> {
    parse_month(typed).map(month_key)
}

#[test]
fn a_month_is_taken_as_people_write_it() {
    let figures =
        ["2024-03", "2024-3", "2024/03", "2024/3", "03/2024", "3/2024", "3-2024", "03.2024", "3 2024", " 03 / 2024 "];
    let pasted = ["03\u{2011}2024", "\u{202a}03/2024\u{202c}", "2024–03", "٠٣/٢٠٢٤", "۰۳/۲۰۲۴", "03\u{a0}2024"];
    let western = [
        "maart 2024",
        "Maart 2024",
        "2024 maart",
        "mrt 2024",
        "mrt. 2024",
        "maart, 2024",
        "mars 2024",
        "March 2024",
        "mar 2024",
    ];
    let eastern =
        ["март 2024", "марта 2024 г.", "березень 2024", "березня 2024", "مارس 2024", "مارس ٢٠٢٤", "آذار 2024"];
    let others = ["Mart 2024", "marzec 2024", "marca 2024", "martie 2024", "marzo de 2024", "März 2024"];
    for typed in [&figures[..], &pasted, &western, &eastern, &others].concat() {
        assert_eq!(month(typed).as_deref(), Some("2024-03"), "{typed}");
    }
    for (typed, read) in [
        ("août 2024", 8),
        ("aout 2024", 8),
        ("Ağustos 2024", 8),
        ("februari 2024", 2),
        ("تشرين الثاني 2024", 11),
        ("mai 2024", 5),
        ("آب 2024", 8),
    ] {
        assert_eq!(month(typed), Some(format!("2024-{read:02}")), "{typed}");
    }
}

#[test]
fn what_could_be_another_month_is_not_taken() {
    let figures = [
        "",
        "2024",
        "2024-13",
        "13/2024",
        "0/2024",
        "2024-00",
        "03/24",
        "24-03",
        "2024-11-01",
        "3/3/2024",
        "2024 2024",
    ];
    let words = ["maart", "maart 24", "lente 2024", "maart april 2024", "maart 3 2024"];
    let beyond = ["1899-12", "2201-01", "-2024-03", "+2024-03", "2024-03-", "12024-03", "262142-01"];
    for typed in [&figures[..], &words, &beyond].concat() {
        assert_eq!(month(typed), None, "{typed}");
    }
}

#[test]
fn a_date_is_taken_as_belgians_write_it() {
    let figures = ["2026-12-31", "31/12/2026", "31-12-2026", "31.12.2026", " 31 / 12 / 2026", "2026/12/31"];
    let pasted = ["٣١/١٢/٢٠٢٦", "۲۰۲۶-۱۲-۳۱", "31\u{2011}12\u{2011}2026", "31\u{a0}december\u{a0}2026"];
    let words = [
        "31 december 2026",
        "31 décembre 2026",
        "31 Dec 2026",
        "31 Aralık 2026",
        "31 грудня 2026 р.",
        "31 декабря 2026",
        "31 de diciembre de 2026",
    ];
    for typed in [&figures[..], &pasted, &words].concat() {
        assert_eq!(parse(typed).map(|d| d.to_string()).as_deref(), Some("2026-12-31"), "{typed}");
    }
    // The day comes first here, never the month.
    assert_eq!(parse("03/04/2026").map(|d| d.to_string()).as_deref(), Some("2026-04-03"));
    assert_eq!(parse("1/2/2026").map(|d| d.to_string()).as_deref(), Some("2026-02-01"));
}

#[test]
fn what_is_no_date_is_not_taken() {
    let figures =
        ["", "2026-02-30", "30/02/2026", "12/31/2026", "31/12/26", "2026-01", "31/12", "2026-12-31T00:00", "1 2 3 4"];
    let beyond = ["99999-01-01", "+262142-01-01", "1899-12-31", "2201-01-01", "-2026-01-01"];
    for typed in [&figures[..], &beyond, &["gisteren", "31 december", "31/december"]].concat() {
        assert_eq!(parse(typed), None, "{typed}");
    }
}

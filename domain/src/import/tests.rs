use chrono::NaiveDate;

use super::file::{self, MOST_LINES, Sheet};
use super::{Contents, Fault, figures, names, template};
use crate::caregivers::{Shade, Transport};
use crate::vouchers::{CertificateKind, Ladder};
use crate::words::Words;

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn read(bytes: &[u8]) -> Result<Sheet, Vec<Fault>> {
    file::read(Contents::Availability, bytes)
}

/// The faults of a file, in Dutch.
fn wrong(bytes: &[u8]) -> Vec<String> {
    let words = Words::of("nl").plain();
    read(bytes).map(drop).expect_err("a fault").iter().map(|fault| fault.told(&words)).collect()
}

const LINE: &str = "Dag;E-mail;Van;Tot;Hoe graag\r\nmaandag;an@zorg.example;8:00;12:00;graag\r\n";

#[test]
fn a_file_is_read_with_any_separator_and_in_any_letters() {
    let accented = LINE.replace("an@", "zoë@");
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&accented);
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(accented.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [
        accented.clone().into_bytes(),
        [b"\xef\xbb\xbf".as_slice(), accented.as_bytes()].concat(),
        windows.into_owned(),
        utf16,
        accented.replace(';', ",").into_bytes(),
        accented.replace(';', "\t").into_bytes(),
        accented.replace("\r\n", "\n").into_bytes(),
        accented.replace("\r\n", "\r").into_bytes(),
        format!("sep=;\r\n{accented}").into_bytes(),
        accented
            .replace(';', "\";\"")
            .replace("\r\n", "\"\r\n\"")
            .trim_end_matches('"')
            .replacen("Dag", "\"Dag", 1)
            .into_bytes(),
    ] {
        let sheet = read(&bytes).unwrap_or_else(|faults| panic!("{faults:?}: {}", String::from_utf8_lossy(&bytes)));
        assert_eq!(sheet.rows.len(), 1);
        let row = &sheet.rows[0];
        let cells = ["day", "email", "from", "until", "shade"].map(|field| row.get(field));
        assert_eq!(cells, ["maandag", "zoë@zorg.example", "8:00", "12:00", "graag"]);
    }
}

#[test]
fn lines_are_numbered_as_a_spreadsheet_shows_them() {
    let lines =
        |text: &str| read(text.as_bytes()).map(|sheet| sheet.rows.iter().map(|row| row.line).collect::<Vec<_>>());
    let more = "di;an@zorg.example;8:00;12:00;\r\n";
    assert_eq!(lines(&format!("{LINE}{more}")).ok(), Some(vec![2, 3]));
    assert_eq!(lines(&format!("{LINE};;;;\r\n\r\n{more}")).ok(), Some(vec![2, 5]), "empty lines are lines too");
    assert_eq!(lines(&format!("sep=;\n{LINE}")).ok(), Some(vec![3]));
}

#[test]
fn what_is_no_list_says_what_it_is_and_what_to_do() {
    let many = format!("{LINE}{}", "di;an@zorg.example;8:00;12:00;\r\n".repeat(100_000 - 1));
    let few = format!("{LINE}{}", "d;a;8;9;\n".repeat(MOST_LINES));
    for (bytes, said) in [
        (b"".as_slice(), "Er staat niets in dit bestand"),
        (b"\xef\xbb\xbf \r\n", "Er staat niets in dit bestand"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Dit is een rekenblad, ook al heet het anders"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Dit is een rekenblad"),
        (b"%PDF-1.7", "Dit is geen CSV-bestand"),
        (b"Dag;E-mail\0;", "Dit is geen CSV-bestand"),
        (many.as_bytes(), "Dit bestand is te lang. Verdeel het in bestanden van hoogstens 2000 regels."),
        (few.as_bytes(), "Dit bestand heeft 2001 regels"),
        (b"Dag;E-mail;Van;Tot\r\n;;;\r\n", "Onder de kolommen staat niets"),
    ] {
        let wrong = wrong(bytes);
        assert!(wrong.len() == 1 && wrong[0].contains(said), "{said}: {wrong:?}");
    }
}

#[test]
fn headings_are_named_that_are_unknown_twice_or_missing() {
    let wrong = wrong(b"Dag;Mail;Van;van\r\nma;a@b.be;8:00;9:00\r\n");
    assert_eq!(wrong.len(), 4, "{wrong:?}");
    assert!(wrong[0].starts_with("Regel 1, kolom Mail: Deze kolom kennen wij niet."), "{wrong:?}");
    assert!(wrong[1].starts_with("Regel 1, kolom van: Deze kolom staat er twee keer."), "{wrong:?}");
    assert!(wrong[2].contains("De kolom E-mail ontbreekt") && wrong[3].contains("De kolom Tot ontbreekt"), "{wrong:?}");
    assert!(
        self::wrong(b"an@zorg.example\r\n")[0].contains("an@zorg.example"),
        "a list without headings shows its first line"
    );
}

#[test]
fn a_cell_without_a_heading_is_a_separator_too_many() {
    let wrong = wrong(format!("{LINE}di;an@zorg.example;8:00;12:00;graag;thuis\r\n").as_bytes());
    assert!(wrong.len() == 1 && wrong[0].starts_with("Regel 3: Boven \"thuis\""), "{wrong:?}");
}

#[test]
fn a_guard_against_formulas_is_no_part_of_a_number() {
    let sheet = file::read(
        Contents::Families,
        "name,phone,street,place,child_name-0,child_month-0\nAn,\"'+32 470 12 34 56\",K 1,9000,B,1/24\n".as_bytes(),
    );
    assert_eq!(sheet.map(|sheet| sheet.rows[0].get("phone").to_owned()).ok(), Some("+32 470 12 34 56".to_owned()));
}

#[test]
fn a_template_is_a_file_with_every_column_in_each_language() {
    for contents in Contents::ALL {
        for code in ["nl", "en", "fr"] {
            let template = template(*contents, &Words::of(code));
            let faults = file::read(*contents, template.as_bytes()).map(drop).expect_err("it is empty");
            let told = faults[0].told(&Words::of("en").plain());
            assert!(faults.len() == 1 && told.contains("nothing under the columns"), "{template}: {told}");
        }
    }
}

#[test]
fn dates_are_read_as_spreadsheets_write_them() {
    for typed in [
        "1/12/2026",
        "01-12-2026",
        "2026-12-01",
        "46357",
        "46357,0",
        "1/12/2026 0:00",
        "2026-12-01T00:00:00",
        "1 december 2026",
    ] {
        assert_eq!(figures::date(typed), day("2026-12-01"), "{typed}");
    }
    assert_eq!(figures::date("45351"), day("2024-02-29"));
    for typed in ["", "12/31/2026", "1/12/26", "2026", "463570", "46357,5", "1/12/2026 8:30", "-46357", "4,6E+04"] {
        assert_eq!(figures::date(typed), None, "{typed}");
    }
    for typed in ["03/2024", "2024-03", "15/03/2024", "1/03/2024", "mrt/24", "Mar-24", "maart 2024", "45352"] {
        assert_eq!(figures::month(typed), day("2024-03-01"), "{typed}");
    }
    for typed in ["", "24", "mrt", "3/24", "lente 2024"] {
        assert_eq!(figures::month(typed), None, "{typed}");
    }
}

#[test]
fn times_are_read_as_spreadsheets_write_them() {
    for (typed, read) in [
        ("8:30", "08:30"),
        ("08:30:00", "08:30"),
        ("8u30", "08:30"),
        ("0,354166666666667", "08:30"),
        ("0.5", "12:00"),
        ("24:00", "24:00"),
        ("9:00 PM", "21:00"),
    ] {
        assert_eq!(figures::time(typed).map(|time| time.to_string()).as_deref(), Some(read), "{typed}");
    }
    for typed in ["", "8", "08:30:15", "1,5", "25:00", "morgen"] {
        assert_eq!(figures::time(typed), None, "{typed}");
    }
}

#[test]
fn a_telephone_number_gets_its_nought_back() {
    for (typed, read) in [
        ("470123456", "0470123456"),
        ("470 12 34 56", "0470 12 34 56"),
        ("92251234", "092251234"),
        ("0470 12 34 56", "0470 12 34 56"),
        ("+32 470 12 34 56", "+32 470 12 34 56"),
        ("32470123456", "32470123456"),
        ("4,7E+08", "4,7E+08"),
    ] {
        assert_eq!(figures::phone(typed), read, "{typed}");
    }
}

#[test]
fn choices_are_read_in_words_and_as_codes() {
    for typed in ["auto", "Met de auto", "car", "by car", "CAR", "voiture", "En voiture"] {
        assert_eq!(names::transport(typed), Some(Transport::Car), "{typed}");
    }
    assert_eq!((names::transport("te voet"), names::transport("foot")), (Some(Transport::Foot), Some(Transport::Foot)));
    assert_eq!((names::transport(""), names::transport("de"), names::transport("step")), (None, None, None));
    assert_eq!(
        (names::shade(""), names::shade("Als het moet"), names::shade("s'il le faut"), names::shade("gladly")),
        (Some(Shade::Ok), Some(Shade::IfNeeded), Some(Shade::IfNeeded), Some(Shade::Wanted))
    );
    assert_eq!(names::shade("soms"), None);
    let day = "2026-11-25".parse().expect("a date");
    let mut ladder = crate::vouchers::figures("wijk-werken", day).expect("a scheme").ladder.clone();
    let certificate = |ladder: &Ladder, typed: &str| {
        names::certificates(ladder).get(&crate::basics::text::searchable(typed)).map(|code| (*code).to_owned())
    };
    assert_eq!(certificate(&ladder, "Nederlands, niveau B1").as_deref(), Some("dutch-b1"));
    assert_eq!(certificate(&ladder, "infant-first-aid").as_deref(), Some("infant-first-aid"));
    assert_eq!(certificate(&ladder, "rijbewijs"), None);
    let names = [("nl".to_owned(), "Rijbewijs".to_owned())].into();
    ladder.kinds.push(CertificateKind { code: "licence".to_owned(), names, ..CertificateKind::default() });
    assert_eq!(certificate(&ladder, "rijbewijs").as_deref(), Some("licence"), "what it is called here");
    ladder.kinds[2].retired = true;
    assert_eq!(certificate(&ladder, "dutch-b1"), None, "no new ones are noted");
    assert_eq!(
        (names::yes("Ja"), names::yes("x"), names::yes(""), names::yes("nee"), names::yes("misschien")),
        (Some(true), Some(true), Some(false), Some(false), None)
    );
    assert_eq!(names::languages("Turks, fr / English"), ["tr", "fr", "en"]);
    for (typed, weekday) in [("maandag", 0), ("ma", 0), ("Wednesday", 2), ("wo.", 2), ("7", 6), ("zo", 6), ("sat", 5)] {
        assert_eq!(names::weekday(typed, "nl"), Some(weekday), "{typed}");
    }
    let to_the_french = [("mardi", 1), ("ma", 1), ("di", 6), ("Dim.", 6), ("mercredi", 2), ("maandag", 0), ("za", 5)];
    for (typed, weekday) in to_the_french {
        assert_eq!(names::weekday(typed, "fr"), Some(weekday), "{typed}");
    }
    assert_eq!((names::weekday("ma", "en"), names::weekday("mardi", "nl")), (None, Some(1)));
    for typed in ["", "m", "0", "8", "dag", "1/12/2026"] {
        assert_eq!(names::weekday(typed, "nl"), None, "{typed}");
    }
}

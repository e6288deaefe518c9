use super::*;

#[test]
fn lines_are_trimmed_and_bounded() {
    assert_eq!(line("  Fatma ", 10), Ok("Fatma".into()));
    assert_eq!(line("   ", 10), Err(TextFault::Empty));
    assert_eq!(line("Fatma\nBcc: x", 30), Err(TextFault::Control));
    assert_eq!(line("Fatma\rBcc: x", 30), Err(TextFault::Control));
    assert_eq!(line("Fatma", 4), Err(TextFault::TooLong(4)));
    assert_eq!(paragraph("one\r\ntwo", 30), Ok("one\ntwo".into()));
    assert_eq!(paragraph("one\u{0}two", 30), Err(TextFault::Control));
    assert_eq!(line("Fat\u{0}ma", 30), Err(TextFault::Control));
    assert_eq!(line("Fat\u{9b}ma", 30), Err(TextFault::Control));
    assert_eq!(line(" \u{200b}\u{200e}\u{200c} ", 30), Err(TextFault::Empty));
}

#[test]
fn what_was_pasted_is_freed_of_what_nobody_sees() {
    for (pasted, kept) in [
        ("evil\u{202e}txt", "eviltxt"),
        ("\u{202a}Fatma\u{202c}", "Fatma"),
        ("\u{feff}Fatma\u{200b}", "Fatma"),
        ("Fatma\tYıldız", "Fatma Yıldız"),
        ("Fatma\u{a0}Yıldız\t", "Fatma Yıldız"),
        ("Fatma\u{2028}Yıldız\u{2029}", "Fatma Yıldız"),
        ("Sint\u{2011}Amandsberg", "Sint-Amandsberg"),
        ("Kerk\u{ad}straat 12", "Kerkstraat 12"),
        // Written with a letter and an accent beside it, as some telephones do.
        ("Zoe\u{308}", "Zoë"),
        // A joiner belongs inside a Persian word, and nowhere else.
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("Fat\u{200d}ma", "Fatma"),
        ("\u{200c}می", "می"),
    ] {
        assert_eq!(line(pasted, 40), Ok(kept.to_owned()), "{pasted:?}");
    }
    assert_eq!(paragraph("een\tkat\u{2028}twee\u{b}drie\u{85}vier", 40), Ok("een kat\ntwee\ndrie\nvier".into()));
}

#[test]
fn figures_are_plain_whatever_the_keyboard() {
    for (typed, read) in [
        ("\u{202a}0470\u{a0}12\u{2011}34\u{2011}56\u{202c}", "0470 12-34-56"),
        ("٠٤٧٠١٢٣٤٥٦", "0470123456"),
        ("۰۴۷۰ ۱۲ ۳۴ ۵۶", "0470 12 34 56"),
        ("０４７０", "0470"),
        ("2024–03", "2024-03"),
        ("٧٫٥", "7,5"),
        (" a＠b.be\t", "a@b.be"),
    ] {
        assert_eq!(plain(typed), read, "{typed:?}");
    }
}

#[test]
fn names_are_found_without_their_accents() {
    for (name, wanted) in [
        ("Emine Şahin", "sahin"),
        ("Fatma Yıldız", "YILDIZ"),
        ("Zoë De  Smet", "zoe de smet"),
        ("Łukasz", "Łukasz"),
        ("Łukasz", "lukasz"),
        ("Søren", "soren"),
        ("Đorđe", "dorde"),
        ("Groß", "gross"),
        ("Lætitia", "laetitia"),
        ("Sœur", "soeur"),
        ("D’hondt", "d'hondt"),
        ("Þóra", "thora"),
        ("Αθηνά", "αθηνα"),
    ] {
        assert!(searchable(name).contains(&searchable(wanted)), "{wanted}");
    }
}

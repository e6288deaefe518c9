use super::SameRoof::{No, Unsure, Yes};
use super::*;

fn roof(a: &str, b: &str) -> SameRoof {
    let (a, b) = (Dwelling::new("9000", "Gent", a), Dwelling::new("9000", "Gent", b));
    assert_eq!(a.same_roof(&b), b.same_roof(&a), "it is the same from either side");
    a.same_roof(&b)
}

#[test]
fn one_house_is_one_however_it_is_written() {
    for (a, b) in [
        ("Kerkstraat 12", "Kerkstraat 12"),
        ("Kerkstr. 12", "Kerkstraat 12"),
        ("kerkstr 12", "KERKSTRAAT 12"),
        ("Kerk straat 12", "Kerkstraat 12"),
        ("Kerkstraat nr. 12", "Kerkstraat, 12"),
        ("Kerkstraat n° 12", "Kerkstraat 12"),
        ("Kerkstraat ١٢", "Kerkstraat 12"),
        ("Kerkstraat\u{a0}12", "Kerkstraat 12"),
        ("Kerkstraat 12 bus 3", "Kerkstraat 12/3"),
        ("Kerkstraat 12 bus 03", "Kerkstraat 12 / 3"),
        ("Kerkstraat 12b3", "Kerkstraat 12 b 3"),
        ("Kerkstraat 12 bte 3", "Kerkstraat 12 b3"),
        ("Kerkstraat 12 bus3", "Kerkstraat 12 3"),
        ("Kerkstraat 12A", "Kerkstraat 12 a"),
        ("Kerkstraat 12A bus 3", "Kerkstraat 12a/3"),
        ("Rue de l'Église 5", "Rue de l’Eglise 5"),
        ("12 rue Haute", "Rue Haute 12"),
        ("12, Av. Louise", "Avenue Louise 12"),
        ("Sint-Pietersnieuwstraat 7", "St. Pietersnieuwstr 7"),
        ("Brusselsestwg 7", "Brusselsesteenweg 7"),
        ("11 Novemberlaan 3", "11 novemberln. 3"),
        ("Place du 4 Août 5", "place du 4 aout, 5"),
        ("Kerkstraat 12-14", "Kerkstraat 12 - 14"),
        ("Kerkstraat 12, verdieping 2", "Kerkstraat 12, 2e verd."),
        ("Kerkstraat 12 2de verdieping", "Kerkstraat 12, 2nd floor"),
        ("Rue Haute 12, 2ème étage", "Rue Haute 12 étage 2"),
        ("Kerkstraat 12 gelijkvloers", "Kerkstraat 12, rez-de-chaussée"),
        ("Kerkstraat 12 kamer 4", "Kerkstraat 12, chambre 4"),
        ("Kerkstraat 12 app. 3", "Kerkstraat 12 bus 3"),
        ("Kerkstraat 12 bus 3 verdieping 1", "Kerkstraat 12/3 1e verdieping"),
    ] {
        assert_eq!(roof(a, b), Yes, "{a} | {b}");
        assert_eq!(Dwelling::new("9000", "Gent", a).key(), Dwelling::new("9000", "gent", b).key(), "{a} | {b}");
    }
}

#[test]
fn other_houses_are_others() {
    for (a, b) in [
        ("Kerkstraat 11/2", "Kerkstraat 112"),
        ("Kerkstraat 11 bus 2", "Kerkstraat 112"),
        ("Kerkstraat 1/12", "Kerkstraat 11/2"),
        ("Kerkstraat 12", "Kerkstraat 21"),
        ("Kerkstraat 12", "Kerkplein 12"),
        ("Kerkstraat 12 bus 3", "Kerkstraat 12 bus 4"),
        ("Kerkstraat 12/3", "Kerkstraat 12/31"),
        ("Kerkstraat 12A", "Kerkstraat 12B"),
        ("Kerkstraat 12 kamer 4", "Kerkstraat 12 kamer 5"),
        ("Kerkstraat 12, verdieping 2", "Kerkstraat 12 gelijkvloers"),
        ("Kerkstraat 12, verdieping 2", "Kerkstraat 2, verdieping 12"),
        ("Kerkstraat 12-14", "Kerkstraat 16"),
        ("11 Novemberlaan 3", "3 Novemberlaan 11"),
        ("Place du 4 Août 5", "Place du 5 Août 4"),
        ("", "Kerkstraat 12"),
        ("", ""),
    ] {
        assert_eq!(roof(a, b), No, "{a} | {b}");
    }
    let (gent, aalst) =
        (Dwelling::new("9000", "Gent", "Kerkstraat 12"), Dwelling::new("9300", "Aalst", "Kerkstraat 12"));
    assert_eq!(gent.same_roof(&aalst), No);
}

#[test]
fn in_doubt_a_person_is_asked() {
    for (a, b) in [
        ("Kerkstraat", "Kerkstraat 12"),
        ("Kerkstraat", "Kerkstraat"),
        ("Kerkstraat zonder nummer", "Kerkstraat 12"),
        ("Kerkstraat 12", "Kerkstraat 12 bus 3"),
        ("Kerkstraat 12", "Kerkstraat 12A"),
        ("Kerkstraat 12A", "Kerkstraat 12 bus A"),
        ("Kerkstraat 12-14", "Kerkstraat 14"),
        ("Kerkstraat 12", "Kerckstraat 12"),
        ("Kerkstraat 12", "Kerstraat 12"),
    ] {
        assert_eq!(roof(a, b), Unsure, "{a} | {b}");
    }
    let (one, other) =
        (Dwelling::new("9050", "Ledeberg", "Kerkstraat 12"), Dwelling::new("9050", "Gentbrugge", "Kerkstraat 12"));
    assert_eq!(
        one.same_roof(&other),
        Unsure,
        "two localities of one postcode: which one it is, people do not always know"
    );
}

#[test]
fn a_street_without_a_number_is_seen() {
    for street in ["Kerkstraat", "2e Dwarsstraat", "Dorp", "Rue Haute", "12", ""] {
        assert!(!House::parse(street).is_numbered(), "{street}");
    }
    for street in [
        "Kerkstraat 12",
        "2e Dwarsstraat 5",
        "Dorp zonder nummer",
        "Dorp z/n",
        "Dorp, zn",
        "Rue Haute s/n",
        "Rue Haute sans numéro",
        "Dorp no number",
        "12 rue Haute",
    ] {
        assert!(House::parse(street).is_numbered(), "{street}");
    }
}

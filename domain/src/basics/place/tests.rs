use super::*;

fn found(typed: &str) -> String {
    match parse(typed) {
        Ok(place) => place.label(),
        Err(PlaceFault::Unknown) => "unknown".to_owned(),
        Err(PlaceFault::Several(labels)) => {
            format!("one of {}", labels.iter().map(|p| p.label()).collect::<Vec<_>>().join(", "))
        }
    }
}

#[test]
fn a_postcode_with_one_locality_is_enough() {
    assert_eq!(found("9032"), "9032 Wondelgem");
    assert_eq!(parse("9032 wondelgem").map(|p| p.municipality.clone()), Ok("Gent".into()));
}

#[test]
fn a_postcode_with_several_localities_asks_for_the_name() {
    assert_eq!(found("9070"), "one of 9070 Destelbergen, 9070 Heusden");
}

#[test]
fn places_are_found_as_people_write_them() {
    for (typed, place) in [
        ("9120 Beveren", "9120 Beveren-Waas"),
        ("9120 Beveren (Waas)", "9120 Beveren-Waas"),
        ("9180 Moerbeke", "9180 Moerbeke-Waas"),
        ("9112 Sinaai", "9112 Sinaai-Waas"),
        ("B-9000 Gent", "9000 Gent"),
        ("BE 9000 GENT", "9000 Gent"),
        ("B9000 Gent", "9000 Gent"),
        ("9000 Gent, België", "9000 Gent"),
        ("Gent 9000", "9000 Gent"),
        ("9000Gent", "9000 Gent"),
        ("9000 Ghent", "9000 Gent"),
        ("9000 Gand", "9000 Gent"),
        ("9000\u{a0}Gent", "9000 Gent"),
        ("٩٠٠٠ Gent", "9000 Gent"),
        ("9000 Гент", "9000 Gent"),
        ("9032 Gent", "9032 Wondelgem"),
        ("9032 Ghent", "9032 Wondelgem"),
        ("9032 Wondelgem (Gent)", "9032 Wondelgem"),
        ("9040 St-Amandsberg", "9040 Sint-Amandsberg"),
        ("9040 St. Amandsberg", "9040 Sint-Amandsberg"),
        ("9040 sint amandsberg", "9040 Sint-Amandsberg"),
        ("9051 Sint-Denijs-Westrem", "9051 Sint-Denijs-Westrem"),
        ("1000 Brussels", "1000 Bruxelles"),
        ("1000 Brussel", "1000 Bruxelles"),
        ("1000 Bruxelles", "1000 Bruxelles"),
        ("1000 Brussel/Bruxelles", "1000 Bruxelles"),
        ("1020 Laken", "1020 Laeken"),
        ("1030 Schaarbeek", "1030 Schaerbeek"),
        ("1030 Brussel", "1030 Schaerbeek"),
        ("1050 Elsene", "1050 Ixelles"),
        ("8000 Bruges", "8000 Brugge"),
        ("2000 Antwerp", "2000 Antwerpen"),
        ("2000 Anvers", "2000 Antwerpen"),
        ("3700 Tongres", "3700 Tongeren"),
        ("9600 Ronse", "9600 Renaix"),
        ("3798 's Gravenvoeren", "3798 Fouron-Le-Comte"),
        // Fused in 2025: by the old name, and where there is one place by the new one too.
        ("9185 Wachtebeke", "9185 Wachtebeke"),
        ("9180 Lokeren", "9180 Moerbeke-Waas"),
        ("9180 Lokeren-Moerbeke", "9180 Moerbeke-Waas"),
        ("8755 Wingene", "8755 Ruiselede"),
        ("8755 Wingene-Ruiselede", "8755 Ruiselede"),
        ("9840 De Pinte", "9840 De Pinte"),
        ("3740 Bilzen", "3740 Bilzen"),
        ("3730 Hoeselt", "3730 Hoeselt"),
        ("3720 Hasselt-Kortessem", "3720 Kortessem"),
        ("3980 Ham-Tessenderlo", "3980 Tessenderlo"),
        ("9090 Melle", "9090 Melle"),
        ("3670 Meeuwen-Gruitrode", "3670 Oudsbergen"),
        ("Wondelgem", "9032 Wondelgem"),
    ] {
        assert_eq!(found(typed), place, "{typed}");
    }
}

#[test]
fn where_it_may_be_several_there_is_a_choice() {
    for (typed, some) in [
        ("9120 Beveren-Kruibeke-Zwijndrecht", "9120 Kallo"),
        ("9090 Melle-Merelbeke", "9090 Gontrode"),
        ("9090 Merelbeke-Melle", "9090 Melle"),
        ("9840 Nazareth-De Pinte", "9840 Zevergem"),
        ("1570 Pajottegem", "1570 Galmaarden"),
        ("3740 Bilzen-Hoeselt", "3740 Bilzen"),
        ("3700 Tongeren-Borgloon", "3700 Tongeren"),
        ("9050 Gent", "9050 Ledeberg"),
        ("2340 Nergenshuizen", "2340 Beerse"),
        ("9032 Parijs", "9032 Wondelgem"),
        ("Gent", "9050 Gentbrugge"),
        ("Beveren-Waas of zo 9120", "9120 Melsele"),
    ] {
        let choices = found(typed);
        assert!(choices.starts_with("one of ") && choices.contains(some), "{typed}: {choices}");
    }
}

#[test]
fn what_is_no_place_is_refused() {
    let (long, longer) = ("9000 Gent ".repeat(20), "a ".repeat(30_000));
    for bad in [long.as_str(), &longer, "", "0000", "0000 Gent", "99999", "Parijs", "90 32", "België", "?", "\u{200b}"]
    {
        assert_eq!(parse(bad).err(), Some(PlaceFault::Unknown), "{bad}");
    }
}

#[test]
fn every_place_is_found_by_its_own_label() {
    let lost: Vec<String> = all().iter().filter(|p| parse(&p.label()).ok() != Some(*p)).map(Place::label).collect();
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn every_other_name_stands_for_a_name_in_use() {
    for row in rows(include_str!("../../../../data/other_names.csv")) {
        assert!(parse(&row[0]) != Err(PlaceFault::Unknown), "{} stands for {}, which no place has", &row[0], &row[1]);
    }
}

#[test]
fn brussels_has_its_dutch_names_in_dutch() {
    for (typed, dutch, english) in [
        ("1000 Brussel", "1000 Brussel", "1000 Bruxelles"),
        ("1020 Laken", "1020 Laken", "1020 Laeken"),
        ("1030 Schaerbeek", "1030 Schaarbeek", "1030 Schaerbeek"),
        ("1210 Saint-Josse", "1210 Sint-Joost-ten-Node", "1210 Saint-Josse-Ten-Noode"),
        ("1090", "1090 Jette", "1090 Jette"),
        ("4000 Liège", "4000 Liège", "4000 Liège"),
    ] {
        let place = parse(typed).expect("a place");
        assert_eq!((place.label_in("nl").as_str(), place.label_in("en").as_str()), (dutch, english), "{typed}");
        assert_eq!(parse(&place.label_in("nl")).ok(), Some(place), "what is offered is read");
    }
    assert_eq!(parse("3700 's Herenelderen").map(Place::label), Ok("3700 's-Herenelderen".to_owned()));
}

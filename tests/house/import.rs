//! People, hours and certificates from a file: looked over first, taken in whole or not at all, and whoever is here
//! already is left as she is.

use town::visitor::Page;

use super::harness::{Guest, Kind, Place, TestApp};

const FAMILIES: &str = "Naam;Telefoon;E-mail;Taal;Talen thuis;Straat en nummer;Postcode en plaats;Alleenstaande ouder;\
                        Kind;Geboren;Kind 2;Geboren 2\r\n";

fn families(rows: &[&str]) -> String {
    format!("{FAMILIES}{}\r\n", rows.join("\r\n"))
}

/// Looks a file over.
async fn look(desk: &mut Guest, contents: &str, file: &[u8]) -> Page {
    let page = desk.open(&format!("/import/{contents}")).await;
    desk.send_file(&page, "/look", &[], Some(file)).await
}

/// Looks a file over and takes it in.
async fn take(desk: &mut Guest, contents: &str, file: &[u8], values: &[(&str, &str)]) -> Page {
    let page = look(desk, contents, file).await.ok().unwrap();
    desk.send_file(&page, "/take", values, None).await
}

#[actix_web::test]
async fn families_come_in_with_their_children_and_are_asked_for_their_address_alone() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let email = format!("fatma.bestand{}@huis.example", app.number);
        let file = families(&[
            &format!(
                "Fatma Yıldız;470123456;{email};nl;Turks, Nederlands;Vlasstraat 3;9000 Gent;ja;Yara;mrt/24;Emre;2021-06"
            ),
            "Joke Maes;09 225 11 22;;;;Leiekaai 12;9030 Mariakerke;;Lou;45352;;",
        ]);
        let before = app.tables().everything();
        let page = look(&mut desk, "families", file.as_bytes()).await.ok().unwrap();
        for told in ["Er komen 2 gezinnen bij.", "Eén persoon krijgt een e-mail", "Er is nog niets bewaard."] {
            assert!(page.words().contains(told), "{told}: {}", page.words());
        }
        assert_eq!(app.tables().everything(), before, "a look changes nothing");
        let page = desk.send_file(&page, "/take", &[], None).await;
        assert_eq!(page.path, "/import/families?fresh=2&known=0", "{}", page.words());
        let counts = app.tables().counts();
        assert_eq!((counts["families"], counts["children"], counts["outbox"]), (2, 3, 1));
        let row = "SELECT name || '|' || phone || '|' || spoken_languages || '|' || postcode || '|' || locality AS value FROM families
                   WHERE single_parent AND email IS NULL";
        assert_eq!(app.tables().texts(row), ["Fatma Yıldız|0470123456|tr,nl|9000|Gent"]);
        let born = "SELECT birth_month AS value FROM children ORDER BY birth_month";
        assert_eq!(app.tables().texts(born), ["2021-06", "2024-03", "2024-03"]);

        // The one letter asks, and after the yes the address is the family's.
        let mails = app.mails(&email).await;
        assert_eq!(mails.len(), 1);
        let link = app.link(&email, "/confirm/").await;
        let page = app.guest().open(&link).await;
        app.guest().send(&page, "", &[]).await;
        let proved = format!("SELECT count(*) AS value FROM families WHERE email = '{email}'");
        assert_eq!(app.tables().number(&proved), 1);
        let page = desk.open("/journal").await;
        for told in ["Bestand ingelezen", "Gezin opgeschreven", "door Leen Peeters, uit een bestand"] {
            assert!(page.words().contains(told), "{told}: {}", page.words());
        }
    }
}

#[actix_web::test]
async fn every_fault_is_named_and_nothing_is_half_done() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let before = app.tables().everything();
    let file = families(&[
        "Goede Rij;0470 11 22 33;;;;Kerkstraat 1;9000 Gent;;Lou;03/2024;;",
        ";bel mij;geen adres;Klingon;;Kerkstraat;1000 Brussel;soms;;lente;;",
        "Goede Rij;0470112233;;;;Kerkstraat 1;9000;;Lou;03/2024;;",
        "Twee Kinderen;0470 22 33 44;;;;Kerkstraat 2;9000 Gent;;Lou;03/2024;Jef;2031-01",
    ]);
    let page = look(&mut desk, "families", file.as_bytes()).await;
    assert_eq!(page.status, 422);
    let words = page.words();
    for told in [
        "Er kloppen 11 dingen niet in het bestand",
        "3 Naam Vul dit in",
        "3 Telefoon Schrijf het hele telefoonnummer",
        "3 E-mail Schrijf het hele e-mailadres",
        "3 Taal Kies een van de antwoorden",
        "3 Straat en nummer Wat is het huisnummer?",
        "3 Postcode en plaats Wijkopvang Gent werkt niet in deze plaats",
        "3 Alleenstaande ouder Schrijf ja of nee",
        "3 Kind Schrijf een voornaam",
        "3 Geboren Schrijf de maand",
        "4 Naam Dit staat ook op regel 2",
        "5 Geboren 2 Deze maand moet nog komen",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
    // Whoever sends it past the look gets no further.
    let good = families(&["Goede Rij;0470 11 22 33;;;;Kerkstraat 1;9000 Gent;;Lou;03/2024;;"]);
    let page = look(&mut desk, "families", good.as_bytes()).await.ok().unwrap();
    let page = desk.send_file(&page, "/take", &[], Some(file.as_bytes())).await;
    assert_eq!(page.status, 422, "{}", page.words());
    assert_eq!(app.tables().everything(), before, "not even the good line came in");
}

#[actix_web::test]
async fn what_is_no_list_gets_an_answer_in_words() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let before = app.tables().everything();
    let long = families(&["Goede Rij;0470 11 22 33;;;;Kerkstraat 1;9000 Gent;;Lou;03/2024;;"; 100_000]);
    let short = families(&["x;;;;;;;;;;;"; 2_001]);
    for (file, status, told) in [
        (b"PK\x03\x04 en de rest van een rekenblad".as_slice(), 422, "Dit is een rekenblad, ook al heet het anders."),
        (b"", 422, "Kies een bestand."),
        (short.as_bytes(), 422, "Dit bestand heeft 2001 regels. Verdeel het in bestanden van hoogstens 2000 regels."),
        (long.as_bytes(), 413, "Dat bestand is te groot Er is niets bewaard. Verdeel uw lijst"),
        (&vec![b'x'; 10 << 20], 413, "Dat bestand is te groot"),
    ] {
        let page = look(&mut desk, "families", file).await;
        assert_eq!(page.status, status, "{told}");
        assert!(page.words().contains(told), "{told}: {}", page.words());
    }
    // A file may only come in where files are taken in.
    let page = desk.open("/settings").await;
    assert_eq!(desk.send_file(&page, "/settings", &[], Some(&vec![b'x'; 100 << 10])).await.status, 413);
    assert_eq!(desk.look("/import/katten").await.status, 404);
    assert_eq!(app.tables().everything(), before);
}

#[actix_web::test]
async fn whoever_is_here_already_is_named_and_not_doubled() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let fatma = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let file = families(&[
        &format!("FATMA YILDIZ;0499 99 99 99;{};;;Nieuwstraat 9;9000 Gent;;Yara;06/2021;;", fatma.email),
        &format!("Iemand Anders;0488 88 88 88;{};;;Oudstraat 9;9000 Gent;;Noor;06/2021;;", fatma.email),
    ]);
    let before = app.tables().texts("SELECT phone || street AS value FROM families");
    let page = take(&mut desk, "families", file.as_bytes(), &[]).await;
    assert_eq!(page.path, "/import/families?fresh=1&known=1", "{}", page.words());
    assert!(
        app.tables().texts("SELECT phone || street AS value FROM families").contains(&before[0]),
        "she is as she was"
    );
    // The same file once more finds everybody.
    let page = look(&mut desk, "families", file.as_bytes()).await.ok().unwrap();
    assert!(page.words().contains("2 regels zijn al bekend"), "{}", page.words());
    assert!(
        page.words().contains("Regel 2: Fatma Yıldız") && page.words().contains("Alles in dit bestand is al bekend."),
        "{}",
        page.words()
    );
    assert!(!page.html.contains("/take"), "there is nothing to take in");
    app.deliver().await;
}

#[actix_web::test]
async fn two_who_take_the_same_file_in_at_once_make_everybody_once() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let file = families(&["Joke Maes;09 225 11 22;;;;Leiekaai 12;9030 Mariakerke;;Lou;03/2024;;"]);
        let page = look(&mut desk, "families", file.as_bytes()).await.ok().unwrap();
        let presses: Vec<_> = (0..4)
            .map(|_| {
                let (mut window, page) = (desk.clone(), page.clone());
                actix_web::rt::spawn(
                    async move { window.send_file(&page, "/take", &[], None).await.ok().unwrap().path },
                )
            })
            .collect();
        let mut fresh = 0;
        for press in presses {
            fresh += usize::from(press.await.unwrap().contains("fresh=1"));
        }
        assert_eq!((fresh, app.tables().counts()["families"]), (1, 1), "{kind:?}");
    }
}

#[actix_web::test]
async fn caregivers_their_hours_and_certificates_come_in_after_each_other() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let email = format!("amina.bestand{}@zorg.example", app.number);
        let hours = format!(
            "E-mail,Dag,Van,Tot,Hoe graag\n{email},maandag,8:00,12:00:00,graag\n{email},ma,13:00,24:00,\n{email},1/12/2026,,,\n"
        );
        let page = look(&mut desk, "availability", hours.as_bytes()).await;
        assert!(page.words().contains("2 E-mail Wij kennen geen opvanger met dit adres."), "{}", page.words());

        // From an older Excel: Windows-1252, semicolons.
        let list = format!(
            "Naam;E-mail;Telefoon;Straat en nummer;Postcode en plaats;Vervoer\r\nZoë Benali;{email};470123456;Coupure 7;9000 Gent;fiets\r\n"
        );
        let list: Vec<u8> = list.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let page = take(&mut desk, "caregivers", &list, &[]).await;
        assert_eq!(page.path, "/import/caregivers?fresh=1&known=0", "{}", page.words());
        let row = "SELECT name || '|' || stage || '|' || transport AS value FROM caregivers WHERE proved_at IS NULL AND admitted_at IS NULL";
        assert_eq!(app.tables().texts(row), ["Zoë Benali|trainee|bicycle"], "she joins as anybody does");
        assert_eq!(app.mails(&email).await.len(), 1, "and is asked whether the address is hers");

        let page = take(&mut desk, "availability", hours.as_bytes(), &[]).await;
        assert_eq!(page.path, "/import/availability?fresh=1&known=0", "{}", page.words());
        let pattern = "SELECT weekday || ' ' || from_time || ' ' || until_time || ' ' || shade AS value FROM availability_patterns ORDER BY from_time";
        assert_eq!(app.tables().texts(pattern), ["1 08:00 12:00 wanted", "1 13:00 24:00 ok"]);
        assert_eq!(
            app.tables().number("SELECT count(*) AS value FROM availability_exceptions WHERE from_time IS NULL"),
            1
        );
        let other = hours.replace("8:00,12:00:00", "9:00,12:00");
        let page = look(&mut desk, "availability", other.as_bytes()).await.ok().unwrap();
        assert!(
            page.words().contains("De uren van één opvanger worden vervangen Regel 2: Zoë Benali"),
            "{}",
            page.words()
        );
        let wrong = hours.replace("ma,13:00", "ma,11:00").replace("1/12/2026", "1/12/2020");
        let page = look(&mut desk, "availability", wrong.as_bytes()).await;
        assert!(
            page.words().contains("3 Van Deze uren lopen door andere uren") || page.words().contains("4 Dag"),
            "{}",
            page.words()
        );

        let papers = format!(
            "E-mail;Attest;Geldig vanaf;Geldig tot en met\r\n{email};Nederlands, niveau B1;46357;\r\n{email};infant-first-aid;1/12/2025;30/11/2028\r\n"
        );
        let page = look(&mut desk, "certificates", papers.as_bytes()).await.ok().unwrap();
        let unseen = desk.send_file(&page, "/take", &[], None).await;
        assert!(
            unseen.status == 422 && unseen.words().contains("Kruis aan dat u het document zelf zag."),
            "{}",
            unseen.words()
        );
        assert_eq!(app.tables().counts()["certificates"], 0);
        let page = desk.send_file(&unseen, "/take", &[("seen", "yes")], None).await;
        assert_eq!(page.path, "/import/certificates?fresh=2&known=0", "{}", page.words());
        let held =
            "SELECT code || ' ' || valid_from AS value FROM certificates WHERE seen_on = '2026-11-18' ORDER BY code";
        assert_eq!(app.tables().texts(held), ["dutch-b1 2026-12-01", "infant-first-aid 2025-12-01"]);
        let said = "SELECT count(*) AS value FROM events WHERE detail LIKE 'by import%'";
        assert_eq!(app.tables().number(said), 7, "each entry says how it came");
    }
}

#[actix_web::test]
async fn a_session_that_is_over_does_nothing_and_says_so() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let file = families(&["Joke Maes;09 225 11 22;;;;Leiekaai 12;9030 Mariakerke;;Lou;03/2024;;"]);
    let page = look(&mut desk, "families", file.as_bytes()).await.ok().unwrap();
    app.wiring.clock.advance(31 * 60);
    let late = desk.send_file(&page, "/take", &[], None).await;
    assert!(late.path.starts_with("/login?next=%2Fimport%2Ffamilies"), "{}", late.path);
    assert_eq!(app.tables().counts()["families"], 0);
}

#[actix_web::test]
async fn the_largest_list_is_taken_in_quickly() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let rows: Vec<String> = (0..2_000)
        .map(|i| {
            format!(
                "Gezin {i};0470 {:02} {:02} 01;gezin{i}.{}@huis.example;;;Kerkstraat {};9000 Gent;;Lou;03/2024;;",
                i / 100,
                i % 100,
                app.number,
                i + 1
            )
        })
        .collect();
    let file = families(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let begun = std::time::Instant::now();
    let page = take(&mut desk, "families", file.as_bytes(), &[]).await;
    println!("2,000 families in {:.1} s", begun.elapsed().as_secs_f64());
    assert_eq!(page.path, "/import/families?fresh=2000&known=0", "{}", page.words());
    let again = look(&mut desk, "families", file.as_bytes()).await;
    assert!(
        again.words().contains("2000 regels zijn al bekend") && again.words().contains("En nog 1900."),
        "{}",
        again.words()
    );
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM outbox WHERE letter <> 'letter-heard'"), 0);
    app.tables().execute("DELETE FROM letter_bodies");
    app.tables().execute("DELETE FROM outbox");
}

#[test]
fn the_command_does_the_same() {
    let place = Place::new();
    place.add_organiser();
    let file = place.path("gezinnen.csv");
    std::fs::write(
        &file,
        families(&["Joke Maes;09 225 11 22;joke@huis.example;;;Leiekaai 12;9030 Mariakerke;;Lou;03/2024;;"]),
    )
    .unwrap();
    let path = file.display().to_string();
    let said = place.run_well(&["import", "gent", "families", &path, "--dry-run"], "");
    assert!(said.contains("new: 1") && said.contains("Nothing was taken in: this was a dry run."), "{said}");
    let said = place.run_well(&["import", "gent", "families", &path], "");
    assert!(
        said.contains("new: 1") && said.contains("questions by e-mail: 1") && said.contains("It was taken in."),
        "{said}"
    );
    let said = place.run_well(&["import", "gent", "families", &path, "--by", "leen@wijk.example"], "");
    assert!(said.contains("line 2: Joke Maes is here already and stays as is"), "{said}");
    let complaints = [
        (
            vec!["import", "gent", "families", "-"],
            "Naam;Telefoon\nAn;x\n",
            "Line 1: The column Street and number is missing.",
        ),
        (vec!["import", "brugge", "families", &path], "", "there is no organiser \"brugge\""),
        (vec!["import", "gent", "families", "nergens.csv"], "", "nergens.csv cannot be read"),
        (vec!["import", "gent", "certificates", &path], "", "say with --by EMAIL which coordinator has seen them"),
        (
            vec!["import", "gent", "families", &path, "--by", "an@wijk.example"],
            "",
            "has no coordinator an@wijk.example",
        ),
    ];
    for (args, typed, told) in complaints {
        let output = place.run(&args, &[], typed);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains(told), "{args:?}: {said}");
    }
}

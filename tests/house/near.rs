//! Times near by at which somebody could come to a slot that nobody has, on the slot's page at the desk.

use super::harness::TestApp;

#[actix_web::test]
async fn times_near_by_are_shown_with_who_could_come_and_what_to_say() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let slot = app.slots_of(&family).remove(0);
    let path = format!("/weeks/{}/slots/{slot}", app.week());
    let words = desk.open(&path).await.words();
    assert!(words.contains("Ook op een andere tijd in deze week kan niemand komen."), "{words}");

    let amina = app.carer(&mut desk, "Amina Benali", &[1], "10:00", "14:00").await;
    app.carer(&mut desk, "Bieke Baert", &[3], "09:00", "12:00").await;
    let page = desk.open(&path).await;
    let words = page.words();
    for said in [
        "Tijden dichtbij waarop iemand kan komen",
        "maandag 23 november, 10:00 – 13:00",
        "1 uur later",
        "woensdag 25 november, 09:00 – 12:00",
        "een andere dag",
        "Op dit moment kan wel iemand komen: maandag 23 november, 10:00 – 13:00. Past dat voor u?",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let (nearest, further) = (words.find("10:00 – 13:00"), words.find("woensdag 25 november"));
    assert!(nearest < further, "the nearest first: {words}");
    assert!(page.links().contains(&format!("/caregivers/{}", amina.id)));
    assert!(page.links().iter().any(|link| link.starts_with("https://wa.me/32470") && link.contains("10%3A00")));
    let ask = page.links().into_iter().find(|link| link.starts_with("/families/") && link.ends_with("/ask")).unwrap();
    assert_eq!(desk.open(&ask).await.status, 200);

    // In the family's language.
    app.tables().execute("UPDATE families SET language = 'fr'");
    let words = desk.open(&path).await.words();
    assert!(words.contains("Quelqu’un peut venir à ce moment-ci"), "{words}");

    // Whoever is needed elsewhere by then does not count.
    let greet = app.family("Greet Claeys", "Daan", &[(0, "10:00", "13:00")]).await;
    let other = app.slots_of(&greet).remove(0);
    app.give(&mut desk, &other, &amina).await.ok().unwrap();
    let words = desk.open(&path).await.words();
    assert!(!words.contains("maandag 23 november, 10:00 – 13:00") && words.contains("woensdag 25 november"), "{words}");
    // What somebody has needs no other time.
    let words = desk.open(&format!("/weeks/{}/slots/{other}", app.week())).await.words();
    assert!(!words.contains("Tijden dichtbij"), "{words}");
}

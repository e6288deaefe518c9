//! What was agreed with a caregiver may be set aside for one slot, with a reason, by name. A law may not.

use super::*;

/// A policy, how it comes in the way on Monday morning, and what is said of it.
const POLICIES: [(&str, &str, &str); 3] = [
    ("short-day", "min_minutes_per_day = 300", "Maar 3 uur op een dag. Het minimum is 5 uur."),
    ("days-limit", "max_days = 1", "2 dagen met opvang. Het maximum is 1."),
    ("too-far", "max_travel_minutes = 1", "De reistijd is"),
];

#[actix_web::test]
async fn a_policy_is_set_aside_for_a_reason_and_a_name() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        for (policy, set, said) in POLICIES {
            set_aside(kind, policy, set, said).await;
        }
    }
}

async fn set_aside(kind: Kind, policy: &str, set: &str, said: &str) {
    let mut at = Desk::on(kind).await;
    let (slot, amina) = (at.morning.clone(), at.amina.clone());
    if policy == "days-limit" {
        // Whoever already comes on Tuesday: it is Monday that is one day too many.
        let tuesday = at.tuesday.clone();
        at.app.give(&mut at.desk, &tuesday, &amina).await.ok().unwrap();
    }
    at.app.tables().execute(&format!("UPDATE caregivers SET {set} WHERE id = '{}'", amina.id));
    let page = at.look(&slot, &amina).await;
    let words = page.words();
    assert!(words.contains(said) && words.contains("Dit gaat verder dan afgesproken"), "{policy}: {words}");
    assert!(!words.contains("Dit kan niet"), "{policy}: {words}");
    for reason in ["", "   "] {
        let page = at.press(&page, &[("reason", reason)]).await;
        assert_eq!(page.status, 422, "{policy}");
        assert!(page.words().contains("schrijf waarom het voor één keer mag"), "{policy}: {}", page.words());
    }
    assert_eq!((at.holder(&slot), at.count("waivers")), (None, 0), "{policy}");
    at.press(&page, &[("reason", "gevraagd aan de telefoon")]).await.ok().unwrap();
    assert_eq!(at.holder(&slot).as_deref(), Some("Amina Benali"), "{policy}");
    assert_eq!(at.events("policy-set-aside"), 1);
    let waivers = at.app.tables().texts("SELECT slot_id || ' ' || policy || ': ' || reason AS value FROM waivers");
    assert_eq!(waivers, [format!("{slot} {policy}: gevraagd aan de telefoon")]);
    let words = at.desk.open(&format!("/weeks/{}/slots/{slot}", at.app.week())).await.words();
    assert!(
        words.contains("Reden: gevraagd aan de telefoon (") && !words.contains("past niet Maar"),
        "{policy}: {words}"
    );
    // The week makes room: it is solved with it, published, offered and accepted.
    at.app.solve(&mut at.desk).await;
    assert_eq!(at.holder(&slot).as_deref(), Some("Amina Benali"), "{policy}");
    let words = at.desk.open(&format!("/weeks/{}/publish", at.app.week())).await.words();
    assert!(words.contains("Hiervan is afgeweken") && words.contains("gevraagd aan de telefoon"), "{policy}: {words}");
    at.app.publish(&mut at.desk).await;
    let link = at.app.offer_link(&amina, "09:00 – 12:00").await;
    at.app.guest().post(link.strip_prefix(&at.app.base_url).unwrap(), &[("answer", "accept")]).await.ok().unwrap();
    assert_eq!(
        at.app
            .tables()
            .texts("SELECT state AS value FROM offers WHERE role = 'caregiver' AND state = 'accepted'")
            .len(),
        1
    );
    at.app.deliver().await;
    // It holds for this slot alone.
    let tuesday = at.tuesday.clone();
    let words = at.look(&tuesday, &amina).await.words();
    let elsewhere = if policy == "short-day" { "Maar 2 uur" } else { said };
    assert!(policy == "days-limit" || words.contains(elsewhere), "{policy}: {words}");
}

#[actix_web::test]
async fn what_is_set_aside_ends_with_what_it_was_for() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (slot, amina, bieke) = (at.morning.clone(), at.amina.clone(), at.bieke.clone());
    at.app.tables().execute("UPDATE caregivers SET min_minutes_per_day = 300 WHERE name = 'Amina Benali'");
    let page = at.look(&slot, &amina).await;
    at.press(&page, &[("reason", "mag")]).await.ok().unwrap();
    // Pinned once more it stays; given to somebody else it is over.
    at.app.decide(&mut at.desk, &slot, &[("caregiver", &amina.id)], "pin").await.ok().unwrap();
    assert_eq!(at.count("waivers"), 1);
    at.app.give(&mut at.desk, &slot, &bieke).await.ok().unwrap();
    assert_eq!(at.count("waivers"), 0);
    let page = at.look(&slot, &amina).await;
    assert!(page.words().contains("Maar 3 uur op een dag."), "{}", page.words());
    // Undone, what was set aside stands again, with who answers for it.
    let board = at.board("").await;
    at.desk.send(&board, "step", &[]).await;
    assert_eq!((at.holder(&slot).as_deref(), at.count("waivers")), (Some("Amina Benali"), 1));
    assert!(
        at.board("").await.words().contains("Daarvoor is er nog 1 stap")
            || at.board("").await.words().contains("Ongedaan maken")
    );
    // A family that cancels, a caregiver who goes: nothing of it is left for them.
    at.app.decide(&mut at.desk, &slot, &[("caregiver", &amina.id)], "lift").await.ok().unwrap();
    assert_eq!(at.count("waivers"), 0);
}

#[actix_web::test]
async fn a_law_is_never_set_aside() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (slot, amina) = (at.morning.clone(), at.amina.clone());
    at.app.tables().execute(
        "UPDATE caregivers SET max_minutes_per_day = 60, min_minutes_per_day = 300 WHERE name = 'Amina Benali'",
    );
    let page = at.look(&slot, &amina).await;
    let words = page.words();
    assert!(words.contains("3 uur op die dag. Het maximum is 1 uur. Dat is de wet"), "{words}");
    assert!(!page.html.contains("name=\"reason\""), "{words}");
    let token = at.desk.token(&page);
    let fields = [
        ("form_token", token.as_str()),
        ("caregiver", &amina.id),
        ("policy", "day-limit"),
        ("policy", "short-day"),
        ("reason", "omdat het moet"),
    ];
    let page = at.desk.post(&format!("/weeks/{}/slots/{slot}/assign", at.app.week()), &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.words().contains("Er is niets veranderd"), "{}", page.words());
    assert_eq!((at.holder(&slot), at.count("waivers"), at.count("decisions")), (None, 0, 0));
}

#[actix_web::test]
async fn a_policy_that_was_not_shown_is_not_set_aside() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (slot, amina) = (at.morning.clone(), at.amina.clone());
    at.app.tables().execute("UPDATE caregivers SET max_travel_minutes = 1 WHERE name = 'Amina Benali'");
    let page = at.look(&slot, &amina).await;
    // Between the look and the press her terms are changed.
    at.app.tables().execute("UPDATE caregivers SET min_minutes_per_day = 300 WHERE name = 'Amina Benali'");
    let page = at.press(&page, &[("reason", "mag")]).await;
    assert_eq!(page.status, 422);
    assert!(
        page.words().contains("Maar 3 uur op een dag.") && page.words().contains("Kijk na wat er staat"),
        "{}",
        page.words()
    );
    assert_eq!(at.count("waivers"), 0);
    at.press(&page, &[("reason", "mag")]).await.ok().unwrap();
    assert_eq!(at.count("waivers"), 2);
}

//! A slot given by hand is weighed first: each rule by its name with its figures, the price in points and in words, and
//! what would clear the way.

use super::*;

#[actix_web::test]
async fn what_is_free_costs_nothing_but_points() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (slot, amina) = (at.morning.clone(), at.amina.clone());
    let before = at.app.tables().everything();
    let page = at.look(&slot, &amina).await;
    let words = page.words();
    assert!(
        words.contains("Dit moment voor Amina Benali?") && words.contains("Dit moment is dan ingevuld."),
        "{words}"
    );
    assert!(
        words.contains("Geen ander moment valt weg.") && words.contains("+4.300 punten: van −1.080 naar 3.220"),
        "{words}"
    );
    let mut after = at.app.tables().everything();
    after.retain(|table, _| table != "sessions");
    assert!(after.iter().all(|(table, rows)| before[table] == *rows), "looking changes nothing");
    let page = at.press(&page, &[]).await.ok().unwrap();
    assert!(page.words().contains("Klaar: dit moment is toegewezen en vastgezet."), "{}", page.words());
    assert_eq!((at.holder(&slot).as_deref(), at.events("moved")), (Some("Amina Benali"), 1));
    // Moved on to somebody else: she gives it up, and it is said.
    let bieke = at.bieke.clone();
    let page = at.look(&slot, &bieke).await;
    assert!(page.words().contains("Amina Benali heeft dit moment nu, en geeft het af."), "{}", page.words());
    at.press(&page, &[]).await.ok().unwrap();
    assert_eq!(at.holder(&slot).as_deref(), Some("Bieke Baert"));
}

#[actix_web::test]
async fn a_rule_in_the_way_is_named_and_so_is_what_would_clear_it() {
    let mut at = Desk::on(Kind::Postgres).await;
    let (morning, noon, amina) = (at.morning.clone(), at.noon.clone(), at.amina.clone());
    at.app.give(&mut at.desk, &morning, &amina).await.ok().unwrap();
    let page = at.look(&noon, &amina).await;
    let words = page.words();
    assert!(
        words.contains("Dan is er al een ander moment. (maandag 23 november, 09:00 – 12:00 – Fatma Yıldız)"),
        "{words}"
    );
    assert!(
        words.contains("Dat kan gewoon niet.") && !page.html.contains("method=\"post\" action=\"/weeks"),
        "{words}"
    );
    assert!(words.contains("Het kan wel als Amina Benali dit opgeeft"), "{words}");
    assert!(
        words.contains("1 ander moment") || words.contains("Eén ander moment is dan niet meer ingevuld"),
        "{words}"
    );
    // Pressed all the same, as an old page would: nothing happens.
    let path = format!("/weeks/{}/slots/{noon}/assign", at.app.week());
    let fields = [("form_token", at.desk.token(&page)), ("caregiver", amina.id.clone())];
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let refused = at.desk.post(&path, &pairs).await;
    assert_eq!(refused.status, 422);
    assert!(refused.words().contains("Er is niets veranderd"), "{}", refused.words());
    assert_eq!((at.holder(&morning).as_deref(), at.holder(&noon)), (Some("Amina Benali"), None));
    // The way out is looked at, and then it is one press.
    let way = page.links().into_iter().find(|link| link.contains("give_up=")).expect("a way out");
    let page = at.desk.open(&way).await;
    assert!(page.words().contains("Amina Benali geeft daarvoor op:"), "{}", page.words());
    at.press(&page, &[]).await.ok().unwrap();
    assert_eq!((at.holder(&morning), at.holder(&noon).as_deref()), (None, Some("Amina Benali")));
    assert_eq!((at.events("given-up"), at.count("decisions")), (1, 1), "the pin of what was given up went with it");
    // The same page once more, as after the back button: the plan is another by now.
    let again = at.press(&page, &[]).await;
    assert_eq!(again.status, 422);
    assert!(again.words().contains("Het plan is veranderd sinds u dit bekeek."), "{}", again.words());
}

#[actix_web::test]
async fn what_somebody_has_accepted_stays_hers() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (morning, noon, amina, bieke) = (at.morning.clone(), at.noon.clone(), at.amina.clone(), at.bieke.clone());
    at.app.give(&mut at.desk, &morning, &amina).await.ok().unwrap();
    let page = at.look(&noon, &amina).await;
    let way = page.links().into_iter().find(|link| link.contains("give_up=")).unwrap();
    let shown = at.desk.open(&way).await;
    let to_bieke = at.look(&morning, &bieke).await;
    at.app.publish(&mut at.desk).await;
    let link = at.app.offer_link(&amina, "09:00 – 12:00").await;
    at.app.guest().post(link.strip_prefix(&at.app.base_url).unwrap(), &[("answer", "accept")]).await;
    // Both pages were looked at before she said yes.
    for page in [&shown, &to_bieke] {
        let page = at.press(page, &[]).await;
        assert_eq!(page.status, 422);
        assert!(page.words().contains("Iemand heeft dit moment aangenomen."), "{}", page.words());
    }
    assert_eq!((at.holder(&morning).as_deref(), at.holder(&noon)), (Some("Amina Benali"), None));
    assert!(!at.look(&noon, &amina).await.html.contains("give_up="), "what is settled is no way out");
    // Who looks now is told so at once, and has nothing to press.
    for slot in [&morning, &noon] {
        let page = at.look(slot, &bieke).await;
        let told = page.words().contains("Iemand heeft dit moment aangenomen.");
        assert_eq!((told, page.words().contains("Toewijzen en vastzetten")), (slot == &morning, slot == &noon));
    }
    let path = format!("/weeks/{}/slots/{noon}/assign?caregiver={}", at.app.week(), bieke.id);
    at.app.pass(24 * 8).await;
    let page = at.app.desk().await.open(&path).await;
    assert!(
        page.words().contains("Dit moment is al begonnen") && !page.words().contains("Toewijzen en"),
        "{}",
        page.words()
    );
    at.app.deliver().await;
}

#[actix_web::test]
async fn an_offer_that_waits_is_taken_back_when_its_slot_is_given_up() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (morning, noon, amina) = (at.morning.clone(), at.noon.clone(), at.amina.clone());
    at.app.give(&mut at.desk, &morning, &amina).await.ok().unwrap();
    at.app.publish(&mut at.desk).await;
    let page = at.look(&noon, &amina).await;
    let way = page.links().into_iter().find(|link| link.contains("give_up=")).unwrap();
    let page = at.desk.open(&way).await;
    at.press(&page, &[]).await.ok().unwrap();
    let states = at.app.tables().texts("SELECT state AS value FROM offers");
    assert_eq!(states, ["withdrawn"]);
    assert!(at.app.mails(&amina.email).await.len() > 1, "she is told");
    assert!(at.board("").await.words().contains("er is al iemand over verwittigd"), "and it is not undone in silence");
}

#[actix_web::test]
async fn nothing_that_is_not_there_can_be_given() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (week, slot, amina, noon) = (at.app.week(), at.morning.clone(), at.amina.id.clone(), at.noon.clone());
    let nobody = uuid::Uuid::now_v7();
    for query in [
        String::new(),
        "?caregiver=".to_owned(),
        "?caregiver=nobody".to_owned(),
        format!("?caregiver={nobody}"),
        format!("?caregiver={amina}&give_up=nothing"),
        format!("?caregiver={amina}&to=nobody"),
    ] {
        let page = at.desk.look(&format!("/weeks/{week}/slots/{slot}/assign{query}")).await;
        assert_eq!(page.status, 404, "{query}");
    }
    let page = at.desk.open(&format!("/weeks/{week}/slots/{slot}/assign?caregiver={amina}")).await;
    let token = at.desk.token(&page);
    for (name, value, status) in [
        ("give_up", noon.as_str(), 422),
        ("give_up", slot.as_str(), 422),
        ("give_up", &nobody.to_string(), 404),
        ("reason", &"a".repeat(300), 422),
    ] {
        let fields = [("form_token", token.as_str()), ("caregiver", &amina), (name, value)];
        let page = at.desk.post(&format!("/weeks/{week}/slots/{slot}/assign"), &fields).await;
        assert_eq!(page.status, status, "{name}={value}: {}", page.words());
    }
    assert_eq!((at.holder(&slot), at.count("decisions"), at.count("hand_steps")), (None, 0, 0));
    // Cancelled meanwhile: the family's page says so.
    let family = at.fatma.page.clone();
    let hers = at.app.guest().open(&family).await;
    let cancel =
        hers.links().into_iter().find(|link| link.contains(&format!("cancel/{slot}"))).expect("she can cancel");
    let mut she = at.app.guest();
    let asked = she.open(&cancel).await;
    she.send(&asked, "", &[]).await;
    let page = at.press(&page, &[]).await.ok().unwrap();
    assert!(page.path.contains("/families/") && page.path.ends_with("said=gone"), "{}", page.path);
    at.app.deliver().await;
}

#[actix_web::test]
async fn two_who_give_one_slot_at_once_end_one_way() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = Desk::on(kind).await;
        let (slot, amina, bieke) = (at.morning.clone(), at.amina.clone(), at.bieke.clone());
        let mut colleague = at.colleague().await;
        let one = at.look(&slot, &amina).await;
        let other =
            colleague.open(&format!("/weeks/{}/slots/{slot}/assign?caregiver={}", at.app.week(), bieke.id)).await;
        let (one, other) = tokio::join!(
            at.desk.try_send(&one, "caregiver", &[], None),
            colleague.try_send(&other, "caregiver", &[], None)
        );
        assert!([one.status, other.status].iter().all(|status| *status == 200), "{} {}", one.status, other.status);
        let pins =
            at.app.tables().texts("SELECT c.name AS value FROM decisions d, caregivers c WHERE c.id = d.caregiver_id");
        assert_eq!(pins.len(), 1, "one of them has it: {pins:?}");
        assert_eq!(at.holder(&slot).as_ref(), pins.first());
        // Whoever was first cannot take back what the other has changed since.
        let both =
            [at.board("").await.words(), colleague.open(&format!("/weeks/{}/board", at.app.week())).await.words()];
        let undoable = both.iter().filter(|words| words.contains("Ongedaan maken")).count();
        assert_eq!(undoable, 1, "{both:?}");
    }
}

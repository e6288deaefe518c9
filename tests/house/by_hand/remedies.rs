//! What would fill a slot is a button, where that is the desk's to do, after it has shown what it does.

use super::*;

impl Desk {
    /// The way that the list of what is unfilled shows for a slot.
    async fn cure(&mut self, slot: &str) -> String {
        let page = self.board("?by=unfilled").await;
        let links = page.links().into_iter();
        links.filter(|link| link.contains("/assign?")).find(|link| link.contains(slot)).unwrap_or_else(|| page.words())
    }
}

#[actix_web::test]
async fn whoever_is_free_is_given_it() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let tuesday = at.tuesday.clone();
    let way = at.cure(&tuesday).await;
    let page = at.desk.open(&way).await;
    assert!(page.words().contains("Dit moment is dan ingevuld."), "{}", page.words());
    at.press(&page, &[]).await.ok().unwrap();
    assert_eq!(at.holder(&tuesday).as_deref(), Some("Amina Benali"));
    let left = at.board("?by=unfilled").await.links();
    assert!(!left.iter().any(|link| link.contains(&tuesday)), "{left:?}");
}

#[actix_web::test]
async fn a_ban_of_the_desk_is_lifted_with_it() {
    let mut at = Desk::on(Kind::Postgres).await;
    let (slot, amina, bieke) = (at.morning.clone(), at.amina.clone(), at.bieke.clone());
    at.app.decide(&mut at.desk, &slot, &[("caregiver", &amina.id)], "forbid").await.ok().unwrap();
    at.app.decide(&mut at.desk, &slot, &[("caregiver", &bieke.id)], "forbid").await.ok().unwrap();
    let way = at.cure(&slot).await;
    let page = at.desk.open(&way).await;
    assert!(page.words().contains("Uw verbod voor") && page.words().contains("wordt opgeheven"), "{}", page.words());
    at.press(&page, &[]).await.ok().unwrap();
    assert!(at.holder(&slot).is_some());
    assert_eq!(at.count("decisions WHERE kind = 'forbid'"), 1);
    // Taken back, the ban stands again.
    let board = at.board("").await;
    at.desk.send(&board, "step", &[]).await;
    assert_eq!((at.holder(&slot), at.count("decisions WHERE kind = 'forbid'")), (None, 2));
}

#[actix_web::test]
async fn another_slot_is_handed_on_in_one_press() {
    let mut at = Desk::on(Kind::Postgres).await;
    let (morning, noon, amina, bieke) = (at.morning.clone(), at.noon.clone(), at.amina.clone(), at.bieke.clone());
    // Bieke may not come at noon, so Amina has to; and she has the morning, pinned, which Bieke can take.
    at.app.decide(&mut at.desk, &noon, &[("caregiver", &bieke.id)], "forbid").await.ok().unwrap();
    let family = at.app.tables().texts("SELECT id AS value FROM families WHERE name = 'Greet Claeys'").remove(0);
    let page = at.desk.open(&format!("/families/{family}")).await;
    at.desk.try_send(&page, "caregiver", &[("caregiver", &bieke.id)], Some(("do", "never"))).await.ok().unwrap();
    at.app.give(&mut at.desk, &morning, &amina).await.ok().unwrap();
    let page = at.board("?by=unfilled").await;
    assert!(page.words().contains("los: dan kan Amina Benali hier komen, en Bieke Baert kan"), "{}", page.words());
    let way = at.cure(&noon).await;
    let page = at.desk.open(&way).await;
    assert!(page.words().contains("09:00 – 12:00 – Fatma Yıldız: Bieke Baert neemt over"), "{}", page.words());
    at.press(&page, &[]).await.ok().unwrap();
    assert_eq!(at.holder(&morning).as_deref(), Some("Bieke Baert"));
    assert_eq!(at.holder(&noon).as_deref(), Some("Amina Benali"));
    // One step: taken back in one press too.
    let board = at.board("").await;
    at.desk.send(&board, "step", &[]).await;
    assert_eq!((at.holder(&morning).as_deref(), at.holder(&noon)), (Some("Amina Benali"), None));
}

#[actix_web::test]
async fn what_is_hers_to_give_is_asked_on_her_page() {
    let mut at = Desk::on(Kind::Sqlite).await;
    // Only half an hour more of hers would fill Tuesday.
    at.app.can_work(&at.amina, &[(1, "08:00", "18:00", "ok"), (2, "14:30", "18:00", "ok")]).await;
    let page = at.board("?by=unfilled&family=y%C4%B1ld%C4%B1z").await;
    assert!(page.words().contains("zou 30 minuten vroeger beschikbaar moeten zijn"), "{}", page.words());
    assert!(page.links().contains(&format!("/caregivers/{}/availability", at.amina.id)), "{:?}", page.links());
}

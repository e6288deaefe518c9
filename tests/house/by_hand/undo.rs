//! The last step by hand is taken back: one's own, the last one first, and only while nobody was told.

use super::*;

impl Desk {
    async fn undo(&mut self) -> Page {
        let board = self.board("").await;
        assert!(board.words().contains("Ongedaan maken"), "{}", board.words());
        self.desk.send(&board, "step", &[]).await
    }

    /// What a step by hand changes, as it stands.
    fn stands(&self) -> (Vec<String>, Vec<String>) {
        let tables = self.app.tables();
        (
            tables.texts("SELECT slot_id || caregiver_id || coalesce(trainee_id, '-') AS value FROM draft_assignments ORDER BY 1"),
            tables.texts("SELECT slot_id || caregiver_id || kind AS value FROM decisions ORDER BY 1"),
        )
    }
}

#[actix_web::test]
async fn every_step_is_taken_back_the_last_one_first() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = Desk::on(kind).await;
        let (slot, amina, bieke) = (at.morning.clone(), at.amina.clone(), at.bieke.clone());
        let steps = [
            ("give", &amina),
            ("pin", &bieke),
            ("forbid", &amina),
            ("lift", &bieke),
            ("give", &bieke),
            ("forbid", &bieke),
        ];
        let mut before = Vec::new();
        for (what, who) in steps {
            before.push(at.stands());
            at.app.decide(&mut at.desk, &slot, &[("caregiver", &who.id)], what).await.ok().unwrap();
        }
        let words = at.board("").await.words();
        assert!(
            words.contains(
                "Uw laatste stap: Verboden – maandag 23 november, 09:00 – 12:00, Fatma Yıldız – Bieke Baert."
            ),
            "{words}"
        );
        assert!(words.contains("Daarvoor zijn er nog 5 stappen."), "{words}");
        while let Some(stood) = before.pop() {
            let page = at.undo().await;
            assert!(page.words().contains("Uw laatste stap is ongedaan gemaakt."), "{}", page.words());
            assert_eq!(at.stands(), stood);
        }
        assert!(!at.board("").await.words().contains("Ongedaan maken"), "there is no step left");
        assert_eq!(at.events("step-undone"), 6);
        assert_eq!(at.app.waiting(), 0, "nobody was told of anything");
    }
}

#[actix_web::test]
async fn what_changes_nothing_is_no_step() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (slot, amina) = (at.morning.clone(), at.amina.clone());
    at.app.decide(&mut at.desk, &slot, &[("caregiver", &amina.id)], "lift").await.ok().unwrap();
    assert_eq!(at.count("hand_steps"), 0);
    at.app.give(&mut at.desk, &slot, &amina).await.ok().unwrap();
    at.app.give(&mut at.desk, &slot, &amina).await.ok().unwrap();
    assert_eq!(at.count("hand_steps"), 1);
}

#[actix_web::test]
async fn pressed_twice_or_on_an_old_page_it_takes_back_one_step() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (slot, tuesday, amina) = (at.morning.clone(), at.tuesday.clone(), at.amina.clone());
    at.app.give(&mut at.desk, &tuesday, &amina).await.ok().unwrap();
    at.app.give(&mut at.desk, &slot, &amina).await.ok().unwrap();
    let board = at.board("").await;
    at.desk.send(&board, "step", &[]).await;
    let again = at.desk.send(&board, "step", &[]).await;
    assert!(again.words().contains("dit was niet meer uw laatste stap"), "{}", again.words());
    assert_eq!((at.holder(&slot), at.holder(&tuesday).as_deref()), (None, Some("Amina Benali")));
    let token = at.desk.token(&board);
    for step in ["", "nothing", &slot] {
        let fields = [("form_token", token.as_str()), ("step", step), ("back", "https://elders.example/")];
        let page = at.desk.post(&format!("/weeks/{}/undo", at.app.week()), &fields).await;
        assert!(
            page.status == 404 || page.path.starts_with(&format!("/weeks/{}/board", at.app.week())),
            "{step}: {}",
            page.path
        );
    }
    assert_eq!(at.holder(&tuesday).as_deref(), Some("Amina Benali"));
}

#[actix_web::test]
async fn nobody_takes_back_what_another_did_or_changed() {
    let mut at = Desk::on(Kind::Postgres).await;
    let (slot, amina, bieke) = (at.morning.clone(), at.amina.clone(), at.bieke.clone());
    at.app.give(&mut at.desk, &slot, &amina).await.ok().unwrap();
    let mine = at.board("").await;
    let mut colleague = at.colleague().await;
    let path = format!("/weeks/{}/board", at.app.week());
    assert!(!colleague.open(&path).await.words().contains("Ongedaan maken"), "it is not hers");
    let page = colleague.open("/weeks").await;
    let token = colleague.token(&page);
    let step = at.app.tables().texts("SELECT id AS value FROM hand_steps").remove(0);
    let fields = [("form_token", token.as_str()), ("step", &step)];
    colleague.post(&format!("/weeks/{}/undo", at.app.week()), &fields).await;
    assert_eq!(at.holder(&slot).as_deref(), Some("Amina Benali"), "nor by its number");
    // She gives the slot to Bieke; then it is not mine to take back either.
    at.app.decide(&mut colleague, &slot, &[("caregiver", &bieke.id)], "give").await.ok().unwrap();
    let words = at.board("").await.words();
    assert!(words.contains("hier is sindsdien iets veranderd") && !words.contains("Ongedaan maken"), "{words}");
    let page = at.desk.send(&mine, "step", &[]).await;
    assert!(page.words().contains("deze stap kan niet meer terug"), "{}", page.words());
    assert_eq!(at.holder(&slot).as_deref(), Some("Bieke Baert"));
}

#[actix_web::test]
async fn what_was_sent_stays() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (slot, amina, bieke) = (at.morning.clone(), at.amina.clone(), at.bieke.clone());
    at.app.give(&mut at.desk, &slot, &amina).await.ok().unwrap();
    let board = at.board("").await;
    at.app.publish(&mut at.desk).await;
    let page = at.desk.send(&board, "step", &[]).await;
    assert!(page.words().contains("dit was niet meer uw laatste stap"), "{}", page.words());
    assert_eq!(at.holder(&slot).as_deref(), Some("Amina Benali"), "she has an offer");
    // Given to Bieke, Amina's offer is taken back and she is told: that step stays, and it is said why.
    at.app.give(&mut at.desk, &slot, &bieke).await.ok().unwrap();
    let words = at.board("").await.words();
    assert!(words.contains("er is al iemand over verwittigd") && !words.contains("Ongedaan maken"), "{words}");
    // Where nothing was sent, it can: and once it is offered, it cannot any more.
    let (noon, amina) = (at.noon.clone(), at.amina.clone());
    at.app.give(&mut at.desk, &noon, &amina).await.ok().unwrap();
    let board = at.board("").await;
    assert!(board.words().contains("Ongedaan maken"), "{}", board.words());
    at.app.decide(&mut at.desk, &noon, &[("caregiver", &amina.id)], "offer").await.ok().unwrap();
    let page = at.desk.send(&board, "step", &[]).await;
    assert!(page.words().contains("deze stap kan niet meer terug"), "{}", page.words());
    assert_eq!(at.holder(&noon).as_deref(), Some("Amina Benali"));
}

#[actix_web::test]
async fn a_new_plan_ends_the_steps_and_whoever_left_does_not_come_back() {
    let mut at = Desk::on(Kind::Sqlite).await;
    let (slot, amina, bieke) = (at.morning.clone(), at.amina.clone(), at.bieke.clone());
    at.app.give(&mut at.desk, &slot, &amina).await.ok().unwrap();
    let noon = at.noon.clone();
    at.app.decide(&mut at.desk, &noon, &[("caregiver", &bieke.id)], "forbid").await.ok().unwrap();
    at.app.solve(&mut at.desk).await;
    assert!(!at.board("").await.words().contains("Uw laatste stap"), "the plan is another");
    at.app.give(&mut at.desk, &slot, &bieke).await.ok().unwrap();
    // Amina, who had it before, goes away meanwhile.
    let week = at.app.week();
    at.app.tables().execute(&format!(
        "INSERT INTO absences (id, organiser_id, caregiver_id, kind, from_day, until_day, said_by, said_at) SELECT '{}', organiser_id, id, \
         'pause', '{}', '{}', 'caregiver', created_at FROM caregivers WHERE id = '{}'",
        uuid::Uuid::now_v7(),
        week.monday(),
        week.next().monday(),
        amina.id
    ));
    let words = at.board("").await.words();
    assert!(words.contains("hier is sindsdien iets veranderd"), "{words}");
    assert_eq!(at.holder(&slot).as_deref(), Some("Bieke Baert"));
}

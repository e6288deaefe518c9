//! What the desk decides while an offer waits overtakes it: whoever had it is told, her old button says so, and the
//! week goes on.

use super::{Offered, offered, offered_on};
use crate::house::harness::Kind;

impl Offered {
    /// Amina was told that she need not come, once, and her old link says so.
    async fn amina_is_told(&self) {
        let mails = self.app.mails(&self.amina.email).await;
        let told: Vec<&str> =
            mails.iter().map(|m| m.subject.as_str()).filter(|s| s.contains("U hoeft niet te komen")).collect();
        assert_eq!(told, ["U hoeft niet te komen op maandag 23 november"]);
        let page = self.answer(&self.link, "accept").await;
        assert!(page.words().contains("Dit aanbod is ingetrokken."), "{}", page.words());
        assert_eq!(self.events("offer-accepted"), 0);
    }

    /// The week is solved and published again, and Bieke is the one who is asked.
    async fn bieke_is_asked(&mut self) {
        self.app.solve(&mut self.desk).await;
        self.app.publish(&mut self.desk).await;
        assert_eq!(self.states(), ["withdrawn", "offered"]);
        let link = self.app.offer_link(&self.bieke, "09:00 – 12:00").await;
        self.answer(&link, "accept").await;
        assert_eq!(self.states(), ["withdrawn", "accepted"]);
        assert_eq!(self.app.holder(&self.slot).as_deref(), Some(self.bieke.name));
        self.app.deliver().await;
    }
}

#[actix_web::test]
async fn forbidding_takes_the_offer_back() {
    let mut at = offered().await;
    let page = at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.amina.id)], "forbid").await;
    assert!(page.words().contains("Verboden."), "{}", page.words());
    assert_eq!(at.states(), ["withdrawn"]);
    at.amina_is_told().await;
    at.bieke_is_asked().await;
}

#[actix_web::test]
async fn pinning_somebody_else_takes_the_offer_back() {
    let mut at = offered().await;
    at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.bieke.id)], "pin").await.ok().unwrap();
    assert_eq!(at.states(), ["withdrawn"]);
    at.amina_is_told().await;
    at.bieke_is_asked().await;
}

#[actix_web::test]
async fn giving_it_to_somebody_else_takes_the_offer_back() {
    let mut at = offered().await;
    at.app.give(&mut at.desk, &at.slot, &at.bieke).await.ok().unwrap();
    assert_eq!(at.states(), ["withdrawn"]);
    at.amina_is_told().await;
    at.app.publish(&mut at.desk).await;
    assert_eq!(at.states(), ["withdrawn", "offered"], "nothing has to be solved anew");
}

#[actix_web::test]
async fn what_concerns_others_leaves_the_offer_alone() {
    let mut at = offered().await;
    at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.bieke.id)], "forbid").await.ok().unwrap();
    at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.amina.id)], "pin").await.ok().unwrap();
    assert_eq!(at.states(), ["offered"]);
    at.answer(&at.link, "accept").await;
    assert_eq!(at.states(), ["accepted"]);
    for what in ["give", "pin"] {
        let page = at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.bieke.id)], what).await;
        assert!(page.words().contains("Iemand heeft dit moment aangenomen."), "{what}: {}", page.words());
    }
    let page = at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.amina.id)], "forbid").await;
    assert!(page.words().contains("Iemand heeft dit moment aangenomen."), "{}", page.words());
    assert_eq!(at.states(), ["accepted"], "who has accepted is asked first");
    at.app.deliver().await;
}

#[actix_web::test]
async fn the_desk_takes_a_waiting_offer_back_in_one_press() {
    let mut at = offered().await;
    let path = format!("/weeks/{}/slots/{}", at.app.week(), at.slot);
    let page = at.desk.open(&path).await;
    let page = at.desk.send(&page, "/withdraw", &[]).await;
    assert!(page.words().contains("Het aanbod is ingetrokken."), "{}", page.words());
    assert_eq!(at.states(), ["withdrawn"]);
    assert_eq!(at.app.holder(&at.slot), None, "the slot is free again");
    at.amina_is_told().await;
    // Twice is once: the button is gone, and a second press says so.
    let page = at.app.decide(&mut at.desk, &at.slot, &[], "withdraw").await;
    assert!(page.words().contains("Hier wacht geen aanbod meer op een antwoord."), "{}", page.words());
    assert!(!page.html.contains(&format!("action=\"{path}/withdraw\"")));
    assert_eq!(at.events("offer-withdrawn"), 1);
    // Nobody is kept from it: Amina can be offered it again.
    let page = at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.amina.id)], "offer").await;
    assert!(page.words().contains("Het aanbod is onderweg."), "{}", page.words());
}

#[actix_web::test]
async fn a_no_is_her_no_and_never_a_ban() {
    let mut at = offered().await;
    at.answer(&at.link, "decline").await;
    let kinds = "SELECT kind AS value FROM decisions";
    assert_eq!(at.app.tables().texts(kinds), ["declined"]);
    let path = format!("/weeks/{}/slots/{}", at.app.week(), at.slot);
    let page = at.desk.open(&path).await;
    assert!(page.words().contains("zei nee op dit aanbod") && !page.words().contains("verboden"), "{}", page.words());
    // No plan asks her again, and no remedy does.
    at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.bieke.id)], "forbid").await.ok().unwrap();
    at.app.solve(&mut at.desk).await;
    assert_eq!(at.app.holder(&at.slot), None);
    let board = at.board().await;
    assert!(!board.contains("verbod houdt Amina"), "her no is not to be lifted: {board}");
    assert!(board.contains("verbod houdt Bieke"), "the desk's own ban may be: {board}");
    // She telephones: she can come after all. Lifting her no is one press, and then she can be asked.
    let page = at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.amina.id)], "lift").await;
    assert!(!page.words().contains("zei nee op dit aanbod"), "{}", page.words());
    at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.amina.id)], "offer").await.ok().unwrap();
    assert_eq!(at.states(), ["declined", "offered"]);
}

#[actix_web::test]
async fn a_wish_is_not_to_be_lifted_either() {
    let mut at = offered().await;
    // The family never sees Bieke; the desk forbade her as well.
    let family = at.app.tables().texts("SELECT id AS value FROM families").remove(0);
    let page = at.desk.open(&format!("/families/{family}")).await;
    at.desk.try_send(&page, "caregiver", &[("caregiver", &at.bieke.id)], Some(("do", "never"))).await.ok().unwrap();
    at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.bieke.id)], "forbid").await.ok().unwrap();
    at.answer(&at.link, "decline").await;
    let board = at.board().await;
    assert!(board.contains("09:00 – 12:00") && !board.contains("verbod houdt"), "{board}");
}

#[actix_web::test]
async fn a_ban_racing_a_yes_ends_one_way_on_sqlite() {
    a_ban_racing_a_yes(Kind::Sqlite).await;
}

#[actix_web::test]
async fn a_ban_racing_a_yes_ends_one_way_on_postgresql() {
    a_ban_racing_a_yes(Kind::Postgres).await;
}

async fn a_ban_racing_a_yes(kind: Kind) {
    let mut at = offered_on(kind).await;
    let path = format!("/weeks/{}/slots/{}", at.app.week(), at.slot);
    let token = {
        let page = at.desk.open(&path).await;
        at.desk.token(&page)
    };
    let (mut she, link) = (at.app.guest(), at.link.strip_prefix(&at.app.base_url).unwrap().to_owned());
    let yes = actix_web::rt::spawn(async move { she.post(&link, &[("answer", "accept")]).await.words() });
    let fields = [("form_token", token.as_str()), ("caregiver", at.amina.id.as_str())];
    let ban = at.desk.post(&format!("{path}/forbid"), &fields).await.words();
    let yes = yes.await.unwrap();
    let banned = at.app.tables().number("SELECT count(*) AS value FROM decisions WHERE kind = 'forbid'");
    match at.states()[0].as_str() {
        "accepted" => assert!(
            banned == 0 && ban.contains("Iemand heeft dit moment aangenomen.") && yes.contains("Dank u."),
            "{ban} {yes}"
        ),
        "withdrawn" => assert!(
            banned == 1 && ban.contains("Verboden.") && yes.contains("Dit aanbod is ingetrokken."),
            "{ban} {yes}"
        ),
        other => panic!("the end is not one end: {other}"),
    }
    at.app.deliver().await;
}

#[actix_web::test]
async fn an_old_e_mail_is_as_good_as_the_new_one() {
    let mut at = offered().await;
    at.app.decide(&mut at.desk, &at.slot, &[], "withdraw").await.ok().unwrap();
    at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.amina.id)], "offer").await.ok().unwrap();
    assert_eq!(at.states(), ["withdrawn", "offered"]);
    let page = at.app.guest().open(&at.link).await;
    assert!(page.words().contains("Ja, ik kom"), "{}", page.words());
    at.answer(&at.link, "accept").await;
    assert_eq!(at.states(), ["withdrawn", "accepted"]);
    at.app.deliver().await;
}

#[actix_web::test]
async fn who_said_no_is_not_asked_whether_she_can_come_where_another_is_asked_now() {
    let mut at = offered().await;
    at.answer(&at.link, "decline").await;
    assert!(at.app.guest().open(&at.link).await.words().contains("Ik kan toch komen"));
    at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.bieke.id)], "offer").await.ok().unwrap();
    let words = at.app.guest().open(&at.link).await.words();
    assert!(words.contains("Dit moment is voorbij of afgezegd") && !words.contains("Ik kan toch komen"), "{words}");
    at.app.deliver().await;
}

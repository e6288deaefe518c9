//! A trainee goes along with a mentor: when nobody serves the slot any more, nobody goes along either, and she is told.

use crate::house::harness::{Carer, Guest, Household, Kind, TestApp};

/// A published week with one slot on Monday morning, offered to a mentor and to a trainee who goes along.
pub struct Along {
    pub app: TestApp,
    pub desk: Guest,
    pub family: Household,
    pub mentor: Carer,
    pub trainee: Carer,
}

impl Along {
    pub async fn offered() -> Self {
        let app = TestApp::start_on(Kind::Sqlite).await;
        // The weekly run would give away what falls free.
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let mut mentor = app.joins("Amina Benali").await;
        app.admit(&mut desk, &mut mentor, "mentor", &["care-3-12"]).await;
        let mut trainee = app.joins("Bieke Baert").await;
        app.admit(&mut desk, &mut trainee, "trainee", &[]).await;
        for carer in [&mentor, &trainee] {
            app.can_work(carer, &[(1, "08:00", "18:00", "ok")]).await;
        }
        app.solve(&mut desk).await;
        app.publish(&mut desk).await;
        let along = Along { app, desk, family, mentor, trainee };
        assert_eq!(along.states(), ["caregiver offered", "trainee offered"]);
        along
    }

    /// The same with more mentors and trainees, each pair with a slot of its own, on three days.
    pub async fn with_more(pairs: usize) -> Self {
        let mut at = Along::offered().await;
        let mentors = ["Cleo Mertens", "Dirk Pauwels", "Els Wouters", "Fien Jacobs", "Guido Claes"];
        let trainees = ["Hilde Maes", "Imran Aydin", "Jana Smet", "Karel Lemmens", "Lotte Goossens"];
        let families = ["Nele Baele", "Omar Haddad", "Pia Verbeke", "Quinten Roels", "Rosa Diaz"];
        for (i, family) in families.into_iter().take(pairs).enumerate() {
            let day = i % 3;
            at.app.family(family, "Yara", &[(day, "09:00", "12:00")]).await;
            for (name, stage, certificates) in
                [(mentors[i], "mentor", ["care-3-12"].as_slice()), (trainees[i], "trainee", &[])]
            {
                let mut carer = at.app.joins(name).await;
                at.app.admit(&mut at.desk, &mut carer, stage, certificates).await;
                at.app.can_work(&carer, &[(day + 1, "08:00", "18:00", "ok"), (5, "08:00", "18:00", "ok")]).await;
            }
        }
        at.app.solve(&mut at.desk).await;
        at.app.publish(&mut at.desk).await;
        at
    }

    /// Everybody who was asked says yes, the trainees first.
    pub async fn everybody_accepts(&self) {
        for role in ["trainee", "caregiver"] {
            let waiting = format!(
                "SELECT c.email AS value FROM offers o JOIN caregivers c ON c.id = o.caregiver_id
                                   WHERE o.state = 'offered' AND o.role = '{role}' ORDER BY o.id"
            );
            for email in self.app.tables().texts(&waiting) {
                let mails = self.app.mails(&email).await;
                for link in mails.iter().flat_map(|mail| mail.links("/offer/")) {
                    let path = link.strip_prefix(&self.app.base_url).unwrap();
                    self.app.guest().post(path, &[("answer", "accept")]).await.ok().unwrap();
                }
            }
        }
    }

    /// Part and state of each offer.
    pub fn states(&self) -> Vec<String> {
        self.app.tables().texts("SELECT role || ' ' || state AS value FROM offers ORDER BY role, id")
    }

    pub async fn answer(&self, carer: &Carer, answer: &str) -> String {
        let link = self.app.offer_link(carer, "09:00 – 12:00").await;
        let path = link.strip_prefix(&self.app.base_url).unwrap();
        self.app.guest().post(path, &[("answer", answer)]).await.ok().unwrap().words()
    }

    /// The trainee knows that it is over, once, and can no longer say yes.
    async fn the_trainee_is_told(&self) {
        let mails = self.app.mails(&self.trainee.email).await;
        let told: Vec<_> = mails.iter().filter(|mail| mail.subject.contains("U hoeft niet te komen")).collect();
        let [mail] = told.as_slice() else { panic!("{:?}", mails.iter().map(|m| &m.subject).collect::<Vec<_>>()) };
        assert!(mail.text.contains("09:00 – 12:00") && mail.links("/offer/").is_empty(), "{}", mail.text);
        let words = self.answer(&self.trainee, "accept").await;
        let why = ["Dit aanbod is ingetrokken.", "Het gezin heeft dit moment intussen afgezegd."];
        assert!(why.iter().any(|one| words.contains(one)), "{words}");
        assert!(self.states().contains(&"trainee withdrawn".to_owned()), "{:?}", self.states());
        let planned = "SELECT count(*) AS value FROM draft_assignments d, slots s
                       WHERE s.id = d.slot_id AND s.cancelled_at IS NULL AND d.trainee_id IS NOT NULL";
        assert_eq!(self.app.tables().number(planned), 0, "she is nowhere in the plan");
    }
}

#[actix_web::test]
async fn a_mentor_who_declines_ends_the_trainees_offer() {
    let at = Along::offered().await;
    at.answer(&at.trainee, "accept").await;
    assert_eq!(at.states(), ["caregiver offered", "trainee accepted"]);
    at.answer(&at.mentor, "decline").await;
    assert_eq!(at.states(), ["caregiver declined", "trainee withdrawn"]);
    at.the_trainee_is_told().await;
}

#[actix_web::test]
async fn a_mentor_who_does_not_answer_ends_the_trainees_offer() {
    let at = Along::offered().await;
    at.answer(&at.trainee, "accept").await;
    at.app.pass(25).await;
    assert_eq!(at.states(), ["caregiver expired", "trainee withdrawn"]);
    at.the_trainee_is_told().await;
}

#[actix_web::test]
async fn a_cancelled_slot_ends_both() {
    let at = Along::offered().await;
    at.answer(&at.mentor, "accept").await;
    let slot = at.app.slots_of(&at.family).remove(0);
    let page = at.app.guest().open(&format!("{}/cancel/{slot}", at.family.page)).await;
    at.app.guest().send(&page, "", &[]).await;
    assert_eq!(at.states(), ["caregiver withdrawn", "trainee withdrawn"]);
    at.the_trainee_is_told().await;
}

#[actix_web::test]
async fn a_trainee_who_declines_changes_nothing_for_the_mentor() {
    let mut at = Along::offered().await;
    at.answer(&at.mentor, "accept").await;
    at.answer(&at.trainee, "decline").await;
    assert_eq!(at.states(), ["caregiver accepted", "trainee declined"]);
    let slot = at.app.slots_of(&at.family).remove(0);
    assert_eq!(at.app.holder(&slot).as_deref(), Some(at.mentor.name));
    let told = at.app.mails(&at.family.email).await.iter().filter(|mail| mail.calendar.is_some()).count();
    assert_eq!(told, 1, "the family has its confirmation, and hears of nothing else");
    let page = at.desk.open(&format!("/weeks/{}/slots/{slot}", at.app.week())).await;
    assert!(page.words().contains(at.mentor.name), "{}", page.words());
}

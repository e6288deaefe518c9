//! Planning by hand: looked at before it is done, done as it was shown or not at all, and taken back as long as nobody
//! was told.

mod deeds;
mod policies;
mod remedies;
mod undo;

use town::visitor::Page;

use super::harness::{Carer, Guest, Household, Kind, TestApp};

/// Two families whose slots on Monday overlap, one on Tuesday, and two who could come.
struct Desk {
    app: TestApp,
    desk: Guest,
    fatma: Household,
    amina: Carer,
    bieke: Carer,
    /// Fatma's, on Monday from nine to twelve and on Tuesday from two to four.
    morning: String,
    tuesday: String,
    /// Greet's, on Monday from eleven to two.
    noon: String,
}

impl Desk {
    async fn on(kind: Kind) -> Self {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let fatma = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "14:00", "16:00")]).await;
        let greet = app.family("Greet Claeys", "Daan", &[(0, "11:00", "14:00")]).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 2, 3], "08:00", "18:00").await;
        let bieke = app.carer(&mut desk, "Bieke Baert", &[1, 3], "07:00", "19:00").await;
        let [morning, tuesday] = app.slots_of(&fatma).try_into().unwrap();
        let noon = app.slots_of(&greet).remove(0);
        Desk { app, desk, fatma, amina, bieke, morning, tuesday, noon }
    }

    /// The page that shows what giving a slot to somebody would do.
    async fn look(&mut self, slot: &str, carer: &Carer) -> Page {
        self.desk.open(&format!("/weeks/{}/slots/{slot}/assign?caregiver={}", self.app.week(), carer.id)).await
    }

    /// Presses its button.
    async fn press(&mut self, page: &Page, fields: &[(&str, &str)]) -> Page {
        self.desk.try_send(page, "caregiver", fields, None).await
    }

    fn holder(&self, slot: &str) -> Option<String> {
        self.app.holder(slot)
    }

    async fn board(&mut self, query: &str) -> Page {
        self.desk.open(&format!("/weeks/{}/board{query}", self.app.week())).await
    }

    fn count(&self, table: &str) -> i64 {
        self.app.tables().number(&format!("SELECT count(*) AS value FROM {table}"))
    }

    fn events(&self, kind: &str) -> i64 {
        self.count(&format!("events WHERE kind = '{kind}'"))
    }

    /// Another coordinator of the same organiser, logged in.
    async fn colleague(&self) -> Guest {
        self.app.tables().execute(&format!(
            "INSERT INTO coordinators (id, organiser_id, email, name, password_hash, created_at) SELECT '{}', organiser_id, \
             'collega{}@wijk.example', 'Karel Peeters', password_hash, created_at FROM coordinators WHERE email = '{}'",
            uuid::Uuid::now_v7(),
            self.app.number,
            self.app.coordinator("gent")
        ));
        let mut colleague = self.app.guest();
        let page = colleague.open("/login").await;
        let email = format!("collega{}@wijk.example", self.app.number);
        colleague.send(&page, "password", &[("email", &email), ("password", super::harness::COORDINATOR.1)]).await;
        colleague
    }
}

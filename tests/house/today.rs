//! A coordinator's first page: what has to be done now, and what the office is written when nobody looks.

use super::harness::{Carer, Guest, Household, Kind, TestApp, asked_form, pairs};

const OFFICE: &str = "leen@wijk.example";

/// One slot on Monday morning that Amina has accepted, and Els could come too.
struct Monday {
    app: TestApp,
    desk: Guest,
    family: Household,
    amina: Carer,
    els: Carer,
    link: String,
}

async fn monday(kind: Kind) -> Monday {
    let app = TestApp::start_on(kind).await;
    // The weekly run would give away what falls free.
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let els = app.carer(&mut desk, "Els Claeys", &[1], "08:00", "18:00").await;
    let slot = app.slots_of(&family).remove(0);
    app.give(&mut desk, &slot, &amina).await.ok().unwrap();
    app.publish(&mut desk).await;
    let link = app.offer_link(&amina, "09:00 – 12:00").await;
    let mut she = app.guest();
    let page = she.open(&link).await;
    she.press(&page, "answer", ("answer", "accept")).await;
    Monday { app, desk, family, amina, els, link }
}

impl Monday {
    /// Another family, without an e-mail address, asks on the telephone for the same hours.
    async fn another_family_calls(&self, desk: &mut Guest) {
        let mut form = asked_form("", self.app.week().monday());
        form.retain(|(name, _)| !["name", "phone", "street"].contains(&name.as_str()));
        let theirs = [("name", "Greet Claeys"), ("phone", "0470 00 00 77"), ("street", "Kerkstraat 12")];
        form.extend(theirs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let page = desk.open("/families/new").await;
        desk.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
        assert_eq!(self.app.tables().number("SELECT count(*) AS value FROM families"), 2, "it counts");
    }

    async fn amina_withdraws(&self) {
        let path = self.link.strip_prefix(&self.app.base_url).unwrap();
        self.app.guest().post(path, &[("answer", "decline"), ("sure", "yes")]).await.ok().unwrap();
    }

    fn offers(&self) -> Vec<String> {
        let sql = "SELECT c.name || ' ' || o.state AS value FROM offers o, caregivers c WHERE c.id = o.caregiver_id ORDER BY o.id";
        self.app.tables().texts(sql)
    }
}

#[actix_web::test]
async fn who_withdraws_is_replaced_in_one_press() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = monday(kind).await;
        let page = at.desk.open("/today").await;
        assert!(page.words().contains("Alles is in orde"), "{}", page.words());
        assert!(page.words().contains("Alles is ingevuld en bevestigd"), "{}", page.words());

        at.app.pass_until(at.app.week().monday().pred_opt().unwrap(), "08:00").await;
        at.amina_withdraws().await;
        let mut desk = at.app.desk().await;
        let page = desk.open("/today").await;
        for said in [
            "Iemand komt niet meer",
            "Amina Benali zei af op zondag 22 november 2026, 08:00, via de link",
            "Fatma Yıldız, Gent",
            "Aanbieden aan Els Claeys",
            "morgen",
            "Eén moment heeft nog niemand",
        ] {
            assert!(page.words().contains(said), "{said}: {}", page.words());
        }
        assert!(!page.words().contains("Aanbieden aan Amina"), "who withdrew is not asked again");
        assert!(page.html.contains("Vandaag (1 open)"), "every page says so");
        assert!(!page.words().contains("de komende drie dagen"), "one thing is said once");

        let done = desk.try_send(&page, "/today/offer", &[], Some(("caregiver", &at.els.id))).await.ok().unwrap();
        assert_eq!(done.path, "/today?said=offered");
        assert_eq!(at.offers(), ["Amina Benali declined", "Els Claeys offered"]);
        assert!(!done.words().contains("komt niet meer"), "{}", done.words());
        assert!(done.words().contains("Eén antwoord wordt nog verwacht"), "{}", done.words());
        // Pressed again on the old page: nothing happens twice, and it is said why.
        let again = desk.try_send(&page, "/today/offer", &[], Some(("caregiver", &at.els.id))).await;
        assert_eq!(again.status, 422);
        assert!(again.words().contains("Iemand heeft al een aanbod"), "{}", again.words());
        assert_eq!(at.offers(), ["Amina Benali declined", "Els Claeys offered"]);
        at.app.deliver().await;
    }
}

#[actix_web::test]
async fn another_organiser_sees_and_offers_nothing_of_it() {
    let at = monday(Kind::Sqlite).await;
    at.app.pass_until(at.app.week().monday().pred_opt().unwrap(), "08:00").await;
    at.amina_withdraws().await;
    at.app.add_organiser("aalst", "Opvang Aalst", &["9300"]);
    let mut theirs = at.app.desk_of("aalst").await;
    let page = theirs.open("/today").await;
    assert!(!page.html.contains("Amina") && !page.html.contains("Yıldız"), "{}", page.words());
    assert!(page.words().contains("Op weg naar uw eerste week"), "{}", page.words());
    let slot = at.app.slots_of(&at.family).remove(0);
    let token = theirs.token(&page);
    let fields = [("form_token", token.as_str()), ("slot", &slot), ("caregiver", &at.els.id)];
    assert_eq!(theirs.post("/today/offer", &fields).await.status, 404);
    for wrong in [("slot", "x"), ("caregiver", "")] {
        let mut fields = fields.to_vec();
        fields.retain(|(name, _)| *name != wrong.0);
        fields.push(wrong);
        assert_eq!(theirs.post("/today/offer", &fields).await.status, 404, "{wrong:?}");
    }
    assert_eq!(at.offers(), ["Amina Benali declined"]);
    at.app.deliver().await;
}

#[actix_web::test]
async fn a_new_organiser_is_led_to_its_first_week() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let done = |page: &town::visitor::Page| page.html.matches("<li class=\"done\"").count();
    let page = desk.open("/today").await;
    assert!(page.words().contains("Op weg naar uw eerste week"), "{}", page.words());
    assert_eq!(done(&page), 0);
    let settings = desk.open("/settings").await;
    desk.send(&settings, "contact_name", &[]).await;
    assert_eq!(done(&desk.open("/today").await), 1, "the settings were looked over");
    let mut amina = app.joins("Amina Benali").await;
    let page = desk.open("/today").await;
    for said in ["Eén gesprek te voeren", "Amina Benali", "0470 00 00 02"] {
        assert!(page.words().contains(said), "{said}: {}", page.words());
    }
    assert!(page.html.contains("Opvangers (1 te spreken)"));
    app.admit(&mut desk, &mut amina, "qualified", &["care-3-12"]).await;
    app.can_work(&amina, &[(1, "08:00", "18:00", "ok")]).await;
    assert_eq!(done(&desk.open("/today").await), 3, "somebody is admitted and has hours");
    let family = app.household("Fatma Yıldız", "Yara");
    app.ask(&family, &[(0, "09:00", "12:00")]).await;
    let page = desk.open("/today").await;
    assert!(page.words().contains("Eén vraag wacht op de bevestiging van het adres"), "{}", page.words());
    let mut family = family;
    app.prove(&mut family).await;
    let slot = app.slots_of(&family).remove(0);
    app.give(&mut desk, &slot, &amina).await.ok().unwrap();
    let page = desk.open("/today").await;
    assert_eq!(done(&page), 5);
    assert!(page.words().contains("Volgende stap: nakijken en publiceren"), "{}", page.words());
    app.publish(&mut desk).await;
    let page = desk.open("/today").await;
    assert!(!page.words().contains("eerste week"), "{}", page.words());
}

#[actix_web::test]
async fn what_waits_for_a_coordinator_stands_on_it() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let at = monday(kind).await;
        let mut desk = at.app.desk().await;
        at.another_family_calls(&mut desk).await;
        at.app
            .tables()
            .execute("UPDATE outbox SET state = 'failed' WHERE letter = 'caregiver-link' OR letter = 'letter-offer'");
        at.app.tables().execute(&format!(
            "UPDATE certificates SET valid_until = '2026-11-23' WHERE code = 'medical-fitness' AND caregiver_id = '{}'",
            at.amina.id
        ));
        let page = desk.open("/today").await;
        for said in [
            "Eén telefoontje te doen",
            "e-mail",
            "Amina Benali",
            "Eén attest loopt af",
            "nog 5 dagen",
            "geldig tot en met maandag 23 november 2026",
        ] {
            assert!(page.words().contains(said), "{said}: {}", page.words());
        }
        // A later one of the same kind: then it does not matter.
        desk.notes(&at.amina.id, "medical-fitness", "2028-11-23").await;
        let page = desk.open("/today").await;
        assert!(!page.words().contains("attest loopt af"), "{}", page.words());
        // What is asked for Monday by the second family is open three days before, and its offer expires.
        at.app.pass_until(at.app.week().monday().pred_opt().unwrap(), "08:00").await;
        let mut desk = at.app.desk().await;
        let page = desk.open("/today").await;
        assert!(page.words().contains("Eén moment in de komende drie dagen heeft nog niemand"), "{}", page.words());
    }
}

#[actix_web::test]
async fn the_office_hears_once_of_a_slot_that_nobody_has() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let at = monday(kind).await;
        at.another_family_calls(&mut at.app.desk().await).await;
        let sunday = at.app.week().monday().pred_opt().unwrap();
        at.app.pass_until(sunday, "08:30").await;
        assert!(at.app.mails(OFFICE).await.is_empty(), "more than a day before");
        at.app.pass_until(sunday, "10:00").await;
        let mails = at.app.mails(OFFICE).await;
        let [mail] = mails.as_slice() else { panic!("{:?}", mails.iter().map(|m| &m.subject).collect::<Vec<_>>()) };
        assert_eq!(mail.subject, "Eén ding kan niet wachten");
        assert!(mail.text.contains("09:00 – 12:00") && mail.text.contains("9000 Gent"), "{}", mail.text);
        assert!(!mail.text.contains("Fatma") && mail.text.contains("/today"), "{}", mail.text);
        at.app.pass_until(sunday, "12:00").await;
        assert_eq!(at.app.mails(OFFICE).await.len(), 1, "of each thing once");

        // Another slot falls free shortly before: the late no is written at once, and not said twice.
        at.amina_withdraws().await;
        at.app.pass_until(sunday, "13:00").await;
        let subjects: Vec<String> = at.app.mails(OFFICE).await.into_iter().map(|mail| mail.subject).collect();
        assert_eq!(subjects.len(), 2, "{subjects:?}");
        // It is offered, and declined by who was asked: then it is open anew.
        let slot = at.app.slots_of(&at.family).remove(0);
        let mut desk = at.app.desk().await;
        at.app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let path = format!("/weeks/{}/slots/{slot}", domain::basics::IsoWeek::of(at.app.today()).next());
        let page = desk.open(&path).await;
        let token = desk.token(&page);
        let fields = [("form_token", token.as_str()), ("caregiver", at.els.id.as_str())];
        desk.post(&format!("{path}/offer"), &fields).await.ok().unwrap();
        at.app.pass_until(sunday, "13:30").await;
        assert_eq!(at.app.mails(OFFICE).await.len(), 2, "somebody is asked");
        desk.post(&format!("{path}/decline"), &fields).await.ok().unwrap();
        at.app.pass_until(sunday, "14:00").await;
        assert_eq!(at.app.mails(OFFICE).await.len(), 3);
    }
}

#[actix_web::test]
async fn at_night_the_office_hears_of_what_begins_early_alone() {
    for (from, until, subjects) in [("11:00", "12:00", 0), ("07:30", "09:00", 1)] {
        let app = TestApp::start().await;
        app.family("Fatma Yıldız", "Yara", &[(0, from, until)]).await;
        let (monday, sunday) = (app.week().monday(), app.week().monday().pred_opt().unwrap());
        // Until then nothing was looked at: the worker looks by itself, so the clock moves in one step.
        app.pass_until(sunday, "23:00").await;
        assert_eq!(app.mails(OFFICE).await.len(), subjects, "{from}");
        app.pass_until(monday, "06:31").await;
        assert_eq!(app.mails(OFFICE).await.len(), 1, "{from}: in the morning it is told");
    }
}

#[actix_web::test]
async fn the_office_hears_of_letters_that_do_not_arrive_but_not_of_its_own() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let family = app.family("Fatma Yıldız", "Yara", &[(4, "09:00", "12:00")]).await;
    app.deliver().await;
    app.tables().execute("UPDATE outbox SET state = 'bounced' WHERE letter = 'letter-counted'");
    app.pass(1).await;
    let mail = app.last_mail(OFFICE).await;
    assert!(mail.text.contains("Eén e-mail komt niet aan"), "{}", mail.text);
    assert!(!mail.text.contains(&family.email), "{}", mail.text);
    app.tables().execute("UPDATE outbox SET state = 'failed' WHERE letter = 'letter-alert'");
    app.pass(1).await;
    let alerts = app.mails(OFFICE).await.len();
    assert_eq!(alerts, 1, "a letter about a letter to the office would come back for ever");
}

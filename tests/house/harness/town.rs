//! The people of the tests and what they do: ask, prove, join, say when they can work.

use chrono::NaiveDate;
use town::visitor::Page;

use super::{Guest, TestApp};

/// A family.
#[derive(Clone, Debug)]
pub struct Household {
    pub name: &'static str,
    pub email: String,
    pub street: &'static str,
    pub child: &'static str,
    /// Its page, once it is known.
    pub page: String,
}

/// A slot as it is asked: the day of the planned week (0 is Monday), from, until.
pub type Asked = (usize, &'static str, &'static str);

/// A caregiver.
#[derive(Clone, Debug)]
pub struct Carer {
    pub id: String,
    pub name: &'static str,
    pub email: String,
    /// Her own page.
    pub page: String,
}

/// A form for care that is in order, with one child and one slot.
pub fn asked_form(email: &str, day: NaiveDate) -> Vec<(String, String)> {
    let day = day.to_string();
    let fields = [
        ("date-0", day.as_str()),
        ("from-0", "09:00"),
        ("until-0", "12:00"),
        ("child_name-0", "Yara"),
        ("child_month-0", "2021-06"),
        ("reason", "dutch-lesson"),
        ("name", "Fatma Yıldız"),
        ("email", email),
        ("phone", "0470 00 00 01"),
        ("language", "nl"),
        ("street", "Vlasstraat 17"),
        ("place", "9000 Gent"),
        ("speaks", "tr"),
    ];
    fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
}

/// A form to become a caregiver that is in order.
pub fn joined_form(name: &str, email: &str) -> Vec<(String, String)> {
    let fields = [
        ("name", name),
        ("email", email),
        ("phone", "0470 00 00 02"),
        ("language", "nl"),
        ("street", "Leiekaai 3"),
        ("place", "9000 Gent"),
        ("transport", "bicycle"),
        ("max_travel_minutes", "40"),
        ("speaks", "tr"),
    ];
    fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
}

/// What the ladder of the tests' scheme asks of everybody: the first two of whoever goes along, all of whoever serves.
const LADDER: [&str; 3] = ["criminal-record-extract", "medical-fitness", "dutch-b1"];

/// Borrowed pairs, as forms are sent.
pub fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect()
}

impl Guest {
    /// At her desk, the coordinator notes what a caregiver has shown: what the ladder asks of everybody at a stage, and
    /// more.
    pub async fn notes_all(&mut self, caregiver: &str, stage: &str, more: &[&str]) {
        let asked: &[&str] = if stage == "trainee" { &LADDER[..2] } else { &LADDER };
        for code in asked.iter().chain(more) {
            self.notes(caregiver, code, "").await;
        }
    }

    /// She notes one certificate with its last day; empty: it has no end.
    pub async fn notes(&mut self, caregiver: &str, code: &str, until: &str) {
        let page = self.open(&format!("/caregivers/{caregiver}/training")).await;
        let fields = [("code", code), ("valid_from", "2025-01-01"), ("valid_until", until), ("seen", "yes")];
        let page = self.send(&page, "code", &fields).await;
        assert!(page.path.ends_with("done=noted"), "{}", page.words());
    }
}

impl TestApp {
    /// A family that has not asked yet.
    pub fn household(&self, name: &'static str, child: &'static str) -> Household {
        let plain: String = name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
        Household {
            name,
            email: format!("{plain}{}@huis.example", self.number),
            street: "Vlasstraat 17",
            child,
            page: String::new(),
        }
    }

    /// She lets her calendar read her shifts; the path that it reads.
    pub async fn connects_calendar(&self, carer: &Carer) -> String {
        let mut she = self.guest();
        let page = she.open(&format!("{}/calendar", carer.page)).await;
        let page = she.send(&page, "", &[]).await;
        let (_, rest) = page.html.split_once("readonly value=\"").expect("the address is shown");
        let address = rest.split('"').next().unwrap();
        address.strip_prefix(&self.base_url).expect("it is of this site").to_owned()
    }

    /// The family asks for slots in the open form; it is told to look in its e-mail.
    pub async fn ask(&self, family: &Household, slots: &[Asked]) -> Page {
        let mut she = self.guest();
        let mut page = she.open("/o/gent/ask").await;
        for _ in 1..slots.len() {
            page = she.press(&page, "submission", ("do", "add-slot")).await;
        }
        let mut fields = asked_form(&family.email, self.today());
        fields.retain(|(name, _)| !name.ends_with("-0"));
        let mut set = |name: String, value: &str| {
            fields.retain(|(n, _)| *n != name);
            fields.push((name, value.to_owned()));
        };
        set("name".to_owned(), family.name);
        set("street".to_owned(), family.street);
        set("child_name-0".to_owned(), family.child);
        set("child_month-0".to_owned(), "2021-06");
        for (i, (day, from, until)) in slots.iter().enumerate() {
            set(format!("date-{i}"), &self.week().days()[*day].to_string());
            set(format!("from-{i}"), from);
            set(format!("until-{i}"), until);
        }
        she.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await.ok().unwrap()
    }

    /// The family opens the link in its e-mail and says that it asked.
    pub async fn prove(&self, family: &mut Household) -> Page {
        let mut she = self.guest();
        let page = she.open(&self.link(&family.email, "/prove/").await).await;
        let page = she.send(&page, "", &[]).await;
        family.page = self.link(&family.email, "/family/").await;
        page
    }

    /// A family that has asked and proved its address.
    pub async fn family(&self, name: &'static str, child: &'static str, slots: &[Asked]) -> Household {
        let mut family = self.household(name, child);
        self.ask(&family, slots).await;
        self.prove(&mut family).await;
        family
    }

    /// Somebody joins by the open form and proves her address.
    pub async fn joins(&self, name: &'static str) -> Carer {
        let plain: String = name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
        let email = format!("{plain}{}@zorg.example", self.number);
        let mut she = self.guest();
        let page = she.open("/o/gent/join").await;
        she.send(&page, "submission", &pairs(&joined_form(name, &email))).await;
        let page = she.open(&self.link(&email, "/welcome/").await).await;
        she.send(&page, "", &[]).await;
        let id = self
            .tables()
            .texts(&format!("SELECT id AS value FROM caregivers WHERE email = '{email}' AND proved_at IS NOT NULL"));
        Carer { id: id.into_iter().next().unwrap(), name, email, page: String::new() }
    }

    /// The coordinator admits her as what she is, with what she has shown.
    pub async fn admit(&self, desk: &mut Guest, carer: &mut Carer, stage: &str, certificates: &[&str]) {
        desk.notes_all(&carer.id, stage, certificates).await;
        let path = format!("/caregivers/{}", carer.id);
        let page = desk.open(&path).await;
        let page = desk.send(&page, "/terms", &[("stage", stage), ("target_hours", "12")]).await;
        let page = desk.send(&page, "/admit", &[("talked", "yes")]).await;
        assert!(page.path.ends_with("done=admitted"), "{}", page.words());
        carer.page = self.link(&carer.email, "/caregiver/").await;
    }

    /// She says on her page when she can work: weekday (1 is Monday), from, until, shade.
    pub async fn can_work(&self, carer: &Carer, hours: &[(usize, &str, &str, &str)]) -> Page {
        let mut she = self.guest();
        let page = she.open(&format!("{}/availability", carer.page)).await;
        let mut fields = Vec::new();
        for (day, from, until, shade) in hours {
            fields.push((format!("from-{day}-0"), (*from).to_owned()));
            fields.push((format!("until-{day}-0"), (*until).to_owned()));
            fields.push((format!("shade-{day}-0"), (*shade).to_owned()));
        }
        she.try_send(&page, "/availability", &pairs(&fields), Some(("do", "save"))).await.ok().unwrap()
    }

    /// A caregiver who was admitted and minds children from three years on, with the same hours on some weekdays.
    pub async fn carer(&self, desk: &mut Guest, name: &'static str, days: &[usize], from: &str, until: &str) -> Carer {
        let mut carer = self.joins(name).await;
        self.admit(desk, &mut carer, "qualified", &["care-3-12"]).await;
        let hours: Vec<(usize, &str, &str, &str)> = days.iter().map(|day| (*day, from, until, "ok")).collect();
        self.can_work(&carer, &hours).await;
        carer
    }

    /// A coordinator has a family on the telephone and fills the form in; what follows is the family's page at her
    /// desk.
    pub async fn hears(&self, desk: &mut Guest, email: &str) -> Page {
        let form = asked_form(email, self.week().monday());
        let page = desk.open("/families/new").await;
        let page = desk.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
        assert!(page.path.starts_with("/families/"), "{}", page.words());
        page
    }

    /// The ids of a family's slots, by their start.
    pub fn slots_of(&self, family: &Household) -> Vec<String> {
        let of = format!("(SELECT id FROM families WHERE email = '{}')", family.email);
        self.tables().texts(&format!("SELECT id AS value FROM slots WHERE family_id IN {of} ORDER BY starts_at"))
    }

    /// The coordinator gives a slot to somebody by hand.
    pub async fn give(&self, desk: &mut Guest, slot: &str, carer: &Carer) -> Page {
        let fields = [("caregiver", carer.id.as_str())];
        self.decide(desk, slot, &fields, "give").await
    }

    /// The coordinator presses a button of a slot's page, in the row of a caregiver.
    pub async fn decide(&self, desk: &mut Guest, slot: &str, fields: &[(&str, &str)], what: &str) -> Page {
        let path = format!("/weeks/{}/slots/{slot}", self.week());
        let page = desk.open(&path).await;
        let token = desk.token(&page);
        let mut all = vec![("form_token", token.as_str())];
        all.extend(fields);
        desk.post(&format!("{path}/{what}"), &all).await
    }

    /// The coordinator publishes the week.
    pub async fn publish(&self, desk: &mut Guest) -> Page {
        let page = desk.open(&format!("/weeks/{}/publish", self.week())).await;
        let page = desk.send(&page, "", &[]).await;
        assert!(page.path.ends_with("said=published"), "{}", page.words());
        page
    }

    /// The coordinator presses "solve" and follows the page until it is done.
    pub async fn solve(&self, desk: &mut Guest) -> Page {
        let page = desk.open(&format!("/weeks/{}", self.week())).await;
        let page = desk.send(&page, "/solve", &[]).await;
        self.solved(desk, page).await
    }

    /// She chooses how it is solved; what she does not choose stays as the form shows it.
    pub async fn solve_so(&self, desk: &mut Guest, chosen: &[(&str, &str)]) -> Page {
        let page = desk.open(&format!("/weeks/{}", self.week())).await;
        let page = desk.send(&page, "continuity", chosen).await;
        self.solved(desk, page).await
    }

    async fn solved(&self, desk: &mut Guest, mut page: Page) -> Page {
        let path = format!("/weeks/{}", self.week());
        let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
        while page.html.contains("badge running") {
            assert!(std::time::Instant::now() < until, "the solve does not end");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            page = desk.open(&path).await;
        }
        assert!(page.html.contains("badge done"), "{}", page.words());
        page
    }

    /// Waits until a run that began by itself has ended and the office has been told.
    pub async fn planned_by_itself(&self) {
        let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
        let told = "SELECT count(*) AS value FROM outbox WHERE letter IN ('letter-planned', 'letter-not-planned')";
        while self.tables().number(told) == 0 {
            assert!(std::time::Instant::now() < until, "the run does not end");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }

    /// Who has a slot in the plan as it stands: her name, as the slot's page says.
    pub fn holder(&self, slot: &str) -> Option<String> {
        let sql = format!(
            "SELECT c.name AS value FROM draft_assignments d, caregivers c WHERE c.id = d.caregiver_id AND d.slot_id = '{slot}'"
        );
        self.tables().texts(&sql).into_iter().next()
    }

    /// The link with which somebody answers the offer of a slot: the newest letter's.
    pub async fn offer_link(&self, carer: &Carer, when: &str) -> String {
        for mail in self.mails(&carer.email).await.iter().rev() {
            for link in mail.links("/offer/") {
                if self.guest().open(&link).await.words().contains(when) {
                    return link;
                }
            }
        }
        panic!("{} has no offer for {when}", carer.name);
    }
}

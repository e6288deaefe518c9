//! A town with one of everything: what the matrices of rights are made from.

use crate::house::harness::{Carer, Guest, Household, TestApp};

/// Everything that a form can be sent to: what the matrices are made from.
pub struct Town {
    pub app: TestApp,
    pub desk: Guest,
    pub family: Household,
    pub carer: Carer,
    /// An address that a family gave on the telephone.
    pub heard: String,
    pub slot: String,
    pub offer: String,
    pub link: String,
    /// The link that proves a new address of the caregiver.
    pub new_address: String,
    /// The link of an invitation, and its id.
    pub invited: (String, String),
    /// Somebody who plans, and somebody who only reads, logged in.
    pub planner: Guest,
    pub reader: Guest,
}

pub async fn town() -> Town {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1, 2, 3], "08:00", "18:00").await;
    let slot = app.slots_of(&family).remove(0);
    app.give(&mut desk, &slot, &carer).await.ok().unwrap();
    app.publish(&mut desk).await;
    let heard = format!("telefoon{}@huis.example", app.number);
    app.hears(&mut desk, &heard).await;
    // One that nobody proves.
    app.ask(&app.household("Greet Claeys", "Daan"), &[(3, "09:00", "12:00")]).await;
    let link = app.offer_link(&carer, "09:00 – 12:00").await;
    let offer = app.tables().texts("SELECT id AS value FROM offers").remove(0);
    let new = format!("amina.nieuw{}@zorg.example", app.number);
    let mut she = app.guest();
    let page = she.open(&format!("{}/email", carer.page)).await;
    she.send(&page, "/email", &[("email", &new)]).await;
    let new_address = app.link(&new, "/new-address/").await;
    let planner = app.coordinator_as(&mut desk, "Pia Planner", "planner").await;
    let reader = app.coordinator_as(&mut desk, "Rik Lezer", "reader").await;
    let waits = format!("wacht{}@wijk.example", app.number);
    app.invites(&mut desk, "Wim Wacht", &waits, "planner").await;
    let invited = app.link(&waits, "/invited/").await;
    let id = format!("SELECT id AS value FROM invitations WHERE email = '{waits}'");
    let invited = (invited, app.tables().texts(&id).remove(0));
    Town { app, desk, family, carer, heard, slot, offer, link, new_address, invited, planner, reader }
}

impl Town {
    pub fn path(&self, address: &str) -> String {
        address.strip_prefix(&self.app.base_url).unwrap_or(address).to_owned()
    }

    /// Every address that takes a form, by link or by log-in, with the ids of this town in it.
    pub async fn unsafe_routes(&self) -> Vec<String> {
        let prove = self.app.link(&self.family.email, "/prove/").await;
        let welcome = self.app.link(&self.carer.email, "/welcome/").await;
        let confirm = self.app.link(&self.heard, "/confirm/").await;
        let (slot, offer) = (&self.slot, &self.offer);
        let (hers, theirs) = (&self.carer.page, &self.family.page);
        let mut routes: Vec<String> = [
            "/language",
            "/login",
            "/logout",
            "/settings",
            "/letters/link",
            "/o/gent/ask",
            "/o/gent/asked",
            "/o/gent/asked/again",
            "/o/gent/join",
            "/o/gent/link",
        ]
        .map(str::to_owned)
        .into();
        routes.extend([&prove, &welcome, &confirm, &self.link].map(|link| self.path(link)));
        routes.push(self.path(&self.new_address));
        routes.push(self.path(&self.invited.0));
        routes.extend([
            format!("{}/address", self.path(&self.link)),
            format!("{}/arrived", self.path(&self.link)),
            format!("{}/not-arrived", self.path(&self.link)),
            format!("{}/nobody-came/{slot}", self.path(theirs)),
            format!("{}/came/{slot}", self.path(theirs)),
            format!("{}/household", self.path(&prove)),
            format!("{}/ask", self.path(theirs)),
            format!("{}/address", self.path(theirs)),
            format!("{}/cancel/{slot}", self.path(theirs)),
        ]);
        for more in [
            format!("offers/{offer}"),
            format!("offers/{offer}/address"),
            format!("offers/{offer}/arrived"),
            format!("offers/{offer}/not-arrived"),
            "languages".into(),
            "calendar".into(),
            "calendar/end".into(),
            "absence".into(),
            "back".into(),
            "email".into(),
            "availability".into(),
            "exceptions".into(),
            "exceptions/2026-11-25/remove".into(),
        ] {
            routes.push(format!("{}/{more}", self.path(hers)));
        }
        routes.extend(["/families/new", "/caregivers/new"].map(str::to_owned));
        routes.extend(self.desk_posts());
        routes
    }

    pub fn enquiry(&self) -> String {
        self.app.tables().texts("SELECT id AS value FROM enquiries WHERE family_id IS NULL").remove(0)
    }

    /// The id of somebody who plans.
    pub fn coordinator(&self) -> String {
        self.app.tables().texts("SELECT id AS value FROM coordinators WHERE name = 'Pia Planner'").remove(0)
    }

    pub fn family_id(&self) -> String {
        self.app
            .tables()
            .texts(&format!("SELECT id AS value FROM families WHERE email = '{}'", self.family.email))
            .remove(0)
    }

    /// The coordinator's addresses that hold an id and take a form.
    pub fn desk_posts(&self) -> Vec<String> {
        let (week, family, carer, slot) = (self.app.week(), self.family_id(), &self.carer.id, &self.slot);
        let certificate = self.app.tables().texts("SELECT id AS value FROM certificates").remove(0);
        let mut posts = vec![
            "/settings/plan".to_owned(),
            "/settings/letters/letter-offer/nl".to_owned(),
            "/settings/letters/letter-offer/nl/look".to_owned(),
            "/settings/ladder/start".to_owned(),
            "/settings/ladder/stage/mentor".to_owned(),
            "/settings/ladder/stage/mentor/look".to_owned(),
            "/settings/ladder/stage/mentor/remove".to_owned(),
            "/coordinators/invite".to_owned(),
            format!("/coordinators/{}/role", self.coordinator()),
            format!("/coordinators/{}/remove", self.coordinator()),
            format!("/coordinators/invitations/{}/withdraw", self.invited.1),
            "/import/families/look".to_owned(),
            "/import/families/take".to_owned(),
            "/letters/told".to_owned(),
            "/today/offer".to_owned(),
            "/today/step-in".to_owned(),
            format!("/weeks/{week}/solve"),
            format!("/weeks/{week}/stop"),
            format!("/weeks/{week}/rehearse"),
            format!("/weeks/{week}/publish"),
            format!("/weeks/{week}/ask-hours"),
            format!("/weeks/{week}/remind"),
            format!("/weeks/{week}/plan/upload"),
        ];
        posts.push(format!("/weeks/{week}/undo"));
        let decisions =
            ["assign", "give", "pin", "forbid", "lift", "offer", "withdraw", "remind", "accept", "decline", "cancel"];
        posts.extend(decisions.map(|what| format!("/weeks/{week}/slots/{slot}/{what}")));
        posts.extend(
            [
                "wishes",
                "ask",
                "address",
                "reveal",
                &format!("cancel/{slot}"),
                &format!("nobody-came/{slot}"),
                &format!("came/{slot}"),
            ]
            .map(|more| format!("/families/{family}/{more}")),
        );
        let waiting = self.enquiry();
        posts.extend(["send", "address", "take", "drop"].map(|what| format!("/families/waiting/{waiting}/{what}")));
        let carers = [
            "profile",
            "terms",
            "minutes",
            "admit",
            "link",
            "absence",
            "back",
            "replacements",
            "email",
            "availability",
            "exceptions",
            "exceptions/2026-11-25/remove",
            "training",
        ];
        posts.extend(carers.map(|more| format!("/caregivers/{carer}/{more}")));
        for person in [format!("/families/{family}"), format!("/caregivers/{carer}")] {
            posts.extend(
                ["notes", "notes/00000000-0000-7000-8000-000000000000/remove", "merge"]
                    .map(|more| format!("{person}/{more}")),
            );
        }
        posts.push(format!("/families/{family}/facts"));
        posts.push(format!("/caregivers/{carer}/offers/{}", self.offer));
        posts
            .extend(["arrived", "not-arrived"].map(|said| format!("/caregivers/{carer}/offers/{}/{said}", self.offer)));
        posts.push(format!("/caregivers/{carer}/training/{certificate}/remove"));
        posts.push(format!("/caregivers/{carer}/exceptions-signed"));
        posts.push(format!("/caregivers/{carer}/exceptions-signed/{certificate}/end"));
        posts
    }

    /// The coordinator's pages.
    pub fn desk_pages(&self) -> Vec<String> {
        let (week, family, carer, slot) = (self.app.week(), self.family_id(), &self.carer.id, &self.slot);
        let mut pages: Vec<String> = [
            "/today",
            "/search?q=fatma",
            "/journal",
            "/journal.csv",
            "/weeks",
            "/families",
            "/families/waiting",
            "/families/new",
            "/caregivers",
            "/caregivers/new",
            "/letters",
            "/settings",
            "/settings/plan",
            "/settings/ladder",
            "/settings/ladder/start",
            "/settings/ladder/stage/mentor",
            "/settings/ladder/certificate/new",
            "/settings/ladder/age/baby",
            "/settings/ladder/stage/mentor/remove",
            "/settings/letters",
            "/settings/letters/letter-offer/nl",
            "/coordinators",
            "/import",
            "/import/families",
            "/import/families/template",
        ]
        .map(str::to_owned)
        .into();
        pages.extend([
            format!("/weeks/{week}"),
            format!("/weeks/{week}/board"),
            format!("/weeks/{week}/sheets"),
            format!("/weeks/{week}/offers"),
            format!("/weeks/{week}/slots/{slot}/assign?caregiver={carer}"),
            format!("/weeks/{week}/publish"),
            format!("/weeks/{week}/rehearsal"),
            format!("/weeks/{week}/outcome"),
            format!("/weeks/{week}/outcome.csv"),
            format!("/weeks/{week}/runs"),
            format!("/weeks/{week}/slots/{slot}"),
        ]);
        pages.push(format!("/families/waiting/{}", self.enquiry()));
        pages.extend([
            format!("/families/{family}"),
            format!("/families/{family}/revealed"),
            format!("/families/{family}/ask"),
            format!("/families/{family}/cancel/{slot}"),
        ]);
        for person in [format!("/families/{family}"), format!("/caregivers/{carer}")] {
            pages.extend(["shifts", "contact", "merge"].map(|more| format!("{person}/{more}")));
        }
        pages.push(format!("/families/{family}/facts"));
        pages.extend([
            format!("/caregivers/{carer}"),
            format!("/caregivers/{carer}/availability"),
            format!("/caregivers/{carer}/training"),
            format!("/caregivers/{carer}/absence"),
            format!("/caregivers/{carer}/replacements"),
            format!("/caregivers/{carer}/email"),
        ]);
        pages
    }
}

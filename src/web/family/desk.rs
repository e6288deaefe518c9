//! A family as a coordinator sees it, and what she alone can do for it on the telephone: read its address, note an
//! address that it gives, write down its wishes.

use actix_web::web;
use askama::Template;
use domain::basics::ids::{CaregiverId, FamilyId};
use domain::caregivers;
use domain::caregivers::pairings::{self, Paired, Pairing};
use domain::journal::{self, Entry, Kind};
use domain::words::Message;

use super::access::FamilyAccess;
use super::household::{Household, SlotCard, kept, reached};
use crate::routes;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal};

routes! {
    Desk get "/families/{family}" => show,
    Desk post "/families/{family}/reveal" => reveal,
    Desk get "/families/{family}/revealed" => revealed,
    Desk post "/families/{family}/wishes" => wish,
}

#[derive(Template)]
#[template(path = "family_page/desk.html")]
struct DeskPage {
    layout: Layout,
    path: String,
    id: String,
    name: String,
    coming: Vec<SlotCard>,
    over: Vec<SlotCard>,
    kept: Vec<(String, String)>,
    /// Whether that is everything, the address too.
    revealed: bool,
    /// Its proved address; without one everything is told on the telephone.
    email: Option<String>,
    /// The address that it gave and that is not proved yet.
    heard: Option<String>,
    fields: Fields,
    faults: Faults,
    said: Option<String>,
    /// Caregivers that this family wishes for or never sees: id, name, `usual` or `never`.
    wishes: Vec<(String, String, &'static str)>,
    /// Caregivers to choose from.
    caregivers: Vec<(String, String)>,
}

impl DeskPage {
    async fn new(access: &FamilyAccess, revealed: bool, fields: Fields, faults: Faults) -> Result<Self, Refusal> {
        let home = Household::of(access).await?;
        let words = &access.visit.words;
        let (coming, over) = home.cards(words, access.visit.now())?;
        let family = home.family.id.clone();
        let wished = access.read(move |context| Ok(caregivers::pairings_of(context, &[family])?)).await?;
        let names = caregivers::told_apart(home.caregivers.values());
        let with_name = |(_, id, kind): (FamilyId, CaregiverId, Pairing)| {
            names.get(&id).map(|name| (id.to_string(), name.clone(), kind.as_str()))
        };
        let admitted = home.caregivers.values().filter(|c| c.is_admitted());
        let mut choices: Vec<(String, String)> =
            admitted.map(|c| (c.id.to_string(), format!("{} ({})", c.profile.name, c.profile.locality))).collect();
        choices.sort_by(|a, b| a.1.cmp(&b.1));
        // Nobody is chosen in advance: a wish is never noted by a press too many.
        choices.insert(0, (String::new(), words.say("wish-choose")));
        let mut layout = access.layout("families-title").at(access.base.clone());
        layout.title = home.family.name.clone();
        Ok(DeskPage {
            email: home.family.email.as_ref().map(ToString::to_string),
            heard: home.family.email_heard.as_ref().map(ToString::to_string),
            fields,
            faults,
            said: None,
            wishes: wished.into_iter().filter_map(with_name).collect(),
            caregivers: choices,
            layout,
            path: access.base.clone(),
            id: home.family.id.to_string(),
            name: home.family.name.clone(),
            coming,
            over,
            kept: if revealed { kept(&home, words) } else { reached(&home.family, words) },
            revealed,
        })
    }
}

async fn show(access: FamilyAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let page = DeskPage::new(&access, false, Fields::default(), Faults::default()).await?;
    let query = Fields::from_pairs(query.into_inner());
    let kinds = ["asked", "cancelled", "cancelled-series", "address", "same-address", "gone", "merged"];
    let said =
        kinds.into_iter().find(|kind| query.has("said", kind) || query.has("done", kind)).map(|kind| match kind {
            // Whoever has an address is written to there meanwhile.
            "address" if page.email.is_some() => access.visit.words.say("desk-said-address-beside"),
            kind => access.visit.words.named("desk-said", kind),
        });
    access.visit.show(&DeskPage { said, ..page })
}

/// The page once more, with what was typed into one of its forms and what is wrong with it.
pub async fn again(access: &FamilyAccess, fields: Fields, faults: Faults) -> Answer {
    access.visit.show_again(&DeskPage::new(access, false, fields, faults).await?)
}

/// Goes on to the page that shows everything.
async fn reveal(access: FamilyAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    access.visit.go(&format!("{}/revealed", access.base))
}

/// Shows a family's address, its children and what it wrote for the caregiver; that she looks is written down, each
/// time.
async fn revealed(access: FamilyAccess) -> Answer {
    note_reading(&access).await?;
    access.visit.show(&DeskPage::new(&access, true, Fields::default(), Faults::default()).await?)
}

/// Writes down that a coordinator reads a family's address.
pub async fn note_reading(access: &FamilyAccess) -> Result<(), Refusal> {
    let entry = Entry::new(Kind::AddressRead).family(&access.person.id);
    access.write(move |context| Ok(journal::record(context, &entry)?)).await
}

/// Writes down, or takes back, a wish about a caregiver.
async fn wish(access: FamilyAccess, fields: Fields) -> Answer {
    access.expects(&fields)?;
    if fields.get("caregiver").is_empty() {
        let mut faults = Faults::default();
        faults.note("caregiver", Message::new("wish-choose"));
        return again(&access, fields, faults).await;
    }
    let (family, wished) = (access.person.id.clone(), Pairing::parse(fields.get("do")));
    let caregiver = CaregiverId::parse(fields.get("caregiver")).ok_or(Refusal::NotFound)?;
    let paired = access.write(move |context| {
        Ok(match wished {
            Some(pairing) => pairings::pair(context, &family, &caregiver, pairing)?,
            None => pairings::unpair(context, &family, &caregiver)?,
        })
    });
    match paired.await? {
        Paired::Paired => access.visit.go(&access.base),
        Paired::Unknown => Err(Refusal::NotFound),
    }
}

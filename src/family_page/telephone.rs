//! What a coordinator can do for a family on the telephone: see its page, ask again, cancel, send a new link.

use actix_web::web;
use askama::Template;
use uuid::Uuid;

use super::{Household, SlotCard, cancel_slot, count_again, kept, known, reached};
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::caregivers::pairings::{self, Paired, Pairing};
use crate::caregivers::{self, State};
use crate::families;
use crate::journal::{self, Entry, Kind};
use crate::organisers::Desk;
use crate::requests::pages::{AskPage, Reader, one_more_row, read};
use crate::requests::{self, Cancelled};
use crate::web::{Answer, Faults, Fields, Frame, Refusal};
use crate::words::Message;

/// The routes of this half of the room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.route("/families/{family}", web::get().to(show))
        .route("/families/{family}/reveal", web::post().to(reveal))
        .route("/families/{family}/address", web::post().to(hear_address))
        .route("/families/{family}/wishes", web::post().to(wish))
        .service(web::resource("/families/{family}/ask").get(ask_form).post(ask))
        .service(web::resource("/families/{family}/cancel/{slot}").get(cancel_form).post(cancel));
}

#[derive(Template)]
#[template(path = "family_page/desk.html")]
struct DeskPage {
    frame: Frame,
    path: String,
    name: String,
    coming: Vec<SlotCard>,
    over: Vec<SlotCard>,
    kept: Vec<(String, String)>,
    /// Whether that is everything, the address too.
    revealed: bool,
    /// Whether it has no proved address: then everything is told on the telephone.
    without_email: bool,
    /// The address it gave on the telephone, not proved yet.
    heard: Option<String>,
    fields: Fields,
    faults: Faults,
    said: Option<String>,
    /// Caregivers that this family wishes for or never sees: id, name, `usual` or `never`.
    wishes: Vec<(String, String, &'static str)>,
    /// Caregivers to choose from.
    caregivers: Vec<(String, String)>,
}

async fn household(desk: &Desk, id: &str) -> Result<Household, Refusal> {
    let id = FamilyId::parse(id).ok_or(Refusal::NotFound)?;
    let organiser = desk.organiser.clone();
    let found = desk.visit.database.read(move |c| {
        let Some(family) = families::get(c, &organiser.id, &id)? else { return Ok(None) };
        Household::read(c, organiser, family).map(Some)
    });
    found.await?.ok_or(Refusal::NotFound)
}

async fn show(desk: Desk, id: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let page = page(&desk, &id, false, Fields::default(), Faults::default()).await?;
    let query = Fields::from_pairs(query.into_inner());
    let said =
        ["asked", "address", "gone"].into_iter().find(|kind| query.has("said", kind)).map(|kind| desk.visit.words.named("desk-said", kind));
    desk.visit.show(&DeskPage { said, ..page })
}

/// Shows a family's address, its children and what it wrote for the caregiver; that she looked is written down.
async fn reveal(desk: Desk, id: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let home = household(&desk, &id).await?;
    note_reading(&desk, &home).await?;
    desk.visit.show(&page(&desk, &id, true, Fields::default(), Faults::default()).await?)
}

/// Writes down that a coordinator reads a family's address.
async fn note_reading(desk: &Desk, home: &Household) -> anyhow::Result<()> {
    let (now, entry) = (desk.now(), Entry::new(&desk.organiser.id, Kind::AddressRead, &desk.actor()).family(&home.family.id));
    desk.visit.database.write(move |c| journal::record(c, now, &entry)).await
}

async fn page(desk: &Desk, id: &str, revealed: bool, fields: Fields, faults: Faults) -> Result<DeskPage, Refusal> {
    let home = household(desk, id).await?;
    let words = &desk.visit.words;
    let (coming, over) = home.cards(words, desk.now())?;
    let (organiser, family) = (desk.organiser.id.clone(), home.family.id.clone());
    let pairs = desk.visit.database.read(move |c| Ok((caregivers::usual(c, &organiser)?, caregivers::never(c, &organiser)?)));
    let (usual, never) = pairs.await?;
    let hers = |pairs: Vec<(FamilyId, CaregiverId)>, kind: &'static str| {
        let with_name = |(_, id): (FamilyId, CaregiverId)| home.caregivers.get(&id).map(|c| (id.to_string(), c.name.clone(), kind));
        pairs.into_iter().filter(|(f, _)| *f == family).filter_map(with_name).collect::<Vec<_>>()
    };
    let admitted = home.caregivers.values().filter(|c| c.state() == State::Active);
    let mut choices: Vec<(String, String)> = admitted.map(|c| (c.id.to_string(), format!("{} ({})", c.name, c.locality))).collect();
    choices.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(DeskPage {
        without_email: home.family.email.is_none(),
        heard: home.family.email_heard.as_ref().map(ToString::to_string),
        fields,
        faults,
        said: None,
        wishes: [hers(usual, "usual"), hers(never, "never")].concat(),
        caregivers: choices,
        frame: desk.frame(home.family.name.clone(), "/families").at(format!("/families/{}", home.family.id)),
        path: format!("/families/{}", home.family.id),
        name: home.family.name.clone(),
        coming,
        over,
        kept: if revealed { kept(&home, words) } else { reached(&home.family, words) },
        revealed,
    })
}

/// Writes down an address that the family gives on the telephone, and has it proved.
async fn hear_address(desk: Desk, id: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let mut faults = Faults::default();
    let Some(email) = faults.email(&fields, "email") else {
        return desk.visit.show_again(&page(&desk, &id, false, fields, faults).await?);
    };
    let family = FamilyId::parse(&id).ok_or(Refusal::NotFound)?;
    let (now, site, organiser, actor, address) = (desk.now(), desk.visit.site.clone(), desk.organiser.clone(), desk.actor(), email);
    let heard = desk.visit.database.write(move |c| {
        if families::get(c, &organiser.id, &family)?.is_none_or(|f| f.email.is_some()) {
            return Ok(Heard::Never);
        }
        if families::proved_by_email(c, &organiser.id, &address)?.is_some() {
            return Ok(Heard::Elsewhere);
        }
        families::hear_address(c, now, &site, &organiser, &family, &address)?;
        journal::record(c, now, &Entry::new(&organiser.id, Kind::AddressHeard, &actor).family(&family))?;
        Ok(Heard::Asked)
    });
    match heard.await? {
        Heard::Never => Err(Refusal::NotFound),
        Heard::Asked => desk.visit.go(&format!("/families/{id}?said=address")),
        Heard::Elsewhere => {
            faults.note("email", Message::new("fault-email-elsewhere"));
            desk.visit.show_again(&page(&desk, &id, false, fields, faults).await?)
        }
    }
}

/// What came of an address given on the telephone.
enum Heard {
    Asked,
    /// Another family has proved it.
    Elsewhere,
    /// There is no such family, or it has an address.
    Never,
}

/// Writes down, or takes back, a wish about a caregiver.
async fn wish(desk: Desk, id: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let family = FamilyId::parse(&id).ok_or(Refusal::NotFound)?;
    let caregiver = CaregiverId::parse(fields.get("caregiver")).ok_or(Refusal::NotFound)?;
    let (now, organiser, actor, kind) = (desk.now(), desk.organiser.id.clone(), desk.actor(), fields.get("do").to_owned());
    let paired = desk.visit.database.write(move |c| match kind.as_str() {
        "usual" => pairings::pair(c, now, &actor, &organiser, &family, &caregiver, Pairing::Usual),
        "never" => pairings::pair(c, now, &actor, &organiser, &family, &caregiver, Pairing::Never),
        _ if caregivers::get(c, &organiser, &caregiver)?.is_none() || families::get(c, &organiser, &family)?.is_none() => {
            Ok(Paired::Unknown)
        }
        _ => pairings::unpair(c, now, &actor, &organiser, &family, &caregiver).map(|()| Paired::Paired),
    });
    match paired.await? {
        Paired::Paired => desk.visit.go(&format!("/families/{id}")),
        Paired::Unknown => Err(Refusal::NotFound),
    }
}

async fn ask_form(desk: Desk, id: web::Path<String>) -> Answer {
    let home = household(&desk, &id).await?;
    // The form is filled in with what is known, the address too.
    note_reading(&desk, &home).await?;
    let frame = desk.frame(desk.visit.words.say("ask-telephone-title"), "/families");
    let page = AskPage::new(&desk.visit, &desk.organiser, frame, known(&home.family, &home.children), Faults::default()).await?;
    desk.visit.show(&page.for_known_family().on_the_telephone(&desk.form_token))
}

async fn ask(desk: Desk, id: web::Path<String>, mut fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let home = household(&desk, &id).await?;
    fields.set("email", home.family.email.as_ref().map_or("", |email| email.as_str()));
    let frame = desk.frame(desk.visit.words.say("ask-telephone-title"), "/families");
    if one_more_row(&mut fields) {
        let page = AskPage::new(&desk.visit, &desk.organiser, frame, fields, Faults::default()).await?;
        return desk.visit.show(&page.for_known_family().on_the_telephone(&desk.form_token));
    }
    let asked = match read(&desk.visit, &desk.organiser, &fields, Reader::Coordinator(Some(home.family.id.clone()))).await? {
        Ok(asked) => asked,
        Err(faults) => {
            let page = AskPage::new(&desk.visit, &desk.organiser, frame, fields, faults).await?;
            return desk.visit.show_again(&page.for_known_family().on_the_telephone(&desk.form_token));
        }
    };
    let submission = Uuid::try_parse(fields.get("submission")).unwrap_or_else(|_| Uuid::now_v7()).to_string();
    count_again(&desk.visit, &desk.organiser, asked, submission, desk.actor(), home.family).await?;
    desk.visit.go(&format!("/families/{id}?said=asked"))
}

async fn cancel_form(desk: Desk, path: web::Path<(String, String)>) -> Answer {
    let (id, slot) = path.into_inner();
    let home = household(&desk, &id).await?;
    let slot = SlotId::parse(&slot).ok_or(Refusal::NotFound)?;
    let found = home.slots.iter().find(|s| s.id == slot).ok_or(Refusal::NotFound)?;
    let page = super::CancelPage {
        frame: desk.frame(desk.visit.words.say("cancel-title"), "/families"),
        back: format!("/families/{id}"),
        form_token: desk.form_token.clone(),
        card: home.card(found, &desk.visit.words, desk.now())?,
        late: found.starts_at.plus_hours(-super::LATE_HOURS) <= desk.now(),
    };
    desk.visit.show(&page)
}

async fn cancel(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let (id, slot) = path.into_inner();
    let (family, slot) = (FamilyId::parse(&id).ok_or(Refusal::NotFound)?, SlotId::parse(&slot).ok_or(Refusal::NotFound)?);
    let (at, organiser, actor) = (desk.visit.clone(), desk.organiser.clone(), desk.actor());
    let outcome = desk.visit.database.write(move |c| {
        if requests::slot(c, &organiser.id, &slot)?.is_none_or(|s| s.family_id != family) {
            return Ok(Cancelled::Unknown);
        }
        cancel_slot(c, &at, &organiser, &slot, &actor)
    });
    match outcome.await? {
        Cancelled::Unknown => Err(Refusal::NotFound),
        _ => desk.visit.go(&format!("/families/{id}")),
    }
}

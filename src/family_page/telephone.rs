//! What a coordinator can do for a family on the telephone: see its page, ask again, cancel, send a new link.

use actix_web::web;
use askama::Template;
use uuid::Uuid;

use super::{Household, SlotCard, cancel_slot, kept, known};
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::caregivers;
use crate::caregivers::pairings::{self, Paired, Pairing};
use crate::families;
use crate::organisers::Desk;
use crate::requests::pages::{AskPage, count_for, one_more_row, read};
use crate::requests::{self, Cancelled};
use crate::web::{Answer, Faults, Fields, Frame, Refusal};

/// The routes of this half of the room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.route("/families/{family}", web::get().to(show))
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

async fn show(desk: Desk, id: web::Path<String>) -> Answer {
    let home = household(&desk, &id).await?;
    let words = &desk.visit.words;
    let (coming, over) = home.cards(words, desk.now())?;
    let (organiser, family) = (desk.organiser.id.clone(), home.family.id.clone());
    let pairs = desk.visit.database.read(move |c| Ok((caregivers::usual(c, &organiser)?, caregivers::never(c, &organiser)?)));
    let (usual, never) = pairs.await?;
    let hers = |pairs: Vec<(FamilyId, CaregiverId)>, kind: &'static str| {
        let with_name = |(_, id): (FamilyId, CaregiverId)| home.caregivers.get(&id).map(|c| (id.to_string(), c.name.clone(), kind));
        pairs.into_iter().filter(|(f, _)| *f == family).filter_map(with_name).collect::<Vec<_>>()
    };
    let mut choices: Vec<(String, String)> = home.caregivers.values().map(|c| (c.id.to_string(), c.name.clone())).collect();
    choices.sort_by(|a, b| a.1.cmp(&b.1));
    let page = DeskPage {
        wishes: [hers(usual, "usual"), hers(never, "never")].concat(),
        caregivers: choices,
        frame: desk.frame(home.family.name.clone(), "/families"),
        path: format!("/families/{}", home.family.id),
        name: home.family.name.clone(),
        coming,
        over,
        kept: kept(&home, words),
    };
    desk.visit.show(&page)
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
    let frame = desk.frame(desk.visit.words.say("ask-telephone-title"), "/families");
    let page = AskPage::new(&desk.visit, &desk.organiser, frame, known(&home.family, &home.children), Faults::default()).await?;
    desk.visit.show(&page.for_known_family().on_the_telephone(&desk.form_token))
}

async fn ask(desk: Desk, id: web::Path<String>, mut fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let home = household(&desk, &id).await?;
    fields.set("email", home.family.email.as_str());
    let frame = desk.frame(desk.visit.words.say("ask-telephone-title"), "/families");
    if one_more_row(&mut fields) {
        let page = AskPage::new(&desk.visit, &desk.organiser, frame, fields, Faults::default()).await?;
        return desk.visit.show(&page.for_known_family().on_the_telephone(&desk.form_token));
    }
    let asked = match read(&desk.visit, &desk.organiser, &fields, Some(&home.family.id)).await? {
        Ok(asked) => asked,
        Err(faults) => {
            let page = AskPage::new(&desk.visit, &desk.organiser, frame, fields, faults).await?;
            return desk.visit.show_again(&page.for_known_family().on_the_telephone(&desk.form_token));
        }
    };
    let submission = Uuid::try_parse(fields.get("submission")).unwrap_or_else(|_| Uuid::now_v7()).to_string();
    count_for(&desk.visit, &desk.organiser, asked, submission, desk.actor(), Some(home.family.email)).await?;
    desk.visit.go(&format!("/families/{id}"))
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

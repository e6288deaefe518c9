//! What there is to see of a family: its slots with who comes, and what is kept of it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::basics::ids::{CaregiverId, OfferId, SeriesId, SlotId};
use domain::basics::{Instant, IsoWeek};
use domain::caregivers::{self, Caregiver};
use domain::context::{Context, Organiser};
use domain::families::{self, Child, Family};
use domain::journal::{self, Kind};
use domain::offers::{self, Offer, Said, State};
use domain::requests::{self, Slot};
use domain::vouchers;
use domain::words::Words;

use super::access::FamilyAccess;
use crate::web::kit::{Access, Refusal};

/// A slot as its family sees it.
pub struct SlotCard {
    pub id: SlotId,
    pub week: IsoWeek,
    pub day: String,
    pub hours: String,
    /// `asked`, `offered`, `confirmed`, `cancelled`, `past` or `unserved`: the messages `slot-…`.
    pub state: &'static str,
    pub caregiver: Option<String>,
    /// Who goes along to learn, by first name.
    pub trainee: Option<String>,
    pub cost: String,
    pub cancellable: bool,
    /// Whether nobody has come, where it runs and somebody was to come.
    pub missed: Option<bool>,
    /// With which it comes every week.
    series: Option<SeriesId>,
    /// Those of its series that come after it, where it stands for all of them.
    pub later: Vec<SlotCard>,
}

/// What a family's page shows.
pub struct Household {
    pub organiser: Arc<Organiser>,
    pub family: Family,
    pub children: Vec<Child>,
    pub slots: Vec<Slot>,
    pub offers: HashMap<SlotId, Offer>,
    /// The trainees who have said that they go along.
    pub trainees: HashMap<SlotId, CaregiverId>,
    pub caregivers: HashMap<CaregiverId, Caregiver>,
    /// To which of the offers nobody came, says the family.
    missed: HashSet<OfferId>,
}

impl Household {
    /// Reads what there is of a family.
    pub async fn of(access: &FamilyAccess) -> Result<Self, Refusal> {
        let family = access.person.clone();
        access.read(move |context| Ok(Household::read(context, family.clone())?)).await
    }

    fn read(context: &mut Context, family: Family) -> anyhow::Result<Self> {
        let slots = requests::slots_of_family(context, &family.id)?;
        let ids: Vec<SlotId> = slots.iter().map(|s| s.id.clone()).collect();
        let offers = offers::last_of_slots(context, &ids)?;
        let trainees = offers::trainees_along(context, &ids)?;
        let now = context.now;
        let run =
            slots.iter().filter_map(|slot| offers.get(&slot.id).filter(|offer| offers::may_miss(now, offer, slot)));
        let run: Vec<OfferId> = run.map(|offer| offer.id.clone()).collect();
        let said = offers::said_of(context, &run)?.into_keys();
        let caregivers = caregivers::all(context)?.into_iter().map(|c| (c.id.clone(), c)).collect();
        Ok(Household {
            children: families::children(context, &family.id)?,
            offers,
            trainees,
            caregivers,
            slots,
            organiser: context.organiser.clone(),
            missed: said.filter(|(_, said)| *said == Said::NobodyCame).map(|(offer, _)| offer).collect(),
            family,
        })
    }

    /// Who was to come to a slot that the family has cancelled, and knows it by now.
    pub async fn told(&self, access: &FamilyAccess, slot: SlotId) -> Result<Option<String>, Refusal> {
        if !self.slots.iter().any(|s| s.id == slot && s.cancelled_at.is_some()) {
            return Ok(None);
        }
        let events = access.read(move |context| Ok(journal::of_slot(context, &slot)?)).await?;
        let withdrawn = events.iter().rev().find(|e| e.kind == Kind::OfferWithdrawn && e.actor == "family");
        let accepted = |who: &CaregiverId| {
            events.iter().any(|e| e.kind == Kind::OfferAccepted && e.caregiver.as_ref() == Some(who))
        };
        let who = withdrawn.and_then(|e| e.caregiver.as_ref()).filter(|who| accepted(who));
        Ok(who.and_then(|who| self.caregivers.get(who)).map(|c| c.profile.name.clone()))
    }

    /// The slots to come, the soonest first and each series behind its next one; and those that are over or cancelled, the
    /// latest first.
    pub fn cards(&self, words: &Words, now: Instant) -> anyhow::Result<(Vec<SlotCard>, Vec<SlotCard>)> {
        let (mut coming, mut over) = (Vec::new(), Vec::new());
        for slot in &self.slots {
            let card = self.card(slot, words, now)?;
            if slot.ends_at <= now || slot.cancelled_at.is_some() { over.push(card) } else { coming.push(card) }
        }
        coming.reverse();
        Ok((folded(coming), over))
    }

    /// A slot with its state and its price.
    pub fn card(&self, slot: &Slot, words: &Words, now: Instant) -> anyhow::Result<SlotCard> {
        let start = slot.wall_start();
        let figures = vouchers::figures(&self.organiser.scheme, start.date())?;
        let cost = vouchers::cost(figures, slot.minutes(), self.organiser.price());
        let offer = self.offers.get(&slot.id);
        let state = match offer.map(|o| o.state) {
            _ if slot.cancelled_at.is_some() => "cancelled",
            Some(State::Accepted) if slot.ends_at <= now => "past",
            _ if slot.starts_at <= now && offer.map(|o| o.state) != Some(State::Accepted) => "unserved",
            Some(State::Accepted) => "confirmed",
            Some(State::Offered) => "offered",
            _ => "asked",
        };
        let comes = offer.filter(|o| o.state == State::Accepted).and_then(|o| self.caregivers.get(&o.caregiver_id));
        let trainee = comes.and_then(|_| self.caregivers.get(self.trainees.get(&slot.id)?));
        Ok(SlotCard {
            id: slot.id.clone(),
            week: slot.week,
            day: words.date(start.date()),
            hours: words.hours(start, slot.wall_end()),
            state,
            caregiver: comes.map(|c| c.profile.name.clone()),
            trainee: trainee.map(|t| t.profile.first_name().to_owned()),
            cost: words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price)),
            cancellable: slot.cancelled_at.is_none() && slot.starts_at > now,
            missed: offer.filter(|o| offers::may_miss(now, o, slot)).map(|o| self.missed.contains(&o.id)),
            series: slot.series_id.clone(),
            later: Vec::new(),
        })
    }
}

/// Cards with those of a series behind its first one.
fn folded(cards: Vec<SlotCard>) -> Vec<SlotCard> {
    let mut folded: Vec<SlotCard> = Vec::new();
    for card in cards {
        match folded.iter_mut().find(|first| card.series.is_some() && first.series == card.series) {
            Some(first) => first.later.push(card),
            None => folded.push(card),
        }
    }
    folded
}

/// All that is kept of a family, as label and value.
pub fn kept(home: &Household, words: &Words) -> Vec<(String, String)> {
    let (family, month) = (&home.family, |c: &Child| c.born().map(|b| words.month(b)).unwrap_or_default());
    let children: Vec<String> = home.children.iter().map(|c| format!("{} ({})", c.first_name, month(c))).collect();
    let mut kept = reached(family, words);
    kept.extend([
        (words.say("offer-address"), format!("{}, {} {}", family.street, family.postcode, family.locality)),
        (words.say("fact-children"), children.join(", ")),
        (words.say("offer-needs"), family.needs.clone()),
    ]);
    kept
}

/// What planning needs every day: how the family is reached, where about it lives, what it speaks.
pub fn reached(family: &Family, words: &Words) -> Vec<(String, String)> {
    let speaks: Vec<String> = family.speaks().iter().map(|code| words.named("spoken", code)).collect();
    vec![
        (words.say("log-in-email"), family.email.as_ref().map(ToString::to_string).unwrap_or_default()),
        (words.say("family-phone"), family.phone.clone()),
        (words.say("family-place"), format!("{} {}", family.postcode, family.locality)),
        (words.say("family-speaks"), speaks.join(", ")),
    ]
}

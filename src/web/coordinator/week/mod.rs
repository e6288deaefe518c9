//! The coordinator's week: the pipeline, the board, one slot by hand, publishing.

pub mod board;
mod candidates;
mod chart;
pub mod deed;
mod gate;
pub mod outcome;
pub mod overview;
pub(super) mod pages;
pub mod precheck;
pub mod publish;
pub mod rehearsal;
pub mod run;
pub mod runs;
pub mod sent;
pub mod slot;
mod standing;
mod times;
pub mod undo;
mod weights;
mod wording;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use domain::basics::ids::{CaregiverId, FamilyId, SlotId};
use domain::basics::{Instant, IsoWeek};
use domain::caregivers::{self, Absence};
use domain::families;
use domain::offers::{self, Offer, State};
use domain::planning::{self, Judged, PlanTerms, Rehearsed, SlotInWeek, View};
use domain::requests::Slot;
use domain::training;
use domain::vouchers::Ladder;
use domain::words::Words;

use standing::Standing;

use crate::web::kit::{Access, Desk, Refusal};

/// Everything there is to see of a week.
struct Seen {
    week: IsoWeek,
    view: Arc<View>,
    /// Where each slot stands in the list of the week, and in its file.
    places: HashMap<SlotId, usize>,
    places_in_file: HashMap<String, usize>,
    /// How the plan stands; computed where a page shows it.
    judged: OnceCell<Judged>,
    /// How families and caregivers are called, so that two of one name are told apart.
    family_names: HashMap<FamilyId, String>,
    names: HashMap<CaregiverId, String>,
    absences: HashMap<CaregiverId, Vec<Absence>>,
    /// The organiser's own rules and weights; those of a run may be others.
    settings: PlanTerms,
    /// How the rehearsal of the week stands.
    rehearsed: Option<Rehearsed>,
    offers: HashMap<SlotId, Offer>,
    /// Who goes along to learn, as far as it has been offered.
    trainees: HashMap<SlotId, CaregiverId>,
    ladder: Cow<'static, Ladder>,
}

/// Looks at the week that a path names.
async fn look(desk: &Desk, week: &str) -> Result<Seen, Refusal> {
    let week = IsoWeek::parse(week).ok_or(Refusal::NotFound)?;
    desk.read(move |context| {
        let view = offers::view_week(context, week)?;
        let ids: Vec<SlotId> = view.slots.iter().map(|s| s.id.clone()).collect();
        let (offers, trainees) = offers::of_slots(context, &ids)?;
        Ok(Seen {
            week,
            places: view.slots.iter().enumerate().map(|(place, slot)| (slot.id.clone(), place)).collect(),
            places_in_file: view.week.slots.iter().enumerate().map(|(place, s)| (s.id.clone(), place)).collect(),
            judged: OnceCell::new(),
            family_names: families::names(view.families.values()),
            names: caregivers::told_apart(view.caregivers.values()),
            absences: caregivers::absences(context)?,
            settings: planning::plan_terms(context)?,
            rehearsed: planning::rehearsed(context, week)?,
            offers,
            trainees,
            ladder: training::ladder(&context.organiser, week.monday())?,
            view: Arc::new(view),
        })
    })
    .await
}

impl Seen {
    fn judged(&self) -> &Judged {
        self.judged.get_or_init(|| self.view.judge())
    }

    fn slots(&self) -> &[Slot] {
        &self.view.slots
    }

    fn slot(&self, id: &SlotId) -> Option<&Slot> {
        self.places.get(id).map(|place| &self.view.slots[*place])
    }

    /// What a slot asks, as the week file has it.
    fn asked(&self, id: &SlotId) -> Option<&SlotInWeek> {
        self.places_in_file.get(id.as_str()).map(|place| &self.view.week.slots[*place])
    }

    /// A caregiver's name, told apart from others who have it too.
    fn name(&self, id: &str) -> String {
        CaregiverId::parse(id).and_then(|id| self.names.get(&id).cloned()).unwrap_or_else(|| "–".to_owned())
    }

    fn family(&self, slot: &Slot) -> String {
        self.family_names.get(&slot.family_id).cloned().unwrap_or_else(|| "–".to_owned())
    }

    /// A visit, by its time and its family; of one that is not asked any more it is said that it is gone.
    fn visit(&self, words: &Words, slot: &str) -> String {
        match SlotId::parse(slot).and_then(|id| self.slot(&id)) {
            Some(found) => format!("{}, {}", self.time(slot, words), self.family(found)),
            None => words.say("runs-visit-gone"),
        }
    }

    fn place(&self, slot: &Slot) -> String {
        self.view.families.get(&slot.family_id).map_or_else(String::new, |f| f.locality.clone())
    }

    fn standing(&self, slot: &Slot) -> Standing {
        let offer = self.offers.get(&slot.id).map(|o| (o.state, o.caregiver_id.as_str()));
        Standing::of(offer, self.view.holder(&slot.id).map(|a| a.caregiver.as_str()))
    }

    /// Whether somebody comes to a family that knows others and not her.
    fn has_new_face(&self, slot: &Slot) -> bool {
        let (holder, asked) = (self.view.holder(&slot.id), self.asked(&slot.id));
        let stranger = |usual: &[String], who: &String| !usual.is_empty() && !usual.contains(who);
        holder.zip(asked).is_some_and(|(holder, asked)| stranger(&asked.usual, &holder.caregiver))
    }

    fn served(&self) -> usize {
        self.view.draft.len()
    }

    /// How many slots nobody serves.
    fn open(&self) -> usize {
        self.slots().len().saturating_sub(self.served())
    }

    /// How far the plan is from the best possible, as the last run proved; none once anything has changed since.
    fn gap(&self) -> Option<f64> {
        let run = self.view.run.as_ref()?;
        run.gap.filter(|_| self.change_since_run().is_some_and(|change| change.abs() < 0.01))
    }

    /// Points that the plan has gained or lost since the last run: by hand, by answers, by cancellations.
    fn change_since_run(&self) -> Option<f64> {
        Some(self.judged().score - self.view.run.as_ref()?.score?)
    }

    /// Slots whose offers do not match the plan: what publishing would change.
    fn unpublished(&self) -> usize {
        let caregivers = self.slots().iter().filter(|s| self.standing(s).is_unpublished()).count();
        caregivers + self.new_trainees() + self.dropped_trainees()
    }

    /// Slots that somebody was to serve by the published plan and that nobody serves now: she said no, did not answer, or
    /// is away.
    fn fallen(&self) -> usize {
        let taken_back = |s: &&Slot| {
            let last = self.offers.get(&s.id).map(|offer| offer.state);
            last == Some(State::Withdrawn) && self.view.holder(&s.id).is_none()
        };
        let fallen = |s: &&Slot| self.standing(s).has_fallen() || taken_back(s);
        self.slots().iter().filter(fallen).count()
    }

    /// How many offers wait for an answer that can still be given.
    fn unanswered(&self, now: Instant) -> usize {
        self.offers.values().filter(|offer| offer.state == State::Offered && offer.answer_by > now).count()
    }

    fn planned_trainee(&self, slot: &SlotId) -> Option<&str> {
        self.view.holder(slot).and_then(|a| a.trainee.as_deref())
    }

    /// Trainees who would go along and have no offer yet.
    fn new_trainees(&self) -> usize {
        let new = |slot: &&Slot| {
            self.planned_trainee(&slot.id)
                .is_some_and(|who| self.trainees.get(&slot.id).map(CaregiverId::as_str) != Some(who))
        };
        self.slots().iter().filter(new).count()
    }

    /// Trainees who have an offer and are no longer planned.
    fn dropped_trainees(&self) -> usize {
        self.slots()
            .iter()
            .filter(|s| self.trainees.get(&s.id).is_some_and(|who| self.planned_trainee(&s.id) != Some(who.as_str())))
            .count()
    }
}

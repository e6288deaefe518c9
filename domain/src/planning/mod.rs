//! The week's plan: gathered from what families ask and caregivers offer, solved, looked over by hand, published.
//!
//! This is the one room that speaks with the solver. What was offered and accepted is told to it by the rooms above,
//! as [`Standing`].

mod bounds;
mod draft;
mod forget;
mod gather;
mod judgement;
mod publish;
mod roofs;
mod rows;
mod runs;
mod settled;
mod travel;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{Datelike, Days, Months, NaiveDate};
use solver::Instance;

use crate::context::Context;
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::caregivers::Caregiver;
use crate::choices;
use crate::families::Family;
use crate::requests::Slot;

pub use bounds::LeftOut;
pub use draft::{Decided, Decision, Given, decisions, forbid, free, give, keep, lift, mark, pin};
pub use forget::{forget_caregiver, forget_planning, forget_publications, forget_slots, remove_leftovers};
pub use judgement::{BrokenRule, Judged, Obstacle, Ranked};
pub use publish::{Publication, Published, latest, publish};
pub use roofs::DoubtfulRoof;
pub use runs::{Begun, Engine, Moment, Run, RunState, Turn, UnderWay, queue_of_machine};
pub use runs::{ask_to_stop, begin, bury_silent, latest_run, record_failure, renew};
pub use settled::SettledConflict;
pub use solver::{Assignment, Broken, Caregiver as InWeek, Contradiction, Parts, Plan, Reason, Remedy, Unserved, Week};

choices! {
    /// In which part somebody is in a slot.
    Role {
        /// She serves.
        Caregiver => "caregiver",
        /// She learns along.
        Trainee => "trainee",
    }
}

/// Somebody who has been offered a slot and has not declined: what a new plan must respect.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The slot.
    pub slot: SlotId,
    /// Whose it is.
    pub family: FamilyId,
    /// Who comes.
    pub caregiver: CaregiverId,
    /// In which part.
    pub role: Role,
    /// Whether she has accepted.
    pub accepted: bool,
    /// When it starts.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
}

/// A month or a year whose minutes are capped and that a week touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// `2026-11` or `2026`.
    pub name: String,
    /// Its first day.
    pub first: NaiveDate,
    /// The first day after it.
    pub end: NaiveDate,
}

impl Period {
    /// The months and the years that a week touches.
    pub fn of_week(week: IsoWeek) -> Vec<Period> {
        let [monday, .., sunday] = week.days();
        let mut found = Vec::new();
        for day in [monday, sunday] {
            let new_year = day.with_day(1).and_then(|first| first.with_month(1)).unwrap_or(day);
            let first = day.with_day(1).unwrap_or(day);
            found.push(Period { name: day.format("%Y-%m").to_string(), first, end: first + Months::new(1) });
            found.push(Period { name: day.format("%Y").to_string(), first: new_year, end: new_year + Months::new(12) });
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found.dedup();
        found
    }

    /// Its first and its last month, as in `2026-11`.
    pub fn months(&self) -> (String, String) {
        let month = |day: NaiveDate| day.format("%Y-%m").to_string();
        (month(self.first), month(self.end - Days::new(1)))
    }
}

/// What a week's plan must know of what was offered and accepted.
#[derive(Clone, Debug, Default)]
pub struct Commitments {
    /// Who comes where in the week, and on the day before and after it: for the rests.
    pub standing: Vec<Standing>,
    /// Minutes that stand outside the week, by caregiver and [`Period::name`]: for the caps.
    pub elsewhere: HashMap<(CaregiverId, String), i64>,
    /// Who came lately to the families of the week.
    pub came: HashSet<(FamilyId, CaregiverId)>,
}

/// Everything that the pages of a week look at. Gathered once, and prepared once for every question.
#[derive(Debug)]
pub struct View {
    /// The week as the solver would get it now.
    pub week: Arc<Week>,
    instance: Instance,
    /// The plan as it stands now: the solver's, with what was changed by hand, and with what stays without being planned.
    pub draft: Vec<Assignment>,
    /// Who serves each slot in it.
    holders: HashMap<String, usize>,
    /// The last run of the solver.
    pub run: Option<Run>,
    /// The last publication.
    pub publication: Option<Publication>,
    /// What the coordinator decided by hand.
    pub decisions: Vec<Decision>,
    /// The slots of the week that are not cancelled, by start.
    pub slots: Vec<Slot>,
    /// Their families.
    pub families: HashMap<FamilyId, Family>,
    /// Whom the plan counts on.
    pub caregivers: HashMap<CaregiverId, Caregiver>,
    /// Pins that no plan can satisfy together.
    pub contradictions: Vec<Contradiction>,
    /// What stays although a rule of today is against it.
    pub conflicts: Vec<SettledConflict>,
    /// Rows that nothing can be planned by.
    pub left_out: Vec<LeftOut>,
    /// Who may live with a family, and nobody has said whether it is so.
    pub doubtful: Vec<DoubtfulRoof>,
}

/// Looks at a week.
pub fn view(context: &mut Context, week: IsoWeek, commitments: &Commitments) -> anyhow::Result<View> {
    let gathered = gather::week(context, week, commitments)?;
    let settled = gathered.settled;
    let mut draft = draft::of_file(context, week, &settled.week)?;
    draft.extend(settled.aside);
    Ok(View {
        holders: draft.iter().enumerate().map(|(place, a)| (a.slot.clone(), place)).collect(),
        draft,
        week: settled.week,
        instance: settled.instance,
        run: runs::latest_run(context, week)?,
        publication: publish::latest(context, week)?,
        decisions: gathered.decisions,
        slots: gathered.slots,
        families: gathered.families,
        caregivers: gathered.caregivers,
        contradictions: settled.contradictions,
        conflicts: settled.conflicts,
        left_out: gathered.left_out,
        doubtful: gathered.doubtful,
    })
}

impl View {
    /// How the plan stands: its score and parts, and what breaks a rule.
    pub fn judge(&self) -> Judged {
        judgement::judge(&self.instance, &self.draft)
    }

    /// Why slots have nobody.
    pub fn unserved(&self) -> Vec<Unserved> {
        self.instance.unserved(&self.draft)
    }

    /// Who could serve a slot, best first.
    pub fn rank(&self, slot: &SlotId) -> Vec<Ranked> {
        judgement::rank(&self.instance, &self.draft, slot)
    }

    /// What would be in the way of giving a slot to a caregiver.
    pub fn obstacles(&self, slot: &SlotId, caregiver: &CaregiverId) -> Vec<Obstacle> {
        let broken = self.instance.broken_by(&self.draft, slot.as_str(), caregiver.as_str(), None);
        broken.iter().map(Obstacle::from).collect()
    }

    /// Slots that nobody could serve even with an empty plan, with the reasons.
    pub fn hopeless(&self) -> Vec<Unserved> {
        self.instance.hopeless()
    }

    /// For slots that nobody has, the smallest change that would fill them.
    pub fn remedies(&self) -> HashMap<SlotId, Remedy> {
        let found = self.instance.remedies(&self.draft);
        found.into_iter().filter_map(|(slot, remedy)| Some((SlotId::parse(&slot)?, remedy))).collect()
    }

    /// Who serves a slot in the draft.
    pub fn holder(&self, slot: &SlotId) -> Option<&Assignment> {
        self.holders.get(slot.as_str()).map(|place| &self.draft[*place])
    }
}

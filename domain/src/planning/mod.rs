//! The week's plan: gathered from what families ask and caregivers offer, solved, looked over by hand, published.
//!
//! This is the one room that speaks with the solver. What was offered and accepted is told to it by the rooms above,
//! as [`Standing`].

mod bounds;
mod draft;
mod forget;
mod gate;
mod gather;
mod grounds;
mod how;
mod judgement;
mod own_weights;
mod publish;
mod published;
mod rehearsal;
mod roofs;
mod rows;
mod runs;
mod settled;
pub mod steps;
mod taken;
mod terms;
mod travel;
mod waivers;
mod weigh;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{Datelike, Days, Months, NaiveDate};
use solver::Instance;

use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::caregivers::Caregiver;
use crate::choices;
use crate::context::Context;
use crate::families::Family;
use crate::requests::Slot;
use crate::training::Held;

pub use bounds::LeftOut;
pub use draft::{Decided, Decision, Given, assign, decisions, forbid, free, free_between, give, keep, lift, mark, pin};
pub use forget::{forget_caregiver, forget_planning, forget_publications, forget_slots, remove_leftovers};
pub use gate::{Conflict, barred, missing};
pub use grounds::{Ground, Policy};
pub use how::{Strength, preferences, rules_by_ground, urgency};
pub use judgement::{BrokenRule, Judged, Obstacle, Ranked};
pub use own_weights::{Chosen, OwnWeights};
pub use publish::{Publication, Published, latest, publications, publish};
pub use published::{PublishedPlan, published_plan};
pub use rehearsal::{NotRehearsed, RehearsalBegun, Rehearsed, Stands, begin_rehearsal, rehearsal, rehearsed};
pub use roofs::DoubtfulRoof;
pub use runs::{Begun, Comparison, Effort, Engine, Files, Moment, Run, RunState, Turn, UnderWay, queue_of_machine};
pub use runs::{ask_to_stop, begin, bury_silent, compare, files, latest_run, record_failure, renew, runs_of_week};
use settled::Settled;
pub use settled::SettledConflict;
pub use solver::{Absence as RehearsedAbsence, FragileDay, FragileFamily, Rehearsal, Vacated};
pub use solver::{Assignment, Broken, Contradiction, Door, Parts, Plan, Reason, Remedy, Unserved, Week};
pub use solver::{Caregiver as InWeek, Slot as SlotInWeek};
pub use taken::{TakenPlan, take_plan};
pub use terms::{Bounds, Figure, PlanTerms, plan_terms, set_plan_terms, written as written_figure};
pub use waivers::Waiver;
pub use weigh::{Deed, Hindrance, Weighed};

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
    /// The plan as it stands now: the solver's, with what was changed by hand, and with what stays without being
    /// planned, which comes last.
    pub draft: Vec<Assignment>,
    /// The same as far as the week file can hold it.
    planned: Vec<Assignment>,
    /// Who serves each slot in it.
    holders: HashMap<String, usize>,
    /// The last run of the solver.
    pub run: Option<Run>,
    /// The last publication.
    pub publication: Option<Publication>,
    /// What the coordinator decided by hand, and who said no.
    pub decisions: Vec<Decision>,
    /// The policies that a coordinator set aside.
    pub waivers: Vec<Waiver>,
    /// The slots of the week that are not cancelled, by start.
    pub slots: Vec<Slot>,
    /// Their families.
    pub families: HashMap<FamilyId, Family>,
    /// Whom the plan counts on.
    pub caregivers: HashMap<CaregiverId, Caregiver>,
    /// What each of them can show, in this week or later.
    pub held: HashMap<CaregiverId, Held>,
    unwelcome: HashSet<(SlotId, CaregiverId)>,
    /// What was accepted or has begun.
    settled: HashSet<String>,
    /// Pins that no plan can satisfy together.
    pub contradictions: Vec<Contradiction>,
    /// What stays although a rule of today is against it.
    pub conflicts: Vec<SettledConflict>,
    /// Where somebody who has accepted would not pass the gate today.
    pub lacking: Vec<Conflict>,
    /// Rows that nothing can be planned by.
    pub left_out: Vec<LeftOut>,
    /// Who may live with a family, and nobody has said whether it is so.
    pub doubtful: Vec<DoubtfulRoof>,
}

/// Looks at a week.
pub fn view(context: &mut Context, week: IsoWeek, commitments: &Commitments) -> anyhow::Result<View> {
    let gathered = gather::week(context, week, commitments, None)?;
    let settled = gathered.settled;
    let draft = draft::of_file(context, week, &settled.week, &settled.along)?;
    let planned = settled::keep_accepted(&settled.instance, draft, &settled.kept);
    let mut draft = planned.clone();
    for (slot, who) in settled.along {
        draft.iter_mut().filter(|a| a.slot == slot).for_each(|a| a.trainee = Some(who.clone()));
    }
    draft.extend(settled.aside);
    // Of who has accepted and lacks something, what it is says more than that a rule is in the way.
    let told = |c: &SettledConflict| {
        let here = |l: &Conflict| l.caregiver == c.caregiver && c.slots.contains(&l.slot);
        c.obstacle.rule == solver::Rule::Certificates.name() && gathered.lacking.iter().any(here)
    };
    Ok(View {
        holders: draft.iter().enumerate().map(|(place, a)| (a.slot.clone(), place)).collect(),
        draft,
        planned,
        week: settled.week,
        instance: settled.instance,
        run: runs::latest_run(context, week)?,
        publication: publish::latest(context, week)?,
        decisions: gathered.decisions,
        waivers: gathered.waivers,
        slots: gathered.slots,
        families: gathered.families,
        caregivers: gathered.caregivers,
        held: gathered.held,
        unwelcome: gathered.unwelcome,
        settled: settled.kept.into_iter().map(|kept| kept.slot).collect(),
        contradictions: settled.contradictions,
        conflicts: settled.conflicts.into_iter().filter(|c| !told(c)).collect(),
        lacking: gathered.lacking,
        left_out: gathered.left_out,
        doubtful: gathered.doubtful,
    })
}

/// What is in the way of somebody's own yes: every rule at this instant, against what she has accepted. Her hours and
/// her own no to the slot give way to her word; that a day is short for her is no reason to refuse her. `commitments`
/// counts elsewhere what was accepted alone.
pub fn in_the_way_of_yes(
    context: &mut Context,
    week: IsoWeek,
    mut commitments: Commitments,
    (slot, who, role): (&SlotId, &CaregiverId, Role),
) -> anyhow::Result<Vec<Obstacle>> {
    let here = |s: &Standing| &s.slot == slot && s.role == Role::Caregiver && role == Role::Trainee;
    commitments.standing.retain(|s| s.accepted || here(s));
    let mentor = commitments.standing.iter().find(|s| here(s)).map(|s| s.caregiver.as_str());
    let willing = gather::Willing { slot, caregiver: who };
    let Settled { instance, kept, .. } = gather::week(context, week, &commitments, Some(willing))?.settled;
    let draft = settled::keep_accepted(&instance, Vec::new(), &kept);
    let found = match (role, mentor) {
        (Role::Trainee, Some(mentor)) => instance.broken_by(&draft, slot.as_str(), mentor, Some(who.as_str())),
        _ => instance.broken_by(&draft, slot.as_str(), who.as_str(), None),
    };
    let hers = |broken: &&Broken| broken.caregiver == who.as_str();
    // Of a pair, what she has accepted already is the other.
    let told = |broken: &Broken| {
        let both = [Some(broken.slot.as_str()), broken.other.as_deref()];
        let other = both.into_iter().flatten().find(|id| *id != slot.as_str());
        Obstacle { other: other.and_then(SlotId::parse), ..Obstacle::from(broken) }
    };
    Ok(found.iter().filter(hers).map(told).filter(|o| o.rule != "short-day").collect())
}

impl View {
    /// The plan as far as the week file can hold it.
    fn planned(&self) -> &[Assignment] {
        &self.planned
    }

    /// Whether there is a plan: somebody serves, or a run has found that nobody can. The families of such a week hear at
    /// its publication that nobody was found yet, as others do.
    pub fn has_plan(&self) -> bool {
        let solved = self.run.as_ref().is_some_and(|run| run.state == RunState::Finished);
        !self.draft.is_empty() || (!self.slots.is_empty() && solved)
    }

    /// How the plan stands: its score and parts, and what breaks a rule.
    pub fn judge(&self) -> Judged {
        judgement::judge(&self.instance, self.planned())
    }

    /// Why some of the slots have nobody, as far as they have nobody.
    pub fn unserved(&self, slots: &[&SlotId]) -> HashMap<SlotId, Unserved> {
        let slots: Vec<&str> = slots.iter().map(|slot| slot.as_str()).collect();
        let found = self.instance.unserved_among(self.planned(), &slots).into_iter();
        found.filter_map(|unserved| Some((SlotId::parse(&unserved.slot)?, unserved))).collect()
    }

    /// The nearest other times at which somebody could come to a slot that nobody has, nearest first; none where another
    /// slot is served in its place.
    pub fn doors(&self, slot: &SlotId) -> Vec<Door> {
        self.instance.doors(self.planned(), slot.as_str()).unwrap_or_default()
    }

    /// Who could serve a slot, best first.
    pub fn rank(&self, slot: &SlotId) -> Vec<Ranked> {
        judgement::rank(&self.instance, self.planned(), slot)
    }

    /// What would be in the way of giving a slot to a caregiver.
    pub fn obstacles(&self, slot: &SlotId, caregiver: &CaregiverId) -> Vec<Obstacle> {
        let broken = self.instance.broken_by(self.planned(), slot.as_str(), caregiver.as_str(), None);
        broken.iter().map(Obstacle::from).collect()
    }

    /// The certificate codes that a slot asks and a caregiver does not hold on its day.
    pub fn lacks(&self, slot: &SlotId, caregiver: &CaregiverId) -> Vec<&str> {
        let asked = self.week.slots.iter().find(|s| s.id == slot.as_str());
        let held = self.week.caregivers.iter().find(|c| c.id == caregiver.as_str());
        let (Some(asked), Some(held)) = (asked, held) else { return Vec::new() };
        let day = asked.start.date_naive();
        let holds = |code: &str| {
            held.certificates
                .iter()
                .any(|c| c.code == code && c.valid_from <= day && c.valid_until.is_none_or(|last| day <= last))
        };
        asked.requires.iter().map(String::as_str).filter(|code| !holds(code)).collect()
    }

    /// Slots that nobody could serve even with an empty plan, with the reasons.
    pub fn hopeless(&self) -> Vec<Unserved> {
        self.instance.hopeless()
    }

    /// For some of the slots, as far as nobody has them, the smallest change that would fill each.
    pub fn remedies(&self, slots: &[&SlotId]) -> HashMap<SlotId, Remedy> {
        let slots: Vec<&str> = slots.iter().map(|slot| slot.as_str()).collect();
        let may = |slot: &str, remedy: &Remedy| self.may_propose(slot, remedy);
        let found = self.instance.remedies_among(self.planned(), &slots, &may);
        found.into_iter().filter_map(|(slot, remedy)| Some((SlotId::parse(&slot)?, remedy))).collect()
    }

    /// Whether a coordinator may do what a remedy says: nobody's no, nobody's wish and nobody's yes is hers to lift.
    fn may_propose(&self, slot: &str, remedy: &Remedy) -> bool {
        let forbidden = |who: &str| {
            let hers = |d: &&Decision| d.slot.as_str() == slot && d.caregiver.as_str() == who;
            self.decisions.iter().find(hers).is_some_and(|d| d.kind == Decided::Forbid)
        };
        let unwelcome = |who: &str| self.unwelcome.iter().any(|(s, c)| s.as_str() == slot && c.as_str() == who);
        match remedy {
            Remedy::LiftBlock { caregiver } => forbidden(caregiver) && !unwelcome(caregiver),
            Remedy::LiftPin { slot, .. } => self.week.slots.iter().any(|s| &s.id == slot && s.pinned != s.published),
            _ => true,
        }
    }

    /// Who serves a slot in the draft.
    pub fn holder(&self, slot: &SlotId) -> Option<&Assignment> {
        self.holders.get(slot.as_str()).map(|place| &self.draft[*place])
    }
}

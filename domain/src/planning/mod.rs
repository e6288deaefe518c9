//! The week's plan: gathered from what families ask and caregivers offer, solved, looked over by hand, published.
//!
//! This is the one room that speaks with the solver. What was offered and accepted is told to it by the rooms above,
//! as [`Standing`].

mod draft;
mod forget;
mod gate;
mod gather;
mod judgement;
mod publish;
mod roofs;
mod rows;
mod runs;
mod settled;
mod travel;
mod windows;

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::choices;
use crate::context::Context;

pub use draft::{Decided, Decision, Given, decisions, forbid, free, free_between, give, keep, lift, mark, pin};
pub use forget::{forget_caregiver, forget_planning, forget_publications, forget_slots, remove_leftovers};
pub use gate::{Conflict, barred};
pub use judgement::{BrokenRule, Judged, Obstacle, Ranked};
pub use publish::{Publication, Published, latest, publish};
pub use roofs::{DoubtfulRoof, doubtful_roofs};
pub use runs::{Begun, Engine, Moment, Run, RunState, ask_to_stop, begin, bury_silent, latest_run, record_failure};
pub use solver::{Assignment, Broken, Contradiction, Parts, Plan, Reason, Remedy, Unserved, Week};

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

/// The days whose standing assignments a week's plan looks at: the calendar years it touches (for the yearly cap),
/// the twelve weeks before (who came to whom), and the days around it (for the rests).
pub fn horizon(week: IsoWeek) -> (NaiveDate, NaiveDate) {
    use chrono::Datelike;
    let [monday, .., sunday] = week.days();
    let new_year = NaiveDate::from_ymd_opt(monday.year(), 1, 1).unwrap_or(monday);
    let new_years_eve = NaiveDate::from_ymd_opt(sunday.year(), 12, 31).unwrap_or(sunday);
    (new_year.min(monday - Days::new(84)), new_years_eve.max(sunday + Days::new(7)))
}

/// Everything that the pages of a week look at.
#[derive(Clone, Debug)]
pub struct View {
    /// The week as the solver would get it now.
    pub week: Week,
    /// The plan as it stands now: the solver's, with what was changed by hand.
    pub draft: Vec<Assignment>,
    /// The last run of the solver.
    pub run: Option<Run>,
    /// The last publication.
    pub publication: Option<Publication>,
    /// What the coordinator decided by hand, and who said no.
    pub decisions: Vec<Decision>,
    unwelcome: HashSet<(SlotId, CaregiverId)>,
    /// Where somebody who has accepted would not pass the gate today.
    pub conflicts: Vec<Conflict>,
}

/// Looks at a week.
pub fn view(context: &mut Context, week: IsoWeek, standing: &[Standing]) -> anyhow::Result<View> {
    let gather::GatheredWeek { file, unwelcome, conflicts } = gather::week_file(context, week, standing, None)?;
    let draft = draft::of_file(context, week, &file)?;
    Ok(View {
        unwelcome,
        conflicts,
        draft: settled::keep_accepted(&file, draft, standing),
        week: file,
        run: runs::latest_run(context, week)?,
        publication: publish::latest(context, week)?,
        decisions: draft::decisions(context, week)?,
    })
}

/// What is in the way of somebody's own yes: every rule at this instant, against what she has accepted. Her hours and
/// her own no to the slot give way to her word; that a day is short for her is no reason to refuse her. `standing` is
/// all that was offered and stands.
pub fn in_the_way_of_yes(
    context: &mut Context,
    week: IsoWeek,
    standing: &[Standing],
    (slot, who, role): (&SlotId, &CaregiverId, Role),
) -> anyhow::Result<Vec<Obstacle>> {
    let here = |s: &Standing| &s.slot == slot && s.role == Role::Caregiver && role == Role::Trainee;
    let accepted: Vec<Standing> = standing.iter().filter(|s| s.accepted || here(s)).cloned().collect();
    let file = gather::week_file(context, week, &accepted, Some(gather::Willing { slot, caregiver: who }))?.file;
    let draft = settled::keep_accepted(&file, Vec::new(), &accepted);
    let mentor = accepted.iter().find(|s| here(s)).map(|s| s.caregiver.as_str());
    let instance = solver::Instance::new(file);
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
    /// How the plan stands: its score and parts, what is unfilled and why, what breaks a rule.
    pub fn judge(&self) -> Judged {
        judgement::judge(&self.week, &self.draft)
    }

    /// Who could serve a slot, best first.
    pub fn rank(&self, slot: &SlotId) -> Vec<Ranked> {
        judgement::rank(&self.week, &self.draft, slot)
    }

    /// What would be in the way of giving a slot to a caregiver.
    pub fn obstacles(&self, slot: &SlotId, caregiver: &CaregiverId) -> Vec<Obstacle> {
        judgement::obstacles(&self.week, &self.draft, slot, caregiver, None)
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
        solver::Instance::new(self.week.clone()).hopeless()
    }

    /// Pins that no plan can satisfy together.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        solver::Instance::new(self.week.clone()).pin_conflicts()
    }

    /// For slots that nobody has, the smallest change that would fill them.
    pub fn remedies(&self) -> HashMap<SlotId, Remedy> {
        let may = |slot: &str, remedy: &Remedy| self.may_propose(slot, remedy);
        let found = solver::Instance::new(self.week.clone()).remedies_that(&self.draft, &may);
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
        self.draft.iter().find(|a| a.slot == slot.as_str())
    }
}

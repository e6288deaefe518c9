//! Gathers a week for the solver: the table of where each field of the week file comes from is in the contract.

mod people;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Days, FixedOffset};
use chrono_tz::Tz;
use solver::{Home, Rules, Slot as AskedSlot, Week, Weights};

use super::draft::Decided;
use super::gate::Conflict;
use super::{Role, Standing, draft, roofs, settled, travel};
use crate::basics::house::{Dwelling, SameRoof};
use crate::basics::ids::{CaregiverId, ChildId, FamilyId, RequestId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::caregivers::{self, Caregiver, Stage, Window};
use crate::context::Context;
use crate::families::{self, Child, Family};
use crate::requests::{self, Slot};
use crate::training::{self, Held};
use crate::vouchers::{self, AgeBand, Figures};

/// Somebody who says that she comes to a slot: neither her own no to it nor the hours that she has given are in the
/// way.
#[derive(Clone, Copy)]
pub struct Willing<'a> {
    pub slot: &'a SlotId,
    pub caregiver: &'a CaregiverId,
}

/// A week, gathered.
pub struct GatheredWeek {
    /// As the solver gets it.
    pub file: Week,
    /// Whom a coordinator forbade a slot that she would not go to anyway: by a wish of either side, or because she
    /// lives there.
    pub unwelcome: HashSet<(SlotId, CaregiverId)>,
    /// Where somebody who has accepted no longer passes the gate.
    pub conflicts: Vec<Conflict>,
}

/// Gathers a week for the solver.
pub fn week_file(
    context: &mut Context,
    week: IsoWeek,
    standing: &[Standing],
    willing: Option<Willing>,
) -> anyhow::Result<GatheredWeek> {
    let gathered = Gathered::read(context, week, standing, willing)?;
    let slots = gathered.slots();
    let caregivers = gathered.caregivers(&slots);
    let mut file = Week {
        format: solver::WEEK_FORMAT.to_owned(),
        week: week.to_string(),
        time_zone: context.organiser.zone().name().to_owned(),
        rules: Rules::default(),
        weights: Weights::default(),
        travel: None,
        caregivers,
        slots,
    };
    travel::add_matrix(&mut file, &gathered.addresses(), context.organiser.same_place_minutes);
    settled::make_room(&mut file, context.organiser.zone(), standing);
    Ok(GatheredWeek { file, unwelcome: gathered.unwelcome_anyway(), conflicts: gathered.conflicts() })
}

/// All that a week file is made of, read once.
struct Gathered<'a> {
    now: Instant,
    week: IsoWeek,
    zone: Tz,
    figures: &'static Figures,
    standing: &'a [Standing],
    willing: Option<Willing<'a>>,
    caregivers: Vec<Caregiver>,
    /// Where they live, in the same order.
    homes: Vec<Dwelling>,
    windows: HashMap<CaregiverId, Vec<Window>>,
    held: HashMap<CaregiverId, Held>,
    by_hand: HashMap<(CaregiverId, String), i32>,
    slots: Vec<Slot>,
    families: HashMap<FamilyId, Family>,
    children: HashMap<ChildId, Child>,
    children_of: HashMap<RequestId, Vec<ChildId>>,
    never: HashSet<(FamilyId, CaregiverId)>,
    usual: HashSet<(FamilyId, CaregiverId)>,
    decisions: Vec<draft::Decision>,
}

impl<'a> Gathered<'a> {
    fn read(
        context: &mut Context,
        week: IsoWeek,
        standing: &'a [Standing],
        willing: Option<Willing<'a>>,
    ) -> anyhow::Result<Self> {
        let (zone, [monday, .., sunday]) = (context.organiser.zone(), week.days());
        let mut children_of: HashMap<RequestId, Vec<ChildId>> = HashMap::new();
        for (request, child) in requests::children_of_requests(context)? {
            children_of.entry(request).or_default().push(child);
        }
        // What has begun without anybody is past planning.
        let served = |slot: &Slot| standing.iter().any(|s| s.slot == slot.id && s.role == Role::Caregiver);
        let slots = requests::slots_of_week(context, week)?
            .into_iter()
            .filter(|s| s.starts_at > context.now || served(s))
            .collect();
        let admitted = caregivers::admitted(context)?;
        let (first, last) = (monday - Days::new(1), sunday + Days::new(2));
        Ok(Gathered {
            now: context.now,
            week,
            zone,
            figures: vouchers::figures(&context.organiser.scheme, monday)?,
            standing,
            willing,
            homes: admitted.iter().map(|c| c.profile.dwelling()).collect(),
            caregivers: admitted,
            windows: caregivers::windows(context, zone, first, last)?,
            held: training::held(context, first)?,
            by_hand: caregivers::minutes_by_hand(context)?,
            slots,
            families: families::by_id(context)?,
            children: families::children_by_id(context)?,
            children_of,
            never: caregivers::never(context)?.into_iter().collect(),
            usual: caregivers::usual(context)?.into_iter().collect(),
            decisions: draft::decisions(context, week)?,
        })
    }

    /// Whose home each point of the file is: caregivers and slots in the order of the file, as addresses.
    fn addresses(&self) -> travel::Addresses {
        let of_family =
            |slot: &Slot| self.families.get(&slot.family_id).map_or_else(String::new, |f| f.dwelling().key());
        travel::Addresses {
            caregivers: self.homes.iter().map(Dwelling::key).collect(),
            slots: self.slots.iter().map(of_family).collect(),
        }
    }

    fn slots(&self) -> Vec<AskedSlot> {
        self.slots.iter().map(|slot| self.slot(slot)).collect()
    }

    fn slot(&self, slot: &Slot) -> AskedSlot {
        let family = self.families.get(&slot.family_id);
        let known = |id: &&CaregiverId| self.caregivers.iter().any(|c| &c.id == *id);
        let serving = |id: &CaregiverId| self.caregivers.iter().any(|c| &c.id == id && c.terms.stage != Stage::Trainee);
        let standing =
            self.standing.iter().find(|s| s.slot == slot.id && s.role == Role::Caregiver && serving(&s.caregiver));
        let along = self.along(&slot.id);
        // With a trainee who has accepted, whoever she goes along with stays too.
        let settled =
            standing.filter(|s| s.accepted || along.is_some() || slot.starts_at <= self.now).map(|s| &s.caregiver);
        let pinned = settled.or_else(|| self.decision(&slot.id, Decided::Pin).find(|id| serving(id)));
        let kept_away = self.decision(&slot.id, Decided::Forbid).chain(self.decision(&slot.id, Decided::Declined));
        let mut blocked: Vec<String> = kept_away.filter(known).map(ToString::to_string).collect();
        let here = family.map(|f| (f, f.dwelling()));
        for (caregiver, there) in self.caregivers.iter().zip(&self.homes) {
            if self.is_unwelcome(slot, here.as_ref(), (caregiver, there))
                && !blocked.contains(&caregiver.id.to_string())
            {
                blocked.push(caregiver.id.to_string());
            }
        }
        // What was accepted stays, even if a wish has changed since: the coordinator is shown the conflict instead.
        for settled in settled.into_iter().chain(along) {
            blocked.retain(|id| id != settled.as_str());
        }
        AskedSlot {
            id: slot.id.to_string(),
            household: slot.family_id.to_string(),
            home: family.map_or(Home { lat: 0.0, lon: 0.0, place: None }, |f| Home {
                lat: f.latitude,
                lon: f.longitude,
                place: None,
            }),
            start: self.offset(slot.starts_at),
            end: self.offset(slot.ends_at),
            requires: self.requires(slot),
            languages: family.map(Family::speaks).unwrap_or_default(),
            priority: slot.priority.clamp(1, 5) as u8,
            usual: self.familiar(&slot.family_id),
            blocked,
            pinned: pinned.map(ToString::to_string),
            published: standing.map(|s| s.caregiver.to_string()),
            // Families cannot ask for either/or yet; the field is where it will stand.
            either: None,
        }
    }

    /// Whether somebody does not go to a family, whatever a coordinator decides: a wish of either side, her own roof, a
    /// trainee where none may.
    fn is_unwelcome(
        &self,
        slot: &Slot,
        here: Option<&(&Family, Dwelling)>,
        (caregiver, there): (&Caregiver, &Dwelling),
    ) -> bool {
        let unwelcome = caregiver.terms.stage == Stage::Trainee && !here.is_some_and(|(f, _)| f.trainees_welcome);
        // In doubt she is not planned there: see [`roofs::doubtful_roofs`].
        let kin = here
            .is_some_and(|(f, here)| roofs::of_household((f, here), (caregiver, there), &self.usual) != SameRoof::No);
        unwelcome || kin || self.never.contains(&(slot.family_id.clone(), caregiver.id.clone()))
    }

    fn unwelcome_anyway(&self) -> HashSet<(SlotId, CaregiverId)> {
        let unwelcome = |d: &&draft::Decision| {
            let slot = self.slots.iter().find(|s| s.id == d.slot)?;
            let here = self.families.get(&slot.family_id).map(|f| (f, f.dwelling()));
            let whom = self.caregivers.iter().zip(&self.homes).find(|(c, _)| c.id == d.caregiver)?;
            Some(self.is_unwelcome(slot, here.as_ref(), whom))
        };
        let forbidden = self.decisions.iter().filter(|d| d.kind == Decided::Forbid);
        forbidden.filter(|d| unwelcome(d) == Some(true)).map(|d| (d.slot.clone(), d.caregiver.clone())).collect()
    }

    /// The trainee who has accepted to go along to a slot.
    fn along(&self, slot: &SlotId) -> Option<&CaregiverId> {
        let known = |id: &CaregiverId| self.caregivers.iter().any(|c| &c.id == id);
        let hers = |s: &&Standing| &s.slot == slot && s.role == Role::Trainee && s.accepted && known(&s.caregiver);
        self.standing.iter().find(hers).map(|s| &s.caregiver)
    }

    fn decision<'b>(&'b self, slot: &'b SlotId, kind: Decided) -> impl Iterator<Item = &'b CaregiverId> {
        let void =
            move |d: &draft::Decision| kind == Decided::Declined && self.is_willing(d.slot.as_str(), &d.caregiver);
        self.decisions.iter().filter(move |d| &d.slot == slot && d.kind == kind && !void(d)).map(|d| &d.caregiver)
    }

    fn is_willing(&self, slot: &str, caregiver: &CaregiverId) -> bool {
        self.willing.is_some_and(|willing| willing.slot.as_str() == slot && willing.caregiver == caregiver)
    }

    /// What a caregiver must hold: what the ladder asks of everybody who serves, and what the youngest child's age
    /// asks.
    fn requires(&self, slot: &Slot) -> Vec<String> {
        let bands: Vec<&AgeBand> = self.band(slot).into_iter().collect();
        self.figures.asked(Stage::Qualified, &bands).into_iter().map(str::to_owned).collect()
    }

    /// The age band of the youngest child of the request.
    fn band(&self, slot: &Slot) -> Option<&'static AgeBand> {
        let day = slot.wall_start().date();
        let born = |id: &ChildId| self.children.get(id).and_then(Child::born);
        let youngest = self.children_of.get(&slot.request_id).into_iter().flatten().filter_map(born).max();
        youngest.and_then(|born| self.figures.nearest_age_band(born, day))
    }

    /// Where somebody who has accepted would not pass the gate today: the slot stays, and the coordinator is shown it.
    fn conflicts(&self) -> Vec<Conflict> {
        let nothing = Held::default();
        let conflict = |standing: &Standing| {
            let slot = self.slots.iter().find(|slot| slot.id == standing.slot && slot.ends_at > self.now)?;
            let caregiver = self.caregivers.iter().find(|c| c.id == standing.caregiver)?;
            let held = self.held.get(&caregiver.id).unwrap_or(&nothing);
            let missing = super::gate::missing(
                self.figures,
                caregiver,
                held,
                standing.role,
                self.band(slot),
                slot.wall_start().date(),
            );
            (!missing.is_empty()).then(|| Conflict { slot: slot.id.clone(), caregiver: caregiver.id.clone(), missing })
        };
        self.standing.iter().filter(|s| s.accepted).filter_map(conflict).collect()
    }

    /// Who came to this family in the last twelve weeks, and whom it wishes for.
    fn familiar(&self, family: &FamilyId) -> Vec<String> {
        let since = self.now.plus_hours(-12 * 7 * 24);
        let came = |s: &&Standing| {
            &s.family == family
                && s.accepted
                && s.role == Role::Caregiver
                && s.ends_at <= self.now
                && s.starts_at >= since
        };
        let mut ids: Vec<&CaregiverId> = self.standing.iter().filter(came).map(|s| &s.caregiver).collect();
        ids.extend(self.usual.iter().filter(|(f, _)| f == family).map(|(_, c)| c));
        ids.retain(|id| self.caregivers.iter().any(|c| &c.id == *id));
        ids.sort();
        ids.dedup();
        ids.into_iter().map(ToString::to_string).collect()
    }

    fn offset(&self, at: Instant) -> DateTime<FixedOffset> {
        at.local(&self.zone).fixed_offset()
    }
}

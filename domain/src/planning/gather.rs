//! Gathers a week for the solver: the table of where each field of the week file comes from is in the contract.

mod asked;
mod people;
mod welcome;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use chrono_tz::Tz;

use super::bounds::{self, LeftOut};
use super::gate::Conflict;
use super::roofs::DoubtfulRoof;
use super::settled::{self, Settled};
use super::{Commitments, Period, PlanTerms, Role, Standing, draft, own_weights, travel, waivers};
use crate::basics::house::Dwelling;
use crate::basics::ids::{CaregiverId, FamilyId, RequestId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::caregivers::{self, Caregiver, Window};
use crate::context::Context;
use crate::families::{self, Family};
use crate::requests::{self, Slot};
use crate::training::{self, Held};
use crate::vouchers::{self, Figures, Ladder};

use welcome::Welcome;

/// Somebody who says that she comes to a slot: neither her own no to it nor the hours that she has given are in the
/// way.
#[derive(Clone, Copy)]
pub struct Willing<'a> {
    pub slot: &'a SlotId,
    pub caregiver: &'a CaregiverId,
}

/// A week, gathered.
pub struct Week {
    /// As the solver gets it, with what is settled made possible.
    pub settled: Settled,
    /// Rows that nothing can be planned by; each was left out.
    pub left_out: Vec<LeftOut>,
    /// Who may live with a family, and nobody has said whether it is so.
    pub doubtful: Vec<DoubtfulRoof>,
    /// Whom a coordinator forbade a slot that she would not go to anyway: by a wish of either side, or because she
    /// lives there.
    pub unwelcome: HashSet<(SlotId, CaregiverId)>,
    /// Where somebody who has accepted no longer passes the gate.
    pub lacking: Vec<Conflict>,
    /// The slots of the week that are not cancelled, planned or past planning.
    pub slots: Vec<Slot>,
    /// Their families.
    pub families: HashMap<FamilyId, Family>,
    /// Whom the plan counts on.
    pub caregivers: HashMap<CaregiverId, Caregiver>,
    /// What each of them can show, in this week or later.
    pub held: HashMap<CaregiverId, Held>,
    /// What was decided by hand.
    pub decisions: Vec<draft::Decision>,
    /// The policies that were set aside.
    pub waivers: Vec<waivers::Waiver>,
}

/// Gathers a week for the solver.
pub fn week(
    context: &mut Context,
    week: IsoWeek,
    commitments: &Commitments,
    willing: Option<Willing>,
) -> anyhow::Result<Week> {
    let (slots, gathered) = Gathered::read(context, week, commitments, willing)?;
    let welcome = Welcome::of(&gathered);
    let mut file = solver::Week {
        format: solver::WEEK_FORMAT.to_owned(),
        week: week.to_string(),
        time_zone: gathered.zone.name().to_owned(),
        rules: gathered.terms.rules(),
        weights: gathered.terms.weights(),
        travel: None,
        caregivers: gathered.caregivers(),
        slots: gathered.asked(&welcome),
    };
    let set_aside = waivers::of_week(context, week)?;
    travel::add_matrix(&mut file, &gathered.addresses(), context.organiser.same_place_minutes);
    waivers::make_room(&mut file, &set_aside, gathered.zone);
    let settled = settled::settle(file, gathered.settled(&slots), gathered.zone);
    let (lacking, unwelcome) = (gathered.lacking(), gathered.unwelcome_anyway(&welcome));
    Ok(Week {
        settled,
        lacking,
        unwelcome,
        doubtful: welcome.doubtful,
        slots,
        left_out: gathered.left_out,
        families: gathered.families,
        caregivers: gathered.caregivers.into_iter().chain(gathered.nowhere).map(|c| (c.id.clone(), c)).collect(),
        held: gathered.held,
        decisions: gathered.decisions,
        waivers: set_aside,
    })
}

/// All that a week file is made of, read once: the rows of this week and of whoever is in it, found by their ids.
struct Gathered<'a> {
    now: Instant,
    week: IsoWeek,
    zone: Tz,
    figures: &'static Figures,
    ladder: Cow<'static, Ladder>,
    terms: PlanTerms,
    commitments: &'a Commitments,
    willing: Option<Willing<'a>>,
    /// What stands for each slot in the caregiver's part.
    holders: HashMap<&'a SlotId, &'a Standing>,
    /// Who has accepted to go along to each slot.
    along: HashMap<&'a SlotId, &'a CaregiverId>,
    /// What stands for each caregiver.
    of_caregiver: HashMap<&'a CaregiverId, Vec<&'a Standing>>,
    caregivers: Vec<Caregiver>,
    /// Those who were left out.
    nowhere: Vec<Caregiver>,
    /// Where they live, in the same order.
    homes: Vec<Dwelling>,
    places: HashMap<CaregiverId, usize>,
    windows: HashMap<CaregiverId, Vec<Window>>,
    held: HashMap<CaregiverId, Held>,
    /// By caregiver and period, as in [`Period::name`].
    by_hand: HashMap<(CaregiverId, String), i64>,
    /// Those to be planned.
    slots: Vec<Slot>,
    families: HashMap<FamilyId, Family>,
    youngest: HashMap<RequestId, NaiveDate>,
    wishes: Wishes,
    decisions: Vec<draft::Decision>,
    left_out: Vec<LeftOut>,
}

/// What families and caregivers are to each other.
#[derive(Default)]
struct Wishes {
    never: HashMap<FamilyId, HashSet<CaregiverId>>,
    usual: HashSet<(FamilyId, CaregiverId)>,
    /// Who is known to each family: wished for, or who came lately.
    familiar: HashMap<FamilyId, BTreeSet<CaregiverId>>,
}

impl Wishes {
    fn read(context: &mut Context, families: &[FamilyId], commitments: &Commitments) -> anyhow::Result<Self> {
        let mut wishes = Wishes::default();
        for (family, caregiver, pairing) in caregivers::pairings_of(context, families)? {
            match pairing {
                caregivers::Pairing::Never => drop(wishes.never.entry(family).or_default().insert(caregiver)),
                caregivers::Pairing::Usual => {
                    wishes.familiar.entry(family.clone()).or_default().insert(caregiver.clone());
                    wishes.usual.insert((family, caregiver));
                }
            }
        }
        for (family, caregiver) in &commitments.came {
            wishes.familiar.entry(family.clone()).or_default().insert(caregiver.clone());
        }
        Ok(wishes)
    }
}

/// Each once.
fn distinct<'s, T: Ord + Clone + 's>(all: impl Iterator<Item = &'s T>) -> Vec<T> {
    all.collect::<BTreeSet<_>>().into_iter().cloned().collect()
}

/// Whom the plan counts on and whose home is somewhere; and the others, who are named.
fn whom(context: &mut Context, left_out: &mut Vec<LeftOut>) -> anyhow::Result<(Vec<Caregiver>, Vec<Caregiver>)> {
    let admitted = caregivers::admitted(context)?;
    let (here, nowhere): (Vec<Caregiver>, Vec<Caregiver>) = admitted.into_iter().partition(bounds::is_somewhere);
    left_out.extend(nowhere.iter().map(|caregiver| LeftOut::Caregiver(caregiver.id.clone())));
    Ok((here, nowhere))
}

/// What everybody can show, without the dates that cannot be.
fn held(
    context: &mut Context,
    first: NaiveDate,
    left_out: &mut Vec<LeftOut>,
) -> anyhow::Result<HashMap<CaregiverId, Held>> {
    let mut all = training::held(context, first)?;
    for held in all.values_mut() {
        held.certificates.retain(|one| bounds::dated(one).map_err(|odd| left_out.push(odd)).is_ok());
        held.exceptions.retain(|one| bounds::signed(one).map_err(|odd| left_out.push(odd)).is_ok());
    }
    Ok(all)
}

/// Minutes entered by hand, by caregiver and period.
fn by_hand(context: &mut Context, week: IsoWeek) -> anyhow::Result<HashMap<(CaregiverId, String), i64>> {
    let mut all = HashMap::new();
    for period in Period::of_week(week) {
        let (first, last) = period.months();
        let sums = caregivers::sums_by_hand(context, &first, &last)?.into_iter();
        all.extend(sums.map(|(who, sum)| ((who, period.name.clone()), sum)));
    }
    Ok(all)
}

impl<'a> Gathered<'a> {
    /// All slots of the week, and what was gathered for those to be planned.
    fn read(
        context: &mut Context,
        week: IsoWeek,
        commitments: &'a Commitments,
        willing: Option<Willing<'a>>,
    ) -> anyhow::Result<(Vec<Slot>, Self)> {
        let (zone, [monday, .., sunday]) = (context.organiser.zone(), week.days());
        let (first, last) = (monday - Days::new(1), sunday + Days::new(2));
        let mut left_out = Vec::new();
        let all = requests::slots_of_week(context, week)?;
        let of_whom = distinct(all.iter().map(|slot| &slot.family_id));
        let asked = distinct(all.iter().map(|slot| &slot.request_id));
        let families = families::by_ids(context, &of_whom)?;
        let (caregivers, nowhere) = whom(context, &mut left_out)?;
        let (windows, odd) = caregivers::windows(context, &caregivers, zone, first, last)?;
        left_out.extend(odd.into_iter().map(LeftOut::Hours));
        let held = held(context, first, &mut left_out)?;
        let of_role = |role: Role| commitments.standing.iter().filter(move |s| s.role == role);
        let holders: HashMap<&SlotId, &Standing> = of_role(Role::Caregiver).map(|s| (&s.slot, s)).collect();
        // What has begun without anybody is past planning.
        let to_plan = |slot: &&Slot| slot.starts_at > context.now || holders.contains_key(&slot.id);
        let well_formed = |slot: &&Slot| {
            bounds::well_formed(slot, families.get(&slot.family_id), zone).map_err(|odd| left_out.push(odd)).is_ok()
        };
        let slots: Vec<Slot> = all.iter().filter(to_plan).filter(well_formed).cloned().collect();
        let mut of_caregiver: HashMap<&CaregiverId, Vec<&Standing>> = HashMap::new();
        for standing in &commitments.standing {
            of_caregiver.entry(&standing.caregiver).or_default().push(standing);
        }
        let places: HashMap<CaregiverId, usize> =
            caregivers.iter().enumerate().map(|(place, caregiver)| (caregiver.id.clone(), place)).collect();
        let accepted = of_role(Role::Trainee).filter(|s| s.accepted && places.contains_key(&s.caregiver));
        let gathered = Gathered {
            now: context.now,
            week,
            zone,
            terms: own_weights::terms_of_week(context, week)?,
            figures: vouchers::figures(&context.organiser.scheme, monday)?,
            ladder: training::ladder(&context.organiser, monday)?,
            commitments,
            willing,
            holders,
            along: accepted.map(|s| (&s.slot, &s.caregiver)).collect(),
            of_caregiver,
            homes: caregivers.iter().map(|c| c.profile.dwelling()).collect(),
            places,
            caregivers,
            nowhere,
            windows,
            held,
            by_hand: by_hand(context, week)?,
            slots,
            families,
            youngest: requests::youngest(context, &asked)?,
            wishes: Wishes::read(context, &of_whom, commitments)?,
            decisions: draft::decisions(context, week)?,
            left_out,
        };
        Ok((all, gathered))
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

    fn offset(&self, at: Instant) -> DateTime<FixedOffset> {
        at.local(&self.zone).fixed_offset()
    }
}

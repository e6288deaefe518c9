//! Gathers a week for the solver: the table of where each field of the week file comes from is in the contract.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate};
use chrono_tz::Tz;
use solver::{Assignment, Availability, Home, Preference, Rules, Slot as AskedSlot, Weights};

use super::bounds::{self, LeftOut};
use super::draft::Decided;
use super::roofs::{DoubtfulRoof, Roofs};
use super::settled::{self, Settled};
use super::{Commitments, Period, Role, Standing, draft, travel};
use crate::basics::house::{Dwelling, SameRoof};
use crate::basics::ids::{CaregiverId, FamilyId, RequestId, SlotId};
use crate::basics::local_time::start_of_day;
use crate::basics::{Instant, IsoWeek};
use crate::caregivers::{self, Caregiver, Pairing, Shade, Stage, Window};
use crate::families::{self, Family};
use crate::context::Context;
use crate::requests::{self, Slot};
use crate::training::{self, Certificate};
use crate::vouchers::{self, Figures};

/// A week, gathered.
pub struct Week {
    /// As the solver gets it, with what is settled made possible.
    pub settled: Settled,
    /// Rows that nothing can be planned by; each was left out.
    pub left_out: Vec<LeftOut>,
    /// Who may live with a family, and nobody has said whether it is so.
    pub doubtful: Vec<DoubtfulRoof>,
    /// The slots of the week that are not cancelled, planned or past planning.
    pub slots: Vec<Slot>,
    /// Their families.
    pub families: HashMap<FamilyId, Family>,
    /// Whom the plan counts on.
    pub caregivers: HashMap<CaregiverId, Caregiver>,
    /// What was decided by hand.
    pub decisions: Vec<draft::Decision>,
}

/// Gathers a week for the solver.
pub fn week(context: &mut Context, week: IsoWeek, commitments: &Commitments) -> anyhow::Result<Week> {
    let (slots, gathered) = Gathered::read(context, week, commitments)?;
    let (kin, doubtful) = gathered.kin();
    let asked = gathered.slots(&kin);
    let caregivers = gathered.caregivers();
    let mut file = solver::Week {
        format: solver::WEEK_FORMAT.to_owned(),
        week: week.to_string(),
        time_zone: gathered.zone.name().to_owned(),
        rules: Rules::default(),
        weights: Weights::default(),
        travel: None,
        caregivers,
        slots: asked,
    };
    travel::add_matrix(&mut file, &gathered.addresses(), context.organiser.same_place_minutes);
    let settled = settled::settle(file, gathered.settled(&slots), gathered.zone);
    Ok(Week {
        settled,
        doubtful,
        slots,
        left_out: gathered.left_out,
        families: gathered.families,
        caregivers: gathered.caregivers.into_iter().chain(gathered.nowhere).map(|c| (c.id.clone(), c)).collect(),
        decisions: gathered.decisions,
    })
}

/// All that a week file is made of, read once: the rows of this week and of whoever is in it, found by their ids.
struct Gathered<'a> {
    now: Instant,
    week: IsoWeek,
    zone: Tz,
    figures: &'static Figures,
    commitments: &'a Commitments,
    /// What stands for each slot in the caregiver's part.
    holders: HashMap<&'a SlotId, &'a Standing>,
    /// What stands for each caregiver.
    of_caregiver: HashMap<&'a CaregiverId, Vec<&'a Standing>>,
    caregivers: Vec<Caregiver>,
    /// Those who were left out.
    nowhere: Vec<Caregiver>,
    /// Where they live, in the same order.
    homes: Vec<Dwelling>,
    places: HashMap<CaregiverId, usize>,
    windows: HashMap<CaregiverId, Vec<Window>>,
    certificates: HashMap<CaregiverId, Vec<Certificate>>,
    /// By caregiver and period, as in [`Period::name`].
    by_hand: HashMap<(CaregiverId, String), i64>,
    /// Those to be planned.
    slots: Vec<Slot>,
    families: HashMap<FamilyId, Family>,
    youngest: HashMap<RequestId, NaiveDate>,
    never: HashSet<(FamilyId, CaregiverId)>,
    usual: HashSet<(FamilyId, CaregiverId)>,
    /// Who is known to each family: wished for, or who came lately.
    familiar: HashMap<FamilyId, Vec<CaregiverId>>,
    decisions: Vec<draft::Decision>,
    left_out: Vec<LeftOut>,
}

impl<'a> Gathered<'a> {
    /// All slots of the week, and what was gathered for those to be planned.
    fn read(context: &mut Context, week: IsoWeek, commitments: &'a Commitments) -> anyhow::Result<(Vec<Slot>, Self)> {
        let (zone, [monday, .., sunday]) = (context.organiser.zone(), week.days());
        let all = requests::slots_of_week(context, week)?;
        let of_whom: BTreeSet<&FamilyId> = all.iter().map(|slot| &slot.family_id).collect();
        let of_whom: Vec<FamilyId> = of_whom.into_iter().cloned().collect();
        let asked: BTreeSet<&RequestId> = all.iter().map(|slot| &slot.request_id).collect();
        let asked: Vec<RequestId> = asked.into_iter().cloned().collect();
        let (admitted, families) = (caregivers::admitted(context)?, families::by_ids(context, &of_whom)?);
        let mut left_out = Vec::new();
        let (caregivers, nowhere): (Vec<Caregiver>, Vec<Caregiver>) = admitted.into_iter().partition(bounds::is_somewhere);
        left_out.extend(nowhere.iter().map(|caregiver| LeftOut::Caregiver(caregiver.id.clone())));
        let (windows, odd) = caregivers::windows(context, &caregivers, zone, monday - Days::new(1), sunday + Days::new(2))?;
        left_out.extend(odd.into_iter().map(LeftOut::Hours));
        let mut certificates = training::certificates(context)?;
        for caregiver in &caregivers {
            certificates.entry(caregiver.id.clone()).or_default().retain(|held| bounds::dated(held).map_err(|odd| left_out.push(odd)).is_ok());
        }
        let holders: HashMap<&SlotId, &Standing> =
            commitments.standing.iter().filter(|s| s.role == Role::Caregiver).map(|s| (&s.slot, s)).collect();
        let mut of_caregiver: HashMap<&CaregiverId, Vec<&Standing>> = HashMap::new();
        for standing in &commitments.standing {
            of_caregiver.entry(&standing.caregiver).or_default().push(standing);
        }
        // What has begun without anybody is past planning.
        let to_plan = |slot: &&Slot| slot.starts_at > context.now || holders.contains_key(&slot.id);
        let well_formed = |slot: &&Slot| bounds::well_formed(slot, families.get(&slot.family_id), zone).map_err(|odd| left_out.push(odd)).is_ok();
        let slots: Vec<Slot> = all.iter().filter(to_plan).filter(well_formed).cloned().collect();
        let (mut never, mut usual, mut familiar) = (HashSet::new(), HashSet::new(), HashMap::<FamilyId, Vec<CaregiverId>>::new());
        for (family, caregiver, pairing) in caregivers::pairings_of(context, &of_whom)? {
            if pairing == Pairing::Usual {
                familiar.entry(family.clone()).or_default().push(caregiver.clone());
            }
            let pairs = if pairing == Pairing::Never { &mut never } else { &mut usual };
            pairs.insert((family, caregiver));
        }
        for (family, caregiver) in &commitments.came {
            familiar.entry(family.clone()).or_default().push(caregiver.clone());
        }
        let mut by_hand = HashMap::new();
        for period in Period::of_week(week) {
            let (first, last) = period.months();
            by_hand.extend(caregivers::sums_by_hand(context, &first, &last)?.into_iter().map(|(who, sum)| ((who, period.name.clone()), sum)));
        }
        let gathered = Gathered {
            now: context.now,
            week,
            zone,
            figures: vouchers::figures(&context.organiser.scheme, monday)?,
            commitments,
            holders,
            of_caregiver,
            homes: caregivers.iter().map(Caregiver::dwelling).collect(),
            places: caregivers.iter().enumerate().map(|(place, caregiver)| (caregiver.id.clone(), place)).collect(),
            caregivers,
            nowhere,
            windows,
            certificates,
            by_hand,
            slots,
            families,
            youngest: requests::youngest(context, &asked)?,
            never,
            usual,
            familiar,
            decisions: draft::decisions(context, week)?,
            left_out,
        };
        Ok((all, gathered))
    }

    /// Who never serves each family because they are of one household, by place in the list of caregivers; and where that is not sure.
    fn kin(&self) -> (HashMap<&FamilyId, Vec<usize>>, Vec<DoubtfulRoof>) {
        let roofs = Roofs::new(&self.caregivers, &self.homes);
        let (mut kin, mut doubtful) = (HashMap::new(), Vec::new());
        for family in self.families.values() {
            let found = roofs.of_household(family, &self.usual);
            for (who, verdict) in &found {
                let pair = (family.id.clone(), self.caregivers[*who].id.clone());
                if *verdict == SameRoof::Unsure && !self.never.contains(&pair) {
                    doubtful.push(DoubtfulRoof { family: pair.0, caregiver: pair.1 });
                }
            }
            // In doubt she is not planned there.
            kin.insert(&family.id, found.into_iter().map(|(who, _)| who).collect());
        }
        doubtful.sort_by(|a, b| (&a.family, &a.caregiver).cmp(&(&b.family, &b.caregiver)));
        (kin, doubtful)
    }

    /// Whose home each point of the file is: caregivers and slots in the order of the file, as addresses.
    fn addresses(&self) -> travel::Addresses {
        let of_family = |slot: &Slot| self.families.get(&slot.family_id).map_or_else(String::new, |f| f.dwelling().key());
        travel::Addresses { caregivers: self.homes.iter().map(Dwelling::key).collect(), slots: self.slots.iter().map(of_family).collect() }
    }

    fn slots(&self, kin: &HashMap<&FamilyId, Vec<usize>>) -> Vec<AskedSlot> {
        let mut decisions: HashMap<&SlotId, Vec<&draft::Decision>> = HashMap::new();
        for decision in &self.decisions {
            decisions.entry(&decision.slot).or_default().push(decision);
        }
        let blocked: HashMap<&FamilyId, Vec<&CaregiverId>> =
            self.families.values().map(|family| (&family.id, self.unwelcome(family, kin.get(&family.id)))).collect();
        let none = (Vec::new(), Vec::new());
        let slot = |slot: &Slot| {
            self.slot(slot, decisions.get(&slot.id).unwrap_or(&none.0), blocked.get(&slot.family_id).unwrap_or(&none.1))
        };
        self.slots.iter().map(slot).collect()
    }

    /// Who does not go to a family, whatever a coordinator decides: a wish of either side, her own roof, a trainee where none may.
    fn unwelcome(&self, family: &Family, kin: Option<&Vec<usize>>) -> Vec<&CaregiverId> {
        let is = |(who, caregiver): &(usize, &Caregiver)| {
            caregiver.stage == Stage::Trainee && !family.trainees_welcome
                || kin.is_some_and(|kin| kin.contains(who))
                || self.never.contains(&(family.id.clone(), caregiver.id.clone()))
        };
        self.caregivers.iter().enumerate().filter(is).map(|(_, caregiver)| &caregiver.id).collect()
    }

    fn serves(&self, id: &CaregiverId) -> bool {
        self.places.get(id).is_some_and(|place| self.caregivers[*place].stage != Stage::Trainee)
    }

    /// Who has a slot that was accepted or has begun.
    fn settled_on(&self, slot: &Slot) -> Option<&'a Standing> {
        self.holders.get(&slot.id).copied().filter(|s| s.accepted || slot.starts_at <= self.now)
    }

    /// What is settled, by slot; with the trainee who goes along.
    fn settled(&self, slots: &[Slot]) -> Vec<Assignment> {
        let along: HashMap<&SlotId, &CaregiverId> =
            self.commitments.standing.iter().filter(|s| s.role == Role::Trainee).map(|s| (&s.slot, &s.caregiver)).collect();
        let settled = slots.iter().filter_map(|slot| self.settled_on(slot));
        let assignment = |standing: &Standing| Assignment {
            slot: standing.slot.to_string(),
            caregiver: standing.caregiver.to_string(),
            trainee: along.get(&standing.slot).map(ToString::to_string),
        };
        settled.map(assignment).collect()
    }

    fn slot(&self, slot: &Slot, decisions: &[&draft::Decision], unwelcome: &[&CaregiverId]) -> AskedSlot {
        let family = self.families.get(&slot.family_id);
        let decided = |kind: Decided| decisions.iter().filter(move |d| d.kind == kind).map(|d| &d.caregiver);
        let standing = self.holders.get(&slot.id).filter(|s| self.serves(&s.caregiver));
        let settled = self.settled_on(slot).map(|s| &s.caregiver).filter(|id| self.serves(id));
        let pinned = settled.or_else(|| decided(Decided::Pin).find(|id| self.serves(id)));
        let mut blocked: Vec<String> = decided(Decided::Forbid).filter(|id| self.places.contains_key(id)).map(ToString::to_string).collect();
        blocked.extend(unwelcome.iter().map(ToString::to_string));
        blocked.sort();
        blocked.dedup();
        AskedSlot {
            id: slot.id.to_string(),
            household: slot.family_id.to_string(),
            home: family.map_or(Home { lat: 0.0, lon: 0.0, place: None }, |f| Home { lat: f.latitude, lon: f.longitude, place: None }),
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

    /// What a caregiver must hold for the youngest child of the request.
    fn requires(&self, slot: &Slot) -> Vec<String> {
        let band = self.youngest.get(&slot.request_id).and_then(|born| self.figures.nearest_age_band(*born, slot.wall_start().date()));
        band.map(|band| band.requires.clone()).unwrap_or_default()
    }

    /// Who came to this family in the last twelve weeks, and whom it wishes for.
    fn familiar(&self, family: &FamilyId) -> Vec<String> {
        let mut ids: Vec<&CaregiverId> = self.familiar.get(family).into_iter().flatten().collect();
        ids.retain(|id| self.places.contains_key(*id));
        ids.sort();
        ids.dedup();
        ids.into_iter().map(ToString::to_string).collect()
    }

    fn caregivers(&self) -> Vec<solver::Caregiver> {
        self.caregivers.iter().map(|caregiver| self.caregiver(caregiver)).collect()
    }

    fn caregiver(&self, caregiver: &Caregiver) -> solver::Caregiver {
        let caps = self.caps(caregiver);
        let whole = |figure: i32| u32::try_from(figure).unwrap_or(0);
        solver::Caregiver {
            id: caregiver.id.to_string(),
            home: Home { lat: caregiver.latitude, lon: caregiver.longitude, place: None },
            transport: caregiver.transport.as_str().to_owned(),
            max_travel_minutes: whole(caregiver.max_travel_minutes),
            stage: match caregiver.stage {
                Stage::Trainee => solver::Stage::Trainee,
                Stage::Qualified => solver::Stage::Qualified,
                Stage::Mentor => solver::Stage::Mentor,
            },
            certificates: self.certificates(caregiver),
            languages: caregiver.speaks(),
            availability: self.availability(caregiver),
            max_minutes_per_day: whole(caregiver.max_minutes_per_day),
            max_minutes_per_week: whole(caregiver.max_minutes_per_week).min(caps.this_week),
            remaining_minutes_per_month: caps.by_month,
            max_days: whole(caregiver.max_days),
            min_minutes_per_day: whole(caregiver.min_minutes_per_day),
            target_minutes: whole(caregiver.target_minutes),
            learning_minutes: whole(caregiver.learning_minutes),
            mentors: Vec::new(),
        }
    }

    fn certificates(&self, caregiver: &Caregiver) -> Vec<solver::Certificate> {
        let held = self.certificates.get(&caregiver.id).into_iter().flatten();
        held.map(|c| solver::Certificate { code: c.code.clone(), valid_from: c.valid_from, valid_until: c.valid_until }).collect()
    }

    /// When she can, cut so that the rests around the neighbouring weeks hold and her path has not ended.
    fn availability(&self, caregiver: &Caregiver) -> Vec<Availability> {
        let (from, until) = self.bounds(caregiver);
        let windows = self.windows.get(&caregiver.id).into_iter().flatten();
        let cut = windows.map(|w| (w.start.max(from), w.end.min(until), preference(w.shade))).filter(|(start, end, _)| start < end);
        cut.map(|(start, end, preference)| Availability { start: self.offset(start), end: self.offset(end), preference }).collect()
    }

    /// The first and the last moment she can work around this week.
    fn bounds(&self, caregiver: &Caregiver) -> (Instant, Instant) {
        let rest = i64::from(Rules::default().daily_rest_minutes);
        let (begin, end) = (start_of_day(self.week.monday(), self.zone), start_of_day(self.week.next().monday(), self.zone));
        let mut from = begin.plus_hours(-24);
        let mut until = end.plus_hours(24);
        for other in self.of_caregiver.get(&caregiver.id).into_iter().flatten() {
            if other.starts_at < begin {
                from = from.max(other.ends_at.plus_minutes(rest));
            } else if other.starts_at >= end {
                until = until.min(other.starts_at.plus_minutes(-rest));
            }
        }
        let months = Months::new(self.figures.path_months);
        if let Some(over) = caregiver.path_began().and_then(|d| d.checked_add_months(months)) {
            until = until.min(start_of_day(over, self.zone));
        }
        (from, until)
    }

    /// What the month's and the year's caps leave, after all that stands outside this week and was entered by hand.
    fn caps(&self, caregiver: &Caregiver) -> Caps {
        if !caregiver.is_capped() {
            return Caps { by_month: BTreeMap::new(), this_week: u32::MAX };
        }
        // By period, what stands outside this week and what was entered by hand.
        let worked = |period: String| {
            let key = (caregiver.id.clone(), period);
            self.commitments.elsewhere.get(&key).unwrap_or(&0) + self.by_hand.get(&key).unwrap_or(&0)
        };
        let left_in_year = |year: i32| self.figures.year_cap_minutes - worked(format!("{year:04}"));
        let mut by_month = BTreeMap::new();
        for day in self.week.days() {
            let month = day.format("%Y-%m").to_string();
            let left = self.figures.month_cap_minutes - worked(month.clone());
            by_month.insert(month, left.min(left_in_year(day.year())).max(0) as u32);
        }
        let [monday, .., sunday] = self.week.days();
        let year = if monday.year() == sunday.year() { left_in_year(monday.year()) } else { i64::from(u32::MAX) };
        Caps { by_month, this_week: year.clamp(0, i64::from(u32::MAX)) as u32 }
    }

    fn offset(&self, at: Instant) -> DateTime<FixedOffset> {
        at.local(&self.zone).fixed_offset()
    }
}

struct Caps {
    by_month: BTreeMap<String, u32>,
    this_week: u32,
}

fn preference(shade: Shade) -> Preference {
    match shade {
        Shade::Wanted => Preference::Wanted,
        Shade::Ok => Preference::Ok,
        Shade::IfNeeded => Preference::IfNeeded,
    }
}

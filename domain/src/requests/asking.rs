//! What is asked, checked against an organiser's rules: who, for which children, when, and why.

mod slots;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::input::{CareInput, ChildInput};
use crate::basics::{Instant, IsoWeek, day, text};
use crate::context::{Context, LeadTime, Organiser};
use crate::families::{Household, NewChild};
use crate::input::Faults;
use crate::organisers;
use crate::vouchers::{self, Figures, REASONS};
use crate::words::{self, Message};

/// The longest slot, in minutes.
pub const LONGEST: i64 = 12 * 60;
/// The shortest slot, in minutes.
pub const SHORTEST: i64 = 15;
/// The most slots, and the most children, in one form.
pub const MOST_ROWS: usize = 20;
const FARTHEST_DAYS: i64 = 182;
/// The most slots that a family has in one week: six a day with a pause between them on all seven days, and some to
/// spare. More is no family's week, and every page and every solve has to carry it.
pub const MOST_A_WEEK: usize = 60;

/// What a family asks.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Who asks.
    pub household: Household,
    /// For whom.
    pub children: Vec<NewChild>,
    /// When.
    pub slots: Vec<WantedSlot>,
    /// Why: one of [`REASONS`].
    pub reason: String,
    /// Wishes, in the family's own words.
    pub wishes: String,
}

/// A slot as it is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct WantedSlot {
    /// Its start on the wall clock.
    pub wall_start: NaiveDateTime,
    /// Its end on the wall clock.
    pub wall_end: NaiveDateTime,
    /// The moment it starts.
    pub starts_at: Instant,
    /// The moment it ends.
    pub ends_at: Instant,
    /// The row of the form that asks for it every week; none where it is asked once.
    pub series: Option<usize>,
}

impl WantedSlot {
    /// Elapsed minutes of care.
    pub fn minutes(&self) -> i64 {
        self.ends_at.minutes_since(self.starts_at)
    }
}

/// What a form is read against.
pub struct AskRules {
    now: Instant,
    organiser: Arc<Organiser>,
    area: HashSet<String>,
    figures: &'static Figures,
    /// Whether a coordinator fills it in: then the family may have no address.
    by_telephone: bool,
    /// Whether care that is asked too late is refused, where the organiser says so.
    in_good_time: bool,
    /// What the family asks already.
    standing: Vec<AskedAlready>,
}

/// A slot that a family asks already.
#[derive(Clone, Debug)]
pub struct AskedAlready {
    /// When it starts.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// The planning week in which it starts.
    pub week: IsoWeek,
    /// For whom it is.
    pub children: Vec<NewChild>,
    /// Whether somebody was asked to come, or comes: for these children, and not for others.
    pub promised: bool,
}

impl AskRules {
    /// The rules of an organiser, now.
    pub fn of(context: &mut Context) -> anyhow::Result<Self> {
        let figures = vouchers::figures(&context.organiser.scheme, context.today())?;
        Ok(AskRules {
            now: context.now,
            organiser: context.organiser.clone(),
            area: organisers::postcodes(context)?,
            figures,
            by_telephone: false,
            in_good_time: false,
            standing: Vec::new(),
        })
    }

    /// The same rules for a coordinator who has the family on the telephone.
    pub fn by_telephone(mut self) -> Self {
        self.by_telephone = true;
        self
    }

    /// The same rules for somebody who asks now, and not on the telephone: where the organiser enforces its lead time, care
    /// cannot be asked later than that. What was asked in good time stays so until its address is proved.
    pub fn in_good_time(mut self) -> Self {
        self.in_good_time = self.organiser.lead_time == LeadTime::Enforced;
        self
    }

    /// What is wrong with a new slot that begins too soon.
    fn too_late(&self, slot: &WantedSlot) -> Option<Message> {
        let soonest = self.now.plus_hours(i64::from(self.organiser.lead_hours));
        let message = || {
            let called = Message::new("fault-too-late").with("hours", self.organiser.lead_hours);
            called.with("name", &self.organiser.contact_name).with("phone", &self.organiser.contact_phone)
        };
        (self.in_good_time && slot.starts_at < soonest).then(message)
    }

    /// The same rules for a family that is known: it cannot ask for a time that overlaps with one it asks already.
    /// Asking for the same time once more says anew for whom and why.
    pub fn for_family(mut self, standing: Vec<AskedAlready>) -> Self {
        self.standing = standing;
        self
    }

    /// Whether the organiser comes to this postcode.
    pub fn serves(&self, postcode: &str) -> bool {
        self.area.is_empty() || self.area.contains(postcode)
    }

    fn today(&self) -> NaiveDate {
        self.wall_clock().date()
    }

    fn wall_clock(&self) -> NaiveDateTime {
        self.now.local(&self.organiser.zone()).naive_local()
    }
}

/// Reads an input: what is asked, or everything that is wrong with it.
pub fn parse(input: &CareInput, rules: &AskRules) -> Result<Ask, Faults> {
    let mut faults = Faults::default();
    // In the order of the page, so that the list of faults is too.
    let children_read = children(input, rules, &mut Faults::default());
    let slots = slots::slots(input, rules, &children_read, &mut faults);
    let children = children(input, rules, &mut faults);
    if let Some(last) = slots.iter().map(|s| s.wall_start.date()).max() {
        // A child may grow out of care between today and the day that is asked.
        let too_old = children.iter().position(|c| rules.figures.age_band(c.born, last).is_none());
        too_old.into_iter().for_each(|i| faults.note(&format!("child_month-{i}"), Message::new("fault-child-too-old")));
    }
    let reason = faults.choice("reason", &input.reason, |v| REASONS.contains(&v).then(|| v.to_owned()));
    let household = household(input, rules, &mut faults);
    let wishes = faults.paragraph("wishes", &input.wishes, 1000);
    match (household, reason, wishes) {
        (Some(household), Some(reason), Some(wishes)) if faults.none() => {
            Ok(Ask { household, children, slots, reason, wishes })
        }
        _ => Err(faults),
    }
}

/// The household with its children that an input tells of, whether it asks for anything or not; or everything that is
/// wrong with it.
pub fn household_with_children(input: &CareInput, rules: &AskRules) -> Result<(Household, Vec<NewChild>), Faults> {
    let mut faults = Faults::default();
    let household = household(input, rules, &mut faults);
    let children = children(input, rules, &mut faults);
    match household {
        Some(household) if faults.none() => Ok((household, children)),
        _ => Err(faults),
    }
}

/// The household that an input tells of, if that much of it is right.
pub fn household_of(input: &CareInput, rules: &AskRules) -> Option<Household> {
    household(input, rules, &mut Faults::default())
}

/// The household that an input tells of, or what is wrong with it; the facts of a family that is known.
pub fn facts_of(input: &CareInput, rules: &AskRules, faults: &mut Faults) -> Option<Household> {
    household(input, rules, faults)
}

/// The slots that an input asks, as far as they are right.
pub fn slots_of(input: &CareInput, rules: &AskRules) -> Vec<WantedSlot> {
    slots::slots(input, rules, &[], &mut Faults::default())
}

fn household(input: &CareInput, rules: &AskRules, faults: &mut Faults) -> Option<Household> {
    let name = faults.line("name", &input.name, 80);
    let email = match text::plain(&input.email).as_str() {
        "" if rules.by_telephone => Some(None),
        _ => faults.email("email", &input.email).map(Some),
    };
    let phone = faults.phone("phone", &input.phone);
    let language = faults.choice("language", &input.language, |v| words::language(v).map(|l| l.code.clone()));
    let speaks = faults.languages("speaks", &input.speaks);
    let street = faults.street("street", &input.street, 120);
    let outside = Message::new("fault-place-out-of-area").with("organiser", &rules.organiser.name);
    let place = faults.place_among("place", &input.place, |place| rules.serves(&place.postcode), outside);
    let needs = faults.paragraph("needs", &input.needs, 1000);
    Some(Household {
        name: name?,
        email: email?,
        phone: phone?,
        language: language?,
        speaks: speaks?,
        single_parent: input.single_parent,
        street: street?,
        place: place?,
        needs: needs?,
        trainees_welcome: input.trainees_welcome,
    })
}

fn children(input: &CareInput, rules: &AskRules, faults: &mut Faults) -> Vec<NewChild> {
    let mut children = Vec::new();
    for (i, ChildInput { name, month }) in input.children.iter().take(MOST_ROWS).enumerate() {
        if i > 0 && name.trim().is_empty() && month.trim().is_empty() {
            continue;
        }
        let name =
            faults.keep(&format!("child_name-{i}"), text::line(name, 40).map_err(|_| Message::new("fault-child-name")));
        let born = faults.keep(&format!("child_month-{i}"), born(month, rules));
        children.extend(name.zip(born).map(|(first_name, born)| NewChild { first_name, born }));
    }
    children
}

fn born(typed: &str, rules: &AskRules) -> Result<NaiveDate, Message> {
    let born = day::parse_month(typed).ok_or_else(|| Message::new("fault-birth-month"))?;
    if (born.year(), born.month()) > (rules.today().year(), rules.today().month()) {
        return Err(Message::new("fault-child-future"));
    }
    rules.figures.age_band(born, rules.today()).map(|_| born).ok_or_else(|| Message::new("fault-child-too-old"))
}

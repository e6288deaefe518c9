//! What a coordinator has to do now, across weeks and people, the most urgent first; how an organiser comes to its first
//! week; and the letter that tells the office of what cannot wait until somebody looks.
//!
//! It is gathered for one organiser in a few queries, none for each row.

mod alert;
mod arrivals;
mod first_week;
mod letters;
mod quiet;
mod replacements;
mod rows;
mod weeks;

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, FamilyId, LetterId, SlotId};
use crate::context::Context;
use crate::enquiries::{self, Enquiry};
use crate::outbox::{self, State};
use crate::requests::Slot;

pub use alert::alert_offices;
pub use arrivals::{Expected, NobodyCame, not_seen};
pub use first_week::{FirstStep, first_week};
pub use replacements::Replacement;
pub use weeks::{NextStep, WeekAhead};

/// A slot that nobody has is worth a coordinator's look so many hours before it begins.
pub const SOON_HOURS: i64 = 72;

/// Of withdrawals the coming fortnight is looked at.
const FORTNIGHT_HOURS: i64 = 14 * 24;

/// An offer is about to expire when so many hours are left to answer it.
const EXPIRING_HOURS: i64 = 6;

/// What a family cancelled is news for so many hours.
const NEWS_HOURS: i64 = 24;

/// A certificate that ended so many days ago is still worth a word.
const ENDED_DAYS: u64 = 30;

/// So many requests that wait for the proof of their address are named.
const MOST_UNPROVED: i64 = 5;

/// A slot and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The slot.
    pub slot: Slot,
    /// The family's name.
    pub family: String,
    /// Where it lives: the locality.
    pub place: String,
}

/// Somebody as a list names her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<Id> {
    /// Who.
    pub id: Id,
    /// Her name.
    pub name: String,
    /// Her telephone number.
    pub phone: String,
}

/// Somebody had said yes and does not come, and nobody else has the slot.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// What she was to come for.
    pub asked: Asked,
    /// Who withdrew.
    pub caregiver: Named<CaregiverId>,
    /// When.
    pub at: Instant,
    /// By whom it was said, as in [`Actor::kind`](crate::context::Actor::kind).
    pub said_by: String,
    /// Who could come in her place, best first; none where that was not looked for.
    pub replacements: Option<Vec<Replacement>>,
}

/// An offer that will expire soon.
#[derive(Clone, Debug)]
pub struct Expiring {
    /// What is offered.
    pub asked: Asked,
    /// To whom.
    pub caregiver: Named<CaregiverId>,
    /// By when she answers.
    pub answer_by: Instant,
}

/// A slot for which several were asked at once, and nobody has answered yes.
#[derive(Clone, Debug)]
pub struct Asking {
    /// What they are asked for.
    pub asked: Asked,
    /// Who was asked and has not answered.
    pub people: Vec<Named<CaregiverId>>,
    /// By when the last of them answers.
    pub answer_by: Instant,
}

/// A family cancelled, shortly before, what somebody was to come for.
#[derive(Clone, Debug)]
pub struct CalledOff {
    /// What was cancelled.
    pub asked: Asked,
    /// Who was to come.
    pub caregiver: Named<CaregiverId>,
    /// When it was cancelled.
    pub at: Instant,
}

/// Whose a letter is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A family's.
    Family(Named<FamilyId>),
    /// A caregiver's.
    Caregiver(Named<CaregiverId>),
    /// Nobody's who is known here.
    Somebody,
}

/// A letter that did not reach its reader.
#[derive(Clone, Debug)]
pub struct Unread {
    /// Its id.
    pub id: LetterId,
    /// Whose it is.
    pub reader: Reader,
    /// Where it was to go.
    pub recipient: String,
    /// Its name: the message `letter-…`.
    pub name: String,
    /// When it was written.
    pub written_at: Instant,
}

/// A caregiver who waits for her intake talk.
#[derive(Clone, Debug)]
pub struct Talk {
    /// Who.
    pub caregiver: Named<CaregiverId>,
    /// Since when: her address was proved then.
    pub since: Instant,
}

/// A certificate that ends, without a later one of its kind.
#[derive(Clone, Debug)]
pub struct Ending {
    /// Whose it is.
    pub caregiver: Named<CaregiverId>,
    /// What it is, a code of the organiser's ladder.
    pub code: String,
    /// Its last day.
    pub until: NaiveDate,
}

/// Everything that has to be done now.
#[derive(Clone, Debug)]
pub struct Today {
    /// Since when no letter leaves, because the mail server refuses this installation.
    pub stuck_since: Option<Instant>,
    /// Where nobody came, the latest said first.
    pub nobody_came: Vec<NobodyCame>,
    /// Who has not been seen since it began.
    pub not_seen: Vec<Expected>,
    /// Who withdrew, by the start of what she was to come for.
    pub withdrawn: Vec<Withdrawn>,
    /// What begins soon and nobody has; without what somebody withdrew from.
    pub open: Vec<Asked>,
    /// What several were asked for at once.
    pub asking: Vec<Asking>,
    /// Offers that expire soon.
    pub expiring: Vec<Expiring>,
    /// What families cancelled shortly before.
    pub called_off: Vec<CalledOff>,
    /// What is to be told on the telephone.
    pub calls: Vec<Unread>,
    /// Letters that the mail server refused for good.
    pub failed: Vec<Unread>,
    /// Requests that wait for the proof of their address: the latest, and how many there are.
    pub unproved: (Vec<Enquiry>, i64),
    /// Who waits for the intake talk.
    pub talks: Vec<Talk>,
    /// Certificates that end.
    pub ending: Vec<Ending>,
    /// Where this week and the next stand.
    pub weeks: [WeekAhead; 2],
    /// The way to the first week, as long as none was published.
    pub first_week: Option<Vec<(FirstStep, bool)>>,
}

/// How much there is to do, as the navigation of every page says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Slots that begin soon and that nobody has.
    pub open: i64,
    /// Caregivers who wait for the intake talk.
    pub talks: i64,
}

impl Today {
    /// Whether there is nothing to do but what the weeks ask.
    pub fn is_quiet(&self) -> bool {
        let lists = [self.withdrawn.is_empty(), self.open.is_empty(), self.expiring.is_empty()];
        let more = [self.called_off.is_empty(), self.calls.is_empty(), self.failed.is_empty()];
        let asked = self.asking.is_empty() && self.nobody_came.is_empty() && self.not_seen.is_empty();
        let people = [self.talks.is_empty(), self.ending.is_empty(), self.unproved.1 == 0];
        self.stuck_since.is_none() && asked && [lists, more, people].as_flattened().iter().all(|empty| *empty)
    }
}

/// Gathers everything that has to be done.
pub fn gather(context: &mut Context) -> anyhow::Result<Today> {
    let now = context.now;
    let mut withdrawn = rows::withdrawn(context, now.plus_hours(FORTNIGHT_HOURS))?;
    replacements::find(context, &mut withdrawn)?;
    let known: HashSet<SlotId> = withdrawn.iter().map(|w| w.asked.slot.id.clone()).collect();
    let mut open = rows::open(context, now.plus_hours(SOON_HOURS))?;
    open.retain(|asked| !known.contains(&asked.slot.id));
    let (failed, calls) = rows::unread(context)?.into_iter().partition(|(state, _)| *state == State::Failed);
    let letters = |unread: Vec<(State, Unread)>| unread.into_iter().map(|(_, unread)| unread).collect();
    Ok(Today {
        stuck_since: outbox::fault(context.connection)?.map(|fault| fault.since),
        nobody_came: arrivals::nobody_came(context)?,
        not_seen: arrivals::not_seen(context)?,
        withdrawn,
        open,
        asking: rows::asking(context)?,
        expiring: rows::expiring(context, now.plus_hours(EXPIRING_HOURS))?,
        called_off: rows::called_off(context, now.plus_hours(-NEWS_HOURS))?,
        calls: letters(calls),
        failed: letters(failed),
        unproved: (enquiries::all_waiting(context, MOST_UNPROVED)?, enquiries::count_waiting(context)?),
        talks: rows::people::talks(context)?,
        ending: ending(context)?,
        weeks: weeks::ahead(context)?,
        first_week: first_week(context)?,
    })
}

fn ending(context: &mut Context) -> anyhow::Result<Vec<Ending>> {
    let today = context.today();
    let warned = u64::try_from(crate::training::WARN_DAYS)?;
    rows::people::ending(context, today - Days::new(ENDED_DAYS), today + Days::new(warned))
}

/// How much there is to do.
pub fn counts(context: &mut Context) -> anyhow::Result<Counts> {
    let soon = context.now.plus_hours(SOON_HOURS);
    Ok(Counts { open: rows::count_open(context, soon)?, talks: rows::people::count_talks(context)? })
}

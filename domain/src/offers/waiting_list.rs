//! The waiting list: what nobody has stays asked until it begins, and is proposed to whoever becomes free: she came back,
//! gave other hours, was admitted, showed a certificate, or a family cancelled what she was to come for. She is asked as
//! one among others: nobody has it before she says yes, and a coordinator can ask others as well.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Seen;

use super::asking::{self, AnswerWithin, Question};
use super::{rows, view_week};
use crate::basics::ids::{CaregiverId, OrganiserId};
use crate::basics::{Instant, IsoWeek};
use crate::caregivers::{self, Stage};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::planning::{self, Role, View};
use crate::requests::Slot;
use crate::store::Connection;

/// What happens to somebody who becomes free.
pub const FREEING: [Kind; 6] = [
    Kind::CameBack,
    Kind::AvailabilityChanged,
    Kind::CaregiverAdmitted,
    Kind::CertificateSeen,
    Kind::ExceptionSigned,
    Kind::ProfileChanged,
];

/// Whoever is still changing her hours gets one letter, not one for each change: so many minutes are waited for more.
const SETTLED_MINUTES: i64 = 10;

/// What happened longer ago than so many hours is not looked at any more.
const FRESH_HOURS: i64 = 24;

/// So far ahead is looked.
const AHEAD_HOURS: i64 = 14 * 24;

/// So many slots are proposed at once.
const MOST: usize = 5;

/// For so many people it is looked at a time: when a whole town gives other hours, nobody else has to wait for it.
const MOST_AT_ONCE: i64 = 20;

/// Who became free lately and for whom nothing was looked for since; and when.
pub fn who_became_free(
    connection: &mut Connection,
    organiser: &OrganiserId,
    now: Instant,
) -> anyhow::Result<Vec<(CaregiverId, Instant)>> {
    let lately = (now.plus_hours(-FRESH_HOURS), now.plus_minutes(-SETTLED_MINUTES));
    rows::open::freed(connection, organiser, lately, MOST_AT_ONCE)
}

/// Proposes to each of them what is open and fits, the soonest first; that it was looked for is written down. A week is
/// gathered once for all of them.
pub fn propose(context: &mut Context, freed: &[(CaregiverId, Instant)]) -> anyhow::Result<()> {
    let mut weeks: HashMap<IsoWeek, View> = HashMap::new();
    for (caregiver, freed_at) in freed {
        let fits = fitting(context, &mut weeks, caregiver, *freed_at)?;
        let entry = Entry::new(Kind::OpenProposed).caregiver(caregiver).detail(fits.len());
        journal::record(context, &entry)?;
        let question = |slot: Slot| Question { slot: slot.id, whom: vec![caregiver.clone()] };
        let questions: Vec<Question> = fits.into_iter().map(question).collect();
        asking::send(context, &questions, AnswerWithin::Usual)?;
    }
    Ok(())
}

/// Open slots that she could come to and of which she was not asked before. Whoever was free before a week was published
/// was weighed by its plan: so only weeks count that were published before she became free.
fn fitting(
    context: &mut Context,
    weeks: &mut HashMap<IsoWeek, View>,
    caregiver: &CaregiverId,
    freed_at: Instant,
) -> anyhow::Result<Vec<Slot>> {
    let Some(she) = caregivers::get(context, caregiver)?.filter(|she| she.is_admitted()) else { return Ok(Vec::new()) };
    if she.terms.stage == Stage::Trainee {
        return Ok(Vec::new());
    }
    let until = context.now.plus_hours(AHEAD_HOURS);
    let mut fits = Vec::new();
    for slot in rows::open::unasked_of(context, caregiver, until, freed_at)? {
        if fits.len() == MOST {
            break;
        }
        let week: &View = match weeks.entry(slot.week) {
            Seen::Occupied(known) => known.into_mut(),
            Seen::Vacant(place) => place.insert(view_week(context, slot.week)?),
        };
        let free = week.obstacles(&slot.id, caregiver).is_empty();
        if free && planning::barred(context, &slot, caregiver, Role::Caregiver)?.is_empty() {
            fits.push(slot);
        }
    }
    Ok(fits)
}

//! The waiting list: what nobody has stays asked until it begins, and is proposed to whoever becomes free: she came back,
//! gave other hours, was admitted, showed a certificate, or a family cancelled what she was to come for. She is asked as
//! one among others: nobody has it before she says yes, and a coordinator can ask others as well.

use super::asking::{self, AnswerWithin, Question};
use super::rows;
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, OrganiserId};
use crate::caregivers::{self, Stage};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::planning::Role;
use crate::requests::Slot;
use crate::store::Connection;

use super::view_week;

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

/// Who became free lately and for whom nothing was looked for since; and when.
pub fn who_became_free(
    connection: &mut Connection,
    organiser: &OrganiserId,
    now: Instant,
) -> anyhow::Result<Vec<(CaregiverId, Instant)>> {
    rows::open::freed(connection, organiser, now.plus_hours(-FRESH_HOURS), now.plus_minutes(-SETTLED_MINUTES))
}

/// Proposes to her what is open and fits, the soonest first; that it was looked for is written down.
pub fn propose(context: &mut Context, caregiver: &CaregiverId, freed_at: Instant) -> anyhow::Result<()> {
    let fits = fitting(context, caregiver, freed_at)?;
    let entry = Entry::new(Kind::OpenProposed).caregiver(caregiver).detail(fits.len());
    journal::record(context, &entry)?;
    let question = |slot: Slot| Question { slot: slot.id, whom: vec![caregiver.clone()] };
    let questions: Vec<Question> = fits.into_iter().map(question).collect();
    asking::send(context, &questions, AnswerWithin::Usual).map(drop)
}

/// Open slots that she could come to and of which she was not asked before. Whoever was free before a week was published
/// was weighed by its plan: so only weeks count that were published before she became free.
fn fitting(context: &mut Context, caregiver: &CaregiverId, freed_at: Instant) -> anyhow::Result<Vec<Slot>> {
    let Some(she) = caregivers::get(context, caregiver)?.filter(|she| she.is_admitted()) else { return Ok(Vec::new()) };
    if she.terms.stage == Stage::Trainee {
        return Ok(Vec::new());
    }
    let until = context.now.plus_hours(AHEAD_HOURS);
    let open = rows::open::unasked_of(context, caregiver, until, freed_at)?;
    let mut fits = Vec::new();
    let mut view = None;
    for slot in open {
        if fits.len() == MOST {
            break;
        }
        // They come by their start, so week after week.
        let seen = match view.take() {
            Some((week, seen)) if week == slot.week => seen,
            _ => view_week(context, slot.week)?,
        };
        let free = seen.obstacles(&slot.id, caregiver).is_empty();
        view = Some((slot.week, seen));
        if free && crate::planning::barred(context, &slot, caregiver, Role::Caregiver)?.is_empty() {
            fits.push(slot);
        }
    }
    Ok(fits)
}

//! Leave and goodbye: from when until when a caregiver is away, or that she stops. Rows with dates say it, so that what
//! she was before stays, and coming back is the end of a row.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use diesel::Queryable;

use super::rows;
use crate::basics::Instant;
use crate::basics::ids::{AbsenceId, CaregiverId};
use crate::choices;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::store::Connection;

choices! {
    /// Why somebody does not come for a time.
    AbsenceKind {
        /// She is ill.
        Ill => "ill",
        /// She is on leave.
        Leave => "leave",
        /// She is away for another reason, and comes back.
        Pause => "pause",
        /// She stops; she may come back.
        Goodbye => "goodbye",
    }
}

/// A time in which a caregiver is not planned and gets no letters.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// Whose.
    pub caregiver_id: CaregiverId,
    /// Why.
    pub kind: AbsenceKind,
    /// Its first day.
    pub from_day: NaiveDate,
    /// Its last day; none: it has no end yet.
    pub until_day: Option<NaiveDate>,
    /// Who said it, as in [`Actor::kind`](crate::context::Actor::kind).
    pub said_by: String,
}

impl Absence {
    /// Whether she is away on a day; both its first and its last day count.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from_day <= day && self.until_day.is_none_or(|last| day <= last)
    }

    /// Whether a coordinator has said goodbye to her, so that it is a coordinator who takes her back.
    pub fn ended_by_the_desk(&self) -> bool {
        self.kind == AbsenceKind::Goodbye && self.said_by == "coordinator"
    }
}

/// When somebody will be away.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAbsence {
    /// Why.
    pub kind: AbsenceKind,
    /// The first day, today at the earliest.
    pub from: NaiveDate,
    /// The last day; none where she does not know, or stops.
    pub until: Option<NaiveDate>,
}

/// What is wrong with an absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbsenceFault {
    /// It begins before today, or so far away that it is a slip of the pen.
    From,
    /// It ends before it begins, or so far away that it is a slip of the pen.
    Until,
}

/// How far ahead an absence can begin, and how long it can last, in days.
const FARTHEST_DAYS: u64 = 731;

impl NewAbsence {
    /// The absence as it can be said on `today`. A goodbye has no end.
    pub fn checked(self, today: NaiveDate) -> Result<Self, AbsenceFault> {
        let farthest = |from: NaiveDate| from.checked_add_days(Days::new(FARTHEST_DAYS)).unwrap_or(from);
        if !(today..=farthest(today)).contains(&self.from) {
            return Err(AbsenceFault::From);
        }
        let until = self.until.filter(|_| self.kind != AbsenceKind::Goodbye);
        if until.is_some_and(|until| !(self.from..=farthest(self.from)).contains(&until)) {
            return Err(AbsenceFault::Until);
        }
        Ok(NewAbsence { until, ..self })
    }
}

/// Forgets that somebody was ill, of absences whose last day lies before a moment: from then on she was away; how many.
pub fn forget_illness(connection: &mut Connection, before: Instant) -> anyhow::Result<usize> {
    rows::absences::no_longer_ill(connection, before.utc().date_naive())
}

/// Absences that are not over before today, by caregiver, the soonest first.
pub fn absences(context: &mut Context) -> anyhow::Result<HashMap<CaregiverId, Vec<Absence>>> {
    let today = context.today();
    let mut all: HashMap<CaregiverId, Vec<Absence>> = HashMap::new();
    for absence in rows::absences::since(context, None, today)? {
        all.entry(absence.caregiver_id.clone()).or_default().push(absence);
    }
    Ok(all)
}

/// The absences of one caregiver that are not over before today, the soonest first.
pub fn absences_of(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Vec<Absence>> {
    let today = context.today();
    rows::absences::since(context, Some(caregiver), today)
}

/// Writes down that somebody is away, in place of what was said before about the same days and later ones. What she had
/// been offered is taken back by the room of offers, which calls this.
pub(crate) fn say_absence(context: &mut Context, caregiver: &CaregiverId, new: &NewAbsence) -> anyhow::Result<()> {
    rows::hold(context, caregiver)?;
    end_by(context, caregiver, new.from)?;
    rows::absences::insert(context, caregiver, new)?;
    let until = new.until.map_or_else(|| "open".to_owned(), |day| day.to_string());
    // That she is ill is said where it is forgotten soon: not in the journal.
    let kind = if new.kind == AbsenceKind::Goodbye { new.kind } else { AbsenceKind::Pause };
    let detail = format!("{} {} {until}", kind.as_str(), new.from);
    journal::record(context, &Entry::new(Kind::AbsenceSaid).caregiver(caregiver).detail(detail))
}

/// What came of coming back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameBack {
    /// She is planned again from today on.
    Back,
    /// She was not away.
    WasHere,
    /// A coordinator said goodbye to her: she asks a coordinator.
    AskTheDesk,
}

/// She is back: from today on, also where she would have been away later.
pub fn come_back(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<CameBack> {
    let absences = absences_of(context, caregiver)?;
    if absences.is_empty() {
        return Ok(CameBack::WasHere);
    }
    if context.actor.coordinator().is_none() && absences.iter().any(Absence::ended_by_the_desk) {
        return Ok(CameBack::AskTheDesk);
    }
    rows::hold(context, caregiver)?;
    let today = context.today();
    end_by(context, caregiver, today)?;
    journal::record(context, &Entry::new(Kind::CameBack).caregiver(caregiver))?;
    Ok(CameBack::Back)
}

/// Ends what runs before a day, and takes away what would begin then or later.
fn end_by(context: &mut Context, caregiver: &CaregiverId, day: NaiveDate) -> anyhow::Result<()> {
    for absence in absences_of(context, caregiver)? {
        match day.pred_opt().filter(|last| absence.from_day <= *last) {
            Some(last) if absence.until_day.is_none_or(|until| until > last) => {
                rows::absences::end(context, &absence.id, last)?
            }
            Some(_) => {}
            None => rows::absences::delete(context, &absence.id)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn new(kind: AbsenceKind, from: &str, until: Option<&str>) -> Result<NewAbsence, AbsenceFault> {
        NewAbsence { kind, from: day(from), until: until.map(day) }.checked(day("2026-11-18"))
    }

    #[test]
    fn an_absence_begins_today_at_the_earliest_and_ends_after_it_begins() {
        let until = |said: Result<NewAbsence, AbsenceFault>| said.map(|absence| absence.until);
        assert_eq!(until(new(AbsenceKind::Pause, "2026-11-18", Some("2027-02-18"))), Ok(Some(day("2027-02-18"))));
        assert_eq!(until(new(AbsenceKind::Pause, "2026-11-18", None)), Ok(None));
        assert_eq!(
            until(new(AbsenceKind::Goodbye, "2026-12-01", Some("2027-02-18"))),
            Ok(None),
            "a goodbye has no end"
        );
        assert_eq!(until(new(AbsenceKind::Pause, "2026-11-17", None)), Err(AbsenceFault::From));
        assert_eq!(until(new(AbsenceKind::Pause, "2036-11-17", None)), Err(AbsenceFault::From));
        assert_eq!(until(new(AbsenceKind::Pause, "2026-11-20", Some("2026-11-19"))), Err(AbsenceFault::Until));
        assert_eq!(until(new(AbsenceKind::Pause, "2026-11-20", Some("2126-11-19"))), Err(AbsenceFault::Until));
    }
}

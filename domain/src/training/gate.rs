//! The gate: whoever comes to children can show what the organiser's ladder asks for her stage and their age, or a
//! coordinator has signed for what is missing.

use chrono::NaiveDate;

use super::{Certificate, GateException};
use crate::caregivers::{Caregiver, Stage};
use crate::vouchers::{AgeBand, Ladder};

/// What a caregiver can show: certificates, and what a coordinator has signed for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// Her certificates, in the order of their last days.
    pub certificates: Vec<Certificate>,
    /// What was signed for her and neither ended nor is over, the soonest end first.
    pub exceptions: Vec<GateException>,
}

/// Something that is still asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The intake talk.
    Talk,
    /// A certificate that holds, by its code.
    Certificate(String),
    /// So many minutes of accompanied care.
    Minutes(i32),
    /// The coordinator's word that she is there.
    Word,
    /// She herself: she is away up to and with this day, or for good.
    Presence(Option<NaiveDate>),
}

impl Held {
    /// Whether a certificate meets what is asked on a day.
    pub fn meets(&self, ladder: &Ladder, asked: &str, day: NaiveDate) -> bool {
        self.certificates.iter().any(|c| ladder.meets(asked, &c.code) && c.holds(day))
    }

    /// The signature by which she may do without what is asked on a day; none where she needs none, or has none.
    pub fn excused(&self, ladder: &Ladder, asked: &str, day: NaiveDate) -> Option<&GateException> {
        let signed = self.exceptions.iter().find(|e| e.requirement == asked && e.holds(day));
        signed.filter(|_| !self.meets(ladder, asked, day))
    }

    /// What of the codes asked is neither shown nor signed for on a day.
    pub fn lack<'a>(&self, ladder: &Ladder, asked: impl Iterator<Item = &'a str>, day: NaiveDate) -> Vec<Missing> {
        let open = |code: &&str| !self.meets(ladder, code, day) && self.excused(ladder, code, day).is_none();
        asked.filter(open).map(|code| Missing::Certificate(code.to_owned())).collect()
    }

    /// What she may do as the plan counts it: a code that is asked, and the first and the last day on which it counts
    /// as held.
    pub fn as_asked(&self, ladder: &Ladder) -> Vec<(String, NaiveDate, Option<NaiveDate>)> {
        let mut all = Vec::new();
        for asked in ladder.requirements() {
            let shown = self.certificates.iter().filter(|c| ladder.meets(asked, &c.code));
            all.extend(shown.map(|c| (asked.to_owned(), c.valid_from, c.valid_until)));
            let signed = self.exceptions.iter().filter(|e| e.requirement == asked);
            all.extend(signed.map(|e| (asked.to_owned(), e.valid_from, Some(e.valid_until))));
        }
        all
    }
}

/// Whether a caregiver may serve children of these age bands on a day, at a stage; else what is missing. Somebody who
/// goes along to learn is asked what her stage asks, whatever the children's age.
pub fn gate(
    ladder: &Ladder,
    caregiver: &Caregiver,
    held: &Held,
    stage: Stage,
    bands: &[&AgeBand],
    day: NaiveDate,
) -> Result<(), Vec<Missing>> {
    let bands = if stage == Stage::Trainee { &[] } else { bands };
    let mut missing: Vec<Missing> = caregiver.admitted_at.is_none().then_some(Missing::Talk).into_iter().collect();
    missing.extend(held.lack(ladder, ladder.asked(stage, bands).into_iter(), day));
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

/// Whether a caregiver can be set at a stage on a day; else what is missing. What an age band asks is not asked here:
/// it decides which children she goes to.
pub fn gate_of_stage(ladder: &Ladder, held: &Held, stage: Stage, day: NaiveDate) -> Result<(), Vec<Missing>> {
    let missing = held.lack(ladder, ladder.asked_at(stage), day);
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

#[cfg(test)]
mod tests;

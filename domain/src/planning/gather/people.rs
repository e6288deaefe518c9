//! The caregivers of a week: what each holds on its days, when she can come, and what her caps leave.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use solver::{Availability, Home, Preference};

use super::Gathered;
use crate::basics::Instant;
use crate::basics::local_time::start_of_day;
use crate::caregivers::{Caregiver, Shade, Stage, Window};
use crate::planning::settled::cover;
use crate::training::{self, Held};

impl Gathered<'_> {
    pub(super) fn caregivers(&self) -> Vec<solver::Caregiver> {
        self.caregivers.iter().map(|caregiver| self.caregiver(caregiver)).collect()
    }

    fn caregiver(&self, caregiver: &Caregiver) -> solver::Caregiver {
        let caps = self.caps(caregiver);
        let whole = |figure: i32| u32::try_from(figure).unwrap_or(0);
        solver::Caregiver {
            id: caregiver.id.to_string(),
            home: Home { lat: caregiver.profile.latitude, lon: caregiver.profile.longitude, place: None },
            transport: caregiver.profile.transport.as_str().to_owned(),
            max_travel_minutes: whole(caregiver.profile.max_travel_minutes),
            stage: match self.stage(caregiver) {
                Stage::Trainee => solver::Stage::Trainee,
                Stage::Qualified => solver::Stage::Qualified,
                Stage::Mentor => solver::Stage::Mentor,
            },
            certificates: self.certificates(caregiver),
            languages: caregiver.profile.speaks(),
            availability: self.availability(caregiver),
            max_minutes_per_day: whole(caregiver.terms.max_minutes_per_day),
            max_minutes_per_week: whole(caregiver.terms.max_minutes_per_week).min(caps.this_week),
            remaining_minutes_per_month: caps.by_month,
            max_days: whole(caregiver.terms.max_days),
            min_minutes_per_day: whole(caregiver.terms.min_minutes_per_day),
            target_minutes: whole(caregiver.terms.target_minutes),
            learning_minutes: whole(caregiver.terms.learning_minutes),
            mentors: Vec::new(),
        }
    }

    /// What she holds, as the ladder counts it.
    fn certificates(&self, caregiver: &Caregiver) -> Vec<solver::Certificate> {
        let held = self.held.get(&caregiver.id).map(|held| held.as_asked(&self.ladder)).unwrap_or_default();
        held.into_iter()
            .map(|(code, valid_from, valid_until)| solver::Certificate { code, valid_from, valid_until })
            .collect()
    }

    /// Whether a trainee may come on a day: she needs no certificate in the plan, so the gate is kept by when she can
    /// come.
    fn may_learn(&self, caregiver: &Caregiver, day: NaiveDate) -> bool {
        let nothing = Held::default();
        let held = self.held.get(&caregiver.id).unwrap_or(&nothing);
        training::gate(&self.ladder, caregiver, held, Stage::Trainee, &[], day).is_ok()
    }

    /// Her stage in this week: a mentor who does not hold what a mentor is asked on all of its days serves, and takes
    /// nobody along.
    fn stage(&self, caregiver: &Caregiver) -> Stage {
        let nothing = Held::default();
        let held = self.held.get(&caregiver.id).unwrap_or(&nothing);
        let passes = |stage| {
            self.week.days().into_iter().all(|day| training::gate_of_stage(&self.ladder, held, stage, day).is_ok())
        };
        match caregiver.terms.stage {
            Stage::Mentor if !passes(Stage::Mentor) && passes(Stage::Qualified) => Stage::Qualified,
            stage => stage,
        }
    }

    /// When she can, cut so that the rests around the neighbouring weeks hold and her path has not ended; a slot that
    /// she says she comes to is inside.
    fn availability(&self, caregiver: &Caregiver) -> Vec<Availability> {
        let (from, until) = self.bounds(caregiver);
        let learns = caregiver.terms.stage == Stage::Trainee;
        let allowed = |w: &&Window| !learns || self.may_learn(caregiver, w.start.local(&self.zone).date_naive());
        let windows = self.windows.get(&caregiver.id).into_iter().flatten().filter(allowed);
        let cut = windows.map(|w| (w.start.max(from), w.end.min(until), w.shade)).filter(|(start, end, _)| start < end);
        let mut all: Vec<Availability> = cut
            .map(|(start, end, shade)| Availability {
                start: self.offset(start),
                end: self.offset(end),
                preference: preference(shade),
            })
            .collect();
        for slot in self.slots.iter().filter(|slot| self.is_willing(&slot.id, &caregiver.id)) {
            let (start, end) = (slot.starts_at.max(from), slot.ends_at.min(until));
            cover(&mut all, self.offset(start), self.offset(end));
        }
        all
    }

    /// The first and the last moment she can work around this week.
    fn bounds(&self, caregiver: &Caregiver) -> (Instant, Instant) {
        let rest = i64::from(self.terms.rules().daily_rest_minutes);
        let (begin, end) =
            (start_of_day(self.week.monday(), self.zone), start_of_day(self.week.next().monday(), self.zone));
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
        if let Some(over) = caregiver.terms.path_began().and_then(|d| d.checked_add_months(months)) {
            until = until.min(start_of_day(over, self.zone));
        }
        (from, until)
    }

    /// What the month's and the year's caps leave, after all that stands outside this week and was entered by hand.
    fn caps(&self, caregiver: &Caregiver) -> Caps {
        if !caregiver.terms.is_capped() {
            return Caps { by_month: BTreeMap::new(), this_week: u32::MAX };
        }
        let worked = |period: String| {
            let key = (caregiver.id.clone(), period);
            self.commitments.elsewhere.get(&key).unwrap_or(&0) + self.by_hand.get(&key).unwrap_or(&0)
        };
        let left_in_year = |year: i32| self.figures.year_cap_minutes - worked(format!("{year:04}"));
        let [monday, .., sunday] = self.week.days();
        let mut by_month = BTreeMap::new();
        for day in [monday, sunday] {
            let month = day.format("%Y-%m").to_string();
            let left = self.figures.month_cap_minutes - worked(month.clone());
            by_month.insert(month, left.min(left_in_year(day.year())).max(0) as u32);
        }
        let year = if monday.year() == sunday.year() { left_in_year(monday.year()) } else { i64::from(u32::MAX) };
        Caps { by_month, this_week: year.clamp(0, i64::from(u32::MAX)) as u32 }
    }
}

struct Caps {
    by_month: BTreeMap<String, u32>,
    this_week: u32,
}

/// How the solver calls a shade of availability.
fn preference(shade: Shade) -> Preference {
    match shade {
        Shade::Wanted => Preference::Wanted,
        Shade::Ok => Preference::Ok,
        Shade::IfNeeded => Preference::IfNeeded,
    }
}

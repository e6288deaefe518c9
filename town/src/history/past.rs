//! What happened, week by week: asked, planned, published, offered, answered, reminded of.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Europe::Brussels;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::people::{Household, Resident};
use super::rows::{Database, at, id, null, number, text, yes};
use super::traces::{Concerns, OFFER_DAYS, PAGE_DAYS};
use super::{HistoryArgs, story};
use crate::people::NewCaregiver;
use crate::week::Week;

/// The city as it is being written.
pub struct Past<'a> {
    pub(super) database: &'a mut Database,
    pub(super) args: HistoryArgs,
    pub(super) now: DateTime<Utc>,
    pub(super) random: StdRng,
    pub(super) organiser: String,
    pub(super) coordinator: String,
    /// What stands for each past week file.
    file: String,
    pub(super) caregivers: Vec<(Resident, NewCaregiver)>,
    pub(super) families: Vec<Household>,
}

/// A slot of the week that is being written, with its family's place in the list.
struct Slot {
    id: String,
    family: usize,
    starts: DateTime<Utc>,
    ends: DateTime<Utc>,
}

impl<'a> Past<'a> {
    /// An empty city, with the organiser that the program has made.
    pub fn new(
        database: &'a mut Database,
        args: &HistoryArgs,
        now: DateTime<Utc>,
        file: String,
    ) -> anyhow::Result<Self> {
        let organiser = database.find(&format!("SELECT id AS value FROM organisers WHERE slug = '{}'", story::TOWN))?;
        let coordinator =
            database.find(&format!("SELECT id AS value FROM coordinators WHERE organiser_id = '{organiser}'"))?;
        let random = StdRng::seed_from_u64(args.seed);
        let (args, caregivers, families) = (args.clone(), Vec::new(), Vec::new());
        Ok(Past { database, args, now, random, organiser, coordinator, file, caregivers, families })
    }

    fn chance(&mut self, of: f64) -> bool {
        self.random.random_bool(of)
    }

    /// One week: what was asked, and, where it is `planned`, what became of it.
    pub fn week(&mut self, week: Week, planned: bool) -> anyhow::Result<()> {
        let slots = self.ask(week)?;
        if planned {
            let publication = self.publish(week)?;
            self.offer(week, &slots, &publication)?;
        }
        self.database.flush()
    }

    /// A part of the families asks, until the week has its slots.
    fn ask(&mut self, week: Week) -> anyhow::Result<Vec<Slot>> {
        let asked = wall(week.plus(-1).days()[0], 10).min(self.now);
        let mut order: Vec<usize> = (0..self.families.len()).collect();
        let mut slots: Vec<Slot> = Vec::new();
        while slots.len() < self.args.slots && !order.is_empty() {
            let family = order.swap_remove(self.random.random_range(0..order.len()));
            let many = self.random.random_range(1..=4).min(self.args.slots - slots.len());
            let at_once = self.request(week, family, many, asked)?;
            slots.extend(at_once);
        }
        Ok(slots)
    }

    fn request(&mut self, week: Week, family: usize, many: usize, asked: DateTime<Utc>) -> anyhow::Result<Vec<Slot>> {
        let (request, submission) = (self.id(asked), self.id(asked));
        let (own, email) = (self.families[family].resident.id.clone(), self.families[family].resident.email.clone());
        let (reason, alone) = (self.families[family].new.reason, self.families[family].new.single_parent);
        let row = [text(&request), text(&self.organiser), text(&own), text(&submission), text(reason)];
        let [request_id, organiser, family_id, submission, reason_text] = row;
        let request_row =
            [request_id, organiser, family_id, submission, reason_text, text(""), at(asked), text("family")];
        self.database.add("requests", request_row)?;
        for child in &self.families[family].children {
            self.database.add("request_children", [text(&self.organiser), text(&request), text(child)])?;
        }
        let priority = priority(reason, alone);
        let mut days: Vec<usize> = (0..7).collect();
        let mut slots = Vec::new();
        for _ in 0..many {
            let date = week.days()[days.swap_remove(self.random.random_range(0..days.len()))];
            let from = date.and_hms_opt(0, 0, 0).unwrap_or_default()
                + Duration::minutes(15 * self.random.random_range(26..68));
            let until = from + Duration::minutes(30 * self.random.random_range(3..11));
            let slot = Slot { id: self.id(asked), family, starts: instant(from), ends: instant(until) };
            let cancelled = self.chance(0.03).then(|| asked + Duration::hours(5)).filter(|when| *when < self.now);
            let row = [
                text(&slot.id),
                text(&self.organiser),
                text(&request),
                text(&own),
                text(&week.to_string()),
                at(slot.starts),
                at(slot.ends),
                text(&from.format("%Y-%m-%dT%H:%M").to_string()),
                text(&until.format("%Y-%m-%dT%H:%M").to_string()),
                text("Europe/Brussels"),
                number(priority),
                number(0),
                cancelled.map_or_else(null, at),
            ];
            self.database.add("slots", row)?;
            match cancelled {
                None => slots.push(slot),
                Some(when) => {
                    let it = Concerns { family: Some(&own), slot: Some(&slot.id), ..Concerns::default() };
                    self.event(when, "slot-cancelled", ("family", Some(&own)), it, "")?;
                }
            }
        }
        let theirs = Concerns { family: Some(&own), ..Concerns::default() };
        self.event(asked, "care-asked", ("family", Some(&own)), theirs, &many.to_string())?;
        self.letter(asked, "letter-counted", (Some(&own), None), &email)?;
        self.link(asked, "family-page", PAGE_DAYS, Concerns { family: Some(&own), ..Concerns::default() })?;
        Ok(slots)
    }

    /// The week was solved and published, on the Thursday before.
    fn publish(&mut self, week: Week) -> anyhow::Result<String> {
        let (began, published) = (wall(week.plus(-1).days()[3], 10), wall(week.plus(-1).days()[3], 14));
        let finished = began + Duration::minutes(1);
        let named = week.to_string();
        let coordinator = self.coordinator.clone();
        let run = [
            text(&self.id(began)),
            text(&self.organiser),
            text(&named),
            text("finished"),
            text("program"),
            at(began),
            at(finished),
            at(finished),
            yes(false),
            number(1),
            number(60),
            text("[]"),
            text(&self.file),
            text("{}"),
            number(1_000_000.0),
            number(1_000_500.0),
            number(0.0005),
            null(),
        ];
        self.database.add("plan_runs", run)?;
        let publication = self.id(published);
        let row = [
            text(&publication),
            text(&self.organiser),
            text(&named),
            number(1),
            at(published),
            text("coordinator"),
            text(&self.file),
            text("{}"),
        ];
        self.database.add("publications", row)?;
        let it = || Concerns { week: Some(&named), ..Concerns::default() };
        self.event(began, "solve-started", ("program", None), it(), "")?;
        self.event(finished, "solve-finished", ("program", None), it(), "")?;
        self.event(published, "published", ("coordinator", Some(&coordinator)), it(), "1")?;
        Ok(publication)
    }

    /// Nine slots of ten find somebody who has time then; what she was offered, she mostly accepted.
    fn offer(&mut self, week: Week, slots: &[Slot], publication: &str) -> anyhow::Result<()> {
        let made = wall(week.plus(-1).days()[3], 14);
        let mut busy: Vec<Vec<(DateTime<Utc>, DateTime<Utc>)>> = self.caregivers.iter().map(|_| Vec::new()).collect();
        let mut written = vec![false; self.caregivers.len()];
        for slot in slots {
            if self.chance(0.06)
                && let Some(other) = self.free(slot, &busy, false)
            {
                self.answered(slot, other, publication, made, "caregiver", "declined")?;
            }
            let Some(caregiver) = self.free(slot, &busy, false).filter(|_| self.chance(0.93)) else { continue };
            busy[caregiver].push((slot.starts, slot.ends));
            let waits = slot.starts > self.now && self.chance(0.1);
            self.answered(slot, caregiver, publication, made, "caregiver", if waits { "offered" } else { "accepted" })?;
            let along = self.free(slot, &busy, true).filter(|_| self.caregivers[caregiver].1.stage == "mentor");
            if let Some(trainee) = along {
                busy[trainee].push((slot.starts, slot.ends));
                self.answered(slot, trainee, publication, made, "trainee", "accepted")?;
            }
            self.draft(week, slot, caregiver, along)?;
            for who in std::iter::once(caregiver).chain(along) {
                if !std::mem::replace(&mut written[who], true) {
                    let (own, email) = (self.caregivers[who].0.id.clone(), self.caregivers[who].0.email.clone());
                    self.letter(made, "letter-offer", (None, Some(&own)), &email)?;
                    self.link(
                        made,
                        "caregiver-page",
                        PAGE_DAYS,
                        Concerns { caregiver: Some(&own), ..Concerns::default() },
                    )?;
                }
            }
        }
        Ok(())
    }

    /// Somebody who has nothing else then, has worked less than month and year allow, and is a trainee or is not.
    fn free(&mut self, slot: &Slot, busy: &[Vec<(DateTime<Utc>, DateTime<Utc>)>], trainee: bool) -> Option<usize> {
        // With one slot more at times, so that something is left of the year's 630 hours in December.
        const MOST_MINUTES_A_WEEK: i64 = 9 * 60;
        (0..6).map(|_| self.random.random_range(0..self.caregivers.len())).find(|&who| {
            let minutes: i64 = busy[who].iter().map(|(from, until)| (*until - *from).num_minutes()).sum();
            let apart = busy[who].iter().all(|(from, until)| slot.ends <= *from || *until <= slot.starts);
            apart && minutes < MOST_MINUTES_A_WEEK && (self.caregivers[who].1.stage == "trainee") == trainee
        })
    }

    fn draft(&mut self, week: Week, slot: &Slot, caregiver: usize, trainee: Option<usize>) -> anyhow::Result<()> {
        let trainee = id(trainee.map(|who| self.caregivers[who].0.id.as_str()));
        let row = [
            text(&slot.id),
            text(&self.organiser),
            text(&week.to_string()),
            text(&self.caregivers[caregiver].0.id),
            trainee,
        ];
        self.database.add("draft_assignments", row)
    }

    /// An offer with its answer, the letters about it and what the journal says.
    fn answered(
        &mut self,
        slot: &Slot,
        who: usize,
        publication: &str,
        made: DateTime<Utc>,
        role: &str,
        state: &str,
    ) -> anyhow::Result<()> {
        let (offer, own, coordinator) = (self.id(made), self.caregivers[who].0.id.clone(), self.coordinator.clone());
        let row = [
            text(&offer),
            text(&self.organiser),
            text(publication),
            text(&slot.id),
            text(&own),
            text(role),
            text(state),
            at(made + Duration::hours(24)),
            at(made),
            text(&self.families[slot.family].resident.id),
            at(slot.starts),
            number((slot.ends - slot.starts).num_minutes()),
        ];
        self.database.add("offers", row)?;
        let it =
            || Concerns { caregiver: Some(&own), slot: Some(&slot.id), offer: Some(&offer), ..Concerns::default() };
        self.link(made, "answer-offer", OFFER_DAYS, Concerns { offer: Some(&offer), ..Concerns::default() })?;
        self.event(made, "offered", ("coordinator", Some(&coordinator)), it(), "")?;
        let then = made + Duration::hours(3);
        match state {
            "declined" => self.event(then, "offer-declined", ("caregiver", Some(&own)), it(), "")?,
            "accepted" => self.event(then, "offer-accepted", ("caregiver", Some(&own)), it(), "")?,
            _ => {}
        }
        if state == "accepted" && role == "caregiver" {
            let (family, email) =
                (&self.families[slot.family].resident.id.clone(), self.families[slot.family].resident.email.clone());
            self.letter(then, "letter-confirmed", (Some(family), None), &email)?;
            self.link(then, "family-page", PAGE_DAYS, Concerns { family: Some(family), ..Concerns::default() })?;
            let eve = slot.starts - Duration::hours(20);
            if eve < self.now {
                self.event(eve, "reminded", ("program", None), it(), "")?;
                self.letter(eve, "letter-tomorrow", (Some(family), None), &email)?;
                let hers = self.caregivers[who].0.email.clone();
                self.letter(eve, "letter-tomorrow", (None, Some(&own)), &hers)?;
            }
        }
        Ok(())
    }
}

/// The moment of a wall time in Brussels; where the clock is put forward, an hour later.
fn instant(wall: NaiveDateTime) -> DateTime<Utc> {
    let found = Brussels.from_local_datetime(&wall).earliest();
    found
        .or_else(|| Brussels.from_local_datetime(&(wall + Duration::hours(1))).earliest())
        .map(|at| at.to_utc())
        .unwrap_or_default()
}

/// An hour of a day in Brussels.
pub(super) fn wall(day: NaiveDate, hour: u32) -> DateTime<Utc> {
    instant(day.and_hms_opt(hour, 0, 0).unwrap_or_default())
}

/// As the scheme has it: what is urgent first, and a parent who is alone one step up.
fn priority(reason: &str, alone: bool) -> u32 {
    let of_reason = match reason {
        "interview" => 5,
        "work" => 4,
        "dutch-lesson" | "training" => 3,
        "appointment" => 2,
        _ => 1,
    };
    (of_reason + u32::from(alone)).min(5)
}

//! What happened, week by week: asked, planned, published, offered, answered, reminded of.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Europe::Brussels;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

use super::people::{self, Resident};
use super::rows::{Database, Value, at, day, id, null, number, text, yes};
use super::{HistoryArgs, story};
use crate::people::{NewCaregiver, NewFamily, Town};
use crate::week::Week;

/// The city as it is being written.
pub struct Past<'a> {
    database: &'a mut Database,
    args: HistoryArgs,
    now: DateTime<Utc>,
    random: StdRng,
    organiser: String,
    coordinator: String,
    /// What stands for each past week file.
    file: String,
    caregivers: Vec<(Resident, NewCaregiver)>,
    families: Vec<Household>,
}

struct Household {
    resident: Resident,
    new: NewFamily,
    children: Vec<String>,
}

/// A slot of the week that is being written, with its family's place in the list.
struct Slot {
    id: String,
    family: usize,
    starts: DateTime<Utc>,
    ends: DateTime<Utc>,
}

/// Days that the links of families and caregivers open, and those to an offer; for a month more they are told to be over.
const PAGE_DAYS: i64 = 90;
const OFFER_DAYS: i64 = 30;
const OVER_DAYS: i64 = 30;

impl<'a> Past<'a> {
    /// An empty city, with the organiser that the program has made.
    pub fn new(database: &'a mut Database, args: &HistoryArgs, now: DateTime<Utc>, file: String) -> anyhow::Result<Self> {
        let organiser = database.find(&format!("SELECT id AS value FROM organisers WHERE slug = '{}'", story::TOWN))?;
        let coordinator = database.find(&format!("SELECT id AS value FROM coordinators WHERE organiser_id = '{organiser}'"))?;
        let random = StdRng::seed_from_u64(args.seed);
        let (args, caregivers, families) = (args.clone(), Vec::new(), Vec::new());
        Ok(Past { database, args, now, random, organiser, coordinator, file, caregivers, families })
    }

    /// An id of version 7, which sorts by its moment.
    fn id(&mut self, moment: DateTime<Utc>) -> String {
        let (high, low): (u16, u64) = (self.random.random(), self.random.random());
        let millis = moment.timestamp_millis().max(0) as u64;
        let (head, tail) = (millis >> 16, millis & 0xffff);
        let (version, variant) = (0x7000 | (high & 0x0fff), 0x8000 | ((low >> 48) & 0x3fff));
        format!("{head:08x}-{tail:04x}-{version:04x}-{variant:04x}-{:012x}", low & 0xffff_ffff_ffff)
    }

    fn chance(&mut self, of: f64) -> bool {
        self.random.random_bool(of)
    }

    /// Caregivers with certificates and hours, families with children.
    pub fn people(&mut self, this_week: Week) -> anyhow::Result<()> {
        let today = self.now.date_naive();
        let began = wall(this_week.plus(-i64::from(self.args.weeks) - 2).days()[0], 9);
        let mut town = Town::new(self.args.seed);
        for index in 0..self.args.caregivers {
            let Some(new) = town.caregiver(index, today) else { break };
            self.caregiver(new, began)?;
        }
        // A city asks for some 2.5 slots a family, and not each family asks each week.
        for _ in 0..self.args.slots.div_ceil(2) {
            let Some(new) = town.family(this_week, 0, today) else { break };
            self.family(new, began)?;
        }
        for _ in 0..self.families.len() / 20 {
            let (Some(family), Some(caregiver)) = (self.families.choose(&mut self.random), self.caregivers.choose(&mut self.random)) else {
                break;
            };
            let ids = [text(&self.organiser), text(&family.resident.id), text(&caregiver.0.id)];
            let [organiser, family, caregiver] = ids;
            self.database.add("pairings", [organiser, family, caregiver, text("usual")])?;
            self.families.rotate_left(1);
        }
        self.database.flush()
    }

    fn caregiver(&mut self, new: NewCaregiver, admitted: DateTime<Utc>) -> anyhow::Result<()> {
        let own = self.id(admitted);
        people::caregiver(self.database, &self.organiser, &own, &new, admitted)?;
        for (code, from, until) in &new.certificates {
            let certificate = [
                text(&self.id(admitted)),
                text(&self.organiser),
                text(&own),
                text(code),
                day(*from),
                until.map_or_else(null, day),
                day(*from),
                text(&self.coordinator),
            ];
            self.database.add("certificates", certificate)?;
        }
        for (weekday, from, until, shade) in &new.hours {
            let ids = [text(&self.id(admitted)), text(&self.organiser), text(&own)];
            let [row, organiser, caregiver] = ids;
            let hours = [row, organiser, caregiver, number(weekday), text(from), text(until), text(shade)];
            self.database.add("availability_patterns", hours)?;
        }
        // A day off now and then, this year and in the weeks to come.
        for _ in 0..6 {
            let off = self.now.date_naive() + Duration::days(self.random.random_range(-300..30));
            let ids = [text(&self.id(admitted)), text(&self.organiser), text(&own)];
            let [row, organiser, caregiver] = ids;
            self.database.add("availability_exceptions", [row, organiser, caregiver, day(off), null(), null(), null()])?;
        }
        for kind in ["caregiver-joined", "caregiver-proved"] {
            self.event(admitted, kind, ("caregiver", Some(&own)), Concerns { caregiver: Some(&own), ..Concerns::default() }, "")?;
        }
        let coordinator = self.coordinator.clone();
        let hers = Concerns { caregiver: Some(&own), ..Concerns::default() };
        self.event(admitted, "caregiver-admitted", ("coordinator", Some(&coordinator)), hers, "")?;
        self.caregivers.push((Resident { id: own, email: new.person.email.clone() }, new));
        Ok(())
    }

    fn family(&mut self, new: NewFamily, since: DateTime<Utc>) -> anyhow::Result<()> {
        let own = self.id(since);
        people::family(self.database, &self.organiser, &own, &new, since)?;
        let mut children = Vec::new();
        for (name, month) in &new.children {
            let child = self.id(since);
            let row = [text(&child), text(&self.organiser), text(&own), text(name), text(month)];
            self.database.add("children", row)?;
            children.push(child);
        }
        let theirs = Concerns { family: Some(&own), ..Concerns::default() };
        self.event(since, "family-proved", ("family", Some(&own)), theirs, "")?;
        self.families.push(Household { resident: Resident { id: own, email: new.person.email.clone() }, new, children });
        Ok(())
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
        let request_row = [request_id, organiser, family_id, submission, reason_text, text(""), at(asked), text("family")];
        self.database.add("requests", request_row)?;
        for child in &self.families[family].children {
            self.database.add("request_children", [text(&self.organiser), text(&request), text(child)])?;
        }
        let priority = priority(reason, alone);
        let mut days: Vec<usize> = (0..7).collect();
        let mut slots = Vec::new();
        for _ in 0..many {
            let date = week.days()[days.swap_remove(self.random.random_range(0..days.len()))];
            let from = date.and_hms_opt(0, 0, 0).unwrap_or_default() + Duration::minutes(15 * self.random.random_range(26..68));
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
                    self.link(made, "caregiver-page", PAGE_DAYS, Concerns { caregiver: Some(&own), ..Concerns::default() })?;
                }
            }
        }
        Ok(())
    }

    /// Somebody who has nothing else then, has worked less than the month allows, and is a trainee or is not.
    fn free(&mut self, slot: &Slot, busy: &[Vec<(DateTime<Utc>, DateTime<Utc>)>], trainee: bool) -> Option<usize> {
        const MOST_MINUTES_A_WEEK: i64 = 13 * 60;
        (0..6).map(|_| self.random.random_range(0..self.caregivers.len())).find(|&who| {
            let minutes: i64 = busy[who].iter().map(|(from, until)| (*until - *from).num_minutes()).sum();
            let apart = busy[who].iter().all(|(from, until)| slot.ends <= *from || *until <= slot.starts);
            apart && minutes < MOST_MINUTES_A_WEEK && (self.caregivers[who].1.stage == "trainee") == trainee
        })
    }

    fn draft(&mut self, week: Week, slot: &Slot, caregiver: usize, trainee: Option<usize>) -> anyhow::Result<()> {
        let trainee = id(trainee.map(|who| self.caregivers[who].0.id.as_str()));
        let row = [text(&slot.id), text(&self.organiser), text(&week.to_string()), text(&self.caregivers[caregiver].0.id), trainee];
        self.database.add("draft_assignments", row)
    }

    /// An offer with its answer, the letters about it and what the journal says.
    fn answered(&mut self, slot: &Slot, who: usize, publication: &str, made: DateTime<Utc>, role: &str, state: &str) -> anyhow::Result<()> {
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
        ];
        self.database.add("offers", row)?;
        let it = || Concerns { caregiver: Some(&own), slot: Some(&slot.id), offer: Some(&offer), ..Concerns::default() };
        self.link(made, "answer-offer", OFFER_DAYS, Concerns { offer: Some(&offer), ..Concerns::default() })?;
        self.event(made, "offered", ("coordinator", Some(&coordinator)), it(), "")?;
        let then = made + Duration::hours(3);
        match state {
            "declined" => self.event(then, "offer-declined", ("caregiver", Some(&own)), it(), "")?,
            "accepted" => self.event(then, "offer-accepted", ("caregiver", Some(&own)), it(), "")?,
            _ => {}
        }
        if state == "accepted" && role == "caregiver" {
            let (family, email) = (&self.families[slot.family].resident.id.clone(), self.families[slot.family].resident.email.clone());
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

    /// A letter that was sent, and of which only the envelope is left.
    fn letter(
        &mut self,
        written: DateTime<Utc>,
        letter: &str,
        (family, caregiver): (Option<&str>, Option<&str>),
        to: &str,
    ) -> anyhow::Result<()> {
        let own = self.id(written);
        let row: [Value; 21] = [
            text(&own),
            text(&self.organiser),
            id(family),
            id(caregiver),
            text(to),
            text("leen@wijk.example"),
            text(letter),
            text(""),
            text(""),
            text(""),
            null(),
            text(&own),
            text("sent"),
            number(1),
            at(written),
            null(),
            null(),
            null(),
            null(),
            at(written),
            at(written + Duration::seconds(2)),
        ];
        self.database.add("outbox", row)
    }

    /// A link, unless it has been forgotten since.
    fn link(&mut self, issued: DateTime<Utc>, purpose: &str, days: i64, opens: Concerns<'_>) -> anyhow::Result<()> {
        if issued + Duration::days(days + OVER_DAYS) < self.now {
            return Ok(());
        }
        let hash: String = (0..4).map(|_| format!("{:016x}", self.random.random::<u64>())).collect();
        let row = [
            text(&hash),
            text(&self.organiser),
            text(purpose),
            id(opens.family),
            id(opens.caregiver),
            id(opens.offer),
            null(),
            at(issued),
            at(issued + Duration::days(days)),
        ];
        self.database.add("links", row)
    }

    fn event(
        &mut self,
        when: DateTime<Utc>,
        kind: &str,
        (actor_kind, actor): (&str, Option<&str>),
        about: Concerns<'_>,
        detail: &str,
    ) -> anyhow::Result<()> {
        let row = [
            text(&self.id(when)),
            text(&self.organiser),
            at(when),
            text(kind),
            text(actor_kind),
            id(actor),
            id(about.family),
            id(about.caregiver),
            id(about.slot),
            id(about.offer),
            id(about.week),
            text(detail),
        ];
        self.database.add("events", row)
    }
}

/// Whom and what something is about.
#[derive(Clone, Copy, Default)]
struct Concerns<'a> {
    family: Option<&'a str>,
    caregiver: Option<&'a str>,
    slot: Option<&'a str>,
    offer: Option<&'a str>,
    week: Option<&'a str>,
}

/// The moment of a wall time in Brussels; where the clock is put forward, an hour later.
fn instant(wall: NaiveDateTime) -> DateTime<Utc> {
    let found = Brussels.from_local_datetime(&wall).earliest();
    found.or_else(|| Brussels.from_local_datetime(&(wall + Duration::hours(1))).earliest()).map(|at| at.to_utc()).unwrap_or_default()
}

/// An hour of a day in Brussels.
fn wall(day: NaiveDate, hour: u32) -> DateTime<Utc> {
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

//! What happens in the town: caregivers join and give their hours, families ask, the week is solved and published, most
//! caregivers answer. Everybody does what the pages offer at that moment, and nothing else.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use anyhow::{Context, bail};
use chrono::{NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::mail::{Mail, Postman};
use crate::people::{self, NewCaregiver, NewFamily, Person, Town};
use crate::program::Program;
use crate::visitor::{Page, Visitor};
use crate::week::Week;

/// The coordinator of the town and her password.
pub const COORDINATOR: (&str, &str) = ("coordinator@wijk.example", "samen-in-de-wijk");
/// The town's name in addresses.
pub const TOWN: &str = "gent-en-buren";

/// How large a town is, and which.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// How many caregivers join.
    pub caregivers: usize,
    /// How many slots are asked in the coming week.
    pub slots: usize,
    /// Another seed makes other people.
    pub seed: u64,
}

/// Links to show: the page of a family that has a confirmation, a caregiver's page, an offer that still waits for her answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Examples {
    pub family: Option<String>,
    pub caregiver: Option<String>,
    pub offer: Option<String>,
    /// The week that was planned, as in `2026-W48`.
    pub week: Option<String>,
}

/// What an operator does by command: the organiser and its first coordinator.
pub async fn found(program: &Program) -> anyhow::Result<()> {
    let postcodes = people::postcodes();
    let organiser = ["organiser", "add", TOWN, "--name", "Wijkopvang Gent en buren", "--postcodes", &postcodes, "--solve-seconds", "20"];
    let contact = ["--contact-name", "Leen Peeters", "--contact-phone", "09 000 00 00", "--contact-email", "leen@wijk.example"];
    program.run(&[organiser.as_slice(), &contact].concat(), "").await?;
    let coordinator = ["coordinator", "add", TOWN, "--email", COORDINATOR.0, "--name", "Leen Peeters"];
    program.run(&coordinator, &format!("{}\n", COORDINATOR.1)).await
}

/// The town as it is being made.
struct Story<'a> {
    base_url: &'a str,
    postman: Postman,
    town: Town,
    week: Week,
}

/// Tells the story from an empty town to a published week, in a program that serves.
pub async fn tell(program: &Program, size: Size) -> anyhow::Result<Examples> {
    let today = Utc::now().with_timezone(&chrono_tz::Europe::Brussels).date_naive();
    let mut town = Town::new(size.seed);
    let week = Week::of(today).plus(1);
    let caregivers: Vec<NewCaregiver> = (0..size.caregivers).filter_map(|i| town.caregiver(i, today)).collect();
    let families = families(&mut town, size.slots, week, today);
    let base_url = program.base_url();
    let mut story = Story { base_url: &base_url, postman: Postman::new(&program.mail_folder()), town, week };
    let mut desk = Visitor::new(&base_url);
    log_in(&mut desk).await?;
    story.join(&caregivers).await?;
    story.admit(&mut desk, &caregivers).await?;
    story.give_hours(&caregivers).await?;
    story.ask(&families).await?;
    story.plan(&mut desk).await?;
    story.answer(&caregivers).await
}

/// The coordinator logs in.
pub async fn log_in(desk: &mut Visitor) -> anyhow::Result<()> {
    let page = desk.open("/login").await?.ok()?;
    desk.send(&page, "password", &[("email", COORDINATOR.0), ("password", COORDINATOR.1)], None).await?.ok()?;
    Ok(())
}

fn families(town: &mut Town, slots: usize, week: Week, today: NaiveDate) -> Vec<NewFamily> {
    let mut families = Vec::new();
    let mut left = slots;
    while left > 0 {
        let wanted = (1 + town.below(4)).min(left);
        let Some(family) = town.family(week, wanted, today) else { break };
        left -= family.slots.len();
        families.push(family);
    }
    families
}

/// Borrowed pairs, as forms are sent.
fn pairs<N: AsRef<str>, V: AsRef<str>>(fields: &[(N, V)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).collect()
}

impl Story<'_> {
    fn visitor(&self, person: &Person) -> Visitor {
        Visitor::at(self.base_url, person.peer)
    }

    /// They fill in the form and prove their address.
    async fn join(&mut self, caregivers: &[NewCaregiver]) -> anyhow::Result<()> {
        for (i, new) in caregivers.iter().enumerate() {
            step("caregivers join", i + 1, caregivers.len());
            let mut she = self.visitor(&new.person);
            let page = she.open(&format!("/o/{TOWN}/join")).await?.ok()?;
            let travel = new.max_travel.to_string();
            let mut values = person_fields(&new.person);
            values.extend([("transport", new.transport), ("max_travel_minutes", &travel)]);
            she.send(&page, "email", &values, None).await?.ok()?;
        }
        for new in caregivers {
            self.prove(&new.person, "/welcome/").await?;
        }
        Ok(())
    }

    /// Somebody opens the link in her e-mail and presses the one button that is there.
    async fn prove(&mut self, person: &Person, prefix: &str) -> anyhow::Result<()> {
        let link = self.postman.link(&person.email, prefix).await?;
        let mut she = self.visitor(person);
        let page = she.open(&link).await?.ok()?;
        she.send(&page, "", &[], None).await?.ok()?;
        Ok(())
    }

    /// The coordinator goes through the list of those who wait, until nobody does.
    async fn admit(&mut self, desk: &mut Visitor, caregivers: &[NewCaregiver]) -> anyhow::Result<()> {
        let by_email: HashMap<&str, &NewCaregiver> = caregivers.iter().map(|c| (c.person.email.as_str(), c)).collect();
        let mut talked = HashSet::new();
        loop {
            let list = desk.open("/caregivers?state=waiting").await?.ok()?;
            let is_person = |link: &String| link.strip_prefix("/caregivers/").is_some_and(|id| id.len() == 36);
            let mut waiting: Vec<String> = list.links().into_iter().filter(|link| is_person(link) && !talked.contains(link)).collect();
            waiting.dedup();
            if waiting.is_empty() {
                break;
            }
            for path in waiting {
                if talked.insert(path.clone()) {
                    self.talk(desk, &path, &by_email).await?;
                    step("caregivers have their intake talk", talked.len(), caregivers.len());
                }
            }
        }
        anyhow::ensure!(talked.len() == caregivers.len(), "{} of {} caregivers were on the list", talked.len(), caregivers.len());
        Ok(())
    }

    /// In the intake talk she shows her certificates; the coordinator writes down stage and hours, and admits her.
    async fn talk(&self, desk: &mut Visitor, path: &str, by_email: &HashMap<&str, &NewCaregiver>) -> anyhow::Result<()> {
        let page = desk.open(path).await?.ok()?;
        let new = by_email.iter().find(|(email, _)| page.html.contains(**email)).map(|(_, new)| *new);
        let new = new.with_context(|| format!("{path} is nobody who joined"))?;
        for (code, from, until) in &new.certificates {
            let page = desk.open(&format!("{path}/training")).await?.ok()?;
            let (from, until) = (from.to_string(), until.map(|day| day.to_string()).unwrap_or_default());
            let values = [("code", *code), ("valid_from", &from), ("valid_until", &until), ("seen", "yes")];
            desk.send(&page, "code", &values, None).await?.ok()?;
        }
        let (target, learning, started) = (new.target.to_string(), new.learning.to_string(), new.path_started_on.to_string());
        let terms = [("stage", new.stage), ("target_hours", &target), ("learning_hours", &learning), ("path_started_on", &started)];
        let page = desk.open(path).await?.ok()?;
        let page = desk.send(&page, "/terms", &terms, None).await?.ok()?;
        desk.send(&page, "/admit", &[("talked", "yes")], None).await?.ok()?;
        Ok(())
    }

    /// Each opens her own page by the link in her e-mail and says when she can work.
    async fn give_hours(&mut self, caregivers: &[NewCaregiver]) -> anyhow::Result<()> {
        for (i, new) in caregivers.iter().enumerate() {
            step("caregivers say when they can work", i + 1, caregivers.len());
            let link = self.postman.link(&new.person.email, "/caregiver/").await?;
            let mut she = self.visitor(&new.person);
            let page = she.open(&format!("{link}/availability")).await?.ok()?;
            let mut values: Vec<(String, &str)> = Vec::new();
            for (weekday, from, until, shade) in &new.hours {
                values.push((format!("from-{weekday}-0"), from));
                values.push((format!("until-{weekday}-0"), until));
                values.push((format!("shade-{weekday}-0"), shade));
            }
            she.send(&page, "/availability", &pairs(&values), Some(("do", "save"))).await?.ok()?;
        }
        Ok(())
    }

    /// They ask in the open form, row by row, and prove their address.
    async fn ask(&mut self, families: &[NewFamily]) -> anyhow::Result<()> {
        for (i, family) in families.iter().enumerate() {
            step("families ask for care", i + 1, families.len());
            self.ask_one(family).await?;
        }
        for family in families {
            self.prove(&family.person, "/prove/").await?;
        }
        Ok(())
    }

    async fn ask_one(&self, family: &NewFamily) -> anyhow::Result<()> {
        let mut she = self.visitor(&family.person);
        let mut page = she.open(&format!("/o/{TOWN}/ask")).await?.ok()?;
        for _ in 1..family.slots.len() {
            page = she.send(&page, "submission", &[], Some(("do", "add-slot"))).await?.ok()?;
        }
        for _ in 1..family.children.len() {
            page = she.send(&page, "submission", &[], Some(("do", "add-child"))).await?.ok()?;
        }
        let mut values: Vec<(String, &str)> =
            person_fields(&family.person).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        values.push(("reason".to_owned(), family.reason));
        values.extend(family.single_parent.then(|| ("single_parent".to_owned(), "yes")));
        for (i, (name, month)) in family.children.iter().enumerate() {
            values.extend([(format!("child_name-{i}"), *name), (format!("child_month-{i}"), month)]);
        }
        let days: Vec<String> = family.slots.iter().map(|(day, ..)| day.to_string()).collect();
        for (i, (_, from, until)) in family.slots.iter().enumerate() {
            values.extend([(format!("date-{i}"), days[i].as_str()), (format!("from-{i}"), from), (format!("until-{i}"), until)]);
        }
        she.send(&page, "submission", &pairs(&values), Some(("do", "send"))).await?.ok()?;
        Ok(())
    }

    /// The coordinator presses "solve", waits, and publishes.
    async fn plan(&mut self, desk: &mut Visitor) -> anyhow::Result<()> {
        println!("the coming week is solved");
        let path = format!("/weeks/{}", self.week);
        let page = desk.open(&path).await?.ok()?;
        let mut page = desk.send(&page, "/solve", &[], None).await?.ok()?;
        for _ in 0..600 {
            if !page.html.contains("badge running") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
            page = desk.open(&path).await?.ok()?;
        }
        if !page.html.contains("badge done") {
            bail!("the week was not solved: {}", page.words());
        }
        let page = desk.open(&format!("{path}/publish")).await?.ok()?;
        let page = desk.send(&page, "", &[], None).await?.ok()?;
        if !self.postman.finds("/offer/").await? {
            bail!("the week was not published: {}", page.words());
        }
        println!("the coming week is published");
        Ok(())
    }

    /// Most come, some do not, some have not answered yet. Whoever looks late may find that nobody asks her any more: a trainee
    /// whose mentor has said no, for one.
    async fn answer(&mut self, caregivers: &[NewCaregiver]) -> anyhow::Result<Examples> {
        self.postman.quiet().await?;
        let mut undecided = Vec::new();
        for (i, new) in caregivers.iter().enumerate() {
            step("caregivers answer", i + 1, caregivers.len());
            let links: Vec<String> = self.postman.all(&new.person.email)?.iter().flat_map(|mail| mail.links("/offer/")).collect();
            for link in links {
                match self.town.below(20) {
                    0 => self.answer_one(&new.person, &link, "decline").await?,
                    1..=14 => self.answer_one(&new.person, &link, "accept").await?,
                    _ => undecided.push((new, link)),
                }
            }
        }
        // The confirmations go out before anybody looks.
        self.postman.quiet().await?;
        let mut examples = Examples { week: Some(self.week.to_string()), ..Examples::default() };
        for (new, link) in undecided.into_iter().rev() {
            if asks(&self.visitor(&new.person).open(&link).await?.ok()?) {
                examples.caregiver = Some(self.postman.link(&new.person.email, "/caregiver/").await?);
                examples.offer = Some(link);
                break;
            }
        }
        let confirmed =
            |mails: &Vec<Mail>| mails.iter().rev().find(|m| m.calendar.is_some()).and_then(|m| m.links("/family/").into_iter().next());
        examples.family = self.postman.everybody()?.iter().find_map(confirmed);
        Ok(examples)
    }

    async fn answer_one(&self, person: &Person, link: &str, answer: &str) -> anyhow::Result<()> {
        let mut she = self.visitor(person);
        let page = she.open(link).await?.ok()?;
        if asks(&page) {
            she.send(&page, "answer", &[], Some(("answer", answer))).await?.ok()?;
        }
        Ok(())
    }
}

/// Whether the page of an offer still asks for an answer: both are there to press.
fn asks(page: &Page) -> bool {
    ["accept", "decline"].iter().all(|answer| page.has_button("answer", answer))
}

fn person_fields(person: &Person) -> Vec<(&'static str, &str)> {
    let mut values = vec![
        ("name", person.name.as_str()),
        ("email", &person.email),
        ("phone", &person.phone),
        ("language", person.language),
        ("street", &person.street),
        ("place", person.place),
    ];
    values.extend(person.speaks.iter().map(|tag| ("speaks", *tag)));
    values
}

/// A line of progress, over the one before; in a file, the last one alone.
fn step(what: &str, done: usize, all: usize) {
    use std::io::{IsTerminal, Write};
    if !std::io::stdout().is_terminal() {
        if done == all {
            println!("{what}: {all}");
        }
        return;
    }
    print!("\r{what}: {done} of {all}{}", if done == all { "\n" } else { "" });
    // Progress is for the eye alone: where nobody looks, nothing is lost.
    std::io::stdout().flush().unwrap_or_default();
}

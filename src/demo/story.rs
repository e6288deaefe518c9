//! What happens in the town: caregivers join and give their hours, families ask, the week is solved and published, most
//! caregivers answer.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::mail::{Mail, Postman};
use super::people::{NewCaregiver, NewFamily, Town};
use super::visitor::Visitor;
use super::{COORDINATOR, TOWN};
use crate::app::Wiring;
use domain::basics::IsoWeek;

/// The town as it is being made.
struct Story<'a> {
    base_url: &'a str,
    postman: Postman,
    town: Town,
    today: NaiveDate,
    week: IsoWeek,
}

/// Links to show: the page of a family that has a confirmation, a caregiver's page, an offer that still waits for her answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Examples {
    /// A family's page.
    pub family: Option<String>,
    /// A caregiver's page.
    pub caregiver: Option<String>,
    /// An offer to her.
    pub offer: Option<String>,
    /// The week that was planned, as in `2026-W48`.
    pub week: Option<String>,
}

/// Tells the story from an empty town to a published week.
pub async fn tell(base_url: &str, wiring: &Wiring, mailbox: &Path, caregivers: usize, slots: usize) -> anyhow::Result<Examples> {
    let today = wiring.clock.now().local(&chrono_tz::Europe::Brussels).date_naive();
    let mut story = Story { base_url, postman: Postman::new(mailbox), town: Town::new(48), today, week: IsoWeek::of(today).next() };
    let mut desk = story.log_in().await?;
    let caregivers: Vec<NewCaregiver> = (0..caregivers).filter_map(|i| story.town.caregiver(i, today)).collect();
    story.join(&caregivers).await?;
    story.admit(&mut desk, &caregivers).await?;
    story.give_hours(&caregivers).await?;
    let families = story.families(slots);
    story.ask(&families).await?;
    story.plan(&mut desk).await?;
    story.answer(&caregivers).await
}

impl Story<'_> {
    async fn log_in(&self) -> anyhow::Result<Visitor> {
        let mut desk = Visitor::new(self.base_url);
        let page = desk.open("/login").await?.ok()?;
        desk.send(&page, "password", &[("email", COORDINATOR.0), ("password", COORDINATOR.1)], None).await?.ok()?;
        Ok(desk)
    }

    /// They fill in the form and prove their address.
    async fn join(&mut self, caregivers: &[NewCaregiver]) -> anyhow::Result<()> {
        for (i, new) in caregivers.iter().enumerate() {
            step("caregivers join", i + 1, caregivers.len());
            let mut she = Visitor::new(self.base_url);
            let page = she.open(&format!("/o/{TOWN}/join")).await?.ok()?;
            let travel = new.max_travel.to_string();
            let person = &new.person;
            let mut values = vec![
                ("name", person.name.as_str()),
                ("email", &person.email),
                ("phone", &person.phone),
                ("language", person.language),
                ("street", &person.street),
                ("place", &person.place),
                ("transport", new.transport),
                ("max_travel_minutes", &travel),
            ];
            values.extend(person.speaks.iter().map(|tag| ("speaks", *tag)));
            she.send(&page, "email", &values, None).await?.ok()?;
        }
        for new in caregivers {
            let link = self.postman.link(&new.person.email, "/welcome/").await?;
            self.press(&link).await?;
        }
        Ok(())
    }

    /// Opens a link and presses the one button that is there.
    async fn press(&self, link: &str) -> anyhow::Result<()> {
        let mut she = Visitor::new(self.base_url);
        let page = she.open(link).await?.ok()?;
        she.send(&page, "", &[], None).await?.ok()?;
        Ok(())
    }

    /// The coordinator has the intake talk with each, and writes down stage, hours and certificates.
    async fn admit(&mut self, desk: &mut Visitor, caregivers: &[NewCaregiver]) -> anyhow::Result<()> {
        let list = desk.open("/caregivers").await?.ok()?;
        let mut pages: Vec<String> =
            list.links().into_iter().filter(|l| l.starts_with("/caregivers/") && l.len() == "/caregivers/".len() + 36).collect();
        pages.sort();
        pages.dedup();
        let by_email: HashMap<&str, &NewCaregiver> = caregivers.iter().map(|c| (c.person.email.as_str(), c)).collect();
        for (i, path) in pages.iter().enumerate() {
            step("caregivers have their intake talk", i + 1, pages.len());
            let page = desk.open(path).await?.ok()?;
            let new = by_email.iter().find(|(email, _)| page.html.contains(*email)).map(|(_, new)| *new);
            let new = new.with_context(|| format!("{path} is nobody who joined"))?;
            for (code, from, until) in &new.certificates {
                let page = desk.open(&format!("{path}/training")).await?.ok()?;
                let (from, until) = (from.to_string(), until.map(|d| d.to_string()).unwrap_or_default());
                desk.send(&page, "code", &[("code", code), ("valid_from", &from), ("valid_until", &until), ("seen", "yes")], None)
                    .await?
                    .ok()?;
            }
            let page = desk.open(path).await?.ok()?;
            let (target, started) = (new.target.to_string(), new.path_started_on.to_string());
            let terms = [("stage", new.stage), ("target_hours", target.as_str()), ("path_started_on", &started), ("learning_hours", "60")];
            let page = desk.send(&page, "/terms", &terms, None).await?.ok()?;
            desk.send(&page, "/admit", &[("talked", "yes")], None).await?.ok()?;
        }
        Ok(())
    }

    /// Each opens her own page by the link in her e-mail and says when she can work.
    async fn give_hours(&mut self, caregivers: &[NewCaregiver]) -> anyhow::Result<()> {
        for (i, new) in caregivers.iter().enumerate() {
            step("caregivers say when they can work", i + 1, caregivers.len());
            let link = self.postman.link(&new.person.email, "/caregiver/").await?;
            let mut she = Visitor::new(self.base_url);
            let page = she.open(&format!("{link}/availability")).await?.ok()?;
            let mut values: Vec<(String, &str)> = Vec::new();
            for (weekday, from, until, shade) in &new.hours {
                values.push((format!("from-{weekday}-0"), from));
                values.push((format!("until-{weekday}-0"), until));
                values.push((format!("shade-{weekday}-0"), shade));
            }
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), *value)).collect();
            she.send(&page, "/availability", &values, Some(("do", "save"))).await?.ok()?;
        }
        Ok(())
    }

    fn families(&mut self, slots: usize) -> Vec<NewFamily> {
        let mut families = Vec::new();
        let mut left = slots;
        while left > 0 {
            let wanted = (1 + self.town.below(4)).min(left);
            let Some(family) = self.town.family(self.week, wanted, self.today) else { break };
            left -= family.slots.len();
            families.push(family);
        }
        families
    }

    /// They ask in the open form, row by row, and prove their address.
    async fn ask(&mut self, families: &[NewFamily]) -> anyhow::Result<()> {
        for (i, family) in families.iter().enumerate() {
            step("families ask for care", i + 1, families.len());
            self.ask_one(family).await?;
        }
        for family in families {
            let link = self.postman.link(&family.person.email, "/prove/").await?;
            self.press(&link).await?;
        }
        Ok(())
    }

    async fn ask_one(&self, family: &NewFamily) -> anyhow::Result<()> {
        let mut she = Visitor::new(self.base_url);
        let mut page = she.open(&format!("/o/{TOWN}/ask")).await?.ok()?;
        for _ in 1..family.slots.len() {
            page = she.send(&page, "submission", &[], Some(("do", "add-slot"))).await?.ok()?;
        }
        for _ in 1..family.children.len() {
            page = she.send(&page, "submission", &[], Some(("do", "add-child"))).await?.ok()?;
        }
        let person = &family.person;
        let mut values: Vec<(String, String)> = [
            ("name", person.name.as_str()),
            ("email", &person.email),
            ("phone", &person.phone),
            ("language", person.language),
            ("street", &person.street),
            ("place", &person.place),
            ("reason", family.reason),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        values.extend(person.speaks.iter().map(|tag| ("speaks".to_owned(), (*tag).to_owned())));
        values.extend(family.single_parent.then(|| ("single_parent".to_owned(), "yes".to_owned())));
        for (i, (name, month)) in family.children.iter().enumerate() {
            values.push((format!("child_name-{i}"), (*name).to_owned()));
            values.push((format!("child_month-{i}"), month.clone()));
        }
        for (i, (day, from, until)) in family.slots.iter().enumerate() {
            values.extend([
                (format!("date-{i}"), day.to_string()),
                (format!("from-{i}"), from.clone()),
                (format!("until-{i}"), until.clone()),
            ]);
        }
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        she.send(&page, "submission", &values, Some(("do", "send"))).await?.ok()?;
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
        ensure!(page.path.ends_with("said=published"), "the week was not published: {}", page.words());
        println!("the coming week is published");
        Ok(())
    }

    /// Most come, some do not, some have not answered yet.
    async fn answer(&mut self, caregivers: &[NewCaregiver]) -> anyhow::Result<Examples> {
        let mut examples = Examples::default();
        tokio::time::sleep(Duration::from_secs(2)).await;
        for (i, new) in caregivers.iter().enumerate() {
            step("caregivers answer", i + 1, caregivers.len());
            let links: Vec<String> = self.postman.all(&new.person.email)?.iter().flat_map(|mail| mail.links("/offer/")).collect();
            for link in links {
                let answer = match self.town.below(20) {
                    0 => "decline",
                    1..=14 => "accept",
                    _ => {
                        examples.caregiver = Some(self.postman.link(&new.person.email, "/caregiver/").await?);
                        examples.offer = Some(link);
                        continue;
                    }
                };
                let mut she = Visitor::new(self.base_url);
                let page = she.open(&link).await?.ok()?;
                she.send(&page, "answer", &[], Some(("answer", answer))).await?.ok()?;
            }
        }
        // The confirmations go out before anybody looks.
        tokio::time::sleep(Duration::from_secs(3)).await;
        let confirmed =
            |mails: &Vec<Mail>| mails.iter().rev().find(|m| m.calendar.is_some()).and_then(|m| m.links("/family/").into_iter().next());
        examples.week = Some(self.week.to_string());
        examples.family = self.postman.everybody()?.iter().find_map(confirmed);
        Ok(examples)
    }
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

//! What has to be done, in words: a section for each kind of thing, a row for each.

use std::collections::HashMap;

use domain::basics::Instant;
use domain::enquiries::Enquiry;
use domain::requests::Slot;
use domain::today::{Asked, Asking, Ending, Expected, Expiring, NobodyCame};
use domain::today::{Reader, Replacement, Today, Unread, Withdrawn};
use domain::words::{Message, Words};

use crate::web::kit::Desk;
use crate::web::kit::letter_name::letter_name;

/// So many rows of a kind are shown.
const MOST_SHOWN: usize = 10;

/// Things of one kind.
pub struct Section {
    /// Its name in the page and among the messages.
    pub id: &'static str,
    pub heading: String,
    pub rows: Vec<Row>,
    /// Where all of them are, in words, where not all are shown.
    pub more: Option<(String, String)>,
}

/// To whom a slot can be given or offered in one press.
pub struct Choice {
    /// Where the form goes.
    pub action: &'static str,
    /// The slot.
    pub slot: String,
    /// People: id and words.
    pub people: Vec<(String, String)>,
}

/// One thing to be done.
#[derive(Default)]
pub struct Row {
    pub title: String,
    /// Where it can be seen.
    pub href: String,
    pub facts: Vec<String>,
    /// How urgent it is: a tone of the stylesheet and its word.
    pub badge: Option<(&'static str, String)>,
    /// Whom to call: numbers, and whose.
    pub calls: Vec<(String, String)>,
    /// Who could come, each one press away.
    pub choice: Option<Choice>,
    /// The link that does it, in words.
    pub act: String,
    /// A link to what belongs together with it, in words.
    pub also: Option<(String, String)>,
}

/// The sections that have something, the most urgent first.
pub fn of(desk: &Desk, today: Today) -> Vec<Section> {
    let look = Look { desk, words: &desk.visit.words };
    let (unproved, all_unproved) = &today.unproved;
    let unproved_more = usize::try_from(*all_unproved).unwrap_or_default().saturating_sub(unproved.len());
    let mut sections = vec![
        look.section("today-nobody-came", today.nobody_came.iter().map(|one| look.nobody_came(one)), "/weeks"),
        look.section("today-not-seen", today.not_seen.iter().map(|one| look.expected(one)), "/weeks"),
        look.section("today-withdrawn", look.all_withdrawn(&today.withdrawn).into_iter(), "/weeks"),
        look.section("today-open", today.open.iter().map(|asked| look.open(asked)), "/weeks"),
        look.section("today-asking", today.asking.iter().map(|one| look.asking(one)), "/weeks"),
        look.section("today-expiring", today.expiring.iter().map(|one| look.expiring(one)), "/weeks"),
        look.section(
            "today-called-off",
            today.called_off.iter().map(|one| look.called_off(&one.asked, (&one.caregiver.name, &one.caregiver.phone))),
            "/weeks",
        ),
        look.section("today-calls", look.calls(&today.calls).into_iter(), "/letters"),
        look.section("today-failed", today.failed.iter().map(|letter| look.failed(letter)), "/letters"),
        look.section("today-unproved", unproved.iter().map(|enquiry| look.unproved(enquiry)), "/families/waiting"),
        look.section(
            "today-talks",
            today.talks.iter().map(|talk| {
                look.talk(&talk.caregiver.name, &talk.caregiver.phone, talk.since)
                    .at(format!("/caregivers/{}", talk.caregiver.id))
            }),
            "/caregivers?state=waiting",
        ),
        look.section("today-ending", today.ending.iter().map(|one| look.ending(one)), "/caregivers"),
    ];
    if let Some(section) = sections.iter_mut().find(|section| section.id == "today-unproved") {
        section.heading = look.words.say1("today-unproved", "count", *all_unproved);
        section.more = (unproved_more > 0).then(|| look.more("/families/waiting", unproved_more));
    }
    sections.retain(|section| !section.rows.is_empty());
    sections
}

impl Row {
    fn at(mut self, href: String) -> Self {
        self.href = href;
        self
    }
}

/// A number to call, where there is one, and whose.
fn called(phone: String, name: String) -> Vec<(String, String)> {
    if phone.is_empty() { Vec::new() } else { vec![(phone, name)] }
}

/// How things are looked at: by whom, in which language.
struct Look<'a> {
    desk: &'a Desk,
    words: &'a Words,
}

impl Look<'_> {
    fn section(&self, id: &'static str, rows: impl Iterator<Item = Row>, all: &str) -> Section {
        let mut rows: Vec<Row> = rows.collect();
        let count = rows.len();
        rows.truncate(MOST_SHOWN);
        let more = (count > rows.len()).then(|| self.more(all, count - rows.len()));
        Section { id, heading: self.words.say1(id, "count", count), rows, more }
    }

    fn more(&self, href: &str, count: usize) -> (String, String) {
        (href.to_owned(), self.words.say1("today-more", "count", count))
    }

    /// When a slot is, and whose: `maandag 23 november, 07:30 – 09:00 – Fatma Yıldız, Gent`.
    fn slot(&self, asked: &Asked) -> Row {
        let (start, end) = (asked.slot.wall_start(), asked.slot.wall_end());
        let when = format!("{}, {}", self.words.day(start.date()), self.words.hours(start, end));
        Row {
            title: format!("{when} – {}, {}", asked.family, asked.place),
            href: self.slot_page(&asked.slot),
            badge: self.soon(&asked.slot),
            ..Row::default()
        }
    }

    fn slot_page(&self, slot: &Slot) -> String {
        format!("/weeks/{}/slots/{}", slot.week, slot.id)
    }

    /// That it begins today or tomorrow.
    fn soon(&self, slot: &Slot) -> Option<(&'static str, String)> {
        let today = self.desk.now().local(&self.desk.organiser.zone()).date_naive();
        match (slot.wall_start().date() - today).num_days() {
            ..=0 => Some(("bad", self.words.say("today-badge-today"))),
            1 => Some(("wait", self.words.say("today-badge-tomorrow"))),
            _ => None,
        }
    }

    fn moment(&self, at: Instant) -> String {
        self.words.moment(at, self.desk.organiser.zone())
    }

    /// Who withdrew from several gets one link to all of them, beside the first.
    fn all_withdrawn(&self, all: &[Withdrawn]) -> Vec<Row> {
        let mut rows: Vec<Row> = all.iter().map(|one| self.withdrawn(one)).collect();
        for (place, one) in all.iter().enumerate() {
            let hers = |other: &&Withdrawn| other.caregiver.id == one.caregiver.id;
            if all.iter().take(place).any(|other| hers(&other)) || all.iter().filter(hers).count() < 2 {
                continue;
            }
            let text = self.words.say1("today-replace-all", "name", &one.caregiver.name);
            rows[place].also = Some((format!("/caregivers/{}/replacements", one.caregiver.id), text));
        }
        rows
    }

    /// Who is expected, with both numbers.
    fn expected(&self, one: &Expected) -> Row {
        let both = [(&one.caregiver.phone, &one.caregiver.name), (&one.family.phone, &one.family.name)];
        Row {
            facts: vec![self.words.say1("today-was-to-come", "name", &one.caregiver.name)],
            calls: both.into_iter().flat_map(|(phone, name)| called(phone.clone(), name.clone())).collect(),
            act: self.words.say("today-see-slot"),
            badge: None,
            ..self.slot(&one.asked)
        }
    }

    fn nobody_came(&self, one: &NobodyCame) -> Row {
        let mut row = self.expected(&one.expected);
        let key = if one.said_by == "family" { "today-missed-by-link" } else { "today-missed-by-telephone" };
        row.facts.push(self.words.say1(key, "moment", self.moment(one.said_at)));
        if let Some(at) = one.arrived_at {
            let (name, at) = (&one.expected.caregiver.name, self.moment(at));
            row.facts.push(self.words.say2("today-arrived-says", "name", name, "moment", at));
        }
        match one.replacements.as_deref() {
            Some([]) => row.facts.push(self.words.say("today-nobody-fits")),
            Some(best) => {
                let button = |one: &Replacement| {
                    let travel = self.words.duration(one.travel_minutes);
                    (one.id.to_string(), self.words.say2("today-comes-now", "name", &one.name, "travel", travel))
                };
                let (slot, people) = (one.expected.asked.slot.id.to_string(), best.iter().map(button).collect());
                row.choice = Some(Choice { action: "/today/step-in", slot, people });
            }
            None => {}
        }
        row
    }

    fn asking(&self, one: &Asking) -> Row {
        let names: Vec<&str> = one.people.iter().map(|person| person.name.as_str()).collect();
        let answer_by = self.moment(one.answer_by);
        let fact = self.words.say2("today-asked", "names", names.join(", "), "moment", answer_by);
        Row { facts: vec![fact], act: self.words.say("today-see-slot"), ..self.slot(&one.asked) }
    }

    fn withdrawn(&self, one: &Withdrawn) -> Row {
        let key = if one.said_by == "caregiver" { "today-withdrew-by-link" } else { "today-withdrew-by-telephone" };
        let who = Message::new(key).with("name", &one.caregiver.name).with("moment", self.moment(one.at));
        let mut row = self.slot(&one.asked);
        row.facts.push(self.words.tell(&who));
        row.act = self.words.say("today-who-can");
        match one.replacements.as_deref() {
            Some([]) => row.facts.push(self.words.say("today-nobody-fits")),
            Some(best) => {
                let button = |one: &Replacement| {
                    let travel = self.words.duration(one.travel_minutes);
                    (one.id.to_string(), self.words.say2("today-offer-to", "name", &one.name, "travel", travel))
                };
                let (slot, people) = (one.asked.slot.id.to_string(), best.iter().map(button).collect());
                row.choice = Some(Choice { action: "/today/offer", slot, people });
            }
            None => {}
        }
        row
    }

    fn open(&self, asked: &Asked) -> Row {
        Row { act: self.words.say("today-who-can"), ..self.slot(asked) }
    }

    fn expiring(&self, one: &Expiring) -> Row {
        let answer_by = self.moment(one.answer_by);
        let fact = self.words.say2("today-answer-by", "name", &one.caregiver.name, "moment", answer_by);
        Row {
            facts: vec![fact],
            calls: vec![(one.caregiver.phone.clone(), one.caregiver.name.clone())],
            act: self.words.say("today-note-answer"),
            ..self.slot(&one.asked)
        }
    }

    fn called_off(&self, asked: &Asked, (name, phone): (&str, &str)) -> Row {
        Row {
            facts: vec![self.words.say1("today-call-to-be-sure", "name", name)],
            calls: vec![(phone.to_owned(), name.to_owned())],
            href: format!("/families/{}", asked.slot.family_id),
            act: self.words.say("today-see-family"),
            ..self.slot(asked)
        }
    }

    /// What is to be told, reader by reader.
    fn calls(&self, letters: &[Unread]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for letter in letters {
            let (who, phone, href) = self.reader(letter);
            let place = *known.entry(format!("{who} {phone}")).or_insert(rows.len());
            if place == rows.len() {
                rows.push(Row {
                    title: who.clone(),
                    href,
                    calls: called(phone, who),
                    act: self.words.say("today-what-to-say"),
                    ..Row::default()
                });
            }
            rows[place].facts.push(letter_name(self.words, &letter.name));
        }
        for row in &mut rows {
            row.facts.dedup();
        }
        rows
    }

    /// Whose letter it is, her number, and where it is dealt with.
    fn reader(&self, letter: &Unread) -> (String, String, String) {
        let (who, phone) = match &letter.reader {
            Reader::Family(person) => (person.name.clone(), person.phone.clone()),
            Reader::Caregiver(person) => (person.name.clone(), person.phone.clone()),
            Reader::Somebody => (letter.recipient.clone(), String::new()),
        };
        (who, phone, "/letters".to_owned())
    }

    fn failed(&self, letter: &Unread) -> Row {
        let (who, phone, href) = self.reader(letter);
        Row {
            facts: vec![
                letter_name(self.words, &letter.name),
                letter.recipient.clone(),
                self.moment(letter.written_at),
            ],
            calls: called(phone, who.clone()),
            title: who,
            href,
            act: self.words.say("today-see-letter"),
            ..Row::default()
        }
    }

    fn unproved(&self, enquiry: &Enquiry) -> Row {
        let (name, phone) = (enquiry.input.name.clone(), enquiry.input.phone.clone());
        let since = self.words.say1("today-since", "moment", self.moment(enquiry.received_at));
        Row {
            href: format!("/families/waiting/{}", enquiry.id),
            facts: vec![enquiry.input.place.clone(), since],
            calls: called(phone, name.clone()),
            title: name,
            act: self.words.say("today-see-request"),
            ..Row::default()
        }
    }

    fn talk(&self, name: &str, phone: &str, since: Instant) -> Row {
        Row {
            title: name.to_owned(),
            facts: vec![self.words.say1("today-since", "moment", self.moment(since))],
            calls: vec![(phone.to_owned(), name.to_owned())],
            act: self.words.say("today-admit"),
            ..Row::default()
        }
    }

    fn ending(&self, one: &Ending) -> Row {
        let today = self.desk.now().local(&self.desk.organiser.zone()).date_naive();
        let days = (one.until - today).num_days();
        let badge = match days {
            ..0 => ("bad", self.words.say("today-badge-ended")),
            0..=7 => ("bad", self.words.say1("today-badge-days", "count", days)),
            8..=30 => ("wait", self.words.say1("today-badge-days", "count", days)),
            _ => ("info", self.words.say1("today-badge-days", "count", days)),
        };
        let until = self.words.say1("today-until", "day", self.words.date(one.until));
        Row {
            title: one.caregiver.name.clone(),
            href: format!("/caregivers/{}/training", one.caregiver.id),
            facts: vec![self.words.named("certificate", &one.code), until],
            badge: Some(badge),
            calls: vec![(one.caregiver.phone.clone(), one.caregiver.name.clone())],
            act: self.words.say("today-see-training"),
            ..Row::default()
        }
    }
}

use std::sync::Arc;

use chrono::NaiveDate;

use super::*;
use crate::basics::ids::OrganiserId;
use crate::basics::mark::{Saved, mark};
use crate::basics::money::Cents;
use crate::basics::{EmailAddress, Instant};
use crate::caregivers::{Exception, Pattern, Profile, Shade, Tags, Transport, all, availability, get, windows};
use crate::context::{Acting, Site};
use crate::organisers::{self, Added, NewOrganiser};
use crate::store::{Database, DatabaseUrl, migrate};

/// A database of its own with one organiser, and a moment.
struct Place {
    database: Database,
    /// Somebody at the open pages.
    acting: Acting,
    /// The coordinator at her desk.
    desk: Acting,
    _folder: tempfile::TempDir,
}

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an address")
}

fn place() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let database =
        Database::open(DatabaseUrl::Sqlite(folder.path().join("w.db").display().to_string())).expect("a database");
    migrate::run(&database).expect("tables");
    let now = Instant::from_utc("2026-11-22T09:00:00Z".parse().expect("a moment"));
    let new = NewOrganiser {
        slug: "voorbeeld".into(),
        name: "Voorbeeld".into(),
        scheme: "wijk-werken".into(),
        language: "nl".into(),
        zone: chrono_tz::Europe::Brussels,
        postcodes: Vec::new(),
        contact_name: "Leen".into(),
        contact_phone: "052 00 00 00".into(),
        contact_email: email("leen@voorbeeld.be"),
        price: Cents(595),
        solve_seconds: 10,
    };
    let (organiser, coordinator) = database
        .write_now(|c| {
            organisers::add(c, now, &new)?;
            let organiser = organisers::by_slug(c, "voorbeeld")?.expect("the organiser");
            let els = organisers::add_coordinator(
                c,
                now,
                &organiser.id,
                &email("els@voorbeeld.be"),
                "Els",
                organisers::Role::Planner,
                "een lang wachtwoord",
            )?;
            let Added::Added(coordinator) = els else { panic!("somebody was here before") };
            Ok((organiser, coordinator))
        })
        .expect("an organiser");
    let site = Arc::new(Site {
        base_url: "https://wijk.example".into(),
        sender: EmailAddress::parse("wijkopvang@wijk.example").expect("an address"),
    });
    let acting = Acting::program(now, Arc::new(organiser), site).by(Actor::Visitor);
    let desk = acting.clone().by(Actor::Coordinator(coordinator));
    Place { database, acting, desk, _folder: folder }
}

fn newcomer(submission: &str, address: &str, name: &str) -> Newcomer {
    let profile = Profile {
        name: name.into(),
        phone: "0470 12 34 56".into(),
        language: "nl".into(),
        spoken_languages: Tags::new(&["nl", "ar"]),
        street: "Kerkstraat 1".into(),
        postcode: "9000".into(),
        locality: "Gent".into(),
        latitude: 51.05,
        longitude: 3.72,
        transport: Transport::Bicycle,
        max_travel_minutes: 30,
        earlier_work: String::new(),
        wishes: String::new(),
    };
    Newcomer { submission: submission.into(), email: email(address), profile }
}

impl Place {
    fn write<T>(&self, mut work: impl FnMut(&mut Context) -> anyhow::Result<T>) -> T {
        self.database.write_now(|c| work(&mut self.acting.on(c))).expect("written")
    }

    fn join(&self, newcomer: &Newcomer) -> Joined {
        self.write(|context| join(context, newcomer))
    }

    fn joined(&self, newcomer: &Newcomer) -> Caregiver {
        let Joined::New(id) = self.join(newcomer) else { panic!("not new") };
        self.caregiver(&id)
    }

    fn caregiver(&self, id: &CaregiverId) -> Caregiver {
        self.write(|context| get(context, id)).expect("a caregiver")
    }

    fn prove(&self, caregiver: &Caregiver) -> Proved {
        self.write(|context| prove(context, caregiver))
    }

    fn admit(&self, caregiver: &Caregiver, checked: bool) -> Admitted {
        self.database.write_now(|c| admit(&mut self.desk.on(c), caregiver, checked)).expect("admitted")
    }

    /// Name and recipient of each letter, in the order of the alphabet.
    fn letters(&self) -> Vec<String> {
        let posted = self.write(crate::outbox::unsent);
        let mut names: Vec<String> =
            posted.into_iter().map(|letter| format!("{} {}", letter.name, letter.recipient)).collect();
        names.sort();
        names
    }
}

#[test]
fn the_same_form_sent_twice_makes_one_caregiver_and_one_letter() {
    let place = place();
    let form = newcomer("one", "amina@voorbeeld.be", "Amina");
    let first = place.joined(&form);
    assert_eq!(place.join(&form), Joined::Again(first.id));
    assert_eq!(place.letters(), ["caregiver-prove amina@voorbeeld.be"]);
    // Some minutes later she has not seen it: it goes once more.
    let later = Acting { now: place.acting.now.plus_minutes(5), ..place.acting.clone() };
    let again = place.database.write_now(|c| join(&mut later.on(c), &form)).expect("written");
    assert!(matches!(again, Joined::SentAgain(_)), "{again:?}");
    assert_eq!(place.letters(), ["caregiver-prove amina@voorbeeld.be", "caregiver-prove amina@voorbeeld.be"]);
}

#[test]
fn a_corrected_form_writes_to_the_corrected_address_and_the_wrong_link_opens_nothing() {
    let place = place();
    let first = place.joined(&newcomer("one", "amnia@voorbeeld.be", "Amina"));
    let corrected = newcomer("one", "amina@voorbeeld.be", "Amina");
    assert_eq!(place.join(&corrected), Joined::Corrected(first.id.clone()));
    assert_eq!(place.letters(), ["caregiver-prove amina@voorbeeld.be", "caregiver-prove amnia@voorbeeld.be"]);
    assert_eq!(place.caregiver(&first.id).email, email("amina@voorbeeld.be"));
    assert_eq!(place.join(&corrected), Joined::Again(first.id), "sent once more it is the same");
}

#[test]
fn two_people_who_use_one_page_are_two() {
    let place = place();
    let first = place.joined(&newcomer("one", "amina@voorbeeld.be", "Amina"));
    let bieke = newcomer("one", "bieke@voorbeeld.be", "Bieke");
    let second = place.joined(&bieke);
    assert_ne!(first.id, second.id);
    assert_eq!(place.join(&bieke), Joined::Again(second.id), "the same is the same");
    // A namesake of another house is somebody else.
    let mut namesake = newcomer("one", "amina@elders.be", "Amina");
    (namesake.profile.street, namesake.profile.phone) = ("Molenstraat 88".into(), "0470 99 88 77".into());
    assert_ne!(place.joined(&namesake).id, first.id);
    assert_eq!(place.caregiver(&first.id).profile.street, "Kerkstraat 1");
    // Nor does anybody change her whose address is proved.
    place.prove(&first);
    let third = place.joined(&newcomer("one", "amina2@voorbeeld.be", "Amina"));
    assert_ne!(third.id, first.id);
    assert_eq!(place.caregiver(&first.id).email, email("amina@voorbeeld.be"));
}

#[test]
fn of_two_forms_with_one_address_the_first_that_is_proved_counts() {
    let place = place();
    let first = place.joined(&newcomer("one", "amina@voorbeeld.be", "Amina"));
    let second = place.joined(&newcomer("two", "amina@voorbeeld.be", "Amina K."));
    assert_eq!(place.prove(&second), Proved::Proved);
    assert_eq!(place.prove(&second), Proved::Proved, "a second click changes nothing");
    assert_eq!(place.prove(&first), Proved::ByAnother(second.id.clone()));
    let listed = place.write(all);
    assert_eq!(
        listed.iter().map(|c| &c.id).collect::<Vec<_>>(),
        [&second.id],
        "the form left aside is not on the list"
    );
}

#[test]
fn who_is_here_already_gets_her_link_by_letter_alone() {
    let place = place();
    let known = place.joined(&newcomer("one", "amina@voorbeeld.be", "Amina"));
    place.prove(&known);
    assert_eq!(place.join(&newcomer("two", "amina@voorbeeld.be", "Somebody else")), Joined::Known(known.id.clone()));
    assert_eq!(place.letters(), ["caregiver-known amina@voorbeeld.be", "caregiver-prove amina@voorbeeld.be"]);
    assert_eq!(place.caregiver(&known.id).profile.name, "Amina", "nobody changes her by knowing her address");
}

#[test]
fn nobody_is_admitted_with_an_address_that_nobody_checked() {
    let place = place();
    let her = place.joined(&newcomer("one", "amina@voorbeeld.be", "Amina"));
    assert_eq!(place.admit(&her, false), Admitted::AddressUnproved);
    assert_eq!(place.admit(&her, true), Admitted::Admitted);
    assert_eq!(place.admit(&place.caregiver(&her.id), false), Admitted::Already);
    assert_eq!(place.letters(), ["caregiver-admitted amina@voorbeeld.be", "caregiver-prove amina@voorbeeld.be"]);
}

#[test]
fn nothing_is_written_for_a_caregiver_of_another_organiser() {
    let place = place();
    let her = place.joined(&newcomer("one", "amina@voorbeeld.be", "Amina"));
    let mut theirs = (*place.acting.organiser).clone();
    theirs.id = OrganiserId::new();
    let other = Acting { organiser: Arc::new(theirs), ..place.acting.clone() };
    let pattern = crate::caregivers::Pattern::default();
    let outcome = place
        .database
        .write_now(|c| availability::replace_pattern(&mut other.on(c), &her.id, &pattern, &mark(&Pattern::default())));
    assert!(outcome.is_err());
    assert!(place.database.read_now(|c| get(&mut other.on(c), &her.id)).expect("read").is_none());
}

#[test]
fn only_those_admitted_have_windows() {
    let place = place();
    let her = place.joined(&newcomer("one", "amina@voorbeeld.be", "Amina"));
    let days: [NaiveDate; 2] = ["2026-11-23", "2026-11-30"].map(|day| day.parse().expect("a date"));
    let read = || {
        place.write(|context| {
            let admitted = crate::caregivers::admitted(context)?;
            Ok(windows(context, &admitted, context.organiser.zone(), days[0], days[1])?.0)
        })
    };
    let hours = crate::caregivers::Hours {
        from: crate::basics::local_time::DayTime::parse("08:00").expect("a time"),
        until: crate::basics::local_time::DayTime::parse("24:00").expect("a time"),
        shade: Shade::Wanted,
    };
    let mut pattern = crate::caregivers::Pattern::default();
    pattern[1] = vec![hours];
    let off = crate::caregivers::Exception { day: "2026-11-24".parse().expect("a date"), hours: Vec::new() };
    let saved =
        place.write(|context| availability::replace_pattern(context, &her.id, &pattern, &mark(&Pattern::default())));
    assert_eq!(saved, Saved::Saved);
    let again =
        place.write(|context| availability::replace_pattern(context, &her.id, &pattern, &mark(&Pattern::default())));
    assert_eq!(again, Saved::ChangedMeanwhile, "the form was opened before");
    assert!(read().is_empty(), "she is not admitted");
    place.admit(&her, true);
    assert_eq!(read()[&her.id].len(), 1);
    let saved =
        place.write(|context| availability::set_exception(context, &her.id, &off, &mark(&Vec::<Exception>::new())));
    assert_eq!(saved, Saved::Saved);
    assert!(read()[&her.id].is_empty(), "she does not work on that day");
    place.write(|context| availability::remove_exception(context, &her.id, off.day));
    assert_eq!(read()[&her.id].len(), 1);
}

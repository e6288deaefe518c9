//! The people of the town, all made up: names, streets, languages, stages, hours and needs, from a seed.

use std::net::{IpAddr, Ipv4Addr};

use chrono::{Datelike, Days, Months, NaiveDate};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

use crate::week::Week;

/// Where people live, as a form takes it, with degrees north and east: Ghent and its neighbours to the north, south and
/// east. After GeoNames (CC BY 4.0), as `data/localities.csv`.
pub const PLACES: [(&str, f64, f64); 20] = [
    ("9000 Gent", 51.05, 3.7167),
    ("9030 Mariakerke", 51.0748, 3.6829),
    ("9031 Drongen", 51.0507, 3.6565),
    ("9032 Wondelgem", 51.087, 3.7091),
    ("9040 Sint-Amandsberg", 51.0595, 3.7494),
    ("9041 Oostakker", 51.1012, 3.7695),
    ("9050 Ledeberg", 51.0386, 3.7446),
    ("9050 Gentbrugge", 51.0369, 3.7651),
    ("9051 Afsnee", 51.0317, 3.6655),
    ("9051 Sint-Denijs-Westrem", 51.0213, 3.672),
    ("9052 Zwijnaarde", 51.0008, 3.7075),
    ("9070 Destelbergen", 51.0595, 3.799),
    ("9070 Heusden", 51.0281, 3.8043),
    ("9090 Gontrode", 50.9838, 3.7976),
    ("9090 Melle", 51.0023, 3.8053),
    ("9820 Merelbeke", 50.9945, 3.7462),
    ("9820 Lemberge", 50.9763, 3.7705),
    ("9820 Schelderode", 50.9692, 3.7133),
    ("9940 Evergem", 51.1131, 3.7098),
    ("9940 Sleidinge", 51.1336, 3.674),
];

/// The postcodes of the town, each once, as a command takes them.
pub fn postcodes() -> String {
    let mut postcodes: Vec<&str> = PLACES.iter().filter_map(|(label, ..)| label.split(' ').next()).collect();
    postcodes.dedup();
    postcodes.join(",")
}

/// Where a name and the languages that go with it come from.
struct Origin {
    languages: &'static [&'static str],
    given: &'static [&'static str],
    family: &'static [&'static str],
}

const ORIGINS: [Origin; 7] = [
    Origin {
        languages: &["nl"],
        given: &["Els", "Griet", "Lotte", "Marleen", "Hilde", "Joke", "Annelies", "Veerle", "Katrien", "Sofie"],
        family: &["De Backer", "Van Damme", "Claeys", "Goossens", "De Smet", "Lambrecht", "Verhaeghe", "Baert"],
    },
    Origin {
        languages: &["tr", "nl"],
        given: &["Elif", "Zeynep", "Fatma", "Emine", "Derya", "Selin", "Hatice"],
        family: &["Yıldız", "Kaya", "Demir", "Aydın", "Şahin", "Arslan"],
    },
    Origin {
        languages: &["ar", "fr"],
        given: &["Amina", "Khadija", "Samira", "Naima", "Yasmina", "Hanane", "Loubna", "Rania"],
        family: &["El Amrani", "Benali", "Haddad", "Bouzid", "Mansour", "Al Khatib"],
    },
    Origin {
        languages: &["uk", "ru"],
        given: &["Oksana", "Iryna", "Olena", "Natalia", "Svitlana", "Yulia"],
        family: &["Kovalenko", "Shevchuk", "Bondar", "Tkachenko", "Melnyk"],
    },
    Origin {
        languages: &["fa", "en"],
        given: &["Zahra", "Maryam", "Shirin", "Parisa", "Nasrin"],
        family: &["Rahimi", "Ahmadi", "Karimi", "Noori"],
    },
    Origin {
        languages: &["bg", "tr"],
        given: &["Ivanka", "Desislava", "Milena", "Stoyanka"],
        family: &["Petrova", "Dimitrova", "Georgieva"],
    },
    Origin {
        languages: &["ti", "en"],
        given: &["Selam", "Eden", "Rahel", "Miriam"],
        family: &["Tesfay", "Haile", "Gebremedhin"],
    },
];

const STREETS: [&str; 16] = [
    "Kerkstraat",
    "Dorpsstraat",
    "Meidoornlaan",
    "Vlasstraat",
    "Weverslaan",
    "Lindenlaan",
    "Molenstraat",
    "Schoolstraat",
    "Kapelstraat",
    "Beukenlaan",
    "Nieuwstraat",
    "Veldstraat",
    "Tuinwijkstraat",
    "Spinnerijkaai",
    "Leiekaai",
    "Wilgenlaan",
];

/// How somebody is called and where she lives.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    /// E-mail address, in a domain that never exists.
    pub email: String,
    /// Telephone number, from a range that is not given out.
    pub phone: String,
    /// The language of her letters.
    pub language: &'static str,
    /// The languages she speaks.
    pub speaks: Vec<&'static str>,
    /// Street and number.
    pub street: String,
    /// Postcode and locality.
    pub place: &'static str,
    /// An address of this machine from which only this one comes: limits hold for each.
    pub peer: IpAddr,
}

/// A caregiver to be.
#[derive(Clone, Debug)]
pub struct NewCaregiver {
    pub person: Person,
    pub transport: &'static str,
    /// The longest way, in minutes.
    pub max_travel: u32,
    pub stage: &'static str,
    /// Hours a week that she would like.
    pub target: u32,
    /// Hours of accompanied care that she has still to do.
    pub learning: u32,
    /// Her certificates, with their first and last day.
    pub certificates: Vec<(&'static str, NaiveDate, Option<NaiveDate>)>,
    /// Weekday (1 to 7), from, until, shade.
    pub hours: Vec<(u32, String, String, &'static str)>,
    /// When her path began.
    pub path_started_on: NaiveDate,
}

/// A family that asks.
#[derive(Clone, Debug)]
pub struct NewFamily {
    pub person: Person,
    /// Children: first name and month of birth.
    pub children: Vec<(&'static str, String)>,
    /// Whether she is alone.
    pub single_parent: bool,
    /// Why she asks.
    pub reason: &'static str,
    /// Day, from, until.
    pub slots: Vec<(NaiveDate, String, String)>,
}

/// Makes people up.
pub struct Town {
    random: StdRng,
    count: usize,
}

impl Town {
    /// The town of a seed.
    pub fn new(seed: u64) -> Self {
        Town { random: StdRng::seed_from_u64(seed), count: 0 }
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.choose(&mut self.random).copied()
    }

    fn person(&mut self, foreign: f64) -> Option<Person> {
        self.count += 1;
        let origin =
            if self.random.random_bool(foreign) { ORIGINS[1..].choose(&mut self.random)? } else { &ORIGINS[0] };
        let (given, family) = (self.one_of(origin.given)?, self.one_of(origin.family)?);
        let mut speaks = origin.languages.to_vec();
        if !speaks.contains(&"nl") && self.random.random_bool(0.6) {
            speaks.push("nl");
        }
        // Of those who speak French too, every other one would rather read it.
        let language = match (speaks.contains(&"nl"), speaks.contains(&"fr")) {
            (true, true) if self.count.is_multiple_of(2) => "nl",
            (_, true) => "fr",
            (true, false) => "nl",
            (false, false) => "en",
        };
        let plain: String = given.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
        Some(Person {
            name: format!("{given} {family}"),
            email: format!("{plain}.{}@wijk.example", self.count),
            phone: format!("0470 00 {:02} {:02}", self.count / 100, self.count % 100),
            language,
            street: format!("{} {}", self.one_of(&STREETS)?, self.random.random_range(1..140)),
            place: self.one_of(&PLACES)?.0,
            peer: own_address(self.count),
            speaks,
        })
    }

    /// A caregiver, the `index`th: every sixth is a mentor and every sixth a trainee.
    pub fn caregiver(&mut self, index: usize, today: NaiveDate) -> Option<NewCaregiver> {
        let person = self.person(0.75)?;
        let stage = match index % 6 {
            0 => "mentor",
            3 => "trainee",
            _ => "qualified",
        };
        let transport = self.one_of(&["bicycle", "bicycle", "bicycle", "bus", "car", "foot"])?;
        let certificates = self.certificates(stage, today);
        Some(NewCaregiver {
            learning: if stage == "trainee" { *[20, 40, 60].choose(&mut self.random)? } else { 0 },
            max_travel: *[20, 25, 30, 30, 40].choose(&mut self.random)?,
            target: *[8, 12, 12, 15, 20].choose(&mut self.random)?,
            hours: self.hours()?,
            path_started_on: today - Days::new(self.random.random_range(10..300)),
            person,
            transport,
            stage,
            certificates,
        })
    }

    /// What the organiser's ladder asks for her stage, and for most of those who may work alone also what the youngest
    /// ask.
    fn certificates(&mut self, stage: &str, today: NaiveDate) -> Vec<(&'static str, NaiveDate, Option<NaiveDate>)> {
        let since = |random: &mut StdRng, most: u64| today - Days::new(random.random_range(20..most));
        let mut certificates = vec![
            ("criminal-record-extract", since(&mut self.random, 300), None),
            ("medical-fitness", since(&mut self.random, 300), None),
        ];
        if stage != "trainee" {
            let learned = since(&mut self.random, 700);
            certificates.push(("care-3-12", learned, None));
            certificates.push(("dutch-b1", learned, None));
            if stage == "mentor" || self.random.random_bool(0.6) {
                let aid = since(&mut self.random, 1060);
                certificates.push(("care-0-3", learned, None));
                certificates.push(("infant-first-aid", aid, aid.checked_add_months(Months::new(36))));
            }
        }
        certificates
    }

    fn hours(&mut self) -> Option<Vec<(u32, String, String, &'static str)>> {
        let habits =
            [("06:30", "12:30"), ("07:00", "18:00"), ("08:30", "16:00"), ("12:00", "19:30"), ("15:30", "22:30")];
        let (from, until) = self.one_of(&habits)?;
        let mut hours = Vec::new();
        for weekday in 1..=7 {
            if self.random.random_bool(if weekday <= 5 { 0.78 } else { 0.3 }) {
                let (from, until) = if self.random.random_bool(0.75) { (from, until) } else { self.one_of(&habits)? };
                hours.push((
                    weekday,
                    from.to_owned(),
                    until.to_owned(),
                    self.one_of(&["wanted", "ok", "ok", "if-needed"])?,
                ));
            }
        }
        Some(hours)
    }

    /// A family with so many slots in a week.
    pub fn family(&mut self, week: Week, slots: usize, today: NaiveDate) -> Option<NewFamily> {
        let person = self.person(0.65)?;
        let names = ["Noor", "Liam", "Adam", "Mila", "Yara", "Emir", "Sofia", "Daan", "Lina", "Anton", "Zoë", "Amir"];
        let many = *[1, 1, 2, 2, 3].choose(&mut self.random)?;
        let children = (0..many)
            .filter_map(|_| {
                let born = today.checked_sub_months(Months::new(
                    *[3, 9, 15, 22, 28, 34, 44, 55, 68, 80, 100, 120].choose(&mut self.random)?,
                ))?;
                Some((self.one_of(&names)?, format!("{:04}-{:02}", born.year(), born.month())))
            })
            .collect();
        let reason = self.one_of(&[
            "dutch-lesson",
            "dutch-lesson",
            "work",
            "work",
            "interview",
            "training",
            "appointment",
            "breathing-space",
        ])?;
        let mut days: Vec<usize> = (0..7).collect();
        let mut wanted = Vec::new();
        while wanted.len() < slots && !days.is_empty() {
            let day = days.swap_remove(self.random.random_range(0..days.len()));
            if day >= 5 && self.random.random_bool(0.6) && days.len() >= slots - wanted.len() {
                continue;
            }
            let (from, minutes) = match reason {
                "work" => (
                    *[375, 390, 420, 840, 960].choose(&mut self.random)?,
                    *[180, 240, 300, 360].choose(&mut self.random)?,
                ),
                "dutch-lesson" | "training" => {
                    (*[510, 525, 780, 1080].choose(&mut self.random)?, *[150, 180, 210].choose(&mut self.random)?)
                }
                _ => (
                    *[540, 570, 600, 810, 870].choose(&mut self.random)?,
                    *[90, 120, 150, 180].choose(&mut self.random)?,
                ),
            };
            let time = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            wanted.push((week.days()[day], time(from), time(from + minutes)));
        }
        wanted.sort();
        Some(NewFamily { person, children, single_parent: self.random.random_bool(0.35), reason, slots: wanted })
    }

    /// A number below `most`, for choices that are not about people.
    pub fn below(&mut self, most: usize) -> usize {
        self.random.random_range(0..most)
    }
}

/// The loopback address of somebody. Where a machine has only one, all come from there.
fn own_address(count: usize) -> IpAddr {
    let [.., a, b] = (count as u32).to_be_bytes();
    IpAddr::V4(if cfg!(target_os = "linux") { Ipv4Addr::new(127, 64, a, b) } else { Ipv4Addr::LOCALHOST })
}

//! The people of the town, all made up: names, streets, languages, stages, hours and needs, from a seed.

use chrono::{Datelike, Days, Months, NaiveDate};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

use domain::basics::{IsoWeek, Place, place};

/// The postcodes of the town: Ghent and its neighbours to the south and east.
pub const POSTCODES: [&str; 13] = ["9000", "9030", "9031", "9032", "9040", "9041", "9050", "9051", "9052", "9070", "9090", "9820", "9940"];

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
    Origin { languages: &["ti", "en"], given: &["Selam", "Eden", "Rahel", "Miriam"], family: &["Tesfay", "Haile", "Gebremedhin"] },
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
    /// Name.
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
    pub place: String,
}

/// A caregiver to be.
#[derive(Clone, Debug)]
pub struct NewCaregiver {
    /// She.
    pub person: Person,
    /// How she travels.
    pub transport: &'static str,
    /// The longest way, in minutes.
    pub max_travel: u32,
    /// Her stage.
    pub stage: &'static str,
    /// Hours a week that she would like.
    pub target: u32,
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
    /// She.
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
    places: Vec<&'static Place>,
}

impl Town {
    /// The town of a seed.
    pub fn new(seed: u64) -> Self {
        let places = place::all().iter().filter(|p| POSTCODES.contains(&p.postcode.as_str())).collect();
        Town { random: StdRng::seed_from_u64(seed), count: 0, places }
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.choose(&mut self.random).copied()
    }

    fn person(&mut self, foreign: f64) -> Option<Person> {
        self.count += 1;
        let origin = if self.random.random_bool(foreign) { ORIGINS[1..].choose(&mut self.random)? } else { &ORIGINS[0] };
        let (given, family) = (self.one_of(origin.given)?, self.one_of(origin.family)?);
        let place = self.one_of(&self.places.clone())?;
        let mut speaks = origin.languages.to_vec();
        if !speaks.contains(&"nl") && self.random.random_bool(0.6) {
            speaks.push("nl");
        }
        let plain: String = given.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
        Some(Person {
            name: format!("{given} {family}"),
            email: format!("{plain}.{}@wijk.example", self.count),
            phone: format!("0470 00 {:02} {:02}", self.count / 100, self.count % 100),
            language: if speaks.contains(&"nl") { "nl" } else { "en" },
            street: format!("{} {}", self.one_of(&STREETS)?, self.random.random_range(1..140)),
            place: place.label(),
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
        let since = |random: &mut StdRng, most: u64| today - Days::new(random.random_range(20..most));
        let mut certificates =
            vec![("criminal-record-extract", since(&mut self.random, 300), None), ("medical-fitness", since(&mut self.random, 300), None)];
        if stage != "trainee" {
            let seen = since(&mut self.random, 700);
            certificates.push(("care-3-12", seen, None));
            certificates.push(("dutch-b1", seen, None));
            if stage == "mentor" || self.random.random_bool(0.6) {
                let aid = since(&mut self.random, 1060);
                certificates.push(("care-0-3", seen, None));
                certificates.push(("infant-first-aid", aid, aid.checked_add_months(Months::new(36))));
            }
        }
        Some(NewCaregiver {
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

    fn hours(&mut self) -> Option<Vec<(u32, String, String, &'static str)>> {
        let habits = [("06:30", "12:30"), ("07:00", "18:00"), ("08:30", "16:00"), ("12:00", "19:30"), ("15:30", "22:30")];
        let (from, until) = self.one_of(&habits)?;
        let mut hours = Vec::new();
        for weekday in 1..=7 {
            if self.random.random_bool(if weekday <= 5 { 0.78 } else { 0.3 }) {
                let (from, until) = if self.random.random_bool(0.75) { (from, until) } else { self.one_of(&habits)? };
                hours.push((weekday, from.to_owned(), until.to_owned(), self.one_of(&["wanted", "ok", "ok", "if-needed"])?));
            }
        }
        Some(hours)
    }

    /// A family with so many slots in a week.
    pub fn family(&mut self, week: IsoWeek, slots: usize, today: NaiveDate) -> Option<NewFamily> {
        let person = self.person(0.65)?;
        let names = ["Noor", "Liam", "Adam", "Mila", "Yara", "Emir", "Sofia", "Daan", "Lina", "Anton", "Zoë", "Amir"];
        let many = *[1, 1, 2, 2, 3].choose(&mut self.random)?;
        let children = (0..many)
            .filter_map(|_| {
                let born =
                    today.checked_sub_months(Months::new(*[3, 9, 15, 22, 28, 34, 44, 55, 68, 80, 100, 120].choose(&mut self.random)?))?;
                Some((self.one_of(&names)?, format!("{:04}-{:02}", born.year(), born.month())))
            })
            .collect();
        let reason =
            self.one_of(&["dutch-lesson", "dutch-lesson", "work", "work", "interview", "training", "appointment", "breathing-space"])?;
        let mut days: Vec<usize> = (0..7).collect();
        let mut wanted = Vec::new();
        while wanted.len() < slots && !days.is_empty() {
            let day = days.swap_remove(self.random.random_range(0..days.len()));
            if day >= 5 && self.random.random_bool(0.6) && days.len() >= slots - wanted.len() {
                continue;
            }
            let (from, minutes) = match reason {
                "work" => (*[375, 390, 420, 840, 960].choose(&mut self.random)?, *[180, 240, 300, 360].choose(&mut self.random)?),
                "dutch-lesson" | "training" => {
                    (*[510, 525, 780, 1080].choose(&mut self.random)?, *[150, 180, 210].choose(&mut self.random)?)
                }
                _ => (*[540, 570, 600, 810, 870].choose(&mut self.random)?, *[90, 120, 150, 180].choose(&mut self.random)?),
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

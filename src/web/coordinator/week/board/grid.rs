//! The board drawn: days to time, and weeks with a column for each day.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::requests::Slot;

use super::calendar::{Axis, Cell, lanes};
use super::chip::{Chip, Pen};
use super::lines::{self, Head, Line};
use super::wanted::{By, Wanted, short};

/// Slots that nobody has, above the lines of caregivers: so many of one day, and of each day of a week.
const OPEN_OF_A_DAY: usize = 30;
const OPEN_OF_A_WEEK: usize = 5;
/// More lanes than these, in one line or in all, are drawn close together.
const ROOMY: usize = 14;
const ROOMY_IN_ALL: usize = 45;

/// Days, or one day, drawn to time.
pub struct Clock {
    pub hours: Vec<String>,
    pub an_hour: u32,
    /// Whether a name stands before each line; else it stands above.
    pub headed: bool,
    pub dense: bool,
    pub bands: Vec<Band>,
    pub axis: Axis,
}

/// A line, in as many lanes as it needs.
pub struct Band {
    pub head: Head,
    pub lanes: Vec<Vec<Cell<Chip>>>,
}

/// The whole week.
pub struct Days {
    pub names: Vec<(String, String)>,
    pub lines: Vec<WeekLine>,
    pub axis: Axis,
}

/// A line with its slots, by day.
pub struct WeekLine {
    pub head: Head,
    pub days: Vec<Vec<Chip>>,
}

impl Clock {
    pub fn new<'a>(pen: &Pen<'a>, wanted: &Wanted, mut lines: Vec<Line<'a>>) -> Self {
        let axis = lines::axis(pen.seen);
        with_open(pen, wanted, OPEN_OF_A_DAY, &mut lines);
        let none = Vec::new();
        let bands: Vec<Band> = lines
            .into_iter()
            .map(|line| {
                let blocks = line.slots.iter().map(|slot| pen.block(slot, wanted.by)).collect();
                let free = wanted.day.and_then(|day| line.head.free.get(&day)).unwrap_or(&none);
                Band { lanes: lanes(&axis, blocks, free), head: line.head }
            })
            .collect();
        let headed = matches!(wanted.by, By::Caregiver | By::Family);
        let lanes = || bands.iter().map(|band| band.lanes.len());
        let dense = headed || lanes().max().unwrap_or(0) > ROOMY || lanes().sum::<usize>() > ROOMY_IN_ALL;
        Clock { hours: axis.hours(), an_hour: axis.an_hour(), headed, dense, bands, axis }
    }

    /// How many columns there are, the names' own too.
    pub fn columns(&self) -> u32 {
        self.hours.len() as u32 * self.an_hour + u32::from(self.headed)
    }
}

impl Days {
    pub fn new<'a>(pen: &Pen<'a>, wanted: &Wanted, mut lines: Vec<Line<'a>>) -> Self {
        with_open(pen, wanted, OPEN_OF_A_WEEK, &mut lines);
        let days = pen.seen.week.days();
        let names = days.iter().map(|day| (day.to_string(), short(pen.words, *day))).collect();
        let line = |line: Line| {
            let mut of_day: HashMap<NaiveDate, Vec<&Slot>> = HashMap::new();
            line.slots.iter().for_each(|slot| of_day.entry(slot.wall_start().date()).or_default().push(slot));
            let chips = |day| of_day.get(&day).into_iter().flatten().map(|slot| pen.chip(slot, wanted.by)).collect();
            WeekLine { days: days.into_iter().map(chips).collect(), head: line.head }
        };
        Days { names, lines: lines.into_iter().map(line).collect(), axis: lines::axis(pen.seen) }
    }
}

/// Above the lines of caregivers stands what nobody has, so that it can be given to one of them.
fn with_open<'a>(pen: &Pen<'a>, wanted: &Wanted, most: usize, lines: &mut Vec<Line<'a>>) {
    if wanted.by != By::Caregiver {
        return;
    }
    let (slots, more) = lines::open(pen.seen, wanted, most);
    if slots.is_empty() {
        return;
    }
    let notes = if more > 0 { vec![pen.words.say1("board-open-more", "count", more)] } else { Vec::new() };
    let href = Some(wanted.address(pen.seen, By::Unfilled, None, None));
    lines.insert(0, Line { head: Head { name: pen.words.say("board-nobody"), href, notes, ..Head::default() }, slots });
}

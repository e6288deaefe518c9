//! Care that comes again every week: on which days, and how it is told.

use chrono::NaiveDate;

use super::WantedSlot;
use crate::words::{Message, Words};

/// The first day, and with `until` every week from there up to it, but for the days that are left out.
pub fn days(first: NaiveDate, until: Option<NaiveDate>, left_out: impl Fn(NaiveDate) -> bool) -> Vec<NaiveDate> {
    match until {
        None => vec![first],
        Some(until) => first.iter_weeks().take_while(|day| *day <= until).filter(|day| !left_out(*day)).collect(),
    }
}

/// A slot, or all those that come every week, as people speak of them.
pub struct Told<'a> {
    slots: Vec<&'a WantedSlot>,
}

/// What is asked, in the order in which it begins.
pub fn told(slots: &[WantedSlot]) -> Vec<Told<'_>> {
    let mut told: Vec<Told> = Vec::new();
    for slot in slots {
        match told.iter_mut().find(|one| slot.series.is_some() && one.slots[0].series == slot.series) {
            Some(series) => series.slots.push(slot),
            None => told.push(Told { slots: vec![slot] }),
        }
    }
    told.sort_by_key(|one| one.slots[0].starts_at);
    told
}

impl Told<'_> {
    /// The first of them.
    pub fn first(&self) -> &WantedSlot {
        self.slots[0]
    }

    /// The day, or the day of the week.
    pub fn day(&self, words: &Words) -> String {
        let first = self.first().wall_start.date();
        match self.slots.len() {
            1 => words.date(first),
            _ => words.say1("weekly-day", "weekday", words.weekday(first)),
        }
    }

    /// From when until when on that day.
    pub fn hours(&self, words: &Words) -> String {
        words.hours(self.first().wall_start, self.first().wall_end)
    }

    /// From when until when it comes, how often, and on which days in between not; none of what is asked once.
    pub fn how_often(&self, words: &Words) -> Option<String> {
        let days: Vec<NaiveDate> = self.slots.iter().map(|slot| slot.wall_start.date()).collect();
        let [first, .., last] = days[..] else { return None };
        let between = self::days(first, Some(last), |day| days.contains(&day));
        let key = if between.is_empty() { "weekly-times" } else { "weekly-times-without" };
        let without: Vec<String> = between.into_iter().map(|day| words.short_day(day)).collect();
        let message = Message::new(key).with("first", words.dated(first)).with("last", words.dated(last));
        Some(words.tell(&message.with("count", days.len()).with("days", without.join(", "))))
    }

    /// What one costs, with how often it comes.
    pub fn each(&self, words: &Words, cost: String) -> String {
        match self.how_often(words) {
            None => cost,
            Some(often) => words.say2("weekly-each", "often", often, "cost", cost),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn every_week_until_a_day_and_over_the_end_of_the_year() {
        let found = days(day("2026-12-22"), Some(day("2027-01-13")), |day| day == self::day("2026-12-29"));
        assert_eq!(found, ["2026-12-22", "2027-01-05", "2027-01-12"].map(day));
        assert_eq!(days(day("2026-12-22"), Some(day("2026-12-22")), |_| false), [day("2026-12-22")]);
        assert_eq!(days(day("2026-12-22"), None, |_| true), [day("2026-12-22")], "what is asked once is meant");
        assert!(days(day("2026-12-22"), Some(day("2026-12-21")), |_| false).is_empty());
    }
}

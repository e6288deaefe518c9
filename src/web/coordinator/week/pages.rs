//! A board of a whole city in parts: a day at a time, or so many at a time. A small week is one page.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::words::Words;

use super::Seen;

/// Slots up to which a week is shown day beside day.
const WHOLE_WEEK: usize = 300;

/// Which part of a list is shown, and the way to the others.
pub struct Pages {
    /// The one day that is shown; none: all of them.
    pub day: Option<NaiveDate>,
    first: usize,
    most: usize,
    /// What follows `?by=…`, the text, and whether it is this one.
    pub links: Vec<(String, String, bool)>,
}

impl Pages {
    /// By day: the whole week, or where that is too much the wanted day, else the first.
    pub(super) fn of_days(seen: &Seen, words: &Words, wanted: NaiveDate) -> Self {
        let days = seen.week.days();
        let mut pages = Pages { day: None, first: 0, most: usize::MAX, links: Vec::new() };
        if seen.slots().len() > WHOLE_WEEK {
            let shown = if days.contains(&wanted) { wanted } else { days[0] };
            let mut counts: HashMap<NaiveDate, usize> = HashMap::new();
            seen.slots().iter().for_each(|slot| *counts.entry(slot.wall_start().date()).or_default() += 1);
            let link = |day: NaiveDate| {
                let count = counts.get(&day).unwrap_or(&0);
                (format!("&day={day}"), format!("{} ({count})", words.day(day)), day == shown)
            };
            pages.links = days.into_iter().map(link).collect();
            pages.day = Some(shown);
        }
        pages
    }

    /// Of so many, `most` at a time.
    pub fn of_many(count: usize, most: usize, wanted: &str) -> Self {
        let last = count.div_ceil(most).max(1);
        let shown = wanted.parse().unwrap_or(1).clamp(1, last);
        let link = |page: usize| (format!("&page={page}"), page.to_string(), page == shown);
        let links = if last > 1 { (1..=last).map(link).collect() } else { Vec::new() };
        Pages { day: None, first: (shown - 1) * most, most, links }
    }

    /// The part of a list that is shown.
    pub fn part<T>(&self, all: Vec<T>) -> impl Iterator<Item = T> + use<T> {
        all.into_iter().skip(self.first).take(self.most)
    }

    /// What this page is called behind `?by=…`.
    pub fn here(&self) -> &str {
        self.links.iter().find(|(.., here)| *here).map_or("", |(link, ..)| link.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Pages;

    #[test]
    fn every_one_of_many_is_on_a_page() {
        for (count, most) in [(0, 50), (1, 50), (50, 50), (51, 50), (300, 50), (301, 50)] {
            let pages = Pages::of_many(count, most, "1").links.len().max(1);
            let page = |page: usize| {
                Pages::of_many(count, most, &page.to_string()).part((0..count).collect()).collect::<Vec<_>>()
            };
            assert_eq!((1..=pages).flat_map(page).collect::<Vec<usize>>(), (0..count).collect::<Vec<_>>());
        }
        assert_eq!(Pages::of_many(120, 50, "99").here(), "&page=3", "there are no more");
        assert_eq!(Pages::of_many(120, 50, "no number").here(), "&page=1");
    }
}

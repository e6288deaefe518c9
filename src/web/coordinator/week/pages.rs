//! A list of a whole city in parts, so many at a time.

/// Which part of a list is shown, and the way to the others.
pub struct Pages {
    first: usize,
    most: usize,
    /// What follows an address (`&page=…`), the text, and whether it is this one; none where there is one part.
    pub links: Vec<(String, String, bool)>,
}

impl Pages {
    /// Of so many, `most` at a time.
    pub fn of_many(count: usize, most: usize, wanted: &str) -> Self {
        let last = count.div_ceil(most).max(1);
        let shown = wanted.parse().unwrap_or(1).clamp(1, last);
        let link = |page: usize| (format!("&page={page}"), page.to_string(), page == shown);
        let links = if last > 1 { (1..=last).map(link).collect() } else { Vec::new() };
        Pages { first: (shown - 1) * most, most, links }
    }

    /// The part of a list that is shown.
    pub fn part<T>(&self, all: Vec<T>) -> impl Iterator<Item = T> + use<T> {
        all.into_iter().skip(self.first).take(self.most)
    }

    /// What this part is called behind an address.
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

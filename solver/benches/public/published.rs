//! Published values beside found ones: what they are, and what it means that they differ.

use std::collections::HashMap;

/// A proved optimum, or the two values that it is known to lie between.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// No plan has less than this.
    pub least: i64,
    /// No plan has more than this.
    pub most: i64,
}

impl Known {
    /// Reads `45` or `[244,252]`; nothing where the value was never published.
    pub fn read(written: &str) -> Option<Known> {
        let inner = written.trim().trim_start_matches('[').trim_end_matches(']');
        let mut numbers = inner.split(',').map(|number| number.trim().parse::<i64>().ok());
        let least = numbers.next()??;
        Some(Known { least, most: numbers.next().flatten().unwrap_or(least) })
    }

    /// As it is printed.
    pub fn words(self) -> String {
        if self.least == self.most { self.least.to_string() } else { format!("{} to {}", self.least, self.most) }
    }
}

/// A table of comma-separated values by instance and column name, as written.
pub fn table(text: &str) -> HashMap<(String, String), String> {
    let mut lines = text.lines().map(fields);
    let names = lines.next().unwrap_or_default();
    let key = names.iter().position(|name| name == "instance" || name == "day").unwrap_or_default();
    let rows = lines.filter(|row| row.len() == names.len());
    let cells = rows.flat_map(|row| {
        let instance = row[key].clone();
        names.clone().into_iter().zip(row).map(move |(name, cell)| ((instance.clone(), name), cell))
    });
    cells.collect()
}

/// One line of comma-separated fields; `"[low,high]"` is written in quotes, with a comma of its own.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().into_iter().for_each(|field| field.push(other)),
        }
    }
    fields
}

/// A value found and a value proved, in the words of the question: where less is better, both are what is to be small.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// Of the plan; none where the plan leaves something out that the question asks for.
    pub found: Option<i64>,
    /// No plan has a better one.
    pub proved: i64,
    /// Whether less is better.
    pub less_is_better: bool,
}

impl Answer {
    /// What to think of it, and whether it contradicts what was published: then one of the two is wrong.
    pub fn judged(self, known: Option<Known>) -> (String, bool) {
        let sign = if self.less_is_better { -1 } else { 1 };
        // From here on more is better.
        let (found, proved) = (self.found.map(|found| sign * found), sign * self.proved);
        let known = known
            .map(|known| if self.less_is_better { (-known.most, -known.least) } else { (known.least, known.most) });
        if let Some((least, most)) = known
            && (found.is_some_and(|found| found > most) || proved < least)
        {
            return ("contradicts what is published".to_owned(), true);
        }
        if found == Some(proved) {
            let open = known.is_some_and(|(least, most)| least != most);
            return (if open || known.is_none() { "proved, which was open" } else { "proved" }.to_owned(), false);
        }
        let Some((least, most)) = known else { return ("open".to_owned(), false) };
        let plan = match found {
            None => "plan: not everything served".to_owned(),
            Some(found) if found < least => format!("plan weak by {}", least - found),
            Some(found) if found == least => "plan as published".to_owned(),
            Some(found) => format!("plan better by {}", found - least),
        };
        let bound = match proved - most {
            0 => "bound as published".to_owned(),
            weak if weak > 0 => format!("bound weak by {weak}"),
            better => format!("bound better by {}", -better),
        };
        (format!("{plan}, {bound}"), false)
    }
}

//! The columns of each kind of file, and the template to fill in.

use super::Contents;
use crate::basics::text::searchable;
use crate::words::{self, Words};

/// A column of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it holds: the name of a field, with the number of the child from 0 on where it is one of several.
    pub field: &'static str,
    /// Whether a file must have it.
    pub needed: bool,
}

const fn needed(field: &'static str) -> Column {
    Column { field, needed: true }
}

const fn free(field: &'static str) -> Column {
    Column { field, needed: false }
}

const FAMILIES: &[Column] = &[
    needed("name"),
    needed("phone"),
    free("email"),
    free("language"),
    free("speaks"),
    needed("street"),
    needed("place"),
    free("single_parent"),
    free("trainees_welcome"),
    free("needs"),
    needed("child_name-0"),
    needed("child_month-0"),
    free("child_name-1"),
    free("child_month-1"),
    free("child_name-2"),
    free("child_month-2"),
    free("child_name-3"),
    free("child_month-3"),
    free("child_name-4"),
    free("child_month-4"),
    free("child_name-5"),
    free("child_month-5"),
];

const CAREGIVERS: &[Column] = &[
    needed("name"),
    needed("email"),
    needed("phone"),
    free("language"),
    free("speaks"),
    needed("street"),
    needed("place"),
    needed("transport"),
    free("max_travel_minutes"),
    free("earlier_work"),
    free("wishes"),
];

const AVAILABILITY: &[Column] = &[needed("email"), needed("day"), needed("from"), needed("until"), free("shade")];

const CERTIFICATES: &[Column] = &[needed("email"), needed("code"), needed("valid_from"), free("valid_until")];

impl Contents {
    /// Its columns, in the order of the template.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Contents::Families => FAMILIES,
            Contents::Caregivers => CAREGIVERS,
            Contents::Availability => AVAILABILITY,
            Contents::Certificates => CERTIFICATES,
        }
    }

    /// The column that a heading means: by the name of its field, or by its heading in any language.
    pub(super) fn column(self, heading: &str) -> Option<Column> {
        let typed = searchable(heading);
        self.columns().iter().copied().find(|column| column.names().contains(&typed))
    }
}

impl Column {
    /// Its field without the number, as messages have it, and the number of the child from 1 on.
    fn parts(self) -> (String, Option<usize>) {
        match self.field.split_once('-') {
            Some((stem, number)) => (stem.replace('_', "-"), number.parse().ok().map(|n: usize| n + 1)),
            None => (self.field.replace('_', "-"), None),
        }
    }

    /// Its heading.
    pub fn heading(self, words: &Words) -> String {
        let (stem, number) = self.parts();
        let name = words.plain().named("import-column", &stem);
        number.map_or(name.clone(), |number| format!("{name} {number}"))
    }

    /// What stands in it.
    pub fn explained(self, words: &Words) -> String {
        words.named("import-hint", &self.parts().0)
    }

    /// Whether it is one more of those before it, such as that of the second child.
    pub fn is_one_more(self) -> bool {
        self.parts().1.is_some_and(|number| number > 1)
    }

    /// What it may be called: of the first of several the number can be left out.
    fn names(self) -> Vec<String> {
        let (stem, number) = self.parts();
        let mut names = vec![searchable(self.field)];
        for language in words::languages() {
            let words = Words::of(&language.code);
            names.push(searchable(&self.heading(&words)));
            names.extend((number == Some(1)).then(|| searchable(&words.plain().named("import-column", &stem))));
        }
        names
    }
}

/// A file with nothing but its headings, as a spreadsheet opens it: marked as UTF-8, with semicolons.
pub fn template(contents: Contents, words: &Words) -> String {
    let headings: Vec<String> = contents.columns().iter().map(|column| column.heading(words)).collect();
    format!("\u{feff}{}\r\n", headings.join(";"))
}

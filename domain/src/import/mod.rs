//! Families, caregivers, hours and certificates from a file that a spreadsheet wrote: looked over first, then taken in
//! whole or not at all. Page and command call the same verb.

mod availability;
mod caregivers;
mod certificates;
mod columns;
mod families;
mod figures;
mod file;
mod names;

use crate::basics::ids::{CaregiverId, FamilyId};
use crate::choices;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::words::{Message, Words};

pub use columns::{Column, template};
pub use file::{MOST_LINES, as_text};

use file::Sheet;

choices! {
    /// What a file holds; named by the messages `import-contents-…`.
    Contents {
        /// Families with their children, one a line.
        Families => "families",
        /// Caregivers, one a line.
        Caregivers => "caregivers",
        /// Hours of caregivers: of a weekday or of a date, one stretch a line.
        Availability => "availability",
        /// Certificates that a coordinator has seen, one a line.
        Certificates => "certificates",
    }
}

/// Whether a file is only looked over, or taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// Nothing changes: what would come of it.
    Dry,
    /// It is carried out.
    Real,
}

/// What is wrong in a file, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The line, as a spreadsheet counts it; none: the file as a whole.
    pub line: Option<u64>,
    /// The heading of the column, as the file has it; none: the whole line.
    pub column: Option<String>,
    /// What is wrong, and what to do.
    pub message: Message,
}

impl Fault {
    fn of_file(message: Message) -> Self {
        Fault { line: None, column: None, message }
    }

    /// The fault in words, with its place: `Line 3, column "Telephone": …`.
    pub fn told(&self, words: &Words) -> String {
        let wrong = words.tell(&self.message);
        match (self.line, &self.column) {
            (None, _) => wrong,
            (Some(line), None) => words.say2("import-at-line", "line", line as i64, "wrong", wrong),
            (Some(line), Some(column)) => {
                let told = Message::new("import-at-cell").with("line", line as i64).with("column", column);
                words.tell(&told.with("wrong", wrong))
            }
        }
    }
}

/// Somebody whom a line of the file means.
#[derive(Clone, Debug, PartialEq)]
pub enum Whom {
    /// A family.
    Family(FamilyId),
    /// A caregiver.
    Caregiver(CaregiverId),
}

/// A line of the file that means somebody or something that is here already.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The line.
    pub line: u64,
    /// The name under which it is here.
    pub name: String,
    /// Who it is.
    pub whom: Whom,
}

/// What a file brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// So many families, caregivers or certificates are new; of hours: so many caregivers get them.
    pub fresh: usize,
    /// So many people are asked by e-mail whether the address is theirs.
    pub questions: usize,
    /// What is here already: it stays as it is.
    pub known: Vec<Known>,
    /// Whose hours of before make place for those of the file.
    pub replaced: Vec<Known>,
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing changed; everything that is wrong with it.
    Refused(Vec<Fault>),
    /// Nothing changed yet; what it would bring.
    Looked(Report),
    /// It was taken in.
    Done(Report),
}

/// Looks a file over, and takes it in where that is asked and nothing is wrong: as a whole or not at all, within the
/// transaction of the context. Whoever is here already is left as she is. People are asked whether the address is
/// theirs, and hear nothing else before they say so.
pub fn import(context: &mut Context, contents: Contents, bytes: &[u8], run: Run) -> anyhow::Result<Outcome> {
    let sheet = match file::read(contents, bytes) {
        Ok(sheet) => sheet,
        Err(faults) => return Ok(Outcome::Refused(faults)),
    };
    match contents {
        Contents::Families => families::import(context, &sheet, run),
        Contents::Caregivers => caregivers::import(context, &sheet, run),
        Contents::Availability => availability::import(context, &sheet, run),
        Contents::Certificates => certificates::import(context, &sheet, run),
    }
}

/// What stands in a line, once it is read.
struct Read<T> {
    line: u64,
    value: T,
}

/// Carries out what was read, where that is asked, and writes down that a file came in.
fn carry_out<T>(
    context: &mut Context,
    contents: Contents,
    (fresh, report): (Vec<T>, Report),
    run: Run,
    mut apply: impl FnMut(&mut Context, &T) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    if run == Run::Dry {
        return Ok(Outcome::Looked(report));
    }
    for one in &fresh {
        apply(context, one)?;
    }
    let detail = format!("{}: {} new, {} known", contents.as_str(), report.fresh, report.known.len());
    journal::record(context, &Entry::new(Kind::Imported).detail(detail).by_import())?;
    Ok(Outcome::Done(report))
}

/// Notes each line that says the same as one above it: which of them counts, nobody knows.
fn twice(sheet: &Sheet, line: u64, column: &str, earlier: u64) -> Fault {
    sheet.fault(line, column, Message::new("import-fault-twice").with("line", earlier as i64))
}

#[cfg(test)]
mod tests;

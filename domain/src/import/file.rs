//! The file itself: its letters, its separator, its headings and its lines.

use std::borrow::Cow;

use super::{Column, Contents, Fault};
use crate::basics::text::tidied;
use crate::words::{self, Message, Words};

/// The longest file, in characters.
const MOST_CHARACTERS: usize = 1_000_000;

/// The most lines under the headings: more is no list that somebody looks over.
pub const MOST_LINES: usize = 2_000;

/// What stands between two cells: what Excel writes here, what it writes elsewhere, what is copied out of it.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

/// A file that was read.
#[derive(Debug)]
pub struct Sheet {
    /// Which column each cell of a line belongs to, and its heading as the file has it.
    headings: Vec<(Option<Column>, String)>,
    /// The lines that are not empty.
    pub rows: Vec<Row>,
}

/// A line of the file.
#[derive(Debug)]
pub struct Row {
    /// Its number, as a spreadsheet counts it.
    pub line: u64,
    cells: Vec<(&'static str, String)>,
}

impl Row {
    /// What stands in a column; empty where there is none.
    pub fn get(&self, field: &str) -> &str {
        self.cells.iter().find(|(name, _)| *name == field).map_or("", |(_, value)| value)
    }
}

impl Sheet {
    /// Something is wrong with a cell; without a column in the file, with its line.
    pub fn fault(&self, line: u64, field: &str, message: Message) -> Fault {
        let named = |(column, _): &&(Option<Column>, String)| column.is_some_and(|column| column.field == field);
        Fault { line: Some(line), column: self.headings.iter().find(named).map(|(_, name)| name.clone()), message }
    }
}

/// Reads a file, or says why it is none.
pub fn read(contents: Contents, bytes: &[u8]) -> Result<Sheet, Vec<Fault>> {
    let text = decoded(bytes).map_err(|message| vec![Fault::of_file(message)])?;
    let (text, said) = without_hint(&text);
    let separator = said.unwrap_or_else(|| separator(contents, text));
    // A line that only says the separator is a line too.
    let mut records = records(text, separator, u64::from(said.is_some()));
    let Some((first, names)) = records.next() else {
        return Err(vec![Fault::of_file(Message::new("import-fault-empty"))]);
    };
    let (headings, mut faults) = headings(contents, first, names);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut sheet = Sheet { headings, rows: Vec::new() };
    let mut count = 0;
    for (line, cells) in records.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())) {
        count += 1;
        if count <= MOST_LINES {
            faults.extend(homeless(&sheet, line, &cells));
            let cells = sheet.headings.iter().zip(cells);
            let cells = cells.filter_map(|((column, _), cell)| column.map(|column| (column.field, cell)));
            sheet.rows.push(Row { line, cells: cells.collect() });
        }
    }
    match count {
        0 => Err(vec![Fault::of_file(Message::new("import-fault-no-lines"))]),
        count if count > MOST_LINES => {
            let message = Message::new("import-fault-too-many").with("lines", count).with("most", MOST_LINES);
            Err(vec![Fault::of_file(message)])
        }
        _ if !faults.is_empty() => Err(faults),
        _ => Ok(sheet),
    }
}

/// The text of a file that can be read: what a page carries along until it is taken in.
pub fn as_text(bytes: &[u8]) -> Option<String> {
    decoded(bytes).ok().map(Cow::into_owned)
}

/// The text of a file: as its mark says (UTF-8, UTF-16), else as UTF-8 where it is that, else as Windows-1252, which
/// Excel writes without asking.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Message> {
    // The beginnings of a zip (what .xlsx and .ods are inside), of an old .xls, of a PDF.
    let begins = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    if begins(&[b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"]) {
        return Err(Message::new("import-fault-spreadsheet"));
    }
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    if begins(&[b"%PDF"]) || (marked.is_none() && bytes.contains(&0)) {
        return Err(Message::new("import-fault-no-text"));
    }
    let text = match (marked, std::str::from_utf8(bytes)) {
        (Some(encoding), _) => encoding.decode(bytes).0,
        (None, Ok(text)) => Cow::Borrowed(text),
        (None, Err(_)) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    // Counted so that the same list is as long in any letters and with any ends of lines.
    let length = text.chars().filter(|c| !['\r', '\n'].contains(c)).count();
    match length {
        _ if text.trim().is_empty() => Err(Message::new("import-fault-empty")),
        length if length > MOST_CHARACTERS => Err(Message::new("import-fault-too-long").with("most", MOST_LINES)),
        _ => Ok(text),
    }
}

/// The text without a first line such as `sep=;`, by which Excel is told the separator, and that separator.
fn without_hint(text: &str) -> (&str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some(&[separator]) if SEPARATORS.contains(&separator) => (rest, Some(separator)),
        _ => (text, None),
    }
}

/// The separator by which the first line has the most headings that are known; else the most cells.
fn separator(contents: Contents, text: &str) -> u8 {
    let fits = |separator: &u8| {
        let names = records(text, *separator, 0).next().map(|(_, names)| names).unwrap_or_default();
        (names.iter().filter(|name| contents.column(name).is_some()).count(), names.len())
    };
    SEPARATORS.into_iter().rev().max_by_key(fits).unwrap_or(b';')
}

/// The lines of a text with their numbers; `before` lines stand above them.
fn records(text: &str, separator: u8, before: u64) -> impl Iterator<Item = (u64, Vec<String>)> + '_ {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: before + 1 };
    reader.into_records().filter_map(Result::ok).map(move |record| {
        let line = lines.of(record.position().map_or(0, |position| position.byte() as usize));
        (line, record.iter().map(cell).collect())
    })
}

/// Counts lines on the way through a text, as a spreadsheet does: a record begins after the empty lines before it.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the record that begins at a byte or behind the ends of lines there.
    fn of(&mut self, byte: usize) -> u64 {
        while let Some(here) = self.text.get(self.at).filter(|here| self.at < byte || b"\r\n".contains(here)) {
            let begun = *here == b'\n' && self.at > 0 && self.text[self.at - 1] == b'\r';
            self.line += u64::from(b"\r\n".contains(here) && !begun);
            self.at += 1;
        }
        self.line
    }
}

/// What stands in a cell. An apostrophe that keeps a spreadsheet from reckoning, as in `'+32 470`, is no part of it.
fn cell(typed: &str) -> String {
    let tidy = tidied(typed);
    let tidy = tidy.trim();
    let guarded = tidy.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    guarded.unwrap_or(tidy).to_owned()
}

/// The columns that the headings mean; and what is wrong with them.
fn headings(contents: Contents, line: u64, names: Vec<String>) -> (Vec<(Option<Column>, String)>, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut found: Vec<(Option<Column>, String)> = Vec::new();
    for name in names {
        let column = contents.column(&name);
        let fault = match column {
            None if name.is_empty() => None,
            None => Some("import-fault-heading-unknown"),
            Some(_) if found.iter().any(|(before, _)| *before == column) => Some("import-fault-heading-twice"),
            Some(_) => None,
        };
        let at = |fault| Fault { line: Some(line), column: Some(short(&name)), message: Message::new(fault) };
        faults.extend(fault.map(at));
        found.push((column, name));
    }
    for column in contents.columns().iter().filter(|column| column.needed) {
        if !found.iter().any(|(there, _)| there.as_ref() == Some(column)) {
            let mut message = Message::new("import-fault-heading-missing").with("name", "");
            for language in words::languages() {
                message = message.with_in(&language.code, "name", column.heading(&Words::of(&language.code)));
            }
            faults.push(Fault { line: Some(line), column: None, message });
        }
    }
    (found, faults)
}

/// A heading as far as it is worth showing: that of a file without any may be its whole first line.
fn short(name: &str) -> String {
    const LONGEST: usize = 60;
    if name.chars().nth(LONGEST).is_none() {
        name.to_owned()
    } else {
        name.chars().take(LONGEST).chain(['…']).collect()
    }
}

/// Something stands where no heading is.
fn homeless(sheet: &Sheet, line: u64, cells: &[String]) -> Option<Fault> {
    let has_heading = |i: usize| sheet.headings.get(i).is_some_and(|(_, name)| !name.is_empty());
    let found = cells.iter().enumerate().find(|(i, cell)| !cell.is_empty() && !has_heading(*i));
    found.map(|(_, cell)| Fault {
        line: Some(line),
        column: None,
        message: Message::new("import-fault-no-heading").with("cell", short(cell)),
    })
}

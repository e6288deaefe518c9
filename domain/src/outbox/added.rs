//! What an organiser adds to a letter, in a language: a few sentences of its own after what the letter always says.

use super::letter::{Letter, Rendered};
use super::rows::added as rows;
use crate::basics::mark::{Saved, mark};
use crate::choices;
use crate::context::Context;
use crate::input::Faults;
use crate::journal::{self, Entry, Kind};
use crate::words::{Language, Words};

/// The most characters that are added.
const LONGEST: usize = 600;

choices! {
    /// A letter that something can be added to, by its name: those that families and caregivers get in the course of
    /// things.
    AddedTo {
        /// A family's request counts.
        Counted => "letter-counted",
        /// A family hears who comes.
        Confirmed => "letter-confirmed",
        /// A family or a caregiver is reminded of tomorrow.
        Tomorrow => "letter-tomorrow",
        /// A family hears that the search goes on.
        Looking => "letter-looking",
        /// A family hears that nobody was found.
        Nobody => "letter-nobody",
        /// A caregiver is admitted.
        Admitted => "caregiver-admitted",
        /// A caregiver is offered something.
        Offer => "letter-offer",
        /// A caregiver is asked for her answer.
        ReminderAnswer => "letter-reminder-answer",
    }
}

impl AddedTo {
    /// What the letter is called.
    pub fn named(self, words: &Words) -> String {
        match self.as_str() {
            name if name.starts_with("letter-") => words.say(name),
            name => words.named("letter", name),
        }
    }
}

/// Reads what was typed.
pub fn parse_added(typed: &str) -> Result<String, Faults> {
    let mut faults = Faults::default();
    faults.paragraph("added", typed, LONGEST).ok_or(faults)
}

/// What is added to which letters: letter and language.
pub fn all_added(context: &mut Context) -> anyhow::Result<Vec<(AddedTo, String)>> {
    let all = rows::all(context)?.into_iter();
    Ok(all.filter_map(|(letter, language)| Some((AddedTo::parse(&letter)?, language))).collect())
}

/// What is added to a letter in a language; empty where nothing is.
pub fn added(context: &mut Context, to: AddedTo, language: &str) -> anyhow::Result<String> {
    Ok(rows::get(context, to.as_str(), language)?.unwrap_or_default())
}

/// Sets what is added to a letter; nothing takes it away. `opened` marks what the form showed.
pub fn set_added(
    context: &mut Context,
    to: AddedTo,
    language: &Language,
    text: &str,
    opened: &str,
) -> anyhow::Result<Saved> {
    let before = added(context, to, &language.code)?;
    if mark(&before) != opened {
        return Ok(Saved::ChangedMeanwhile);
    }
    if before != text {
        rows::set(context, to.as_str(), &language.code, text)?;
        let detail = format!("{} in {}", to.as_str(), language.code);
        journal::record(context, &Entry::new(Kind::SettingsChanged).detail(detail))?;
    }
    Ok(Saved::Saved)
}

/// How the letter looks around what is added.
pub fn preview(context: &Context, to: AddedTo, language: &Language, text: &str) -> anyhow::Result<Rendered> {
    let words = Words::of(&language.code).plain();
    let letter = Letter::new(&words, to.named(&words), &words.say("letter-added-somebody"), &context.organiser);
    with(letter.paragraph(words.say("letter-added-here")), text).render()
}

/// The letter with what its organiser adds to it.
pub(super) fn with_added(context: &mut Context, name: &str, letter: &Letter) -> anyhow::Result<Letter> {
    let text = match AddedTo::parse(name) {
        Some(to) => added(context, to, &letter.words.code())?,
        None => String::new(),
    };
    Ok(with(letter.clone(), &text))
}

fn with(letter: Letter, text: &str) -> Letter {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(letter, |letter, line| letter.paragraph(line.to_owned()))
}

//! A letter: what it says, once, for its text and its HTML.

use askama::Template;

use crate::context::Organiser;
use crate::words::Words;

/// The organiser's contact person, named at the end of every letter.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// The organiser.
    pub organiser: String,
    /// The contact person.
    pub name: String,
    /// Her telephone number.
    pub phone: String,
    /// Her e-mail address.
    pub email: String,
}

/// What a letter says, in the recipient's language.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The recipient's language, plain.
    pub words: Words,
    /// The subject, and the heading of the HTML.
    pub subject: String,
    /// How it begins.
    pub greeting: String,
    /// What it says, a sentence or two each.
    pub paragraphs: Vec<String>,
    /// Facts, as label and value.
    pub facts: Vec<(String, String)>,
    /// Buttons, as label and address; the first is the one that most people want.
    pub buttons: Vec<(String, String)>,
    /// What stands after the buttons, smaller.
    pub afterwards: Vec<String>,
    /// A calendar file, as `text/calendar` with its method.
    pub calendar: Option<String>,
    /// Who signs.
    pub signature: Signature,
}

/// A letter as it is stored and sent.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// The calendar part.
    pub calendar: Option<String>,
}

#[derive(Template)]
#[template(path = "letters/letter.html")]
struct HtmlLetter<'a> {
    letter: &'a Letter,
    lang: String,
    dir: String,
}

#[derive(Template)]
#[template(path = "letters/letter.txt", escape = "none")]
struct TextLetter<'a> {
    letter: &'a Letter,
}

impl Signature {
    /// How an organiser signs.
    pub fn of(organiser: &Organiser) -> Self {
        Signature {
            organiser: organiser.name.clone(),
            name: organiser.contact_name.clone(),
            phone: organiser.contact_phone.clone(),
            email: organiser.contact_email.clone(),
        }
    }
}

impl Letter {
    /// A letter with a subject and a greeting; the rest is added.
    pub fn new(words: &Words, subject: String, name: &str, organiser: &Organiser) -> Self {
        let words = words.plain();
        Letter {
            greeting: words.say1("letter-greeting", "name", name),
            words,
            subject,
            paragraphs: Vec::new(),
            facts: Vec::new(),
            buttons: Vec::new(),
            afterwards: Vec::new(),
            calendar: None,
            signature: Signature::of(organiser),
        }
    }

    /// With a paragraph.
    pub fn paragraph(mut self, text: String) -> Self {
        self.paragraphs.push(text);
        self
    }

    /// With a fact.
    pub fn fact(mut self, label: String, value: String) -> Self {
        self.facts.push((label, value));
        self
    }

    /// With a button.
    pub fn button(mut self, label: String, href: String) -> Self {
        self.buttons.push((label, href));
        self
    }

    /// With a button where there is somewhere to go: who is told on the telephone has no link.
    pub fn link(self, label: String, href: Option<&str>) -> Self {
        match href {
            Some(href) => self.button(label, href.to_owned()),
            None => self,
        }
    }

    /// With a smaller paragraph at the end.
    pub fn afterwards(mut self, text: String) -> Self {
        self.afterwards.push(text);
        self
    }

    /// With a calendar file.
    pub fn calendar(mut self, calendar: String) -> Self {
        self.calendar = Some(calendar);
        self
    }

    /// Renders both parts.
    pub fn render(&self) -> anyhow::Result<Rendered> {
        let html = HtmlLetter { letter: self, lang: self.words.code(), dir: self.words.direction() };
        Ok(Rendered {
            subject: self.subject.clone(),
            text: TextLetter { letter: self }.render()?,
            html: html.render()?,
            calendar: self.calendar.clone(),
        })
    }
}

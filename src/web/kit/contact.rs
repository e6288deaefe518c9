//! What passed between the desk and one person: her letters and what became of them, and the notes that coordinators
//! write, of calls and of what was agreed. The same page for families and for caregivers.

use actix_web::web;
use askama::Template;

use domain::basics::ids::NoteId;
use domain::notes::{self, About, LONGEST, Note, NoteKind};
use domain::outbox::{self, Posted, Whom};

use crate::web::kit::letter_name::letter_name;
use crate::web::kit::reach::Reach;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Person, PersonAccess, Refusal};

/// So many letters are shown.
const MOST_LETTERS: i64 = 100;

/// What the fields of the note are called.
const LABELS: &[(&str, &str)] = &[("kind", "note-kind"), ("text", "note-text")];

/// A note in words.
struct ShownNote {
    id: String,
    kind: &'static str,
    text: String,
    /// When, and by whom.
    signed: String,
}

/// A letter in words.
struct ShownLetter {
    name: String,
    state: &'static str,
    /// When it was written and where it went.
    facts: String,
}

#[derive(Template)]
#[template(path = "web/contact.html")]
struct ContactPage {
    layout: Layout,
    base: String,
    form_token: String,
    id: String,
    name: String,
    /// Whether it is a family's.
    family: bool,
    notes: Vec<ShownNote>,
    letters: Vec<ShownLetter>,
    fields: Fields,
    faults: Faults,
    done: Option<&'static str>,
}

impl ContactPage {
    async fn new<P: Person>(access: &PersonAccess<P>, fields: Fields, faults: Faults) -> Result<Self, Refusal> {
        let desk = access.desk.as_ref().ok_or(Refusal::NotFound)?;
        let about = access.person.about();
        let whom = match &about {
            About::Family(id) => Whom { family: Some(id.clone()), caregiver: None },
            About::Caregiver(id) => Whom { family: None, caregiver: Some(id.clone()) },
        };
        let family = matches!(about, About::Family(_));
        let read = access.read(move |context| {
            Ok((notes::about(context, &about)?, outbox::of_person(context, &whom, MOST_LETTERS)?))
        });
        let (notes, letters) = read.await?;
        let person = &access.person;
        let reach = Reach::of(desk, person.name(), person.phone(), person.language());
        Ok(ContactPage {
            layout: desk
                .layout(person.name().to_owned(), P::AT_DESK)
                .reaching(reach)
                .at(format!("{}/contact", access.base)),
            form_token: access.form_token(),
            id: access.base.rsplit('/').next().unwrap_or_default().to_owned(),
            base: access.base.clone(),
            name: person.name().to_owned(),
            family,
            notes: notes.into_iter().map(|note| shown(desk, note)).collect(),
            letters: letters.into_iter().map(|letter| ShownLetter::of(desk, letter)).collect(),
            fields,
            faults,
            done: None,
        })
    }

    fn kinds(&self) -> Vec<(String, String)> {
        let named = |kind: &NoteKind| (kind.as_str().to_owned(), self.layout.words.named("note-kind", kind.as_str()));
        NoteKind::ALL.iter().map(named).collect()
    }
}

fn shown(desk: &Desk, note: Note) -> ShownNote {
    let words = &desk.visit.words;
    let moment = words.moment(note.written_at, desk.organiser.zone());
    let by = if domain::organisers::is_forgotten(&note.by) { words.say("journal-forgotten") } else { note.by };
    ShownNote {
        id: note.id.to_string(),
        kind: note.kind.as_str(),
        text: note.text,
        signed: words.say2("note-signed", "moment", moment, "name", by),
    }
}

impl ShownLetter {
    fn of(desk: &Desk, letter: Posted) -> Self {
        let moment = desk.visit.words.moment(letter.written_at, desk.organiser.zone());
        ShownLetter {
            name: letter_name(&desk.visit.words, &letter.name),
            state: letter.state.as_str(),
            facts: format!("{moment}, {}", letter.recipient),
        }
    }
}

/// Shows letters and notes.
pub async fn show<P: Person>(access: PersonAccess<P>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let fields = Fields::from_pairs([("kind", NoteKind::Call.as_str())]);
    let done = ["noted", "removed"].into_iter().find(|done| query.has("done", done));
    access.visit.show(&ContactPage { done, ..ContactPage::new(&access, fields, Faults::default()).await? })
}

/// Writes a note down.
pub async fn note<P: Person>(access: PersonAccess<P>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let mut faults = Faults::with_labels(LABELS);
    let kind = faults.choice("kind", fields.get("kind"), NoteKind::parse);
    let text = faults.paragraph("text", fields.get("text"), LONGEST);
    if text.as_ref().is_some_and(String::is_empty) {
        faults.note("text", domain::words::Message::new("note-fault-empty"));
    }
    let (Some(kind), Some(text), true) = (kind, text, faults.none()) else {
        return access.visit.show_again(&ContactPage::new(&access, fields, faults).await?);
    };
    let about = access.person.about();
    access.write(move |context| Ok(notes::write(context, &about, kind, &text)?)).await?;
    access.visit.go(&format!("{}/contact?done=noted", access.base))
}

/// Takes a note away.
pub async fn remove<P: Person>(access: PersonAccess<P>, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let (about, id) = (access.person.about(), NoteId::parse(&path.1).ok_or(Refusal::NotFound)?);
    // Taken away by somebody else meanwhile is taken away.
    access.write(move |context| Ok(notes::remove(context, &about, &id)?)).await?;
    access.visit.go(&format!("{}/contact?done=removed", access.base))
}

//! The coordinator's list of what has not reached people: what is to be told on the telephone, e-mails that came back,
//! those waiting, set aside or dropped, and what the mail server has against this installation.

use askama::Template;
use domain::basics::ids::LetterId;
use domain::caregivers;
use domain::context::Context;
use domain::families::{self, Family};
use domain::lost_link::instead::{self, Instead};
use domain::outbox::{self, MailFault, Posted, State, ToTell, Whom};

use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/letters" => list,
    Desk post "/letters/told" => told,
    Desk post "/letters/link" => send_link,
}

/// What a family without an e-mail address is to be told.
struct Call {
    id: String,
    name: String,
    /// The language of the text, and of the family.
    language: String,
    phone: String,
    subject: String,
    text: String,
    written: String,
}

/// A letter that was sent and came back: its reader is to be called, and her address corrected.
struct Return {
    id: String,
    name: String,
    phone: String,
    /// The page on which her address can be corrected.
    page: String,
    letter: String,
    written: String,
    recipient: String,
    reason: String,
}

/// An e-mail that waits, was set aside or was dropped.
struct Unsent {
    id: String,
    recipient: String,
    letter: String,
    written: String,
    state: &'static str,
    attempts: i32,
    reason: Option<String>,
    /// Whether a new link can be sent instead.
    link: bool,
}

#[derive(Template)]
#[template(path = "letters_page/list.html")]
struct ListPage {
    layout: Layout,
    fault: Option<(String, String)>,
    letters: Vec<Unsent>,
    calls: Vec<Call>,
    returns: Vec<Return>,
}

impl Return {
    fn new(desk: &Desk, letter: Posted, (name, phone): (String, String)) -> Self {
        Return {
            page: match &letter.whom {
                Whom { family: Some(id), .. } => format!("/families/{id}"),
                Whom { caregiver: Some(id), .. } => format!("/caregivers/{id}"),
                _ => String::new(),
            },
            id: letter.id.to_string(),
            name,
            phone,
            letter: desk.visit.words.say(&letter.name),
            written: desk.visit.words.moment(letter.written_at, desk.organiser.zone()),
            recipient: letter.recipient,
            reason: letter.last_error.unwrap_or_default(),
        }
    }
}

impl Unsent {
    fn new(desk: &Desk, letter: Posted) -> Self {
        Unsent {
            id: letter.id.to_string(),
            recipient: letter.recipient,
            letter: desk.visit.words.say(&letter.name),
            written: desk.visit.words.moment(letter.written_at, desk.organiser.zone()),
            state: letter.state.as_str(),
            attempts: letter.attempts,
            // Why a letter was dropped is what its state says.
            reason: letter.last_error.filter(|_| letter.state != State::Dropped),
            link: letter.state == State::Failed,
        }
    }
}

impl Call {
    fn new(desk: &Desk, told: ToTell, family: Option<&Family>) -> Self {
        Call {
            id: told.id.to_string(),
            name: family.map_or_else(String::new, |f| f.name.clone()),
            language: family.map_or_else(String::new, |f| f.language.clone()),
            phone: told.phone,
            subject: told.subject,
            text: told.text,
            written: desk.visit.words.moment(told.written_at, desk.organiser.zone()),
        }
    }
}

/// Name and telephone number of who should have read a letter.
fn reader(context: &mut Context, whom: &Whom) -> anyhow::Result<(String, String)> {
    Ok(match whom {
        Whom { family: Some(id), .. } => families::get(context, id)?.map(|f| (f.name, f.phone)),
        Whom { caregiver: Some(id), .. } => caregivers::get(context, id)?.map(|c| (c.name, c.phone)),
        _ => None,
    }
    .unwrap_or_default())
}

/// What the page shows, as it is read.
struct Found {
    unsent: Vec<Posted>,
    returned: Vec<(Posted, (String, String))>,
    to_tell: Vec<(ToTell, Option<Family>)>,
    fault: Option<MailFault>,
}

impl Found {
    fn read(context: &mut Context) -> anyhow::Result<Self> {
        let mut returned = Vec::new();
        for letter in outbox::returned(context)? {
            let reader = reader(context, &letter.whom)?;
            returned.push((letter, reader));
        }
        let mut to_tell = Vec::new();
        for told in outbox::to_tell(context)? {
            let family = match &told.family {
                Some(id) => families::get(context, id)?,
                None => None,
            };
            to_tell.push((told, family));
        }
        Ok(Found { unsent: outbox::unsent(context)?, returned, to_tell, fault: outbox::fault(context.connection)? })
    }
}

async fn list(desk: Desk) -> Answer {
    let found = desk.read(|context| Ok(Found::read(context)?)).await?;
    let mut calls: Vec<Call> =
        found.to_tell.into_iter().map(|(told, family)| Call::new(&desk, told, family.as_ref())).collect();
    // Family by family, what was written last first.
    calls.sort_by(|a, b| a.name.cmp(&b.name));
    desk.visit.show(&ListPage {
        layout: desk.layout(desk.visit.words.say("letters-title"), "/letters"),
        fault: found.fault.map(|f| (desk.visit.words.moment(f.since, desk.organiser.zone()), f.reason)),
        letters: found.unsent.into_iter().map(|letter| Unsent::new(&desk, letter)).collect(),
        returns: found.returned.into_iter().map(|(letter, reader)| Return::new(&desk, letter, reader)).collect(),
        calls,
    })
}

async fn told(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = LetterId::parse(fields.get("letter")).ok_or(Refusal::NotFound)?;
    desk.write(move |context| Ok(outbox::told(context, &id)?)).await?;
    desk.visit.go("/letters")
}

async fn send_link(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = LetterId::parse(fields.get("letter")).ok_or(Refusal::NotFound)?;
    match desk.write(move |context| Ok(instead::send_link_instead(context, &id)?)).await? {
        // Pressed twice, or by two: the list says what stands there now.
        Instead::Sent | Instead::NotThere => desk.visit.go("/letters"),
    }
}

//! The coordinator's list of what has not reached people: what is to be told on the telephone, e-mails that came back,
//! those waiting, set aside or dropped, and what the mail server has against this installation.

use std::collections::HashMap;

use askama::Template;
use domain::basics::ids::{CaregiverId, FamilyId, LetterId};
use domain::caregivers::{self, Caregiver};
use domain::context::Context;
use domain::families::{self, Family};
use domain::lost_link::instead::{self, Instead};
use domain::outbox::{self, MailFault, Posted, State, ToTell, Whom};

use crate::routes;
use crate::web::kit::letter_name::letter_name;
use crate::web::kit::reach::Reach;
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
    /// What opens a message on the coordinator's own telephone.
    message: Option<(String, String)>,
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
    name: String,
    phone: String,
    recipient: String,
    /// Where her address can be corrected.
    page: String,
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

impl ListPage {
    /// Whether a letter was refused for good.
    fn any_failed(&self) -> bool {
        self.letters.iter().any(|letter| letter.link)
    }
}

impl Return {
    fn new(desk: &Desk, letter: Posted, (name, phone): (String, String)) -> Self {
        Return {
            page: page_of(&letter),
            id: letter.id.to_string(),
            name,
            phone,
            letter: letter_name(&desk.visit.words, &letter.name),
            written: desk.visit.words.moment(letter.written_at, desk.organiser.zone()),
            recipient: letter.recipient,
            reason: letter.last_error.unwrap_or_default(),
        }
    }
}

/// The page on which the address of a letter can be corrected: that of its reader, or of the request that it is about, which the
/// search finds by the address.
fn page_of(letter: &Posted) -> String {
    match &letter.whom {
        Whom { family: Some(id), .. } => format!("/families/{id}"),
        Whom { caregiver: Some(id), .. } => format!("/caregivers/{id}"),
        _ => format!("/search?{}", serde_urlencoded::to_string([("q", &letter.recipient)]).unwrap_or_default()),
    }
}

impl Unsent {
    fn new(desk: &Desk, letter: Posted, (name, phone): (String, String)) -> Self {
        Unsent {
            page: page_of(&letter),
            id: letter.id.to_string(),
            name,
            phone,
            recipient: letter.recipient,
            letter: letter_name(&desk.visit.words, &letter.name),
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
    fn new(desk: &Desk, told: ToTell, family: Option<&Family>, names: &HashMap<FamilyId, String>) -> Self {
        Call {
            id: told.id.to_string(),
            name: family.and_then(|f| names.get(&f.id)).cloned().unwrap_or_default(),
            language: family.map_or_else(String::new, |f| f.language.clone()),
            message: family.and_then(|f| Reach::of(desk, &f.name, &told.phone, &f.language).message),
            phone: told.phone,
            subject: told.subject,
            text: told.text,
            written: desk.visit.words.moment(told.written_at, desk.organiser.zone()),
        }
    }
}

/// Whose letters they are, looked up once for all.
struct Readers {
    families: HashMap<FamilyId, Family>,
    caregivers: HashMap<CaregiverId, Caregiver>,
}

impl Readers {
    fn of<'a>(
        context: &mut Context,
        letters: impl Iterator<Item = &'a Posted> + Clone,
        to_tell: &[ToTell],
    ) -> anyhow::Result<Self> {
        let families = letters.clone().filter_map(|letter| letter.whom.family.clone());
        let families: Vec<FamilyId> = families.chain(to_tell.iter().filter_map(|told| told.family.clone())).collect();
        let caregivers: Vec<CaregiverId> = letters.filter_map(|letter| letter.whom.caregiver.clone()).collect();
        Ok(Readers {
            families: families::by_ids(context, &families)?,
            caregivers: caregivers::by_ids(context, &caregivers)?,
        })
    }

    /// Name and telephone number of who should have read a letter.
    fn reader(&self, whom: &Whom) -> (String, String) {
        let family = whom.family.as_ref().map(|id| self.families.get(id).map(|f| (&f.name, &f.phone)));
        let caregiver = || {
            let found = self.caregivers.get(whom.caregiver.as_ref()?)?;
            Some((&found.profile.name, &found.profile.phone))
        };
        let found = family.unwrap_or_else(caregiver);
        found.map(|(name, phone)| (name.clone(), phone.clone())).unwrap_or_default()
    }
}

/// What the page shows, as it is read.
struct Found {
    unsent: Vec<(Posted, (String, String))>,
    returned: Vec<(Posted, (String, String))>,
    to_tell: Vec<(ToTell, Option<Family>)>,
    fault: Option<MailFault>,
}

impl Found {
    fn read(context: &mut Context) -> anyhow::Result<Self> {
        let (returned, to_tell, unsent) =
            (outbox::returned(context)?, outbox::to_tell(context)?, outbox::unsent(context)?);
        let readers = Readers::of(context, returned.iter().chain(&unsent), &to_tell)?;
        let family = |told: &ToTell| readers.families.get(told.family.as_ref()?).cloned();
        let with_reader = |letter: Posted| {
            let reader = readers.reader(&letter.whom);
            (letter, reader)
        };
        let with_family = |told: ToTell| {
            let family = family(&told);
            (told, family)
        };
        let returned = returned.into_iter().map(with_reader).collect();
        let to_tell = to_tell.into_iter().map(with_family).collect();
        let unsent = unsent.into_iter().map(with_reader).collect();
        Ok(Found { unsent, returned, to_tell, fault: outbox::fault(context.connection)? })
    }
}

async fn list(desk: Desk) -> Answer {
    let found = desk.read(|context| Ok(Found::read(context)?)).await?;
    let names = families::names(found.to_tell.iter().filter_map(|(_, family)| family.as_ref()));
    let mut calls: Vec<Call> =
        found.to_tell.into_iter().map(|(told, family)| Call::new(&desk, told, family.as_ref(), &names)).collect();
    // Family by family, what was written last first.
    calls.sort_by(|a, b| a.name.cmp(&b.name));
    desk.visit.show(&ListPage {
        layout: desk.layout(desk.visit.words.say("letters-title"), "/letters"),
        fault: found.fault.map(|f| (desk.visit.words.moment(f.since, desk.organiser.zone()), f.reason)),
        letters: found.unsent.into_iter().map(|(letter, reader)| Unsent::new(&desk, letter, reader)).collect(),
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

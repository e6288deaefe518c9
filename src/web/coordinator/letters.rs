//! The coordinator's list of what has not reached people: e-mails waiting, set aside or dropped, and what is to be told on the telephone.

use askama::Template;

use domain::basics::ids::LetterId;
use domain::families;
use domain::outbox::{self, Posted, ToTell};

use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/letters" => list,
    Desk post "/letters" => try_again,
    Desk post "/letters/told" => told,
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

#[derive(Template)]
#[template(path = "letters_page/list.html")]
struct ListPage {
    layout: Layout,
    letters: Vec<(Posted, String)>,
    calls: Vec<Call>,
}

async fn list(desk: Desk) -> Answer {
    let read = desk.read(|context| Ok((outbox::unsent(context)?, outbox::to_tell(context)?, families::by_id(context)?)));
    let (letters, to_tell, families) = read.await?;
    let zone = desk.organiser.zone();
    let call = |told: ToTell| {
        let family = told.family.as_ref().and_then(|id| families.get(id));
        Call {
            id: told.id.to_string(),
            name: family.map_or_else(String::new, |f| f.name.clone()),
            language: family.map_or_else(String::new, |f| f.language.clone()),
            phone: told.phone,
            subject: told.subject,
            text: told.text,
            written: desk.visit.words.moment(told.written_at, zone),
        }
    };
    let mut calls: Vec<Call> = to_tell.into_iter().map(call).collect();
    // Family by family, what was written last first.
    calls.sort_by(|a, b| a.name.cmp(&b.name));
    let letters = letters.into_iter().map(|l| (l.clone(), desk.visit.words.moment(l.written_at, zone))).collect();
    desk.visit.show(&ListPage { layout: desk.layout(desk.visit.words.say("letters-title"), "/letters"), letters, calls })
}

async fn told(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = LetterId::parse(fields.get("letter")).ok_or(Refusal::NotFound)?;
    desk.write(move |context| Ok(outbox::told(context, &id)?)).await?;
    desk.visit.go("/letters")
}

async fn try_again(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = LetterId::parse(fields.get("letter")).ok_or(Refusal::NotFound)?;
    desk.write(move |context| Ok(outbox::try_again(context, &id)?)).await?;
    desk.visit.go("/letters")
}

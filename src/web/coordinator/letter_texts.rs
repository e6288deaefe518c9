//! What an organiser adds to its letters, language by language, with a look at how that reads.

use actix_web::web;
use askama::Template;

use domain::basics::mark::{Saved, mark};
use domain::outbox::{self, AddedTo};
use domain::words::{self, Language};

use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Refusal};

routes! {
    Administrator get "/settings/letters" => list,
    Administrator get "/settings/letters/{added}/{language}" => form,
    Administrator post "/settings/letters/{added}/{language}" => save,
    Administrator post "/settings/letters/{added}/{language}/look" => look,
}

/// What the field is called.
const LABELS: &[(&str, &str)] = &[("added", "letter-added")];

#[derive(Template)]
#[template(path = "settings_page/letters.html")]
struct ListPage {
    layout: Layout,
    /// The name of each letter, and for each language where it is written and whether something is added.
    letters: Vec<(String, Vec<(Language, String, bool)>)>,
    saved: bool,
}

#[derive(Template)]
#[template(path = "settings_page/letter.html")]
struct LetterPage {
    layout: Layout,
    letter: &'static str,
    name: String,
    language: Language,
    fields: Fields,
    faults: Faults,
    /// How the letter reads.
    subject: String,
    text: String,
    /// Whether what is shown is not kept yet.
    unsaved: bool,
    /// What somebody else has saved since the form was opened.
    meanwhile: Option<String>,
}

async fn list(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let added = desk.read(|context| Ok(outbox::all_added(context)?)).await?;
    let words = &desk.visit.words;
    let row = |to: &AddedTo| {
        let cell = |language: &Language| {
            let there = added.iter().any(|(one, code)| one == to && *code == language.code);
            (language.clone(), format!("/settings/letters/{}/{}", to.as_str(), language.code), there)
        };
        (to.named(words), words::languages().iter().map(cell).collect())
    };
    desk.visit.show(&ListPage {
        layout: desk.layout(words.say("settings-letters"), "/settings"),
        letters: AddedTo::ALL.iter().map(row).collect(),
        saved: Fields::from_pairs(query.into_inner()).has("said", "saved"),
    })
}

/// The letter and the language of a path.
fn which((letter, language): &(String, String)) -> Result<(AddedTo, &'static Language), Refusal> {
    AddedTo::parse(letter).zip(words::language(language)).ok_or(Refusal::NotFound)
}

async fn page(
    desk: &Desk,
    (to, language): (AddedTo, &'static Language),
    fields: Fields,
    faults: Faults,
) -> Result<LetterPage, Refusal> {
    let typed = outbox::parse_added(fields.get("added")).unwrap_or_default();
    let rendered = desk.read(move |context| Ok(outbox::preview(context, to, language, &typed)?)).await?;
    let path = format!("/settings/letters/{}/{}", to.as_str(), language.code);
    Ok(LetterPage {
        layout: desk.layout(to.named(&desk.visit.words), "/settings").at(path),
        letter: to.as_str(),
        name: to.named(&desk.visit.words),
        language: language.clone(),
        fields,
        faults,
        subject: rendered.subject,
        text: rendered.text,
        unsaved: false,
        meanwhile: None,
    })
}

async fn form(desk: Desk, path: web::Path<(String, String)>) -> Answer {
    let (to, language) = which(&path)?;
    let added = desk.read(move |context| Ok(outbox::added(context, to, &language.code)?)).await?;
    let fields = Fields::from_pairs([("opened", mark(&added)), ("added", added)]);
    desk.visit.show(&page(&desk, (to, language), fields, Faults::default()).await?)
}

fn labelled(faults: Faults) -> Faults {
    let mut labelled = Faults::with_labels(LABELS);
    faults.noted().for_each(|(field, message)| labelled.note(field, message.clone()));
    labelled
}

/// Shows how the letter reads with what was typed, and keeps nothing.
async fn look(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let which = which(&path)?;
    match outbox::parse_added(fields.get("added")) {
        Ok(_) => {
            let page = page(&desk, which, fields, Faults::default()).await?;
            desk.visit.show(&LetterPage { unsaved: true, ..page })
        }
        Err(faults) => desk.visit.show_again(&page(&desk, which, fields, labelled(faults)).await?),
    }
}

async fn save(desk: Desk, path: web::Path<(String, String)>, mut fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let (to, language) = which(&path)?;
    let text = match outbox::parse_added(fields.get("added")) {
        Ok(text) => text,
        Err(faults) => {
            return desk.visit.show_again(&page(&desk, (to, language), fields, labelled(faults)).await?);
        }
    };
    let opened = fields.get("opened").to_owned();
    match desk.write(move |context| Ok(outbox::set_added(context, to, language, &text, &opened)?)).await? {
        Saved::Saved => desk.visit.go("/settings/letters?said=saved"),
        Saved::ChangedMeanwhile => {
            let kept = desk.read(move |context| Ok(outbox::added(context, to, &language.code)?)).await?;
            fields.set("opened", mark(&kept));
            let page = page(&desk, (to, language), fields, Faults::default()).await?;
            desk.visit.show_again(&LetterPage { unsaved: true, meanwhile: Some(kept), ..page })
        }
    }
}

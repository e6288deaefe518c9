//! The mailbox of the demonstration: the mail folder as pages, to this machine only.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, HeaderName};
use actix_web::{HttpResponse, web};
use anyhow::Context;
use askama::Template;
use mail_parser::{Message, MessageParser, MimeHeaders};

use domain::basics::ids::LetterId;
use crate::routes;
use crate::web::kit::{Answer, Layout, Refusal, Visit};

routes! {
    Demo get "/mailbox" => list,
    Demo get "/mailbox/{letter}" => show,
    Demo get "/mailbox/{letter}/html" => html,
    Demo get "/mailbox/{letter}/calendar" => calendar,
}

/// An e-mail in the list.
struct Entry {
    id: String,
    subject: String,
    to: String,
    when: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "mailbox/list.html")]
struct ListPage {
    layout: Layout,
    entries: Vec<Entry>,
    all: usize,
    wanted: String,
    open: Option<Opened>,
}

struct Opened {
    id: String,
    subject: String,
    from: String,
    to: String,
    when: String,
    text: String,
    calendar: bool,
}

/// The folder, if it is shown, and to somebody on this machine.
fn folder(visit: &Visit, mailbox: &web::Data<Option<PathBuf>>) -> Result<PathBuf, Refusal> {
    let here = visit.peer.parse::<IpAddr>().is_ok_and(|peer| peer.is_loopback());
    mailbox.get_ref().clone().filter(|_| here).ok_or(Refusal::NotFound)
}

async fn list(visit: Visit, mailbox: web::Data<Option<PathBuf>>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let folder = folder(&visit, &mailbox)?;
    let wanted = query.iter().find(|(name, _)| name == "to").map(|(_, value)| value.trim().to_lowercase()).unwrap_or_default();
    page(visit, folder, wanted, None).await
}

async fn show(visit: Visit, mailbox: web::Data<Option<PathBuf>>, id: web::Path<String>) -> Answer {
    let folder = folder(&visit, &mailbox)?;
    let id = LetterId::parse(&id).ok_or(Refusal::NotFound)?;
    page(visit, folder, String::new(), Some(id)).await
}

const SHOWN: usize = 100;

async fn page(visit: Visit, folder: PathBuf, wanted: String, open: Option<LetterId>) -> Answer {
    let layout = visit.layout(visit.words.say("mailbox-title"));
    let read = move || -> anyhow::Result<Option<ListPage>> {
        let opened = match open.as_ref().map(|id| read_letter(&folder, id)).transpose()? {
            Some(None) => return Ok(None),
            Some(Some(raw)) => Some(opened(&raw, open.as_ref().map(ToString::to_string).unwrap_or_default())?),
            None => None,
        };
        let mut names: Vec<String> = std::fs::read_dir(&folder)?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".eml").map(str::to_owned))
            .collect();
        names.sort();
        names.reverse();
        let mut entries = Vec::new();
        for name in &names {
            let Some(raw) = LetterId::parse(name).map(|id| read_letter(&folder, &id)).transpose()?.flatten() else { continue };
            let letter = opened_head(&raw, name)?;
            if letter.to.contains(&wanted) {
                entries.push(Entry { current: opened.as_ref().is_some_and(|o| &o.id == name), ..letter });
            }
            if entries.len() == SHOWN {
                break;
            }
        }
        Ok(Some(ListPage { layout, entries, all: names.len(), wanted, open: opened }))
    };
    let found = tokio::task::spawn_blocking(read).await.map_err(anyhow::Error::from)??;
    let page = found.ok_or(Refusal::NotFound)?;
    visit.show(&page)
}

fn read_letter(folder: &Path, id: &LetterId) -> anyhow::Result<Option<Vec<u8>>> {
    match std::fs::read(folder.join(format!("{id}.eml"))) {
        Ok(raw) => Ok(Some(raw)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn parse(raw: &[u8]) -> anyhow::Result<Message<'_>> {
    MessageParser::default().parse(raw).context("an e-mail in the folder cannot be read")
}

fn address(list: Option<&mail_parser::Address<'_>>) -> String {
    list.and_then(|a| a.first()).and_then(|a| a.address()).unwrap_or_default().to_owned()
}

fn opened_head(raw: &[u8], id: &str) -> anyhow::Result<Entry> {
    let message = parse(raw)?;
    Ok(Entry {
        id: id.to_owned(),
        subject: message.subject().unwrap_or_default().to_owned(),
        to: address(message.to()),
        when: message.date().map(|d| d.to_rfc3339()).unwrap_or_default(),
        current: false,
    })
}

fn opened(raw: &[u8], id: String) -> anyhow::Result<Opened> {
    let message = parse(raw)?;
    Ok(Opened {
        subject: message.subject().unwrap_or_default().to_owned(),
        from: address(message.from()),
        to: address(message.to()),
        when: message.date().map(|d| d.to_rfc3339()).unwrap_or_default(),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        calendar: calendar_part(&message).is_some(),
        id,
    })
}

fn calendar_part(message: &Message<'_>) -> Option<String> {
    let part = message.attachments().find(|p| p.content_type().is_some_and(|t| t.ctype() == "text" && t.subtype() == Some("calendar")))?;
    part.text_contents().map(str::to_owned)
}

/// The HTML part by itself, for the layout in the page: its own inline styles are allowed there and nothing else is.
async fn html(visit: Visit, mailbox: web::Data<Option<PathBuf>>, id: web::Path<String>) -> Answer {
    let folder = folder(&visit, &mailbox)?;
    let id = LetterId::parse(&id).ok_or(Refusal::NotFound)?;
    let raw = read_letter(&folder, &id)?.ok_or(Refusal::NotFound)?;
    let body = parse(&raw)?.body_html(0).unwrap_or_default().replacen("<head>", "<head><base target=\"_top\">", 1);
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((HeaderName::from_static("x-frame-options"), "SAMEORIGIN"))
        .insert_header((
            HeaderName::from_static("content-security-policy"),
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
        ))
        .body(body))
}

async fn calendar(visit: Visit, mailbox: web::Data<Option<PathBuf>>, id: web::Path<String>) -> Answer {
    let folder = folder(&visit, &mailbox)?;
    let id = LetterId::parse(&id).ok_or(Refusal::NotFound)?;
    let raw = read_letter(&folder, &id)?.ok_or(Refusal::NotFound)?;
    let file = calendar_part(&parse(&raw)?).ok_or(Refusal::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"wijkopvang.ics\""))
        .body(file))
}

//! Everybody's e-mails as pages, on a port of their own and to this machine only.

use std::net::TcpListener;
use std::path::{Path, PathBuf};

use actix_web::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, error, web};
use anyhow::Context;
use askama::Template;

use crate::mail::Letter;

/// What the pages say, in one language.
struct Texts {
    code: &'static str,
    title: &'static str,
    lead: &'static str,
    from: &'static str,
    to: &'static str,
    sent: &'static str,
    calendar: &'static str,
    as_text: &'static str,
    all: &'static str,
    all_to: &'static str,
    show: &'static str,
    none: &'static str,
    newest_first: &'static str,
}

const DUTCH: Texts = Texts {
    code: "nl",
    title: "Postvak van de demonstratie",
    lead: "Elke e-mail die het programma stuurt, komt hier aan. In het echt gaat hij naar mensen.",
    from: "Van",
    to: "Aan",
    sent: "Verstuurd",
    calendar: "Agendabestand",
    as_text: "Als gewone tekst",
    all: "Alle e-mails",
    all_to: "Alle e-mails aan",
    show: "Tonen",
    none: "Hier is geen e-mail.",
    newest_first: "De nieuwste staan bovenaan:",
};

const ENGLISH: Texts = Texts {
    code: "en",
    title: "Mailbox of the demonstration",
    lead: "Every e-mail that the program sends lands here. In real use it goes to people.",
    from: "From",
    to: "To",
    sent: "Sent",
    calendar: "Calendar file",
    as_text: "As plain text",
    all: "All e-mails",
    all_to: "All e-mails to",
    show: "Show",
    none: "There is no e-mail here.",
    newest_first: "The newest come first:",
};

const FRENCH: Texts = Texts {
    code: "fr",
    title: "Boîte mail de la démonstration",
    lead: "Chaque e-mail que le programme envoie arrive ici. En vrai, il va à des personnes.",
    from: "De",
    to: "À",
    sent: "Envoyé",
    calendar: "Fichier d’agenda",
    as_text: "En texte simple",
    all: "Tous les e-mails",
    all_to: "Tous les e-mails à",
    show: "Afficher",
    none: "Il n’y a pas d’e-mail ici.",
    newest_first: "Les plus récents sont en haut\u{a0}:",
};

#[derive(Template)]
#[template(path = "mailbox.html")]
struct MailboxPage {
    w: &'static Texts,
    letters: Vec<Letter>,
    all: usize,
    wanted: String,
    open: Option<Letter>,
}

/// The most letters that a list shows.
const SHOWN: usize = 100;

/// Serves a mail folder until it is dropped.
pub async fn serve(listener: TcpListener, folder: PathBuf) -> anyhow::Result<()> {
    let folder = web::Data::new(folder);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(folder.clone())
            .route(
                "/",
                web::get().to(|| async { HttpResponse::SeeOther().insert_header(("location", "/mailbox")).finish() }),
            )
            .route("/mailbox", web::get().to(list))
            .route("/mailbox/style.css", web::get().to(style))
            .route("/mailbox/{letter}", web::get().to(show))
            .route("/mailbox/{letter}/html", web::get().to(html))
            .route("/mailbox/{letter}/calendar", web::get().to(calendar))
    });
    server.workers(1).disable_signals().listen(listener)?.run().await?;
    Ok(())
}

/// Dutch or French for whoever asks for it first.
fn texts(request: &HttpRequest) -> &'static Texts {
    let asked = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match asked.trim_start().to_lowercase().get(..2) {
        Some("nl") => &DUTCH,
        Some("fr") => &FRENCH,
        _ => &ENGLISH,
    }
}

fn page(page: &MailboxPage) -> actix_web::Result<HttpResponse> {
    let rules = "default-src 'none'; style-src 'self'; frame-src 'self'; img-src data:; form-action 'self'";
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_SECURITY_POLICY, rules))
        .body(page.render().map_err(error::ErrorInternalServerError)?))
}

async fn style() -> HttpResponse {
    HttpResponse::Ok().content_type("text/css; charset=utf-8").body(include_str!("../templates/mailbox.css"))
}

async fn list(
    request: HttpRequest,
    folder: web::Data<PathBuf>,
    query: web::Query<Vec<(String, String)>>,
) -> actix_web::Result<HttpResponse> {
    let wanted =
        query.iter().find(|(name, _)| name == "to").map(|(_, value)| value.trim().to_lowercase()).unwrap_or_default();
    let (letters, all) = newest(&folder, &wanted).map_err(error::ErrorInternalServerError)?;
    page(&MailboxPage { w: texts(&request), letters, all, wanted, open: None })
}

/// The newest letters to an address, or to all, and how many there are at all. The names of the files are in the order
/// of time.
fn newest(folder: &Path, wanted: &str) -> anyhow::Result<(Vec<Letter>, usize)> {
    let mut names: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".eml").map(str::to_owned))
        .collect();
    names.sort();
    let mut letters = Vec::new();
    for name in names.iter().rev() {
        let letter = Letter::parse(name, &std::fs::read(folder.join(format!("{name}.eml")))?)?;
        if letter.to.contains(wanted) {
            letters.push(letter);
        }
        if letters.len() == SHOWN {
            break;
        }
    }
    Ok((letters, names.len()))
}

/// The letter of a name, which is an id and nothing that leads out of the folder.
fn read(folder: &Path, name: &str) -> actix_web::Result<Letter> {
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return Err(error::ErrorNotFound("there is no such e-mail"));
    }
    let raw = std::fs::read(folder.join(format!("{name}.eml")))
        .map_err(|_| error::ErrorNotFound("there is no such e-mail"))?;
    Letter::parse(name, &raw).map_err(error::ErrorInternalServerError)
}

async fn show(
    request: HttpRequest,
    folder: web::Data<PathBuf>,
    name: web::Path<String>,
) -> actix_web::Result<HttpResponse> {
    let open = Some(read(&folder, &name)?);
    page(&MailboxPage { w: texts(&request), letters: Vec::new(), all: 0, wanted: String::new(), open })
}

/// The HTML part by itself, for the frame in the page: its own inline styles are allowed there and nothing else is.
async fn html(folder: web::Data<PathBuf>, name: web::Path<String>) -> actix_web::Result<HttpResponse> {
    let body = read(&folder, &name)?.html.replacen("<head>", "<head><base target=\"_top\">", 1);
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
        ))
        .body(body))
}

async fn calendar(folder: web::Data<PathBuf>, name: web::Path<String>) -> actix_web::Result<HttpResponse> {
    let file =
        read(&folder, &name)?.mail.calendar.context("there is no calendar file").map_err(error::ErrorNotFound)?;
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"wijkopvang.ics\""))
        .body(file))
}

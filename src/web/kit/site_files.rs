//! The stylesheet, the icon and the small scripts that no page needs, carried inside the program. Each has an address that
//! names what is in it, so that a browser keeps it for good and asks for it anew when it has changed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};
use rust_embed::RustEmbed;

use crate::web::kit::{Answer, Refusal};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// What is in each file, as the address names it.
static MARKS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mark = |name: &str| Files::get(name).map(|file| hex::encode(&file.metadata.sha256_hash()[..8]));
    Files::iter().filter_map(|name| Some((name.to_string(), mark(&name)?))).collect()
});

/// Where the file of this name is.
pub fn address(name: &str) -> String {
    MARKS.get(name).map_or_else(|| format!("/static/{name}"), |mark| format!("/static/{mark}/{name}"))
}

/// Gives a file. A page that was loaded before it changed gets it as it is now, and does not keep it.
pub async fn file(path: web::Path<(String, String)>) -> Answer {
    let (mark, name) = path.into_inner();
    let found = Files::get(&name).ok_or(Refusal::NotFound)?;
    let keeps = if MARKS.get(&name) == Some(&mark) { "public, max-age=31536000, immutable" } else { "no-store" };
    let kind = found.metadata.mimetype().to_owned();
    Ok(HttpResponse::Ok().content_type(kind).insert_header((CACHE_CONTROL, keeps)).body(found.data.into_owned()))
}

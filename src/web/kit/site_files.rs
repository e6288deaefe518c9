//! The stylesheet, the icon and the small scripts that no page needs, carried inside the program.

use actix_web::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::RustEmbed;

use crate::web::kit::{Answer, Refusal};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// Gives a file, unless the browser has it already.
pub async fn file(request: HttpRequest, name: web::Path<String>) -> Answer {
    let found = Files::get(&name).ok_or(Refusal::NotFound)?;
    let tag = format!("\"{}\"", hex::encode(&found.metadata.sha256_hash()[..8]));
    if request.headers().get(IF_NONE_MATCH).is_some_and(|seen| seen.as_bytes() == tag.as_bytes()) {
        return Ok(HttpResponse::NotModified().finish());
    }
    let kind = found.metadata.mimetype().to_owned();
    Ok(HttpResponse::Ok()
        .content_type(kind)
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "public, max-age=600"))
        .body(found.data.into_owned()))
}

//! Forms with a file: the only ones that may be larger than what people type.

use std::future::Future;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Bytes};
use futures_util::TryStreamExt as _;

use crate::web::kit::form::LARGEST_FORM;
use crate::web::kit::{Fields, Refusal};

/// The largest file that is taken, with the form around it, in bytes: a file of the most characters, in any letters.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// The most parts of such a form.
const MOST_PARTS: usize = 20;

/// Whether a file may come in by this path.
pub fn is_taken_at(path: &str) -> bool {
    path.starts_with("/import/") || path.ends_with("/plan/upload")
}

/// Whether a request says that it brings a form with a file.
pub fn is_brought_by(request: &HttpRequest) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data"))
}

/// A form with a file in the field `file`, which may also be a field of text.
pub struct Upload {
    /// The other fields.
    pub fields: Fields,
    /// The file; empty where none was chosen.
    pub file: Bytes,
}

impl Upload {
    async fn read(mut parts: Multipart) -> Result<Self, Refusal> {
        let (mut pairs, mut file) = (Vec::new(), Bytes::new());
        while let Some(mut part) = parts.try_next().await.map_err(|_| Refusal::Unreadable)? {
            let name = part.name().unwrap_or_default().to_owned();
            let most = if name == "file" { LARGEST_FILE } else { LARGEST_FORM };
            let mut value: Vec<u8> = Vec::new();
            while let Some(some) = part.try_next().await.map_err(|_| Refusal::Unreadable)? {
                value.extend_from_slice(&some);
                if value.len() > most {
                    return Err(Refusal::FileTooLarge);
                }
            }
            if name == "file" {
                file = Bytes::from(value);
            } else if pairs.len() < MOST_PARTS {
                pairs.push((name, String::from_utf8(value).map_err(|_| Refusal::Unreadable)?.replace('\0', "")));
            } else {
                return Err(Refusal::Unreadable);
            }
        }
        Ok(Upload { fields: Fields::from_pairs(pairs), file })
    }
}

impl FromRequest for Upload {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if is_brought_by(request) {
            return Box::pin(Upload::read(Multipart::new(request.headers(), payload.take())));
        }
        let fields = Fields::from_request(request, payload);
        Box::pin(async move { Ok(Upload { fields: fields.await?, file: Bytes::new() }) })
    }
}

//! What holds for every request and every response: headers, and that a form comes from a page of this site.

use actix_web::HttpRequest;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;

use crate::web::kit::{Refusal, Site};

/// What every answer carries.
pub const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
];

/// Sets the security headers on every response, errors included.
pub async fn headers<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let mut response = next.call(request).await?;
    for (name, value) in HEADERS {
        let name = HeaderName::from_static(name);
        if !response.headers().contains_key(&name) {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    }
    Ok(response)
}

/// Whether a request comes from a page of this site: by the browser's own word (Fetch Metadata), or, from browsers too
/// old for that and over plain http, by its origin or by the page that it names.
pub fn is_ours(request: &HttpRequest) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    let Some(site) = request.app_data::<Data<Site>>() else { return false };
    match (header("sec-fetch-site"), header("origin"), header("referer")) {
        (Some(from), ..) => from == "same-origin",
        (None, Some(origin), _) => site.is_here(origin, header("host")),
        (None, None, Some(page)) => origin_of(page).is_some_and(|origin| site.is_here(origin, header("host"))),
        (None, None, None) => false,
    }
}

/// Whether a request comes from a page of this very site, opened under a name that it was not given, such as the
/// machine's address. It is refused all the same, but what was typed there is shown again. A page elsewhere cannot
/// pretend to this: browsers write both headers.
pub fn is_other_name(request: &HttpRequest) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    let from = header("origin").or_else(|| header("referer").and_then(origin_of));
    let host = from.and_then(|from| from.strip_prefix("http://").or_else(|| from.strip_prefix("https://")));
    header("sec-fetch-site").is_none() && host.is_some() && host == header("host")
}

/// Scheme, host and port of a page's address.
fn origin_of(page: &str) -> Option<&str> {
    let (scheme, rest) = page.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    page.get(..scheme.len() + 3 + host.len())
}

/// Refuses whatever could change something and cannot show that it comes from a page of this site.
pub async fn same_site<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let ours = is_ours(request.request());
    if request.method() == Method::HEAD {
        // A page answers HEAD as it answers GET; the server leaves the body out.
        request.head_mut().method = Method::GET;
    }
    if request.method().is_safe() || ours {
        return next.call(request).await.map(ServiceResponse::map_into_left_body);
    }
    let refusal = if is_other_name(request.request()) { Refusal::OtherName } else { Refusal::CrossSite };
    Ok(request.error_response(refusal).map_into_right_body())
}

/// What the paths of links in e-mails begin with.
const LINKS: [&str; 7] = ["/invited/", "/prove/", "/welcome/", "/confirm/", "/family/", "/caregiver/", "/offer/"];

/// There is no page whose address holds a NUL, whatever database it would be looked for in.
pub async fn no_nul<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    if request.uri().path_and_query().is_some_and(|address| address.as_str().contains("%00")) {
        let by_link = LINKS.iter().any(|prefix| request.path().starts_with(prefix));
        let refusal = if by_link { Refusal::LinkUnknown } else { Refusal::NotFound };
        return Ok(request.error_response(refusal).map_into_right_body());
    }
    next.call(request).await.map(ServiceResponse::map_into_left_body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_an_origin() {
        for (page, origin) in [
            ("http://wijk.example/o/gent?x=1", Some("http://wijk.example")),
            ("https://wijk.example:8443", Some("https://wijk.example:8443")),
            ("https://wijk.example#top", Some("https://wijk.example")),
            ("wijk.example/o/gent", None),
        ] {
            assert_eq!(origin_of(page), origin, "{page}");
        }
    }
}

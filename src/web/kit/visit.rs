//! One request by one visitor: what a handler needs to answer it.

use std::future::{Ready, ready};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header::{AcceptLanguage, CACHE_CONTROL, HOST, Header, LOCATION};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web::Data};
use askama::Template;

use domain::basics::{Clock, Instant};
use domain::context::{Acting, Actor, Organiser};
use domain::store::Database;
use domain::training;
use domain::words::{self, Language, Words};

use crate::web::kit::{Answer, Fields, Layout, Refusal, Site, connections};

/// The name of the cookie that keeps a chosen language.
const LANGUAGE_COOKIE: &str = "language";

/// The name of the cookie by which the page that follows a button knows that the button was pressed in this browser.
const PRESSED_COOKIE: &str = "pressed";

/// By what the list of faults on a page is known.
const FAULTS: &str = "id=\"errors\"";

/// What the address ends in of a page on which a button was pressed when nobody was logged in any more.
pub const NOTHING_DONE: &str = "pressed=late";

/// So long it knows.
const PRESSED_MINUTES: i64 = 10;

/// One request: the database, the clock, and the visitor's language.
#[derive(Clone)]
pub struct Visit {
    /// The database.
    pub database: Database,
    /// The clock.
    pub clock: Clock,
    /// Where this installation stands.
    pub site: Site,
    /// The visitor's language, as far as the request tells it.
    pub words: Words,
    /// Whether she chose that language herself.
    pub chose_language: bool,
    /// Whether she chose it just now, beside a form: then the answer keeps it.
    switched: bool,
    /// Whether she has opened the site under another name than it was given.
    pub elsewhere: bool,
    /// What a button asked for just now, in this browser: see [`Visit::go_on`].
    pressed: Option<String>,
    /// Whether she comes from a log-in that stood in the place of what a button would have done.
    pub nothing_done: bool,
    /// The path she asked for.
    pub path: String,
    /// The address she comes from, for limits only; of IPv6 the network.
    pub peer: String,
}

impl Visit {
    /// The visit that a request is; `None` where the application was not wired.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        let chosen = request.cookie(LANGUAGE_COOKIE).and_then(|c| words::language(c.value()).cloned());
        let chose_language = chosen.is_some();
        let code = chosen.or_else(|| accepted(request)).map_or_else(|| "nl".to_owned(), |l| l.code);
        Some(Visit {
            database: request.app_data::<Data<Database>>()?.get_ref().clone(),
            clock: request.app_data::<Data<Clock>>()?.get_ref().clone(),
            site: request.app_data::<Data<Site>>()?.get_ref().clone(),
            words: Words::of(&code),
            chose_language,
            switched: false,
            elsewhere: request
                .app_data::<Data<Site>>()?
                .is_elsewhere(request.headers().get(HOST).and_then(|host| host.to_str().ok())),
            pressed: request.cookie(PRESSED_COOKIE).map(|c| c.value().to_owned()),
            nothing_done: request.query_string() == NOTHING_DONE,
            path: request.path().to_owned(),
            peer: peer(request),
        })
    }

    /// Now.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Somebody acts now, for an organiser.
    pub fn acting(&self, organiser: &Arc<Organiser>, actor: Actor) -> Acting {
        Acting { now: self.now(), organiser: organiser.clone(), actor, site: self.site.address.clone() }
    }

    /// The same visit at an organiser's, with what that calls its certificates and stages.
    pub fn at(self, organiser: &Organiser) -> Self {
        let words = self.words.clone().with_names(training::names(organiser));
        Visit { words, ..self }
    }

    /// The same visit in a person's own language, unless she chose another by hand.
    pub fn in_language_of(mut self, code: &str) -> Self {
        if !self.chose_language {
            self.words = self.words.in_language(code);
        }
        self
    }

    /// The same visit in the language whose button was pressed beside a form, and whether one was: then the form is
    /// shown again.
    pub fn switch(mut self, fields: &mut Fields) -> (Self, bool) {
        if let Some(language) = words::language(fields.get("switch")) {
            // The language of the letters follows, unless she chose another.
            if fields.get("language") == self.words.code() {
                fields.set("language", language.code.clone());
            }
            self.words = self.words.in_language(&language.code);
            (self.chose_language, self.switched) = (true, true);
        }
        let switched = self.switched;
        (self, switched)
    }

    /// The cookie that keeps a chosen language.
    pub fn language_cookie(&self, code: &str) -> Cookie<'static> {
        Cookie::build(LANGUAGE_COOKIE, code.to_owned())
            .path("/")
            .same_site(SameSite::Lax)
            .secure(self.site.secure())
            .http_only(true)
            .max_age(Duration::days(365))
            .finish()
    }

    /// A layout for a page with this title.
    pub fn layout(&self, title: String) -> Layout {
        Layout::new(self, title)
    }

    /// Shows a page.
    pub fn show(&self, page: &impl Template) -> Answer {
        self.show_as(HttpResponse::Ok(), page)
    }

    /// Shows a form again, with its faults; where it lists any, its title says so.
    pub fn show_again(&self, page: &impl Template) -> Answer {
        let html = page.render().map_err(anyhow::Error::from)?;
        let html = if html.contains(FAULTS) { self.with_faults_in_title(&html) } else { html };
        self.answer_with(HttpResponse::UnprocessableEntity(), html)
    }

    /// A screen reader and the list of tabs read the title first.
    fn with_faults_in_title(&self, html: &str) -> String {
        html.replacen("<title>", &format!("<title>{} ", self.words.say("faults-in-title")), 1)
    }

    fn show_as(&self, response: actix_web::HttpResponseBuilder, page: &impl Template) -> Answer {
        self.answer_with(response, page.render().map_err(anyhow::Error::from)?)
    }

    fn answer_with(&self, mut response: actix_web::HttpResponseBuilder, html: String) -> Answer {
        if self.switched {
            response.cookie(self.language_cookie(&self.words.code()));
        }
        Ok(response.content_type("text/html; charset=utf-8").insert_header((CACHE_CONTROL, "no-store")).body(html))
    }

    /// Sends the visitor on to a page that may show what a button has just asked for: the browser in which it was
    /// pressed tells so. Whoever else follows the same link, a mail scanner for instance, is not shown it.
    pub fn go_on(&self, path: &str, what: &str) -> Answer {
        let cookie = Cookie::build(PRESSED_COOKIE, what.to_owned())
            .path("/")
            .same_site(SameSite::Lax)
            .secure(self.site.secure())
            .http_only(true)
            .max_age(Duration::minutes(PRESSED_MINUTES))
            .finish();
        let mut response = HttpResponse::SeeOther();
        Ok(response.insert_header((LOCATION, path)).insert_header((CACHE_CONTROL, "no-store")).cookie(cookie).finish())
    }

    /// Whether the button that asks for this was pressed just now, in this browser.
    pub fn has_pressed(&self, what: &str) -> bool {
        self.pressed.as_deref() == Some(what)
    }

    /// Sends the visitor on to another page, by GET.
    pub fn go(&self, path: &str) -> Answer {
        Ok(HttpResponse::SeeOther().insert_header((LOCATION, path)).insert_header((CACHE_CONTROL, "no-store")).finish())
    }
}

/// The language that her browser asks for first, of those there are messages for.
fn accepted(request: &HttpRequest) -> Option<Language> {
    let wanted = AcceptLanguage::parse(request).ok()?;
    wanted.ranked().iter().find_map(|tag| words::language(tag.item()?.primary_language())).cloned()
}

/// The address that a visitor comes from, as limits count it: the proxy's word where one stands in front. A proxy adds
/// what it has seen at the end of the last line; whatever stands before that may be made up.
fn peer(request: &HttpRequest) -> String {
    let behind_proxy = request.app_data::<Data<Site>>().is_some_and(|site| site.behind_proxy);
    let lines = request.headers().get_all("x-forwarded-for").filter(|_| behind_proxy);
    let said = lines.last().and_then(|line| line.to_str().ok()).and_then(|line| forwarded(line.rsplit(',').next()?));
    said.or_else(|| request.peer_addr().map(|a| a.ip()))
        .map(|address| connections::prefix(address).to_string())
        .unwrap_or_default()
}

/// An address as proxies write it: alone, in brackets, or with a port.
fn forwarded(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim().trim_matches('"');
    let bare = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    bare.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// A path of this site, to which somebody may be sent on; none where a browser could read something else in it.
pub fn own_path(path: &str) -> Option<&str> {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && path.len() <= 1000;
    (ours && !path.chars().any(|c| c.is_control() || c.is_whitespace())).then_some(path)
}

impl FromRequest for Visit {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut actix_web::dev::Payload) -> Self::Future {
        ready(Visit::of(request).ok_or_else(|| Refusal::Surprise(anyhow::anyhow!("the application is not wired"))))
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn the_first_language_that_there_is_is_taken() {
        for (header, code) in [
            ("nl", Some("nl")),
            ("en-GB,nl;q=0.5", Some("en")),
            ("xx-YY, nl;q=0.4, en;q=0.8", Some("en")),
            ("nl;q=0.4, en;q=0.8", Some("en")),
            ("xx, *;q=0.1", None),
            ("*", None),
            ("", None),
            ("nl;q=zeven", None),
            ("\u{e9}", None),
        ] {
            let request = TestRequest::default().insert_header(("Accept-Language", header)).to_http_request();
            assert_eq!(accepted(&request).map(|l| l.code).as_deref(), code, "{header}");
        }
    }

    #[test]
    fn a_proxy_writes_addresses_in_many_ways() {
        let one: Option<IpAddr> = "192.0.2.7".parse().ok();
        let six: Option<IpAddr> = "2001:db8::7".parse().ok();
        assert!([" 192.0.2.7", "192.0.2.7:4711", "\"192.0.2.7\""].iter().all(|text| forwarded(text) == one));
        assert!(["2001:db8::7", "[2001:db8::7]", "[2001:db8::7]:4711"].iter().all(|text| forwarded(text) == six));
        assert!(["", "unknown", "192.0.2", "_hidden"].iter().all(|text| forwarded(text).is_none()));
    }

    #[test]
    fn only_paths_of_this_site_lead_on() {
        assert!(["/", "/weeks/2026-W48?show=all", "/o/gent/ask"].iter().all(|path| own_path(path).is_some()));
        for path in [
            "",
            "weeks",
            "//elders.example",
            "/\\elders.example",
            "https://elders.example",
            "/a\r\nb",
            "/\t/elders.example",
            "/ /x",
        ] {
            assert_eq!(own_path(path), None, "{path:?}");
        }
    }
}

//! A coordinator at her desk: logged in, for one organiser, with a form token.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, web::Data};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use domain::basics::Instant;
use domain::context::{Acting, Actor, Organiser};
use domain::organisers::{self, Coordinator, Role, Session};
use domain::today::{self, Counts};
use domain::{enquiries, outbox, store};

use crate::web::kit::layout::NavLink;
use crate::web::kit::route::Rights;
use crate::web::kit::{Access, Fields, Layout, Refusal, Site, Visit, kept};

const IDLE_MINUTES: i64 = 30;
const LONGEST_HOURS: i64 = 8;

/// The parts of the desk, in the order of its navigation.
const PARTS: [&str; 7] = ["/today", "/weeks", "/families", "/caregivers", "/letters", "/journal", "/settings"];

/// Who is logged in, and for whom she plans.
#[derive(Clone)]
pub struct Desk {
    /// The request.
    pub visit: Visit,
    /// The coordinator.
    pub coordinator: Coordinator,
    /// Her organiser.
    pub organiser: Arc<Organiser>,
    /// What her forms carry, to show that they came from her pages.
    pub form_token: String,
    /// What is kept of her session's token.
    pub session: String,
    /// How many letters wait to be told on the telephone.
    calls: i64,
    /// How many enquiries wait for the proof of their address.
    unproved: i64,
    /// How much there is to do today.
    counts: Counts,
    /// Whether the mail server refuses this installation, so that no letter leaves.
    stuck: bool,
}

impl Desk {
    /// Now.
    pub fn now(&self) -> Instant {
        self.visit.now()
    }

    /// A layout with her navigation; `current` is the address of the part this page belongs to.
    pub fn layout(&self, title: String, current: &str) -> Layout {
        let words = &self.visit.words;
        let mut layout = self.visit.layout(title).of_organiser(&self.organiser);
        layout.home = "/today".to_owned();
        let counted = |key: &str, count: i64| (count > 0).then(|| words.say1(key, "count", count));
        let more = |href: &str| match href {
            "/letters" if self.stuck => Some(words.say("nav-letters-stuck")),
            "/letters" => counted("nav-letters-calls", self.calls),
            "/families" => counted("nav-families-unproved", self.unproved),
            "/today" => counted("nav-today-open", self.counts.open),
            "/caregivers" => counted("nav-caregivers-talks", self.counts.talks),
            _ => None,
        };
        let link = |href: &&str| NavLink {
            label: more(href).unwrap_or_else(|| words.named("nav", href.trim_start_matches('/'))),
            current: *href == current,
            href: (*href).to_owned(),
        };
        // What somebody may not open is no part of her navigation.
        let hers = |href: &&&str| **href != "/settings" || self.coordinator.role == Role::Administrator;
        layout.nav = PARTS.iter().filter(hers).map(link).collect();
        (layout.acts, layout.administers) =
            (self.coordinator.role.may(Role::Planner), self.coordinator.role.may(Role::Administrator));
        layout.finds = current != "/search";
        layout.desk = Some((self.coordinator.name.clone(), self.form_token.clone()));
        layout
    }

    /// Refuses a form that did not come from one of her pages.
    pub fn expects(&self, fields: &Fields) -> Result<(), Refusal> {
        let same = fields.get("form_token").as_bytes().ct_eq(self.form_token.as_bytes());
        if bool::from(same) { Ok(()) } else { Err(Refusal::OldForm) }
    }
}

impl Access for Desk {
    fn visit(&self) -> &Visit {
        &self.visit
    }

    fn acting(&self) -> Acting {
        self.visit.acting(&self.organiser, Actor::Coordinator(self.coordinator.id.clone()))
    }
}

impl FromRequest for Desk {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let visit = Visit::of(request).ok_or(Refusal::LogIn);
        let request = request.clone();
        Box::pin(async move {
            let visit = visit?;
            let needed = request.app_data::<Data<Rights>>().zip(request.match_pattern());
            let needed = needed.map_or(Role::Administrator, |(rights, path)| rights.needed(request.method(), &path));
            let token = request.cookie(cookie_name(&visit.site)).ok_or(Refusal::LogIn)?.value().to_owned();
            let session = hash(&token);
            let now = visit.now();
            let key = session.clone();
            let (at, site) = (visit.now(), visit.site.address.clone());
            let found = visit.database.read(move |c| {
                let Some(session) = organisers::session(c, &key)? else { return Ok(None) };
                let organiser = Arc::new(organisers::get(c, &session.coordinator.organiser_id)?);
                let context = &mut Acting::program(at, organiser.clone(), site.clone()).on(c);
                let waiting = (outbox::count_to_tell(context)?, enquiries::count_waiting(context)?);
                let counts = today::counts(context)?;
                let stuck = outbox::fault(c)?.is_some();
                Ok(Some((session, organiser, waiting, counts, stuck)))
            });
            let (Session { coordinator, began_at, seen_at }, organiser, (calls, unproved), counts, stuck) =
                found.await?.ok_or(Refusal::LogIn)?;
            if seen_at.plus_minutes(IDLE_MINUTES) < now || began_at.plus_hours(LONGEST_HOURS) < now {
                return Err(Refusal::LogIn);
            }
            if seen_at.plus_minutes(1) < now {
                let key = session.clone();
                // A page can be looked at while nothing can be written.
                let touched = visit.database.write_lightly(move |c| organisers::touch_session(c, now, &key)).await;
                touched.or_else(|error| if store::is_unavailable(&error) { Ok(()) } else { Err(error) })?;
            }
            if !coordinator.role.may(needed) {
                return Err(Refusal::NotYours(needed));
            }
            request.extensions_mut().insert(kept::FormToken(form_token(&token)));
            let form_token = form_token(&token);
            let visit = visit.at(&organiser);
            Ok(Desk { form_token, visit, coordinator, organiser, session, calls, unproved, counts, stuck })
        })
    }
}

/// `__Host-` binds the cookie to this host and to TLS; without TLS (on this machine alone) a browser would refuse it.
fn cookie_name(site: &Site) -> &'static str {
    if site.secure() { "__Host-session" } else { "session" }
}

/// `__Host-` for the same reason as the session's.
fn device_name(site: &Site) -> &'static str {
    if site.secure() { "__Host-device" } else { "device" }
}

/// The cookie by which a device is known from which a coordinator has logged in before. It opens nothing: guesses from
/// elsewhere do not slow it down, that is all. A new password makes it worthless.
pub fn device_cookie(site: &Site, coordinator: &Coordinator, password_hash: &str) -> Cookie<'static> {
    let nonce = hex::encode(rand::random::<[u8; 16]>());
    let value = format!("{nonce}.{}", device_proof(&nonce, coordinator, password_hash));
    Cookie::build(device_name(site), value)
        .path("/")
        .http_only(true)
        .secure(site.secure())
        .same_site(SameSite::Lax)
        .max_age(Duration::days(180))
        .finish()
}

/// Which of her devices this is, if it is one.
pub fn known_device(
    site: &Site,
    request: &HttpRequest,
    coordinator: &Coordinator,
    password_hash: &str,
) -> Option<String> {
    let cookie = request.cookie(device_name(site))?;
    let (nonce, proof) = cookie.value().split_once('.')?;
    let right = device_proof(nonce, coordinator, password_hash);
    bool::from(right.as_bytes().ct_eq(proof.as_bytes())).then(|| nonce.to_owned())
}

/// The secret stands last, so that nobody can lengthen what is hashed.
fn device_proof(nonce: &str, coordinator: &Coordinator, password_hash: &str) -> String {
    hash(&format!("device {nonce} {} {password_hash}", coordinator.id))
}

/// The cookie that carries a session.
pub fn cookie(site: &Site, token: &str) -> Cookie<'static> {
    let lasts = if token.is_empty() { Duration::ZERO } else { Duration::hours(LONGEST_HOURS) };
    Cookie::build(cookie_name(site), token.to_owned())
        .path("/")
        .http_only(true)
        .secure(site.secure())
        .same_site(SameSite::Lax)
        .max_age(lasts)
        .finish()
}

/// What the forms of a session carry.
pub fn form_token(token: &str) -> String {
    hash(&format!("form {token}"))
}

/// What of a token is kept.
pub fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// The moment before which no session can have begun and still be good.
pub fn oldest_session(now: Instant) -> Instant {
    now.plus_hours(-LONGEST_HOURS)
}

//! What every piece of work needs to know: on which connection, when, by whom, for which organiser, on which site.
//!
//! The five travel together, so that none of them can be forgotten: a query that must not look beyond one organiser
//! gets it from here.

mod organiser;

use std::sync::Arc;

use crate::basics::ids::{CaregiverId, CoordinatorId, FamilyId};
use crate::basics::{EmailAddress, Instant};
use crate::store::Connection;

pub use organiser::{LeadTime, Organiser, RemindHours};

/// Who does it.
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    /// Somebody of whom nothing is known, at a page that is open to all.
    Visitor,
    /// A family, by a link.
    Family(FamilyId),
    /// A caregiver, by a link.
    Caregiver(CaregiverId),
    /// A coordinator at her desk, for herself or for somebody on the telephone.
    Coordinator(CoordinatorId),
    /// The program by itself, or by command.
    Program,
}

impl Actor {
    /// The kind of actor, as the journal keeps it.
    pub fn kind(&self) -> &'static str {
        match self {
            Actor::Visitor => "visitor",
            Actor::Family(_) => "family",
            Actor::Caregiver(_) => "caregiver",
            Actor::Coordinator(_) => "coordinator",
            Actor::Program => "program",
        }
    }

    /// Which one of its kind.
    pub fn id(&self) -> Option<&str> {
        match self {
            Actor::Family(id) => Some(id.as_str()),
            Actor::Caregiver(id) => Some(id.as_str()),
            Actor::Coordinator(id) => Some(id.as_str()),
            Actor::Visitor | Actor::Program => None,
        }
    }

    /// The coordinator that this is.
    pub fn coordinator(&self) -> Option<&CoordinatorId> {
        match self {
            Actor::Coordinator(id) => Some(id),
            _ => None,
        }
    }
}

/// Where this installation stands on the web.
#[derive(Clone, Debug)]
pub struct Site {
    /// What links begin with, without a slash at the end. Never taken from a request.
    pub base_url: String,
    /// The address that every e-mail comes from.
    pub sender: EmailAddress,
}

impl Site {
    /// A whole address for an e-mail or a calendar.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// Whether people come over TLS.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// Who acts, when, for which organiser: a context that waits for its connection.
#[derive(Clone, Debug)]
pub struct Acting {
    /// When.
    pub now: Instant,
    /// For whom.
    pub organiser: Arc<Organiser>,
    /// Who.
    pub actor: Actor,
    /// Where.
    pub site: Arc<Site>,
}

impl Acting {
    /// The program by itself, for an organiser.
    pub fn program(now: Instant, organiser: Arc<Organiser>, site: Arc<Site>) -> Self {
        Acting { now, organiser, actor: Actor::Program, site }
    }

    /// The same by somebody else.
    pub fn by(self, actor: Actor) -> Self {
        Acting { actor, ..self }
    }

    /// The context of work on a connection.
    pub fn on<'c>(&self, connection: &'c mut Connection) -> Context<'c> {
        Context {
            connection,
            now: self.now,
            organiser: self.organiser.clone(),
            actor: self.actor.clone(),
            site: self.site.clone(),
        }
    }
}

/// A piece of work: what verbs take, and hand on to the verbs they call.
pub struct Context<'c> {
    /// The connection; inside a write, that of its transaction.
    pub connection: &'c mut Connection,
    /// When it is done.
    pub now: Instant,
    /// The organiser for whom it is done, and beyond whom nothing is seen.
    pub organiser: Arc<Organiser>,
    /// Who does it.
    pub actor: Actor,
    /// Where this installation stands.
    pub site: Arc<Site>,
}

impl Context<'_> {
    /// Today, where the organiser is.
    pub fn today(&self) -> chrono::NaiveDate {
        self.now.local(&self.organiser.zone()).date_naive()
    }
}

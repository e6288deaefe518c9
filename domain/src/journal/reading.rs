//! The journal read back: newest first, in parts, by what is looked for.

use super::{Kind, rows};
use crate::basics::ids::{CaregiverId, CoordinatorId, EventId, FamilyId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;

/// Whose doing is looked for.
#[derive(Clone, Debug, PartialEq)]
pub enum DoneBy {
    /// A coordinator's.
    Coordinator(CoordinatorId),
    /// Anybody's of a kind, as in [`Actor::kind`](crate::context::Actor::kind).
    Kind(&'static str),
}

/// What is looked for; what is not said does not matter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// A family: what concerns it or one of its slots.
    pub family: Option<FamilyId>,
    /// A caregiver.
    pub caregiver: Option<CaregiverId>,
    /// A slot.
    pub slot: Option<SlotId>,
    /// A planning week: what concerns it or one of its slots.
    pub week: Option<IsoWeek>,
    /// What happened.
    pub kind: Option<Kind>,
    /// Who did it.
    pub by: Option<DoneBy>,
    /// From this moment on.
    pub from: Option<Instant>,
    /// Before this moment.
    pub until: Option<Instant>,
}

/// Which part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The newest.
    #[default]
    Newest,
    /// What happened before this entry.
    Before(EventId),
    /// What happened after this entry.
    After(EventId),
}

/// An entry as it stands.
#[derive(Clone, Debug, PartialEq, diesel::Queryable)]
pub struct Logged {
    /// Its id.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// What.
    pub kind: Kind,
    /// Who did it, as in the kind of an actor.
    pub actor: String,
    /// Which one of that kind.
    pub actor_id: Option<String>,
    /// Which family it concerns.
    pub family: Option<FamilyId>,
    /// Which caregiver it concerns.
    pub caregiver: Option<CaregiverId>,
    /// Which slot it concerns.
    pub slot: Option<SlotId>,
    /// Which week it concerns.
    pub week: Option<String>,
    /// Its figures or codes.
    pub detail: String,
}

impl Logged {
    /// Whether it came in by a file.
    pub fn is_by_import(&self) -> bool {
        self.detail.starts_with(super::BY_IMPORT)
    }
}

/// At most so many entries, the newest first. Of a part after an entry, those nearest to it.
pub fn read(context: &mut Context, filter: &Filter, part: &Part, most: i64) -> anyhow::Result<Vec<Logged>> {
    rows::reading::read(context, filter, part, most)
}

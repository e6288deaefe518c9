//! The tables of this room.

pub mod drafts;
pub mod forget;
pub mod publications;
pub mod rehearsals;
pub mod runs;
pub mod steps;
pub mod terms;
pub mod waivers;

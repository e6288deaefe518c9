//! The pages, sorted by who looks at them. The folders know the kit and not each other.

pub mod kit;

pub mod caregiver;
pub mod coordinator;
pub mod family;
pub mod public;

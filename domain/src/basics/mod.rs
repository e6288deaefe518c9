//! The small types that every room speaks: parsed once at the edge, proof of themselves afterwards.

pub mod clock;
pub mod column;
pub mod day;
pub mod email_address;
pub mod holidays;
pub mod house;
pub mod ids;
pub mod instant;
pub mod iso_week;
pub mod local_time;
pub mod mark;
pub mod money;
mod month_names;
pub mod namesakes;
pub mod place;
pub mod text;
pub mod zone;

pub use clock::Clock;
pub use email_address::EmailAddress;
pub use instant::Instant;
pub use iso_week::IsoWeek;
pub use place::Place;
pub use zone::Zone;

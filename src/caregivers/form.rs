//! Forms of this room.

//! What time it is, passed in as an argument so that a test can say so.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::basics::Instant;

/// The machine's clock, shifted by as many seconds as a test has moved it.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    shift_seconds: Arc<AtomicI64>,
}

impl Clock {
    /// Now, to the second.
    pub fn now(&self) -> Instant {
        Instant::from_utc(chrono::Utc::now()).plus_seconds(self.shift_seconds.load(Ordering::Relaxed))
    }

    /// Moves this clock, and every clone of it, by `seconds`.
    pub fn advance(&self, seconds: i64) {
        self.shift_seconds.fetch_add(seconds, Ordering::Relaxed);
    }
}

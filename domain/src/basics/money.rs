//! Money in euro cents.

/// An amount in euro cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(pub i64);

impl Cents {
    /// This amount `count` times.
    pub fn times(self, count: i64) -> Self {
        Cents(self.0 * count)
    }

    /// Whole euros and the cents that remain.
    pub fn parts(self) -> (i64, i64) {
        (self.0 / 100, (self.0 % 100).abs())
    }
}

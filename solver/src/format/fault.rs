//! What is wrong with a file, and where.

use std::fmt;

/// One fault of a week or plan file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON path, like `slots[3].end`; empty for the whole file.
    pub path: String,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            write!(out, "the file: {}", self.message)
        } else {
            write!(out, "{}: {}", self.path, self.message)
        }
    }
}

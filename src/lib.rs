//! Flexible childcare at home, scheduled.

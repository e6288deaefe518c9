//! The only rooms that name `good_lp` and HiGHS.

pub mod choose;

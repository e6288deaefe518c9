//! Assigns caregivers to slots for one week.

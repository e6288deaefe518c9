//! The program `wijkopvang`.
fn main() {}

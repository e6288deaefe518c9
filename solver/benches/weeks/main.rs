//! Made-up weeks of four sizes: how soon there is a plan, how soon it is proved to be good, how good in the end, how
//! much
//! memory it takes, and how all of that grows. Then how fast a replacement is ranked in a city.
//!
//! `cargo bench --profile dev --workspace --bench weeks -- [SECONDS] [region]`: so many seconds a size (60 when left
//! out).
//! `region` adds a week of 3000 caregivers and 13,000 slots, with ten times the seconds.
//!
//! Each size runs in a process of its own, so that its peak memory is its own. Growth is the exponent between a size
//! and
//! the one before: with e, twice the slots take 2^e as much. Times under a hundredth of a second say nothing and are
//! left
//! out there.
#![allow(clippy::unwrap_used)]

mod ranking;
mod size;

use size::Measured;

/// Caregivers and slots; about the same number of slots each.
const SIZES: [(usize, usize); 4] = [(60, 220), (150, 600), (300, 1300), (600, 2600)];
const REGION: (usize, usize) = (3000, 13_000);
/// How many times the seconds of the others the region has.
const REGION_TIMES: f64 = 10.0;
/// What tells a process that it is one of the sizes: seconds, caregivers and slots follow.
const ONE: &str = "one-size";
const RANKING: &str = "ranking";

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<f64>().ok());
    match words.first().map(String::as_str) {
        Some(ONE) => {
            println!(
                "{}",
                size::measure(number(1).unwrap(), number(2).unwrap() as usize, number(3).unwrap() as usize).line()
            );
            return;
        }
        Some(RANKING) => return ranking::measure(number(1).unwrap()),
        _ => {}
    }
    let limit = words.iter().find_map(|word| word.parse().ok()).unwrap_or(60.0);
    println!(
        "| caregivers × slots | first plan s | within 5 % s | within 1 % s | end s | score | bound | gap % | peak MB |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let mut all = Vec::new();
    for (caregivers, slots) in SIZES {
        all.push(in_a_process_of_its_own(limit, caregivers, slots));
    }
    if words.iter().any(|word| word == "region") {
        all.push(in_a_process_of_its_own(REGION_TIMES * limit, REGION.0, REGION.1));
    }
    println!("\n| growth in slots | first plan | within 5 % | within 1 % | memory |\n| --- | --- | --- | --- | --- |");
    for two in all.windows(2) {
        println!("{}", two[1].growth_from(&two[0]));
    }
    println!();
    print!("{}", size::child(&[RANKING.to_owned(), limit.to_string()]));
}

fn in_a_process_of_its_own(limit: f64, caregivers: usize, slots: usize) -> Measured {
    let said = size::child(&[ONE.to_owned(), limit.to_string(), caregivers.to_string(), slots.to_string()]);
    let measured = Measured::read(&said);
    println!("{}", measured.row());
    measured
}

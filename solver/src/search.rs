//! Finds plans: prices tell everyone what to leave to others, and what is left is mended.

use crate::draft::Draft;
use crate::market::{Market, Prices};
use crate::weeks::{PersonWeek, Planner, Question};

/// A small generator of numbers that look random; the same seed gives the same numbers.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x2545_F491_4F6C_DD1D))
    }

    /// The next number (splitmix64).
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        (self.roll() % count.max(1) as u64) as usize
    }

    /// Puts members in a random order.
    pub fn shuffle<T>(&mut self, members: &mut [T]) {
        for last in (1..members.len()).rev() {
            members.swap(last, self.below(last + 1));
        }
    }
}

/// Room to work in.
#[derive(Debug, Default)]
pub struct Bench {
    /// For a person's best week.
    pub planner: Planner,
    /// Weeks as they were before a move.
    pub undo: Vec<(usize, PersonWeek)>,
    price: Vec<i64>,
    closed: Vec<bool>,
}

/// What each place costs a person when others keep what they hold. `regard` is how much of the prices of free slots
/// the person sees: 1 when others may still want them, 0 when what is free is free.
fn fill_prices(market: &Market<'_>, draft: &Draft, prices: &Prices, person: usize, regard: f64, bench: &mut Bench) {
    let reach = &market.reaches[person];
    bench.price.clear();
    bench.closed.clear();
    if market.is_trainee(person) {
        for &slot in &reach.slots {
            let slot = slot as usize;
            let mentor = draft.server(slot).is_some_and(|mentor| market.problem.may_accompany(mentor, person));
            let taken = draft.learner(slot).is_some_and(|learner| learner != person);
            bench.closed.push(!mentor || taken);
            bench.price.push(0);
        }
        return;
    }
    let share = (regard * 256.0) as i64;
    for (place, &slot) in reach.slots.iter().enumerate() {
        let slot = slot as usize;
        let open = draft.open_to(slot, person);
        bench.closed.push(!open);
        if !open {
            bench.price.push(0);
            continue;
        }
        let mut price = prices.slot[slot] / 256 * share;
        if share < 256 {
            let own = draft.server(slot) == Some(person);
            if draft.served_in(market.problem.slots[slot].household) == u32::from(own) {
                price -= market.first_served() / 256 * (256 - share);
            }
        }
        if let Some(trainee) = draft.learner(slot) {
            if market.problem.may_accompany(person, trainee) {
                let at = market.reaches[trainee].by_minutes;
                let minutes = market.problem.slots[slot].minutes() as i32;
                price -= at.at(minutes) - at.at(0);
            }
        } else {
            price -= market.companion(prices, person, place).map_or(0, |offer| offer.2);
        }
        bench.price.push(price);
    }
}

/// A person's best week when others keep what they hold. `known` is a week that may still be possible; it spares work.
pub fn respond(
    market: &Market<'_>,
    draft: &Draft,
    prices: &Prices,
    person: usize,
    regard: f64,
    known: Option<&PersonWeek>,
    bench: &mut Bench,
) -> Option<PersonWeek> {
    fill_prices(market, draft, prices, person, regard, bench);
    let reach = &market.reaches[person];
    let possible = |week: &&PersonWeek| !week.stops.iter().any(|&stop| bench.closed[stop as usize]);
    let known = known.filter(possible).map(|week| week.worth_at(&bench.price));
    let idle = (!reach.must_work.contains(&true)).then(|| reach.by_minutes.at(0));
    let floor = known.max(idle).unwrap_or(i64::MIN / 4);
    let question = Question { price: &bench.price, closed: &bench.closed, floor, bounding: false };
    let found = bench.planner.best(reach, &question);
    // A known week may stand only for a bound; then the floor was too high.
    found.or_else(|| bench.planner.best(reach, &Question { floor: i64::MIN / 4, ..question }))
}

/// A person's best weeks when others keep what they hold: at most so many, and all that are within some distance of
/// the best; the best alone when there is no time to look for others.
#[allow(clippy::too_many_arguments)]
pub fn weeks_around(
    market: &Market<'_>,
    draft: &Draft,
    prices: &Prices,
    person: usize,
    regard: f64,
    most: usize,
    bench: &mut Bench,
    stop: &(dyn Fn() -> bool + Sync),
) -> Vec<PersonWeek> {
    fill_prices(market, draft, prices, person, regard, bench);
    if market.is_trainee(person) && regard > 0.0 {
        // Mentors plan anew at the same time, so every slot without a lasting lesson is open, at its price.
        for (place, &slot) in market.reaches[person].slots.iter().enumerate() {
            let slot = slot as usize;
            let lost = draft.server(slot).is_some_and(|mentor| !market.problem.may_accompany(mentor, person));
            bench.closed[place] = lost || draft.learner(slot).is_some_and(|learner| learner != person);
            bench.price[place] = prices.along[person][place];
        }
    }
    let reach = &market.reaches[person];
    let question = Question { price: &bench.price, closed: &bench.closed, floor: i64::MIN / 4, bounding: false };
    let Some(best) = bench.planner.best(reach, &question) else { return Vec::new() };
    let mut distance = market.units.up(FARTHEST);
    for _ in (0..24).take_while(|_| !stop()) {
        let question = Question { floor: best.worth - distance, ..question };
        if let Some(weeks) = bench.planner.all(reach, &question, most) {
            return weeks;
        }
        distance = distance * 5 / 8;
    }
    vec![best]
}

/// Points by which a week may be worse than a person's best at the prices and still be offered.
const FARTHEST: f64 = 1500.0;

/// Puts a plan together, one person after another, at these prices.
/// `wishes` are weeks that people would like at about these prices; `start` is what is already settled, nothing if left
/// out.
pub fn assemble(
    market: &Market<'_>,
    prices: &Prices,
    wishes: &[PersonWeek],
    start: Option<Draft>,
    order: &[usize],
    bench: &mut Bench,
) -> Draft {
    let mut draft = start.unwrap_or_else(|| Draft::idle(market));
    for regard in [1.0, 0.0] {
        for trainees in [false, true] {
            for &person in order.iter().filter(|&&person| market.is_trainee(person) == trainees) {
                if regard > 0.0 {
                    if let Some(week) = respond(market, &draft, prices, person, regard, Some(&wishes[person]), bench) {
                        draft.give(market, person, week);
                    }
                } else {
                    improve_one(market, &mut draft, prices, person, bench);
                }
            }
        }
    }
    draft
}

/// Lets one person plan anew around the others; keeps it only if the whole plan gains. True when it did.
pub fn improve_one(market: &Market<'_>, draft: &mut Draft, prices: &Prices, person: usize, bench: &mut Bench) -> bool {
    let before = draft.score;
    let present = draft.weeks[person].clone();
    let Some(week) = respond(market, draft, prices, person, 0.0, Some(&present), bench) else { return false };
    if week.stops == draft.weeks[person].stops {
        return false;
    }
    let old = draft.weeks[person].clone();
    draft.give(market, person, week);
    let mut undo = vec![(person, old)];
    if !market.is_trainee(person) {
        let slots = &market.reaches[person].slots;
        let left = undo[0].1.stops.iter().map(|&stop| slots[stop as usize] as usize);
        for trainee in draft.left_alone_in(market, left) {
            undo.push((trainee, draft.weeks[trainee].clone()));
            draft.clear(market, trainee);
        }
        for trainee in undo[1..].iter().map(|(trainee, _)| *trainee).collect::<Vec<_>>() {
            if let Some(week) = respond(market, draft, prices, trainee, 0.0, None, bench) {
                draft.give(market, trainee, week);
            }
        }
    }
    if draft.score > before {
        return true;
    }
    for (person, _) in &undo {
        draft.clear(market, *person);
    }
    for (person, week) in undo {
        draft.give(market, person, week);
    }
    false
}

/// Lets everyone plan anew in turn until nobody gains.
pub fn settle(market: &Market<'_>, draft: &mut Draft, prices: &Prices, order: &[usize], bench: &mut Bench, stop: &dyn Fn() -> bool) {
    for _ in 0..20 {
        let mut gained = false;
        for &person in order {
            if stop() {
                return;
            }
            gained |= improve_one(market, draft, prices, person, bench);
        }
        if !gained {
            return;
        }
    }
}

//! The smallest single change that would fill an unserved slot, in words.
//!
//! Each kind of change is tried on a copy of what it touches and verified on the rules before it is said. The kinds,
//! smallest first: nothing at all (someone could come who is worth less), a longer window, a higher cap, a block
//! lifted, a certificate, another slot handed on, a pin lifted.

use crate::problem::Problem;
use crate::reasons::{breaches_of_adding, kept_away_by};
use crate::roster::Roster;
use crate::rules::{Breach, Duty, Rule, breaches};

/// Minutes by which one window may become longer.
const LONGEST_STRETCH: i64 = 60;

/// A change that fills the slot, with how large it is.
struct Change {
    /// Smaller is better: kind first, then size.
    size: (u8, i64),
    words: String,
}

/// The smallest change that would fill a slot that nobody serves; none where no single one does.
pub(crate) fn remedy(problem: &Problem<'_>, roster: &Roster, duties: &[Vec<usize>], slot: usize) -> Option<String> {
    let mut best: Option<Change> = None;
    let mut offer = |change: Option<Change>| {
        let better = change.filter(|change| best.as_ref().is_none_or(|best| change.size < best.size));
        best = better.or(best.take());
    };
    let mut movable = Vec::new();
    for (person, duty) in duties.iter().enumerate() {
        if problem.people[person].is_trainee() || problem.slots[slot].pinned.is_some_and(|pinned| pinned != person) {
            continue;
        }
        if hopeless(problem, person, slot) {
            continue;
        }
        let found = breaches_of_adding(problem, person, duty, slot);
        offer(without_moving(problem, person, slot, &found));
        let of_the_plan = |breach: &Breach| breach.rule >= Rule::NoOverlap && breach.rule <= Rule::ShortDay;
        if !found.is_empty() && found.iter().all(of_the_plan) {
            movable.push(person);
        }
    }
    // Handing on is dearer to try and never smaller than the changes before, so it comes last.
    if best.is_none() {
        let handed = movable.iter().find_map(|&person| handing_on(problem, duties, person, slot));
        best = handed.or_else(|| movable.iter().find_map(|&person| unpinning(problem, roster, duties, person, slot)));
    }
    best.map(|change| change.words)
}

/// Whether more than one change would be needed whatever the plan: too far, or two of block, windows, certificates.
fn hopeless(problem: &Problem<'_>, person: usize, slot: usize) -> bool {
    let alone = Duty { person, slots: &[slot], about: None, mentors: &[] };
    let broken = |rule: Rule| usize::from(!rule.breaches(problem, &alone).is_empty());
    let changeable = broken(Rule::Blocked) + broken(Rule::Available) + broken(Rule::Certificates);
    changeable > 1 || broken(Rule::TooFar) == 1
}

/// Changes that leave every other slot where it is.
fn without_moving(problem: &Problem<'_>, person: usize, slot: usize, found: &[Breach]) -> Option<Change> {
    let who = problem.person_id(person);
    let single = match found {
        [] => {
            let words = format!("{who} could come, but the plan is worth more without; assign {who} by hand");
            return Some(Change { size: (0, 0), words });
        }
        [breach] => breach,
        _ => return None,
    };
    let cap = |size: u8, what: &str| {
        let more = single.found - single.limit;
        let words = format!("raise the {what} of {who} from {} to {}", single.limit, single.found);
        Some(Change { size: (size, more), words })
    };
    match single.rule {
        Rule::Available => longer_window(problem, person, slot),
        Rule::DayLimit => cap(2, "minutes a day"),
        Rule::WeekLimit => cap(2, "minutes a week"),
        Rule::MonthLimit => cap(2, "minutes left in the month"),
        Rule::DaysLimit => cap(2, "days a week"),
        Rule::Blocked => Some(Change { size: (3, 0), words: format!("lift the block on {who}") }),
        Rule::Certificates if single.found == 1 => {
            let required = problem.slots[slot].requires.iter().zip(&problem.week.slots[slot].requires);
            let missing = |code: usize| !crate::rules::holds(problem, person, slot, code);
            let name = required.into_iter().find(|(code, _)| missing(**code)).map(|(_, name)| name)?;
            Some(Change { size: (4, 0), words: format!("{who} to hold the certificate {name} on that day") })
        }
        _ => None,
    }
}

/// One window longer at one end, so that the slot lies inside the joined windows.
fn longer_window(problem: &Problem<'_>, person: usize, slot: usize) -> Option<Change> {
    let asked = &problem.slots[slot];
    let windows = &problem.people[person].windows;
    let covers = |from: i64, to: i64| {
        // The stretched window joins up with every window that it now touches.
        let touched = windows.iter().filter(|window| window.0 <= to && from <= window.1);
        let (from, to) = touched.fold((from, to), |joined, window| (joined.0.min(window.0), joined.1.max(window.1)));
        from <= asked.start && asked.end <= to
    };
    let mut shortest: Option<(i64, &str)> = None;
    for &(from, to) in windows {
        let ends = windows.iter().map(|next| next.0 - to).chain([asked.end - to]);
        let later = ends.filter(|&more| covers(from, to + more)).map(|more| (more, "end later"));
        let starts = windows.iter().map(|before| from - before.1).chain([from - asked.start]);
        let earlier = starts.filter(|&more| covers(from - more, to)).map(|more| (more, "start earlier"));
        let within = later.chain(earlier).filter(|(more, _)| (1..=LONGEST_STRETCH).contains(more));
        shortest = within.chain(shortest).min();
    }
    let (minutes, side) = shortest?;
    let words = format!("{} available {minutes} minutes longer: let a window {side}", problem.person_id(person));
    Some(Change { size: (1, minutes), words })
}

fn without(duty: &[usize], slot: usize) -> Vec<usize> {
    duty.iter().copied().filter(|&other| other != slot).collect()
}

/// Someone else who can serve a slot that this person gives up.
fn taker(problem: &Problem<'_>, duties: &[Vec<usize>], giver: usize, given: usize) -> Option<usize> {
    (0..duties.len()).find(|&person| {
        person != giver && !problem.people[person].is_trainee() && kept_away_by(problem, person, &duties[person], given).is_none()
    })
}

/// One other slot of this person handed to somebody else.
fn handing_on(problem: &Problem<'_>, duties: &[Vec<usize>], person: usize, slot: usize) -> Option<Change> {
    let unpinned = duties[person].iter().copied().filter(|&given| problem.slots[given].pinned.is_none());
    unpinned.into_iter().find_map(|given| {
        let rest = without(&duties[person], given);
        if !fits(problem, person, &rest, slot) {
            return None;
        }
        let to = taker(problem, duties, person, given)?;
        let (who, to, given) = (problem.person_id(person), problem.person_id(to), problem.slot_id(given));
        Some(Change { size: (5, 0), words: format!("hand slot {given} from {who} to {to}; {who} can then come") })
    })
}

/// The pin of one other slot of this person lifted; that slot goes to somebody else where anybody can take it.
fn unpinning(problem: &Problem<'_>, roster: &Roster, duties: &[Vec<usize>], person: usize, slot: usize) -> Option<Change> {
    let pinned = |given: &usize| problem.slots[*given].pinned == Some(person) && roster.caregiver[*given] == Some(person);
    duties[person].iter().copied().filter(pinned).find_map(|given| {
        let rest = without(&duties[person], given);
        if !fits(problem, person, &rest, slot) {
            return None;
        }
        let (who, id) = (problem.person_id(person), problem.slot_id(given));
        let mut words = format!("lift the pin of slot {id} on {who}; {who} can then come instead");
        let mut lifted = problem.clone();
        lifted.slots[given].pinned = None;
        match taker(&lifted, duties, person, given) {
            Some(to) => words += &format!(", and {} can take {id}", problem.person_id(to)),
            None => words += &format!(", but nobody can take {id}"),
        }
        Some(Change { size: (6, 0), words })
    })
}

/// Whether a duty from which one slot was taken keeps every rule with this slot added. Taking a slot away can only
/// make its day too short.
fn fits(problem: &Problem<'_>, person: usize, rest: &[usize], slot: usize) -> bool {
    let slots = crate::roster::with(problem, rest, slot);
    let duty = Duty { person, slots: &slots, about: Some(slot), mentors: &[] };
    breaches(problem, &duty).is_empty() && Rule::ShortDay.breaches(problem, &Duty { about: None, ..duty }).is_empty()
}

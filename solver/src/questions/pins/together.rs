//! Pins of several people who need the same other slots, for instance to fill a short day.
//!
//! A plan that keeps all pins exists exactly if each person's days with pins can be filled so that no slot is held
//! twice and each person's week keeps every rule, nothing else being served. Taking a slot away can only make a day too
//! short, so it is enough to look at *minimal* fillings: those in which no slot could be left out. They are listed, and
//! chosen by depth-first search with forward checking and a matching (Hall 1935: where some days together see fewer
//! slots than they need, no choice exists). "Cannot be kept together" is said only when the search was exhausted or a
//! matching shows it; a search that ran out of steps or time says that it found nothing.

use crate::params::PARAMS;
use crate::problem::Instance;
use crate::problem::roster::with;
use crate::rules::{Duty, Rule, breaches};

mod matching;

/// One person's local day with pins, and the slots that could fill it.
#[derive(Debug, Clone)]
pub(crate) struct PinnedDay {
    pub person: usize,
    pub pins: Vec<usize>,
    /// Minimal fillings, the shortest first.
    fillings: Vec<Vec<usize>>,
    /// Whether these are all of them.
    complete: bool,
    /// The least number of slots that fill the day.
    needs: usize,
}

/// What came of looking for a way to keep all pins.
#[derive(Debug)]
pub(crate) enum Together {
    /// By person with pins: the slots of a week that keeps them, in order of time.
    Kept(Vec<(usize, Vec<usize>)>),
    /// Sets of days whose pins cannot be kept together, each minimal where time allowed; the smallest first.
    Contradict(Vec<Vec<PinnedDay>>),
    /// Neither a way nor a proof that there is none.
    NotFound,
}

enum Answer {
    Found(Vec<Vec<usize>>),
    None,
    Unknown,
}

/// Looks for a way to keep all pins until it is late.
pub(crate) fn keep_all(instance: &Instance, pinned: &[Vec<usize>], late: &dyn Fn() -> bool) -> Together {
    let mut base: Vec<Vec<usize>> = vec![Vec::new(); instance.people.len()];
    let mut days = Vec::new();
    for (person, slots) in pinned.iter().enumerate().filter(|(_, slots)| !slots.is_empty()) {
        base[person].clone_from(slots);
        for pins in slots.chunk_by(|&one, &next| instance.slots[one].day == instance.slots[next].day) {
            days.push(PinnedDay::new(instance, person, pins));
        }
    }
    let filled: Vec<PinnedDay> = days.into_iter().filter(|day| day.needs > 0).collect();
    let mut kept = base.clone();
    let mut sets = Vec::new();
    let mut unknown = false;
    for part in parts(instance, &filled) {
        let mut part: Vec<PinnedDay> = part;
        loop {
            let search = Search { instance, base: &base, late };
            match search.decide(&part) {
                Answer::Found(chosen) => {
                    for (day, slots) in part.iter().zip(chosen) {
                        for slot in slots {
                            kept[day.person] = with(instance, &kept[day.person], slot);
                        }
                    }
                }
                Answer::None => {
                    let set = search.minimal(part.clone());
                    // The rest is looked at as if one pin of this set had been lifted.
                    let lifted = set[set.len() - 1].pins.clone();
                    part.retain(|day| day.pins != lifted);
                    sets.push(set);
                    if !part.is_empty() && !late() {
                        continue;
                    }
                }
                Answer::Unknown => unknown = true,
            }
            break;
        }
    }
    sets.sort_by_key(Vec::len);
    match (sets.is_empty(), unknown) {
        (false, _) => Together::Contradict(sets),
        (true, true) => Together::NotFound,
        (true, false) => Together::Kept(kept.into_iter().enumerate().filter(|(_, slots)| !slots.is_empty()).collect()),
    }
}

impl PinnedDay {
    fn new(instance: &Instance, person: usize, pins: &[usize]) -> Self {
        let sum: i64 = pins.iter().map(|&slot| instance.slots[slot].minutes()).sum();
        let missing = instance.people[person].short_day - sum;
        let mut day = PinnedDay { person, pins: pins.to_vec(), fillings: Vec::new(), complete: true, needs: 0 };
        if missing <= 0 {
            return day;
        }
        let of_day = instance.slots[pins[0]].day;
        let able = |&slot: &usize| {
            let asked = &instance.slots[slot];
            asked.day == of_day
                && asked.pinned.is_none()
                && !asked.overruled
                && instance.screening.passes(instance, slot, person)
                && fits(instance, person, &with(instance, pins, slot))
        };
        let mut fillers: Vec<usize> = (0..instance.slots.len()).filter(able).collect();
        // Longest first: then the slot that completes a filling is its shortest, and none could be left out.
        fillers.sort_by_key(|&slot| (-instance.slots[slot].minutes(), slot));
        day.fill(instance, &fillers, &mut Vec::new(), missing);
        day.fillings.sort_by_key(Vec::len);
        day.needs = day.fillings.first().map_or(1, Vec::len);
        day
    }

    fn fill(&mut self, instance: &Instance, fillers: &[usize], chosen: &mut Vec<usize>, missing: i64) {
        for (place, &slot) in fillers.iter().enumerate() {
            if self.fillings.len() >= PARAMS.fillings_of_a_day {
                self.complete = false;
                return;
            }
            chosen.push(slot);
            let day = chosen.iter().fold(self.pins.clone(), |day, &slot| with(instance, &day, slot));
            let alternatives = chosen.iter().filter(|&&other| instance.either_key(other) == instance.either_key(slot));
            if alternatives.count() == 1 && fits(instance, self.person, &day) {
                match missing - instance.slots[slot].minutes() {
                    left if left <= 0 => self.fillings.push(chosen.clone()),
                    left => self.fill(instance, &fillers[place + 1..], chosen, left),
                }
            }
            chosen.pop();
        }
    }
}

/// Whether a duty breaks nothing that more slots could not mend.
fn fits(instance: &Instance, person: usize, slots: &[usize]) -> bool {
    let found = breaches(instance, &Duty { person, slots, about: None, mentors: &[] });
    found.iter().all(|breach| breach.rule == Rule::ShortDay)
}

/// Days that have nothing to do with each other: neither a slot nor a person in common.
fn parts(instance: &Instance, days: &[PinnedDay]) -> Vec<Vec<PinnedDay>> {
    let slots = instance.either_keys();
    let mut leader: Vec<usize> = (0..slots + instance.people.len()).collect();
    fn root(leader: &mut [usize], mut at: usize) -> usize {
        while leader[at] != at {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        at
    }
    for day in days {
        let person = slots + day.person;
        for &slot in day.fillings.iter().flatten() {
            let (one, other) = (root(&mut leader, instance.either_key(slot)), root(&mut leader, person));
            leader[one] = other;
        }
    }
    let mut parts: Vec<(usize, Vec<PinnedDay>)> = Vec::new();
    for day in days {
        let of = root(&mut leader, slots + day.person);
        match parts.iter_mut().find(|(part, _)| *part == of) {
            Some((_, members)) => members.push(day.clone()),
            None => parts.push((of, vec![day.clone()])),
        }
    }
    parts.into_iter().map(|(_, members)| members).collect()
}

/// Depth-first search over fillings.
struct Search<'s> {
    instance: &'s Instance,
    /// By person: the pins.
    base: &'s [Vec<usize>],
    late: &'s dyn Fn() -> bool,
}

/// The search under way.
struct State {
    taken: Vec<bool>,
    duties: Vec<Vec<usize>>,
    chosen: Vec<Option<usize>>,
    steps: usize,
    /// Whether nothing was passed over.
    exhausted: bool,
}

impl Search<'_> {
    fn decide(&self, days: &[PinnedDay]) -> Answer {
        let complete = days.iter().all(|day| day.complete);
        let mut state = State {
            taken: vec![false; self.instance.either_keys()],
            duties: self.base.to_vec(),
            chosen: vec![None; days.len()],
            steps: 0,
            exhausted: true,
        };
        if self.descend(days, &mut state) {
            let filling = |(day, chosen): (&PinnedDay, &Option<usize>)| day.fillings[chosen.unwrap_or(0)].clone();
            return Answer::Found(days.iter().zip(&state.chosen).map(filling).collect());
        }
        if state.exhausted && complete { Answer::None } else { Answer::Unknown }
    }

    fn open(&self, day: &PinnedDay, state: &State) -> Vec<usize> {
        let free = |filling: &Vec<usize>| filling.iter().all(|&slot| !state.taken[self.instance.either_key(slot)]);
        (0..day.fillings.len()).filter(|&at| free(&day.fillings[at])).collect()
    }

    fn descend(&self, days: &[PinnedDay], state: &mut State) -> bool {
        state.steps += 1;
        if state.steps > PARAMS.pin_steps || state.steps.is_multiple_of(16) && (self.late)() {
            state.exhausted = false;
            return false;
        }
        let left: Vec<usize> = (0..days.len()).filter(|&at| state.chosen[at].is_none()).collect();
        let mut tightest: Option<(usize, Vec<usize>)> = None;
        let mut seen: Vec<(usize, Vec<usize>)> = Vec::new();
        for &at in &left {
            let open: Vec<usize> = self.open(&days[at], state);
            let of_way = |&way: &usize| days[at].fillings[way].iter().map(|&slot| self.instance.either_key(slot));
            let mut slots: Vec<usize> = open.iter().flat_map(of_way).collect();
            slots.sort_unstable();
            slots.dedup();
            let needs = open.iter().map(|&way| days[at].fillings[way].len()).min();
            let Some(needs) = needs else { return false };
            seen.push((needs, slots));
            if tightest.as_ref().is_none_or(|(_, least)| open.len() < least.len()) {
                tightest = Some((at, open));
            }
        }
        let Some((at, mut ways)) = tightest else { return true };
        if matching::too_few(&seen, state.taken.len()).is_some() {
            return false;
        }
        // Slots that few others want come first.
        let mut wanted = vec![0usize; state.taken.len()];
        seen.iter().flat_map(|(_, slots)| slots).for_each(|&slot| wanted[slot] += 1);
        ways.sort_by_key(|&way| {
            days[at].fillings[way].iter().map(|&slot| wanted[self.instance.either_key(slot)]).sum::<usize>()
        });
        let person = days[at].person;
        for way in ways {
            let filling = &days[at].fillings[way];
            let before = state.duties[person].clone();
            let duty = filling.iter().fold(before.clone(), |duty, &slot| with(self.instance, &duty, slot));
            if !fits(self.instance, person, &duty) {
                continue;
            }
            state.duties[person] = duty;
            let mark = |state: &mut State, held: bool| {
                filling.iter().for_each(|&slot| state.taken[self.instance.either_key(slot)] = held);
            };
            mark(state, true);
            state.chosen[at] = Some(way);
            if self.descend(days, state) {
                return true;
            }
            state.chosen[at] = None;
            mark(state, false);
            state.duties[person] = before;
            if !state.exhausted {
                return false;
            }
        }
        false
    }

    /// A part of these contradicting days that contradicts by itself, and, where time allows, no less does.
    fn minimal(&self, mut days: Vec<PinnedDay>) -> Vec<PinnedDay> {
        let seen: Vec<(usize, Vec<usize>)> = days
            .iter()
            .map(|day| {
                (
                    day.needs,
                    day.fillings.iter().flatten().map(|&slot| self.instance.either_key(slot)).collect::<Vec<usize>>(),
                )
            })
            .collect();
        if let Some(few) = matching::too_few(&seen, self.instance.either_keys()) {
            days = few.into_iter().map(|at| days[at].clone()).collect();
        }
        // Those whom the matching reached are minimal as far as it sees; more is tried where they are few.
        let mut at = if days.len() > PARAMS.pins_tried_alone { days.len() } else { 0 };
        while at < days.len() && days.len() > 1 && !(self.late)() {
            let left_out = days.remove(at);
            if !matches!(self.decide(&days), Answer::None) {
                days.insert(at, left_out);
                at += 1;
            }
        }
        days
    }
}

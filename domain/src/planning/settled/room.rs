//! The changes of a week file that make what is settled possible. Each touches whoever is concerned, and nobody else.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};

use super::*;

/// Minutes before and after a slot that is not in the file, in which its caregiver is given nothing: the way there is
/// not known.
const AROUND_MINUTES: i64 = 30;

/// A day on which little is settled may stay short.
pub fn shorten_short_days(file: &mut Week, settled: &HashMap<&str, &Assignment>, zone: Tz) {
    let mut by_day: HashMap<(&str, chrono::NaiveDate), u32> = HashMap::new();
    for slot in &file.slots {
        if let Some(of) = settled.get(slot.id.as_str()) {
            *by_day.entry((of.caregiver.as_str(), local_day(slot, zone))).or_default() += minutes(slot);
        }
    }
    let mut least: HashMap<&str, u32> = HashMap::new();
    for ((caregiver, _), minutes) in by_day {
        least.entry(caregiver).and_modify(|known| *known = minutes.min(*known)).or_insert(minutes);
    }
    for caregiver in &mut file.caregivers {
        if let Some(least) = least.get(caregiver.id.as_str()) {
            caregiver.min_minutes_per_day = caregiver.min_minutes_per_day.min(*least);
        }
    }
}

/// The slots that are settled for each person, by place in the file and in order of time.
fn by_person(file: &Week, settled: &HashMap<&str, &Assignment>) -> HashMap<String, Vec<usize>> {
    let mut hers: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, slot) in file.slots.iter().enumerate() {
        let people = settled.get(slot.id.as_str()).into_iter();
        for person in people.flat_map(|a| std::iter::once(&a.caregiver).chain(&a.trainee)) {
            hers.entry(person.clone()).or_default().push(place);
        }
    }
    hers.values_mut().for_each(|slots| slots.sort_by_key(|slot| file.slots[*slot].start));
    hers
}

/// Makes room for whatever is settled of those whom a conflict names.
pub(super) fn make(file: &mut Week, against: &[Against], settled: &HashMap<&str, &Assignment>, zone: Tz) {
    let concerned: HashSet<&str> = against.iter().flat_map(|found| &found.caregivers).map(String::as_str).collect();
    let on_the_way = against.iter().filter(|found| WAYS.contains(&found.obstacle.rule.as_str()));
    let wayward: HashSet<&str> = on_the_way.flat_map(|found| &found.caregivers).map(String::as_str).collect();
    let (hers, mut ways) = (by_person(file, settled), Vec::new());
    for place in 0..file.caregivers.len() {
        let id = file.caregivers[place].id.clone();
        let Some(hers) = hers.get(&id).filter(|_| concerned.contains(id.as_str())) else { continue };
        hers.iter().for_each(|slot| file.slots[*slot].blocked.retain(|blocked| *blocked != id));
        let slots: Vec<&Slot> = hers.iter().map(|slot| &file.slots[*slot]).collect();
        let caregiver = &mut file.caregivers[place];
        for slot in &slots {
            cover(&mut caregiver.availability, slot.start, slot.end);
            certify(caregiver, slot, zone);
        }
        raise_sums(caregiver, &slots, zone);
        if wayward.contains(id.as_str()) {
            ways.push((place, hers));
        }
    }
    shorten_ways(file, &ways);
}

/// The rules that a long way breaks.
const WAYS: [&str; 2] = ["too-far", "no-overlap"];

/// Leaves the time of slots that are taken out of the file free of anything else.
pub fn keep_free(file: &mut Week, out: &HashSet<String>, settled: &HashMap<&str, &Assignment>) {
    let hers = by_person(file, settled);
    for caregiver in &mut file.caregivers {
        let hers = hers.get(&caregiver.id).into_iter().flatten().map(|slot| &file.slots[*slot]);
        let (gone, kept): (Vec<&Slot>, Vec<&Slot>) = hers.partition(|slot| out.contains(&slot.id));
        gone.iter().for_each(|slot| free_around(&mut caregiver.availability, slot));
        if !gone.is_empty() {
            kept.iter().for_each(|slot| cover(&mut caregiver.availability, slot.start, slot.end));
        }
    }
}

/// Gives people nothing at the time of slots to which they go beside the plan.
pub fn keep_apart(file: &mut Week, whose: &[(String, String)]) {
    for (slot, who) in whose {
        let Some(slot) = file.slots.iter().find(|known| known.id == *slot).cloned() else { continue };
        let Some(person) = file.caregivers.iter_mut().find(|known| known.id == *who) else { continue };
        free_around(&mut person.availability, &slot);
    }
}

/// Takes the time of a slot, and of the way there and back, out of somebody's hours.
fn free_around(windows: &mut Vec<Availability>, slot: &Slot) {
    let around = chrono::Duration::minutes(AROUND_MINUTES);
    let (from, until) = (slot.start - around, slot.end + around);
    let apart = |window: &Availability| {
        let before = Availability { end: window.end.min(from), ..window.clone() };
        let after = Availability { start: window.start.max(until), ..window.clone() };
        [before, after].into_iter().filter(|part| part.start < part.end).collect::<Vec<_>>()
    };
    *windows = windows.iter().flat_map(apart).collect();
}

fn minutes(slot: &Slot) -> u32 {
    u32::try_from((slot.end - slot.start).num_minutes()).unwrap_or(0)
}

fn local_day(slot: &Slot, zone: Tz) -> chrono::NaiveDate {
    slot.start.with_timezone(&zone).date_naive()
}

/// For a slot that is settled, the certificates that it asks for count as held on its day.
fn certify(caregiver: &mut Caregiver, slot: &Slot, zone: Tz) {
    let day = local_day(slot, zone);
    let held =
        slot.requires.iter().map(|code| Certificate { code: code.clone(), valid_from: day, valid_until: Some(day) });
    caregiver.certificates.extend(held);
}

/// Adds what is missing of a stretch, so that windows in order that do not overlap still do not.
pub fn cover(windows: &mut Vec<Availability>, start: DateTime<FixedOffset>, end: DateTime<FixedOffset>) {
    let mut at = start;
    let mut missing = Vec::new();
    let mut add = |start, end| missing.push(Availability { start, end, preference: Preference::Ok });
    for window in windows.iter() {
        if window.end <= at || window.start >= end {
            continue;
        }
        if window.start > at {
            add(at, window.start);
        }
        at = at.max(window.end);
    }
    if at < end {
        add(at, end);
    }
    windows.extend(missing);
    windows.sort_by_key(|window| window.start);
}

/// Raises a caregiver's limits to what her settled slots already use.
fn raise_sums(caregiver: &mut Caregiver, settled: &[&Slot], zone: Tz) {
    let mut by_day: BTreeMap<chrono::NaiveDate, u32> = BTreeMap::new();
    let mut by_month: BTreeMap<String, u32> = BTreeMap::new();
    for slot in settled {
        let day = local_day(slot, zone);
        *by_day.entry(day).or_default() += minutes(slot);
        *by_month.entry(day.format("%Y-%m").to_string()).or_default() += minutes(slot);
    }
    caregiver.max_minutes_per_week = caregiver.max_minutes_per_week.max(by_day.values().sum());
    caregiver.max_minutes_per_day = by_day.values().copied().fold(caregiver.max_minutes_per_day, u32::max);
    caregiver.max_days = caregiver.max_days.max(by_day.len() as u32);
    for (month, used) in by_month {
        if let Some(left) = caregiver.remaining_minutes_per_month.get_mut(&month) {
            *left = (*left).max(used);
        }
    }
}

/// Lets somebody go to one slot however far it is: the way there and back is as long as she would like it at most.
pub fn shorten_way(file: &mut Week, who: usize, slot: usize) {
    shorten_ways(file, &[(who, &vec![slot])]);
}

/// Where somebody has accepted more than the ways of today allow, her slots become places of their own, to which the
/// way is as short as it has to be: from home, and between two slots as long as there is time for the handover.
fn shorten_ways(file: &mut Week, whose: &[(usize, &Vec<usize>)]) {
    let known = |transport: &String| file.travel.as_ref().is_some_and(|travel| travel.minutes.contains_key(transport));
    let whose: Vec<_> = whose.iter().filter(|(who, _)| known(&file.caregivers[*who].transport)).collect();
    let slots: BTreeSet<usize> = whose.iter().flat_map(|(_, hers)| hers.iter().copied()).collect();
    let own = own_places(file, slots);
    for (who, hers) in whose {
        let ways = shorter(file, *who, hers, &own);
        let transport = &file.caregivers[*who].transport;
        if let Some(matrix) = file.travel.as_mut().and_then(|travel| travel.minutes.get_mut(transport)) {
            ways.into_iter().for_each(|(from, to, minutes)| matrix[from][to] = minutes);
        }
    }
}

/// The ways of one caregiver as short as they have to be: from, to, minutes.
fn shorter(file: &Week, who: usize, hers: &[usize], own: &HashMap<usize, usize>) -> Vec<(usize, usize, u32)> {
    let caregiver = &file.caregivers[who];
    let way = |from: usize, to: usize| {
        file.travel.as_ref().map_or(0, |travel| travel.minutes[&caregiver.transport][from][to])
    };
    let mut ways = Vec::new();
    for place in hers.iter().filter_map(|slot| own.get(slot)) {
        for (from, to) in caregiver.home.place.into_iter().flat_map(|home| [(home, *place), (*place, home)]) {
            ways.push((from, to, way(from, to).min(caregiver.max_travel_minutes)));
        }
    }
    for (at, earlier) in hers.iter().enumerate() {
        for later in &hers[at + 1..] {
            let (Some(from), Some(to)) = (own.get(earlier), own.get(later)) else { continue };
            let (before, after) = (&file.slots[*earlier], &file.slots[*later]);
            let same = before.household == after.household
                && before.home.lat == after.home.lat
                && before.home.lon == after.home.lon;
            let handover = if same { 0 } else { i64::from(file.rules.handover_minutes) };
            let time = (after.start - before.end).num_minutes() - handover;
            ways.push((*from, *to, way(*from, *to).min(u32::try_from(time).unwrap_or(way(*from, *to)))));
        }
    }
    ways
}

/// Gives slots places of their own, each as far from every other as the one it has; by slot, which.
fn own_places(file: &mut Week, slots: BTreeSet<usize>) -> HashMap<usize, usize> {
    let Some(travel) = file.travel.as_mut() else { return HashMap::new() };
    let first = travel.places.len();
    let old: Vec<(usize, usize)> =
        slots.into_iter().filter_map(|slot| Some((slot, file.slots[slot].home.place?))).collect();
    travel.places.extend(old.iter().map(|(_, place)| travel.places[*place]).collect::<Vec<_>>());
    for matrix in travel.minutes.values_mut() {
        for row in matrix.iter_mut() {
            row.reserve_exact(old.len());
            old.iter().for_each(|(_, place)| row.push(row[*place]));
        }
        old.iter().for_each(|(_, place)| matrix.push(matrix[*place].clone()));
    }
    let mut own = HashMap::new();
    for (number, (slot, _)) in old.into_iter().enumerate() {
        file.slots[slot].home.place = Some(first + number);
        own.insert(slot, first + number);
    }
    own
}

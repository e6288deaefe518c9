//! The changes of a week file that make what is settled possible. Each touches whoever is concerned, and nobody else.

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

/// Makes room for whatever is settled of those whom a conflict names.
pub(super) fn make(file: &mut Week, against: &[Against], settled: &HashMap<&str, &Assignment>, zone: Tz) {
    let concerned: HashSet<&str> = against.iter().flat_map(|found| &found.caregivers).map(String::as_str).collect();
    for place in 0..file.caregivers.len() {
        let id = file.caregivers[place].id.clone();
        if !concerned.contains(id.as_str()) {
            continue;
        }
        let is_hers = |slot: &Slot| settled.get(slot.id.as_str()).is_some_and(|of| is_in(of, &id));
        let mut hers: Vec<usize> = (0..file.slots.len()).filter(|slot| is_hers(&file.slots[*slot])).collect();
        hers.sort_by_key(|slot| file.slots[*slot].start);
        hers.iter().for_each(|slot| file.slots[*slot].blocked.retain(|blocked| *blocked != id));
        let slots: Vec<Slot> = hers.iter().map(|slot| file.slots[*slot].clone()).collect();
        let caregiver = &mut file.caregivers[place];
        for slot in &slots {
            cover(&mut caregiver.availability, slot.start, slot.end);
            certify(caregiver, slot, zone);
        }
        raise_sums(caregiver, &slots, zone);
        shorten_ways(file, place, &hers);
    }
}

/// Leaves the time of slots that are taken out of the file free of anything else.
pub fn keep_free(file: &mut Week, out: &HashSet<String>, settled: &HashMap<&str, &Assignment>) {
    let around = chrono::Duration::minutes(AROUND_MINUTES);
    for caregiver in &mut file.caregivers {
        let is_hers = |slot: &&Slot| settled.get(slot.id.as_str()).is_some_and(|of| is_in(of, &caregiver.id));
        let (gone, kept): (Vec<&Slot>, Vec<&Slot>) =
            file.slots.iter().filter(is_hers).partition(|slot| out.contains(&slot.id));
        for slot in &gone {
            let (from, until) = (slot.start - around, slot.end + around);
            let apart = |window: &Availability| {
                let before = Availability { end: window.end.min(from), ..window.clone() };
                let after = Availability { start: window.start.max(until), ..window.clone() };
                [before, after].into_iter().filter(|part| part.start < part.end).collect::<Vec<_>>()
            };
            caregiver.availability = caregiver.availability.iter().flat_map(apart).collect();
        }
        if !gone.is_empty() {
            kept.iter().for_each(|slot| cover(&mut caregiver.availability, slot.start, slot.end));
        }
    }
}

/// Whether somebody serves, or goes along to learn.
fn is_in(assignment: &Assignment, person: &str) -> bool {
    assignment.caregiver == person || assignment.trainee.as_deref() == Some(person)
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
fn raise_sums(caregiver: &mut Caregiver, settled: &[Slot], zone: Tz) {
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

/// Where she has accepted more than the ways of today allow, her slots become places of their own, to which the way is
/// as short as it has to be: from home, and between two slots as long as there is time for the handover.
fn shorten_ways(file: &mut Week, caregiver: usize, hers: &[usize]) {
    let (transport, longest) =
        (file.caregivers[caregiver].transport.clone(), file.caregivers[caregiver].max_travel_minutes);
    let Some(home) = file.caregivers[caregiver].home.place else { return };
    if !file.travel.as_ref().is_some_and(|travel| travel.minutes.contains_key(&transport)) {
        return;
    }
    let mut shorter: Vec<(usize, usize, u32)> = Vec::new();
    let own: HashMap<usize, usize> = hers.iter().filter_map(|slot| Some((*slot, own_place(file, *slot)?))).collect();
    let way = |from: usize, to: usize| file.travel.as_ref().map_or(0, |travel| travel.minutes[&transport][from][to]);
    for place in own.values() {
        for (from, to) in [(home, *place), (*place, home)] {
            shorter.push((from, to, way(from, to).min(longest)));
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
            shorter.push((*from, *to, way(*from, *to).min(u32::try_from(time).unwrap_or(way(*from, *to)))));
        }
    }
    if let Some(matrix) = file.travel.as_mut().and_then(|travel| travel.minutes.get_mut(&transport)) {
        shorter.into_iter().for_each(|(from, to, minutes)| matrix[from][to] = minutes);
    }
}

/// Gives a slot a place of its own, as far from every other as the one it has.
fn own_place(file: &mut Week, slot: usize) -> Option<usize> {
    let (travel, home) = (file.travel.as_mut()?, &mut file.slots[slot].home);
    let old = home.place?;
    let new = travel.places.len();
    travel.places.push(travel.places[old]);
    for matrix in travel.minutes.values_mut() {
        matrix.iter_mut().for_each(|row| row.push(row[old]));
        matrix.push(matrix[old].clone());
    }
    home.place = Some(new);
    Some(new)
}

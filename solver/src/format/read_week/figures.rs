//! Rules, weights and measured travel times.

use super::*;

/// The rules where the file gives none; `first` for the first version of the format.
pub(super) fn default_rules(first: bool) -> Rules {
    if first { Rules::of_format_1() } else { Rules::default() }
}

/// The weights where the file gives none.
pub(super) fn default_weights(first: bool) -> Weights {
    if first { Weights::of_format_1() } else { Weights::default() }
}

pub(super) fn rules(value: &Value, path: &str, first: bool, faults: &mut Faults) -> Option<Rules> {
    let mut names = vec!["detour_factor", "speed_kmh", "handover_minutes", "daily_rest_minutes", "weekly_rest_minutes"];
    names.extend((!first).then_some("idle_until_minutes"));
    let object = Object::open(value, path, &[], &names, faults)?;
    let mut rules = default_rules(first);
    if let Some(factor) = object.number("detour_factor", faults) {
        rules.detour_factor = factor;
        if factor < 0.0 {
            faults.note(&object.path_of("detour_factor"), format!("is {factor}, must be 0 or more"));
        }
    }
    let speeds = object.table("speed_kmh", faults, |_, value, path, faults| {
        let speed = walk::number(value, path, faults)?;
        if speed <= 0.0 {
            // Kept all the same, so that those who travel so are not called faulty as well.
            faults.note(path, format!("is {speed} km/h, must be more than 0"));
        }
        Some(speed)
    });
    rules.speed_kmh = speeds.unwrap_or(rules.speed_kmh);
    let mut minutes = |key: &str, default: u32| object.whole(key, faults).unwrap_or(default);
    rules.handover_minutes = minutes("handover_minutes", rules.handover_minutes);
    rules.daily_rest_minutes = minutes("daily_rest_minutes", rules.daily_rest_minutes);
    rules.weekly_rest_minutes = minutes("weekly_rest_minutes", rules.weekly_rest_minutes);
    rules.idle_until_minutes = rules.idle_until_minutes.map(|default| minutes("idle_until_minutes", default));
    Some(rules)
}

pub(super) fn weights(value: &Value, path: &str, first: bool, faults: &mut Faults) -> Option<Weights> {
    let mut weights = default_weights(first);
    let mut single = vec![
        ("served_per_slot", &mut weights.served_per_slot),
        ("served_per_minute", &mut weights.served_per_minute),
        ("household_first", &mut weights.household_first),
        ("continuity", &mut weights.continuity),
        ("language", &mut weights.language),
        ("wanted_per_minute", &mut weights.wanted_per_minute),
        ("if_needed_per_minute", &mut weights.if_needed_per_minute),
        ("travel_per_minute", &mut weights.travel_per_minute),
        ("shortfall_per_minute", &mut weights.shortfall_per_minute),
        ("learning_per_minute", &mut weights.learning_per_minute),
        ("change", &mut weights.change),
    ];
    single.extend(weights.idle_per_minute.as_mut().map(|weight| ("idle_per_minute", weight)));
    single.extend(weights.new_face.as_mut().map(|weight| ("new_face", weight)));
    let names: Vec<&str> = single.iter().map(|(name, _)| *name).chain(["priority"]).collect();
    let object = Object::open(value, path, &[], &names, faults)?;
    for (name, place) in &mut single {
        if let Some((value, path)) = object.get(name) {
            **place = weight(value, &path, faults)?;
        }
    }
    if let Some(list) = object.list("priority", faults, weight) {
        let length = list.len();
        match <[f64; 5]>::try_from(list) {
            Ok(priority) => weights.priority = priority,
            Err(_) => {
                let given = object.get("priority").and_then(|(value, _)| value.as_array()).map_or(length, Vec::len);
                if given != 5 {
                    faults.note(&object.path_of("priority"), format!("has {given} members, needs 5"));
                }
            }
        }
    }
    Some(weights)
}

fn weight(value: &Value, path: &str, faults: &mut Faults) -> Option<f64> {
    let number = walk::number(value, path, faults)?;
    if number < 0.0 {
        faults.note(path, format!("is {number}, weights are 0 or more"));
    } else if number > LARGEST_WEIGHT {
        faults.note(path, format!("is {number:e}, larger than the largest weight allowed, {LARGEST_WEIGHT:e}"));
    }
    Some(number)
}

pub(super) fn travel(value: &Value, path: &str, faults: &mut Faults) -> Option<Travel> {
    let object = Object::open(value, path, &["places", "minutes"], &[], faults)?;
    let places = object.list("places", faults, |value, path, faults| {
        let object = Object::open(value, path, &["lat", "lon"], &[], faults)?;
        coordinates(&object, faults)
    });
    let count = object.get("places").and_then(|(value, _)| value.as_array()).map(Vec::len);
    let minutes = object.table("minutes", faults, |_, value, path, faults| {
        let rows = walk::list(value, path, faults, |row, path, faults| {
            let entries = walk::list(row, path, faults, walk::whole)?;
            let width = row.as_array().map_or(0, Vec::len);
            if count.is_some_and(|count| width != count) {
                faults.note(path, format!("has {width} entries, one is needed for each of {} places", count?));
            }
            Some(entries)
        })?;
        let height = value.as_array().map_or(0, Vec::len);
        if count.is_some_and(|count| height != count) {
            faults.note(path, format!("has {height} rows, one is needed for each of {} places", count?));
        }
        Some(rows)
    });
    Some(Travel { places: places?, minutes: minutes? })
}

pub(super) fn coordinates(object: &Object<'_>, faults: &mut Faults) -> Option<Coordinates> {
    let mut degrees = |key: &str, most: f64| {
        let value = object.number(key, faults)?;
        if value.abs() > most {
            let message = format!("is {value:e} degrees, outside the globe (−{most} to {most})");
            return faults.none(&object.path_of(key), message);
        }
        Some(value)
    };
    let (lat, lon) = (degrees("lat", 90.0), degrees("lon", 180.0));
    Some(Coordinates { lat: lat?, lon: lon? })
}

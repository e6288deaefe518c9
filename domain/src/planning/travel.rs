//! Travel times: by distance and speed, with the organiser's allowance between two addresses of the same locality,
//! whose coordinates are those of its one centre.

use std::collections::{BTreeMap, HashMap};

use solver::{Coordinates, Home, Travel, Week};

/// Whose address each home in the file is, in the order of the file; the same text is the same address.
pub struct Addresses {
    pub caregivers: Vec<String>,
    pub slots: Vec<String>,
}

const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Great-circle distance in kilometres (haversine).
fn great_circle_km(a: Coordinates, b: Coordinates) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let (half_lat, half_lon) = ((lat_b - lat_a) / 2.0, (b.lon - a.lon).to_radians() / 2.0);
    let h = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lon.sin().powi(2);
    2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
}

/// Gives every home a place, and the file a matrix over the places for each means of transport that somebody uses.
pub fn add_matrix(file: &mut Week, addresses: &Addresses, same_place_minutes: i32) {
    let mut places: Vec<Coordinates> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut place = |home: &mut Home, address: &String| {
        let index = *known.entry(address.clone()).or_insert_with(|| {
            places.push(Coordinates { lat: home.lat, lon: home.lon });
            places.len() - 1
        });
        home.place = Some(index);
    };
    for (caregiver, address) in file.caregivers.iter_mut().zip(&addresses.caregivers) {
        place(&mut caregiver.home, address);
    }
    for (slot, address) in file.slots.iter_mut().zip(&addresses.slots) {
        place(&mut slot.home, address);
    }
    let used = |name: &str| file.caregivers.iter().any(|c| c.transport == name);
    let speeds: Vec<(String, f64)> =
        file.rules.speed_kmh.iter().filter(|(name, _)| used(name)).map(|(n, s)| (n.clone(), *s)).collect();
    let allowance = u32::try_from(same_place_minutes).unwrap_or(0);
    let row = |from: usize, speed: f64| -> Vec<u32> {
        (0..places.len())
            .map(|to| match great_circle_km(places[from], places[to]) * file.rules.detour_factor {
                _ if from == to => 0,
                km if km > 0.0 => (km / speed * 60.0).ceil() as u32,
                _ => allowance,
            })
            .collect()
    };
    let minutes: BTreeMap<String, Vec<Vec<u32>>> = speeds
        .into_iter()
        .map(|(name, speed)| (name, (0..places.len()).map(|from| row(from, speed)).collect()))
        .collect();
    file.travel = Some(Travel { places, minutes });
}

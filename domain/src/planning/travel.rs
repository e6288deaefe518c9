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
/// Distances are computed between the few centres of localities, and looked up for the many addresses.
pub fn add_matrix(file: &mut Week, addresses: &Addresses, same_place_minutes: i32) {
    let mut map = Map::default();
    for (caregiver, address) in file.caregivers.iter_mut().zip(&addresses.caregivers) {
        map.place(&mut caregiver.home, address);
    }
    for (slot, address) in file.slots.iter_mut().zip(&addresses.slots) {
        map.place(&mut slot.home, address);
    }
    let used = |name: &str| file.caregivers.iter().any(|c| c.transport == name);
    let allowance = u32::try_from(same_place_minutes).unwrap_or(0);
    let between: Vec<Vec<f64>> =
        map.centres.iter().map(|from| map.centres.iter().map(|to| great_circle_km(*from, *to)).collect()).collect();
    let matrix = |speed: f64| -> Vec<Vec<u32>> {
        let minutes = |km: &f64| match km * file.rules.detour_factor {
            km if km > 0.0 => (km / speed * 60.0).ceil() as u32,
            _ => allowance,
        };
        let between: Vec<Vec<u32>> = between.iter().map(|row| row.iter().map(minutes).collect()).collect();
        let row = |(from, centre): (usize, &usize)| {
            let mut row: Vec<u32> = map.centre_of.iter().map(|to| between[*centre][*to]).collect();
            row[from] = 0;
            row
        };
        map.centre_of.iter().enumerate().map(row).collect()
    };
    let speeds = file.rules.speed_kmh.iter().filter(|(name, _)| used(name));
    let minutes: BTreeMap<String, Vec<Vec<u32>>> = speeds.map(|(name, speed)| (name.clone(), matrix(*speed))).collect();
    let places = map.centre_of.iter().map(|centre| map.centres[*centre]).collect();
    file.travel = Some(Travel { places, minutes });
}

/// The places of a file, each at the centre of its locality.
#[derive(Default)]
struct Map {
    known: HashMap<String, usize>,
    centre_of: Vec<usize>,
    centres: Vec<Coordinates>,
    numbers: HashMap<[u64; 2], usize>,
}

impl Map {
    fn place(&mut self, home: &mut Home, address: &str) {
        let at = Coordinates { lat: home.lat, lon: home.lon };
        if !self.known.contains_key(address) {
            let centre = *self.numbers.entry([at.lat.to_bits(), at.lon.to_bits()]).or_insert_with(|| {
                self.centres.push(at);
                self.centres.len() - 1
            });
            self.centre_of.push(centre);
            self.known.insert(address.to_owned(), self.centre_of.len() - 1);
        }
        home.place = self.known.get(address).copied();
    }
}

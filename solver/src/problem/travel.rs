//! Travel minutes between two places for a caregiver, measured or by distance.

use crate::problem::{Instance, Person, Spot};

/// Kilometres: the mean radius of the Earth.
const EARTH_RADIUS_KM: f64 = 6371.0088;
/// A journey longer than this is as good as impossible; keeps sums small.
const LONGEST: f64 = 1e9;

/// Great-circle distance in kilometres, by the haversine formula.
pub fn great_circle_km(from: &Spot, to: &Spot) -> f64 {
    let (phi_from, phi_to) = (from.lat.to_radians(), to.lat.to_radians());
    let half_phi = ((to.lat - from.lat).to_radians() / 2.0).sin();
    let half_lambda = ((to.lon - from.lon).to_radians() / 2.0).sin();
    let a = half_phi * half_phi + phi_from.cos() * phi_to.cos() * half_lambda * half_lambda;
    2.0 * EARTH_RADIUS_KM * a.min(1.0).sqrt().asin()
}

/// Whole minutes that this person travels from one place to another.
pub fn minutes(instance: &Instance, person: &Person, from: &Spot, to: &Spot) -> i64 {
    if let (Some(from), Some(to), Some(travel)) = (from.place, to.place, &instance.week.travel)
        && let Some(matrix) = travel.minutes.get(&person.transport)
    {
        return matrix[from][to].into();
    }
    if from.lat == to.lat && from.lon == to.lon {
        return 0;
    }
    let road_km = great_circle_km(from, to) * instance.week.rules.detour_factor;
    (road_km / person.speed * 60.0).ceil().min(LONGEST) as i64
}

/// Minutes that lie between the end of one slot and the start of the next for the same person: the travel, and
/// the handover unless both slots are with the same household at the same address.
pub fn between(instance: &Instance, person: &Person, earlier: usize, later: usize) -> i64 {
    let (from, to) = (&instance.slots[earlier], &instance.slots[later]);
    let same_address = from.home.lat == to.home.lat && from.home.lon == to.home.lon;
    let handover = match same_address && from.household == to.household {
        true => 0,
        false => i64::from(instance.week.rules.handover_minutes),
    };
    minutes(instance, person, &from.home, &to.home) + handover
}

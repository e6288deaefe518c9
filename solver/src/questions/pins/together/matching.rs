//! Whether so many days can each have as many slots as they need, each slot once: augmenting paths (Kuhn 1955).

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Days (by place) that together see fewer slots than they need; none where everyone can be given enough. `seen` holds
/// for each day how many slots it needs and which it could use.
pub(super) fn too_few(seen: &[(usize, Vec<usize>)], slots: usize) -> Option<Vec<usize>> {
    let mut holder: HashMap<usize, usize> = HashMap::with_capacity(slots.min(1024));
    for (day, (needs, _)) in seen.iter().enumerate() {
        for _ in 0..*needs {
            let mut visited = vec![false; seen.len()];
            if !augment(seen, day, &mut holder, &mut visited) {
                // Everybody reached on the way sees only slots that those reached hold: Hall's violators.
                return Some((0..seen.len()).filter(|&at| visited[at]).collect());
            }
        }
    }
    None
}

fn augment(seen: &[(usize, Vec<usize>)], day: usize, holder: &mut HashMap<usize, usize>, visited: &mut [bool]) -> bool {
    visited[day] = true;
    for &slot in &seen[day].1 {
        if let Entry::Vacant(free) = holder.entry(slot) {
            free.insert(day);
            return true;
        }
    }
    for &slot in &seen[day].1 {
        let other = holder[&slot];
        if !visited[other] && augment(seen, other, holder, visited) {
            holder.insert(slot, day);
            return true;
        }
    }
    false
}

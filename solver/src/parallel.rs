//! The same work for many members, on several threads. Outcomes come in the members' order, whichever thread was
//! faster.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Members handed to a thread at once where each takes little time.
const CHUNK: usize = 8;

/// Does the same to the members `0..count`, each thread in a room of its own.
pub fn in_chunks<Room: Send, R: Send>(
    rooms: &mut [Room],
    count: usize,
    work: impl Fn(usize, &mut Room) -> R + Sync,
) -> Vec<R> {
    if let [room] = rooms {
        return (0..count).map(|member| work(member, room)).collect();
    }
    let next = AtomicUsize::new(0);
    let mut done: Vec<(usize, Vec<R>)> = std::thread::scope(|scope| {
        let (next, work) = (&next, &work);
        let one = move |room: &mut Room| {
            let mut done = Vec::new();
            loop {
                let from = next.fetch_add(CHUNK, Ordering::Relaxed);
                if from >= count {
                    return done;
                }
                done.push((from, (from..(from + CHUNK).min(count)).map(|member| work(member, room)).collect()));
            }
        };
        let handles: Vec<_> = rooms.iter_mut().map(|room| scope.spawn(move || one(room))).collect();
        handles.into_iter().flat_map(joined).collect()
    });
    done.sort_by_key(|(from, _)| *from);
    done.into_iter().flat_map(|(_, outcomes)| outcomes).collect()
}

/// What a thread brought; its panic goes on in this one.
fn joined<R>(handle: std::thread::ScopedJoinHandle<'_, R>) -> R {
    handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Does the same to every member, on several threads; the outcome is in the members' order.
pub fn parallel<T: Sync, R: Send>(threads: usize, members: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if threads < 2 || members.len() < 2 {
        return members.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let (next, work) = (&next, &work);
        let one = move || {
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                match members.get(index) {
                    Some(member) => done.push((index, work(member))),
                    None => return done,
                }
            }
        };
        let handles: Vec<_> = (0..threads.min(members.len())).map(|_| scope.spawn(one)).collect();
        handles.into_iter().flat_map(joined).collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

//! Connections: how many there may be, and how long each may wait for whoever is at the other end.
//!
//! The server below us (actix-http 3.20) keeps a deadline for the first head of a connection alone, drains a chunked
//! body that nobody reads for as long as it drips, and waits without end for a reader who does not read. So every
//! connection is watched here: its [`WatchedStream`] ends it when the other side is overdue, and [`Connections`] makes
//! room by ending whoever has kept us waiting longest.

mod middleware;
mod raw;
mod stream;
mod watch;

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::net::TcpStream;

pub use middleware::{WatchedBody, body_in_time, watched};
pub use stream::WatchedStream;
pub use watch::{KEEP, Watch};

/// The most connections from one address; a browser opens six, an office of forty has room.
const MOST_OF_ONE: usize = 256;
/// The most connections in all, where the system has file descriptors for them.
const MOST: usize = 4096;
/// File descriptors that are left for the database, the letters and the solver.
const SPARE_FILES: u64 = 256;
/// Whoever has kept us waiting for less than this is never ended to make room.
const PATIENCE: Duration = Duration::from_secs(1);

/// All connections that are open.
pub struct Connections {
    most: usize,
    most_of_one: usize,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    by_address: HashMap<IpAddr, Vec<Arc<Watch>>>,
    count: usize,
}

/// A place among the open connections, until it is dropped.
pub struct Seat {
    connections: Arc<Connections>,
    address: IpAddr,
    watch: Arc<Watch>,
}

impl Connections {
    /// Behind a proxy every connection has the proxy's address, so that there is no cap per address.
    pub fn new(behind_proxy: bool) -> Arc<Self> {
        let files = usize::try_from(allow_open_files().saturating_sub(SPARE_FILES)).unwrap_or(MOST);
        let most = MOST.min(files.max(64));
        Arc::new(Connections {
            most,
            most_of_one: if behind_proxy { most } else { MOST_OF_ONE },
            open: Mutex::default(),
        })
    }

    /// Takes a connection in, or answers it with a 503 and lets it go.
    pub fn admit(self: &Arc<Self>, stream: TcpStream) -> io::Result<(WatchedStream, SocketAddr)> {
        let peer = stream.peer_addr()?;
        match self.seat(prefix(peer.ip()), Instant::now()) {
            Some(seat) => Ok((WatchedStream::new(stream, seat), peer)),
            None => {
                raw::refuse(stream);
                Err(io::Error::other("too many connections"))
            }
        }
    }

    fn seat(self: &Arc<Self>, address: IpAddr, now: Instant) -> Option<Seat> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let of_one = open.by_address.get(&address).map_or(0, Vec::len);
        if of_one >= self.most_of_one {
            open.end_slowest(Some(address), now)?;
        } else if open.count >= self.most {
            open.end_slowest(None, now)?;
        }
        let watch = Arc::new(Watch::new(now));
        open.by_address.entry(address).or_default().push(watch.clone());
        open.count += 1;
        Some(Seat { connections: self.clone(), address, watch })
    }
}

impl Open {
    /// Ends the connection that has kept us waiting longest, of one address or of all.
    fn end_slowest(&mut self, of: Option<IpAddr>, now: Instant) -> Option<()> {
        let waited = |watch: &Arc<Watch>| watch.waited(now).filter(|waited| *waited > PATIENCE);
        let of_interest = self.by_address.iter().filter(|(address, _)| of.is_none_or(|of| of == **address));
        let all = of_interest.flat_map(|(address, watches)| watches.iter().map(move |watch| (address, watch)));
        let (address, slowest) =
            all.filter(|(_, watch)| waited(watch).is_some()).max_by_key(|(_, watch)| waited(watch))?;
        let (address, slowest) = (*address, slowest.clone());
        self.remove(address, &slowest);
        slowest.end();
        Some(())
    }

    /// A connection that was ended to make room is not here any more when it goes.
    fn remove(&mut self, address: IpAddr, watch: &Arc<Watch>) {
        let Some(of_one) = self.by_address.get_mut(&address) else { return };
        let before = of_one.len();
        of_one.retain(|other| !Arc::ptr_eq(other, watch));
        self.count -= before - of_one.len();
        if of_one.is_empty() {
            self.by_address.remove(&address);
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = self.connections.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.remove(self.address, &self.watch);
    }
}

/// Whom an address stands for: of IPv6 the first 64 bits, for one household or server has as many of the rest as it
/// likes.
pub fn prefix(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

/// Raises the soft limit on open files to the hard one; how many there may be.
fn allow_open_files() -> u64 {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.unwrap_or(65_536);
    if limit.current.is_some_and(|current| current < wanted) {
        limit.current = Some(wanted);
        if let Err(error) = setrlimit(Resource::Nofile, limit) {
            tracing::warn!("the limit on open files cannot be raised: {error}");
            return getrlimit(Resource::Nofile).current.unwrap_or(1024);
        }
    }
    limit.current.unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room_for(most_of_one: usize, most: usize) -> Arc<Connections> {
        Arc::new(Connections { most, most_of_one, open: Mutex::default() })
    }

    #[test]
    fn the_slowest_of_an_address_makes_room_for_its_next() {
        let (all, began) = (room_for(2, 10), Instant::now());
        let [here, there] = ["192.0.2.1", "192.0.2.2"].map(|text| text.parse().expect("an address"));
        let (first, second) = (all.seat(here, began), all.seat(here, began + Duration::from_millis(10)));
        let (first, second) = (first.expect("room"), second.expect("room"));
        assert!(
            all.seat(here, began + Duration::from_millis(500)).is_none(),
            "nobody has waited long enough to be ended"
        );
        assert!(all.seat(there, began).is_some(), "another address has room of its own");
        let third = all.seat(here, began + Duration::from_secs(3)).expect("the slowest makes room");
        assert!(first.watch.is_ended() && !second.watch.is_ended() && !third.watch.is_ended());
        drop(first);
        assert_eq!(all.open.lock().expect("no panic").count, 2, "one that was ended counts no more");
        second.watch.works();
        third.watch.works();
        assert!(all.seat(here, began + Duration::from_secs(9)).is_none(), "who is being answered is never ended");
    }

    #[test]
    fn addresses_of_one_network_are_one() {
        let [a, b, c] = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"]
            .map(|t| prefix(t.parse().expect("an address")));
        assert!(a == b && b != c);
        assert_eq!(
            prefix("::ffff:192.0.2.1".parse().expect("an address")),
            "192.0.2.1".parse::<IpAddr>().expect("an address")
        );
    }
}

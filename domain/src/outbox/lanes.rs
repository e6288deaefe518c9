//! Who may be sent to now: letters leave side by side, and no domain, and nobody whose server stalls, holds up the
//! others.

use std::collections::{HashMap, HashSet};

use crate::basics::Instant;
use crate::basics::ids::LetterId;

/// So many letters are under way at a time, those that take long not counted…
const MOST_BRISK: usize = 16;
/// … and so many in all. After a crash no more than these can come twice.
pub const MOST: usize = 64;
/// So many at a time to one domain that takes them, that is not known yet, and that stalled the last time.
const KNOWN: usize = 12;
const UNKNOWN: usize = 2;
const STALLED: usize = 1;

/// A letter that could be sent now.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub id: LetterId,
    pub domain: String,
    /// Whether it was tried before.
    pub again: bool,
}

/// What a query for candidates leaves out, and how many it brings.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Domains that have as many letters under way as they may.
    pub without: Vec<String>,
    /// Only letters that were never tried: those that were have their share.
    pub fresh: bool,
    pub most: usize,
}

impl Wanted {
    fn any(most: usize) -> Self {
        Wanted { most, ..Wanted::default() }
    }

    fn leaves_out(&self) -> bool {
        self.fresh || !self.without.is_empty()
    }
}

/// Letters that may go now.
#[derive(Clone, Debug)]
pub struct Choice {
    pub chosen: Vec<LetterId>,
    /// A look behind those that may not go found none.
    pub barren: bool,
}

/// Since when the mail server refuses this installation.
#[derive(Clone, Copy, Debug)]
struct Hold {
    tries: u32,
    until: Instant,
}

#[derive(Clone, Copy, Debug, Default)]
struct Traffic {
    busy: usize,
    known: bool,
    stalled: bool,
}

/// What is under way, by domain.
#[derive(Clone, Debug)]
pub struct Lanes {
    open: usize,
    /// The letters under way: none sets out twice, even when the machine's clock jumps past its lease.
    aboard: HashSet<LetterId>,
    again: usize,
    domains: HashMap<String, Traffic>,
    hold: Option<Hold>,
}

impl Lanes {
    pub fn new() -> Self {
        Lanes { open: MOST_BRISK, aboard: HashSet::new(), again: 0, domains: HashMap::new(), hold: None }
    }

    /// How many letters may set out, while `brisk` and `slow` ones are under way.
    pub fn room(&self, now: Instant, brisk: usize, slow: usize) -> usize {
        match self.hold {
            Some(hold) if now < hold.until => 0,
            _ => self.open.saturating_sub(brisk).min(MOST.saturating_sub(brisk + slow)),
        }
    }

    /// Chooses up to `room` letters, those that are due longest first. `fetch` looks for candidates in that order; with
    /// `deep` also behind those that may not go now, and that may be thousands.
    pub fn choose<E>(
        &self,
        room: usize,
        deep: bool,
        mut fetch: impl FnMut(&Wanted) -> Result<Vec<Candidate>, E>,
    ) -> Result<Choice, E> {
        let mut plan = self.clone();
        let (mut chosen, mut barren): (Vec<LetterId>, bool) = (Vec::new(), false);
        if room == 0 {
            return Ok(Choice { chosen, barren });
        }
        // Each round leaves out at least one more domain; what is not found in these is found in the next turn.
        for _ in 0..8 {
            let most = 4 * room.max(8);
            let wanted = if deep {
                Wanted { without: plan.full(), fresh: plan.again >= plan.most_again(), most }
            } else {
                Wanted::any(most)
            };
            let found = fetch(&wanted)?;
            let all = found.len() < most;
            let before = chosen.len();
            for candidate in found {
                if chosen.len() < room && plan.admits(&candidate) {
                    plan.begin(&candidate.id, &candidate.domain, candidate.again);
                    chosen.push(candidate.id);
                }
            }
            barren = wanted.leaves_out() && chosen.len() == before;
            if !deep
                || all
                || chosen.len() == room
                || (chosen.len() == before && plan.full().len() == wanted.without.len())
            {
                break;
            }
        }
        Ok(Choice { chosen, barren })
    }

    fn admits(&self, candidate: &Candidate) -> bool {
        let traffic = self.domains.get(&candidate.domain).copied().unwrap_or_default();
        !self.aboard.contains(&candidate.id)
            && traffic.busy < traffic.most()
            && (!candidate.again || self.again < self.most_again())
    }

    /// Letters that were tried before never take all lanes.
    fn most_again(&self) -> usize {
        self.open.div_ceil(2)
    }

    fn full(&self) -> Vec<String> {
        self.domains.iter().filter(|(_, t)| t.busy >= t.most()).map(|(domain, _)| domain.clone()).collect()
    }

    /// A letter sets out.
    pub fn begin(&mut self, id: &LetterId, domain: &str, again: bool) {
        self.aboard.insert(id.clone());
        self.domains.entry(domain.to_owned()).or_default().busy += 1;
        self.again += usize::from(again);
    }

    /// A letter is back; `stalled` when its server took long, `None` when nothing was learnt about it.
    pub fn end(&mut self, id: &LetterId, domain: &str, again: bool, stalled: Option<bool>) {
        self.aboard.remove(id);
        self.again = self.again.saturating_sub(usize::from(again));
        let traffic = self.domains.entry(domain.to_owned()).or_default();
        traffic.busy = traffic.busy.saturating_sub(1);
        if let Some(stalled) = stalled {
            (traffic.known, traffic.stalled) = (!stalled, stalled);
        }
        // What is forgotten is learnt anew.
        if self.domains.len() > 10_000 {
            self.domains.retain(|_, t| t.busy > 0);
        }
    }

    /// The mail server takes letters from us. Whether it had refused us before.
    pub fn open_up(&mut self) -> bool {
        self.open = (self.open + 1).min(MOST_BRISK);
        self.hold.take().is_some()
    }

    /// The mail server has taken others' letters meanwhile: it wants fewer of them at a time.
    pub fn narrow(&mut self) {
        self.open = (self.open / 2).max(1);
    }

    /// The mail server refuses this installation: everything waits, longer each time, then one letter tries.
    pub fn shut(&mut self, now: Instant) {
        if self.hold.is_some_and(|hold| now < hold.until) {
            return;
        }
        let tries = self.hold.map_or(1, |hold| hold.tries.saturating_add(1));
        let wait = i64::from(tries).pow(4).min(LONGEST_HOLD) + rand::random_range(0..=i64::from(tries.min(8)));
        self.hold = Some(Hold { tries: tries.min(100), until: now.plus_seconds(wait) });
        self.open = 1;
    }
}

/// The longest wait for a mail server that refuses this installation, in seconds: soon enough after the repair, seldom
/// enough before.
const LONGEST_HOLD: i64 = 60;

impl Traffic {
    fn most(self) -> usize {
        match self {
            Traffic { stalled: true, .. } => STALLED,
            Traffic { known: true, .. } => KNOWN,
            _ => UNKNOWN,
        }
    }
}

#[cfg(test)]
#[path = "lanes_tests.rs"]
mod tests;

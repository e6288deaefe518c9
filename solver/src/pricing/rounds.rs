//! One person's local day: which slots can follow each other, and all rounds where they are few enough to list.

use super::{Reach, small};
use crate::objective;
use crate::params::PARAMS;
use crate::problem::Instance;
use crate::problem::travel;
use crate::problem::units::Units;

/// A person's local day.
#[derive(Debug, Clone)]
pub struct Day {
    /// The slots and what can follow what.
    pub graph: Graph,
    /// Every round; none when there are too many to list.
    pub listed: Option<Rounds>,
}

/// A way from one slot to a later one of the day.
#[derive(Debug, Clone, Copy)]
pub struct Arc {
    /// Place of the later slot, counted within the day.
    pub to: u32,
    /// Units lost on the road and by waiting.
    pub road: i64,
}

/// A day's slots in order of start, with the ways between them.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// Place, in the person's slots, of the day's first.
    pub from: usize,
    /// Start of each slot, minutes.
    pub start: Vec<i32>,
    /// End of each slot, minutes.
    pub end: Vec<i32>,
    /// Units lost on the way from home.
    pub out: Vec<i64>,
    /// Units lost on the way home.
    pub back: Vec<i64>,
    first_arc: Vec<u32>,
    arcs: Vec<Arc>,
    /// Place of the first and of the last slot pinned to this person.
    pub pins: Option<(usize, usize)>,
    /// Most minutes of a round.
    pub limit: i32,
    /// Least minutes of a round.
    pub least: i32,
    /// Whole steps of each slot, see [`Reach::step`].
    steps: Vec<u32>,
    /// Whole steps of a round at most, and one more.
    states: usize,
    /// By slot: least and most whole steps of a way home from it, itself included; none where no way leads home.
    steps_home: Vec<Option<(usize, usize)>>,
    /// By pair, where measured times may break the triangle inequality: whether both can be served. Then a path of
    /// arcs need not be a round. Empty where every path is one.
    pairs: Vec<bool>,
}

impl Graph {
    fn new(instance: &Instance, reach: &Reach, day: usize, units: &Units) -> Self {
        let who = &instance.people[reach.person];
        let day_of = |slot: &u32| instance.slots[*slot as usize].day;
        let from = reach.slots.partition_point(|slot| day_of(slot) < day);
        let to = reach.slots.partition_point(|slot| day_of(slot) <= day);
        let slots = &reach.slots[from..to];
        let home = |slot: u32| &instance.slots[slot as usize].home;
        let cost = |minutes: i64| units.down(instance.week.weights.travel_per_minute * minutes as f64);
        let leg = |from, to| cost(travel::minutes(instance, who, from, to));
        let pinned: Vec<usize> = (0..slots.len()).filter(|place| reach.pinned[from + place]).collect();
        let limit = who.day_limit.min(who.week_limit).min(reach.month_limit[day].into());
        let mut graph = Graph {
            from,
            start: slots.iter().map(|&slot| small(instance.slots[slot as usize].start)).collect(),
            end: slots.iter().map(|&slot| small(instance.slots[slot as usize].end)).collect(),
            out: slots.iter().map(|&slot| leg(&who.home, home(slot))).collect(),
            back: slots.iter().map(|&slot| leg(home(slot), &who.home)).collect(),
            first_arc: vec![0],
            arcs: Vec::new(),
            pins: pinned.first().copied().zip(pinned.last().copied()),
            limit: small(limit),
            least: small(who.short_day),
            steps: Vec::new(),
            states: 0,
            pairs: Vec::new(),
            steps_home: Vec::new(),
        };
        graph.steps = (0..graph.len()).map(|place| (graph.minutes(place) / reach.step) as u32).collect();
        let all = (0..graph.len()).map(|place| graph.minutes(place)).fold(0i32, i32::saturating_add);
        graph.states = (all.min(graph.limit.max(0)) / reach.step) as usize + 1;
        let fit = |earlier: u32, later: u32| {
            let apart = instance.slots[later as usize].start - instance.slots[earlier as usize].end;
            apart >= 0 && travel::between(instance, who, earlier as usize, later as usize) <= apart
        };
        if instance.week.travel.as_ref().is_some_and(|travel| travel.minutes.contains_key(&who.transport)) {
            graph.pairs =
                slots.iter().flat_map(|&earlier| slots.iter().map(move |&later| fit(earlier, later))).collect();
        }
        for (place, &earlier) in slots.iter().enumerate() {
            for (after, &later) in slots.iter().enumerate().skip(place + 1) {
                if fit(earlier, later) {
                    let idle = objective::idle_minutes_between(instance, who, earlier as usize, later as usize);
                    let wait = units.down(instance.idle_per_minute * idle as f64);
                    graph.arcs.push(Arc { to: after as u32, road: leg(home(earlier), home(later)) + wait });
                }
                // Nothing may pass a pinned slot by.
                if reach.pinned[from + after] {
                    break;
                }
            }
            graph.first_arc.push(graph.arcs.len() as u32);
        }
        graph.count_steps_home();
        graph
    }

    fn count_steps_home(&mut self) {
        self.steps_home = vec![None; self.len()];
        for place in (0..self.len()).rev() {
            let own = self.may_end(place).then_some((0, 0));
            let onward = self.arcs(place).iter().filter_map(|arc| self.steps_home[arc.to as usize]);
            let both = own.into_iter().chain(onward).reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
            let (steps, most) = (self.steps(place), self.states - 1);
            self.steps_home[place] = both.map(|both| (both.0 + steps, (both.1 + steps).min(most)));
        }
        self.steps_home.iter_mut().for_each(|home| *home = home.filter(|home| home.0 <= home.1));
    }

    /// Least and most whole steps of a way home from a slot, itself included; none where no way leads home in time.
    #[inline]
    pub fn steps_home(&self, place: usize) -> Option<(usize, usize)> {
        self.steps_home[place]
    }

    /// Number of slots.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.start.len()
    }

    /// The ways on from a slot.
    pub fn arcs(&self, place: usize) -> &[Arc] {
        &self.arcs[self.first_arc[place] as usize..self.first_arc[place + 1] as usize]
    }

    /// The way between two slots, where there is one.
    pub fn arc(&self, place: usize, to: usize) -> Option<&Arc> {
        let arcs = self.arcs(place);
        arcs.binary_search_by_key(&(to as u32), |arc| arc.to).ok().map(|found| &arcs[found])
    }

    /// Looks at arcs that one relaxation by minutes takes.
    pub fn work(&self) -> usize {
        self.arcs.len() * self.states
    }

    /// Minutes of a slot.
    #[inline]
    pub fn minutes(&self, place: usize) -> i32 {
        self.end[place] - self.start[place]
    }

    /// Whole steps of a slot, rounded down.
    #[inline]
    pub fn steps(&self, place: usize) -> usize {
        self.steps[place] as usize
    }

    /// Whole steps of a round at most, and one more.
    pub fn states(&self) -> usize {
        self.states
    }

    /// Whether a round may begin here: no pinned slot lies before.
    pub fn may_begin(&self, place: usize) -> bool {
        self.pins.is_none_or(|(first, _)| place <= first)
    }

    /// Whether a round may end here: no pinned slot lies behind.
    pub fn may_end(&self, place: usize) -> bool {
        self.pins.is_none_or(|(_, last)| place >= last)
    }

    /// Whether every path of arcs is a round.
    pub fn all_paths_fit(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Whether a slot at the end of a path can go with every slot of it; arcs see to its neighbour.
    pub fn all_fit(&self, path: &[usize], next: usize) -> bool {
        self.pairs.is_empty() || path.iter().all(|&place| self.pairs[place * self.len() + next])
    }
}

/// All rounds of a day, in columns.
#[derive(Debug, Clone, Default)]
pub struct Rounds {
    first: Vec<u32>,
    stops: Vec<u32>,
    /// Units, travel included.
    pub value: Vec<i64>,
    /// Minutes of care.
    pub minutes: Vec<i32>,
    /// Start of the first slot.
    pub start: Vec<i32>,
    /// End of the last slot.
    pub end: Vec<i32>,
    /// The longest stretch between two neighbouring slots.
    pub hole: Vec<i32>,
}

impl Rounds {
    /// Number of rounds.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.value.len()
    }

    /// The slots of a round, as places in the person's slots.
    #[inline]
    pub fn stops(&self, round: u32) -> &[u32] {
        &self.stops[self.first[round as usize] as usize..self.first[round as usize + 1] as usize]
    }
}

impl Day {
    /// A person's local day.
    pub(super) fn new(instance: &Instance, reach: &Reach, day: usize, units: &Units) -> Self {
        let graph = Graph::new(instance, reach, day, units);
        let mut listing = Listing {
            graph: &graph,
            gain: &reach.gain,
            rounds: Rounds { first: vec![0], ..Rounds::default() },
            path: Vec::new(),
            most: if graph.all_paths_fit() { PARAMS.listed_rounds } else { PARAMS.listed_uneven_rounds },
            full: false,
        };
        for first in (0..graph.len()).filter(|&place| graph.may_begin(place)) {
            listing.grow(first, Tally::default());
        }
        let listed = if listing.full { None } else { Some(listing.rounds) };
        Day { graph, listed }
    }
}

/// A round by itself.
#[derive(Debug, Clone, Copy)]
pub struct Round {
    /// Units, travel included and costs taken off.
    pub worth: i64,
    /// Minutes of care.
    pub minutes: i32,
    /// Start of the first slot.
    pub start: i32,
    /// End of the last slot.
    pub end: i32,
    /// The longest stretch between two neighbouring slots.
    pub hole: i32,
    /// See [`Reach::clashes`]: own bits, and bits that it cannot go with.
    pub clashes: (u128, u128),
}

impl Day {
    /// The round of these slots (places in the person's slots, in order) at these costs; none where two slots do not
    /// go together or it is too short or too long.
    pub fn round(&self, reach: &Reach, stops: &[u32], cost: &[i64]) -> Option<Round> {
        let graph = &self.graph;
        let (first, last) = (*stops.first()? as usize - graph.from, *stops.last()? as usize - graph.from);
        let mut round = Round {
            worth: -graph.out[first] - graph.back[last],
            minutes: 0,
            start: graph.start[first],
            end: graph.end[last],
            hole: 0,
            clashes: reach.clashes_of(stops),
        };
        let mut path = Vec::with_capacity(stops.len());
        for &stop in stops {
            let place = stop as usize - graph.from;
            if let Some(&before) = path.last() {
                round.worth -= graph.arc(before, place)?.road;
                round.hole = round.hole.max(graph.start[place] - graph.end[before]);
            }
            if !graph.all_fit(&path, place) {
                return None;
            }
            round.worth += reach.gain[stop as usize] - cost[stop as usize];
            round.minutes += graph.minutes(place);
            path.push(place);
        }
        (graph.least <= round.minutes && round.minutes <= graph.limit).then_some(round)
    }
}

/// Rounds being listed, depth first.
struct Listing<'g> {
    graph: &'g Graph,
    gain: &'g [i64],
    rounds: Rounds,
    path: Vec<usize>,
    most: usize,
    full: bool,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    minutes: i32,
    value: i64,
    hole: i32,
}

impl Listing<'_> {
    fn grow(&mut self, next: usize, so_far: Tally) {
        let graph = self.graph;
        let minutes = so_far.minutes + graph.minutes(next);
        if self.full || minutes > graph.limit || !graph.all_fit(&self.path, next) {
            return;
        }
        let (road, hole) = match self.path.last() {
            None => (graph.out[next], 0),
            Some(&last) => {
                (graph.arc(last, next).map_or(0, |arc| arc.road), so_far.hole.max(graph.start[next] - graph.end[last]))
            }
        };
        let tally = Tally { minutes, hole, value: so_far.value + self.gain[graph.from + next] - road };
        self.path.push(next);
        if minutes >= graph.least && graph.may_end(next) {
            self.keep(&tally);
        }
        for arc in graph.arcs(next) {
            self.grow(arc.to as usize, tally);
        }
        self.path.pop();
    }

    fn keep(&mut self, tally: &Tally) {
        let (graph, rounds) = (self.graph, &mut self.rounds);
        if rounds.len() >= self.most {
            self.full = true;
            return;
        }
        let (first, last) = (self.path[0], self.path[self.path.len() - 1]);
        rounds.stops.extend(self.path.iter().map(|&place| (graph.from + place) as u32));
        rounds.first.push(rounds.stops.len() as u32);
        rounds.value.push(tally.value - graph.back[last]);
        rounds.minutes.push(tally.minutes);
        rounds.start.push(graph.start[first]);
        rounds.end.push(graph.end[last]);
        rounds.hole.push(tally.hole);
    }
}

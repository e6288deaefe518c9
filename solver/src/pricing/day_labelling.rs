//! The rounds of a day that has too many to list, found on the graph of its slots at the prices asked: labels walk
//! along the arcs, and those that no week of interest can pass are dropped, by what the relaxation can make of them.
//!
//! Where measured travel times break the triangle inequality a path may hold two slots that are too close. Such a
//! path is no round; it makes the answer larger, never smaller, so a bound stays a bound, and plans are checked
//! before they are used.

use super::Query;
use super::dominance::{PricedRound, leaves_as_much};
use super::relaxation::{CLOSED, RelaxedDay};
use crate::params::PARAMS;
use crate::pricing::{Graph, Reach};

/// A slot taken on a path, and the one before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Path {
    before: u32,
    place: u32,
}

const NO_PATH: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Label {
    worth: i64,
    minutes: i32,
    steps: usize,
    start: i32,
    hole: i32,
    clashes: (u128, u128),
    path: u32,
}

/// Room to work in.
#[derive(Debug, Default)]
pub(super) struct DayLabelling {
    labels: Vec<Vec<Label>>,
    walked: Vec<usize>,
    /// Whether a search was given up because there are too many rounds.
    pub overflow: bool,
    /// Steps after which the present search is given up.
    most: usize,
}

/// One day at the prices asked.
#[derive(Clone, Copy)]
pub(super) struct Search<'s> {
    pub reach: &'s Reach,
    pub graph: &'s Graph,
    pub relaxed: &'s RelaxedDay,
    pub cost: &'s [i64],
    /// By the steps of a round: the most that the week around it is worth.
    pub around: &'s [i64],
    /// Only rounds with which a week can be worth so much are of use.
    pub floor: i64,
    /// Whether a round that another outdoes may be left out.
    pub thin: bool,
}

/// The slots of a path, in order.
pub(super) fn stops(paths: &[Path], end: u32, from: usize, out: &mut Vec<u32>) {
    let first = out.len();
    let mut at = end;
    while at != NO_PATH {
        out.push(from as u32 + paths[at as usize].place);
        at = paths[at as usize].before;
    }
    out[first..].reverse();
}

impl DayLabelling {
    /// Every round of use. A merged or dropped one is at least matched by another where the answer serves a bound.
    pub fn priced(
        &mut self,
        search: &Search<'_>,
        query: &Query<'_>,
        priced: &mut Vec<PricedRound>,
        paths: &mut Vec<Path>,
    ) {
        let Search { reach, graph, .. } = *search;
        self.labels.iter_mut().for_each(Vec::clear);
        self.labels.resize_with(graph.len().max(self.labels.len()), Vec::new);
        self.most = paths.len() + PARAMS.day_paths;
        let fresh = Label { worth: 0, minutes: 0, steps: 0, start: 0, hole: 0, clashes: (0, 0), path: NO_PATH };
        for place in 0..graph.len() {
            if graph.may_begin(place) {
                self.step(search, place, Label { start: graph.start[place], ..fresh }, graph.out[place], paths);
            }
            let mut labels = std::mem::take(&mut self.labels[place]);
            if search.thin {
                keep_uncovered(reach, graph.least, &mut labels);
                if labels.len() > PARAMS.day_labels && query.bounding {
                    merge(&mut labels);
                } else if !query.bounding {
                    labels.truncate(PARAMS.day_labels);
                }
            }
            for label in &labels {
                if graph.may_end(place) && label.minutes >= graph.least {
                    let worth = label.worth - graph.back[place];
                    priced.push(PricedRound {
                        round: label.path,
                        worth,
                        minutes: label.minutes,
                        start: label.start,
                        end: graph.end[place],
                        hole: label.hole,
                        clashes: label.clashes,
                        via: search.around[label.steps] + worth + reach.lost(label.minutes, label.steps),
                    });
                }
                for arc in graph.arcs(place) {
                    let to = arc.to as usize;
                    if !query.bounding && !self.fits(graph, paths, label.path, to) {
                        continue;
                    }
                    let hole = label.hole.max(graph.start[to] - graph.end[place]);
                    self.step(search, to, Label { hole, ..*label }, arc.road, paths);
                }
            }
            labels.clear();
            self.labels[place] = labels;
        }
        priced.retain(|round| round.via >= search.floor);
    }

    /// Whether the next slot goes with every slot of a path.
    fn fits(&mut self, graph: &Graph, paths: &[Path], end: u32, next: usize) -> bool {
        if graph.all_paths_fit() {
            return true;
        }
        self.walked.clear();
        let mut at = end;
        while at != NO_PATH {
            self.walked.push(paths[at as usize].place as usize);
            at = paths[at as usize].before;
        }
        graph.all_fit(&self.walked, next)
    }

    /// Takes one more slot, unless that is of no use.
    fn step(&mut self, search: &Search<'_>, place: usize, label: Label, road: i64, paths: &mut Vec<Path>) {
        let Search { reach, graph, .. } = *search;
        let stop = graph.from + place;
        let minutes = label.minutes + graph.minutes(place);
        let steps = label.steps + graph.steps(place);
        if search.cost[stop] >= CLOSED || minutes > graph.limit {
            return;
        }
        let worth = label.worth + reach.gain[stop] - search.cost[stop] - road;
        if worth + reach.lost(minutes, steps) + search.relaxed.hope(graph.states(), place, steps) < search.floor {
            return;
        }
        if paths.len() >= self.most {
            self.overflow = true;
            return;
        }
        let clashes = match reach.clashes.get(stop) {
            Some(mark) => (label.clashes.0 | mark.0, label.clashes.1 | mark.1),
            None => label.clashes,
        };
        paths.push(Path { before: label.path, place: place as u32 });
        let path = paths.len() as u32 - 1;
        self.labels[place].push(Label { worth, minutes, steps, clashes, path, ..label });
    }
}

/// Of the labels with the same minutes makes one that is at least as good as each in every way. It may stand for no
/// round that exists; so it serves a bound and no plan.
fn merge(labels: &mut Vec<Label>) {
    labels.sort_by_key(|label| (label.minutes, -label.worth, label.path));
    let mut kept: Vec<Label> = Vec::new();
    for label in labels.iter() {
        match kept.last_mut().filter(|last| last.minutes == label.minutes) {
            Some(last) => {
                last.start = last.start.max(label.start);
                last.hole = last.hole.max(label.hole);
                last.clashes = (last.clashes.0 & label.clashes.0, last.clashes.1 & label.clashes.1);
            }
            None => kept.push(*label),
        }
    }
    *labels = kept;
}

/// Drops each label that another at the same slot matches in every way, however both go on.
fn keep_uncovered(reach: &Reach, least: i32, labels: &mut Vec<Label>) {
    let height = |label: &Label| label.worth + reach.by_minutes.at(label.minutes);
    if labels.len() > PARAMS.day_labels {
        let same = |label: &Label| (label.minutes, label.start, label.hole.max(reach.weekly_rest), label.clashes);
        labels.sort_by_key(|label| (same(label), -label.worth, label.path));
        labels.dedup_by_key(|label| same(label));
    }
    labels.sort_by_key(|label| (-height(label), label.minutes, label.path));
    let mut kept = 0;
    for index in 0..labels.len() {
        let label = labels[index];
        let covered = labels[..kept].iter().any(|other| {
            (other.minutes == label.minutes || other.minutes < label.minutes && other.minutes >= least)
                && other.start >= label.start
                && leaves_as_much(reach, (other.hole, other.clashes), (label.hole, label.clashes))
        });
        if !covered {
            labels[kept] = label;
            kept += 1;
        }
    }
    labels.truncate(kept);
}

//! The rounds of a day that has too many to list, found on the graph of its slots at the prices asked: labels walk
//! along the arcs, and those that cannot become of use are dropped.
//!
//! Where measured travel times break the triangle inequality a path may hold two slots that are too close. Such a
//! path is no round; it makes the answer larger, never smaller, so a bound stays a bound, and plans are checked
//! before they are used.

use super::{Choice, Question};
use crate::reach::{DAYS, Graph, Reach};

/// A slot taken on a path, and the one before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Path {
    before: u32,
    place: u32,
}

const NO_PATH: u32 = u32::MAX;
/// Labels kept at one slot; beyond it they are merged for a bound and cut for a plan.
const MOST_LABELS: usize = 100;
/// Steps of a search for every round, beyond which it is given up.
const MOST_PATHS: usize = 200_000;
const NOTHING: i64 = i64::MIN / 8;

#[derive(Debug, Clone, Copy)]
struct Label {
    worth: i64,
    minutes: i32,
    start: i32,
    hole: i32,
    clashes: (u128, u128),
    path: u32,
}

/// Room to work in.
#[derive(Debug, Default)]
pub(super) struct OnGraph {
    /// By day and place: the most that a path can still gain from its end at that place on, every minute counted at
    /// the steepest slope of shortfall and learning.
    tails: [Vec<i64>; DAYS],
    labels: Vec<Vec<Label>>,
    walked: Vec<usize>,
    /// Whether the last search for every round was given up because there are too many.
    pub overflow: bool,
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

/// Units that a slot is worth at the prices, and whether it may be taken.
fn net(reach: &Reach, graph: &Graph, question: &Question<'_>, place: usize) -> Option<i64> {
    let stop = graph.from + place;
    let closed = !question.closed.is_empty() && question.closed[stop];
    (!closed).then(|| reach.gain[stop] - question.price[stop])
}

impl OnGraph {
    /// Looks back from the end of the day; answers at least the most that a round adds to an idle week.
    pub fn look(&mut self, reach: &Reach, day: usize, question: &Question<'_>) -> Option<i64> {
        let graph = &reach.days[day].graph;
        let slope = reach.by_minutes.at(1) - reach.by_minutes.at(0);
        let tails = &mut self.tails[day];
        tails.clear();
        tails.resize(graph.len(), NOTHING);
        let mut best = None;
        for place in (0..graph.len()).rev() {
            let mut tail = if graph.may_end(place) { -graph.back[place] } else { NOTHING };
            for arc in graph.arcs(place) {
                let to = arc.to as usize;
                let Some(net) = net(reach, graph, question, to) else { continue };
                tail = tail.max(tails[to] + net + slope * i64::from(graph.minutes(to)) - arc.road);
            }
            tails[place] = tail;
            if let Some(net) = net(reach, graph, question, place).filter(|_| graph.may_begin(place)) {
                let whole = tail + net + slope * i64::from(graph.minutes(place)) - graph.out[place];
                best = best.max(Some(whole).filter(|&whole| whole > NOTHING / 2));
            }
        }
        best
    }

    /// Every round of use: one that adds at least `needed` to an idle week, and when thinned is not outdone by
    /// another. Answers the most that one adds.
    #[allow(clippy::too_many_arguments)]
    pub fn choices(
        &mut self,
        reach: &Reach,
        day: usize,
        question: &Question<'_>,
        needed: i64,
        thin: bool,
        choices: &mut Vec<Choice>,
        paths: &mut Vec<Path>,
    ) -> Option<i64> {
        let graph = &reach.days[day].graph;
        let idle = reach.by_minutes.at(0);
        let needed = if thin && !reach.must_work[day] { needed.max(1) } else { needed };
        self.labels.iter_mut().for_each(Vec::clear);
        self.labels.resize_with(graph.len().max(self.labels.len()), Vec::new);
        let fresh = Label { worth: 0, minutes: 0, start: 0, hole: 0, clashes: (0, 0), path: NO_PATH };
        let mut best = None;
        for place in 0..graph.len() {
            if graph.may_begin(place) {
                self.step(
                    reach,
                    graph,
                    question,
                    (day, place, needed),
                    Label { start: graph.start[place], ..fresh },
                    -graph.out[place],
                    paths,
                );
            }
            let mut labels = std::mem::take(&mut self.labels[place]);
            if thin {
                keep_uncovered(reach, graph.least, &mut labels);
                if labels.len() > MOST_LABELS && question.bounding {
                    merge(&mut labels);
                }
                labels.truncate(MOST_LABELS.max(if question.bounding { usize::MAX } else { 0 }));
            } else if paths.len() > MOST_PATHS {
                self.overflow = true;
                return best;
            }
            for label in &labels {
                if graph.may_end(place) && label.minutes >= graph.least {
                    let worth = label.worth - graph.back[place];
                    let alone = worth + reach.by_minutes.at(label.minutes) - idle;
                    if alone >= needed {
                        best = best.max(Some(alone));
                        choices.push(Choice {
                            round: label.path,
                            worth,
                            minutes: label.minutes,
                            start: label.start,
                            end: graph.end[place],
                            hole: label.hole,
                            clashes: label.clashes,
                            via: i64::MAX,
                        });
                    }
                }
                for arc in graph.arcs(place) {
                    let to = arc.to as usize;
                    if !thin && !self.fits(graph, paths, label.path, to) {
                        continue;
                    }
                    let hole = label.hole.max(graph.start[to] - graph.end[place]);
                    self.step(reach, graph, question, (day, to, needed), Label { hole, ..*label }, -arc.road, paths);
                }
            }
            labels.clear();
            self.labels[place] = labels;
        }
        best
    }

    /// Whether the next slot goes with every slot of a path.
    fn fits(&mut self, graph: &Graph, paths: &[Path], end: u32, next: usize) -> bool {
        self.walked.clear();
        let mut at = end;
        while at != NO_PATH {
            self.walked.push(paths[at as usize].place as usize);
            at = paths[at as usize].before;
        }
        graph.all_fit(&self.walked, next)
    }

    /// Takes one more slot, unless that is of no use. `aim`: day, place, units needed.
    #[allow(clippy::too_many_arguments)]
    fn step(
        &mut self,
        reach: &Reach,
        graph: &Graph,
        question: &Question<'_>,
        aim: (usize, usize, i64),
        label: Label,
        road: i64,
        paths: &mut Vec<Path>,
    ) {
        let (day, place, needed) = aim;
        let Some(net) = net(reach, graph, question, place) else { return };
        let minutes = label.minutes + graph.minutes(place);
        let worth = label.worth + net + road;
        let hope = worth + reach.by_minutes.at(minutes) - reach.by_minutes.at(0) + self.tails[day][place];
        if minutes > graph.limit || hope < needed {
            return;
        }
        let clashes = match reach.clashes.get(graph.from + place) {
            Some(mark) => (label.clashes.0 | mark.0, label.clashes.1 | mark.1),
            None => label.clashes,
        };
        paths.push(Path { before: label.path, place: place as u32 });
        let path = paths.len() as u32 - 1;
        self.labels[place].push(Label { worth, minutes, clashes, path, ..label });
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
    if labels.len() > MOST_LABELS {
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
                && (other.hole >= label.hole || label.hole < reach.weekly_rest)
                && other.clashes.0 & !label.clashes.0 == 0
                && other.clashes.1 & !label.clashes.1 == 0
        });
        if !covered {
            labels[kept] = label;
            kept += 1;
        }
    }
    labels.truncate(kept);
}

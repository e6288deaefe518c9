//! A day drawn to time: lanes of slots, each as long as it lasts, none on top of another. Minutes count from midnight.

/// The part of a day that is drawn, and the minutes of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    pub from: u32,
    pub until: u32,
    step: u32,
}

/// A stretch of a lane.
#[derive(Debug, PartialEq, Eq)]
pub enum Cell<T> {
    /// Nothing; whether it lies inside somebody's hours.
    Gap { columns: u32, free: bool },
    /// A slot.
    Taken { columns: u32, what: T },
}

/// A slot between two minutes.
pub struct Block<T> {
    pub from: u32,
    pub until: u32,
    pub what: T,
}

/// The finest column, in minutes: slots that begin in between are drawn to it.
const FINEST: u32 = 5;
/// What is drawn where there is nothing to draw: from eight to six.
const USUAL: (u32, u32) = (8 * 60, 18 * 60);

impl Axis {
    /// Whole hours around these stretches.
    pub fn around(stretches: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut axis = Axis { from: u32::MAX, until: 0, step: 60 };
        for (from, until) in stretches {
            axis.from = axis.from.min(from / 60 * 60);
            axis.until = axis.until.max(until.next_multiple_of(60));
            axis.step = divisor(divisor(axis.step, from), until);
        }
        if axis.from >= axis.until {
            (axis.from, axis.until) = USUAL;
        }
        axis.step = axis.step.max(FINEST);
        axis
    }

    /// Each hour that is drawn.
    pub fn hours(&self) -> Vec<String> {
        (self.from / 60..self.until / 60).map(|hour| format!("{:02}:00", hour % 24)).collect()
    }

    /// How many columns an hour has.
    pub fn an_hour(&self) -> u32 {
        60 / self.step
    }

    fn columns(&self, minutes: u32) -> u32 {
        minutes / self.step
    }

    fn drawn<T>(&self, block: Block<T>) -> Block<T> {
        let from = block.from / self.step * self.step;
        Block { from, until: block.until.next_multiple_of(self.step).max(from + self.step), what: block.what }
    }
}

fn divisor(one: u32, other: u32) -> u32 {
    if other == 0 { one } else { divisor(other, one % other) }
}

/// As few lanes as hold all blocks; each block in the first that is free. `free` are somebody's hours.
pub fn lanes<T>(axis: &Axis, blocks: Vec<Block<T>>, free: &[(u32, u32)]) -> Vec<Vec<Cell<T>>> {
    let mut blocks: Vec<Block<T>> = blocks.into_iter().map(|block| axis.drawn(block)).collect();
    blocks.sort_by_key(|block| block.from);
    let mut lanes: Vec<(u32, Vec<Cell<T>>)> = Vec::new();
    for block in blocks {
        let place = lanes.iter().position(|(end, _)| *end <= block.from).unwrap_or_else(|| {
            lanes.push((axis.from, Vec::new()));
            lanes.len() - 1
        });
        let (end, cells) = &mut lanes[place];
        gaps(axis, *end, block.from, free, cells);
        *end = block.until;
        cells.push(Cell::Taken { columns: axis.columns(block.until - block.from), what: block.what });
    }
    if lanes.is_empty() {
        lanes.push((axis.from, Vec::new()));
    }
    let close = |(end, mut cells): (u32, Vec<Cell<T>>)| {
        gaps(axis, end, axis.until, free, &mut cells);
        cells
    };
    lanes.into_iter().map(close).collect()
}

/// What lies between two slots, cut at every full hour and where somebody's hours begin and end.
fn gaps<T>(axis: &Axis, from: u32, until: u32, free: &[(u32, u32)], cells: &mut Vec<Cell<T>>) {
    let mut at = from;
    while at < until {
        let edges = free.iter().flat_map(|(from, until)| [*from, *until]).map(|edge| edge / axis.step * axis.step);
        let next = edges.filter(|edge| *edge > at).chain([until, (at + 60) / 60 * 60]).min().unwrap_or(until);
        let inside = free.iter().any(|(from, until)| *from <= at && next <= *until);
        cells.push(Cell::Gap { columns: axis.columns(next - at), free: inside });
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(from: u32, until: u32, what: &str) -> Block<&str> {
        Block { from, until, what }
    }

    /// What stands in each lane, with its first and last minute as they are drawn.
    fn drawn<'a>(axis: &Axis, lanes: &[Vec<Cell<&'a str>>]) -> Vec<Vec<(u32, u32, &'a str)>> {
        let lane = |cells: &Vec<Cell<&'a str>>| {
            let mut at = axis.from;
            let mut found = Vec::new();
            for cell in cells {
                let columns = match cell {
                    Cell::Gap { columns, .. } => *columns,
                    Cell::Taken { columns, what } => {
                        found.push((at, at + columns * axis.step, *what));
                        *columns
                    }
                };
                at += columns * axis.step;
            }
            assert_eq!(at, axis.until, "a lane is as long as the day that is drawn");
            found
        };
        lanes.iter().map(lane).collect()
    }

    #[test]
    fn a_slot_stands_where_it_begins_and_is_as_long_as_it_lasts() {
        let blocks = vec![block(570, 735, "b"), block(450, 540, "a"), block(540, 600, "c"), block(735, 800, "d")];
        let axis = Axis::around(blocks.iter().map(|b| (b.from, b.until)));
        assert_eq!((axis.from, axis.until, axis.step), (420, 840, 5));
        let found = drawn(&axis, &lanes(&axis, blocks, &[]));
        assert_eq!(found, [vec![(450, 540, "a"), (540, 600, "c"), (735, 800, "d")], vec![(570, 735, "b")]]);
    }

    #[test]
    fn columns_are_as_wide_as_the_slots_allow() {
        let step = |stretches: &[(u32, u32)]| Axis::around(stretches.iter().copied()).step;
        assert_eq!(
            (step(&[(480, 600)]), step(&[(480, 570)]), step(&[(485, 600)]), step(&[(481, 599)])),
            (60, 30, 5, 5)
        );
        assert_eq!(Axis::around(std::iter::empty()), Axis { from: 480, until: 1080, step: 60 });
    }

    #[test]
    fn odd_minutes_never_put_one_slot_on_top_of_another() {
        let blocks = vec![block(481, 483, "a"), block(483, 599, "b"), block(599, 600, "c")];
        let axis = Axis::around(blocks.iter().map(|b| (b.from, b.until)));
        let found = drawn(&axis, &lanes(&axis, blocks, &[]));
        for lane in &found {
            assert!(lane.windows(2).all(|two| two[0].1 <= two[1].0), "{found:?}");
        }
        assert_eq!(found.iter().flatten().count(), 3);
    }

    #[test]
    fn a_night_goes_on_after_midnight() {
        let axis = Axis::around([(1200, 1560)].into_iter());
        assert_eq!(
            (axis.hours().first().cloned(), axis.hours().last().cloned()),
            (Some("20:00".into()), Some("01:00".into()))
        );
    }

    #[test]
    fn gaps_show_somebodys_hours() {
        let axis = Axis::around([(480, 720)].into_iter());
        let lanes = lanes(&axis, vec![block(600, 660, "a")], &[(540, 600), (660, 1000)]);
        let free: Vec<bool> = lanes[0]
            .iter()
            .filter_map(|cell| if let Cell::Gap { free, .. } = cell { Some(*free) } else { None })
            .collect();
        assert_eq!(free, [false, true, true]);
    }
}

//! A slot, small: when, who, and how it stands.

use std::cell::RefCell;
use std::collections::HashSet;

use domain::basics::ids::SlotId;
use domain::planning::Decided;
use domain::requests::Slot;
use domain::words::Words;

use super::super::Seen;
use super::calendar::{Axis, Block};
use super::wanted::By;

/// A slot as it is drawn.
pub struct Chip {
    pub href: String,
    /// Where the focus comes back to; only where the slot is drawn first.
    pub mark: Option<String>,
    pub hours: String,
    pub first: String,
    pub second: String,
    pub state: &'static str,
    pub state_words: String,
    /// Its minutes of the day.
    pub from: u32,
    pub until: u32,
    /// Signs with their words: pinned, by a coordinator's signature, a new face.
    pub signs: Vec<(&'static str, String)>,
}

/// What slots are drawn with.
pub struct Pen<'a> {
    pub seen: &'a Seen,
    pub words: &'a Words,
    pinned: HashSet<&'a SlotId>,
    drawn: RefCell<HashSet<SlotId>>,
}

/// The signs on a chip, each with its message.
pub const SIGNS: [(&str, &str); 3] = [("⚑", "board-pinned"), ("§", "exception-badge"), ("☆", "board-new-face")];

/// What a slot is called within a board.
pub fn mark(slot: &SlotId) -> String {
    format!("s-{slot}")
}

/// A slot's minutes of the day in which it starts; a night ends after midnight.
pub fn minutes(slot: &Slot) -> (u32, u32) {
    let midnight = slot.wall_start().date().and_time(chrono::NaiveTime::MIN);
    let since = |at: chrono::NaiveDateTime| u32::try_from((at - midnight).num_minutes()).unwrap_or(0);
    let from = since(slot.wall_start());
    (from, since(slot.wall_end()).max(from + 1))
}

impl<'a> Pen<'a> {
    pub fn new(seen: &'a Seen, words: &'a Words) -> Self {
        let pins = seen.view.decisions.iter().filter(|d| d.kind == Decided::Pin);
        Pen { seen, words, pinned: pins.map(|d| &d.slot).collect(), drawn: RefCell::default() }
    }

    /// A slot in a line of its caregiver, its family, its place, or alone: what the line says is not said again.
    pub fn chip(&self, slot: &Slot, by: By) -> Chip {
        let (seen, words) = (self.seen, self.words);
        let state = seen.standing(slot).name();
        let (family, place) = (seen.family(slot), seen.place(slot));
        let (first, second) = match by {
            By::Caregiver => (format!("{family}, {place}"), String::new()),
            By::Family => (self.who(slot), String::new()),
            By::Place => (family, self.who(slot)),
            _ => (format!("{family}, {place}"), self.who(slot)),
        };
        let (from, until) = minutes(slot);
        Chip {
            href: format!("/weeks/{}/slots/{}", seen.week, slot.id),
            mark: self.drawn.borrow_mut().insert(slot.id.clone()).then(|| mark(&slot.id)),
            hours: words.hours(slot.wall_start(), slot.wall_end()),
            first,
            second,
            state,
            state_words: words.named("board", state),
            from,
            until,
            signs: self.signs(slot),
        }
    }

    /// The same, where it stands in its day.
    pub fn block(&self, slot: &Slot, by: By) -> Block<Chip> {
        let chip = self.chip(slot, by);
        Block { from: chip.from, until: chip.until, what: chip }
    }

    /// Who comes, and who goes along.
    fn who(&self, slot: &Slot) -> String {
        let (seen, words) = (self.seen, self.words);
        match seen.view.holder(&slot.id).map(|a| (seen.name(&a.caregiver), a.trainee.as_deref())) {
            None => words.say("board-nobody"),
            Some((caregiver, None)) => caregiver,
            Some((caregiver, Some(trainee))) => {
                words.say2("board-along", "caregiver", caregiver, "trainee", seen.name(trainee))
            }
        }
    }

    fn signs(&self, slot: &Slot) -> Vec<(&'static str, String)> {
        let signed = self.seen.people(&slot.id).iter().any(|who| self.seen.is_signed(&slot.id, who));
        let shown = [self.pinned.contains(&slot.id), signed, self.seen.has_new_face(slot)];
        let with_words = SIGNS.iter().zip(shown).filter(|(_, shown)| *shown);
        with_words.map(|((sign, key), _)| (*sign, self.words.say(key))).collect()
    }
}

impl Chip {
    /// The hour in which it begins: on a telephone, slots stand in the order of their hours.
    pub fn hour(&self) -> u32 {
        self.from / 60
    }

    /// Where it stands between the first and the last minute that is drawn: its place, its length, and the whole.
    pub fn bar(&self, axis: &Axis) -> (u32, u32, u32) {
        (self.from.saturating_sub(axis.from), self.until - self.from, axis.until - axis.from)
    }
}

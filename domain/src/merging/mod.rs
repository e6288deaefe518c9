//! Two families, or two caregivers, that are one: everything that hangs on the one that goes hangs on the one that stays,
//! in one transaction. What was and what is said of it stays; the links of the one that goes end; letters go to the one
//! that stays. Before it is done, a coordinator sees what would happen and what is in the way.

mod caregivers;
mod families;
mod rows;

use crate::basics::mark::mark;
use crate::context::Context;
use crate::requests::Slot;

pub use caregivers::{merge_caregivers, preview_caregivers};
pub use families::{merge_families, preview_families};

/// What goes over to the one that stays; shown by the messages `merge-moved-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// What was asked, slot by slot.
    Slots,
    /// Children that the one that stays does not have.
    Children,
    /// What was offered.
    Offers,
    /// Certificates, and what was signed for.
    Certificates,
    /// Letters.
    Letters,
    /// Notes and calls.
    Notes,
    /// Entries of the journal.
    Entries,
}

impl Moved {
    /// The name of its message.
    pub fn as_str(self) -> &'static str {
        match self {
            Moved::Slots => "slots",
            Moved::Children => "children",
            Moved::Offers => "offers",
            Moved::Certificates => "certificates",
            Moved::Letters => "letters",
            Moved::Notes => "notes",
            Moved::Entries => "entries",
        }
    }
}

/// What is in the way.
#[derive(Clone, Debug, PartialEq)]
pub enum InTheWay {
    /// Both have something at the same time: of one it is to be said no first.
    SameTime(Box<(Slot, Slot)>),
    /// The one that would go was admitted, and the one that would stay was not.
    OtherIsAdmitted,
    /// The address of the one that would go was proved, and that of the one that would stay was not.
    OtherIsProved,
    /// A week is being solved, with both of them in it.
    Solving,
}

/// What would happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// How much goes over, of each kind of which there is any.
    pub moved: Vec<(Moved, i64)>,
    /// What is in the way; nothing where it can be done.
    pub in_the_way: Vec<InTheWay>,
}

impl Preview {
    fn new(moved: Vec<(Moved, i64)>, in_the_way: Vec<InTheWay>) -> Self {
        Preview { moved: moved.into_iter().filter(|(_, count)| *count > 0).collect(), in_the_way }
    }

    /// A mark of it: what a coordinator has seen is what is done, and nothing else.
    pub fn mark(&self) -> String {
        mark(self)
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Merged {
    /// They are one.
    Done,
    /// One of them is not there, or both are the same.
    Unknown,
    /// Something is in the way, or it is another by now than what was seen: nothing was changed.
    SeeAgain,
}

/// The pairs of slots of two people that overlap, the first of each first.
fn overlaps(one: &[Slot], other: &[Slot]) -> Vec<InTheWay> {
    let both = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
    let clash = both.filter(|(a, b)| a.starts_at < b.ends_at && b.starts_at < a.ends_at);
    clash.take(MOST_SHOWN).map(|(a, b)| InTheWay::SameTime(Box::new((a.clone(), b.clone())))).collect()
}

/// So many pairs are named.
const MOST_SHOWN: usize = 10;

/// A week that is being solved knows the one that goes.
fn solving(context: &mut Context) -> anyhow::Result<Option<InTheWay>> {
    Ok(rows::is_solving(context)?.then_some(InTheWay::Solving))
}

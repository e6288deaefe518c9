//! The list of what is unfilled: why, and what would fill it, as a button where that is the desk's to do.

use domain::basics::ids::SlotId;
use domain::planning::Remedy;
use domain::requests::Slot;
use domain::words::Words;

use super::super::pages::Pages;
use super::super::wording::reasons;
use super::super::{Seen, deed};
use super::chip::mark;
use super::wanted::Wanted;

/// Unfilled slots on one page, each with its reasons and what would help.
const UNFILLED_A_PAGE: usize = 50;

/// A slot that nobody has.
pub struct Unfilled {
    pub href: String,
    pub mark: String,
    pub title: String,
    pub family: String,
    pub state: &'static str,
    pub state_words: String,
    pub priority: i32,
    pub reasons: Vec<(usize, String)>,
    pub remedy: Option<Cure>,
}

/// The smallest change that would help: what it is, and where it is done.
pub struct Cure {
    pub text: String,
    /// The page that shows what it does and does it, or on which it is changed; and what the way there says.
    pub way: (String, String),
    /// Whether it is the desk's own deed.
    pub deed: bool,
}

/// The unfilled slots of a page, the most urgent first.
pub fn of(seen: &Seen, words: &Words, wanted: &Wanted, page: &str) -> (Vec<Unfilled>, Pages) {
    let nobody = |slot: &&Slot| seen.view.holder(&slot.id).is_none();
    let mut open: Vec<&Slot> = seen.slots().iter().filter(nobody).filter(|slot| wanted.asks_for(seen, slot)).collect();
    open.sort_by_key(|s| (-s.priority, s.starts_at));
    let pages = Pages::of_many(open.len(), UNFILLED_A_PAGE, page);
    let open: Vec<&Slot> = pages.part(open).collect();
    let ids: Vec<&SlotId> = open.iter().map(|slot| &slot.id).collect();
    let (reasons_of, remedies) = (seen.view.unserved(&ids), seen.view.remedies(&ids));
    let card = |slot: &Slot| {
        let state = seen.standing(slot).name();
        let unserved = reasons_of.get(&slot.id);
        Unfilled {
            href: format!("/weeks/{}/slots/{}", seen.week, slot.id),
            mark: mark(&slot.id),
            title: format!(
                "{}, {}",
                words.day(slot.wall_start().date()),
                words.hours(slot.wall_start(), slot.wall_end())
            ),
            family: format!("{}, {}", seen.family(slot), seen.place(slot)),
            state,
            state_words: words.named("board", state),
            priority: slot.priority,
            reasons: unserved.map(|u| reasons(words, u, seen.view.run.is_some())).unwrap_or_default(),
            remedy: remedies.get(&slot.id).map(|remedy| cure(seen, words, slot, remedy)),
        }
    };
    (open.into_iter().map(card).collect(), pages)
}

/// A remedy, and the way to it: what is somebody's own to give is asked of her, and entered on her page.
fn cure(seen: &Seen, words: &Words, slot: &Slot, remedy: &Remedy) -> Cure {
    let text = seen.remedy(words, remedy);
    let by_hand = |caregiver: &str, given_up: &[&str], to: Option<&str>| {
        (deed::address(seen.week, slot.id.as_str(), caregiver, given_up, to), words.say("cure-show"))
    };
    let page = |caregiver: &str, page: &str, key: &str| (format!("/caregivers/{caregiver}{page}"), words.say(key));
    let (way, deed) = match remedy {
        Remedy::Assign { caregiver } | Remedy::LiftBlock { caregiver } => (by_hand(caregiver, &[], None), true),
        Remedy::HandOn { slot, caregiver, to } => (by_hand(caregiver, &[slot], Some(to)), true),
        Remedy::LiftPin { slot, caregiver, to } => (by_hand(caregiver, &[slot], to.as_deref()), true),
        Remedy::LongerWindow { caregiver, .. } => (page(caregiver, "/availability", "cure-hours"), false),
        Remedy::HigherCap { caregiver, .. } => (page(caregiver, "", "cure-terms"), false),
        Remedy::Certificate { caregiver, .. } => (page(caregiver, "/training", "cure-training"), false),
    };
    Cure { text, way, deed }
}

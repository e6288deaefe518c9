//! Who could serve a slot, as the slot's page lists them.

use domain::basics::ids::SlotId;
use domain::planning::{Decided, Obstacle, Ranked};
use domain::words::Words;

use super::{Seen, deed};

/// A caregiver in the ranking.
pub struct Row {
    pub id: String,
    pub name: String,
    pub fits: bool,
    pub holds: bool,
    pub pinned: bool,
    pub forbidden: bool,
    /// Whether she said no to an offer of it.
    pub declined: bool,
    pub obstacles: Vec<String>,
    /// What a coordinator has signed for, where it is needed here.
    pub signed: Vec<String>,
    pub change: String,
    pub parts: Vec<String>,
    pub travel: String,
    /// What it would cost to forbid it to whoever has it.
    pub without: Option<String>,
    /// Where giving it to her is looked at before it is done.
    pub look: String,
}

/// A line of the ranking.
pub(super) fn row(seen: &Seen, words: &Words, slot: &SlotId, ranked: &Ranked) -> Row {
    let decided = |kind: Decided| {
        seen.view.decisions.iter().any(|d| &d.slot == slot && d.caregiver == ranked.caregiver && d.kind == kind)
    };
    let holds = seen.view.holder(slot).is_some_and(|a| a.caregiver == ranked.caregiver.as_str());
    // A pin on somebody else is lifted by giving the slot by hand, so it is not in the way.
    let obstacles: Vec<&Obstacle> = ranked.obstacles.iter().filter(|o| o.rule != "pinned").collect();
    let declined = decided(Decided::Declined);
    let told = |o: &Obstacle| {
        if declined && o.rule == "blocked" {
            words.say("slot-said-no")
        } else {
            seen.obstacle_of(words, slot, &ranked.caregiver, o)
        }
    };
    let signed = |points: f64| format!("{}{}", if points > 0.0 { "+" } else { "" }, words.number(points));
    Row {
        id: ranked.caregiver.to_string(),
        name: seen.name(ranked.caregiver.as_str()),
        fits: obstacles.is_empty(),
        holds,
        pinned: decided(Decided::Pin),
        forbidden: decided(Decided::Forbid),
        declined,
        obstacles: obstacles.iter().map(|o| told(o)).collect(),
        signed: seen.signed(words, slot, &ranked.caregiver),
        change: signed(ranked.change),
        parts: ranked
            .parts
            .named()
            .iter()
            .filter(|(_, p)| p.abs() >= 0.5)
            .map(|(name, p)| format!("{} {}", words.named("part", name), signed(*p)))
            .collect(),
        travel: words.duration(ranked.travel_minutes),
        without: holds.then(|| words.say1("slot-without", "change", signed(seen.view.without(slot)))),
        look: deed::address(seen.week, slot.as_str(), ranked.caregiver.as_str(), &[], None),
    }
}

//! Who is planned by a coordinator's signature, and where somebody who has accepted misses something by now.

use domain::basics::ids::{CaregiverId, SlotId};
use domain::caregivers::Stage;
use domain::planning::Obstacle;
use domain::training::GateException;
use domain::words::{Message, Words};

use super::Seen;
use crate::web::kit::missing::{exception, missing_list};
use crate::web::kit::obstacles::obstacle;

impl Seen {
    /// Those who are in a slot in the plan as it stands.
    pub(super) fn people(&self, slot: &SlotId) -> Vec<CaregiverId> {
        let planned = self
            .view
            .holder(slot)
            .into_iter()
            .flat_map(|a| std::iter::once(a.caregiver.as_str()).chain(a.trainee.as_deref()));
        planned.filter_map(CaregiverId::parse).collect()
    }

    /// What a coordinator has signed for, as far as somebody needs it for a slot: each with its end and who signed.
    pub(super) fn signed(&self, words: &Words, slot: &SlotId, who: &CaregiverId) -> Vec<String> {
        self.excused(slot, who).into_iter().map(|signed| exception(words, signed)).collect()
    }

    /// Whether somebody needs a coordinator's signature for a slot.
    pub(super) fn is_signed(&self, slot: &SlotId, who: &CaregiverId) -> bool {
        !self.excused(slot, who).is_empty()
    }

    fn excused(&self, slot: &SlotId, who: &CaregiverId) -> Vec<&GateException> {
        let (Some(held), Some(slot)) = (self.view.held.get(who), self.slot(slot)) else {
            return Vec::new();
        };
        if held.exceptions.is_empty() {
            return Vec::new();
        }
        let learns = self.view.caregivers.get(who).is_some_and(|c| c.terms.stage == Stage::Trainee);
        let asked: Vec<&str> = match self.asked(&slot.id) {
            Some(asked) if !learns => asked.requires.iter().map(String::as_str).collect(),
            _ => self.ladder.asked_at(Stage::Trainee).collect(),
        };
        let day = slot.wall_start().date();
        asked.into_iter().filter_map(|code| held.excused(&self.ladder, code, day)).collect()
    }

    /// Everybody who is planned by a coordinator's signature, each once.
    pub(super) fn all_signed(&self, words: &Words) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let colon = words.say("label-colon");
        for slot in self.slots() {
            for who in self.people(&slot.id) {
                let name = self.name(who.as_str());
                all.extend(self.signed(words, &slot.id, &who).iter().map(|text| format!("{name}{colon}{text}")));
            }
        }
        all.sort();
        all.dedup();
        all
    }

    /// Where somebody who has accepted misses something by now: in one slot, or in all.
    pub(super) fn lacking(&self, words: &Words, slot: Option<&SlotId>) -> Vec<String> {
        let wanted = self.view.lacking.iter().filter(|c| slot.is_none_or(|slot| *slot == c.slot));
        let told = wanted.map(|conflict| {
            let message = Message::new("gate-conflict").with("who", self.name(conflict.caregiver.as_str()));
            let message = message.with("time", self.time(conflict.slot.as_str(), words));
            words.tell(&message.with("what", missing_list(words, &conflict.missing)))
        });
        told.collect()
    }

    /// A rule in the way of a caregiver; what is missing is named.
    pub(super) fn obstacle_of(&self, words: &Words, slot: &SlotId, who: &CaregiverId, rule: &Obstacle) -> String {
        if rule.rule != "certificates" {
            return obstacle(words, rule);
        }
        let codes = self.view.lacks(slot, who);
        let what = words.list(codes.iter().map(|code| words.named("certificate", code)));
        words.say1("slot-missing", "what", what)
    }
}

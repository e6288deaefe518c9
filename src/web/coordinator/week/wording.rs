//! What the planning finds, in words: reasons, remedies, rules in the way, pins that contradict each other.

use domain::basics::Instant;
use domain::basics::ids::{CaregiverId, SlotId};
use domain::caregivers::OddHours;
use domain::planning::{
    BrokenRule, Contradiction, Decided, Decision, LeftOut, Obstacle, Remedy, SettledConflict, Unserved,
};
use domain::words::{Message, Words};

use super::Seen;
use crate::web::kit::obstacles::obstacle;

/// A gap in words: `0.40 %`.
pub(super) fn percent(words: &Words, gap: f64) -> String {
    // Rounded up: a bound that is shown is never closer than the one that was proved.
    words.percent((gap * 10_000.0).ceil() / 10_000.0)
}

/// Why a slot is unfilled, as counts and rules in words.
/// Before anything was planned, who could come is not needed elsewhere: she has just not been planned.
pub(super) fn reasons(words: &Words, unserved: &Unserved, planned: bool) -> Vec<(usize, String)> {
    let key = |rule: &str| if rule == "worth-less" && !planned { "not-planned".to_owned() } else { rule.to_owned() };
    unserved.reasons.iter().map(|r| (r.caregivers, words.named("rule", &key(&r.rule)))).collect()
}

impl Seen {
    /// When a slot is: `maandag 23 november, 07:30 – 09:00`.
    pub(super) fn time(&self, slot: &str, words: &Words) -> String {
        let found = SlotId::parse(slot).and_then(|id| self.slot(&id));
        found.map_or_else(
            || "–".to_owned(),
            |s| format!("{}, {}", words.day(s.wall_start().date()), words.hours(s.wall_start(), s.wall_end())),
        )
    }

    /// The smallest change that would fill a slot.
    pub(super) fn remedy(&self, words: &Words, remedy: &Remedy) -> String {
        let about = |key: &str, caregiver: &str| Message::new(key).with("who", self.name(caregiver));
        words.tell(&match remedy {
            Remedy::Assign { caregiver } => about("remedy-assign", caregiver),
            Remedy::LongerWindow { caregiver, minutes, later } => {
                let key = if *later { "remedy-later" } else { "remedy-earlier" };
                about(key, caregiver).with("longer", words.duration(*minutes))
            }
            Remedy::HigherCap { caregiver, cap, from, to } => {
                let figure =
                    |value: i64| if cap.name() == "days-limit" { value.to_string() } else { words.duration(value) };
                about(&format!("remedy-{}", cap.name()), caregiver).with("from", figure(*from)).with("to", figure(*to))
            }
            Remedy::LiftBlock { caregiver } => about("remedy-block", caregiver),
            Remedy::Certificate { caregiver, certificate } => {
                about("remedy-certificate", caregiver).with("what", words.named("certificate", certificate))
            }
            Remedy::HandOn { slot, caregiver, to } => {
                about("remedy-hand-on", caregiver).with("time", self.time(slot, words)).with("to", self.name(to))
            }
            Remedy::LiftPin { slot, caregiver, to: Some(to) } => {
                about("remedy-pin", caregiver).with("time", self.time(slot, words)).with("to", self.name(to))
            }
            Remedy::LiftPin { slot, caregiver, to: None } => {
                about("remedy-pin-only", caregiver).with("time", self.time(slot, words))
            }
        })
    }

    /// A rule that the plan breaks.
    pub(super) fn broken(&self, words: &Words, broken: &BrokenRule) -> String {
        let time = broken.slot.as_ref().map_or_else(|| "–".to_owned(), |slot| self.time(slot.as_str(), words));
        let who = broken.caregiver.as_ref().map_or_else(|| words.say("board-nobody"), |who| self.name(who.as_str()));
        // A pin that was set after the solve: solving again keeps to it.
        let what = match broken.obstacle.rule.as_str() {
            "pinned" => words.say("broken-pinned"),
            _ => match (&broken.slot, &broken.caregiver) {
                (Some(slot), Some(who)) => self.obstacle_of(words, slot, who, &broken.obstacle),
                _ => obstacle(words, &broken.obstacle),
            },
        };
        words.tell(&Message::new("broken-rule").with("time", time).with("who", who).with("what", what))
    }

    /// Pins that no plan can keep together.
    pub(super) fn contradiction(&self, words: &Words, found: &Contradiction) -> String {
        let times: Vec<String> = found.slots.iter().map(|slot| self.time(slot, words)).collect();
        let who: Vec<String> = found.caregivers.iter().map(|who| self.name(who)).collect();
        let what = found
            .broken
            .as_ref()
            .map_or_else(|| words.say("contradiction-together"), |broken| obstacle(words, &Obstacle::from(broken)));
        words.tell(
            &Message::new("contradiction")
                .with("times", words.list(times))
                .with("who", who.join(", "))
                .with("what", what),
        )
    }

    /// What stays although a rule of today is against it: who, which slots, what is in the way; at most so many, and
    /// how many more there are.
    pub(super) fn conflicts(&self, words: &Words, now: Instant, most: usize) -> (Vec<(String, Option<String>)>, usize) {
        let told = |conflict: &&SettledConflict| {
            let times: Vec<String> = conflict.slots.iter().map(|slot| self.time(slot.as_str(), words)).collect();
            let what = match conflict.obstacle.rule.as_str() {
                "together" => words.say("contradiction-together"),
                _ => obstacle(words, &conflict.obstacle),
            };
            let message = Message::new("settled-conflict").with("who", self.name(conflict.caregiver.as_str()));
            let text = words.tell(&message.with("times", words.list(times)).with("what", what));
            (text, conflict.slots.last().map(|slot| format!("/weeks/{}/slots/{slot}", self.week)))
        };
        // What has begun can no longer be changed by anybody.
        let coming = |slot: &SlotId| self.slot(slot).is_some_and(|s| s.starts_at > now);
        let all: Vec<&SettledConflict> = self.view.conflicts.iter().filter(|c| c.slots.iter().any(coming)).collect();
        (all.iter().take(most).map(told).collect(), all.len().saturating_sub(most))
    }

    /// Rows that nothing can be planned by, each with the page where it can be mended.
    pub(super) fn left_out(&self, words: &Words) -> Vec<(String, String)> {
        let about = |key: &str, who: &CaregiverId| Message::new(key).with("who", self.name(who.as_str()));
        let told = |row: &LeftOut| match row {
            LeftOut::Certificate { caregiver, code } => {
                let message = about("left-out-certificate", caregiver).with("what", words.named("certificate", code));
                (words.tell(&message), format!("/caregivers/{caregiver}/training"))
            }
            LeftOut::Exception { caregiver, code } => {
                let message = about("left-out-exception", caregiver).with("what", words.named("certificate", code));
                (words.tell(&message), format!("/caregivers/{caregiver}/training"))
            }
            LeftOut::Hours(OddHours { caregiver, day: Some(day) }) => {
                let message = about("left-out-hours-on", caregiver).with("day", words.date(*day));
                (words.tell(&message), format!("/caregivers/{caregiver}/availability"))
            }
            LeftOut::Hours(OddHours { caregiver, day: None }) => {
                (words.tell(&about("left-out-hours", caregiver)), format!("/caregivers/{caregiver}/availability"))
            }
            LeftOut::Caregiver(id) => (words.tell(&about("left-out-caregiver", id)), format!("/caregivers/{id}")),
            LeftOut::Slot { slot, family } => {
                let name = self.family_names.get(family).cloned().unwrap_or_else(|| "–".to_owned());
                let message =
                    Message::new("left-out-slot").with("family", name).with("time", self.time(slot.as_str(), words));
                (words.tell(&message), format!("/families/{family}"))
            }
        };
        self.view.left_out.iter().map(told).collect()
    }

    /// Why a run ended without a plan, and the slots that its reason names.
    pub(super) fn failure(&self, words: &Words, reason: &str) -> (String, Vec<(String, String)>) {
        let named = self.view.decisions.iter().filter(|d| d.kind == Decided::Pin && reason.contains(d.slot.as_str()));
        let shown = |d: &Decision| {
            let text = format!("{} – {}", self.time(d.slot.as_str(), words), self.name(d.caregiver.as_str()));
            (format!("/weeks/{}/slots/{}", self.week, d.slot), text)
        };
        let pinned: Vec<(String, String)> = named.map(shown).collect();
        let text = match reason {
            "interrupted" | "nothing" => words.named("run-failed", reason),
            _ if !pinned.is_empty() => words.say("run-failed-pins"),
            _ => words.say1("run-failed-cure", "line", reason),
        };
        (text, pinned)
    }
}

//! The rules and weights by which an organiser's weeks are planned: as they are at first, or as an administrator has set
//! them. What the law asks is a floor that nobody can go below.

use std::collections::HashMap;

use solver::{Rules, Weights};

use super::rows::terms as rows;
use crate::basics::mark::{Saved, mark};
use crate::basics::text;
use crate::choices;
use crate::context::Context;
use crate::input::Faults;
use crate::journal::{self, Entry, Kind};
use crate::words::Message;

choices! {
    /// A figure that can be set; named by the messages `figure-…` and explained by `figure-hint-…`.
    Figure {
        /// Minutes between the last slot of a day and the first of a later one.
        DailyRest => "daily-rest",
        /// Minutes of the longest free stretch of a week.
        WeeklyRest => "weekly-rest",
        /// Minutes between two slots, on top of the travel.
        Handover => "handover",
        /// A wait counts as idle up to so many minutes.
        IdleUntil => "idle-until",
        /// Road distance over distance as the crow flies.
        Detour => "detour",
        /// Kilometres an hour on foot.
        SpeedFoot => "speed-foot",
        /// By bicycle.
        SpeedBicycle => "speed-bicycle",
        /// By bus.
        SpeedBus => "speed-bus",
        /// By car.
        SpeedCar => "speed-car",
        /// Points for a slot that is served.
        ServedPerSlot => "served-per-slot",
        /// Points for a minute that is served.
        ServedPerMinute => "served-per-minute",
        /// By how much a minute of the least urgent care counts.
        Priority1 => "priority-1",
        /// Of care one step up.
        Priority2 => "priority-2",
        /// Two steps up.
        Priority3 => "priority-3",
        /// Three steps up.
        Priority4 => "priority-4",
        /// Of the most urgent care.
        Priority5 => "priority-5",
        /// Points for a family that gets anything at all.
        HouseholdFirst => "household-first",
        /// Points for somebody whom the family knows.
        Continuity => "continuity",
        /// Points for a common language.
        Language => "language",
        /// Points for a minute in hours that she would like.
        Wanted => "wanted",
        /// Points lost for a minute in hours that are there if needed.
        IfNeeded => "if-needed",
        /// Points lost for a minute of travel.
        Travel => "travel",
        /// Points lost for a minute fewer than somebody would like.
        Shortfall => "shortfall",
        /// Points for a minute that somebody learns along.
        Learning => "learning",
        /// Points lost for a change of what was published.
        Change => "change",
        /// Points lost for an idle minute.
        Idle => "idle",
        /// Points lost for a new face in a family.
        NewFace => "new-face",
    }
}

/// What a figure can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// Whether only whole numbers are meant.
    pub whole: bool,
    /// Whether the least is what the law asks (domain.md: 11 hours between days, 35 hours a week).
    pub legal: bool,
}

/// The weights of the five steps of urgency, from the least on.
const PRIORITIES: [Figure; 5] =
    [Figure::Priority1, Figure::Priority2, Figure::Priority3, Figure::Priority4, Figure::Priority5];

/// Means of transport, as the week file names them.
const SPEEDS: [(Figure, &str); 4] = [
    (Figure::SpeedFoot, "foot"),
    (Figure::SpeedBicycle, "bicycle"),
    (Figure::SpeedBus, "bus"),
    (Figure::SpeedCar, "car"),
];

impl Figure {
    /// Whether it is a rule of the plan, and no weight.
    pub fn is_rule(self) -> bool {
        use Figure::{DailyRest, Detour, Handover, IdleUntil, WeeklyRest};
        matches!(self, DailyRest | WeeklyRest | Handover | IdleUntil | Detour) || SPEEDS.iter().any(|(f, _)| *f == self)
    }

    /// What it can be. Weights are bounded so that no one of them drowns the others, and served care always counts.
    pub fn bounds(self) -> Bounds {
        let between = |least, most| Bounds { least, most, whole: false, legal: false };
        let minutes = |least, most| Bounds { whole: true, ..between(least, most) };
        match self {
            Figure::DailyRest => Bounds { legal: true, ..minutes(660.0, 1440.0) },
            Figure::WeeklyRest => Bounds { legal: true, ..minutes(2100.0, 5760.0) },
            Figure::Handover => minutes(0.0, 120.0),
            Figure::IdleUntil => minutes(0.0, 720.0),
            Figure::Detour => between(1.0, 3.0),
            Figure::SpeedFoot => between(2.0, 8.0),
            Figure::SpeedBicycle | Figure::SpeedBus => between(5.0, 40.0),
            Figure::SpeedCar => between(10.0, 100.0),
            Figure::ServedPerMinute => between(1.0, 100.0),
            figure if PRIORITIES.contains(&figure) => between(0.1, 20.0),
            Figure::Wanted | Figure::IfNeeded | Figure::Travel | Figure::Shortfall => between(0.0, 100.0),
            Figure::Learning | Figure::Idle => between(0.0, 100.0),
            _ => between(0.0, 10_000.0),
        }
    }

    /// What it is as long as nobody has set it otherwise.
    pub fn at_first(self) -> f64 {
        let rules = Rules::default();
        if let Some(weight) = self.weight_in(&Weights::default()) {
            return weight;
        }
        if let Some((_, means)) = SPEEDS.iter().find(|(figure, _)| *figure == self) {
            return rules.speed_kmh.get(*means).copied().unwrap_or(1.0);
        }
        match self {
            Figure::DailyRest => f64::from(rules.daily_rest_minutes),
            Figure::WeeklyRest => f64::from(rules.weekly_rest_minutes),
            Figure::Handover => f64::from(rules.handover_minutes),
            Figure::IdleUntil => f64::from(rules.idle_until_minutes.unwrap_or(0)),
            Figure::Detour => rules.detour_factor,
            _ => 0.0,
        }
    }

    /// What it is among the weights of a week file; none where it is a rule.
    pub fn weight_in(self, weights: &Weights) -> Option<f64> {
        if let Some(step) = PRIORITIES.iter().position(|figure| *figure == self) {
            return Some(weights.priority[step]);
        }
        Some(match self {
            Figure::ServedPerSlot => weights.served_per_slot,
            Figure::ServedPerMinute => weights.served_per_minute,
            Figure::HouseholdFirst => weights.household_first,
            Figure::Continuity => weights.continuity,
            Figure::Language => weights.language,
            Figure::Wanted => weights.wanted_per_minute,
            Figure::IfNeeded => weights.if_needed_per_minute,
            Figure::Travel => weights.travel_per_minute,
            Figure::Shortfall => weights.shortfall_per_minute,
            Figure::Learning => weights.learning_per_minute,
            Figure::Change => weights.change,
            Figure::Idle => weights.idle_per_minute.unwrap_or(0.0),
            Figure::NewFace => weights.new_face.unwrap_or(0.0),
            _ => return None,
        })
    }

    /// The weights, in the order in which they are shown.
    pub fn weights() -> impl Iterator<Item = Figure> {
        Figure::ALL.iter().copied().filter(|figure| !figure.is_rule())
    }

    pub(super) fn takes(self, value: f64) -> bool {
        let bounds = self.bounds();
        (bounds.least..=bounds.most).contains(&value) && (!bounds.whole || value.fract() == 0.0)
    }
}

/// The rules and weights in force for an organiser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanTerms(HashMap<Figure, f64>);

impl PlanTerms {
    /// What a figure is.
    pub fn get(&self, figure: Figure) -> f64 {
        self.0.get(&figure).copied().unwrap_or_else(|| figure.at_first())
    }

    /// The same, with one figure otherwise.
    pub(super) fn with(mut self, figure: Figure, value: f64) -> Self {
        self.0.insert(figure, value);
        self
    }

    fn minutes(&self, figure: Figure) -> u32 {
        self.get(figure) as u32
    }

    /// As the week file has the rules.
    pub fn rules(&self) -> Rules {
        Rules {
            detour_factor: self.get(Figure::Detour),
            speed_kmh: SPEEDS.iter().map(|(figure, means)| ((*means).to_owned(), self.get(*figure))).collect(),
            handover_minutes: self.minutes(Figure::Handover),
            daily_rest_minutes: self.minutes(Figure::DailyRest),
            weekly_rest_minutes: self.minutes(Figure::WeeklyRest),
            idle_until_minutes: Some(self.minutes(Figure::IdleUntil)),
        }
    }

    /// As the week file has the weights.
    pub fn weights(&self) -> Weights {
        Weights {
            served_per_slot: self.get(Figure::ServedPerSlot),
            served_per_minute: self.get(Figure::ServedPerMinute),
            priority: PRIORITIES.map(|figure| self.get(figure)),
            household_first: self.get(Figure::HouseholdFirst),
            continuity: self.get(Figure::Continuity),
            language: self.get(Figure::Language),
            wanted_per_minute: self.get(Figure::Wanted),
            if_needed_per_minute: self.get(Figure::IfNeeded),
            travel_per_minute: self.get(Figure::Travel),
            shortfall_per_minute: self.get(Figure::Shortfall),
            learning_per_minute: self.get(Figure::Learning),
            change: self.get(Figure::Change),
            idle_per_minute: Some(self.get(Figure::Idle)),
            new_face: Some(self.get(Figure::NewFace)),
        }
    }

    /// A mark of what is set, as it is now.
    pub fn mark(&self) -> String {
        mark(&Figure::ALL.iter().map(|figure| self.get(*figure)).collect::<Vec<_>>())
    }

    /// Reads what was typed for each figure: or everything that is wrong with it.
    pub fn parse(typed: impl Fn(Figure) -> String) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let mut terms = PlanTerms::default();
        for figure in Figure::ALL {
            let Bounds { least, most, whole, legal } = figure.bounds();
            let read = number(&typed(*figure)).filter(|value| figure.takes(*value));
            let key = match (legal, whole) {
                (true, _) => "figure-fault-legal",
                (false, true) => "figure-fault-whole",
                (false, false) => "figure-fault",
            };
            let message = || Message::new(key).with("least", written(least)).with("most", written(most));
            terms.0.extend(faults.keep(figure.as_str(), read.ok_or_else(message)).map(|value| (*figure, value)));
        }
        for pair in PRIORITIES.windows(2) {
            if terms.get(pair[1]) < terms.get(pair[0]) {
                faults.note(pair[1].as_str(), Message::new("figure-fault-order"));
            }
        }
        if faults.none() { Ok(terms) } else { Err(faults) }
    }
}

/// A number as people write it: `0,5`, `0.5` or `12`.
fn number(typed: &str) -> Option<f64> {
    let typed = text::plain(typed).replace(',', ".");
    let plain = !typed.is_empty() && typed.len() <= 12 && typed.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    typed.parse().ok().filter(|_| plain)
}

/// A figure as it is typed.
pub fn written(value: f64) -> String {
    value.to_string().replace('.', ",")
}

/// The rules and weights in force for an organiser. What came in past the doors does not count.
pub fn plan_terms(context: &mut Context) -> anyhow::Result<PlanTerms> {
    let kept = rows::all(context)?.into_iter();
    Ok(PlanTerms(kept.filter(|(figure, value)| figure.takes(*value)).collect()))
}

/// Sets rules and weights; weeks are planned by them from the next run on. `opened` marks those that the form showed.
pub fn set_plan_terms(context: &mut Context, terms: &PlanTerms, opened: &str) -> anyhow::Result<Saved> {
    let before = plan_terms(context)?;
    if before.mark() != opened {
        return Ok(Saved::ChangedMeanwhile);
    }
    let changed: Vec<Figure> = Figure::ALL.iter().copied().filter(|f| before.get(*f) != terms.get(*f)).collect();
    if changed.is_empty() {
        return Ok(Saved::Saved);
    }
    let kept = Figure::ALL.iter().map(|f| (*f, terms.get(*f))).filter(|(f, value)| *value != f.at_first());
    rows::replace(context, &kept.collect::<Vec<_>>())?;
    let told = changed.iter().map(|f| format!("{} {} to {}", f.as_str(), before.get(*f), terms.get(*f)));
    let detail = format!("plan: {}", told.collect::<Vec<_>>().join(", "));
    journal::record(context, &Entry::new(Kind::SettingsChanged).detail(detail))?;
    Ok(Saved::Saved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    fn typed(other: &'static [(Figure, &'static str)]) -> impl Fn(Figure) -> String {
        move |figure| {
            let said = other.iter().find(|(one, _)| *one == figure).map(|(_, text)| (*text).to_owned());
            said.unwrap_or_else(|| written(figure.at_first()))
        }
    }

    #[test]
    fn at_first_the_plan_is_made_by_the_contracts_figures() {
        let terms = PlanTerms::default();
        assert_eq!((terms.rules(), terms.weights()), (Rules::default(), Weights::default()));
        for figure in Figure::ALL {
            assert!(figure.takes(figure.at_first()), "{figure:?}");
        }
        assert_eq!(PlanTerms::parse(typed(&[])).map(|read| read.mark()).ok(), Some(terms.mark()));
    }

    #[test]
    fn what_is_set_is_what_the_week_file_says() {
        let read = typed(&[(Figure::DailyRest, "720"), (Figure::SpeedBus, "22,5"), (Figure::NewFace, "0")]);
        let terms = PlanTerms::parse(read).expect("they can be set");
        assert_eq!(terms.rules().daily_rest_minutes, 720);
        assert_eq!(terms.rules().speed_kmh.get("bus"), Some(&22.5));
        assert_eq!(terms.weights().new_face, Some(0.0));
        assert_eq!(terms.weights().change, Weights::default().change);
    }

    #[test]
    fn what_cannot_be_is_said_with_its_bounds() {
        let words = Words::of("nl").plain();
        for (other, field, told) in [
            (&[(Figure::DailyRest, "600")] as &'static [_], "daily-rest", "De wet vraagt minstens 660"),
            (&[(Figure::WeeklyRest, "35")], "weekly-rest", "De wet vraagt minstens 2100"),
            (&[(Figure::Handover, "2,5")], "handover", "zonder komma, van 0 tot 120"),
            (&[(Figure::ServedPerMinute, "0")], "served-per-minute", "van 1 tot 100"),
            (&[(Figure::Continuity, "1000000")], "continuity", "van 0 tot 10000"),
            (&[(Figure::Continuity, "-1")], "continuity", "van 0 tot 10000"),
            (&[(Figure::Language, "NaN")], "language", "van 0 tot 10000"),
            (&[(Figure::Language, "")], "language", "van 0 tot 10000"),
            (&[(Figure::Travel, "1e3")], "travel", "van 0 tot 100"),
            (&[(Figure::Priority3, "1,2")], "priority-3", "minstens zo veel als de stap eronder"),
        ] {
            let faults = PlanTerms::parse(typed(other)).expect_err(field);
            let said = faults.of(field, &words).unwrap_or_default();
            assert!(said.contains(told) && faults.noted().count() == 1, "{field}: {said}");
        }
    }
}

//! On what each rule of the plan stands, and so who may set it aside: the one table.

use solver::Rule;

use crate::choices;

choices! {
    /// On what a rule stands; shown by the messages `ground-…`.
    Ground {
        /// It cannot be otherwise: nobody is in two places at once.
        Nature => "nature",
        /// The law's, or the scheme's: the organiser has no say in it.
        Law => "law",
        /// The children's safety: only the gate has exceptions, and they are signed there by name.
        Safety => "safety",
        /// Somebody's own word. Whoever gave it can take it back, on the page where it was given.
        Word => "word",
        /// A coordinator's own decision, which can be lifted.
        Desk => "desk",
        /// What the organiser and a caregiver agreed on. A coordinator may go beyond it for once, says why, and it is
        /// written down.
        Policy => "policy",
    }
}

choices! {
    /// A rule that a coordinator may set aside for one slot and one caregiver.
    Policy {
        /// Longer on the way than she would like. The distance harms nobody, and she still says yes or no.
        TooFar => "too-far",
        /// On one day more than was agreed. The week's hours and its rests hold all the same.
        DaysLimit => "days-limit",
        /// For fewer minutes than was agreed a day should have. She loses nothing by an hour more that she says yes to.
        ShortDay => "short-day",
    }
}

impl Ground {
    /// On what a rule stands. A rule that is not in this table does not compile.
    pub fn of(rule: Rule) -> Ground {
        match rule {
            // A trainee is never alone with children.
            Rule::OneCaregiver | Rule::Accompanied => Ground::Safety,
            // What the ladder asks; what is signed for counts as held already.
            Rule::Certificates => Ground::Safety,
            // The family needs one of the two, and has it.
            Rule::Either => Ground::Word,
            // A no or a wish of the family or of the caregiver. A coordinator's own ban is lifted before this is asked.
            Rule::Blocked => Ground::Word,
            // Hours are hers to give: the coordinator enters them when she has said so.
            Rule::Available => Ground::Word,
            Rule::Pinned => Ground::Desk,
            Rule::NoOverlap => Ground::Nature,
            // Working time: eleven hours between days, a long rest in the week, the hours of a day and of a week.
            Rule::DailyRest | Rule::WeeklyRest | Rule::DayLimit | Rule::WeekLimit => Ground::Law,
            // The scheme's caps of a month and a year.
            Rule::MonthLimit => Ground::Law,
            Rule::TooFar | Rule::DaysLimit | Rule::ShortDay => Ground::Policy,
        }
    }

    /// On what a rule stands, by its name.
    pub fn of_name(rule: &str) -> Ground {
        let found = Rule::ALL.into_iter().find(|known| known.name() == rule);
        found.map_or(Ground::Nature, Ground::of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policies_are_those_rules_that_may_be_set_aside() {
        for rule in Rule::ALL {
            let may = Ground::of(rule) == Ground::Policy;
            assert_eq!(may, Policy::parse(rule.name()).is_some(), "{rule}");
            assert_eq!(Ground::of_name(rule.name()), Ground::of(rule));
        }
        assert_eq!(Ground::of_name("no such rule"), Ground::Nature, "what is not known is not set aside");
    }
}

//! Weights that are chosen for one run. The run keeps those that are otherwise than the organiser's own.
//!
//! The plan of a run becomes the draft of its week, and from then on that week is looked at, weighed, judged and
//! published by the weights of that run: a plan's points, its proven bound and the price of a deed by hand can only be
//! held beside each other when all are counted alike. A run for which nothing is chosen is made by the settings, and
//! the week follows them again.

use std::collections::BTreeMap;

use crate::basics::IsoWeek;
use crate::context::Context;
use crate::input::Faults;

use super::terms::{Figure, PlanTerms, plan_terms, written};
use super::{Effort, rows};

/// The weights of one run that are otherwise than the organiser's own were when it began.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnWeights(BTreeMap<&'static str, f64>);

/// What is chosen for one run; what is not, is as the organiser has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    /// How long, and how good.
    pub effort: Option<Effort>,
    /// By which weights.
    pub weights: OwnWeights,
}

impl OwnWeights {
    /// Reads what was typed for each weight, by the same rule as in the settings: or everything that is wrong with it.
    pub fn parse(settings: &PlanTerms, typed: impl Fn(Figure) -> String) -> Result<Self, Faults> {
        let typed = |figure: Figure| if figure.is_rule() { written(settings.get(figure)) } else { typed(figure) };
        let chosen = PlanTerms::parse(typed)?;
        let own = Figure::weights().filter(|figure| chosen.get(*figure) != settings.get(*figure));
        Ok(OwnWeights(own.map(|figure| (figure.as_str(), chosen.get(figure))).collect()))
    }

    /// As a run keeps them; nothing where all are the organiser's.
    pub(super) fn kept(&self) -> anyhow::Result<Option<String>> {
        Ok(if self.0.is_empty() { None } else { Some(serde_json::to_string(&self.0)?) })
    }

    /// As a run has kept them. What came in past the doors does not count.
    pub(super) fn read(kept: Option<&str>) -> Self {
        let kept: BTreeMap<String, f64> = kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default();
        let known = |(name, value): (String, f64)| {
            let figure = Figure::parse(&name).filter(|figure| !figure.is_rule() && figure.takes(value))?;
            Some((figure.as_str(), value))
        };
        OwnWeights(kept.into_iter().filter_map(known).collect())
    }

    /// Each, in the order in which they are shown.
    pub fn each(&self) -> impl Iterator<Item = (Figure, f64)> + '_ {
        Figure::weights().filter_map(|figure| Some((figure, *self.0.get(figure.as_str())?)))
    }

    /// The organiser's rules and weights, with these in their place.
    pub(super) fn over(&self, settings: PlanTerms) -> PlanTerms {
        self.each().fold(settings, |terms, (figure, value)| terms.with(figure, value))
    }
}

/// The rules and weights by which a week is looked at: the organiser's, with those of the run whose plan it has.
pub fn terms_of_week(context: &mut Context, week: IsoWeek) -> anyhow::Result<PlanTerms> {
    let kept = rows::runs::weights_of_plan(context, &week.to_string())?;
    Ok(OwnWeights::read(kept.as_deref()).over(plan_terms(context)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_keeps_what_is_otherwise_than_in_the_settings() {
        let settings = PlanTerms::default().with(Figure::Continuity, 50.0).with(Figure::DailyRest, 700.0);
        let typed = |figure: Figure| match figure {
            Figure::Travel => "0".to_owned(),
            figure => written(settings.get(figure)),
        };
        let own = OwnWeights::parse(&settings, typed).expect("they can be chosen");
        assert_eq!(own.each().collect::<Vec<_>>(), [(Figure::Travel, 0.0)]);
        let read = OwnWeights::read(own.kept().expect("written").as_deref());
        assert_eq!(read, own);
        let terms = read.over(settings.clone());
        assert_eq!((terms.weights().travel_per_minute, terms.weights().continuity), (0.0, 50.0));
        assert_eq!(terms.rules(), settings.rules());
        assert_eq!(
            OwnWeights::parse(&settings, |f| written(settings.get(f))).expect("as set").kept().expect("none"),
            None
        );
    }

    #[test]
    fn what_no_weight_can_be_is_refused_and_never_read() {
        let settings = PlanTerms::default();
        for (figure, value) in [(Figure::Continuity, "1000000"), (Figure::ServedPerMinute, "0"), (Figure::Travel, "")] {
            let typed = |f: Figure| if f == figure { value.to_owned() } else { written(settings.get(f)) };
            let faults = OwnWeights::parse(&settings, typed).expect_err("refused");
            assert_eq!(faults.noted().map(|(field, _)| field.to_owned()).collect::<Vec<_>>(), [figure.as_str()]);
        }
        for kept in ["{\"continuity\": 1000000.0}", "{\"daily-rest\": 660.0}", "{\"nothing\": 1.0}", "no json"] {
            assert_eq!(OwnWeights::read(Some(kept)), OwnWeights::default(), "{kept}");
        }
    }
}

//! Giving a slot to somebody with all that goes with it, as it was weighed and shown: what she gives up, who takes that
//! over, a ban that is lifted, a policy that is set aside for a reason.

use super::steps::{Outcome, stepping};
use super::{ByHand, accepted, may_serve, overtake, standing, view_week};
use crate::basics::ids::{CaregiverId, SlotId};
use crate::context::Context;
use crate::journal::Kind;
use crate::offers::make;
use crate::offers::rows;
use crate::planning::{self, Deed, Ground, Hindrance, Role, View};
use crate::requests::Slot;

/// What a coordinator agreed to set aside: the policies that she was shown, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreed {
    /// The policies, by name.
    pub policies: Vec<String>,
    /// Why, in her own words.
    pub reason: String,
}

/// What came of giving a slot with all that goes with it.
#[derive(Clone, Debug, PartialEq)]
pub enum Assigned {
    /// It is so now.
    Done,
    /// Only policies are in the way: they can be set aside for a reason, which was not given for all of them.
    NeedsReason(Vec<Hindrance>),
    /// The plan has changed since it was looked at.
    Changed,
    /// It was not done, as any decision by hand may not be.
    Refused(ByHand),
}

impl Outcome for Assigned {
    fn is_done(&self) -> bool {
        *self == Assigned::Done
    }
}

/// Does a deed, unless a rule is in the way that cannot be set aside. Nothing is done in part.
pub fn assign(context: &mut Context, deed: &Deed, agreed: &Agreed) -> anyhow::Result<Assigned> {
    let touched: Vec<&SlotId> = std::iter::once(&deed.slot).chain(&deed.gives_up).collect();
    let entry = (Kind::Moved, &deed.slot, &deed.caregiver);
    stepping(context, &touched, entry, |context| assign_now(context, deed, agreed))
}

fn assign_now(context: &mut Context, deed: &Deed, agreed: &Agreed) -> anyhow::Result<Assigned> {
    let found = match may_serve(context, &deed.slot, &deed.caregiver)? {
        Ok(found) => found,
        Err(why) => return Ok(Assigned::Refused(why)),
    };
    if accepted(context, &deed.slot)? {
        return Ok(Assigned::Refused(ByHand::AcceptedFirst));
    }
    if found.starts_at <= context.now {
        return Ok(Assigned::Refused(ByHand::Over));
    }
    let view = view_week(context, found.week)?;
    if let Some(why) = given_up(context, &view, &found, deed)? {
        return Ok(why);
    }
    let weighed = view.weigh(deed);
    let policies = match decide(&weighed.hindrances, agreed) {
        Decision::Go(policies) => policies,
        Decision::Stop(why) => return Ok(why),
    };
    if weighed.lifts_ban {
        planning::lift(context, &deed.slot, &deed.caregiver)?;
    }
    planning::assign(context, found.week, deed, &policies, agreed.reason.trim())?;
    for slot in &deed.gives_up {
        match &deed.to {
            Some(to) => overtake(context, slot, to)?,
            None => take_back(context, slot)?,
        }
    }
    overtake(context, &deed.slot, &deed.caregiver).map(|()| Assigned::Done)
}

/// What keeps her from giving up what she is to give up: she has it no longer, somebody has accepted it, whoever is to
/// take it over may not.
fn given_up(context: &mut Context, view: &View, slot: &Slot, deed: &Deed) -> anyhow::Result<Option<Assigned>> {
    for given in &deed.gives_up {
        let other = match standing(context, given)? {
            Ok(other) => other,
            Err(ByHand::Gone(_)) => return Ok(Some(Assigned::Changed)),
            Err(why) => return Ok(Some(Assigned::Refused(why))),
        };
        let hers = view.holder(given).is_some_and(|a| a.caregiver == deed.caregiver.as_str());
        if !hers || other.week != slot.week || given == &deed.slot || other.starts_at <= context.now {
            return Ok(Some(Assigned::Changed));
        }
        if accepted(context, given)? {
            return Ok(Some(Assigned::Refused(ByHand::AcceptedFirst)));
        }
        if let Some(Err(why)) = deed.to.as_ref().map(|to| may_serve(context, given, to)).transpose()? {
            return Ok(Some(Assigned::Refused(why)));
        }
    }
    Ok(None)
}

/// Takes back what was offered of a slot that nobody has any more.
fn take_back(context: &mut Context, slot: &SlotId) -> anyhow::Result<()> {
    match rows::living(context, slot, Role::Caregiver)? {
        Some(offer) => make::take_back_with_trainee(context, &offer),
        None => make::end_trainee(context, slot),
    }
}

/// Whether a deed is done.
#[derive(Debug, PartialEq)]
enum Decision {
    /// It is, and these policies are set aside.
    Go(Vec<Hindrance>),
    /// It is not.
    Stop(Assigned),
}

/// A rule that is no policy stops a deed. A policy does not where the coordinator was shown it and said why.
fn decide(hindrances: &[Hindrance], agreed: &Agreed) -> Decision {
    let (policies, rules): (Vec<&Hindrance>, Vec<&Hindrance>) =
        hindrances.iter().partition(|found| found.ground == Ground::Policy);
    let shown = |found: &&Hindrance| agreed.policies.contains(&found.obstacle.rule);
    let policies: Vec<Hindrance> = policies.into_iter().cloned().collect();
    if !rules.is_empty() {
        let rules = rules.into_iter().map(|found| found.obstacle.clone()).collect();
        return Decision::Stop(Assigned::Refused(ByHand::InTheWay(rules)));
    }
    if policies.is_empty() || (policies.iter().all(|found| shown(&found)) && !agreed.reason.trim().is_empty()) {
        return Decision::Go(policies);
    }
    Decision::Stop(Assigned::NeedsReason(policies))
}

/// A deed as a page names it; none where an id is none.
pub fn deed(slot: &str, caregiver: &str, gives_up: &[&str], to: &str) -> Option<Deed> {
    let gives_up = gives_up.iter().map(|slot| SlotId::parse(slot)).collect::<Option<Vec<SlotId>>>()?;
    let to = match to {
        "" => None,
        to => Some(CaregiverId::parse(to)?),
    };
    Some(Deed { slot: SlotId::parse(slot)?, caregiver: CaregiverId::parse(caregiver)?, gives_up, to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planning::Obstacle;

    fn found(rule: &str) -> Hindrance {
        let obstacle = Obstacle { rule: rule.to_owned(), found: 1, limit: 2, other: None };
        let ground = Ground::of_name(rule);
        Hindrance { caregiver: CaregiverId::new(), slot: SlotId::new(), obstacle, ground }
    }

    #[test]
    fn only_a_policy_that_was_shown_and_answered_for_gives_way() {
        let agreed = |policies: &[&str], reason: &str| Agreed {
            policies: policies.iter().map(|p| (*p).to_owned()).collect(),
            reason: reason.to_owned(),
        };
        let (far, short, rest) = (found("too-far"), found("short-day"), found("daily-rest"));
        let table = [
            (vec![], agreed(&[], ""), "go"),
            (vec![&far], agreed(&[], ""), "reason"),
            (vec![&far], agreed(&["too-far"], "  "), "reason"),
            (vec![&far], agreed(&[], "gevraagd"), "reason"),
            (vec![&far], agreed(&["too-far"], "gevraagd"), "go"),
            (vec![&far, &short], agreed(&["too-far"], "gevraagd"), "reason"),
            (vec![&far, &short], agreed(&["too-far", "short-day"], "gevraagd"), "go"),
            (vec![&rest], agreed(&["daily-rest"], "gevraagd"), "rule"),
            (vec![&far, &rest], agreed(&["too-far", "daily-rest"], "gevraagd"), "rule"),
        ];
        for (hindrances, agreed, wanted) in table {
            let hindrances: Vec<Hindrance> = hindrances.into_iter().cloned().collect();
            let said = match decide(&hindrances, &agreed) {
                Decision::Go(policies) => {
                    assert_eq!(policies, hindrances);
                    "go"
                }
                Decision::Stop(Assigned::NeedsReason(_)) => "reason",
                Decision::Stop(Assigned::Refused(ByHand::InTheWay(all))) => {
                    assert!(all.iter().all(|o| o.rule == "daily-rest"), "what stops it is named, and nothing else");
                    "rule"
                }
                Decision::Stop(other) => panic!("{other:?}"),
            };
            assert_eq!(said, wanted, "{hindrances:?} {agreed:?}");
        }
    }
}

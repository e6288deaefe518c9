//! Setting somebody at a stage: nobody is admitted, and nobody goes up, without what the ladder asks there.

use super::{Missing, gate_of_stage, held_by, ladder};
use crate::basics::ids::CaregiverId;
use crate::basics::mark::mark;
use crate::caregivers::{self, Admitted, Caregiver, Stage, Terms};
use crate::context::Context;

/// What came of admitting somebody after the intake talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// As far as the ladder goes she may come; this came of it.
    Of(Admitted),
    /// Her stage asks what she has not shown.
    Missing(Vec<Missing>),
}

/// Admits somebody at the stage that she is set at. `address_checked`: the coordinator has checked the e-mail address
/// with her, which proves it.
pub fn admit(context: &mut Context, caregiver: &Caregiver, address_checked: bool) -> anyhow::Result<Admission> {
    if caregiver.admitted_at.is_none()
        && let Err(missing) = at_stage(context, &caregiver.id, caregiver.terms.stage)?
    {
        return Ok(Admission::Missing(missing));
    }
    caregivers::admit(context, caregiver, address_checked).map(Admission::Of)
}

/// What came of setting terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermsSet {
    /// They hold.
    Set,
    /// The stage asks what she has not shown.
    Missing(Vec<Missing>),
    /// Somebody else has set others since the form was opened; nothing was changed.
    ChangedMeanwhile,
    /// There is no such caregiver with this organiser.
    NobodyThere,
}

/// Sets what the coordinator decides about a caregiver. A stage that is higher than the one she has asks what the
/// ladder asks there; a certificate that ended since does not keep anything else from being changed. `opened` marks the
/// terms that the form showed.
pub fn set_terms(context: &mut Context, id: &CaregiverId, terms: &Terms, opened: &str) -> anyhow::Result<TermsSet> {
    let Some(caregiver) = caregivers::get(context, id)? else { return Ok(TermsSet::NobodyThere) };
    if mark(&caregiver.terms) != opened {
        return Ok(TermsSet::ChangedMeanwhile);
    }
    if !caregiver.terms.stage.is_at_least(terms.stage)
        && let Err(missing) = at_stage(context, id, terms.stage)?
    {
        return Ok(TermsSet::Missing(missing));
    }
    caregivers::change_terms(context, id, terms)?;
    Ok(TermsSet::Set)
}

fn at_stage(context: &mut Context, caregiver: &CaregiverId, stage: Stage) -> anyhow::Result<Result<(), Vec<Missing>>> {
    let (today, held) = (context.today(), held_by(context, caregiver)?);
    let ladder = ladder(&context.organiser, today)?;
    Ok(gate_of_stage(&ladder, &held, stage, today))
}

//! Certificates from a file. Whoever takes it in has seen them: nothing of the document is kept, only the dates.

use super::file::{Row, Sheet};
use super::{Contents, Fault, Known, Outcome, Report, Run, Whom, carry_out, figures, names, twice};
use crate::basics::EmailAddress;
use crate::basics::ids::CaregiverId;
use crate::basics::text::searchable;
use crate::caregivers::{Caregiver, KnownCaregivers};
use crate::context::Context;
use crate::training::{self, NewCertificate};
use crate::vouchers::CertificateKind;
use crate::words::Message;

pub fn import(context: &mut Context, sheet: &Sheet, run: Run) -> anyhow::Result<Outcome> {
    let here = KnownCaregivers::read(context)?;
    let held = training::certificates(context)?;
    let ladder = training::ladder(&context.organiser, context.today())?;
    let named = names::certificates(&ladder);
    let kind = |typed: &str| named.get(&searchable(typed)).and_then(|code| ladder.kind(code));
    let (mut fresh, mut report, mut faults) = (Vec::new(), Report::default(), Vec::new());
    let mut seen: Vec<(u64, CaregiverId, NewCertificate)> = Vec::new();
    for row in &sheet.rows {
        let (caregiver, new) = match line(sheet, row, &here, kind) {
            Ok(read) => read,
            Err(wrong) => {
                faults.extend(wrong);
                continue;
            }
        };
        if let Some((earlier, ..)) = seen.iter().find(|(_, id, before)| *id == caregiver.id && *before == new) {
            faults.push(twice(sheet, row.line, "code", *earlier));
            continue;
        }
        seen.push((row.line, caregiver.id.clone(), new.clone()));
        let same = |held: &training::Certificate| {
            (held.code.as_str(), held.valid_from, held.valid_until)
                == (new.code.as_str(), new.valid_from, new.valid_until)
        };
        if held.get(&caregiver.id).is_some_and(|all| all.iter().any(same)) {
            let (name, whom) = (caregiver.profile.name.clone(), Whom::Caregiver(caregiver.id.clone()));
            report.known.push(Known { line: row.line, name, whom });
        } else {
            fresh.push((caregiver.id.clone(), new));
        }
    }
    if !faults.is_empty() {
        return Ok(Outcome::Refused(faults));
    }
    report.fresh = fresh.len();
    carry_out(context, Contents::Certificates, (fresh, report), run, |context, (caregiver, new)| {
        training::bring_in(context, caregiver, new)
    })
}

fn line<'k>(
    sheet: &Sheet,
    row: &Row,
    here: &'k KnownCaregivers,
    kind: impl Fn(&str) -> Option<&'k CertificateKind>,
) -> Result<(&'k Caregiver, NewCertificate), Vec<Fault>> {
    let mut faults = Vec::new();
    let mut wrong =
        |field: &str, message: &'static str| faults.push(sheet.fault(row.line, field, Message::new(message)));
    let email = EmailAddress::parse(row.get("email"));
    let caregiver = email.as_ref().and_then(|email| here.at(email));
    match (&email, caregiver) {
        (None, _) => wrong("email", "fault-email"),
        (Some(_), None) => wrong("email", "import-fault-nobody"),
        (Some(_), Some(_)) => {}
    }
    let kind = kind(row.get("code"));
    kind.is_none().then(|| wrong("code", "import-fault-certificate"));
    let from = figures::date(row.get("valid_from"));
    from.is_none().then(|| wrong("valid_from", "certificate-fault-date"));
    let until = row.get("valid_until");
    let until = if until.is_empty() { Some(None) } else { figures::date(until).map(Some) };
    until.is_none().then(|| wrong("valid_until", "certificate-fault-date"));
    if from.zip(until.flatten()).is_some_and(|(from, until)| until < from) {
        wrong("valid_until", "certificate-fault-order");
    }
    match (caregiver, kind, from, until) {
        (Some(caregiver), Some(kind), Some(from), Some(until)) if faults.is_empty() => {
            let new = NewCertificate::of(kind, from, until)
                .map_err(|last| vec![sheet.fault(row.line, "valid_until", training::too_long(last))])?;
            Ok((caregiver, new))
        }
        _ => Err(faults),
    }
}

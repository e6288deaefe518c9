//! A family that is known asks again: on its own page, or on the telephone.

use domain::families::{self, Child, Family};
use domain::{offers, requests};

use super::access::FamilyAccess;
use super::desk::note_reading;
use crate::web::kit::care_form::{self, AskPage, Reader};
use crate::web::kit::{Access, Answer, Faults, Fields, Refusal};

/// The form, filled in with what is known of a family.
pub(super) fn known(family: &Family, children: &[Child]) -> Fields {
    let mut pairs: Vec<(String, String)> = vec![
        ("name".into(), family.name.clone()),
        ("email".into(), family.email.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("phone".into(), family.phone.clone()),
        ("language".into(), family.language.clone()),
        ("street".into(), family.street.clone()),
        ("place".into(), format!("{} {}", family.postcode, family.locality)),
        ("needs".into(), family.needs.clone()),
        ("children".into(), children.len().max(1).to_string()),
    ];
    pairs.extend(family.speaks().into_iter().map(|tag| ("speaks".to_owned(), tag)));
    pairs.extend(family.single_parent.then(|| ("single_parent".to_owned(), "yes".to_owned())));
    pairs.extend(family.trainees_welcome.then(|| ("trainees_welcome".to_owned(), "yes".to_owned())));
    for (i, child) in children.iter().enumerate() {
        pairs.push((format!("child_name-{i}"), child.first_name.clone()));
        pairs.extend(child.born().map(|b| (format!("child_month-{i}"), b.format("%Y-%m").to_string())));
    }
    Fields::from_pairs(pairs)
}

async fn page(access: &FamilyAccess, fields: Fields, faults: Faults) -> Result<AskPage, Refusal> {
    let at_desk = access.desk.is_some();
    let layout = if at_desk { access.layout("ask-telephone-title") } else { access.layout("ask-title").with_form() };
    let page = AskPage::new(access, layout, fields, faults).await?.for_known_family();
    Ok(if at_desk { page.on_the_telephone(&access.form_token()) } else { page })
}

/// Shows the form. A coordinator reads the address in it, and that is written down.
pub async fn form(access: FamilyAccess) -> Answer {
    let id = access.person.id.clone();
    let children = access.read(move |context| Ok(families::children(context, &id)?)).await?;
    if access.desk.is_some() {
        note_reading(&access).await?;
    }
    access.visit.show(&page(&access, known(&access.person, &children), Faults::default()).await?)
}

/// Takes the form.
pub async fn ask(mut access: FamilyAccess, mut fields: Fields) -> Answer {
    access.expects(&fields)?;
    let (visit, switched) = access.visit.clone().switch(&mut fields);
    access.visit = visit;
    // The address that was proved stands, whatever the form says.
    fields.set("email", access.person.email.as_ref().map_or("", |email| email.as_str()));
    let focus = care_form::rows_changed(&mut fields);
    if focus.is_some() || switched {
        let page = page(&access, fields, Faults::default()).await?;
        return access.visit.show(&page.at_field(focus.unwrap_or_default()));
    }
    let id = access.person.id.clone();
    let reader = if access.desk.is_some() { Reader::Coordinator(Some(id)) } else { Reader::Family(id) };
    let input = care_form::input(&fields);
    let asked = match care_form::read(&access, input.clone(), reader).await? {
        Ok(asked) => asked,
        Err(faults) => return access.visit.show_again(&page(&access, fields, faults).await?),
    };
    let (family, number) = (access.person.clone(), care_form::number(&fields));
    let counted = access.write(move |context| {
        let submission = requests::submission(context, &number, &input)?;
        Ok(offers::ask_again(context, &family, &submission, &asked)?)
    });
    counted.await?;
    access.visit.go(&format!("{}?said=asked", access.base))
}

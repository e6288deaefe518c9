//! A family that nobody knows yet, on the telephone.

use domain::basics::ids::EnquiryId;
use domain::enquiries::{self, AskedByTelephone, Chosen, TelephoneForm};

use crate::routes;
use crate::web::kit::care_form::{self, AskPage, Reader};
use crate::web::kit::which_household::WhichPage;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Refusal};

routes! {
    Desk get "/families/new" => form,
    Desk post "/families/new" => ask,
}

fn layout(desk: &Desk) -> Layout {
    desk.layout(desk.visit.words.say("ask-telephone-title"), "/families").at("/families/new".to_owned())
}

/// The form on the telephone, with what was typed.
pub async fn page(desk: &Desk, fields: Fields, faults: Faults) -> Result<AskPage, Refusal> {
    Ok(AskPage::new(desk, layout(desk), fields, faults).await?.on_the_telephone(&desk.form_token))
}

async fn form(desk: Desk) -> Answer {
    desk.visit.show(&page(&desk, care_form::at_start(), Faults::default()).await?)
}

async fn ask(desk: Desk, mut fields: Fields) -> Answer {
    desk.expects(&fields)?;
    if let Some(focus) = care_form::rows_changed(&mut fields) {
        return desk.visit.show(&page(&desk, fields, Faults::default()).await?.at_field(focus));
    }
    if let Err(faults) = care_form::read(&desk, care_form::input(&fields), Reader::Coordinator(None)).await? {
        return desk.visit.show_again(&page(&desk, fields, faults).await?);
    }
    let form = TelephoneForm {
        number: care_form::number(&fields),
        input: care_form::input(&fields),
        chosen: Chosen::parse(fields.get("household")),
        enquiry: EnquiryId::parse(fields.get("enquiry")),
    };
    match desk.write(move |context| Ok(enquiries::ask_by_telephone(context, form.clone())?)).await? {
        AskedByTelephone::Counted(family) => desk.visit.go(&format!("/families/{family}?said=asked")),
        AskedByTelephone::Stale(faults) => desk.visit.show_again(&page(&desk, fields, faults).await?),
        AskedByTelephone::Which(known) => {
            let page = WhichPage::new(layout(&desk), "/families/new".to_owned(), known, Faults::default());
            desk.visit.show_again(&page.at_desk(&desk.form_token, care_form::carried(&fields)))
        }
    }
}

//! A family that nobody knows yet, on the telephone.

use domain::requests::{self, AskedByTelephone};
use domain::words::Message;

use crate::routes;
use crate::web::kit::care_form::{self, AskPage, Reader};
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Refusal};

routes! {
    Desk get "/families/new" => form,
    Desk post "/families/new" => ask,
}

async fn page(desk: &Desk, fields: Fields, faults: Faults) -> Result<AskPage, Refusal> {
    let layout = desk.layout(desk.visit.words.say("ask-telephone-title"), "/families");
    Ok(AskPage::new(desk, layout, fields, faults).await?.on_the_telephone(&desk.form_token))
}

async fn form(desk: Desk) -> Answer {
    desk.visit.show(&page(&desk, Fields::default(), Faults::default()).await?)
}

async fn ask(desk: Desk, mut fields: Fields) -> Answer {
    desk.expects(&fields)?;
    if care_form::one_more_row(&mut fields) {
        return desk.visit.show(&page(&desk, fields, Faults::default()).await?);
    }
    let asked = match care_form::read(&desk, care_form::input(&fields), Reader::Coordinator(None)).await? {
        Ok(asked) => asked,
        Err(faults) => return desk.visit.show_again(&page(&desk, fields, faults).await?),
    };
    let submission = care_form::submission(&fields);
    match desk.write(move |context| Ok(requests::ask_by_telephone(context, &submission, &asked)?)).await? {
        AskedByTelephone::Counted(family) => desk.visit.go(&format!("/families/{family}?said=asked")),
        AskedByTelephone::Known(known) => {
            let mut faults = Faults::default();
            faults.note("email", Message::new("fault-email-elsewhere"));
            let mut page = page(&desk, fields, faults).await?;
            page.known = Some((known.id.to_string(), known.name));
            desk.visit.show_again(&page)
        }
    }
}

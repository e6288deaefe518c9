//! Somebody who wants to become a caregiver, on the telephone.

use domain::caregivers::{self, Joined};
use domain::words::Message;

use crate::routes;
use crate::web::kit::join_form::JoinPage;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, caregiver_form};

routes! {
    Desk get "/caregivers/new" => form,
    Desk post "/caregivers/new" => join,
}

fn layout(desk: &Desk) -> Layout {
    desk.layout(desk.visit.words.say("join-telephone-title"), "/caregivers")
}

async fn form(desk: Desk) -> Answer {
    let page = JoinPage::new(&desk, layout(&desk), Fields::default(), Faults::default()).await?;
    desk.visit.show(&page.on_the_telephone(&desk.form_token, None))
}

/// Takes the form from a coordinator, who may read whether the address was known.
async fn join(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let mut known = None;
    let faults = match caregiver_form::newcomer(&fields) {
        Err(faults) => faults,
        Ok(newcomer) => {
            match desk.write(move |context| Ok(caregivers::join(context, &newcomer)?)).await? {
                Joined::New(id) => return desk.visit.go(&format!("/caregivers/{id}?done=joined")),
                Joined::Again(id) => return desk.visit.go(&format!("/caregivers/{id}")),
                Joined::Corrected(id) => return desk.visit.go(&format!("/caregivers/{id}?done=profile")),
                Joined::Known(id) => known = Some(id),
            }
            let mut faults = Faults::default();
            faults.note("email", Message::new("join-fault-known"));
            faults
        }
    };
    let page = JoinPage::new(&desk, layout(&desk), fields, faults).await?;
    desk.visit.show_again(&page.on_the_telephone(&desk.form_token, known))
}

//! Somebody who wants to become a caregiver, on the telephone.

use domain::basics::ids::CaregiverId;
use domain::caregivers::{self, Joined};
use domain::words::Message;

use crate::routes;
use crate::web::kit::join_form::JoinPage;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, caregiver_form, kept};

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
    if kept::is_to_be_shown(&fields) {
        let page = JoinPage::new(&desk, layout(&desk), fields, Faults::default()).await?;
        return desk.visit.show(&page.on_the_telephone(&desk.form_token, None));
    }
    let (mut faults, mut known, mut waiting) = (Faults::default(), None, None);
    match caregiver_form::newcomer(&fields) {
        Err(wrong) => faults = wrong,
        Ok(newcomer) => {
            let is_she = CaregiverId::parse(fields.get("is_she"));
            let joined = desk.write(move |context| {
                Ok(match &is_she {
                    Some(id) => caregivers::is_she(context, id, &newcomer)?,
                    None => caregivers::join(context, &newcomer)?,
                })
            });
            match joined.await? {
                Joined::New(id) => return desk.visit.go(&format!("/caregivers/{id}?done=joined")),
                Joined::Again(id) | Joined::SentAgain(id) => return desk.visit.go(&format!("/caregivers/{id}")),
                Joined::Corrected(id) => return desk.visit.go(&format!("/caregivers/{id}?done=profile")),
                Joined::Known(id) => {
                    known = Some(id);
                    faults.note("email", Message::new("join-fault-known"));
                }
                Joined::Waiting(id) => {
                    let asked = id.clone();
                    let before = desk.read(move |context| Ok(caregivers::get(context, &asked)?)).await?;
                    let name = before.map(|before| before.profile.name).unwrap_or_default();
                    (known, waiting) = (Some(id.clone()), Some(id));
                    faults.note("email", Message::new("join-fault-waiting").with("name", name));
                }
            }
        }
    }
    let page = JoinPage::new(&desk, layout(&desk), fields, faults).await?;
    desk.visit.show_again(&page.on_the_telephone(&desk.form_token, known).perhaps(waiting))
}

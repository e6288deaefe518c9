//! Asking for care, by the form that is open to all.


use actix_web::web;
use askama::Template;
use domain::limits::{self, Limits};
use domain::requests;

use crate::routes;
use crate::web::kit::care_form::{self, AskPage, Reader};
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Public, Refusal};

routes! {
    Anyone get "/o/{organiser}/ask" => form,
    Anyone post "/o/{organiser}/ask" => ask,
    Anyone get "/o/{organiser}/asked" => asked,
}

async fn form(public: Public) -> Answer {
    let mut fields = Fields::default();
    fields.set("trainees_welcome", "yes");
    let page = AskPage::new(&public, public.layout("ask-title").with_form(), fields, Faults::default()).await?;
    public.visit.show(&page)
}


async fn ask(public: Public, limits: web::Data<Limits>, mut fields: Fields) -> Answer {
    let (public, switched) = public.switch(&mut fields);
    let layout = public.layout("ask-title").with_form();
    if care_form::one_more_row(&mut fields) || switched {
        return public.visit.show(&AskPage::new(&public, layout, fields, Faults::default()).await?);
    }
    let input = care_form::input(&fields);
    let asked = match care_form::read(&public, input.clone(), Reader::Anybody).await? {
        Ok(asked) => asked,
        Err(faults) => return public.visit.show_again(&AskPage::new(&public, layout, fields, faults).await?),
    };
    // A field that people do not see and programs fill in.
    let trapped = !fields.get("website").is_empty();
    if !trapped {
        let mailbox = asked.household.email.as_ref().map(limits::mailbox).unwrap_or_default();
        limits.count(public.visit.now(), &limits::of_open_form(&public.visit.peer, &mailbox)).await?.map_err(Refusal::TooMany)?;
        let submission = care_form::submission(&fields);
        public.write(move |context| Ok(requests::receive(context, &submission, &input, &asked)?)).await?;
    }
    public.visit.go(&format!("{}/asked", public.base()))
}

#[derive(Template)]
#[template(path = "requests/asked.html")]
struct AskedPage {
    layout: Layout,
}

async fn asked(public: Public) -> Answer {
    public.visit.show(&AskedPage { layout: public.layout("asked-title") })
}

//! Asking for care, by the form that is open to all.


use actix_web::web;
use anyhow::Context as _;
use askama::Template;
use domain::limits::{Limits, Tries};
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
        let email = asked.household.email.as_ref().context("the open form was read without an address")?;
        let (limits, tries) = (limits.get_ref().clone(), Tries::of_open_form(&public.visit.peer, email));
        limits.allow(public.visit.now(), &tries).map_err(Refusal::TooMany)?;
        let submission = care_form::submission(&fields);
        let received = public.write(move |context| {
            limits.count_with(context.connection, context.now, &tries)?.map_err(Refusal::TooMany)?;
            Ok(requests::receive(context, &submission, &input, &asked)?)
        });
        received.await?;
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

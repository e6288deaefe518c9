//! "I have lost my link": an address is asked, and the same page answers whether it is known or not.

use actix_web::web;
use askama::Template;
use domain::limits::Limits;
use domain::{links, lost_link};

use crate::routes;
use crate::web::kit::{Answer, Faults, Fields, Layout, Public};

routes! {
    Anyone get "/o/{organiser}/link" => form,
    Anyone post "/o/{organiser}/link" => send,
    Anyone get "/o/{organiser}/link/sent" => sent,
}

#[derive(Template)]
#[template(path = "lost_link/ask.html")]
struct AskPage {
    layout: Layout,
    fields: Fields,
    faults: Faults,
}

async fn form(public: Public) -> Answer {
    let layout = public.layout("lost-link-title");
    public.visit.show(&AskPage { layout, fields: Fields::default(), faults: Faults::default() })
}

async fn send(public: Public, limits: web::Data<Limits>, fields: Fields) -> Answer {
    let mut faults = Faults::default();
    let Some(email) = faults.email("email", fields.get("email")) else {
        return public.visit.show_again(&AskPage { layout: public.layout("lost-link-title"), fields, faults });
    };
    // Whether one goes or not, it counts as a letter: nobody can tell from the limit whether an address is known.
    let asked = email.clone();
    public.within_limits(&limits, &email, |()| true, move |context| links::note_lost(context, &asked)).await?;
    let (database, now, site) = (public.visit.database.clone(), public.visit.now(), public.visit.site.address.clone());
    // After the answer; whatever becomes of it here, the worker looks for those who wait as well.
    tokio::spawn(async move {
        if let Err(error) = lost_link::answer(&database, now, &site).await {
            tracing::warn!("new links are sent later: {error:#}");
        }
    });
    public.visit.go(&format!("{}/link/sent", public.base()))
}

#[derive(Template)]
#[template(path = "lost_link/sent.html")]
struct SentPage {
    layout: Layout,
}

async fn sent(public: Public) -> Answer {
    public.visit.show(&SentPage { layout: public.layout("lost-link-sent-title") })
}

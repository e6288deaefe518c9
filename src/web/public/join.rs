//! "I want to mind children": the form that is open to all.

use actix_web::web;
use askama::Template;
use domain::caregivers::{self, Joined};
use domain::limits::Limits;

use crate::routes;
use crate::web::kit::join_form::JoinPage;
use crate::web::kit::{Answer, Faults, Fields, Layout, Public, caregiver_form, kept};

routes! {
    Anyone get "/o/{organiser}/join" => form,
    Anyone post "/o/{organiser}/join" => join,
    Anyone get "/o/{organiser}/joined" => joined,
}

async fn form(public: Public) -> Answer {
    let page =
        JoinPage::new(&public, public.layout("join-title").with_form(), Fields::default(), Faults::default()).await?;
    public.visit.show(&page)
}

/// Takes the form. The page that follows never tells whether the address was known.
async fn join(public: Public, limits: web::Data<Limits>, mut fields: Fields) -> Answer {
    let (public, switched) = public.switch(&mut fields);
    let layout = public.layout("join-title").with_form();
    if switched || kept::is_to_be_shown(&fields) {
        return public.visit.show(&JoinPage::new(&public, layout, fields, Faults::default()).await?);
    }
    let newcomer = match caregiver_form::newcomer(&fields) {
        Ok(newcomer) => newcomer,
        Err(faults) => return public.visit.show_again(&JoinPage::new(&public, layout, fields, faults).await?),
    };
    // A field that people do not see and programs fill in. A password manager fills it in too, so nobody is thanked and
    // thrown away: she is asked once more, without that field.
    if !fields.get("website").is_empty() {
        fields.set("website", "");
        let page = JoinPage::new(&public, layout, fields, Faults::default()).await?;
        return public.visit.show_again(&page.once_more());
    }
    let email = newcomer.email.clone();
    let goes = |joined: &Joined| !matches!(joined, Joined::Again(_));
    public.within_limits(&limits, &email, goes, move |context| caregivers::join(context, &newcomer)).await?;
    public.visit.go(&format!("{}/joined", public.base()))
}

#[derive(Template)]
#[template(path = "caregivers/joined.html")]
struct JoinedPage {
    layout: Layout,
}

/// Thanks, and says what comes next.
async fn joined(public: Public) -> Answer {
    public.visit.show(&JoinedPage { layout: public.layout("joined-title") })
}

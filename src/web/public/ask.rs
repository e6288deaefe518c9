//! Asking for care, by the form that is open to all; and correcting the address that it gave, as long as nobody has
//! proved it.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::{HttpRequest, web};
use anyhow::Context as _;
use askama::Template;
use domain::basics::EmailAddress;
use domain::basics::ids::EnquiryId;
use domain::context::Context;
use domain::enquiries::{self, Corrected, MOST_OPEN, Received};
use domain::limits::{Limits, Tries};
use domain::words::Message;

use crate::routes;
use crate::web::kit::care_form::{self, AskPage, Reader};
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Public, Refusal, person};

routes! {
    Anyone get "/o/{organiser}/ask" => form,
    Anyone post "/o/{organiser}/ask" => ask,
    Anyone get "/o/{organiser}/asked" => asked,
    Anyone post "/o/{organiser}/asked" => correct,
}

async fn form(public: Public) -> Answer {
    let mut fields = Fields::default();
    fields.set("trainees_welcome", "yes");
    let page = AskPage::new(&public, public.layout("ask-title").with_form(), fields, Faults::default()).await?;
    public.visit.show(&page)
}

/// Writes what an open form brought, within the limits for its sender and for the address that is written to.
async fn within_limits<T: Send + 'static>(
    public: &Public,
    limits: &Limits,
    email: &EmailAddress,
    mut work: impl FnMut(&mut Context) -> anyhow::Result<T> + Send + 'static,
) -> Result<T, Refusal> {
    let (limits, tries) = (limits.clone(), Tries::of_open_form(&public.visit.peer, email));
    limits.allow(public.visit.now(), &tries).map_err(Refusal::TooMany)?;
    let written = public.write(move |context| {
        limits.count_with(context.connection, context.now, &tries)?.map_err(Refusal::TooMany)?;
        Ok(work(context)?)
    });
    written.await
}

async fn ask(public: Public, limits: web::Data<Limits>, mut fields: Fields) -> Answer {
    let (public, switched) = public.switch(&mut fields);
    let layout = public.layout("ask-title").with_form();
    let focus = care_form::rows_changed(&mut fields);
    if focus.is_some() || switched {
        let page = AskPage::new(&public, layout, fields, Faults::default()).await?;
        return public.visit.show(&page.at_field(focus.unwrap_or_default()));
    }
    let input = care_form::input(&fields);
    let asked = match care_form::read(&public, input.clone(), Reader::Anybody).await? {
        Ok(asked) => asked,
        Err(faults) => return public.visit.show_again(&AskPage::new(&public, layout, fields, faults).await?),
    };
    if person::in_doubt(&fields) {
        return person::ask(&public.visit, public.layout("person-title").at(public.visit.path.clone()), &fields);
    }
    let email = asked.household.email.clone().context("the open form was read without an address")?;
    let number = care_form::number(&fields);
    let received =
        within_limits(&public, &limits, &email, move |context| enquiries::receive(context, &number, &input, &asked));
    match received.await? {
        Received::Kept(id) | Received::Again(id) => {
            let mut answer = public.visit.go(&format!("{}/asked", public.base()))?;
            answer.add_cookie(&cookie(&public, &id)).map_err(anyhow::Error::from)?;
            Ok(answer)
        }
        Received::TooMany => {
            let faults = too_many();
            public.visit.show_again(&AskPage::new(&public, layout, fields, faults).await?)
        }
    }
}

fn too_many() -> Faults {
    let mut faults = Faults::default();
    faults.note("email", Message::new("fault-too-many-open").with("most", MOST_OPEN));
    faults
}

/// Remembers for a while, in this browser alone, which request it was: so that its address can be shown and corrected.
fn cookie(public: &Public, id: &EnquiryId) -> Cookie<'static> {
    Cookie::build("asked", id.to_string())
        .path(format!("{}/asked", public.base()))
        .same_site(SameSite::Lax)
        .secure(public.visit.site.secure())
        .http_only(true)
        .max_age(Duration::hours(1))
        .finish()
}

#[derive(Template)]
#[template(path = "requests/asked.html")]
struct AskedPage {
    layout: Layout,
    /// The address that was written to, as long as it can be corrected.
    email: Option<String>,
    /// Whether it was corrected just now.
    corrected: bool,
    fields: Fields,
    faults: Faults,
}

/// The request that this browser has sent, and the address that it gives; none where it is proved, or where the browser
/// keeps nothing.
async fn sent(public: &Public, request: &HttpRequest) -> Result<Option<(EnquiryId, String)>, Refusal> {
    let Some(id) = request.cookie("asked").and_then(|cookie| EnquiryId::parse(cookie.value())) else { return Ok(None) };
    let found = public.read(move |context| Ok(enquiries::get(context, &id)?)).await?;
    Ok(found.map(|enquiry| (enquiry.id, enquiry.input.email)))
}

async fn asked(public: Public, request: HttpRequest) -> Answer {
    let email = sent(&public, &request).await?.map(|(_, email)| email);
    let corrected = request.query_string() == "said=corrected";
    let layout = public.layout("asked-title");
    public.visit.show(&AskedPage { layout, email, corrected, fields: Fields::default(), faults: Faults::default() })
}

/// Writes to another address: the one before was mistyped.
async fn correct(public: Public, limits: web::Data<Limits>, request: HttpRequest, fields: Fields) -> Answer {
    let back = format!("{}/asked", public.base());
    let Some((id, before)) = sent(&public, &request).await? else { return public.visit.go(&back) };
    let mut faults = Faults::default();
    if let Some(email) = faults.email("email", fields.get("email")) {
        let right = email.clone();
        let corrected =
            within_limits(&public, &limits, &email, move |context| enquiries::correct_address(context, &id, &right));
        match corrected.await? {
            Corrected::Sent => return public.visit.go(&format!("{back}?said=corrected")),
            Corrected::Gone => return public.visit.go(&back),
            Corrected::TooMany => faults = too_many(),
        }
    }
    let layout = public.layout("asked-title").at(back);
    public.visit.show_again(&AskedPage { layout, email: Some(before), corrected: false, fields, faults })
}

//! Asking for care, by the form that is open to all; and correcting the address that it gave, as long as nobody has proved it.

use std::num::NonZeroU32;
use std::sync::LazyLock;

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use askama::Template;
use domain::basics::ids::EnquiryId;
use domain::enquiries::{self, Corrected, MOST_OPEN, Received};
use domain::words::Message;

use crate::routes;
use crate::web::kit::care_form::{self, AskPage, Reader};
use crate::web::kit::throttle::Throttle;
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

static FORMS: LazyLock<Throttle> = LazyLock::new(|| Throttle::per_minute(NonZeroU32::new(600).unwrap_or(NonZeroU32::MIN)));
static LETTERS_A_DAY: LazyLock<Throttle> = LazyLock::new(|| Throttle::per_day(NonZeroU32::new(20).unwrap_or(NonZeroU32::MIN)));
static LETTERS: LazyLock<Throttle> = LazyLock::new(|| Throttle::per_minute(NonZeroU32::new(6).unwrap_or(NonZeroU32::MIN)));

fn may_write_to(public: &Public, email: &str) -> Result<(), Refusal> {
    let allowed = FORMS.allows(&public.visit.peer) && LETTERS.allows(email) && LETTERS_A_DAY.allows(email);
    if allowed { Ok(()) } else { Err(Refusal::TooMany) }
}

async fn ask(public: Public, mut fields: Fields) -> Answer {
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
    may_write_to(&public, asked.household.email.as_ref().map_or("", |email| email.as_str()))?;
    let number = care_form::number(&fields);
    match public.write(move |context| Ok(enquiries::receive(context, &number, &input, &asked)?)).await? {
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

/// The request that this browser has sent, and the address that it gives; none where it is proved, or where the browser keeps nothing.
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
async fn correct(public: Public, request: HttpRequest, fields: Fields) -> Answer {
    let back = format!("{}/asked", public.base());
    let Some((id, before)) = sent(&public, &request).await? else { return public.visit.go(&back) };
    let mut faults = Faults::default();
    if let Some(email) = faults.email("email", fields.get("email")) {
        may_write_to(&public, email.as_str())?;
        match public.write(move |context| Ok(enquiries::correct_address(context, &id, &email)?)).await? {
            Corrected::Sent => return public.visit.go(&format!("{back}?said=corrected")),
            Corrected::Gone => return public.visit.go(&back),
            Corrected::TooMany => faults = too_many(),
        }
    }
    let layout = public.layout("asked-title").at(back);
    public.visit.show_again(&AskedPage { layout, email: Some(before), corrected: false, fields, faults })
}

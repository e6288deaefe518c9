//! Asking for care, by the form that is open to all; and correcting the address that it gave, as long as nobody has
//! proved it.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::{HttpRequest, web};
use anyhow::Context as _;
use askama::Template;
use domain::basics::ids::EnquiryId;
use domain::enquiries::{self, Corrected, MOST_OPEN, Received, StandsForSender};
use domain::limits::Limits;
use domain::words::Message;

use crate::routes;
use crate::web::kit::care_form::{self, AskPage, Reader};
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Public, Refusal, person};

routes! {
    Anyone get "/o/{organiser}/ask" => form,
    Anyone post "/o/{organiser}/ask" => ask,
    Anyone get "/o/{organiser}/asked" => asked,
    Anyone post "/o/{organiser}/asked" => correct,
    Anyone post "/o/{organiser}/asked/again" => send_again,
}

async fn form(public: Public) -> Answer {
    let layout = public.layout("ask-title").with_form();
    let page = AskPage::new(&public, layout, care_form::at_start(), Faults::default()).await?;
    public.visit.show(&page)
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
    let goes = |received: &Received| matches!(received, Received::Kept(_));
    let received = public
        .within_limits(&limits, &email, goes, move |context| enquiries::receive(context, &number, &input, &asked))
        .await?;
    let (id, more) = match received {
        Received::Kept(id) => (id, ""),
        Received::Again(id) => (id, "?said=again"),
        Received::TooMany => {
            return public.visit.show_again(&AskPage::new(&public, layout, fields, too_many()).await?);
        }
    };
    let mut answer = public.visit.go(&format!("{}/asked{more}", public.base()))?;
    answer.add_cookie(&cookie(&public, &id)).map_err(anyhow::Error::from)?;
    Ok(answer)
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
    /// Where the forms of this page go.
    base: String,
    /// What has just been done: a message `asked-…`.
    said: &'static str,
    /// How the request stands that this browser has sent; none where it keeps nothing.
    stands: Option<StandsForSender>,
    /// When the last letter went, in words.
    written_at: String,
    fields: Fields,
    faults: Faults,
}

impl AskedPage {
    fn new(public: &Public, stands: Option<StandsForSender>, said: &'static str) -> Self {
        let base = format!("{}/asked", public.base());
        let written_at = match &stands {
            Some(StandsForSender::Written(_, at)) => public.visit.words.moment(*at, public.organiser.zone()),
            _ => String::new(),
        };
        let title =
            if matches!(stands, Some(StandsForSender::Counted)) { "asked-counted-title" } else { "asked-title" };
        AskedPage {
            layout: public.layout(title).at(base.clone()),
            base,
            said,
            stands,
            written_at,
            fields: Fields::default(),
            faults: Faults::default(),
        }
    }
}

/// The request that this browser has sent, and how it stands; none where the browser keeps nothing.
async fn sent(public: &Public, request: &HttpRequest) -> Result<Option<(EnquiryId, StandsForSender)>, Refusal> {
    let Some(id) = request.cookie("asked").and_then(|cookie| EnquiryId::parse(cookie.value())) else { return Ok(None) };
    let asked = id.clone();
    let found = public.read(move |context| Ok(enquiries::stands_for_sender(context, &asked)?)).await?;
    Ok(found.map(|stands| (id, stands)))
}

async fn asked(public: Public, request: HttpRequest) -> Answer {
    let stands = sent(&public, &request).await?.map(|(_, stands)| stands);
    let said = match request.query_string() {
        "said=corrected" => "asked-corrected",
        "said=sent" => "asked-sent",
        "said=again" => "asked-again",
        _ => "asked-text",
    };
    public.visit.show(&AskedPage::new(&public, stands, said))
}

/// Writes to another address: the one before was mistyped.
async fn correct(public: Public, limits: web::Data<Limits>, request: HttpRequest, fields: Fields) -> Answer {
    let back = format!("{}/asked", public.base());
    let Some((id, stands @ StandsForSender::Written(..))) = sent(&public, &request).await? else {
        return public.visit.go(&back);
    };
    let mut faults = Faults::default();
    if let Some(email) = faults.email("email", fields.get("email")) {
        let right = email.clone();
        let goes = |corrected: &Corrected| *corrected == Corrected::Sent;
        let corrected = public
            .within_limits(&limits, &email, goes, move |context| enquiries::correct_address(context, &id, &right));
        match corrected.await? {
            Corrected::Sent => return public.visit.go(&format!("{back}?said=corrected")),
            Corrected::Gone => return public.visit.go(&back),
            Corrected::TooMany => faults = too_many(),
        }
    }
    let page = AskedPage::new(&public, Some(stands), "asked-text");
    public.visit.show_again(&AskedPage { fields, faults, ..page })
}

/// Sends the letter once more: the one before has not been found.
async fn send_again(public: Public, limits: web::Data<Limits>, request: HttpRequest) -> Answer {
    let back = format!("{}/asked", public.base());
    let Some((id, StandsForSender::Written(email, _))) = sent(&public, &request).await? else {
        return public.visit.go(&back);
    };
    let waits =
        public.within_limits(&limits, &email, |waits| *waits, move |context| enquiries::send_again(context, &id));
    public.visit.go(&if waits.await? { format!("{back}?said=sent") } else { back })
}

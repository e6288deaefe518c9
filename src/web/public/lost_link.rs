//! "I have lost my link": an address is asked, and the same page answers whether it is known or not.

use std::num::NonZeroU32;
use std::sync::LazyLock;

use askama::Template;
use domain::lost_link;

use crate::routes;
use crate::web::kit::throttle::Throttle;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Public, Refusal};

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

static FORMS: LazyLock<Throttle> = LazyLock::new(|| Throttle::per_minute(NonZeroU32::new(60).unwrap_or(NonZeroU32::MIN)));
static LETTERS: LazyLock<Throttle> = LazyLock::new(|| Throttle::per_minute(NonZeroU32::new(3).unwrap_or(NonZeroU32::MIN)));

async fn send(public: Public, fields: Fields) -> Answer {
    let mut faults = Faults::default();
    let Some(email) = faults.email("email", fields.get("email")) else {
        return public.visit.show_again(&AskPage { layout: public.layout("lost-link-title"), fields, faults });
    };
    if !FORMS.allows(&public.visit.peer) || !LETTERS.allows(email.as_str()) {
        return Err(Refusal::TooMany);
    }
    public.write(move |context| Ok(lost_link::send_links(context, &email)?)).await?;
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

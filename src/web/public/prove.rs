//! The proof of the address that a request for care gave: GET shows, POST proves.

use askama::Template;
use domain::basics::ids::EnquiryId;
use domain::links::Grant;
use domain::offers;
use domain::requests::{self, Proved, WantedSlot};
use domain::vouchers;

use crate::routes;
use crate::web::kit::care_form::{self, AskPage};
use crate::web::kit::{Access, Answer, ByLink, Layout, Refusal};

routes! {
    Link get "/prove/{token}" => form,
    Link post "/prove/{token}" => prove,
}

#[derive(Template)]
#[template(path = "requests/prove.html")]
struct ProvePage {
    layout: Layout,
    /// The way to the family's page, once the address is proved.
    page: Option<String>,
    /// Whether it was proved before this visit.
    before: bool,
    /// What is asked: day and hours, cheques and price.
    asked: Vec<(String, String)>,
}

/// Day and hours, cheques and price of what is asked.
fn told(link: &ByLink, slots: &[WantedSlot]) -> anyhow::Result<Vec<(String, String)>> {
    let words = &link.visit.words;
    let tell = |slot: &WantedSlot| {
        let figures = vouchers::figures(&link.organiser.scheme, slot.wall_start.date())?;
        let cost = vouchers::cost(figures, slot.ends_at.minutes_since(slot.starts_at), link.organiser.price());
        let when = format!("{}, {}", words.date(slot.wall_start.date()), words.hours(slot.wall_start, slot.wall_end));
        Ok((when, words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price))))
    };
    slots.iter().map(tell).collect()
}

fn enquiry(link: &ByLink) -> Result<EnquiryId, Refusal> {
    match &link.grant {
        Grant::ProveEnquiry(enquiry) => Ok(enquiry.clone()),
        _ => Err(Refusal::LinkUnknown),
    }
}

async fn form(link: ByLink) -> Answer {
    let enquiry = enquiry(&link)?;
    let found = link.read(move |context| {
        let before = requests::is_proved(context, &enquiry)?.unwrap_or(false);
        Ok((before, requests::asked_times(context, &enquiry)?))
    });
    let (before, asked) = found.await?;
    let page = ProvePage { asked: told(&link, &asked)?, layout: link.layout("prove-title"), page: None, before };
    link.visit.show(&page)
}

async fn prove(link: ByLink) -> Answer {
    let (enquiry, token) = (enquiry(&link)?, link.token());
    let proved = link.write(move |context| offers::prove_request(context, &enquiry, &token)?.ok_or(Refusal::LinkUnknown)).await?;
    let layout = link.layout("prove-title");
    match proved {
        Proved::Counted(page) => link.visit.show(&ProvePage { layout, page: Some(page), before: false, asked: Vec::new() }),
        Proved::Already(page) => link.visit.go(&page),
        Proved::Stale(input, faults) => {
            let page = AskPage::new(&link, layout.with_form(), care_form::fields_of(&input), faults).await?;
            link.visit.show_again(&page.that_is_stale(&link.organiser.slug))
        }
    }
}

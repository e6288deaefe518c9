//! The proof of the address that a request for care gave: GET shows, POST proves. Where families are known at the
//! address, it is asked whose request it is.

use askama::Template;
use domain::basics::ids::EnquiryId;
use domain::enquiries::{self, Asked, Chosen, Proved, Stands};
use domain::links::Grant;
use domain::requests::weekly;
use domain::vouchers;
use domain::words::Message;

use crate::routes;
use crate::web::kit::care_form::{self, AskPage};
use crate::web::kit::which_household::WhichPage;
use crate::web::kit::{Access, Answer, ByLink, Faults, Fields, Layout, Refusal};

routes! {
    Link get "/prove/{token}" => form,
    Link post "/prove/{token}" => prove,
    Link get "/prove/{token}/household" => which,
    Link post "/prove/{token}/household" => choose,
}

#[derive(Template)]
#[template(path = "requests/prove.html")]
struct ProvePage {
    layout: Layout,
    /// Whether it was proved before this visit.
    before: bool,
    /// What is asked: day and hours, cheques and price.
    asked: Vec<(String, String)>,
    /// Where.
    locality: Option<String>,
}

/// Day and hours, cheques and price of what is asked.
fn told(link: &ByLink, asked: &Asked) -> anyhow::Result<Vec<(String, String)>> {
    let words = &link.visit.words;
    let mut told = Vec::new();
    for one in weekly::told(&asked.slots) {
        let figures = vouchers::figures(&link.organiser.scheme, one.first().wall_start.date())?;
        let cost = vouchers::cost(figures, one.first().minutes(), link.organiser.price());
        let cost = words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price));
        told.push((format!("{}, {}", one.day(words), one.hours(words)), one.each(words, cost)));
    }
    Ok(told)
}

fn enquiry(link: &ByLink) -> Result<EnquiryId, Refusal> {
    match &link.grant {
        Grant::ProveEnquiry(enquiry) => Ok(enquiry.clone()),
        _ => Err(Refusal::LinkUnknown),
    }
}

async fn form(link: ByLink) -> Answer {
    let enquiry = enquiry(&link)?;
    let stands = link.read(move |context| enquiries::stands(context, &enquiry)?.ok_or(Refusal::LinkUnknown)).await?;
    let layout = link.layout("prove-title");
    let page = match stands {
        Stands::Counted => ProvePage { layout, before: true, asked: Vec::new(), locality: None },
        Stands::Waiting(asked) => {
            ProvePage { layout, before: false, asked: told(&link, &asked)?, locality: asked.locality }
        }
    };
    link.visit.show(&page)
}

async fn prove(link: ByLink) -> Answer {
    settle(link, None).await
}

/// Asks whose request it is, and shows what would change.
async fn which(link: ByLink) -> Answer {
    let asked = enquiry(&link)?;
    let known = link.read(move |context| Ok(enquiries::which(context, &asked)?)).await?;
    if known.is_empty() {
        return link.visit.go(&link.base);
    }
    link.visit.show(&WhichPage::new(layout_of_choice(&link), household(&link), known, Faults::default()))
}

async fn choose(link: ByLink, fields: Fields) -> Answer {
    let chosen = Chosen::parse(fields.get("household"));
    if chosen.is_some() {
        return settle(link, chosen).await;
    }
    let asked = enquiry(&link)?;
    let known = link.read(move |context| Ok(enquiries::which(context, &asked)?)).await?;
    let mut faults = Faults::default();
    faults.note("household", Message::new("fault-choice"));
    link.visit.show_again(&WhichPage::new(layout_of_choice(&link), household(&link), known, faults))
}

fn household(link: &ByLink) -> String {
    format!("{}/household", link.base)
}

fn layout_of_choice(link: &ByLink) -> Layout {
    link.layout("which-title").at(household(link))
}

/// Proves the address, and goes on to the family's page; or to the question whose request it is.
async fn settle(link: ByLink, chosen: Option<Chosen>) -> Answer {
    let (enquiry, token) = (enquiry(&link)?, link.token());
    let proved = link
        .write(move |context| enquiries::prove(context, &enquiry, chosen.clone(), &token)?.ok_or(Refusal::LinkUnknown))
        .await?;
    match proved {
        Proved::Counted(page) => link.visit.go(&format!("{page}?said=counted")),
        Proved::Already(page) => link.visit.go(&page),
        Proved::Which(_) => link.visit.go(&household(&link)),
        Proved::Stale(input, faults) => {
            let page =
                AskPage::new(&link, link.layout("ask-title").with_form(), care_form::fields_of(&input), faults).await?;
            link.visit.show_again(&page.that_is_stale(&link.organiser.slug))
        }
    }
}

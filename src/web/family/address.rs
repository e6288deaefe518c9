//! The address that a family gave on the telephone, proved by its link.

use askama::Template;
use domain::context::Actor;
use domain::families::{self, Family};
use domain::links::{self, Grant};

use crate::routes;
use crate::web::kit::{Access, Answer, ByLink, Layout, Refusal};

routes! {
    Link get "/confirm/{token}" => show,
    Link post "/confirm/{token}" => prove,
}

/// How it stands with the address.
enum Standing {
    /// It waits for the button.
    Asked,
    /// It is the family's; the way to its page.
    Proved(String),
    /// Another family has proved it.
    Elsewhere,
}

#[derive(Template)]
#[template(path = "family_page/address.html")]
struct AddressPage {
    layout: Layout,
    standing: Standing,
    /// The address that it is about.
    email: String,
}

impl AddressPage {
    fn new(link: &ByLink, family: &Family, standing: Standing) -> Self {
        let email = family.email_heard.as_ref().or(family.email.as_ref()).map(ToString::to_string).unwrap_or_default();
        AddressPage { layout: link.layout("address-title"), standing, email }
    }
}

async fn whose(link: ByLink) -> Result<(ByLink, Family), Refusal> {
    let Grant::ProveFamily(id) = link.grant.clone() else { return Err(Refusal::LinkUnknown) };
    let family = link.read(move |context| families::get(context, &id)?.ok_or(Refusal::LinkUnknown)).await?;
    Ok((link.in_language_of(&family.language), family))
}

async fn show(link: ByLink) -> Answer {
    let (link, family) = whose(link).await?;
    link.visit.show(&AddressPage::new(&link, &family, Standing::Asked))
}

async fn prove(link: ByLink) -> Answer {
    let (link, family) = whose(link).await?;
    let asked = family.clone();
    let token = link.token();
    let proved = link.write(move |context| {
        context.actor = Actor::Family(family.id.clone());
        if !families::prove_heard(context, &family)? {
            return Ok(Standing::Elsewhere);
        }
        let path = links::issue_after(context, &Grant::FamilyPage(family.id.clone()), &token)?;
        Ok(Standing::Proved(context.site.link(&path)))
    });
    let standing = proved.await?;
    link.visit.show(&AddressPage::new(&link, &asked, standing))
}

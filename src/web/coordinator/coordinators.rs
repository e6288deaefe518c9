//! Who may come to the desk, and as what: roles, invitations, whoever leaves.

use actix_web::web;
use askama::Template;

use domain::basics::EmailAddress;
use domain::basics::ids::{CoordinatorId, InvitationId};
use domain::organisers::{self, Coordinator, Invitation, Invited, Role, RoleSet};
use domain::words::Message;

use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Refusal};

routes! {
    Administrator get "/coordinators" => list,
    Administrator post "/coordinators/invite" => invite,
    Administrator post "/coordinators/{coordinator}/role" => set_role,
    Administrator post "/coordinators/{coordinator}/remove" => remove,
    Administrator post "/coordinators/invitations/{invitation}/withdraw" => withdraw,
}

/// What the fields of the invitation are called.
const LABELS: &[(&str, &str)] = &[("name", "family-name"), ("email", "log-in-email"), ("role", "coordinators-role")];

#[derive(Template)]
#[template(path = "organisers/coordinators.html")]
struct ListPage {
    layout: Layout,
    coordinators: Vec<Coordinator>,
    /// With the moment until which each holds, in words.
    invitations: Vec<(Invitation, String)>,
    /// Who looks.
    own: CoordinatorId,
    fields: Fields,
    faults: Faults,
    done: Option<&'static str>,
}

impl ListPage {
    async fn new(desk: &Desk, fields: Fields, faults: Faults) -> Result<Self, Refusal> {
        let read = desk.read(|context| {
            let organiser = context.organiser.id.clone();
            Ok((organisers::coordinators(context.connection, &organiser)?, organisers::invitations(context)?))
        });
        let (coordinators, invitations) = read.await?;
        let words = &desk.visit.words;
        let until = |one: Invitation| {
            let until = words.moment(one.expires_at, desk.organiser.zone());
            (one, until)
        };
        Ok(ListPage {
            layout: desk.layout(words.say("coordinators-title"), "/settings").at("/coordinators".to_owned()),
            coordinators,
            invitations: invitations.into_iter().map(until).collect(),
            own: desk.coordinator.id.clone(),
            fields,
            faults,
            done: None,
        })
    }

    fn roles(&self) -> Vec<(String, String)> {
        let named = |role: &Role| (role.as_str().to_owned(), self.layout.words.named("role", role.as_str()));
        Role::ALL.iter().map(named).collect()
    }
}

async fn list(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let at_first = Fields::from_pairs([("role", Role::Planner.as_str())]);
    let mut page = ListPage::new(&desk, at_first, Faults::default()).await?;
    let query = Fields::from_pairs(query.into_inner());
    page.done = ["invited", "withdrawn", "role", "removed"].into_iter().find(|done| *done == query.get("done"));
    desk.visit.show(&page)
}

async fn invite(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let mut faults = Faults::with_labels(LABELS);
    if let Some((name, email, role)) = read(&fields, &mut faults) {
        match desk.write(move |context| Ok(organisers::invite(context, &name, &email, role)?)).await? {
            Invited::Sent => return desk.visit.go("/coordinators?done=invited"),
            Invited::Taken => faults.note("email", Message::new("coordinators-fault-taken")),
        }
    }
    desk.visit.show_again(&ListPage::new(&desk, fields, faults).await?)
}

/// Reads whom to invite.
fn read(fields: &Fields, faults: &mut Faults) -> Option<(String, EmailAddress, Role)> {
    let name = faults.line("name", fields.get("name"), 120);
    let email = faults.email("email", fields.get("email"));
    let role = faults.choice("role", fields.get("role"), Role::parse);
    Some((name?, email?, role?))
}

async fn set_role(desk: Desk, path: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = CoordinatorId::parse(&path).ok_or(Refusal::NotFound)?;
    let Some(role) = Role::parse(fields.get("role")) else { return Err(Refusal::Unreadable) };
    let set = desk.write(move |context| Ok(organisers::set_role(context, &id, role)?)).await?;
    answer(&desk, set, "role").await
}

async fn remove(desk: Desk, path: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = CoordinatorId::parse(&path).ok_or(Refusal::NotFound)?;
    let set = desk.write(move |context| Ok(organisers::remove(context, &id)?)).await?;
    answer(&desk, set, "removed").await
}

async fn answer(desk: &Desk, set: RoleSet, done: &str) -> Answer {
    match set {
        RoleSet::Done(_) => desk.visit.go(&format!("/coordinators?done={done}")),
        RoleSet::Unknown => Err(Refusal::NotFound),
        RoleSet::LastAdministrator(name) => {
            let mut faults = Faults::default();
            faults.note("coordinators", Message::new("coordinators-fault-last").with("name", name));
            desk.visit.show_again(&ListPage::new(desk, Fields::default(), faults).await?)
        }
    }
}

async fn withdraw(desk: Desk, path: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = InvitationId::parse(&path).ok_or(Refusal::NotFound)?;
    if desk.write(move |context| Ok(organisers::withdraw(context, &id)?)).await? {
        desk.visit.go("/coordinators?done=withdrawn")
    } else {
        Err(Refusal::NotFound)
    }
}

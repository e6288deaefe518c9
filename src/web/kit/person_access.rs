//! Whose pages are shown, and who looks at them: somebody by her own link, or a coordinator at her desk. A page that both
//! use is written once.

use std::fmt::Display;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use domain::basics::EmailAddress;
use domain::context::{Acting, Actor, Context, Organiser};
use domain::limits::{Limits, Tries};
use domain::links::Grant;
use domain::notes::About;

use crate::web::kit::{Access, ByLink, Desk, Fields, Refusal, Visit};

/// Somebody who has pages of her own: a family, a caregiver.
pub trait Person: Clone + Send + 'static {
    type Id: Display + Send + 'static;

    /// What her id is called in the desk's routes.
    const IN_ROUTES: &'static str;
    /// What the addresses of such people begin with at the desk.
    const AT_DESK: &'static str;

    fn parse_id(text: &str) -> Option<Self::Id>;
    /// Whose pages a link opens, where it opens such pages.
    fn granted(grant: &Grant) -> Option<Self::Id>;
    fn get(context: &mut Context, id: &Self::Id) -> anyhow::Result<Option<Self>>;
    fn language(&self) -> &str;
    /// She, as who acts.
    fn actor(&self) -> Actor;
    fn name(&self) -> &str;
    fn phone(&self) -> &str;
    /// She, as notes are about her.
    fn about(&self) -> About;
}

/// A person, and who looks at her pages.
#[derive(Clone)]
pub struct PersonAccess<P> {
    /// The request; by link in the person's language.
    pub visit: Visit,
    /// Her organiser.
    pub organiser: Arc<Organiser>,
    pub person: P,
    /// What the addresses of her pages begin with.
    pub base: String,
    /// The coordinator's desk, where she looks.
    pub desk: Option<Desk>,
}

impl<P> PersonAccess<P> {
    /// What the forms of a desk carry; empty by link.
    pub fn form_token(&self) -> String {
        self.desk.as_ref().map(|desk| desk.form_token.clone()).unwrap_or_default()
    }

    /// Refuses a form that did not come from one of the desk's pages. By link the token in the address is proof enough.
    pub fn expects(&self, fields: &Fields) -> Result<(), Refusal> {
        self.desk.as_ref().map_or(Ok(()), |desk| desk.expects(fields))
    }
}

impl<P: Person> Access for PersonAccess<P> {
    fn visit(&self) -> &Visit {
        &self.visit
    }

    fn acting(&self) -> Acting {
        match &self.desk {
            Some(desk) => desk.acting(),
            None => self.visit.acting(&self.organiser, self.person.actor()),
        }
    }
}

impl<P: Person> PersonAccess<P> {
    /// Writes down an address that she gives, and where a letter `went` there, within the limits for that mailbox and
    /// for her. What is refused leaves nothing behind. Who sits at the desk is known, and has none.
    pub async fn giving_address<T: Send + 'static>(
        &self,
        limits: &Limits,
        email: &EmailAddress,
        went: fn(&T) -> bool,
        mut work: impl FnMut(&mut Context) -> anyhow::Result<T> + Send + 'static,
    ) -> Result<T, Refusal> {
        let who = self.person.actor().id().unwrap_or_default().to_owned();
        let (limits, tries) = (limits.clone(), Tries::of_new_address(email, &who));
        let by_link = self.desk.is_none();
        let written = self.write(move |context| {
            let outcome = work(context)?;
            if by_link && went(&outcome) {
                limits.allow(context.now, &tries).map_err(Refusal::TooMany)?;
                limits.count_with(context.connection, context.now, &tries)?.map_err(Refusal::TooMany)?;
            }
            Ok(outcome)
        });
        written.await
    }

    async fn by_link(link: ByLink) -> Result<Self, Refusal> {
        let id = P::granted(&link.grant).ok_or(Refusal::LinkUnknown)?;
        let person = link.read(move |context| P::get(context, &id)?.ok_or(Refusal::LinkUnknown)).await?;
        let ByLink { visit, organiser, base, .. } = link.in_language_of(person.language());
        Ok(PersonAccess { visit, organiser, person, base, desk: None })
    }

    async fn at_desk(desk: Desk, id: &str) -> Result<Self, Refusal> {
        let id = P::parse_id(id).ok_or(Refusal::NotFound)?;
        let base = format!("{}/{id}", P::AT_DESK);
        let person = desk.read(move |context| P::get(context, &id)?.ok_or(Refusal::NotFound)).await?;
        let (visit, organiser) = (desk.visit.clone(), desk.organiser.clone());
        Ok(PersonAccess { visit, organiser, person, base, desk: Some(desk) })
    }
}

impl<P: Person> FromRequest for PersonAccess<P> {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        match request.match_info().get(P::IN_ROUTES).map(str::to_owned) {
            Some(id) => {
                let desk = Desk::from_request(request, payload);
                Box::pin(async move { Self::at_desk(desk.await?, &id).await })
            }
            None => {
                let link = ByLink::from_request(request, payload);
                Box::pin(async move { Self::by_link(link.await?).await })
            }
        }
    }
}

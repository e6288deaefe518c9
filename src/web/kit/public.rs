//! A visitor of an organiser's open pages, under `/o/{organiser}`.

use std::pin::Pin;
use std::sync::Arc;

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use domain::basics::EmailAddress;
use domain::context::{Acting, Actor, Context, Organiser};
use domain::limits::{Limits, Tries};
use domain::organisers;

use crate::web::kit::{Access, Fields, Layout, Refusal, Visit};

/// Somebody of whom nothing is known, at the door of an organiser.
pub struct Public {
    /// The request.
    pub visit: Visit,
    /// Whose door it is.
    pub organiser: Arc<Organiser>,
}

impl Public {
    /// A layout with the organiser's name and contact person; `title` is the key of its title.
    pub fn layout(&self, title: &str) -> Layout {
        self.visit.layout(self.visit.words.say(title)).of_organiser(&self.organiser)
    }

    /// The same visitor in the language whose button was pressed beside a form, and whether one was: then the form is
    /// shown again.
    pub fn switch(mut self, fields: &mut Fields) -> (Self, bool) {
        let (visit, switched) = self.visit.switch(fields);
        self.visit = visit;
        (self, switched)
    }

    /// Writes what an open form brought, within the limits for its sender; and where a letter `went`, for the address that
    /// is written to. What is refused leaves nothing behind.
    pub async fn within_limits<T: Send + 'static>(
        &self,
        limits: &Limits,
        email: &EmailAddress,
        went: fn(&T) -> bool,
        mut work: impl FnMut(&mut Context) -> anyhow::Result<T> + Send + 'static,
    ) -> Result<T, Refusal> {
        let (limits, form, letter) = (limits.clone(), Tries::of_open_form(&self.visit.peer), Tries::of_letter(email));
        limits.allow(self.visit.now(), &form).map_err(Refusal::TooMany)?;
        let written = self.write(move |context| {
            limits.count_with(context.connection, context.now, &form)?.map_err(Refusal::TooMany)?;
            let outcome = work(context)?;
            if went(&outcome) {
                limits.allow(context.now, &letter).map_err(Refusal::TooMany)?;
                limits.count_with(context.connection, context.now, &letter)?.map_err(Refusal::TooMany)?;
            }
            Ok(outcome)
        });
        written.await
    }

    /// What the addresses of this organiser's open pages begin with.
    pub fn base(&self) -> String {
        format!("/o/{}", self.organiser.slug)
    }
}

impl Access for Public {
    fn visit(&self) -> &Visit {
        &self.visit
    }

    fn acting(&self) -> Acting {
        self.visit.acting(&self.organiser, Actor::Visitor)
    }
}

impl FromRequest for Public {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let visit = Visit::of(request).ok_or(Refusal::NotFound);
        let slug = request.match_info().get("organiser").unwrap_or_default().to_owned();
        Box::pin(async move {
            let visit = visit?;
            let organiser =
                visit.database.read(move |c| organisers::by_slug(c, &slug)).await?.ok_or(Refusal::NotFound)?;
            Ok(Public { visit: visit.at(&organiser), organiser: Arc::new(organiser) })
        })
    }
}

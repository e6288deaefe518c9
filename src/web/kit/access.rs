//! How a page reaches the work that it asks for: with a context that says who acts, and for whom.

use domain::context::{Acting, Context};

use crate::web::kit::{Refusal, Visit};

/// Somebody who may do something here: a coordinator at her desk, a family or a caregiver by a link, a visitor of an
/// open page.
pub trait Access {
    /// The request.
    fn visit(&self) -> &Visit;

    /// Who acts, for whom.
    fn acting(&self) -> Acting;

    /// Reads, off the async threads.
    fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Context) -> Result<T, Refusal> + Send + 'static,
    ) -> impl Future<Output = Result<T, Refusal>> {
        let acting = self.acting();
        self.visit().database.try_read(move |connection| work(&mut acting.on(connection)))
    }

    /// Writes in one transaction, of which nothing stays when the work is refused.
    fn write<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&mut Context) -> Result<T, Refusal> + Send + 'static,
    ) -> impl Future<Output = Result<T, Refusal>> {
        let acting = self.acting();
        self.visit().database.try_write(move |connection| work(&mut acting.on(connection)))
    }
}

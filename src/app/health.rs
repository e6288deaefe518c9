//! Whether the program can do what it is for: answer, and keep what it is told.

use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Data;
use tokio::sync::Mutex;

use domain::basics::Clock;
use domain::limits;
use domain::store::Database;

/// What was found out stands for so long, so that nobody makes the disk work by asking.
const FRESH: Duration = Duration::from_secs(5);
/// A write that takes longer is none.
const LONGEST_WRITE: Duration = Duration::from_secs(2);

/// What was found out last, and when. Clones share it.
#[derive(Clone, Default)]
pub struct Health(Arc<Mutex<Option<(Instant, bool)>>>);

impl Health {
    /// Whether the database has kept something just now. Whoever asks while it is tried waits for the outcome.
    async fn is_well(&self, database: &Database, clock: &Clock) -> bool {
        let mut last = self.0.lock().await;
        if let Some((at, well)) = *last
            && at.elapsed() < FRESH
        {
            return well;
        }
        let now = clock.now();
        let kept = tokio::time::timeout(LONGEST_WRITE, database.write(move |c| limits::try_to_write(c, now))).await;
        match &kept {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!("the database takes nothing: {error:#}"),
            Err(_) => tracing::error!("the database has taken nothing for {LONGEST_WRITE:?}"),
        }
        let well = matches!(kept, Ok(Ok(())));
        *last = Some((Instant::now(), well));
        well
    }
}

/// Answers whoever watches over the program.
pub async fn answer(database: Data<Database>, clock: Data<Clock>, health: Data<Health>) -> HttpResponse {
    if health.is_well(&database, &clock).await {
        return HttpResponse::Ok().content_type("text/plain").body("ok\n");
    }
    let mut answer = HttpResponse::ServiceUnavailable();
    answer
        .content_type("text/plain")
        .insert_header((header::RETRY_AFTER, "5"))
        .body("the database takes nothing that is written\n")
}

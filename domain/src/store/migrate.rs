//! Brings the tables to the shape that this version knows; the same names for both databases, side by side.

use anyhow::anyhow;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::store::{Connection, Database};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// Runs every migration that has not run yet and returns their names.
pub fn run(database: &Database) -> anyhow::Result<Vec<String>> {
    database.read_now(|connection| {
        let ran = match connection {
            Connection::Sqlite(c) => {
                c.run_pending_migrations(SQLITE).map(|v| v.iter().map(ToString::to_string).collect())
            }
            Connection::Postgres(c) => {
                c.run_pending_migrations(POSTGRES).map(|v| v.iter().map(ToString::to_string).collect())
            }
        };
        ran.map_err(|error| anyhow!("a migration failed, and nothing of it was kept: {error}"))
    })
}

//! Rows, gathered table by table and written in long statements, for either database.

use anyhow::{Context, bail};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};

/// Every table that is written, in the order that its references allow, with its columns.
const TABLES: [(&str, &str); 17] = [
    (
        "caregivers",
        "id, organiser_id, email, name, phone, language, spoken_languages, street, postcode, locality, latitude, longitude, transport, \
         max_travel_minutes, stage, engagement, earlier_work, wishes, max_minutes_per_day, max_minutes_per_week, max_days, \
         min_minutes_per_day, target_minutes, learning_minutes, path_started_on, path_exempt, created_at, proved_at, admitted_at, submission",
    ),
    ("certificates", "id, organiser_id, caregiver_id, code, valid_from, valid_until, seen_on, seen_by"),
    ("availability_patterns", "id, organiser_id, caregiver_id, weekday, from_time, until_time, shade"),
    ("availability_exceptions", "id, organiser_id, caregiver_id, day, from_time, until_time, shade"),
    (
        "families",
        "id, organiser_id, email, email_heard, name, phone, language, spoken_languages, single_parent, street, postcode, locality, \
         latitude, longitude, needs, trainees_welcome, created_at",
    ),
    ("children", "id, organiser_id, family_id, first_name, birth_month"),
    ("pairings", "organiser_id, family_id, caregiver_id, kind"),
    ("requests", "id, organiser_id, family_id, submission, reason, wishes, asked_at, asked_by"),
    ("request_children", "organiser_id, request_id, child_id"),
    (
        "slots",
        "id, organiser_id, request_id, family_id, week, starts_at, ends_at, wall_start, wall_end, time_zone, priority, \
         calendar_sequence, cancelled_at",
    ),
    (
        "plan_runs",
        "id, organiser_id, week, state, started_by, started_at, beat_at, finished_at, stop_asked, seed, time_limit, progress, \
         week_file, plan_file, score, bound, gap, failure",
    ),
    ("publications", "id, organiser_id, week, revision, published_at, published_by, week_file, plan_file"),
    ("draft_assignments", "slot_id, organiser_id, week, caregiver_id, trainee_id"),
    (
        "offers",
        "id, organiser_id, publication_id, slot_id, caregiver_id, role, state, answer_by, made_at, family_id, starts_at, minutes",
    ),
    (
        "links",
        "token_hash, organiser_id, purpose, family_id, caregiver_id, offer_id, enquiry_id, issued_at, expires_at",
    ),
    (
        "outbox",
        "id, organiser_id, family_id, caregiver_id, from_name, recipient, domain, reply_to, letter, matter, message_id, state, \
         attempts, due_at, useless_after, lease, leased_until, last_error, written_at, settled_at",
    ),
    (
        "events",
        "id, organiser_id, at, kind, actor_kind, actor_id, family_id, caregiver_id, slot_id, offer_id, week, detail",
    ),
];

/// The rows of one statement.
const AT_ONCE: usize = 400;

/// A value as SQL writes it.
pub struct Value(String);

pub fn text(value: &str) -> Value {
    Value(format!("'{}'", value.replace('\'', "''")))
}

pub fn number(value: impl std::fmt::Display) -> Value {
    Value(value.to_string())
}

pub fn yes(value: bool) -> Value {
    Value(if value { "TRUE" } else { "FALSE" }.to_owned())
}

pub fn null() -> Value {
    Value("NULL".to_owned())
}

pub fn at(moment: DateTime<Utc>) -> Value {
    Value(moment.format("'%Y-%m-%d %H:%M:%S'").to_string())
}

pub fn day(day: NaiveDate) -> Value {
    Value(format!("'{day}'"))
}

/// Where there is one, its text; else nothing.
pub fn id(value: Option<&str>) -> Value {
    value.map_or_else(null, text)
}

enum Open {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// A database and the rows that wait to be written into it.
pub struct Database {
    connection: Open,
    waiting: Vec<Vec<String>>,
    written: Vec<usize>,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    value: String,
}

impl Database {
    /// Opens it; everything is written in one transaction.
    pub fn open(url: &str) -> anyhow::Result<Self> {
        let connection = match url.split_once(':') {
            Some(("sqlite", path)) => Open::Sqlite(SqliteConnection::establish(path)?),
            Some(("postgres" | "postgresql", _)) => Open::Postgres(PgConnection::establish(url)?),
            _ => bail!("--database {url}: write sqlite:PATH or postgres://USER@HOST/NAME"),
        };
        let mut database =
            Database { connection, waiting: TABLES.map(|_| Vec::new()).into(), written: vec![0; TABLES.len()] };
        database.execute(match &database.connection {
            Open::Sqlite(_) => {
                "PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN IMMEDIATE"
            }
            Open::Postgres(_) => "SET TIME ZONE 'UTC'; BEGIN",
        })?;
        Ok(database)
    }

    fn execute(&mut self, sql: &str) -> anyhow::Result<()> {
        match &mut self.connection {
            Open::Sqlite(connection) => connection.batch_execute(sql)?,
            Open::Postgres(connection) => connection.batch_execute(sql)?,
        }
        Ok(())
    }

    /// The one value that a query finds.
    pub fn find(&mut self, sql: &str) -> anyhow::Result<String> {
        let found: Found = match &mut self.connection {
            Open::Sqlite(connection) => sql_query(sql).get_result(connection)?,
            Open::Postgres(connection) => sql_query(sql).get_result(connection)?,
        };
        Ok(found.value)
    }

    /// Adds a row to a table, its values in the order of the columns.
    pub fn add<const N: usize>(&mut self, table: &str, values: [Value; N]) -> anyhow::Result<()> {
        let place = TABLES
            .iter()
            .position(|(name, _)| *name == table)
            .with_context(|| format!("{table} is no table of the list"))?;
        self.waiting[place].push(format!("({})", values.map(|value| value.0).join(",")));
        Ok(())
    }

    /// Writes what waits.
    pub fn flush(&mut self) -> anyhow::Result<()> {
        for (place, (table, columns)) in TABLES.into_iter().enumerate() {
            let rows = std::mem::take(&mut self.waiting[place]);
            self.written[place] += rows.len();
            for chunk in rows.chunks(AT_ONCE) {
                self.execute(&format!("INSERT INTO {table} ({columns}) VALUES {}", chunk.join(","))).with_context(
                    || format!("{table}: have its columns changed? They are listed in town/src/history/rows.rs"),
                )?;
            }
        }
        Ok(())
    }

    /// Writes what waits and ends the transaction. The planner of either database learns what there is.
    pub fn finish(&mut self) -> anyhow::Result<()> {
        self.flush()?;
        self.execute("COMMIT; ANALYZE")
    }

    /// How many rows were written into each table.
    pub fn written(&self) -> impl Iterator<Item = (&'static str, usize)> {
        TABLES.iter().map(|(name, _)| *name).zip(self.written.iter().copied())
    }
}

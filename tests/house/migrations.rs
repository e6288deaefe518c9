//! The tables grow from version to version: on both databases into the same, and nothing that was there is lost.

use diesel::connection::SimpleConnection;
use domain::on_either;
use domain::store::{Database, DatabaseUrl, migrate};

use super::harness::{Tables, new_database};

const FIRST: &str = "00000000000001";

fn folders(database: &str) -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(database);
    let mut names: Vec<String> =
        std::fs::read_dir(root).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn empty(database: &str, folder: &std::path::Path) -> Database {
    let url = match database {
        "sqlite" => DatabaseUrl::Sqlite(folder.join("house.db").display().to_string()),
        _ => DatabaseUrl::parse(&new_database()).unwrap(),
    };
    Database::open(url).unwrap()
}

#[test]
fn both_databases_grow_into_the_same_tables() {
    assert_eq!(folders("sqlite"), folders("postgres"));
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = ["sqlite", "postgres"].map(|name| {
        let database = empty(name, folder.path());
        assert_eq!(migrate::run(&database).unwrap().len(), folders(name).len());
        let mut columns = Tables(&database).columns();
        columns.values_mut().for_each(|names| names.sort());
        columns
    });
    assert!(one.len() > 15);
    assert_eq!(one, other);
}

/// The indexes that were made by name, with the columns that each is over.
fn indexes(name: &str, folder: &std::path::Path) -> Vec<String> {
    let database = empty(name, folder);
    migrate::run(&database).unwrap();
    let sql = match name {
        // Postgres writes which method it takes, and more brackets; SQLite what was typed.
        "postgres" => {
            "SELECT indexname || ' on ' || tablename AS value FROM pg_indexes
             WHERE schemaname = current_schema() AND indexname NOT LIKE '%key'
             ORDER BY indexname"
        }
        _ => {
            "SELECT name || ' on ' || tbl_name AS value FROM sqlite_master
             WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
        }
    };
    Tables(&database).texts(sql)
}

#[test]
fn a_table_that_is_made_anew_keeps_its_indexes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (indexes("sqlite", folder.path()), indexes("postgres", folder.path()));
    one.sort();
    other.sort();
    assert!(one.len() > 20, "{one:?}");
    assert_eq!(one, other);
}

/// A database as the migrations before one left it.
fn grown_until(name: &str, version: &str, folder: &std::path::Path) -> Database {
    let database = empty(name, folder);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(name);
    let mut sql =
        "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL
         DEFAULT CURRENT_TIMESTAMP);"
            .to_owned();
    for earlier in folders(name).iter().filter(|f| f.as_str() < version) {
        sql += &std::fs::read_to_string(root.join(earlier).join("up.sql")).unwrap();
        let number = earlier.split('_').next().unwrap();
        sql += &format!("\nINSERT INTO __diesel_schema_migrations (version) VALUES ('{number}');\n");
    }
    database.write_now(|c| Ok(on_either!(c, |c| c.batch_execute(&sql))?)).unwrap();
    database
}

const DAY: &str = "'2026-11-01 08:00:00'";

/// Somebody who cares for children.
fn caregiver(id: &str) -> String {
    format!(
        "INSERT INTO caregivers (id, organiser_id, email, name, phone, language, spoken_languages, street, postcode, locality, latitude,
             longitude, transport, max_travel_minutes, stage, earlier_work, max_minutes_per_day, max_minutes_per_week, max_days,
             min_minutes_per_day, target_minutes, learning_minutes, path_exempt, created_at, submission)
         VALUES ('{id}', 'o', '{id}@zorg.example', '{id}', '0', 'nl', 'nl', 'S 1', '9000', 'Gent', 51.0, 3.7, 'foot', 30, 'qualified',
             '', 1, 1, 1, 0, 0, 0, false, {DAY}, '{id}');"
    )
}

/// An organiser, a family and its slot, of two and a half hours.
fn a_slot() -> String {
    format!(
        "INSERT INTO organisers (id, slug, name, scheme, time_zone, language, contact_name, contact_phone, contact_email, price_cents,
             lead_hours, answer_hours, cutoff_hours, run_weekday, run_time, solve_seconds, same_place_minutes, created_at)
         VALUES ('o', 'gent', 'Gent', 'wijk-werken', 'Europe/Brussels', 'nl', 'Leen', '0', 'l@g.example', 750, 72, 24, 12, 4, '10:00',
             60, 10, {DAY});
         INSERT INTO families (id, organiser_id, email, name, phone, language, spoken_languages, single_parent, street, postcode,
             locality, latitude, longitude, needs, trainees_welcome, created_at)
         VALUES ('f', 'o', 'f@huis.example', 'Fatma', '0', 'nl', 'tr', false, 'K 1', '9000', 'Gent', 51.0, 3.7, '', true, {DAY});
         INSERT INTO requests (id, organiser_id, family_id, submission, reason, wishes, asked_at, asked_by)
         VALUES ('r', 'o', 'f', 'x', 'work', '', {DAY}, 'family');
         INSERT INTO slots (id, organiser_id, request_id, family_id, week, starts_at, ends_at, wall_start, wall_end, time_zone, priority,
             calendar_sequence)
         VALUES ('s', 'o', 'r', 'f', '2026-W44', {DAY}, '2026-11-01 10:30:00', '2026-11-01T09:00', '2026-11-01T11:30', 'Europe/Brussels',
             1, 0);"
    )
}

/// What a caregiver answered to the offer of the slot.
fn offer(id: &str, state: &str) -> String {
    format!(
        "INSERT INTO offers (id, organiser_id, slot_id, caregiver_id, role, state, answer_by, made_at)
         VALUES ('o-{id}', 'o', 's', '{id}', 'caregiver', '{state}', {DAY}, {DAY});"
    )
}

#[test]
fn a_no_that_was_kept_as_a_ban_becomes_a_no() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sqlite", "postgres"] {
        let database = grown_until(name, "00000000000009", folder.path());
        let people = ["declined", "both", "banned"];
        let ban = |id: &str| {
            format!(
                "INSERT INTO decisions (organiser_id, slot_id, caregiver_id, kind) VALUES ('o', 's', '{id}', 'forbid');"
            )
        };
        let sql = [
            a_slot(),
            people.map(caregiver).concat(),
            people.map(ban).concat(),
            ["declined", "both"].map(|id| offer(id, "declined")).concat(),
            format!(
                "INSERT INTO events (id, organiser_id, at, kind, actor_kind, caregiver_id, slot_id, detail)
                 VALUES ('e', 'o', {DAY}, 'forbidden', 'coordinator', 'both', 's', '');"
            ),
        ]
        .concat();
        database.write_now(|c| Ok(on_either!(c, |c| c.batch_execute(&sql))?)).unwrap();
        migrate::run(&database).unwrap();
        let kinds =
            Tables(&database).texts("SELECT caregiver_id || ' ' || kind AS value FROM decisions ORDER BY caregiver_id");
        assert_eq!(kinds, ["banned forbid", "both forbid", "declined declined"], "{name}");
    }
}

#[test]
fn an_offer_of_before_says_for_whom_when_and_how_long() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sqlite", "postgres"] {
        let database = grown_until(name, "00000000000010", folder.path());
        let sql = [a_slot(), caregiver("a"), caregiver("b"), offer("a", "withdrawn"), offer("b", "accepted")].concat();
        database.write_now(|c| Ok(on_either!(c, |c| c.batch_execute(&sql))?)).unwrap();
        migrate::run(&database).unwrap();
        let tables = Tables(&database);
        let said = tables.texts("SELECT state || ' ' || family_id || ' ' || minutes AS value FROM offers ORDER BY id");
        assert_eq!(said, ["withdrawn f 150", "accepted f 150"], "{name}");
        let same =
            "SELECT count(*) AS value FROM offers o JOIN slots s ON s.id = o.slot_id WHERE o.starts_at = s.starts_at";
        assert_eq!(tables.number(same), 2, "{name}");
    }
}

#[test]
fn several_can_be_asked_and_still_one_has_it() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sqlite", "postgres"] {
        let database = grown_until(name, "00000000000012", folder.path());
        let away = format!(
            "INSERT INTO absences (id, organiser_id, caregiver_id, kind, from_day, until_day, said_by, said_at)
             VALUES ('w', 'o', 'a', 'pause', '2026-11-01', NULL, 'caregiver', {DAY});"
        );
        let link = format!(
            "INSERT INTO links (token_hash, organiser_id, purpose, offer_id, issued_at, expires_at)
             VALUES ('h', 'o', 'answer-offer', 'o-a', {DAY}, {DAY});"
        );
        let people = ["a", "b", "c", "d"].map(caregiver).concat();
        let sql = [a_slot(), people, offer("a", "declined"), offer("b", "withdrawn"), away, link].concat();
        let run = |sql: &str| database.write_now(|c| Ok(on_either!(c, |c| c.batch_execute(sql))?));
        run(&sql).unwrap();
        migrate::run(&database).unwrap();
        let tables = Tables(&database);
        let kept = "SELECT id || ' ' || state AS value FROM offers ORDER BY id";
        assert_eq!(tables.texts(kept), ["o-a declined", "o-b withdrawn"], "{name}");
        assert_eq!(tables.texts("SELECT offer_id || kind AS value FROM links, absences"), ["o-apause"], "{name}");
        // Several are asked; once one has it, nobody else can; and nobody is asked twice.
        run(&[offer("c", "asked"), offer("d", "asked")].concat()).unwrap();
        run("UPDATE offers SET state = 'accepted' WHERE id = 'o-c'").unwrap();
        assert!(run("UPDATE offers SET state = 'accepted' WHERE id = 'o-d'").is_err(), "{name}: two have it");
        assert!(run(&offer("d", "asked").replace("'o-d'", "'o-e'")).is_err(), "{name}: she is asked twice");
        assert!(run(&offer("a", "nowhere").replace("'o-a'", "'o-f'")).is_err(), "{name}: no such state");
    }
}

#[test]
fn what_was_counted_of_a_table_made_anew_is_counted_again() {
    let folder = tempfile::tempdir().unwrap();
    let database = grown_until("sqlite", "00000000000012", folder.path());
    let sql = [a_slot(), caregiver("a"), offer("a", "accepted"), "ANALYZE;".to_owned()].concat();
    database.write_now(|c| Ok(on_either!(c, |c| c.batch_execute(&sql))?)).unwrap();
    let counted = "SELECT DISTINCT tbl AS value FROM sqlite_stat1 WHERE tbl = 'offers'";
    assert_eq!(Tables(&database).texts(counted), ["offers"]);
    migrate::run(&database).unwrap();
    assert_eq!(Tables(&database).texts(counted), [""; 0], "it was made anew");
    database.take_stock().unwrap();
    assert_eq!(Tables(&database).texts(counted), ["offers"]);
}

#[test]
fn rows_of_the_first_version_are_all_there_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sqlite", "postgres"] {
        let database = empty(name, folder.path());
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(name);
        let first = folders(name).into_iter().find(|f| f.starts_with(FIRST)).unwrap();
        let house = std::fs::read_to_string(root.join(first).join("up.sql")).unwrap();
        let ran = format!(
            "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);
             INSERT INTO __diesel_schema_migrations (version) VALUES ('{FIRST}');"
        );
        let rows = "INSERT INTO organisers (id, slug, name, scheme, time_zone, language, contact_name, contact_phone, contact_email, price_cents,
                 lead_hours, answer_hours, cutoff_hours, run_weekday, run_time, solve_seconds, same_place_minutes, created_at)
             VALUES ('o', 'gent', 'Gent', 'wijk-werken', 'Europe/Brussels', 'nl', 'Leen', '09 123 45 67', 'leen@gent.example', 750,
                 72, 24, 12, 4, '10:00', 60, 10, '2026-11-01 08:00:00');
             INSERT INTO families (id, organiser_id, email, name, phone, language, spoken_languages, single_parent, street, postcode, locality,
                 latitude, longitude, needs, trainees_welcome, created_at)
             VALUES ('f', 'o', 'fatma@huis.example', 'Fatma', '0470 12 34 56', 'nl', 'tr', false, 'Kerkstraat 1', '9000', 'Gent', 51.05, 3.72,
                 'bel twee keer', true, '2026-11-01 08:00:00');
             INSERT INTO children (id, organiser_id, family_id, first_name, birth_month) VALUES ('c', 'o', 'f', 'Yara', '2021-06');
             INSERT INTO outbox (id, organiser_id, family_id, recipient, letter, subject, body_text, body_html, message_id, state, attempts, due_at,
                 written_at)
             VALUES ('l', 'o', 'f', 'fatma@huis.example', 'letter-counted', 'Uw aanvraag', 'tekst', 'html', 'l', 'waiting', 0,
                 '2026-11-01 08:00:00', '2026-11-01 08:00:00');";
        let sql = [house.as_str(), &ran, rows].join("\n");
        database.write_now(|c| Ok(on_either!(c, |c| c.batch_execute(&sql))?)).unwrap();
        let before = Tables(&database).counts();

        assert_eq!(migrate::run(&database).unwrap().len(), folders(name).len() - 1, "{name}");
        let after = Tables(&database).counts();
        assert!(before.iter().all(|(table, rows)| after[table] == *rows), "{name}: {before:?} became {after:?}");
        let family = "SELECT email || ' ' || street || ' ' || needs AS value FROM families WHERE email_heard IS NULL";
        assert_eq!(Tables(&database).texts(family), ["fatma@huis.example Kerkstraat 1 bel twee keer"], "{name}");
        assert_eq!(Tables(&database).texts("SELECT body_text || state AS value FROM outbox JOIN letter_bodies ON letter_id = id WHERE family_id = 'f'"), ["tekstwaiting"]);
        // References hold as before.
        let orphan = "INSERT INTO children (id, organiser_id, family_id, first_name, birth_month) VALUES ('d', 'o', 'nobody', 'Jef', '2022-01')";
        assert!(
            database.write_now(|c| Ok(on_either!(c, |c| c.batch_execute(orphan))?)).is_err(),
            "{name}: a child of nobody"
        );
        assert!(migrate::run(&database).unwrap().is_empty(), "{name}: nothing is left to do");
    }
}

#[test]
fn whoever_could_do_everything_still_can() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sqlite", "postgres"] {
        let database = grown_until(name, "00000000000014", folder.path());
        let sql = format!(
            "{} INSERT INTO coordinators (id, organiser_id, email, name, password_hash, created_at)
             VALUES ('c', 'o', 'leen@wijk.example', 'Leen', 'x', {DAY});",
            a_slot()
        );
        database.write_now(|c| Ok(on_either!(c, |c| c.batch_execute(&sql))?)).unwrap();
        migrate::run(&database).unwrap();
        let tables = Tables(&database);
        assert_eq!(tables.texts("SELECT role AS value FROM coordinators"), ["administrator"], "{name}");
        assert_eq!(tables.texts("SELECT lead_time AS value FROM organisers"), ["warned"], "{name}");
    }
}

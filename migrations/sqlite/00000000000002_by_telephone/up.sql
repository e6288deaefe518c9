-- Families without an e-mail address, served on the telephone; letters that are told instead of sent; whom an answer goes to.
-- SQLite changes a column by making the table anew. Its references wait until the rows are back.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE families_before AS SELECT * FROM families;
DROP TABLE families;
CREATE TABLE families (
    id               TEXT PRIMARY KEY NOT NULL,
    organiser_id     TEXT NOT NULL REFERENCES organisers (id),
    email            TEXT,
    email_heard      TEXT,
    name             TEXT NOT NULL,
    phone            TEXT NOT NULL,
    language         TEXT NOT NULL,
    spoken_languages TEXT NOT NULL,
    single_parent    BOOLEAN NOT NULL,
    street           TEXT NOT NULL,
    postcode         TEXT NOT NULL,
    locality         TEXT NOT NULL,
    latitude         DOUBLE PRECISION NOT NULL,
    longitude        DOUBLE PRECISION NOT NULL,
    needs            TEXT NOT NULL,
    trainees_welcome BOOLEAN NOT NULL,
    created_at       TIMESTAMP NOT NULL,
    UNIQUE (organiser_id, email)
);
INSERT INTO families
SELECT id, organiser_id, email, NULL, name, phone, language, spoken_languages, single_parent, street, postcode, locality, latitude, longitude,
       needs, trainees_welcome, created_at
FROM families_before;
DROP TABLE families_before;

CREATE TABLE outbox_before AS SELECT * FROM outbox;
DROP TABLE outbox;
CREATE TABLE outbox (
    id            TEXT PRIMARY KEY NOT NULL,
    organiser_id  TEXT NOT NULL REFERENCES organisers (id),
    family_id     TEXT REFERENCES families (id),
    caregiver_id  TEXT REFERENCES caregivers (id),
    recipient     TEXT NOT NULL,
    reply_to      TEXT,
    letter        TEXT NOT NULL,
    subject       TEXT NOT NULL,
    body_text     TEXT NOT NULL,
    body_html     TEXT NOT NULL,
    calendar      TEXT,
    message_id    TEXT NOT NULL UNIQUE,
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'dropped', 'to-call', 'told')),
    attempts      INTEGER NOT NULL,
    due_at        TIMESTAMP NOT NULL,
    useless_after TIMESTAMP,
    lease         TEXT,
    leased_until  TIMESTAMP,
    last_error    TEXT,
    written_at    TIMESTAMP NOT NULL,
    settled_at    TIMESTAMP
);
INSERT INTO outbox
SELECT id, organiser_id, family_id, caregiver_id, recipient, NULL, letter, subject, body_text, body_html, calendar, message_id, state, attempts,
       due_at, useless_after, lease, leased_until, last_error, written_at, settled_at
FROM outbox_before;
DROP TABLE outbox_before;
CREATE INDEX outbox_by_state ON outbox (state, due_at);

-- Letters are sent side by side, no domain before the others; a newer letter about a matter takes the place of one that
-- waits; delivery reports are heard; what the mail server has against this installation is kept where everybody can see
-- it. SQLite changes a check by making the table anew. Its references wait until the rows are back.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE outbox_before AS SELECT * FROM outbox;
DROP TABLE outbox;
CREATE TABLE outbox (
    id            TEXT PRIMARY KEY NOT NULL,
    organiser_id  TEXT NOT NULL REFERENCES organisers (id),
    family_id     TEXT REFERENCES families (id),
    caregiver_id  TEXT REFERENCES caregivers (id),
    from_name     TEXT NOT NULL,
    recipient     TEXT NOT NULL,
    domain        TEXT NOT NULL,
    reply_to      TEXT,
    letter        TEXT NOT NULL,
    matter        TEXT,
    message_id    TEXT NOT NULL UNIQUE,
    state         TEXT NOT NULL
        CHECK (state IN ('waiting', 'sent', 'failed', 'dropped', 'replaced', 'bounced', 'to-call', 'told')),
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
SELECT id, organiser_id, family_id, caregiver_id, '', recipient,
       CASE instr(recipient, '@') WHEN 0 THEN '' ELSE substr(recipient, instr(recipient, '@') + 1) END,
       reply_to, letter, NULL, message_id, state, attempts,
       due_at, useless_after, lease, leased_until, last_error, written_at, settled_at
FROM outbox_before;

-- What letters say stands by itself: this table is small, for a letter that went has no row in it, and can be made anew
-- now and then. A row that is deleted leaves copies where its page was split before; a table that is emptied leaves
-- none. (It is emptied in one go only when it references nothing.)
CREATE TABLE letter_bodies (
    letter_id TEXT PRIMARY KEY NOT NULL,
    subject   TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    calendar  TEXT
);
-- What was set aside keeps no readable link.
INSERT INTO letter_bodies
SELECT id, subject, body_text, body_html, calendar FROM outbox_before WHERE state IN ('waiting', 'to-call');
DROP TABLE outbox_before;
CREATE INDEX outbox_by_state ON outbox (state, due_at, id, domain);
CREATE INDEX outbox_by_matter ON outbox (matter);

CREATE TABLE mail_faults (
    id       INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    since    TIMESTAMP NOT NULL,
    tried_at TIMESTAMP NOT NULL,
    reason   TEXT NOT NULL
);

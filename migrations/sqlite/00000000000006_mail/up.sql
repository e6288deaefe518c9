-- Letters are sent side by side, no domain before the others; a newer letter about a matter takes the place of one that waits;
-- delivery reports are heard; what the mail server has against this installation is kept where everybody can see it.
-- SQLite changes a check by making the table anew. Its references wait until the rows are back.
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
    subject       TEXT NOT NULL,
    body_text     TEXT NOT NULL,
    body_html     TEXT NOT NULL,
    calendar      TEXT,
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
       reply_to, letter, NULL, subject, body_text, body_html, calendar, message_id, state, attempts,
       due_at, useless_after, lease, leased_until, last_error, written_at, settled_at
FROM outbox_before;
DROP TABLE outbox_before;
-- What was set aside keeps no readable link.
UPDATE outbox SET subject = '', body_text = '', body_html = '', calendar = NULL WHERE state = 'failed';
CREATE INDEX outbox_by_state ON outbox (state, due_at, id);
CREATE INDEX outbox_by_matter ON outbox (matter);

CREATE TABLE mail_faults (
    id       INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    since    TIMESTAMP NOT NULL,
    tried_at TIMESTAMP NOT NULL,
    reason   TEXT NOT NULL
);

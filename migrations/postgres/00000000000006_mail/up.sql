-- Letters are sent side by side, no domain before the others; a newer letter about a matter takes the place of one that
-- waits; delivery reports are heard; what the mail server has against this installation is kept where everybody can see
-- it.
ALTER TABLE outbox ADD COLUMN domain TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN matter TEXT;
ALTER TABLE outbox ADD COLUMN from_name TEXT NOT NULL DEFAULT '';
UPDATE outbox SET domain = split_part(recipient, '@', 2);
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_state_check
    CHECK (state IN ('waiting', 'sent', 'failed', 'dropped', 'replaced', 'bounced', 'to-call', 'told'));

-- What letters say stands by itself, and only until they went (SQLite has a reason for it). What was set aside keeps no
-- readable link.
CREATE TABLE letter_bodies (
    letter_id TEXT PRIMARY KEY NOT NULL,
    subject   TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    calendar  TEXT
);
INSERT INTO letter_bodies
SELECT id, subject, body_text, body_html, calendar FROM outbox WHERE state IN ('waiting', 'to-call');
ALTER TABLE outbox DROP COLUMN subject, DROP COLUMN body_text, DROP COLUMN body_html, DROP COLUMN calendar;

DROP INDEX outbox_by_state;
CREATE INDEX outbox_by_state ON outbox (state, due_at, id, domain);
CREATE INDEX outbox_by_matter ON outbox (matter);

CREATE TABLE mail_faults (
    id       INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    since    TIMESTAMPTZ NOT NULL,
    tried_at TIMESTAMPTZ NOT NULL,
    reason   TEXT NOT NULL
);

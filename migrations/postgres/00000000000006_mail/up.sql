-- Letters are sent side by side, no domain before the others; a newer letter about a matter takes the place of one that waits;
-- delivery reports are heard; what the mail server has against this installation is kept where everybody can see it.
ALTER TABLE outbox ADD COLUMN domain TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN matter TEXT;
ALTER TABLE outbox ADD COLUMN from_name TEXT NOT NULL DEFAULT '';
UPDATE outbox SET domain = split_part(recipient, '@', 2);
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_state_check
    CHECK (state IN ('waiting', 'sent', 'failed', 'dropped', 'replaced', 'bounced', 'to-call', 'told'));
-- What was set aside keeps no readable link.
UPDATE outbox SET subject = '', body_text = '', body_html = '', calendar = NULL WHERE state = 'failed';
DROP INDEX outbox_by_state;
CREATE INDEX outbox_by_state ON outbox (state, due_at, id);
CREATE INDEX outbox_by_matter ON outbox (matter);

CREATE TABLE mail_faults (
    id       INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    since    TIMESTAMPTZ NOT NULL,
    tried_at TIMESTAMPTZ NOT NULL,
    reason   TEXT NOT NULL
);

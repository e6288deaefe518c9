-- Families without an e-mail address, served on the telephone; letters that are told instead of sent; whom an answer goes to.
ALTER TABLE families ALTER COLUMN email DROP NOT NULL;
ALTER TABLE families ADD COLUMN email_heard TEXT;

ALTER TABLE outbox ADD COLUMN reply_to TEXT;
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_state_check CHECK (state IN ('waiting', 'sent', 'failed', 'dropped', 'to-call', 'told'));

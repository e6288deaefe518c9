-- How often something was tried, so that limits hold over restarts and in every process.
CREATE TABLE tries (
    key_hash TEXT PRIMARY KEY NOT NULL,
    ends_at  TIMESTAMPTZ NOT NULL,
    count    INTEGER NOT NULL
);

-- Whoever has lost her link is looked for by her address, never by reading every form.
ALTER TABLE enquiries ADD COLUMN email TEXT;
CREATE INDEX enquiries_by_email ON enquiries (organiser_id, email);

-- Who asked for a new link: known here or not, the same row, and the same time until the answer. Letters follow.
CREATE TABLE lost_links (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    email        TEXT NOT NULL,
    asked_at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organiser_id, email)
);
CREATE INDEX links_by_caregiver ON links (caregiver_id);
CREATE INDEX links_by_enquiry ON links (enquiry_id);
CREATE INDEX families_by_heard ON families (organiser_id, email_heard);

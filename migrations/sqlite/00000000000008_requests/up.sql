-- Several households may share a proved address: a social worker asks for many. Which form an enquiry came with, so that a correction
-- is known from another request. SQLite changes a rule by making the table anew. Its references wait until the rows are back.
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
    created_at       TIMESTAMP NOT NULL
);
INSERT INTO families
SELECT id, organiser_id, email, email_heard, name, phone, language, spoken_languages, single_parent, street, postcode, locality, latitude,
       longitude, needs, trainees_welcome, created_at
FROM families_before;
DROP TABLE families_before;
CREATE INDEX families_by_email ON families (organiser_id, email);
CREATE INDEX IF NOT EXISTS families_by_heard ON families (organiser_id, email_heard);

ALTER TABLE enquiries ADD COLUMN form_number TEXT NOT NULL DEFAULT '';
CREATE INDEX enquiries_by_form_number ON enquiries (organiser_id, form_number);
CREATE INDEX enquiries_that_wait ON enquiries (organiser_id, id) WHERE family_id IS NULL;

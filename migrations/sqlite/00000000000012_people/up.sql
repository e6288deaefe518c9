-- Several people can be asked for one slot at once: "asked". Who says yes first comes; the others are "thanked".
-- SQLite changes a check by making the table anew. Its references wait until the rows are back.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE offers_before AS SELECT * FROM offers;
DROP TABLE offers;
CREATE TABLE offers (
    id             TEXT PRIMARY KEY NOT NULL,
    organiser_id   TEXT NOT NULL REFERENCES organisers (id),
    publication_id TEXT REFERENCES publications (id),
    slot_id        TEXT NOT NULL REFERENCES slots (id),
    caregiver_id   TEXT NOT NULL REFERENCES caregivers (id),
    role           TEXT NOT NULL CHECK (role IN ('caregiver', 'trainee')),
    state          TEXT NOT NULL CHECK (state IN ('offered', 'asked', 'accepted', 'declined', 'expired', 'withdrawn', 'thanked')),
    answer_by      TIMESTAMP NOT NULL,
    made_at        TIMESTAMP NOT NULL,
    family_id      TEXT NOT NULL DEFAULT '',
    starts_at      TIMESTAMP NOT NULL DEFAULT '1970-01-01 00:00:00',
    minutes        INTEGER NOT NULL DEFAULT 0
);
INSERT INTO offers
SELECT id, organiser_id, publication_id, slot_id, caregiver_id, role, state, answer_by, made_at, family_id, starts_at, minutes FROM offers_before;
DROP TABLE offers_before;
-- The one sentence against double booking: a slot has one living offer for each role.
CREATE UNIQUE INDEX one_living_offer_per_role ON offers (slot_id, role) WHERE state IN ('offered', 'accepted');
-- And nobody is asked twice for the same at the same time.
CREATE UNIQUE INDEX one_question_per_person ON offers (slot_id, role, caregiver_id) WHERE state IN ('offered', 'asked', 'accepted');
CREATE INDEX offers_by_slot ON offers (slot_id);
CREATE INDEX offers_by_state ON offers (state, answer_by);
CREATE INDEX offers_by_start ON offers (starts_at, organiser_id, state);
CREATE INDEX offers_by_caregiver ON offers (caregiver_id, starts_at, state, minutes);
CREATE INDEX offers_by_family ON offers (family_id, starts_at, state, role, caregiver_id);

-- Why somebody is away: ill, on leave, or for a time.
CREATE TABLE absences_before AS SELECT * FROM absences;
DROP TABLE absences;
CREATE TABLE absences (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    kind         TEXT NOT NULL CHECK (kind IN ('ill', 'leave', 'pause', 'goodbye')),
    from_day     DATE NOT NULL,
    until_day    DATE CHECK (until_day >= from_day),
    said_by      TEXT NOT NULL,
    said_at      TIMESTAMP NOT NULL
);
INSERT INTO absences SELECT id, organiser_id, caregiver_id, kind, from_day, until_day, said_by, said_at FROM absences_before;
DROP TABLE absences_before;
CREATE INDEX absences_by_caregiver ON absences (caregiver_id);

-- What a coordinator writes down about a family or a caregiver: a call, what was agreed.
CREATE TABLE notes (
    id             TEXT PRIMARY KEY NOT NULL,
    organiser_id   TEXT NOT NULL REFERENCES organisers (id),
    family_id      TEXT REFERENCES families (id),
    caregiver_id   TEXT REFERENCES caregivers (id),
    coordinator_id TEXT NOT NULL REFERENCES coordinators (id),
    kind           TEXT NOT NULL CHECK (kind IN ('call', 'note')),
    text           TEXT NOT NULL,
    written_at     TIMESTAMP NOT NULL,
    CHECK ((family_id IS NULL) <> (caregiver_id IS NULL))
);
CREATE INDEX notes_by_family ON notes (family_id, written_at);
CREATE INDEX notes_by_caregiver ON notes (caregiver_id, written_at);
CREATE INDEX notes_by_time ON notes (written_at);

-- Several people can be asked for one slot at once: "asked". Who says yes first comes; the others are "thanked".
ALTER TABLE offers DROP CONSTRAINT offers_state_check;
ALTER TABLE offers ADD CONSTRAINT offers_state_check
    CHECK (state IN ('offered', 'asked', 'accepted', 'declined', 'expired', 'withdrawn', 'thanked'));
-- And nobody is asked twice for the same at the same time.
CREATE UNIQUE INDEX one_question_per_person ON offers (slot_id, role, caregiver_id) WHERE state IN ('offered', 'asked', 'accepted');

-- Why somebody is away: ill, on leave, or for a time.
ALTER TABLE absences DROP CONSTRAINT absences_kind_check;
ALTER TABLE absences ADD CONSTRAINT absences_kind_check CHECK (kind IN ('ill', 'leave', 'pause', 'goodbye'));

-- What a coordinator writes down about a family or a caregiver: a call, what was agreed.
CREATE TABLE notes (
    id             TEXT PRIMARY KEY NOT NULL,
    organiser_id   TEXT NOT NULL REFERENCES organisers (id),
    family_id      TEXT REFERENCES families (id),
    caregiver_id   TEXT REFERENCES caregivers (id),
    coordinator_id TEXT NOT NULL REFERENCES coordinators (id),
    kind           TEXT NOT NULL CHECK (kind IN ('call', 'note')),
    text           TEXT NOT NULL,
    written_at     TIMESTAMPTZ NOT NULL,
    CHECK ((family_id IS NULL) <> (caregiver_id IS NULL))
);
CREATE INDEX notes_by_family ON notes (family_id, written_at);
CREATE INDEX notes_by_caregiver ON notes (caregiver_id, written_at);
CREATE INDEX notes_by_time ON notes (written_at);

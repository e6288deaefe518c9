-- What a coordinator signs for by name where a caregiver misses something that the ladder asks; when caregivers are away or stop; an
-- address that a caregiver has given and not proved yet.
CREATE TABLE gate_exceptions (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    requirement  TEXT NOT NULL,
    reason       TEXT NOT NULL,
    valid_from   DATE NOT NULL,
    valid_until  DATE NOT NULL CHECK (valid_until >= valid_from),
    signed_at    TIMESTAMP NOT NULL,
    signed_by    TEXT NOT NULL REFERENCES coordinators (id),
    ended_at     TIMESTAMP,
    ended_by     TEXT REFERENCES coordinators (id)
);
CREATE INDEX gate_exceptions_by_caregiver ON gate_exceptions (caregiver_id);

CREATE TABLE absences (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    kind         TEXT NOT NULL CHECK (kind IN ('pause', 'goodbye')),
    from_day     DATE NOT NULL,
    until_day    DATE CHECK (until_day >= from_day),
    said_by      TEXT NOT NULL,
    said_at      TIMESTAMP NOT NULL
);
CREATE INDEX absences_by_caregiver ON absences (caregiver_id);

CREATE TABLE new_addresses (
    caregiver_id TEXT PRIMARY KEY NOT NULL REFERENCES caregivers (id),
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    email        TEXT NOT NULL,
    given_at     TIMESTAMP NOT NULL
);

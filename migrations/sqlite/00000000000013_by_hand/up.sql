-- What a coordinator sets aside for one slot and one caregiver, with the reason; and her last steps by hand, which she can take back.
CREATE TABLE waivers (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    slot_id      TEXT NOT NULL REFERENCES slots (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    policy       TEXT NOT NULL,
    reason       TEXT NOT NULL,
    signed_by    TEXT NOT NULL REFERENCES coordinators (id),
    signed_at    TIMESTAMP NOT NULL,
    PRIMARY KEY (slot_id, caregiver_id, policy)
);
CREATE INDEX waivers_by_caregiver ON waivers (caregiver_id);

CREATE TABLE hand_steps (
    id             TEXT PRIMARY KEY NOT NULL,
    organiser_id   TEXT NOT NULL REFERENCES organisers (id),
    week           TEXT NOT NULL,
    coordinator_id TEXT NOT NULL REFERENCES coordinators (id),
    slot_id        TEXT NOT NULL REFERENCES slots (id),
    caregiver_id   TEXT NOT NULL REFERENCES caregivers (id),
    kind           TEXT NOT NULL,
    stood          TEXT NOT NULL,
    stands         TEXT NOT NULL,
    told           BOOLEAN NOT NULL,
    made_at        TIMESTAMP NOT NULL
);
CREATE INDEX hand_steps_by_week ON hand_steps (organiser_id, week, coordinator_id, made_at);

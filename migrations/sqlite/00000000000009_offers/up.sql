-- A third decision about a slot and a caregiver: she said no to an offer of it. What was kept as "forbid" because of a no becomes that.
-- SQLite changes a check by making the table anew.
CREATE TABLE decisions_before AS SELECT * FROM decisions;
DROP TABLE decisions;
CREATE TABLE decisions (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    slot_id      TEXT NOT NULL REFERENCES slots (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    kind         TEXT NOT NULL CHECK (kind IN ('pin', 'forbid', 'declined')),
    PRIMARY KEY (slot_id, caregiver_id)
);
INSERT INTO decisions
SELECT d.organiser_id, d.slot_id, d.caregiver_id,
       CASE WHEN d.kind = 'forbid'
                 AND EXISTS (SELECT 1 FROM offers o WHERE o.slot_id = d.slot_id AND o.caregiver_id = d.caregiver_id AND o.state = 'declined')
                 AND NOT EXISTS (SELECT 1 FROM events e WHERE e.slot_id = d.slot_id AND e.caregiver_id = d.caregiver_id AND e.kind = 'forbidden')
            THEN 'declined' ELSE d.kind END
FROM decisions_before d;
DROP TABLE decisions_before;
CREATE UNIQUE INDEX one_pin_per_slot ON decisions (slot_id) WHERE kind = 'pin';

-- What happened of a kind, since when: what the office must hear of at once.
CREATE INDEX events_by_kind ON events (organiser_id, kind, at);

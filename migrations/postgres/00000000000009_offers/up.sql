-- A third decision about a slot and a caregiver: she said no to an offer of it. What was kept as "forbid" because of a no becomes that.
ALTER TABLE decisions DROP CONSTRAINT decisions_kind_check;
ALTER TABLE decisions ADD CONSTRAINT decisions_kind_check CHECK (kind IN ('pin', 'forbid', 'declined'));
UPDATE decisions d SET kind = 'declined'
WHERE d.kind = 'forbid'
  AND EXISTS (SELECT 1 FROM offers o WHERE o.slot_id = d.slot_id AND o.caregiver_id = d.caregiver_id AND o.state = 'declined')
  AND NOT EXISTS (SELECT 1 FROM events e WHERE e.slot_id = d.slot_id AND e.caregiver_id = d.caregiver_id AND e.kind = 'forbidden');

-- What happened of a kind, since when: what the office must hear of at once.
CREATE INDEX events_by_kind ON events (organiser_id, kind, at);

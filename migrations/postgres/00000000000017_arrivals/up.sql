-- What was said about somebody's coming, once it was time: that she has arrived, that nobody came. Taken back, it is gone.
CREATE TABLE arrivals (
    offer_id     TEXT NOT NULL REFERENCES offers (id),
    said         TEXT NOT NULL CHECK (said IN ('arrived', 'nobody-came')),
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    said_at      TIMESTAMPTZ NOT NULL,
    said_by      TEXT NOT NULL CHECK (said_by IN ('family', 'caregiver', 'coordinator')),
    PRIMARY KEY (offer_id, said)
);
CREATE INDEX arrivals_by_organiser ON arrivals (organiser_id, said_at);

-- So many minutes after the start the office is shown who has not been seen; 0: nobody is asked to say that she arrived.
-- It is switched on for whoever begins now. Who planned here before switches it on after telling the caregivers.
ALTER TABLE organisers ADD COLUMN seen_minutes INTEGER NOT NULL DEFAULT 15;
UPDATE organisers SET seen_minutes = 0;

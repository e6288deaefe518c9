-- What absences would do to the draft of a week; of each week the last one.
CREATE TABLE rehearsals (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    week         TEXT NOT NULL,
    begun_at     TIMESTAMP   NOT NULL,
    ended_at     TIMESTAMP  ,
    failure      TEXT,
    looked_at    TIMESTAMP  ,
    of_draft     TEXT,
    of_week      TEXT,
    found        TEXT,
    PRIMARY KEY (organiser_id, week)
);

-- A run may be made by other weights than the settings': those that were chosen for it.
ALTER TABLE plan_runs ADD COLUMN weights TEXT;

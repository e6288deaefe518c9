-- An offer says itself for whom, when and how long: a slot never changes these. So the caps of months and years are sums over one index,
-- caregiver by caregiver, and who came to whom is read without the slots of a quarter.
ALTER TABLE offers ADD COLUMN family_id TEXT NOT NULL DEFAULT '';
ALTER TABLE offers ADD COLUMN starts_at TIMESTAMP NOT NULL DEFAULT '1970-01-01 00:00:00';
ALTER TABLE offers ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0;
UPDATE offers SET
    family_id = (SELECT slots.family_id FROM slots WHERE slots.id = offers.slot_id),
    starts_at = (SELECT slots.starts_at FROM slots WHERE slots.id = offers.slot_id),
    minutes = (SELECT (strftime('%s', slots.ends_at) - strftime('%s', slots.starts_at)) / 60 FROM slots WHERE slots.id = offers.slot_id);
-- The start comes first: by the organiser alone nobody looks for offers, and SQLite is not to believe so.
CREATE INDEX offers_by_start ON offers (starts_at, organiser_id, state);
DROP INDEX offers_by_caregiver;
CREATE INDEX offers_by_caregiver ON offers (caregiver_id, starts_at, state, minutes);
CREATE INDEX offers_by_family ON offers (family_id, starts_at, state, role, caregiver_id);

-- What a week's page looks up: patterns and certificates of one organiser, its families by name.
CREATE INDEX availability_patterns_by_organiser ON availability_patterns (organiser_id);
CREATE INDEX availability_exceptions_by_day ON availability_exceptions (organiser_id, day);
CREATE INDEX certificates_by_organiser ON certificates (organiser_id);
CREATE INDEX families_by_name ON families (organiser_id, name, id);
CREATE INDEX minutes_by_hand_by_month ON minutes_by_hand (organiser_id, month);

-- What did not reach people, of one organiser: among all that was sent.
CREATE INDEX outbox_by_organiser ON outbox (organiser_id, state, id);

-- SQLite reads a row from its start: how a run stands comes before its long files.
CREATE TABLE plan_runs_before AS SELECT * FROM plan_runs;
DROP TABLE plan_runs;
CREATE TABLE plan_runs (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    week         TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('running', 'finished', 'failed')),
    started_by   TEXT NOT NULL,
    started_at   TIMESTAMP NOT NULL,
    beat_at      TIMESTAMP NOT NULL,
    finished_at  TIMESTAMP,
    stop_asked   BOOLEAN NOT NULL,
    seed         INTEGER NOT NULL,
    time_limit   INTEGER NOT NULL,
    score        DOUBLE PRECISION,
    bound        DOUBLE PRECISION,
    gap          DOUBLE PRECISION,
    failure      TEXT,
    progress     TEXT NOT NULL,
    week_file    TEXT NOT NULL,
    plan_file    TEXT
);
INSERT INTO plan_runs
SELECT id, organiser_id, week, state, started_by, started_at, beat_at, finished_at, stop_asked, seed, time_limit, score, bound, gap,
       failure, progress, week_file, plan_file
FROM plan_runs_before;
DROP TABLE plan_runs_before;
CREATE UNIQUE INDEX one_running_solve_per_week ON plan_runs (organiser_id, week) WHERE state = 'running';
CREATE INDEX plan_runs_by_week ON plan_runs (organiser_id, week, started_at);

-- A run may be told how near to the best possible is good enough, as a part of it.
ALTER TABLE plan_runs ADD COLUMN gap_asked DOUBLE PRECISION NOT NULL DEFAULT 0.0001;

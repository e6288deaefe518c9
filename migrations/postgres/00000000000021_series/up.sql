-- Slots that come again every week know with which.
ALTER TABLE slots ADD COLUMN series_id TEXT;
CREATE INDEX slots_of_series ON slots (series_id) WHERE series_id IS NOT NULL;

ALTER TABLE organisers DROP COLUMN seen_minutes;
DROP TABLE arrivals;

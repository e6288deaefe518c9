-- Who did what is read from the newest on, a page at a time.
CREATE INDEX events_by_time ON events (organiser_id, at, id);

-- Who did what is read from the newest on, a page at a time: everything, a kind of thing, a kind of people, one of them.
CREATE INDEX events_by_time ON events (organiser_id, at, id);
DROP INDEX events_by_kind;
CREATE INDEX events_by_kind ON events (organiser_id, kind, at, id);
CREATE INDEX events_by_actor_kind ON events (organiser_id, actor_kind, at, id);
CREATE INDEX events_by_actor ON events (actor_id, at, id);

-- What comes next for a family is found without all that was.
DROP INDEX slots_by_family;
CREATE INDEX slots_by_family ON slots (family_id, starts_at);

-- Whether an offer was reminded of, and who has a slot, is looked for all day long and when somebody is forgotten.
CREATE INDEX events_by_offer ON events (offer_id);
CREATE INDEX offers_by_slot ON offers (slot_id);
CREATE INDEX links_by_family ON links (family_id);

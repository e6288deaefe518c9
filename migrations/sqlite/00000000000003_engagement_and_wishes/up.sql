-- On which terms a caregiver works, for only neighbourhood workers have the scheme's caps and path; and what she wishes.
ALTER TABLE caregivers ADD COLUMN engagement TEXT NOT NULL DEFAULT 'neighbourhood-worker';
ALTER TABLE caregivers ADD COLUMN wishes TEXT NOT NULL DEFAULT '';

-- The ladder that an organiser has set in place of its scheme's: one document, which is read, judged and changed whole. Without one,
-- what the scheme says holds, as before.
ALTER TABLE organisers ADD COLUMN ladder TEXT;

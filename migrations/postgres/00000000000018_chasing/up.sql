-- So many hours before an answer is due, whoever has not answered is reminded.
ALTER TABLE organisers ADD COLUMN remind_hours TEXT NOT NULL DEFAULT '12 3';

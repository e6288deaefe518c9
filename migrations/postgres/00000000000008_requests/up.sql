-- Several households may share a proved address: a social worker asks for many. Which form an enquiry came with, so that a correction
-- is known from another request.
ALTER TABLE families DROP CONSTRAINT families_organiser_id_email_key;
CREATE INDEX families_by_email ON families (organiser_id, email);
CREATE INDEX IF NOT EXISTS families_by_heard ON families (organiser_id, email_heard);

ALTER TABLE enquiries ADD COLUMN form_number TEXT NOT NULL DEFAULT '';
CREATE INDEX enquiries_by_form_number ON enquiries (organiser_id, form_number);
CREATE INDEX enquiries_that_wait ON enquiries (organiser_id, id) WHERE family_id IS NULL;

-- What each coordinator may do. Whoever was here before could do everything, and still can.
ALTER TABLE coordinators ADD COLUMN role TEXT NOT NULL DEFAULT 'administrator'
    CHECK (role IN ('administrator', 'planner', 'reader'));

-- Who was asked to become a coordinator, until the link is used, taken back or over.
CREATE TABLE invitations (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    email        TEXT NOT NULL,
    name         TEXT NOT NULL,
    role         TEXT NOT NULL CHECK (role IN ('administrator', 'planner', 'reader')),
    invited_by   TEXT NOT NULL REFERENCES coordinators (id),
    invited_at   TIMESTAMPTZ NOT NULL,
    expires_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX invitations_by_organiser ON invitations (organiser_id);
ALTER TABLE links ADD COLUMN invitation_id TEXT REFERENCES invitations (id);
CREATE INDEX links_by_invitation ON links (invitation_id);

-- Whether care that is asked too late is asked with a warning, or not at all.
ALTER TABLE organisers ADD COLUMN lead_time TEXT NOT NULL DEFAULT 'warned' CHECK (lead_time IN ('warned', 'enforced'));

-- Rules and weights of the plan that an organiser has set otherwise than they are at first.
CREATE TABLE plan_figures (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    figure       TEXT NOT NULL,
    value        DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (organiser_id, figure)
);

-- What an organiser adds to a letter, in a language.
CREATE TABLE letter_texts (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    letter       TEXT NOT NULL,
    language     TEXT NOT NULL,
    added        TEXT NOT NULL,
    PRIMARY KEY (organiser_id, letter, language)
);

-- The first house: organisers and their people, what families ask, what is planned, offered and sent.
-- Every row belongs to an organiser. Instants are UTC; wall times and their zone stand beside them where people chose them.

CREATE TABLE organisers (
    id                 TEXT PRIMARY KEY NOT NULL,
    slug               TEXT NOT NULL UNIQUE,
    name               TEXT NOT NULL,
    scheme             TEXT NOT NULL,
    time_zone          TEXT NOT NULL,
    language           TEXT NOT NULL,
    contact_name       TEXT NOT NULL,
    contact_phone      TEXT NOT NULL,
    contact_email      TEXT NOT NULL,
    price_cents        INTEGER NOT NULL CHECK (price_cents >= 0),
    lead_hours         INTEGER NOT NULL CHECK (lead_hours >= 0),
    answer_hours       INTEGER NOT NULL CHECK (answer_hours > 0),
    cutoff_hours       INTEGER NOT NULL CHECK (cutoff_hours >= 0),
    run_weekday        INTEGER NOT NULL CHECK (run_weekday BETWEEN 0 AND 7),
    run_time           TEXT NOT NULL,
    solve_seconds      INTEGER NOT NULL CHECK (solve_seconds > 0),
    same_place_minutes INTEGER NOT NULL CHECK (same_place_minutes >= 0),
    created_at         TIMESTAMP NOT NULL
);

CREATE TABLE organiser_postcodes (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    postcode     TEXT NOT NULL,
    PRIMARY KEY (organiser_id, postcode)
);

CREATE TABLE coordinators (
    id            TEXT PRIMARY KEY NOT NULL,
    organiser_id  TEXT NOT NULL REFERENCES organisers (id),
    email         TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at    TIMESTAMP NOT NULL
);

CREATE TABLE sessions (
    token_hash     TEXT PRIMARY KEY NOT NULL,
    organiser_id   TEXT NOT NULL REFERENCES organisers (id),
    coordinator_id TEXT NOT NULL REFERENCES coordinators (id),
    created_at     TIMESTAMP NOT NULL,
    last_seen_at   TIMESTAMP NOT NULL
);

CREATE TABLE families (
    id               TEXT PRIMARY KEY NOT NULL,
    organiser_id     TEXT NOT NULL REFERENCES organisers (id),
    email            TEXT NOT NULL,
    name             TEXT NOT NULL,
    phone            TEXT NOT NULL,
    language         TEXT NOT NULL,
    spoken_languages TEXT NOT NULL,
    single_parent    BOOLEAN NOT NULL,
    street           TEXT NOT NULL,
    postcode         TEXT NOT NULL,
    locality         TEXT NOT NULL,
    latitude         DOUBLE PRECISION NOT NULL,
    longitude        DOUBLE PRECISION NOT NULL,
    needs            TEXT NOT NULL,
    trainees_welcome BOOLEAN NOT NULL,
    created_at       TIMESTAMP NOT NULL,
    UNIQUE (organiser_id, email)
);

-- What came in by the open form, word for word, until the address it gives is proved; then it becomes a family's request.
CREATE TABLE enquiries (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    submission   TEXT NOT NULL UNIQUE,
    form         TEXT NOT NULL,
    received_at  TIMESTAMP NOT NULL,
    family_id    TEXT REFERENCES families (id)
);

CREATE TABLE children (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    family_id    TEXT NOT NULL REFERENCES families (id),
    first_name   TEXT NOT NULL,
    birth_month  TEXT NOT NULL
);
CREATE INDEX children_by_family ON children (family_id);

CREATE TABLE caregivers (
    id                  TEXT PRIMARY KEY NOT NULL,
    organiser_id        TEXT NOT NULL REFERENCES organisers (id),
    email               TEXT NOT NULL,
    name                TEXT NOT NULL,
    phone               TEXT NOT NULL,
    language            TEXT NOT NULL,
    spoken_languages    TEXT NOT NULL,
    street              TEXT NOT NULL,
    postcode            TEXT NOT NULL,
    locality            TEXT NOT NULL,
    latitude            DOUBLE PRECISION NOT NULL,
    longitude           DOUBLE PRECISION NOT NULL,
    transport           TEXT NOT NULL,
    max_travel_minutes  INTEGER NOT NULL CHECK (max_travel_minutes > 0),
    stage               TEXT NOT NULL,
    earlier_work        TEXT NOT NULL,
    max_minutes_per_day  INTEGER NOT NULL,
    max_minutes_per_week INTEGER NOT NULL,
    max_days             INTEGER NOT NULL,
    min_minutes_per_day  INTEGER NOT NULL,
    target_minutes       INTEGER NOT NULL,
    learning_minutes     INTEGER NOT NULL,
    path_started_on      DATE,
    path_exempt          BOOLEAN NOT NULL,
    created_at           TIMESTAMP NOT NULL,
    proved_at            TIMESTAMP,
    admitted_at          TIMESTAMP,
    submission           TEXT NOT NULL,
    UNIQUE (organiser_id, submission)
);
CREATE UNIQUE INDEX one_proved_caregiver_per_address ON caregivers (organiser_id, email) WHERE proved_at IS NOT NULL;
CREATE INDEX caregivers_by_email ON caregivers (organiser_id, email);

CREATE TABLE certificates (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    code         TEXT NOT NULL,
    valid_from   DATE NOT NULL,
    valid_until  DATE,
    seen_on      DATE NOT NULL,
    seen_by      TEXT NOT NULL REFERENCES coordinators (id)
);
CREATE INDEX certificates_by_caregiver ON certificates (caregiver_id);

CREATE TABLE availability_patterns (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    weekday      INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    from_time    TEXT NOT NULL,
    until_time   TEXT NOT NULL,
    shade        TEXT NOT NULL
);
CREATE INDEX availability_patterns_by_caregiver ON availability_patterns (caregiver_id);

-- A date with rows here follows them and not the weekly pattern; a row without times says "not on this day".
CREATE TABLE availability_exceptions (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    day          DATE NOT NULL,
    from_time    TEXT,
    until_time   TEXT,
    shade        TEXT
);
CREATE INDEX availability_exceptions_by_caregiver ON availability_exceptions (caregiver_id, day);

-- Minutes that a caregiver worked outside the plans known here, entered by a coordinator.
CREATE TABLE minutes_by_hand (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    month        TEXT NOT NULL,
    minutes      INTEGER NOT NULL CHECK (minutes >= 0),
    PRIMARY KEY (caregiver_id, month)
);

CREATE TABLE pairings (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    family_id    TEXT NOT NULL REFERENCES families (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    kind         TEXT NOT NULL CHECK (kind IN ('never', 'usual')),
    PRIMARY KEY (family_id, caregiver_id)
);

CREATE TABLE requests (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    family_id    TEXT NOT NULL REFERENCES families (id),
    submission   TEXT NOT NULL UNIQUE,
    reason       TEXT NOT NULL,
    wishes       TEXT NOT NULL,
    asked_at     TIMESTAMP NOT NULL,
    asked_by     TEXT NOT NULL
);
CREATE INDEX requests_by_family ON requests (family_id);

CREATE TABLE request_children (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    request_id   TEXT NOT NULL REFERENCES requests (id),
    child_id     TEXT NOT NULL REFERENCES children (id),
    PRIMARY KEY (request_id, child_id)
);

CREATE TABLE slots (
    id                TEXT PRIMARY KEY NOT NULL,
    organiser_id      TEXT NOT NULL REFERENCES organisers (id),
    request_id        TEXT NOT NULL REFERENCES requests (id),
    family_id         TEXT NOT NULL REFERENCES families (id),
    week              TEXT NOT NULL,
    starts_at         TIMESTAMP NOT NULL,
    ends_at           TIMESTAMP NOT NULL,
    wall_start        TEXT NOT NULL,
    wall_end          TEXT NOT NULL,
    time_zone         TEXT NOT NULL,
    priority          INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 5),
    calendar_sequence INTEGER NOT NULL,
    cancelled_at      TIMESTAMP
);
CREATE INDEX slots_by_week ON slots (organiser_id, week);
CREATE INDEX slots_by_family ON slots (family_id);

CREATE TABLE decisions (
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    slot_id      TEXT NOT NULL REFERENCES slots (id),
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    kind         TEXT NOT NULL CHECK (kind IN ('pin', 'forbid')),
    PRIMARY KEY (slot_id, caregiver_id)
);
CREATE UNIQUE INDEX one_pin_per_slot ON decisions (slot_id) WHERE kind = 'pin';

CREATE TABLE plan_runs (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    week         TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('running', 'finished', 'failed')),
    started_by   TEXT NOT NULL,
    started_at   TIMESTAMP NOT NULL,
    beat_at      TIMESTAMP NOT NULL,
    finished_at  TIMESTAMP,
    stop_asked   BOOLEAN NOT NULL,
    seed         INTEGER NOT NULL,
    time_limit   INTEGER NOT NULL,
    progress     TEXT NOT NULL,
    week_file    TEXT NOT NULL,
    plan_file    TEXT,
    score        DOUBLE PRECISION,
    bound        DOUBLE PRECISION,
    gap          DOUBLE PRECISION,
    failure      TEXT
);
CREATE UNIQUE INDEX one_running_solve_per_week ON plan_runs (organiser_id, week) WHERE state = 'running';
CREATE INDEX plan_runs_by_week ON plan_runs (organiser_id, week, started_at);

CREATE TABLE draft_assignments (
    slot_id      TEXT PRIMARY KEY NOT NULL REFERENCES slots (id),
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    week         TEXT NOT NULL,
    caregiver_id TEXT NOT NULL REFERENCES caregivers (id),
    trainee_id   TEXT REFERENCES caregivers (id)
);
CREATE INDEX draft_assignments_by_week ON draft_assignments (organiser_id, week);

CREATE TABLE publications (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    week         TEXT NOT NULL,
    revision     INTEGER NOT NULL,
    published_at TIMESTAMP NOT NULL,
    published_by TEXT NOT NULL,
    week_file    TEXT NOT NULL,
    plan_file    TEXT NOT NULL,
    UNIQUE (organiser_id, week, revision)
);

CREATE TABLE offers (
    id             TEXT PRIMARY KEY NOT NULL,
    organiser_id   TEXT NOT NULL REFERENCES organisers (id),
    publication_id TEXT REFERENCES publications (id),
    slot_id        TEXT NOT NULL REFERENCES slots (id),
    caregiver_id   TEXT NOT NULL REFERENCES caregivers (id),
    role           TEXT NOT NULL CHECK (role IN ('caregiver', 'trainee')),
    state          TEXT NOT NULL CHECK (state IN ('offered', 'accepted', 'declined', 'expired', 'withdrawn')),
    answer_by      TIMESTAMP NOT NULL,
    made_at        TIMESTAMP NOT NULL
);
-- The one sentence against double booking: a slot has one living offer for each role.
CREATE UNIQUE INDEX one_living_offer_per_role ON offers (slot_id, role) WHERE state IN ('offered', 'accepted');
CREATE INDEX offers_by_caregiver ON offers (caregiver_id);
CREATE INDEX offers_by_state ON offers (state, answer_by);

CREATE TABLE links (
    token_hash   TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    purpose      TEXT NOT NULL,
    family_id    TEXT REFERENCES families (id),
    caregiver_id TEXT REFERENCES caregivers (id),
    offer_id     TEXT REFERENCES offers (id),
    enquiry_id   TEXT REFERENCES enquiries (id),
    issued_at    TIMESTAMP NOT NULL,
    expires_at   TIMESTAMP NOT NULL
);
CREATE INDEX links_by_offer ON links (offer_id);

CREATE TABLE outbox (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    family_id    TEXT REFERENCES families (id),
    caregiver_id TEXT REFERENCES caregivers (id),
    recipient    TEXT NOT NULL,
    letter       TEXT NOT NULL,
    subject      TEXT NOT NULL,
    body_text    TEXT NOT NULL,
    body_html    TEXT NOT NULL,
    calendar     TEXT,
    message_id   TEXT NOT NULL UNIQUE,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
    attempts     INTEGER NOT NULL,
    due_at       TIMESTAMP NOT NULL,
    useless_after TIMESTAMP,
    lease        TEXT,
    leased_until TIMESTAMP,
    last_error   TEXT,
    written_at   TIMESTAMP NOT NULL,
    settled_at   TIMESTAMP
);
CREATE INDEX outbox_by_state ON outbox (state, due_at);

-- Everything that happened, in order; appended to, never changed.
CREATE TABLE events (
    id           TEXT PRIMARY KEY NOT NULL,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    at           TIMESTAMP NOT NULL,
    kind         TEXT NOT NULL,
    actor_kind   TEXT NOT NULL,
    actor_id     TEXT,
    family_id    TEXT REFERENCES families (id),
    caregiver_id TEXT REFERENCES caregivers (id),
    slot_id      TEXT REFERENCES slots (id),
    offer_id     TEXT REFERENCES offers (id),
    week         TEXT,
    detail       TEXT NOT NULL
);
CREATE INDEX events_by_family ON events (family_id);
CREATE INDEX events_by_caregiver ON events (caregiver_id);
CREATE INDEX events_by_slot ON events (slot_id);
CREATE INDEX events_by_week ON events (organiser_id, week);

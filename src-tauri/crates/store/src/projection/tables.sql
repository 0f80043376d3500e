-- Projections: what the entries add up to. None is written but by applying an entry.
-- Dates are station-local, YYYY-MM-DD. Closed sets of words are text, as in the rules.
-- A change here raises VERSION in mod.rs: older tables are then made anew from the journal.
CREATE TABLE station (
    id   BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE desk (
    id           BLOB    NOT NULL PRIMARY KEY,
    site         TEXT    NOT NULL,
    donor_first  INTEGER NOT NULL, -- the range of donor numbers that this desk gives out
    donor_last   INTEGER NOT NULL,
    serial_first INTEGER NOT NULL, -- likewise of certificate serials
    serial_last  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Apart from the ranges: a desk's entries may arrive before the one that admits it.
CREATE TABLE numbers_used (
    desk   BLOB    NOT NULL PRIMARY KEY,
    donor  INTEGER NOT NULL, -- the last donor number given out; 0 before the first
    serial INTEGER NOT NULL  -- likewise of certificate serials
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
    id    BLOB NOT NULL PRIMARY KEY,
    name  TEXT NOT NULL,
    roles TEXT NOT NULL -- JSON array
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE donor (
    id         BLOB    NOT NULL PRIMARY KEY,
    donor_no   INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    sex        TEXT,
    birth_date TEXT    NOT NULL,
    phone      TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    donor  BLOB NOT NULL,
    kind   TEXT NOT NULL,
    number TEXT NOT NULL,
    PRIMARY KEY (kind, number, donor)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_donor ON document (donor, kind, number);

CREATE TABLE visit (
    id               BLOB    NOT NULL PRIMARY KEY,
    donor            BLOB    NOT NULL,
    on_date          TEXT    NOT NULL,
    opened_at        INTEGER NOT NULL,
    site             TEXT    NOT NULL,
    step             TEXT    NOT NULL,
    late             INTEGER NOT NULL,
    first            INTEGER NOT NULL, -- the donor was registered for this visit
    asks_to_continue INTEGER NOT NULL,
    form_no          TEXT,
    examination      TEXT, -- JSON
    plan             TEXT, -- JSON
    donation_code    TEXT,
    unused_code      TEXT, -- the code that a refusal left unused
    judgement        TEXT  -- JSON: the refusal, or the remarks on what was accepted
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_by_day ON visit (on_date, opened_at);
CREATE INDEX visit_by_donor ON visit (donor, on_date);
CREATE INDEX visit_by_code ON visit (donation_code) WHERE donation_code IS NOT NULL;

CREATE TABLE donation (
    id        BLOB    NOT NULL PRIMARY KEY,
    donor     BLOB    NOT NULL,
    visit     BLOB    NOT NULL,
    code      TEXT    NOT NULL,
    date      TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    ml        INTEGER NOT NULL,
    units     INTEGER NOT NULL,
    plasma_ml INTEGER NOT NULL,
    outcome   TEXT    NOT NULL,
    reaction  TEXT    NOT NULL,
    source    TEXT    NOT NULL,
    site      TEXT    NOT NULL,
    late      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Covers what a verdict and a tally need of a history.
CREATE INDEX donation_by_donor
    ON donation (donor, date, kind, ml, units, plasma_ml, outcome, reaction, source);
CREATE INDEX donation_by_code ON donation (code);

-- A donor's interval and honour figures, kept beside the history that they add up.
CREATE TABLE tally (
    donor            BLOB    NOT NULL PRIMARY KEY,
    donations        INTEGER NOT NULL, -- of which blood was drawn
    whole_blood_ml   INTEGER NOT NULL,
    platelet_units   INTEGER NOT NULL,
    last_whole_blood TEXT,
    last_platelets   TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE deferral (
    id         BLOB    NOT NULL PRIMARY KEY,
    donor      BLOB    NOT NULL,
    code       TEXT    NOT NULL,
    event      TEXT,
    from_date  TEXT,
    until_date TEXT,
    permanent  INTEGER NOT NULL,
    ended      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX deferral_by_donor ON deferral (donor);

CREATE TABLE certificate (
    id        BLOB    NOT NULL PRIMARY KEY,
    donor     BLOB    NOT NULL,
    visit     BLOB    NOT NULL,
    donation  BLOB    NOT NULL,
    serial    INTEGER NOT NULL,
    issued_on TEXT    NOT NULL,
    text      TEXT    NOT NULL, -- JSON
    printed   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX certificate_by_donor ON certificate (donor);
CREATE INDEX certificate_by_visit ON certificate (visit);
CREATE INDEX certificate_by_serial ON certificate (serial);

-- What the one box finds donors by: one row for each way of finding one.
CREATE TABLE search_key (
    kind  TEXT NOT NULL,
    key   TEXT NOT NULL,
    donor BLOB NOT NULL,
    PRIMARY KEY (kind, key, donor)
) STRICT, WITHOUT ROWID;

-- Entries that this version cannot read; each blocks the donor it is about.
CREATE TABLE aside (
    desk    BLOB    NOT NULL,
    seq     INTEGER NOT NULL,
    subject BLOB    NOT NULL,
    PRIMARY KEY (desk, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX aside_by_subject ON aside (subject);

-- What the files of `attachment` show, and whom.
CREATE TABLE attached (
    donor      BLOB    NOT NULL,
    desk       BLOB    NOT NULL, -- the entry that says so
    seq        INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    staff      BLOB    NOT NULL,
    sha256     BLOB    NOT NULL,
    media_type TEXT    NOT NULL,
    bytes      INTEGER NOT NULL,
    shows      TEXT    NOT NULL,
    visit      BLOB,
    PRIMARY KEY (donor, desk, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX attached_by_content ON attached (sha256);

-- Who opened whose record.
CREATE TABLE opening (
    donor BLOB    NOT NULL,
    at    INTEGER NOT NULL, -- milliseconds UTC
    staff BLOB    NOT NULL,
    PRIMARY KEY (donor, at, staff)
) STRICT, WITHOUT ROWID;

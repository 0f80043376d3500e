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
    id       BLOB    NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL,
    roles    TEXT    NOT NULL, -- JSON array
    has_left INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

-- Rulebooks of the station's own, in the order of their activation.
CREATE TABLE rulebook (
    hlc          INTEGER NOT NULL,
    desk         BLOB    NOT NULL,
    name         TEXT    NOT NULL,
    text         TEXT    NOT NULL,
    activated_at INTEGER NOT NULL,
    activated_by BLOB    NOT NULL,
    second       BLOB    NOT NULL,
    withdrawn_at INTEGER,
    PRIMARY KEY (hlc, desk)
) STRICT, WITHOUT ROWID;

CREATE TABLE donor (
    id         BLOB    NOT NULL PRIMARY KEY,
    donor_no   INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    sex        TEXT,
    birth_date TEXT    NOT NULL,
    phone      TEXT,
    address    TEXT,
    undone     INTEGER NOT NULL -- the wrong person was registered
) STRICT, WITHOUT ROWID;
CREATE INDEX donor_by_birth ON donor (birth_date, sex);

-- Who a donor was on record as before: names, sexes and birth dates that no longer stand.
CREATE TABLE former (
    donor      BLOB NOT NULL,
    name       TEXT NOT NULL,
    sex        TEXT,
    birth_date TEXT NOT NULL,
    PRIMARY KEY (donor, name, birth_date)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_by_birth ON former (birth_date);

-- Merges: into_donor stands for donor, from this merge on. One that was undone is kept.
CREATE TABLE alias (
    donor      BLOB    NOT NULL,
    into_donor BLOB    NOT NULL,
    hlc        INTEGER NOT NULL, -- the place of the merge
    at         INTEGER NOT NULL,
    staff      BLOB    NOT NULL,
    undone     INTEGER NOT NULL,
    PRIMARY KEY (donor, into_donor)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_of ON alias (into_donor, donor);

-- Visits recorded on a donor's record that belong to another: settled when a merge was undone.
CREATE TABLE moved (
    donor      BLOB NOT NULL,
    visit      BLOB NOT NULL,
    belongs_to BLOB NOT NULL,
    PRIMARY KEY (donor, visit)
) STRICT, WITHOUT ROWID;
CREATE INDEX moved_to ON moved (belongs_to);

-- Donors who look alike and are not the same person, as somebody said.
CREATE TABLE apart (
    donor BLOB    NOT NULL,
    other BLOB    NOT NULL,
    staff BLOB    NOT NULL,
    at    INTEGER NOT NULL,
    PRIMARY KEY (donor, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    donor  BLOB NOT NULL,
    kind   TEXT NOT NULL,
    number TEXT NOT NULL,
    replaced INTEGER NOT NULL, -- renewed or replaced by another
    PRIMARY KEY (kind, number, donor)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_donor ON document (donor, kind, number, replaced);

-- The numbers that donors have in other systems.
CREATE TABLE old_number (
    system TEXT NOT NULL,
    number TEXT NOT NULL,
    donor  BLOB NOT NULL,
    PRIMARY KEY (system, number, donor)
) STRICT, WITHOUT ROWID;
CREATE INDEX old_number_by_donor ON old_number (donor, system, number);

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
    examined_by      BLOB, -- who measured
    remeasured_by    BLOB, -- who corrected the measurements last
    plan             TEXT, -- JSON
    donation_code    TEXT,
    unused_code      TEXT, -- the code that a refusal left unused
    judgement        TEXT, -- JSON: the refusal, or the remarks on what was accepted
    step_at          INTEGER NOT NULL, -- since when the step waits
    team             TEXT, -- JSON: the group that the donor comes with
    measured         TEXT, -- JSON: instruments, and what was asked twice
    gift             TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_by_day ON visit (on_date, opened_at);
CREATE INDEX visit_by_donor ON visit (donor, on_date);
CREATE INDEX visit_to_certify ON visit (on_date, opened_at) WHERE step = 'certificate';
CREATE INDEX visit_by_code ON visit (donation_code) WHERE donation_code IS NOT NULL;

-- The answers of each inquiry that was not made on paper.
CREATE TABLE inquiry (
    visit BLOB    NOT NULL PRIMARY KEY,
    donor BLOB    NOT NULL,
    at    INTEGER NOT NULL,
    staff BLOB    NOT NULL,
    said  TEXT    NOT NULL -- JSON: the entry's fact
) STRICT, WITHOUT ROWID;
CREATE INDEX inquiry_by_donor ON inquiry (donor);

CREATE TABLE note (
    id            BLOB    NOT NULL PRIMARY KEY,
    donor         BLOB    NOT NULL,
    text          TEXT    NOT NULL,
    added_by      BLOB    NOT NULL,
    added_at      INTEGER NOT NULL,
    struck_by     BLOB,
    struck_at     INTEGER,
    struck_reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX note_by_donor ON note (donor, added_at);

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
    late      INTEGER NOT NULL,
    recorded_by  BLOB    NOT NULL,
    corrected_by BLOB,             -- who corrected it last
    flagged      INTEGER NOT NULL, -- for how many reasons it should not have happened
    withdrawal   TEXT,             -- JSON: the unit must not be used
    imported     INTEGER NOT NULL, -- taken over from elsewhere: no visit stands behind it
    record_no    TEXT,             -- the number of the record that it was taken from
    collection   TEXT,             -- JSON: how it went
    reactions    TEXT NOT NULL,    -- JSON array: the classes of reactions
    proof        TEXT              -- JSON: how the source was checked last
) STRICT, WITHOUT ROWID;
-- Covers what a verdict and a tally need of a history.
CREATE INDEX donation_by_donor
    ON donation (donor, date, kind, ml, units, plasma_ml, outcome, reaction, source);
CREATE INDEX donation_by_code ON donation (code);
-- Covers what statistics by day and site add up.
CREATE INDEX donation_by_day ON donation (date, site, kind, outcome, source, ml, units);

-- What the rules need of a record's donations, for lists of everybody.
CREATE TABLE history (
    donor BLOB NOT NULL PRIMARY KEY,
    given BLOB NOT NULL -- one after another: day, words, amounts
) STRICT, WITHOUT ROWID;

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
    id            BLOB    NOT NULL PRIMARY KEY,
    donor         BLOB    NOT NULL,
    visit         BLOB,    -- the visit that it was found in
    code          TEXT    NOT NULL,
    event         TEXT,
    from_date     TEXT,
    until_date    TEXT,
    permanent     INTEGER NOT NULL,
    source        TEXT,    -- null in the oldest entries
    set_by        BLOB    NOT NULL,
    set_at        INTEGER NOT NULL,
    ended         TEXT,    -- the first day on which it no longer blocks
    ended_by      BLOB,
    ended_at      INTEGER,
    ended_reason  TEXT,
    voided_by     BLOB,    -- set by mistake: it never blocks
    voided_at     INTEGER,
    voided_reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX deferral_by_donor ON deferral (donor);

-- The lists of blocked documents: a row for each entry, the newest of a document and a list stands.
CREATE TABLE block (
    number     TEXT    NOT NULL,
    hlc        INTEGER NOT NULL,
    desk       BLOB    NOT NULL,
    seq        INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    list       TEXT    NOT NULL,
    on_list    INTEGER NOT NULL, -- 1 put on the list, 0 taken off it
    from_date  TEXT,
    until_date TEXT,
    staff      BLOB    NOT NULL,
    at         INTEGER NOT NULL,
    reason     TEXT,
    PRIMARY KEY (number, hlc, desk, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate (
    id        BLOB    NOT NULL PRIMARY KEY,
    donor     BLOB    NOT NULL,
    visit     BLOB    NOT NULL,
    donation  BLOB    NOT NULL,
    serial    INTEGER NOT NULL,
    issued_on TEXT    NOT NULL,
    text      TEXT    NOT NULL, -- JSON
    given     TEXT, -- JSON: the donation as it stood when this was issued
    printed   INTEGER NOT NULL,
    superseded INTEGER NOT NULL -- the donation was corrected afterwards
) STRICT, WITHOUT ROWID;
CREATE INDEX certificate_by_donor ON certificate (donor);
CREATE INDEX certificate_by_visit ON certificate (visit);
CREATE INDEX certificate_by_serial ON certificate (serial);

-- What no longer holds: certificates and other documents.
CREATE TABLE voided (
    subject     BLOB    NOT NULL,
    certificate BLOB    NOT NULL,
    by          BLOB    NOT NULL,
    at          INTEGER NOT NULL,
    reason      TEXT    NOT NULL,
    replaced_by BLOB,
    PRIMARY KEY (subject, certificate)
) STRICT, WITHOUT ROWID;
CREATE INDEX voided_certificate ON voided (certificate);

-- Documents that were issued beside thank-you certificates, and labels.
CREATE TABLE paper (
    id        BLOB    NOT NULL PRIMARY KEY,
    subject   BLOB    NOT NULL, -- a donor, or the station
    kind      TEXT    NOT NULL,
    serial    INTEGER,
    issued_on TEXT    NOT NULL,
    issued_by BLOB    NOT NULL,
    reason    TEXT, -- why labels were made again
    says      TEXT    NOT NULL -- JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_by_subject ON paper (subject, issued_on);
CREATE INDEX paper_by_serial ON paper (serial) WHERE serial IS NOT NULL;

-- Each making of a label of a donation code.
CREATE TABLE label (
    code  TEXT NOT NULL,
    paper BLOB NOT NULL,
    PRIMARY KEY (code, paper)
) STRICT, WITHOUT ROWID;

CREATE TABLE print (
    id           BLOB    NOT NULL PRIMARY KEY,
    subject      BLOB    NOT NULL, -- a donor, or the station
    desk         BLOB    NOT NULL,
    ordered_at   INTEGER NOT NULL,
    ordered_by   BLOB    NOT NULL,
    what         TEXT    NOT NULL, -- JSON: the entry's fact
    state        TEXT    NOT NULL,
    state_at     INTEGER NOT NULL,
    job          TEXT,
    problem      TEXT,
    collected_by TEXT,
    collected_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX print_by_subject ON print (subject);
CREATE INDEX print_by_time ON print (ordered_at);
CREATE INDEX print_open ON print (desk, ordered_at) WHERE state IN ('queued', 'sending', 'sent');

-- Numbered blanks: what came in and what is gone.
CREATE TABLE blank (
    desk   BLOB    NOT NULL, -- the entry that says so
    seq    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    staff  BLOB    NOT NULL,
    stock  TEXT    NOT NULL,
    first  INTEGER NOT NULL,
    last   INTEGER NOT NULL,
    change TEXT    NOT NULL,
    print  BLOB,
    reason TEXT,
    PRIMARY KEY (desk, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX blank_by_stock ON blank (stock, at);

CREATE TABLE signing_key (
    public_key TEXT    NOT NULL PRIMARY KEY,
    desk       BLOB    NOT NULL,
    made_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Donation codes that the issuer gave.
CREATE TABLE code_range (
    desk   BLOB    NOT NULL, -- the entry that says so
    seq    INTEGER NOT NULL,
    prefix TEXT    NOT NULL,
    first  INTEGER NOT NULL,
    last   INTEGER NOT NULL,
    digits INTEGER NOT NULL,
    PRIMARY KEY (desk, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
    id        BLOB    NOT NULL PRIMARY KEY,
    donor     BLOB    NOT NULL,
    about     TEXT    NOT NULL,
    donation  BLOB,
    role      TEXT    NOT NULL,
    raised_at INTEGER NOT NULL,
    raised_by BLOB    NOT NULL,
    owner     BLOB,
    closed_at INTEGER,
    closed_by BLOB,
    outcome   TEXT,
    merged    BLOB, -- the donor whose merge raised it
    voided    INTEGER NOT NULL -- what raised it was undone
) STRICT, WITHOUT ROWID;
CREATE INDEX task_by_merge ON task (merged) WHERE merged IS NOT NULL;
CREATE INDEX task_by_donor ON task (donor);
CREATE INDEX task_by_donation ON task (donation, about) WHERE donation IS NOT NULL;
CREATE INDEX task_that_is_open ON task (raised_at) WHERE closed_at IS NULL;

CREATE TABLE award (
    donor         BLOB NOT NULL,
    level         TEXT NOT NULL,
    cutoff        TEXT NOT NULL,
    counted_after TEXT,
    PRIMARY KEY (donor, cutoff, level)
) STRICT, WITHOUT ROWID;

CREATE TABLE volunteer (
    donor BLOB    NOT NULL PRIMARY KEY,
    since TEXT    NOT NULL,
    hours INTEGER NOT NULL,
    hlc   INTEGER NOT NULL -- the place of the entry
) STRICT, WITHOUT ROWID;

-- Awards for service that were conferred: each is given once.
CREATE TABLE volunteer_award (
    donor  BLOB NOT NULL,
    award  TEXT NOT NULL,
    cutoff TEXT NOT NULL,
    PRIMARY KEY (donor, award)
) STRICT, WITHOUT ROWID;

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

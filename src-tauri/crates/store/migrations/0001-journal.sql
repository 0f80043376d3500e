-- The journal. Everything below it is made from it.
CREATE TABLE entry (
    desk    BLOB    NOT NULL,
    seq     INTEGER NOT NULL, -- from 1, without gaps, for each desk
    at      INTEGER NOT NULL, -- milliseconds UTC
    hlc     INTEGER NOT NULL, -- hybrid logical clock: the order among desks
    staff   BLOB    NOT NULL,
    kind    TEXT    NOT NULL,
    subject BLOB    NOT NULL, -- the donor, member of staff, desk or station that it is about
    body    TEXT    NOT NULL, -- JSON {"v":VERSION,"fact":{…}}
    prev    BLOB    NOT NULL,
    hash    BLOB    NOT NULL,
    PRIMARY KEY (desk, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_by_subject ON entry (subject, hlc, desk, seq);

CREATE TRIGGER entry_has_no_gap BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE desk = NEW.desk)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: an entry has the next number'); END;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: an entry is never changed'); END;

CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: an entry is never removed'); END;

-- Files that entries name by their content.
CREATE TABLE attachment (
    sha256 BLOB NOT NULL PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TRIGGER attachment_is_never_changed BEFORE UPDATE ON attachment
BEGIN SELECT RAISE(ABORT, 'an attachment is never changed'); END;

CREATE TRIGGER attachment_is_never_removed BEFORE DELETE ON attachment
BEGIN SELECT RAISE(ABORT, 'an attachment is never removed'); END;

-- One row: which version of the projections stands beside the journal.
CREATE TABLE projected (
    version INTEGER NOT NULL
) STRICT;

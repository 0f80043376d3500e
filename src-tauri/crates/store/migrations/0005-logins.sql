-- When each person last logged in at each desk: no part of the journal, which says what was done.
CREATE TABLE login (
    staff BLOB    NOT NULL,
    desk  BLOB    NOT NULL,
    at    INTEGER NOT NULL, -- milliseconds UTC
    PRIMARY KEY (staff, desk)
) STRICT, WITHOUT ROWID;

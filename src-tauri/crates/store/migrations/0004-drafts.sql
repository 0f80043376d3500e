-- Forms that somebody has begun, so that a crash loses none: no part of the journal, gone with the day.
CREATE TABLE draft (
    staff    BLOB    NOT NULL, -- whose it is
    desk     BLOB    NOT NULL,
    form     TEXT    NOT NULL,
    about    TEXT    NOT NULL, -- the donor or visit that it is about; empty of nobody yet
    on_date  TEXT    NOT NULL, -- the day that it was written on
    saved_at INTEGER NOT NULL, -- milliseconds UTC
    content  TEXT    NOT NULL,
    PRIMARY KEY (staff, desk, form, about)
) STRICT, WITHOUT ROWID;

-- What the officers of this node keep of their own work. Nothing here is ever changed or deleted: what is newer refers to
-- what is older. Instants are texts in UTC that sort as they follow. `once` is drawn for each form, so that the same form
-- posted twice is one row.

-- Who has the watch. Each act follows one, the first none (0); of two acts that follow the same one, one can stand.
CREATE TABLE act (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    circle  BLOB NOT NULL,
    after   INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    officer TEXT NOT NULL,
    note    TEXT NOT NULL,
    at      TEXT NOT NULL,
    open    TEXT NOT NULL,
    UNIQUE (circle, after)
);

-- `act` is the one that stood last when the line was written: the line belongs to the watch that it began.
CREATE TABLE line (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    circle   BLOB NOT NULL,
    once     TEXT NOT NULL UNIQUE,
    written  TEXT NOT NULL,
    act      INTEGER NOT NULL,
    happened TEXT NOT NULL,
    who      TEXT NOT NULL,
    means    TEXT NOT NULL,
    whom     TEXT NOT NULL,
    text     TEXT NOT NULL,
    corrects INTEGER REFERENCES line
);

CREATE INDEX line_by_time ON line (circle, happened);
CREATE INDEX line_by_watch ON line (circle, act);
CREATE INDEX line_by_writing ON line (circle, written);

-- Each state of a contact follows one; the newest holds.
CREATE TABLE contact (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    circle    BLOB NOT NULL,
    peer      TEXT NOT NULL,
    after     INTEGER NOT NULL,
    written   TEXT NOT NULL,
    post      TEXT NOT NULL,
    telephone TEXT NOT NULL,
    hours     TEXT NOT NULL,
    languages TEXT NOT NULL,
    note      TEXT NOT NULL,
    who       TEXT NOT NULL,
    UNIQUE (circle, peer, after)
);

CREATE TABLE call_out (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    circle  BLOB NOT NULL,
    once    TEXT NOT NULL UNIQUE,
    written TEXT NOT NULL,
    about   TEXT NOT NULL,
    title   TEXT NOT NULL,
    who     TEXT NOT NULL
);

CREATE INDEX call_out_by_writing ON call_out (circle, written);

CREATE TABLE call (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    circle   BLOB NOT NULL,
    call_out INTEGER NOT NULL REFERENCES call_out,
    once     TEXT NOT NULL UNIQUE,
    written  TEXT NOT NULL,
    kind     TEXT NOT NULL,
    person   TEXT NOT NULL,
    happened TEXT NOT NULL,
    who      TEXT NOT NULL,
    text     TEXT NOT NULL
);

CREATE INDEX call_by_call_out ON call (call_out);
CREATE INDEX call_by_writing ON call (circle, written);

-- On each watch a row is acknowledged once.
CREATE TABLE acknowledgement (
    circle  BLOB NOT NULL,
    act     INTEGER NOT NULL REFERENCES act,
    item    TEXT NOT NULL,
    who     TEXT NOT NULL,
    written TEXT NOT NULL,
    PRIMARY KEY (circle, act, item)
);

CREATE TABLE forwarding (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    circle   BLOB NOT NULL,
    once     TEXT NOT NULL UNIQUE,
    written  TEXT NOT NULL,
    entry    TEXT NOT NULL,
    recipient TEXT NOT NULL,
    means    TEXT NOT NULL,
    happened TEXT NOT NULL,
    who      TEXT NOT NULL
);

CREATE INDEX forwarding_by_entry ON forwarding (circle, entry);
CREATE INDEX forwarding_by_writing ON forwarding (circle, written);

-- Entries that are passed on by e-mail. Each state of a distribution list follows one; the newest holds. Addresses stand each on
-- a line of its own.
CREATE TABLE mailing_list (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    circle    BLOB NOT NULL,
    format    TEXT NOT NULL,
    after     INTEGER NOT NULL,
    written   TEXT NOT NULL,
    addresses TEXT NOT NULL,
    who       TEXT NOT NULL,
    UNIQUE (circle, format, after)
);

CREATE INDEX mailing_list_by_writing ON mailing_list (circle, written);

-- A letter as the relay gets it, to every address of the list in the state that the officer has seen.
CREATE TABLE mailing (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    circle     BLOB NOT NULL,
    once       TEXT NOT NULL UNIQUE,
    written    TEXT NOT NULL,
    entry      TEXT NOT NULL,
    format     TEXT NOT NULL,
    list       INTEGER NOT NULL REFERENCES mailing_list,
    message_id TEXT NOT NULL,
    message    BLOB NOT NULL,
    sha256     TEXT NOT NULL,
    who        TEXT NOT NULL
);

CREATE INDEX mailing_by_entry ON mailing (circle, entry);
CREATE INDEX mailing_by_writing ON mailing (circle, written);

CREATE TABLE delivery (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    mailing INTEGER NOT NULL REFERENCES mailing,
    address TEXT NOT NULL,
    UNIQUE (mailing, address)
);

-- What happened on the way to an address, in its order. `due` says when it is tried again.
CREATE TABLE step (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery INTEGER NOT NULL REFERENCES delivery,
    written  TEXT NOT NULL,
    kind     TEXT NOT NULL,
    reply    TEXT NOT NULL,
    due      TEXT
);

CREATE INDEX step_by_delivery ON step (delivery);
CREATE INDEX step_by_writing ON step (written);
CREATE UNIQUE INDEX step_ends_once ON step (delivery) WHERE kind IN ('ACCEPTED', 'REFUSED', 'GIVEN_UP');

-- Clearance of drafts by offices of this party. Nothing of it leaves the node.

-- The offices that clear. Each state of one follows the last (0: none); what nothing follows stands, unless it says that the
-- office was removed. `office` is the number of its first state, 0 in that one. `people` are the names of accounts, one a line.
CREATE TABLE clearing_office (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    circle  BLOB NOT NULL,
    office  INTEGER NOT NULL,
    after   INTEGER NOT NULL,
    written TEXT NOT NULL,
    removed INTEGER NOT NULL,
    name    TEXT NOT NULL,
    people  TEXT NOT NULL,
    who     TEXT NOT NULL
);

CREATE UNIQUE INDEX clearing_office_by_last ON clearing_office (after) WHERE after > 0;
CREATE INDEX clearing_office_by_writing ON clearing_office (circle, written);

-- Which offices a format of a pack asks for, and in which turn each: `3:1 5:1 4:2`. The newest state holds.
CREATE TABLE clearing_list (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    circle  BLOB NOT NULL,
    pack    TEXT NOT NULL,
    format  TEXT NOT NULL,
    after   INTEGER NOT NULL,
    written TEXT NOT NULL,
    steps   TEXT NOT NULL,
    who     TEXT NOT NULL,
    UNIQUE (circle, pack, format, after)
);

CREATE INDEX clearing_list_by_writing ON clearing_list (circle, written);

-- The texts that were to be cleared, each under the SHA-256 of its canonical form.
CREATE TABLE clearance_text (
    circle  BLOB NOT NULL,
    hash    BLOB NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (circle, hash)
) WITHOUT ROWID;

-- What was done about the clearance of a draft. What stands before the last end is about an earlier draft of the same name.
-- `offices` are their ids and `called` their names then; `prospects` what the text would have changed when it
-- was asked for; `entry` is the id as which it was released.
CREATE TABLE clearance_act (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    circle  BLOB NOT NULL,
    draft   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    text    BLOB NOT NULL,
    pack    TEXT NOT NULL,
    format  TEXT NOT NULL,
    offices TEXT NOT NULL,
    called  TEXT NOT NULL,
    prospects TEXT NOT NULL,
    entry   BLOB NOT NULL,
    who     TEXT NOT NULL,
    said    TEXT NOT NULL,
    written TEXT NOT NULL
);

CREATE INDEX clearance_act_by_draft ON clearance_act (circle, draft, kind);
CREATE INDEX clearance_act_by_entry ON clearance_act (circle, entry);
CREATE INDEX clearance_act_by_writing ON clearance_act (circle, written);

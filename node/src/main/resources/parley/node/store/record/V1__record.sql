-- A circle of this party, with its first charter as signed by its members.
CREATE TABLE circle (
    id      BLOB PRIMARY KEY,
    party   TEXT NOT NULL,
    charter BLOB NOT NULL
);

-- A log of a circle: this party's own, or one that it mirrors. `size` counts the leaves that are proved by a checkpoint
-- or, in the own log, appended; leaves beyond it are still being fetched. `taken` counts the bytes fetched on `day`, a day
-- of UTC counted from 1970-01-01: the charter bounds them.
CREATE TABLE log (
    id     INTEGER PRIMARY KEY,
    circle BLOB NOT NULL REFERENCES circle,
    party  TEXT NOT NULL,
    epoch  INTEGER NOT NULL,
    origin TEXT NOT NULL UNIQUE,
    size   INTEGER NOT NULL DEFAULT 0,
    day    INTEGER NOT NULL DEFAULT 0,
    taken  INTEGER NOT NULL DEFAULT 0
);

-- `hash` is taken from the bytes as they came, before they were stored: reading back compares with it. With rowids,
-- because without them a leaf of a kilobyte would take a page of its own.
CREATE TABLE leaf (
    log      INTEGER NOT NULL REFERENCES log,
    position INTEGER NOT NULL,
    bytes    BLOB NOT NULL,
    hash     BLOB NOT NULL,
    PRIMARY KEY (log, position)
);

-- Only own entries: sending is idempotent by the entry's id.
CREATE TABLE own_entry (
    log      INTEGER NOT NULL REFERENCES log,
    entry    BLOB NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (log, entry)
) WITHOUT ROWID;

-- Hash tiles as tlog-tiles lays them out: up to 256 hashes one after another. A partial tile is the beginning of the
-- full one, so each tile is one row that grows.
CREATE TABLE tile (
    log    INTEGER NOT NULL REFERENCES log,
    level  INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (log, level, number)
) WITHOUT ROWID;

-- Checkpoints signed by the log's owner, as notes.
CREATE TABLE checkpoint (
    log  INTEGER NOT NULL REFERENCES log,
    size INTEGER NOT NULL,
    note BLOB NOT NULL,
    PRIMARY KEY (log, size)
) WITHOUT ROWID;

-- Cosignature lines on these checkpoints: the members' on our log, and ours on theirs.
CREATE TABLE cosignature (
    log    INTEGER NOT NULL REFERENCES log,
    member TEXT NOT NULL,
    size   INTEGER NOT NULL,
    line   TEXT NOT NULL,
    PRIMARY KEY (log, member, size)
) WITHOUT ROWID;

CREATE TABLE draft (
    circle  BLOB NOT NULL REFERENCES circle,
    name    TEXT NOT NULL,
    saved   TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (circle, name)
) WITHOUT ROWID;

-- Whom the officers' rota names for which duty, from an instant until another (not counted), both whole minutes. No line is ever
-- changed: one that `replaces` another stands in its place, and one with an empty `officer` takes that away and names nobody.
-- All lines that were written at once have the same `once`.
CREATE TABLE rota_line (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    circle    BLOB NOT NULL,
    once      TEXT NOT NULL,
    written   TEXT NOT NULL,
    duty      TEXT NOT NULL,
    begins    TEXT NOT NULL,
    ends      TEXT NOT NULL,
    officer   TEXT NOT NULL,
    telephone TEXT NOT NULL,
    replaces  INTEGER REFERENCES rota_line,
    who       TEXT NOT NULL
);

CREATE INDEX rota_line_by_time ON rota_line (circle, begins);
CREATE INDEX rota_line_by_writing ON rota_line (circle, written);
CREATE INDEX rota_line_by_once ON rota_line (once);
CREATE INDEX rota_line_by_officer ON rota_line (circle, officer);
CREATE INDEX rota_line_by_replaced ON rota_line (replaces) WHERE replaces IS NOT NULL;

-- Where the office is, so that its own hours can stand beside UTC; the newest holds.
CREATE TABLE rota_zone (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    circle  BLOB NOT NULL,
    written TEXT NOT NULL,
    zone    TEXT NOT NULL,
    who     TEXT NOT NULL
);

CREATE INDEX rota_zone_by_writing ON rota_zone (circle, written);

-- Whom the rota named for the watch when it was taken over, one name a line; empty for nobody. None for older acts, and where
-- no rota was kept.
CREATE TABLE act_rota (
    act   INTEGER PRIMARY KEY REFERENCES act,
    named TEXT NOT NULL
);

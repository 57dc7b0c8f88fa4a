-- Filters of the list of entries that officers have given a name. Each state of one follows the last (0: none); what nothing
-- follows stands, unless it says that the view was removed.
CREATE TABLE saved_view (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    circle  BLOB NOT NULL,
    after   INTEGER NOT NULL,
    written TEXT NOT NULL,
    removed INTEGER NOT NULL,
    name    TEXT NOT NULL,
    query   TEXT NOT NULL,
    who     TEXT NOT NULL
);

CREATE UNIQUE INDEX saved_view_by_last ON saved_view (after) WHERE after > 0;
CREATE INDEX saved_view_by_writing ON saved_view (circle, written);

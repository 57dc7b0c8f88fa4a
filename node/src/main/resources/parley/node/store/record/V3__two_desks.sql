-- What officers did with a draft that two of them sign from two desks. No row is ever changed or deleted. `entry` is the id
-- that the draft has or would have as an entry; `officer` is whose key signed, empty where nobody signed and who it was is
-- not known; `account` is who was signed in at the desk, empty where it asks nobody.
CREATE TABLE signing (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    circle  BLOB NOT NULL REFERENCES circle,
    draft   TEXT NOT NULL,
    entry   BLOB NOT NULL,
    kind    TEXT NOT NULL,
    officer TEXT NOT NULL,
    account TEXT NOT NULL,
    at      TEXT NOT NULL,
    reason  TEXT NOT NULL
);

CREATE INDEX signing_by_entry ON signing (circle, entry);

-- A draft that one officer has signed. While a row stands here the draft is neither changed nor dropped. `leaf` holds the
-- exact bytes and his signature; `prospects` what they would have changed when he signed. `second` and `second_account` are
-- set before the entry is appended: after a crash they say whose the second signature is, if the entry stands.
CREATE TABLE half_signed (
    circle         BLOB NOT NULL,
    name           TEXT NOT NULL,
    act            INTEGER NOT NULL REFERENCES signing,
    leaf           BLOB NOT NULL,
    prospects      TEXT NOT NULL,
    second         TEXT NOT NULL DEFAULT '',
    second_account TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (circle, name),
    FOREIGN KEY (circle, name) REFERENCES draft (circle, name)
) WITHOUT ROWID;

-- A draft that the second officer would not sign, until it is signed again.
CREATE TABLE returned_draft (
    circle BLOB NOT NULL,
    name   TEXT NOT NULL,
    act    INTEGER NOT NULL REFERENCES signing,
    PRIMARY KEY (circle, name),
    FOREIGN KEY (circle, name) REFERENCES draft (circle, name) ON DELETE CASCADE
) WITHOUT ROWID;

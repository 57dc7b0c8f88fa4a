-- Who may use the desk. Nothing here opens anything: codes, session ids and keys are kept as SHA-256, passkeys as their
-- public keys. Instants are seconds since 1970.
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  handle BLOB NOT NULL UNIQUE,
  made INTEGER NOT NULL,
  closed INTEGER
);
CREATE TABLE passkey (
  id BLOB PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id),
  credential BLOB NOT NULL,
  counter INTEGER NOT NULL,
  eligible INTEGER NOT NULL,
  backed INTEGER NOT NULL,
  made INTEGER NOT NULL,
  used INTEGER
);
CREATE TABLE code (
  hash TEXT PRIMARY KEY,
  account INTEGER NOT NULL UNIQUE REFERENCES account (id),
  until INTEGER NOT NULL
);
CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  account INTEGER REFERENCES account (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  browser TEXT NOT NULL,
  begun INTEGER NOT NULL,
  seen INTEGER NOT NULL
);
CREATE TABLE api_key (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  made INTEGER NOT NULL,
  used INTEGER,
  revoked INTEGER
);
CREATE TABLE act (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  about TEXT NOT NULL
);
CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER act_is_never_dropped BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;

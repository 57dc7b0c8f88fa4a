-- Since when each verdict has stood, on the node's clock.
CREATE TABLE finding (
    circle    TEXT NOT NULL,
    agreement TEXT NOT NULL,
    name      TEXT NOT NULL,
    debtor    TEXT NOT NULL,
    account   TEXT NOT NULL,
    verdict   TEXT NOT NULL,
    since     TEXT NOT NULL,
    PRIMARY KEY (circle, agreement, name, debtor, account)
) WITHOUT ROWID;

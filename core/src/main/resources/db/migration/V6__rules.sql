-- What the operator wants of all lists. A row stays when its rule is deleted, for the other gateways to see.
CREATE TABLE rule (
    rule_id    VARCHAR(64) NOT NULL PRIMARY KEY,
    definition TEXT,                -- JSON, as the API shows it; null: deleted
    revision   BIGINT      NOT NULL
);

CREATE UNIQUE INDEX rule_revision ON rule (revision);

INSERT INTO revision (table_name, newest) VALUES ('rule', 0);

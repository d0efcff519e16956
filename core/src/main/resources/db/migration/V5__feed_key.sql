-- What cursors of feeds are signed with: one row, made by whichever gateway needs it first.
CREATE TABLE feed_key (
    id     SMALLINT    NOT NULL PRIMARY KEY CHECK (id = 1),
    secret VARCHAR(64) NOT NULL -- 32 random bytes, hexadecimal
);

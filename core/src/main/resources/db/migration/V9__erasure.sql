-- Who was erased, by a keyed digest of the name, and when: what is older brings nobody back.
CREATE TABLE erasure (
    person    VARCHAR(64) NOT NULL PRIMARY KEY, -- HMAC-SHA-256, hexadecimal
    erased_at BIGINT      NOT NULL -- milliseconds since 1970-01-01T00:00Z
);

-- What the digests are keyed with: one row, made by whichever gateway needs it first.
CREATE TABLE erasure_key (
    id     SMALLINT    NOT NULL PRIMARY KEY CHECK (id = 1),
    secret VARCHAR(64) NOT NULL -- 32 random bytes, hexadecimal
);

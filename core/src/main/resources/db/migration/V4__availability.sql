-- The tables of which every gateway holds a copy: each change takes the next number, so that the others see all of them.
CREATE TABLE revision (
    table_name VARCHAR(32) NOT NULL PRIMARY KEY,
    newest     BIGINT      NOT NULL
);

-- Whether, when and to whom a movie may be shown. A row stays when nothing is said any more, for the other gateways to see.
CREATE TABLE availability (
    movie_id    INTEGER       NOT NULL PRIMARY KEY,
    hidden      SMALLINT      NOT NULL CHECK (hidden IN (0, 1)),
    shown_from  BIGINT,                 -- milliseconds since 1970-01-01T00:00Z
    shown_until BIGINT,                 -- the same; not shown any more at this moment
    tags        VARCHAR(2200) NOT NULL, -- such as region:DE, separated by commas
    revision    BIGINT        NOT NULL
);

CREATE UNIQUE INDEX availability_revision ON availability (revision);

INSERT INTO revision (table_name, newest) VALUES ('availability', 0);

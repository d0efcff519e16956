CREATE TABLE rating (
    user_id    VARCHAR(64) NOT NULL,
    movie_id   INTEGER     NOT NULL,
    half_stars SMALLINT    NOT NULL CHECK (half_stars BETWEEN 1 AND 10),
    rated_at   BIGINT      NOT NULL, -- milliseconds since 1970-01-01T00:00Z
    PRIMARY KEY (user_id, movie_id)
);

-- Holds every column that a history needs, so reading one touches the index alone.
CREATE INDEX rating_newest ON rating (user_id, rated_at, movie_id, half_stars);

-- Remembers that the seeds were decided upon, so that a store which its users emptied is not filled again.
CREATE TABLE seeding (
    dataset   VARCHAR(128) NOT NULL PRIMARY KEY,
    users     INTEGER      NOT NULL,
    ratings   BIGINT       NOT NULL,
    seeded_at BIGINT       NOT NULL -- milliseconds since 1970-01-01T00:00Z
);

-- What was shown to whom, and what they did with it.
CREATE TABLE event (
    user_id          VARCHAR(64) NOT NULL,
    event_id         VARCHAR(64) NOT NULL, -- the caller's; the same one again changes nothing
    kind             SMALLINT    NOT NULL CHECK (kind BETWEEN 1 AND 3), -- 1 impression, 2 click, 3 watch
    movie_id         INTEGER     NOT NULL,
    happened_at      BIGINT      NOT NULL, -- milliseconds since 1970-01-01T00:00Z
    request_id       VARCHAR(64),          -- of the list that the movie was shown in
    position         SMALLINT,             -- in that list, from 1
    source           VARCHAR(16),
    model_version    VARCHAR(32),
    predicted_rating REAL,
    watched          REAL,                 -- share of the movie, 0 to 1
    followed         SMALLINT    NOT NULL DEFAULT 0, -- what followed an impression: 1 click + 2 watch + 4 rating + 8 like
    PRIMARY KEY (user_id, event_id)
);

CREATE INDEX event_newest ON event (user_id, happened_at);

-- Old events are deleted.
CREATE INDEX event_oldest ON event (happened_at);

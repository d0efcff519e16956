-- What people clicked and watched, as their histories read it: of each movie and kind the event that says most.
CREATE TABLE signal (
    user_id     VARCHAR(64) NOT NULL,
    movie_id    INTEGER     NOT NULL,
    kind        SMALLINT    NOT NULL CHECK (kind IN (2, 3)), -- as of event: 2 click, 3 watch
    happened_at BIGINT      NOT NULL, -- milliseconds since 1970-01-01T00:00Z
    watched     REAL        NOT NULL, -- share of the movie, 0 to 1; 0 for a click
    PRIMARY KEY (user_id, movie_id, kind)
);

-- Holds every column that a history needs, so reading one touches the index alone.
CREATE INDEX signal_newest ON signal (user_id, happened_at, movie_id, kind, watched);

-- Old signals are deleted.
CREATE INDEX signal_oldest ON signal (happened_at);

INSERT INTO signal (user_id, movie_id, kind, happened_at, watched)
SELECT user_id, movie_id, kind, MAX(happened_at), MAX(CASE WHEN kind = 2 THEN 0 ELSE COALESCE(watched, 1) END)
FROM event WHERE kind IN (2, 3) GROUP BY user_id, movie_id, kind;

-- What people said last of what they are not interested in.
CREATE TABLE mute (
    user_id  VARCHAR(64)  NOT NULL,
    kind     SMALLINT     NOT NULL CHECK (kind BETWEEN 1 AND 3), -- 1 movie, 2 genre, 3 person
    subject  VARCHAR(200) NOT NULL, -- id of the movie, or name without differences of case
    event_id VARCHAR(64)  NOT NULL, -- the caller's; the same one again changes nothing
    since    BIGINT       NOT NULL, -- milliseconds since 1970-01-01T00:00Z
    ends_at  BIGINT       NOT NULL, -- likewise; not after since where the user is interested again
    PRIMARY KEY (user_id, kind, subject)
);

CREATE INDEX mute_newest ON mute (user_id, since, kind, subject, ends_at);

-- Mutes that ended long ago are deleted.
CREATE INDEX mute_ended ON mute (ends_at);

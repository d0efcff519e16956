-- Movies that were edited since the data set was made. A row stays when its movie is in a bundle, or was deleted.
CREATE TABLE added_movie (
    movie_id INTEGER NOT NULL PRIMARY KEY,
    details  TEXT,            -- JSON, as a movie of a catalogue; null: deleted
    revision BIGINT  NOT NULL
);

CREATE UNIQUE INDEX added_movie_revision ON added_movie (revision);

INSERT INTO revision (table_name, newest) VALUES ('added_movie', 0);

-- What the operator said of movies beside the data set. A row stays when its movie is deleted, for the other gateways to see.
CREATE TABLE added_movie (
    movie_id INTEGER NOT NULL PRIMARY KEY,
    details  TEXT,            -- JSON: title, year, genres, ids and TMDB's details; null: deleted, also from the data set
    revision BIGINT  NOT NULL
);

CREATE UNIQUE INDEX added_movie_revision ON added_movie (revision);

INSERT INTO revision (table_name, newest) VALUES ('added_movie', 0);

package dev.marquee.api.movie;

import dev.marquee.api.store.TableCopy;
import dev.marquee.core.catalog.Movie;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of edited movies in a relational database. The statements are the common part of SQLite's and PostgreSQL's SQL. A row
 * without a movie says that it was removed.
 *
 * @param reader whose connections read
 * @param writer whose connections write
 */
record MovieTable(JdbcClient reader, JdbcClient writer) implements TableCopy.Table<Integer, Optional<Movie>> {
    /** A row may have been restored from a line that somebody wrote by hand. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String SELECT = """
            SELECT revision, movie_id, details FROM added_movie WHERE revision > ? ORDER BY revision LIMIT ?""";

    private static final String UPSERT = """
            INSERT INTO added_movie (movie_id, details, revision) VALUES (?, ?, ?)
            ON CONFLICT (movie_id) DO UPDATE SET details = excluded.details, revision = excluded.revision""";

    private static final String REMOVE = "UPDATE added_movie SET details = NULL, revision = ? WHERE movie_id = ?";

    @Override
    public String name() {
        return "added_movie";
    }

    @Override
    public List<TableCopy.Row<Integer, Optional<Movie>>> newerThan(long revision, int limit) {
        return reader.sql(SELECT)
                .params(revision, limit)
                .query((row, number) -> row(row))
                .list();
    }

    /** Stores what a movie is now; null if one of a bundle is removed. */
    void put(int movieId, @Nullable Movie movie, long revision) {
        writer.sql(UPSERT)
                .param(1, movieId)
                .param(2, movie == null ? null : JSON.writeValueAsString(movie), Types.VARCHAR)
                .param(3, revision)
                .update();
    }

    /** Removes a movie, if it was stored. */
    void remove(int movieId, long revision) {
        writer.sql(REMOVE).params(revision, movieId).update();
    }

    private static TableCopy.Row<Integer, Optional<Movie>> row(ResultSet row) throws SQLException {
        Optional<Movie> movie =
                Optional.ofNullable(row.getString(3)).map(details -> JSON.readValue(details, Movie.class));
        return new TableCopy.Row<>(row.getLong(1), row.getInt(2), movie);
    }
}

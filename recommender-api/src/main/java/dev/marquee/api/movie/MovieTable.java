package dev.marquee.api.movie;

import dev.marquee.api.store.TableCopy;
import dev.marquee.core.catalog.Movie;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    private static final Logger LOG = LoggerFactory.getLogger(MovieTable.class);

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
        long revision = row.getLong(1);
        int movieId = row.getInt(2);
        String details = row.getString(3);
        if (details == null) {
            return new TableCopy.Row<>(revision, movieId, Optional.empty());
        }
        try {
            return new TableCopy.Row<>(revision, movieId, Optional.of(movie(movieId, details)));
        } catch (JacksonException e) {
            LOG.atWarn().log("what the store says of movie {} is left out: {}", movieId, e.getOriginalMessage());
            return new TableCopy.Row<>(revision, movieId, null);
        }
    }

    private static Movie movie(int movieId, String details) {
        JsonNode tree = JSON.readTree(details);
        if (!(tree instanceof ObjectNode movie)) {
            throw new StreamReadException("expected a JSON object");
        }
        movie.put("movieId", movieId);
        return JSON.treeToValue(movie, Movie.class);
    }
}

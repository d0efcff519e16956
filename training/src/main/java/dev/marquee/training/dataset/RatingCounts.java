package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of valid rows of ratings. Travels to other processes.
 *
 * @param erased rows that were left out, because they are of people who were erased
 * @param ofDeletedMovies other rows that were left out, because the store has deleted their movie
 * @param ofStore rows of the store that are neither
 * @param newOfStore those of them that count
 * @param replaced rows of the source that later ones replaced
 * @param replacedLines the first few line numbers of these
 */
public record RatingCounts(
        long erased, long ofDeletedMovies, long ofStore, long newOfStore, long replaced, List<Long> replacedLines)
        implements Serializable {

    /** Copies the lines. */
    public RatingCounts {
        replacedLines = List.copyOf(replacedLines);
    }

    /** Those of what {@link RatingTable#keepLast} has left. */
    static RatingCounts of(DuckDb database, long erased) {
        record Replaced(long rows, List<Long> lines) {}
        Replaced replaced = database.query(
                        "SELECT count(*), to_json(coalesce(list_sort(list(line))[1:%d], [])) FROM superseded WHERE source = 1"
                                .formatted(Rejection.LINES_SHOWN),
                        row -> new Replaced(row.getLong(1), Json.longs(row.getString(2))))
                .getFirst();
        long ofStore = database.count("SELECT count(*) FROM valid WHERE source = 0");
        return new RatingCounts(
                erased,
                database.count("SELECT count(*) FROM given WHERE movieId IN (FROM deleted_movie)"),
                ofStore,
                ofStore - database.count("SELECT count(*) FROM superseded WHERE source = 0"),
                replaced.rows(),
                replaced.lines());
    }

    /** Those of all parts together. */
    static RatingCounts sum(List<RatingCounts> parts) {
        return parts.stream().reduce(new RatingCounts(0, 0, 0, 0, 0, List.of()), RatingCounts::plus);
    }

    private RatingCounts plus(RatingCounts other) {
        return new RatingCounts(
                erased + other.erased,
                ofDeletedMovies + other.ofDeletedMovies,
                ofStore + other.ofStore,
                newOfStore + other.newOfStore,
                replaced + other.replaced,
                Rejection.first(Stream.of(replacedLines, other.replacedLines)));
    }

    /** The rows that later ones replaced, in the words of rejected ones; null where there are none. */
    @Nullable
    Rejection replaced(String file) {
        return replaced == 0
                ? null
                : new Rejection(file, "rated again later by the same user", replaced, replacedLines);
    }
}

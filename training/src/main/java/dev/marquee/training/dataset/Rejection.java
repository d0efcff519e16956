package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file that were dropped for one cause.
 *
 * @param file name of the source file
 * @param cause in words
 * @param rows how many
 * @param lines the first few line numbers, from 1, the header included
 */
record Rejection(String file, String cause, long rows, List<Long> lines) {
    static final int LINES_SHOWN = 5;

    /** Copies the lines. */
    public Rejection {
        lines = List.copyOf(lines);
    }

    /** The rejections of a checked table, most frequent first. */
    static List<Rejection> of(DuckDb database, String file, String table) {
        return database.query(
                """
                SELECT cause, count(*), to_json(list_sort(list(line))[1:%d]) FROM %s
                WHERE cause IS NOT NULL GROUP BY cause ORDER BY count(*) DESC, cause
                """.formatted(LINES_SHOWN, table),
                row -> new Rejection(file, row.getString(1), row.getLong(2), Json.longs(row.getString(3))));
    }

    /** The ratings that later ones replaced, or null where there are none. */
    static @Nullable Rejection replaced(DuckDb database, String file) {
        return database
                .query(
                        "SELECT count(*), to_json(list_sort(list(line))[1:%d]) FROM replaced HAVING count(*) > 0"
                                .formatted(LINES_SHOWN),
                        row -> new Rejection(
                                file,
                                "rated again later by the same user",
                                row.getLong(1),
                                Json.longs(row.getString(2))))
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Such as {@code rating is not a number: 2 rows (lines 7, 9)}. */
    String inWords() {
        String shown = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "%s: %,d %s (%s %s%s)"
                .formatted(
                        cause,
                        rows,
                        rows == 1 ? "row" : "rows",
                        lines.size() == 1 ? "line" : "lines",
                        shown,
                        rows > lines.size() ? ", …" : "");
    }
}

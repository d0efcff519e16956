package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows of a file that were dropped for one cause. Travels to other processes.
 *
 * @param file name of the source file
 * @param cause in words
 * @param rows how many
 * @param lines the first few line numbers, from 1, the header included
 */
public record Rejection(String file, String cause, long rows, List<Long> lines) implements Serializable {
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

    /** The first few of all these lines. */
    static List<Long> first(Stream<List<Long>> lines) {
        return lines.flatMap(List::stream).sorted().limit(LINES_SHOWN).toList();
    }

    /** The rejections of pieces of a file as those of the file, most frequent first. */
    static List<Rejection> merge(List<Rejection> pieces) {
        return pieces.stream().collect(Collectors.groupingBy(Rejection::cause)).values().stream()
                .map(Rejection::together)
                .sorted(Comparator.comparingLong(Rejection::rows).reversed().thenComparing(Rejection::cause))
                .toList();
    }

    private static Rejection together(List<Rejection> ofOneCause) {
        Rejection one = ofOneCause.getFirst();
        long rows = ofOneCause.stream().mapToLong(Rejection::rows).sum();
        return new Rejection(
                one.file, one.cause, rows, first(ofOneCause.stream().map(Rejection::lines)));
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

package dev.marquee.bench.index;

import java.util.List;
import java.util.Locale;

/**
 * Something that the engines are to reach.
 *
 * @param name what is compared
 * @param figure reached
 * @param limit to keep to
 * @param atMost whether the limit is an upper one
 */
record Bar(String name, double figure, double limit, boolean atMost) {
    private static final double RECALL = 0.99;

    /** Those over the served vectors at a size. */
    static List<Bar> of(List<Row> rows, int size, String engine, SumYardstick yardstick) {
        return List.of(
                new Bar(
                        "recall@100 of " + engine,
                        row(rows, size, engine, "none").recall(),
                        RECALL,
                        false),
                new Bar("its p50 to Lucene's", ratio(rows, size, engine, "none"), 0.7, true),
                new Bar("its p50 to Lucene's, filtered to 10 %", ratio(rows, size, engine, "10 %"), 0.1, true),
                new Bar(
                        "its recall@100, filtered to 10 %",
                        row(rows, size, engine, "10 %").recall(), 1, false),
                new Bar("its p50 to Lucene's, filtered to 1 %", ratio(rows, size, engine, "1 %"), 0.25, true),
                new Bar(
                        "its recall@100, filtered to 1 %",
                        row(rows, size, engine, "1 %").recall(), 1, false),
                new Bar("speed of the exact scan to that of a sum", yardstick.share(), 0.75, false));
    }

    private static double ratio(List<Row> rows, int size, String engine, String filter) {
        return row(rows, size, engine, filter).p50Us()
                / row(rows, size, LuceneEngine.NAME, filter).p50Us();
    }

    private static Row row(List<Row> rows, int size, String engine, String filter) {
        return rows.stream()
                .filter(row -> row.is(VectorSet.SERVED, size, engine, filter))
                .findFirst()
                .orElseThrow();
    }

    /** As a row of a table. */
    String markdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %.4f | %s %.2f | %s |",
                name,
                figure,
                atMost ? "≤" : "≥",
                limit,
                (atMost ? figure <= limit : figure >= limit) ? "reached" : "MISSED");
    }
}

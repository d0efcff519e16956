package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.io.Serializable;
import java.util.List;

/**
 * What the check of a file, or of a piece of it, has found. Travels to other processes.
 *
 * @param rows number of rows, valid or not
 * @param rejections the rejected ones by cause, most frequent first
 */
public record CheckedRows(long rows, List<Rejection> rejections) implements Serializable {

    /** Copies the list. */
    public CheckedRows {
        rejections = List.copyOf(rejections);
    }

    /** Of a table with a {@code cause} for each row that is not valid. */
    static CheckedRows of(DuckDb database, String file, String table) {
        return new CheckedRows(database.count("SELECT count(*) FROM " + table), Rejection.of(database, file, table));
    }

    /** Of all pieces together. */
    static CheckedRows sum(List<CheckedRows> pieces) {
        return new CheckedRows(
                pieces.stream().mapToLong(CheckedRows::rows).sum(),
                Rejection.merge(pieces.stream()
                        .flatMap(piece -> piece.rejections().stream())
                        .toList()));
    }

    /** Number of rejected rows. */
    long rejected() {
        return rejections.stream().mapToLong(Rejection::rows).sum();
    }
}

package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import dev.marquee.training.store.Erasures;
import java.util.ArrayList;
import java.util.List;

/** Takes out of the rows of a source what is of people who were erased from the store: archives do not know of that. */
final class ErasedRows {
    private final DuckDb database;
    private final Erasures erasures;
    private long removed;

    /** Nothing removed yet. */
    ErasedRows(DuckDb database, Erasures erasures) {
        this.database = database;
        this.erasures = erasures;
    }

    /**
     * Removes the rows of a table that are as old as the erasure of their user, or older; whole seconds compared.
     *
     * @param table with the columns {@code userId} and {@code timestamp}, and {@code cause} where a row is not valid
     */
    void removeFrom(String table) {
        if (erasures.isEmpty()) {
            return;
        }
        database.execute("CREATE OR REPLACE TABLE erased (userId VARCHAR, millis BIGINT)");
        find(table);
        String erased =
                "FROM %1$s WHERE EXISTS (FROM erased e WHERE e.userId = %1$s.userId AND timestamp * 1000 <= millis)"
                        .formatted(table);
        removed += database.count("SELECT count(*) " + erased);
        database.execute("DELETE " + erased);
    }

    private void find(String table) {
        List<String> found = new ArrayList<>();
        database.forEach("SELECT DISTINCT userId FROM %s WHERE cause IS NULL".formatted(table), row -> {
            String userId = row.getString(1);
            erasures.last(userId).ifPresent(millis -> found.add("(%s, %d)".formatted(DuckDb.literal(userId), millis)));
        });
        if (!found.isEmpty()) {
            database.execute("INSERT INTO erased VALUES " + String.join(", ", found));
        }
    }

    /** How many rows were removed. */
    long removed() {
        return removed;
    }
}

package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import dev.marquee.training.store.Erasures;
import java.util.ArrayList;
import java.util.List;

/** Takes out of the rows of a source what is of people who were erased from the store: archives do not know of that. */
final class ErasedRows {
    private ErasedRows() {}

    /**
     * Builds {@code erased(userId, millis)}: who of these users was erased, and when last.
     *
     * @param users a query for their names, each once
     */
    static void find(DuckDb database, Erasures erasures, String users) {
        database.execute("CREATE OR REPLACE TABLE erased (userId VARCHAR, millis BIGINT)");
        if (erasures.isEmpty()) {
            return;
        }
        List<String> found = new ArrayList<>();
        database.forEach(users, row -> {
            String userId = row.getString(1);
            erasures.last(userId).ifPresent(millis -> found.add("(%s, %d)".formatted(DuckDb.literal(userId), millis)));
        });
        if (!found.isEmpty()) {
            database.execute("INSERT INTO erased VALUES " + String.join(", ", found));
        }
    }

    /**
     * Removes the valid rows of a table that are as old as the erasure of their user, or older; whole seconds compared.
     *
     * @param table with the columns {@code userId}, {@code timestamp} and {@code cause}
     * @return how many
     */
    static long removeFrom(DuckDb database, String table) {
        if (database.count("SELECT count(*) FROM erased") == 0) {
            return 0;
        }
        String erased =
                "FROM %1$s WHERE cause IS NULL AND EXISTS (FROM erased e WHERE e.userId = %1$s.userId AND timestamp * 1000 <= millis)"
                        .formatted(table);
        long removed = database.count("SELECT count(*) " + erased);
        database.execute("DELETE " + erased);
        return removed;
    }
}

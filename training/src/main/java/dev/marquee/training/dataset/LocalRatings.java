package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import dev.marquee.training.store.Erasures;
import java.util.EnumMap;
import java.util.Map;

/** The database of the import does all at once. */
final class LocalRatings implements RatingSteps {
    private final DuckDb database;
    private final RatingLines lines;
    private final Erasures erasures;

    LocalRatings(DuckDb database, RatingLines lines, Erasures erasures) {
        this.database = database;
        this.lines = lines;
        this.erasures = erasures;
    }

    @Override
    public Map<Role, CheckedRows> check() {
        Map<Role, CheckedRows> checked = new EnumMap<>(Role.class);
        for (Role role : lines.roles()) {
            checked.put(role, lines.check(database, role));
        }
        return checked;
    }

    @Override
    public RatingCounts keepLast() {
        RatingTable.declareGiven(database, lines.store() != null);
        RatingTable.placeUsers(database, "SELECT DISTINCT userId FROM given");
        ErasedRows.find(database, erasures, "SELECT userId FROM user_place");
        return RatingTable.keepLast(database, lines.tables());
    }

    @Override
    public void close() {
        // the database is the import's
    }
}

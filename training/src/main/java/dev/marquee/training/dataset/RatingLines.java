package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines that hold ratings, and how they are checked. Travels to other processes.
 *
 * @param ratings of the source
 * @param store what users of the running service rated, or null without a store
 * @param moviesName name of the file with the movies, for messages
 */
record RatingLines(SourceTable ratings, @Nullable SourceTable store, String moviesName) implements Serializable {

    /** The roles of the files, in the order in which they are judged. */
    List<Role> roles() {
        return store == null ? List.of(Role.RATINGS) : List.of(Role.RATINGS, Role.STORE);
    }

    /** The tables of checked rows, in the same order. */
    List<String> tables() {
        return roles().stream().map(RatingLines::table).toList();
    }

    /** The table that the rows of a file become. */
    static String table(Role role) {
        return role == Role.STORE ? "store_row" : "rating_row";
    }

    /** The name of a file. */
    String fileName(Role role) {
        return source(role).fileName();
    }

    private SourceTable source(Role role) {
        return role == Role.STORE ? Objects.requireNonNull(store) : ratings;
    }

    /** Checks the lines of a file that are visible; needs {@code known_movie}. */
    CheckedRows check(DuckDb database, Role role) {
        if (role == Role.STORE) {
            RatingTable.checkStore(database, source(role), moviesName);
        } else {
            RatingTable.check(database, ratings, moviesName);
        }
        return CheckedRows.of(database, fileName(role), table(role));
    }
}

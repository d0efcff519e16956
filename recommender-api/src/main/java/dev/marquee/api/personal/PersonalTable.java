package dev.marquee.api.personal;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;

/**
 * A table whose rows are about people: it has a column {@code user_id}, with which its primary key begins. Each feature declares
 * its own as a bean, and thereby all of it can be taken away and is erased with its user.
 *
 * @param name of its field in answers
 * @param table in the database
 * @param keys how many of the columns are the rest of the primary key; they come first
 * @param columns that are shown
 * @param item makes of these columns what is shown of a row
 */
public record PersonalTable(String name, String table, int keys, List<String> columns, RowMapper<?> item) {

    /** Copies the columns. */
    public PersonalTable {
        columns = List.copyOf(columns);
    }

    /** The rows of a user by their key, at most so many: parameters are the user, the key of the row before, and how many. */
    String select(boolean first) {
        String after = first ? "" : " AND (%s) > (%s)".formatted(key(), "?" + ", ?".repeat(keys - 1));
        return "SELECT %s FROM %s WHERE user_id = ?%s ORDER BY %s LIMIT ?"
                .formatted(String.join(", ", columns), table, after, key());
    }

    /** How many rows a user has, but no more than so many. */
    String count() {
        return "SELECT COUNT(*) FROM (SELECT 1 FROM %s WHERE user_id = ? LIMIT ?) AS part".formatted(table);
    }

    /** Deletes rows of a user, at most so many. */
    String deleteSome() {
        return "DELETE FROM %1$s WHERE user_id = ? AND (%2$s) IN (SELECT %2$s FROM %1$s WHERE user_id = ? LIMIT ?)"
                .formatted(table, key());
    }

    /** Deletes all rows of a user. */
    String deleteAll() {
        return "DELETE FROM %s WHERE user_id = ?".formatted(table);
    }

    private String key() {
        return String.join(", ", columns.subList(0, keys));
    }
}

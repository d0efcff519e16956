package dev.marquee.training.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The lines of an export that are not of people who were erased from the store into which they are restored. Not thread-safe. */
final class UnerasedLines {
    private final Lines lines;
    private final Connection connection;
    private final Erasures erasures;
    private final Count leftOut;

    /**
     * The lines as the store knows of erasures now.
     *
     * @param connection the transaction that restores
     */
    UnerasedLines(Lines lines, Connection connection, Count leftOut) throws SQLException {
        this.lines = lines;
        this.connection = connection;
        this.erasures = erasures();
        this.leftOut = leftOut;
    }

    private Erasures erasures() throws SQLException {
        return Erasures.of(ErasureTable.read(connection).stream().toList());
    }

    /** The next ones; none only at the end of the file. */
    List<ExportLine> next(int most) {
        List<ExportLine> read = lines.next(most);
        List<ExportLine> kept = kept(read);
        while (kept.isEmpty() && !read.isEmpty()) {
            read = lines.next(most);
            kept = kept(read);
        }
        return kept;
    }

    private List<ExportLine> kept(List<ExportLine> read) {
        if (erasures.isEmpty()) {
            return read;
        }
        List<ExportLine> kept = read.stream().filter(each -> !isErased(each)).toList();
        leftOut.add(read.size() - kept.size());
        return kept;
    }

    private boolean isErased(ExportLine line) {
        return line instanceof Interaction rating && erasures.cover(rating.userId(), rating.ratedAtMillis());
    }

    /**
     * Removes what was restored of people whom a gateway has erased since this began. From here to the commit nobody is erased; an
     * embedded store lets nobody else write in any case.
     */
    void removeErasedMeanwhile() throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE erasure IN SHARE MODE");
        }
        Erasures now = erasures();
        if (!now.fingerprint().equals(erasures.fingerprint())) {
            remove(now);
        }
    }

    private void remove(Erasures now) throws SQLException {
        try (PreparedStatement remove =
                connection.prepareStatement("DELETE FROM rating WHERE user_id = ? AND rated_at <= ?")) {
            for (String user : users()) {
                OptionalLong last = now.last(user);
                if (last.isPresent()) {
                    remove.setString(1, user);
                    remove.setLong(2, last.getAsLong());
                    leftOut.add(remove.executeUpdate());
                }
            }
        }
    }

    private List<String> users() throws SQLException {
        List<String> users = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rated = statement.executeQuery("SELECT DISTINCT user_id FROM rating")) {
            while (rated.next()) {
                users.add(rated.getString(1));
            }
        }
        return users;
    }

    /** How many were left out. */
    long leftOut() {
        return leftOut.total();
    }
}

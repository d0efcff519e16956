package dev.marquee.training.duckdb;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * A private DuckDB that never reaches for the network: only what is built in is used.
 *
 * <p>For one thread. Every call throws {@link DuckDbException} if DuckDB fails.
 */
public final class DuckDb implements AutoCloseable {
    private static final long MAX_MEMORY_BYTES = 4L << 30;
    private static final long ONE_THREAD_BYTES = 1L << 30;

    private final Connection connection;

    private DuckDb(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface RowReader<T> {
        /** What the row holds. */
        T read(ResultSet row) throws SQLException;
    }

    /** Visits one row of a result. */
    @FunctionalInterface
    public interface RowVisitor {
        /** Looks at the row, and at no other. */
        void visit(ResultSet row) throws SQLException;
    }

    /** A database in memory, for reading files. */
    public static DuckDb inMemory() {
        return open("");
    }

    /** A database in a file of that folder; what does not fit into memory goes there too. */
    public static DuckDb in(Path folder) {
        DuckDb database = open(folder.resolve("import.duckdb").toString());
        database.execute("SET temp_directory = " + literal(folder.resolve("spill")));
        return database;
    }

    /**
     * A database in memory of one thread, as one of as many as there are processors: it takes up to 1 GiB, and all of
     * them together half of what this machine or container has.
     *
     * @param spill folder for what does not fit; made when it is needed
     */
    public static DuckDb ofOneThread(Path spill) {
        DuckDb database = open("");
        database.execute("SET threads = 1");
        long share = halfOfMemory() / Runtime.getRuntime().availableProcessors();
        database.execute("SET memory_limit = '%d MiB'".formatted(Math.min(ONE_THREAD_BYTES, share) >> 20));
        database.execute("SET temp_directory = " + literal(spill));
        return database;
    }

    private static DuckDb open(String file) {
        var streaming = new Properties();
        streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            var database = new DuckDb(DriverManager.getConnection("jdbc:duckdb:" + file, streaming));
            database.execute("SET autoinstall_known_extensions = false");
            database.execute("SET autoload_known_extensions = false");
            database.execute("SET memory_limit = '%d MiB'".formatted(Math.min(MAX_MEMORY_BYTES, halfOfMemory()) >> 20));
            return database;
        } catch (SQLException e) {
            throw failed("open " + file, e);
        }
    }

    /** Bytes, of what this machine or container has: the rest is Java's. */
    private static long halfOfMemory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / 2;
    }

    /** A text as SQL literal. */
    public static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    /** Runs one statement. */
    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** All rows of a query, in its order. */
    public <T> List<T> query(String sql, RowReader<T> reader) {
        var rows = new ArrayList<T>();
        forEach(sql, row -> rows.add(reader.read(row)));
        return rows;
    }

    /** Visits all rows of a query, in its order; they are not held in memory. */
    public void forEach(String sql, RowVisitor visitor) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                visitor.visit(result);
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The number in the only cell of a query. */
    public long count(String sql) {
        return query(sql, row -> row.getLong(1)).getFirst();
    }

    private static DuckDbException failed(String what, SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new DuckDbException("DuckDB failed: " + message + " (in: " + what.strip() + ")", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("close", e);
        }
    }
}

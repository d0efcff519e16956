package dev.marquee.api.store;

import dev.marquee.service.NotYetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A copy in memory of a small table that several gateways change, so that a request need not read it. Every change takes the
 * next number of the table's row in {@code revision} and holds that row until it is committed: numbers become visible in order,
 * and whoever has read up to one of them has missed none. The gateway that changes something sees it at once, the others within a
 * second. While the store is away the copy stays as it is. If the store goes back, to an older replica or a backup, the copy
 * notices as long as the table has not been changed as often again since; it then follows. Thread-safe.
 *
 * <p>The table has a column {@code revision} with a unique index. Its rows are changed, not deleted: see {@link Row}.
 *
 * @param <K> key of a row
 * @param <V> what a row says
 */
public final class TableCopy<K, V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TableCopy.class);

    /** How often each gateway asks for what the others have changed. */
    private static final Duration PERIOD = Duration.ofMillis(500);

    /** Rows of one read, whose time is bounded. */
    private static final int AT_ONCE = 1_000;

    private final Table<K, V> table;
    private final JdbcClient writer;
    private final BoundedCalls reads;
    private final Commits commits;
    private final Consumer<Set<K>> listener;
    private final Map<K, V> rows = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread;
    private long seen;
    /** Keys of rows that have changed, of which the listener has not been told, or failed when it was. */
    private final Set<K> untold = new LinkedHashSet<>();

    private boolean complete;
    private boolean failing;

    /**
     * A copy that is still empty.
     *
     * @param writer whose connections write
     * @param listener is told of the keys of rows that have changed, each time before anybody else asks
     */
    public TableCopy(
            Table<K, V> table, JdbcClient writer, BoundedCalls reads, Commits commits, Consumer<Set<K>> listener) {
        this.table = table;
        this.writer = writer;
        this.reads = reads;
        this.commits = commits;
        this.listener = listener;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(table.name() + "-copy").factory());
    }

    /** The table behind a copy. */
    public interface Table<K, V> {
        /** Its name, which is that of its row in {@code revision}. */
        String name();

        /**
         * The rows that were changed after a revision, the oldest change first.
         *
         * @param limit at most so many
         */
        List<Row<K, V>> newerThan(long revision, int limit);
    }

    /**
     * A row.
     *
     * @param revision of its last change
     * @param value null where the row says nothing any more
     */
    public record Row<K, V>(long revision, K key, @Nullable V value) {}

    /** What the rows say, by key, as far as this copy has seen; a view that nobody may modify. */
    public Map<K, V> rows() {
        return Collections.unmodifiableMap(rows);
    }

    /**
     * Reads the whole table, unless that was done before, and goes on to read what changes.
     *
     * @throws NotYetException if the database does not answer
     */
    public synchronized void complete() {
        if (complete) {
            return;
        }
        try {
            catchUp();
        } catch (DataAccessException e) {
            throw Outage.orNotYet(e);
        }
        complete = true;
        var _ = thread.scheduleWithFixedDelay(this::poll, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Changes a row and returns when that is durable and in this copy.
     *
     * @param statement is given the revision that it writes into the row
     * @throws DataAccessException if the change is not known to be durable, or could not be read again
     */
    public void change(LongConsumer statement) {
        commits.together(2, () -> statement.accept(nextRevision()));
        catchUp();
    }

    private long nextRevision() {
        writer.sql("UPDATE revision SET newest = newest + 1 WHERE table_name = ?")
                .param(table.name())
                .update();
        return writer.sql("SELECT newest FROM revision WHERE table_name = ?")
                .param(table.name())
                .query(Long.class)
                .single();
    }

    /**
     * Reads what has changed. The last row that was seen is read once more: it is there, or has a higher revision, unless the table
     * went back.
     *
     * @throws DataAccessException if the database does not answer
     */
    synchronized void catchUp() {
        List<Row<K, V>> found;
        do {
            found = newerThan(seen - 1);
            if (found.isEmpty() && seen > 0) {
                startAgain();
                return;
            }
            take(found);
        } while (found.size() == AT_ONCE);
    }

    /** The copy stays as it is until the whole table has been read. */
    private void startAgain() {
        List<Row<K, V>> all = new ArrayList<>();
        List<Row<K, V>> some;
        do {
            some = newerThan(all.isEmpty() ? 0 : all.getLast().revision());
            all.addAll(some);
        } while (some.size() == AT_ONCE);
        LOG.atWarn()
                .addKeyValue("table", table.name())
                .log("the store has gone back behind revision {}; its {} rows were read again", seen, all.size());
        Set<K> gone = new LinkedHashSet<>(rows.keySet());
        all.forEach(row -> gone.remove(row.key()));
        all.addAll(0, gone.stream().map(key -> new Row<K, V>(0, key, null)).toList());
        seen = 0;
        take(all);
    }

    private List<Row<K, V>> newerThan(long revision) {
        return reads.call(() -> table.newerThan(revision, AT_ONCE));
    }

    private void take(List<Row<K, V>> found) {
        for (Row<K, V> row : found) {
            V before = row.value() == null ? rows.remove(row.key()) : rows.put(row.key(), row.value());
            if (!Objects.equals(before, row.value())) {
                untold.add(row.key());
            }
            seen = row.revision();
        }
        if (!untold.isEmpty()) {
            listener.accept(new LinkedHashSet<>(untold));
            untold.clear();
        }
    }

    /** An outage has its line in the log; anything else that goes wrong gets one here. */
    private void poll() {
        try {
            catchUp();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing && !thread.isShutdown()) {
                LOG.atWarn()
                        .addKeyValue("table", table.name())
                        .log("changes cannot be read; the last copy serves on: {}", e.getMessage());
            }
            failing = true;
        }
    }

    /** Reads no more; the copy stays. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package dev.marquee.api.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The session with a cluster of Cassandra, and how it is asked: every read and write is agreed upon by most of the nodes that hold a row.
 * Connects when the gateway starts or, if no node answers then, as soon as one does. Thread-safe.
 *
 * <p>Every call throws {@link DataAccessException} if the cluster cannot answer; a write may then have happened or not.
 */
public final class Cassandra implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cassandra.class);
    private static final Duration LONGEST_READ = Duration.ofMillis(300);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAGE = Duration.ofSeconds(2);

    private static final long MICROS = 1_000;
    private static final int AT_ONCE = 128;

    private final CassandraProperties properties;
    private final ConcurrentHashMap<String, PreparedStatement> prepared = new ConcurrentHashMap<>();
    private final BoundedCalls reads = newReads();
    private final BoundedCalls pages = BoundedCalls.ofServer("cassandra-page", LONGEST_PAGE);
    private final BoundedCalls writes = BoundedCalls.ofServer("cassandra-write", LONGEST_WRITE);
    private volatile @Nullable CqlSession session;

    /** Not connected yet. */
    public Cassandra(CassandraProperties properties) {
        this.properties = properties;
    }

    /**
     * Connects, unless no node answers.
     *
     * @throws DataAccessException if a node refuses
     */
    public void start() {
        try {
            connect();
        } catch (StoreAwayException e) {
            LOG.atWarn()
                    .log(
                            "{}; this service answers as soon as it does",
                            Outage.notYet(e).getMessage());
        }
    }

    /**
     * Connects, unless that was done before.
     *
     * @throws dev.marquee.service.NotYetException if no node answers
     */
    public void prepare() {
        try {
            connect();
        } catch (DataAccessException e) {
            throw Outage.orNotYet(e);
        }
    }

    private synchronized void connect() {
        if (session != null) {
            return;
        }
        try {
            session = CassandraSession.open(properties);
        } catch (RuntimeException e) {
            throw CassandraFailures.translated(e);
        }
    }

    /** Reads of lists: no caller waits longer than the usual budget leaves it. */
    public BoundedCalls reads() {
        return reads;
    }

    /** Reads of pages that somebody leafs through, which may have to look at all before them. */
    public BoundedCalls pages() {
        return pages;
    }

    /** Reads of one purpose, which do not hold up those of lists; the caller closes them. */
    public BoundedCalls newReads() {
        return BoundedCalls.ofServer("cassandra-read", LONGEST_READ);
    }

    /** Writes of one purpose that may take longer; the caller closes them. */
    public BoundedCalls newWrites(Duration longest) {
        return BoundedCalls.ofServer("cassandra-write", longest);
    }

    /** Writes, and what they have to read before. */
    public BoundedCalls writes() {
        return writes;
    }

    /** A statement that reads. */
    public BoundStatement read(String cql, Object... values) {
        return bound(cql, values).setExecutionProfileName(CassandraSession.READ);
    }

    /** A statement that reads what a write depends on, and may take as long. */
    public BoundStatement before(String cql, Object... values) {
        return bound(cql, values);
    }

    /** A statement that writes the same however often it is made, as those with a timestamp of their own do. */
    public BoundStatement write(String cql, @Nullable Object... values) {
        return bound(cql, values);
    }

    /** A statement that depends on what is there: never made twice by itself. */
    public BoundStatement once(String cql, @Nullable Object... values) {
        return bound(cql, values).setIdempotent(false);
    }

    /** A statement that may take longer than any request. */
    public BoundStatement upkeep(String cql, Object... values) {
        return patient(bound(cql, values));
    }

    /** The same statement, which may take longer than any request. */
    public static BoundStatement patient(BoundStatement statement) {
        return statement.setExecutionProfileName(CassandraSession.UPKEEP);
    }

    /** The timestamp of a write about a moment. */
    public static long micros(long millis) {
        return millis * MICROS;
    }

    /**
     * Statements that are made all or none, in the end, whichever rows they are about. Waits for two more nodes than the rows need, so it
     * fails for seconds when one has just died.
     */
    public static Statement<?> together(List<BoundStatement> writes) {
        return batch(BatchType.LOGGED, writes).build();
    }

    /** Statements on rows of one partition of one table: made all or none, by whichever nodes are there. */
    public static Statement<?> ofOnePartition(List<BoundStatement> writes) {
        return batch(BatchType.UNLOGGED, writes).build();
    }

    /** Conditional statements on rows of one partition: made all or none, and never twice by itself. */
    public static Statement<?> onceTogether(List<BoundStatement> statements) {
        return batch(BatchType.UNLOGGED, statements).setIdempotence(false).build();
    }

    private static BatchStatementBuilder batch(BatchType type, List<BoundStatement> statements) {
        BatchStatementBuilder batch = BatchStatement.builder(type);
        statements.forEach(batch::addStatement);
        return batch;
    }

    private BoundStatement bound(String cql, @Nullable Object... values) {
        PreparedStatement known = prepared.get(cql);
        if (known == null) {
            known = waited(connected().prepareAsync(cql));
            prepared.put(cql, known);
        }
        return known.bind(values);
    }

    private CqlSession connected() {
        CqlSession open = session;
        if (open == null) {
            throw new StoreAwayException("Cassandra was not reached yet", null);
        }
        return open;
    }

    /** All rows, as soon as they are there. */
    public CompletableFuture<List<Row>> ask(Statement<?> statement) {
        return connected()
                .executeAsync(statement)
                .thenCompose(page -> rest(page, new ArrayList<>()))
                .toCompletableFuture();
    }

    private static CompletionStage<List<Row>> rest(AsyncResultSet page, List<Row> rows) {
        page.currentPage().forEach(rows::add);
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> rest(next, rows))
                : CompletableFuture.completedFuture(rows);
    }

    /** All rows. */
    public List<Row> rows(Statement<?> statement) {
        return waited(ask(statement));
    }

    /** Makes statements at once, {@value #AT_ONCE} at the most, and returns the rows of each, in the same order. */
    public List<List<Row>> rows(List<? extends Statement<?>> statements) {
        List<List<Row>> rows = new ArrayList<>(statements.size());
        for (int from = 0; from < statements.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, statements.size());
            List<CompletableFuture<List<Row>>> asked =
                    statements.subList(from, to).stream().map(this::ask).toList();
            asked.forEach(each -> rows.add(waited(each)));
        }
        return rows;
    }

    /**
     * Reads rows, a page of each statement's size at a time.
     *
     * @param calls by which the first pages, and then each other one, are read
     * @param visitor is given the rows of one statement after those of another
     */
    public void visit(BoundedCalls calls, List<? extends Statement<?>> statements, Consumer<Row> visitor) {
        List<AsyncResultSet> first = calls.call(() -> {
            List<CompletionStage<AsyncResultSet>> asked =
                    statements.stream().map(connected()::executeAsync).toList();
            return asked.stream().map(Cassandra::waited).toList();
        });
        for (AsyncResultSet page : first) {
            page.currentPage().forEach(visitor);
            while (page.hasMorePages()) {
                AsyncResultSet before = page;
                page = calls.call(() -> waited(before.fetchNextPage()));
                page.currentPage().forEach(visitor);
            }
        }
    }

    /** What is found, or how it failed in the words of stores. */
    public static <T> T waited(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw CassandraFailures.translated(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            throw CassandraFailures.translated(e);
        }
    }

    /** No more calls. */
    @Override
    public void close() {
        reads.close();
        pages.close();
        writes.close();
        CqlSession open = session;
        if (open != null) {
            open.close();
        }
    }
}

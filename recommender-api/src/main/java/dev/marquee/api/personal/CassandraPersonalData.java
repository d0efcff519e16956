package dev.marquee.api.personal;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.marquee.api.deed.DeedRows;
import dev.marquee.api.personal.CassandraPersonalTable.Stamps;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Cassandra;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * All that Cassandra stores of people. An erasure is a deletion of a user's partitions, with its own moment as timestamp, together with
 * its row in {@code erasure}: all or none, in the end. Its moment is the clock's, or that of the newest row if another gateway's clock is
 * ahead of ours; so it is after all that is there.
 */
public final class CassandraPersonalData implements PersonalData {
    /** Rows of one read, whose time is bounded. */
    private static final int AT_ONCE = 2_000;

    /** Somebody may have very much to count. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int MOST_ROUNDS = 3;

    private final List<CassandraPersonalTable> tables;
    private final Erasures erasures;
    private final Cassandra cassandra;
    private final CassandraErasureTable erased;
    private final DeedRows deeds;
    private final BoundedCalls reads;
    private final BoundedCalls writes;
    private final Clock clock;

    /** What these tables hold. */
    public CassandraPersonalData(
            List<CassandraPersonalTable> tables, Erasures erasures, Cassandra cassandra, Clock clock) {
        this.tables = tables.stream()
                .sorted(Comparator.comparing(CassandraPersonalTable::name))
                .toList();
        this.erasures = erasures;
        this.cassandra = cassandra;
        this.erased = new CassandraErasureTable(cassandra);
        this.deeds = new DeedRows(cassandra, clock);
        this.reads = cassandra.newReads();
        this.writes = cassandra.newWrites(LONGEST);
        this.clock = clock;
    }

    @Override
    public List<String> parts() {
        return tables.stream().map(CassandraPersonalTable::name).toList();
    }

    @Override
    public void read(String part, String userId, Consumer<Object> visitor) {
        CassandraPersonalTable table = tables.stream()
                .filter(each -> each.name().equals(part))
                .findFirst()
                .orElseThrow();
        BoundStatement select = cassandra.read(table.select(), userId).setPageSize(AT_ONCE);
        cassandra.visit(
                reads, List.of(select), row -> visitor.accept(table.item().apply(row)));
    }

    /**
     * What there is in a table before it is erased.
     *
     * @param rows how many
     * @param newest timestamp of the newest, microseconds; that of 1970 if there is none
     */
    private record Found(CassandraPersonalTable table, long rows, long newest) {
        static Found of(CassandraPersonalTable table, Row row) {
            return new Found(table, row.getLong(0), row.isNull(1) ? 0 : row.getLong(1));
        }

        /** The moment, in milliseconds, of an erasure after which nothing of it is left. */
        long covered() {
            return table.stamps() == Stamps.NODES
                    ? 0
                    : Math.ceilDiv(newest, Cassandra.micros(1))
                            - table.stamps().ahead().toMillis();
        }

        long timestamp(long erasedAt) {
            long after = Cassandra.micros(erasedAt + table.stamps().ahead().toMillis());
            return table.stamps() == Stamps.NODES ? Math.max(after, newest) : after;
        }
    }

    /** Looks again for what was being written meanwhile; who writes later sees the erasure and takes back what it covers. */
    @Override
    public Erased erase(String userId) {
        return writes.call(() -> {
            SequencedMap<String, Long> rows = new LinkedHashMap<>();
            List<Found> found = find(userId);
            long at;
            int rounds = 0;
            do {
                at = erase(userId, found);
                found.forEach(each -> rows.merge(each.table().name(), each.rows(), Long::sum));
                found = find(userId);
                rounds++;
            } while (rounds < MOST_ROUNDS && found.stream().anyMatch(each -> each.rows() > 0));
            return new Erased(Instant.ofEpochMilli(at), rows);
        });
    }

    /** Returns the moment, milliseconds. */
    private long erase(String userId, List<Found> found) {
        long at = Math.max(
                clock.millis(), found.stream().mapToLong(Found::covered).max().orElse(0));
        List<BoundStatement> deletions = new ArrayList<>();
        deletions.add(erased.remember(erasures.person(userId), at));
        found.forEach(each -> deletions.add(cassandra.write(each.table().delete(), each.timestamp(at), userId)));
        cassandra.rows(Cassandra.together(deletions));
        cassandra.rows(deeds.deleteAll(userId, Cassandra.micros(at + Erasures.AHEAD.toMillis())));
        return at;
    }

    private List<Found> find(String userId) {
        List<List<Row>> counts = cassandra.rows(tables.stream()
                .map(table -> cassandra.upkeep(table.count(), userId))
                .toList());
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            found.add(Found.of(tables.get(i), counts.get(i).getFirst()));
        }
        return found;
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
    }
}

package dev.marquee.api.trending;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Cassandra;
import dev.marquee.core.store.DeedPartition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Deeds in Cassandra: the partitions of the newest day first, and no more days once there are enough of them. Of a day that has more than
 * enough, people are left out by their names, the same ones each time.
 *
 * @param cassandra the cluster
 * @param reads by which it reads; closed with this
 * @param enough so many of both kinds are
 */
record CassandraRecentDeeds(Cassandra cassandra, BoundedCalls reads, int enough) implements RecentDeeds {
    private static final String SELECT =
            "SELECT user_id, movie_id, happened_at, points FROM deed WHERE day = ? AND part = ? LIMIT ?";

    private static final long DAY = Duration.ofDays(1).toMillis();

    @Override
    public void visit(long from, long until, Consumer<Deed> visitor) {
        AtomicInteger left = new AtomicInteger(enough);
        // The last day may have begun only just.
        for (long at = until; at > from - DAY && left.get() > 0; at -= DAY) {
            cassandra.visit(reads, ofDay(at, left.get()), row -> {
                Deed deed = deed(row);
                if (deed.at() > from && deed.at() <= until) {
                    left.decrementAndGet();
                    visitor.accept(deed);
                }
            });
        }
    }

    private List<BoundStatement> ofDay(long at, int most) {
        List<DeedPartition> parts = DeedPartition.ofDay(at);
        int ofEach = Math.ceilDiv(most, parts.size());
        return parts.stream()
                .map(part ->
                        cassandra.read(SELECT, part.day(), part.part(), ofEach).setPageSize(AT_ONCE / parts.size()))
                .toList();
    }

    private static Deed deed(Row row) {
        return new Deed(String.valueOf(row.getString(0)), row.getInt(1), row.getLong(2), row.getFloat(3));
    }

    @Override
    public void close() {
        reads.close();
    }
}

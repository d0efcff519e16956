package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import dev.marquee.api.deed.DeedRows;
import dev.marquee.api.fixture.TestCassandra;
import dev.marquee.api.store.Cassandra;
import dev.marquee.cassandra.CassandraNode;
import dev.marquee.cassandra.NeedsCassandra;
import dev.marquee.core.history.RatedMovie;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@NeedsCassandra
class CassandraRatingStoreIT extends RatingStoreContract {
    private static final String KEYSPACE = "ratings";
    private final CassandraNode node;

    CassandraRatingStoreIT(CassandraNode node) {
        this.node = node;
    }

    @Override
    TestStore newStore() {
        return TestStore.open(TestCassandra.openEmpty(node, KEYSPACE), home);
    }

    private Cassandra cassandra() {
        return store.cassandra();
    }

    @Override
    void fill(String user, int ratings) {
        RatingRows rows = new RatingRows(cassandra(), new DeedRows(cassandra(), Clock.systemUTC()));
        cassandra()
                .rows(IntStream.rangeClosed(1, ratings)
                        .mapToObj(i -> rows.insert(new SeedFile.Seed(user, i, 6, i * 1_000L)))
                        .toList());
    }

    /** In a keyspace of its own, which no other test has to do without. */
    @Override
    void breakStore() {
        store.close();
        store = TestStore.open(TestCassandra.open(node, node.newKeyspace()), home);
        cassandra().rows(cassandra().upkeep("DROP TABLE rating"));
    }

    /** As two gateways do that write the same movie at once: neither sees the other's row. */
    private void putUnseen(String user, int movieId, int halfStars, long at) {
        BoundStatement insert = new RatingRows(cassandra(), new DeedRows(cassandra(), Clock.systemUTC()))
                .insert(new SeedFile.Seed(user, movieId, halfStars, at));
        cassandra().rows(insert);
    }

    private long rowsOf(String user) {
        return cassandra()
                .rows(cassandra().read("SELECT COUNT(*) FROM rating WHERE user_id = ?", user))
                .getFirst()
                .getLong(0);
    }

    @Test
    void aMovieThatIsThereTwiceCountsByItsNewestRowOnEveryPage() {
        long t = T0.toEpochMilli();
        putUnseen("ann", 7, 10, t + 9_000);
        putUnseen("ann", 7, 1, t + 1_000);
        put("ann", rating(3, 3, 5), rating(4, 4, 4), rating(5, 5, 0));
        assertThat(store.history("ann").ratings())
                .extracting(RatedMovie::movieId)
                .containsExactly(5, 4, 3, 7);
        List<StoredRating> read = new ArrayList<>();
        RatingCursor cursor = null;
        do {
            RatingPage page = store.ratings().page("ann", 1, cursor);
            read.addAll(page.ratings());
            cursor = page.next();
        } while (cursor != null);
        assertThat(read).containsExactly(rating(7, 5, 9), rating(3, 3, 5), rating(4, 4, 4), rating(5, 5, 0));
    }

    @Test
    void theNextWriteOfAMovieLeavesOneRowAndADeletionNone() {
        long t = T0.toEpochMilli();
        putUnseen("ann", 7, 10, t);
        putUnseen("ann", 7, 1, t + 1);
        assertThat(rowsOf("ann")).isEqualTo(2);
        put("ann", rating(7, 3, 60));
        assertThat(rowsOf("ann")).isEqualTo(1);
        putUnseen("ann", 7, 1, t + 1);
        assertThat(rowsOf("ann")).as("what is older comes too late").isEqualTo(1);
        store.ratings().delete("ann", 7);
        assertThat(rowsOf("ann")).isZero();
        putUnseen("ann", 7, 6, t + 60_000);
        assertThat(rowsOf("ann")).as("a copy of what was deleted").isZero();
    }

    @Test
    void aRatingInTheSameMillisecondOrByAClockThatIsBehindReplacesTheOneBefore() {
        put("ann", rating(7, 5, 10), rating(7, 1, 10), rating(8, 5, 10), rating(8, 1, 3));
        assertThat(store.ratings().page("ann", 9, null).ratings())
                .containsExactly(
                        new StoredRating(8, 1, T0.plusMillis(10_001)), new StoredRating(7, 1, T0.plusMillis(10_001)));
    }

    @Test
    void whatIsOlderThanAnErasureAndComesLateStaysDead() {
        put("ann", rating(7, 5, 10));
        store.personal().erase("ann");
        putUnseen("ann", 7, 10, T0.toEpochMilli() + 10_000);
        assertThat(rowsOf("ann")).isZero();
    }

    @Test
    void anErasureCoversWhatAnotherGatewayWroteWhoseClockIsAhead() {
        StoredRating ahead = new StoredRating(7, 5, TestStore.NOW.plusMillis(80));
        put("ann", ahead);
        assertThat(store.personal().erase("ann").at()).isEqualTo(ahead.ratedAt());
        assertThat(rowsOf("ann")).isZero();
    }

    @Test
    void takesTheSameRatingsFromTwoGatewaysAtOnce() throws Exception {
        int movies = 30;
        List<Future<?>> work = new ArrayList<>();
        try (TestStore other = TestStore.open(TestCassandra.open(node, KEYSPACE), home);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                int writer = i;
                TestStore gateway = writer % 2 == 0 ? store : other;
                work.add(threads.submit(() -> {
                    for (int n = 0; n < movies; n++) {
                        int movieId = writer % 4 < 2 ? n + 1 : movies - n;
                        gateway.ratings().put("ann", rating(movieId, 1 + writer % 8 / 2f, n));
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
            assertThat(other.history("ann").size()).isEqualTo(movies);
        }
    }

    /** Puts and deletions in any order, beside a map that does the same. */
    @RepeatedTest(5)
    void agreesWithAMap(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        Map<Integer, Float> expected = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            int movieId = 1 + random.nextInt(8);
            if (random.nextInt(4) == 0) {
                store.ratings().delete("ann", movieId);
                expected.remove(movieId);
            } else {
                float stars = (1 + random.nextInt(10)) / 2f;
                put("ann", new StoredRating(movieId, stars, TestStore.NOW.plusMillis(i)));
                expected.put(movieId, stars);
            }
        }
        Map<Integer, Float> read = new TreeMap<>();
        store.ratings().page("ann", 100, null).ratings().forEach(rating -> read.put(rating.movieId(), rating.rating()));
        assertThat(read).isEqualTo(expected);
        assertThat(rowsOf("ann")).isEqualTo(expected.size());
    }
}

package dev.marquee.api.trending;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import dev.marquee.api.deed.DeedRows;
import dev.marquee.api.feedback.CassandraFeedbackRows;
import dev.marquee.api.feedback.FeedbackLife;
import dev.marquee.api.feedback.UserSignal;
import dev.marquee.api.fixture.TestCassandra;
import dev.marquee.api.personal.CassandraErasureTable;
import dev.marquee.api.personal.CassandraPersonalData;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.store.Cassandra;
import dev.marquee.cassandra.CassandraNode;
import dev.marquee.cassandra.NeedsCassandra;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.store.DeedPartition;
import dev.marquee.core.store.StoreSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NeedsCassandra
class CassandraTrendingIT extends TrendingContract {
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Duration LIFE = Duration.ofDays(90);

    private final CassandraNode node;
    private Cassandra cassandra;
    private Erasures erasures;
    private CassandraFeedbackRows rows;

    CassandraTrendingIT(CassandraNode node) {
        this.node = node;
    }

    @BeforeEach
    void open() {
        cassandra = TestCassandra.openEmpty(node, "trending");
        StoreSecret secret = StoreSecret.of(StoreSecret.random());
        erasures = new Erasures(() -> secret, new CassandraErasureTable(cassandra));
        rows = new CassandraFeedbackRows(cassandra, erasures, new FeedbackLife(LIFE, LIFE), CLOCK);
    }

    @AfterEach
    void close() {
        cassandra.close();
    }

    @Override
    RecentDeeds deeds() {
        return new CassandraRecentDeeds(cassandra, cassandra.newReads(), 2 * RecentDeeds.MOST);
    }

    @Override
    void addSignals(List<SignalRow> signals) {
        rows.addSignals(signals.stream()
                .map(each -> new UserSignal(
                        each.userId(),
                        each.kind() == 2 ? Signal.Kind.CLICK : Signal.Kind.WATCH,
                        each.movieId(),
                        Instant.ofEpochMilli(each.at()),
                        (float) each.watched()))
                .toList());
    }

    @Override
    void addRating(String userId, int movieId, Duration ago, int halfStars) {
        List<BoundStatement> writes = new DeedRows(cassandra, CLOCK)
                .replace(
                        new DeedRows.Key(userId, movieId, DeedPartition.RATING),
                        NOON.minus(ago).toEpochMilli(),
                        halfStars / 10f,
                        List.of());
        cassandra.rows(writes);
    }

    @Override
    void deleteSignals(String userId) {
        try (var personal = new CassandraPersonalData(List.of(), erasures, cassandra, CLOCK)) {
            personal.erase(userId);
        }
    }

    private static List<Deed> read(RecentDeeds deeds) {
        List<Deed> read = new ArrayList<>();
        try (deeds) {
            deeds.visit(NOON.minus(Duration.ofDays(30)).toEpochMilli(), NOON.toEpochMilli(), read::add);
        }
        return read;
    }

    @Test
    void aMovieThatIsWatchedAgainOnAnotherDayCountsOnceWithItsLongestShare() {
        addSignals(List.of(new SignalRow("ann", 7, 3, Duration.ofDays(5), 0.75)));
        addSignals(List.of(new SignalRow("ann", 7, 3, Duration.ofDays(1), 0.25)));
        assertThat(read(deeds()))
                .containsExactly(
                        new Deed("ann", 7, NOON.minus(Duration.ofDays(1)).toEpochMilli(), 0.75));
    }

    @Test
    void readsNoMoreDaysThanAreEnough() {
        int people = 200;
        List<SignalRow> signals = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            signals.add(new SignalRow("user" + i, 7, 2, Duration.ofHours(i), 0));
        }
        addSignals(signals);
        assertThat(read(deeds())).hasSize(people);
        List<Deed> some = read(new CassandraRecentDeeds(cassandra, cassandra.newReads(), 32));
        assertThat(some).hasSizeBetween(32, 63);
        assertThat(some)
                .as("the newest")
                .allMatch(deed -> deed.at() > NOON.minus(Duration.ofHours(96)).toEpochMilli());
    }
}

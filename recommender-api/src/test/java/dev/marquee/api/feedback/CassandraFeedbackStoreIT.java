package dev.marquee.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.TestCassandra;
import dev.marquee.api.personal.CassandraErasureTable;
import dev.marquee.api.personal.CassandraPersonalData;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.store.Cassandra;
import dev.marquee.cassandra.CassandraNode;
import dev.marquee.cassandra.NeedsCassandra;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.feedback.Subject;
import dev.marquee.core.store.StoreSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NeedsCassandra
class CassandraFeedbackStoreIT extends FeedbackStoreContract {
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Clock CLOCK = Clock.fixed(T0, ZoneOffset.UTC);

    private final CassandraNode node;
    private Cassandra cassandra;
    private Erasures erasures;
    private CassandraFeedbackRows rows;

    CassandraFeedbackStoreIT(CassandraNode node) {
        this.node = node;
    }

    @Override
    @BeforeEach
    void open() {
        cassandra = TestCassandra.openEmpty(node, "feedback");
        StoreSecret secret = StoreSecret.of(StoreSecret.random());
        erasures = new Erasures(() -> secret, new CassandraErasureTable(cassandra));
        rows = rows(LIFE);
        store = new CassandraFeedbackStore(cassandra);
        personal = new CassandraPersonalData(
                List.of(CassandraPersonal.SIGNALS, CassandraPersonal.MUTES), erasures, cassandra, CLOCK);
    }

    private CassandraFeedbackRows rows(Duration life) {
        return new CassandraFeedbackRows(cassandra, erasures, new FeedbackLife(life, life), CLOCK);
    }

    @AfterEach
    void closeCluster() {
        cassandra.close();
    }

    @Override
    void addSignals(List<UserSignal> signals) {
        rows.addSignals(signals);
    }

    @Override
    void addMutes(List<UserMute> mutes) {
        rows.addMutes(mutes);
    }

    /** Rows end by themselves: deletes those that say that they would, were it so late. */
    @Override
    void endOld(Instant happened, Instant ended) {
        for (var row : cassandra.rows(cassandra.read(
                "SELECT movie_id, kind, watched, TTL(happened_at) FROM signal WHERE user_id = ?", "ann"))) {
            if (T0.plusSeconds(row.getInt(3)).minus(LIFE).isBefore(happened)) {
                cassandra.rows(cassandra.write(
                        "DELETE FROM signal WHERE user_id = ? AND movie_id = ? AND kind = ? AND watched = ?",
                        "ann",
                        row.getInt(0),
                        row.getShort(1),
                        row.getFloat(2)));
            }
        }
        for (var row :
                cassandra.rows(cassandra.read("SELECT kind, subject, TTL(since) FROM mute WHERE user_id = ?", "ann"))) {
            if (T0.plusSeconds(row.getInt(2)).minus(LIFE).isBefore(ended)) {
                cassandra.rows(cassandra.write(
                        "DELETE FROM mute WHERE user_id = ? AND kind = ? AND subject = ?",
                        "ann",
                        row.getShort(0),
                        row.getString(1)));
            }
        }
    }

    @Override
    void rate(String userId, int movieId, int halfStars, long millis) {
        cassandra.rows(cassandra.write(
                "INSERT INTO rating (user_id, rated_at, movie_id, half_stars) VALUES (?, ?, ?, ?) USING TIMESTAMP ?",
                userId,
                millis,
                movieId,
                (short) halfStars,
                Cassandra.micros(millis)));
    }

    @Test
    void signalsAndMutesEndByThemselves() {
        CassandraFeedbackRows brief = rows(Duration.ofSeconds(3));
        brief.addSignals(List.of(click("ann", 1, 1), click("ann", 2, 600)));
        brief.addMutes(List.of(
                new UserMute("ann", "m1", new Mute(WAR, T0, T0.plusSeconds(1))),
                new UserMute("ann", "m2", new Mute(Subject.movie(9), T0, T0.plusSeconds(600)))));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Feedback feedback = store.of("ann", T0);
            assertThat(feedback.signals()).extracting(Signal::movieId).containsExactly(2);
            assertThat(feedback.mutes()).extracting(Mute::subject).containsExactly(Subject.movie(9));
        });
    }

    /** As two gateways do that write at once: neither sees the other's row. */
    @Test
    void ofTwoSharesTheLongestCountsFromTheNewestTimeOnAndTheNextWriteLeavesOne() {
        insert(0.9f, 10);
        insert(0.1f, 20);
        Signal both = new Signal(Signal.Kind.WATCH, 1, T0.getEpochSecond() + 20, 0.9f);
        assertThat(store.of("ann", T0).signals()).containsExactly(both);
        add(watch("ann", 1, 15, 0.5f));
        assertThat(store.of("ann", T0).signals()).containsExactly(both);
        assertThat(cassandra.rows(cassandra.read("SELECT watched FROM signal WHERE user_id = ?", "ann")))
                .hasSize(1);
    }

    private void insert(float share, int seconds) {
        long at = T0.plusSeconds(seconds).toEpochMilli();
        cassandra.rows(cassandra.write(
                "INSERT INTO signal (user_id, movie_id, kind, watched, happened_at) VALUES ('ann', 1, 3, ?, ?) USING TIMESTAMP ?",
                share,
                at,
                Cassandra.micros(at)));
    }

    @Test
    void ofTwoMutesInOneMillisecondTheLaterCallStays() {
        add("ann", "z", WAR, 5, 100);
        add("ann", "a", WAR, 5, 5);
        assertThat(store.mutes("ann", T0.plusSeconds(6))).isEmpty();
        add("ann", "m", WAR, 5, 50);
        assertThat(store.mutes("ann", T0.plusSeconds(6)))
                .extracting(Mute::until)
                .containsExactly(T0.plusSeconds(50));
    }
}

package dev.marquee.api.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.fixture.OpenStore;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.api.store.Database;
import dev.marquee.core.rerank.ListRule;
import dev.marquee.core.rerank.ListRule.Pin;
import dev.marquee.core.rerank.ListRule.Weight;
import dev.marquee.service.NotYetException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** What two gateways on one database make of rules, whatever the database is. */
abstract class RuleContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path home;

    private Database database;
    private ServedBundle bundle;
    private Side one;
    private Side other;

    /** A new, empty database. */
    abstract Database database();

    /** What a gateway has of it. */
    private record Side(StoredRules stored, OpenStore store) implements AutoCloseable {

        static Side open(Database database, ServedBundle bundle, Instant now) {
            OpenStore store = OpenStore.of(database);
            var table = new RuleTable(store.reader(), store.writer());
            var stored = new StoredRules(table, store.reads(), store.commits(), Clock.fixed(now, ZoneOffset.UTC));
            // A server that is busy, or only starts, may not answer the first time.
            await().ignoreExceptionsInstanceOf(NotYetException.class).untilAsserted(() -> stored.prepare(bundle));
            return new Side(stored, store);
        }

        /** The factor of the first movie. */
        double factor(ServedBundle bundle) {
            return stored.of(bundle).factor(0);
        }

        @Override
        public void close() {
            stored.close();
            store.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        database = database();
        bundle = ServedBundle.of(TestCatalog.write(home.resolve("models"), 1));
        try (HikariDataSource writers = database.writers()) {
            Flyway.configure().dataSource(database.upkeep(writers)).load().migrate();
        }
        one = Side.open(database, bundle, NOON);
        other = Side.open(database, bundle, NOON);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static ListRule factor(String ruleId, double factor) {
        return new ListRule(ruleId, null, new Weight(List.of(1), List.of(), factor), null, null);
    }

    @Test
    void remembersWhatWasSaidLast() {
        assertThat(one.stored().find("b")).isEmpty();
        assertThat(one.stored().all()).isEmpty();
        ListRule pin = new ListRule("b", new Pin(5, 100), null, NOON, NOON.plusNanos(1));
        ListRule weight = new ListRule(
                "B", null, new Weight(List.of(1, 5), List.of("Film-Noir", "a,\"b\"\n\0é🎬"), 0.1), null, NOON);
        assertThat(one.stored().put(factor("b", 3))).isTrue();
        assertThat(one.stored().put(pin)).isTrue();
        assertThat(other.stored().put(weight)).isTrue();
        assertThat(other.stored().find("b")).contains(pin);
        assertThat(one.stored().find("B")).contains(weight);
        assertThat(one.stored().all()).containsExactly(weight, pin);
        one.stored().clear("b");
        one.stored().clear("never");
        assertThat(one.stored().find("b")).isEmpty();
        assertThat(other.stored().all()).containsExactly(weight);
        assertThat(other.stored().put(pin)).as("again").isTrue();
        assertThat(one.stored().all()).containsExactly(weight, pin);
    }

    @Test
    void obeysItsOwnChangeAtOnceAndThoseOfTheOtherSoonAndAllAfterARestart() throws Exception {
        one.stored().put(factor("a", 2));
        assertThat(one.factor(bundle)).isEqualTo(2);
        await().untilAsserted(() -> assertThat(other.factor(bundle)).isEqualTo(2));
        other.stored().put(factor("b", 3));
        assertThat(other.factor(bundle)).isEqualTo(6);
        await().untilAsserted(() -> assertThat(one.factor(bundle)).isEqualTo(6));
        one.stored().clear("a");
        assertThat(one.factor(bundle)).isEqualTo(3);
        await().untilAsserted(() -> assertThat(other.factor(bundle)).isEqualTo(3));
        try (Side again = Side.open(database, bundle, NOON)) {
            assertThat(again.factor(bundle)).isEqualTo(3);
        }
        for (int seed = 2; seed < 7; seed++) {
            ServedBundle next = ServedBundle.of(TestCatalog.write(home.resolve("models"), seed));
            assertThat(one.factor(next)).isEqualTo(3);
        }
    }

    @Test
    void obeysARuleInItsPeriodOnly() {
        Weight twice = new Weight(List.of(1), List.of(), 2);
        one.stored().put(new ListRule("a", null, twice, NOON, NOON.plusSeconds(60)));
        for (int second : new int[] {-1, 0, 59, 60}) {
            try (Side then = Side.open(database, bundle, NOON.plus(Duration.ofSeconds(second)))) {
                assertThat(then.factor(bundle)).as("second %d", second).isEqualTo(second == 0 || second == 59 ? 2 : 1);
            }
        }
    }

    /** All but ten of the rules that there may be, in one commit. */
    private void fill() {
        RuleTable table = new RuleTable(one.store().reader(), one.store().writer());
        int rules = RuleTable.MOST - 10;
        one.store().commits().together(rules + 1, () -> {
            for (int i = 1; i <= rules; i++) {
                table.put(factor("old-" + i, 1), i);
            }
            table.writer()
                    .sql("UPDATE revision SET newest = ? WHERE table_name = 'rule'")
                    .param(rules)
                    .update();
        });
    }

    @Test
    void keepsNoMoreThanItMayWhoeverWrites() throws Exception {
        fill();
        List<Future<Boolean>> writers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 24; i++) {
                ListRule rule = factor("new-" + i, 1);
                StoredRules gateway = (i % 2 == 0 ? one : other).stored();
                // Asked again after a failure, as a caller does after a 503.
                writers.add(threads.submit(() -> await().ignoreExceptionsInstanceOf(DataAccessException.class)
                        .until(() -> gateway.put(rule), _ -> true)));
            }
        }
        int kept = 0;
        for (Future<Boolean> writer : writers) {
            kept += writer.get() ? 1 : 0;
        }
        assertThat(kept).isEqualTo(10);
        assertThat(one.stored().all()).hasSize(RuleTable.MOST);
        assertThat(one.stored().put(factor("one-more", 2))).isFalse();
        assertThat(one.stored().put(factor("old-7", 2))).as("in place of one").isTrue();
        one.stored().clear("old-7");
        assertThat(other.stored().put(factor("one-more", 3))).isTrue();
        await().untilAsserted(() -> assertThat(one.factor(bundle)).isEqualTo(3));
    }
}

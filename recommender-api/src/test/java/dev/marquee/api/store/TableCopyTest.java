package dev.marquee.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.marquee.service.NotYetException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A copy of a table that can be away; what databases make of it is in {@code AvailabilityContract}. */
class TableCopyTest {
    private final List<TableCopy.Row<String, Integer>> rows = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private final List<Set<String>> told = new CopyOnWriteArrayList<>();
    private final List<Integer> read = new CopyOnWriteArrayList<>();
    private final BoundedCalls reads = BoundedCalls.ofServer("test", Duration.ofSeconds(30));
    private final TableCopy<String, Integer> copy = new TableCopy<>(
            new Rows(),
            JdbcClient.create(new SqliteDatabase(Path.of("unused")).file()),
            reads,
            new NoCommits(),
            told::add);

    @Test
    void tellsAgainWhatItsListenerFailedToTake() {
        AtomicBoolean fails = new AtomicBoolean(true);
        List<Set<String>> taken = new CopyOnWriteArrayList<>();
        try (var picky = new TableCopy<String, Integer>(
                new Rows(),
                JdbcClient.create(new SqliteDatabase(Path.of("unused")).file()),
                reads,
                new NoCommits(),
                keys -> {
                    if (fails.get()) {
                        throw new IllegalStateException("not now");
                    }
                    taken.add(keys);
                })) {
            rows.add(new TableCopy.Row<>(1, "a", 1));
            assertThatThrownBy(picky::catchUp).hasMessage("not now");
            fails.set(false);
            picky.catchUp();
            assertThat(taken).containsExactly(Set.of("a"));
            picky.catchUp();
            assertThat(taken).hasSize(1);
        }
    }

    /** The rows above, as a table. */
    private final class Rows implements TableCopy.Table<String, Integer> {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public List<TableCopy.Row<String, Integer>> newerThan(long revision, int limit) {
            if (away.get()) {
                throw new DataAccessResourceFailureException("gone", new SQLException("connection refused", "08001"));
            }
            List<TableCopy.Row<String, Integer>> newer = rows.stream()
                    .filter(row -> row.revision() > revision)
                    .limit(limit)
                    .toList();
            read.add(newer.size());
            return newer;
        }
    }

    /** Nothing is written here. */
    private static final class NoCommits implements Commits {
        @Override
        public void run(Runnable statement) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void together(int count, Runnable statements) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        copy.close();
        reads.close();
    }

    private void row(long revision, String key, Integer value) {
        rows.removeIf(row -> row.key().equals(key));
        rows.add(new TableCopy.Row<>(revision, key, value));
    }

    @Test
    void holdsWhatTheTableHoldsAndTellsOfIt() {
        row(1, "a", 10);
        row(4, "b", 20);
        copy.complete();
        assertThat(copy.rows()).isEqualTo(Map.of("a", 10, "b", 20));
        assertThat(told).containsExactly(Set.of("a", "b"));
    }

    @Test
    void followsWhatIsChangedAndWhatSaysNothingAnyMore() {
        row(1, "a", 10);
        row(2, "b", 20);
        copy.complete();
        row(5, "a", 11);
        row(6, "b", null);
        row(7, "c", 30);
        await().untilAsserted(() -> assertThat(copy.rows()).isEqualTo(Map.of("a", 11, "c", 30)));
    }

    @Test
    void readsATableThatIsLargerThanOneRead() {
        List<TableCopy.Row<String, Integer>> many = new ArrayList<>();
        IntStream.rangeClosed(1, 2_000).forEach(i -> many.add(new TableCopy.Row<>(i, "key " + i, i)));
        rows.addAll(many);
        copy.complete();
        assertThat(copy.rows()).hasSize(2_000);
    }

    @Test
    void isNotCompleteWhileTheDatabaseIsAway() {
        row(1, "a", 10);
        away.set(true);
        assertThatThrownBy(copy::complete).isInstanceOf(NotYetException.class).hasMessageContaining("refused");
        away.set(false);
        copy.complete();
        assertThat(copy.rows()).isEqualTo(Map.of("a", 10));
    }

    @Test
    void staysAsItIsWhileTheDatabaseIsAwayAndCatchesUp() {
        row(1, "a", 10);
        copy.complete();
        away.set(true);
        row(2, "a", 11);
        assertThatThrownBy(copy::catchUp).isInstanceOf(DataAccessResourceFailureException.class);
        copy.complete();
        assertThat(copy.rows()).as("read once, it needs no database").isEqualTo(Map.of("a", 10));
        away.set(false);
        await().untilAsserted(() -> assertThat(copy.rows()).isEqualTo(Map.of("a", 11)));
    }

    @Test
    void readsAllAgainWhereTheTableWentBack() {
        row(1, "a", 10);
        row(2, "b", 20);
        copy.catchUp();
        row(3, "b", 21);
        row(4, "c", 30);
        copy.catchUp();
        told.clear();
        rows.clear();
        row(1, "a", 10);
        row(2, "b", 20);
        copy.catchUp();
        assertThat(copy.rows()).isEqualTo(Map.of("a", 10, "b", 20));
        assertThat(told).containsExactly(Set.of("b", "c"));
        row(3, "a", 11);
        copy.catchUp();
        copy.catchUp();
        assertThat(copy.rows()).isEqualTo(Map.of("a", 11, "b", 20));
        assertThat(told).containsExactly(Set.of("b", "c"), Set.of("a"));
    }

    @Test
    void forgetsAllWhereTheTableIsEmptyAgain() {
        row(7, "a", 10);
        copy.catchUp();
        rows.clear();
        copy.catchUp();
        assertThat(copy.rows()).isEmpty();
        row(1, "b", 20);
        copy.catchUp();
        assertThat(copy.rows()).isEqualTo(Map.of("b", 20));
        assertThat(told).containsExactly(Set.of("a"), Set.of("a"), Set.of("b"));
    }

    @Test
    void readsALargeTableAgainThatWentBack() {
        IntStream.rangeClosed(1, 2_500).forEach(i -> rows.add(new TableCopy.Row<>(i, "key " + i, i)));
        copy.catchUp();
        rows.removeIf(row -> row.revision() > 2_000);
        copy.catchUp();
        assertThat(copy.rows()).hasSize(2_000);
        assertThat(told.getLast()).hasSize(500);
    }

    @Test
    void readsOneRowWhereNothingHasChanged() {
        row(1, "a", 10);
        row(2, "b", 20);
        copy.catchUp();
        read.clear();
        copy.catchUp();
        assertThat(read).containsExactly(1);
        assertThat(told).hasSize(1);
    }
}

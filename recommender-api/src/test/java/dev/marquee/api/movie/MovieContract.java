package dev.marquee.api.movie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.fixture.OpenStore;
import dev.marquee.api.store.Database;
import dev.marquee.core.catalog.Details;
import dev.marquee.core.catalog.Movie;
import dev.marquee.service.NotYetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two gateways on one database make of edited movies, whatever the database is. */
abstract class MovieContract {
    @TempDir
    Path home;

    private Database database;
    private Side one;
    private Side other;

    /** A new, empty database. */
    abstract Database database();

    /** What a gateway has of it. */
    private record Side(StoredMovies stored, OpenStore store) implements AutoCloseable {

        static Side open(Database database) {
            OpenStore store = OpenStore.of(database);
            var stored =
                    new StoredMovies(new MovieTable(store.reader(), store.writer()), store.reads(), store.commits());
            // A server that is busy, or only starts, may not answer the first time.
            await().ignoreExceptionsInstanceOf(NotYetException.class).untilAsserted(stored::complete);
            return new Side(stored, store);
        }

        @Override
        public void close() {
            stored.close();
            store.close();
        }
    }

    @BeforeEach
    void open() {
        database = database();
        try (HikariDataSource writers = database.writers()) {
            Flyway.configure().dataSource(database.upkeep(writers)).load().migrate();
        }
        one = Side.open(database);
        other = Side.open(database);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static Movie movie(int movieId, String title) {
        return new Movie(
                movieId,
                title,
                2026,
                List.of("Drama", "Film-Noir"),
                "tt0111161",
                7,
                0,
                0,
                0,
                new Details("{\"title\":\"\\u0000é🎬\",\"overview\":\"a,\\\"b\\\"\"}"));
    }

    @Test
    void remembersEveryFieldOfWhatWasSaidLast() {
        Movie odd = movie(7, "Né'e \"\n\0 🎬");
        one.stored().put(movie(7, "before"));
        one.stored().put(odd);
        other.stored().put(movie(9, "of the other"));
        assertThat(other.stored().all())
                .isEqualTo(Map.of(7, Optional.of(odd), 9, Optional.of(movie(9, "of the other"))));
        await().untilAsserted(() ->
                assertThat(one.stored().all()).isEqualTo(other.stored().all()));
        try (Side again = Side.open(database)) {
            assertThat(again.stored().all()).isEqualTo(other.stored().all());
        }
    }

    @Test
    void aRemovedMovieIsRememberedIfABundleHoldsIt() {
        one.stored().put(movie(7, "added"));
        one.stored().remove(7, false);
        one.stored().remove(8, false);
        one.stored().remove(9, true);
        assertThat(one.stored().all()).isEqualTo(Map.of(7, Optional.empty(), 9, Optional.empty()));
        await().untilAsserted(() ->
                assertThat(other.stored().all()).isEqualTo(one.stored().all()));
        other.stored().put(movie(9, "back"));
        await().untilAsserted(() ->
                assertThat(one.stored().all().get(9)).map(Movie::title).contains("back"));
    }

    @Test
    void oneGatewayRemovesWhatTheOtherHasJustAdded() {
        one.stored().put(movie(7, "added"));
        other.stored().remove(7, false);
        await().untilAsserted(() -> assertThat(one.stored().all()).isEqualTo(Map.of(7, Optional.empty())));
    }

    @Test
    void aRowThatSomebodyElseHasWrittenIsReadOrLeftOutAndStopsNobody() {
        String insert = "INSERT INTO added_movie (movie_id, details, revision) VALUES (?, ?, ?)";
        one.store()
                .writer()
                .sql(insert)
                .params(5, "{\"title\":\"X\",\"genres\":[\"Drama\"]}", 1_000)
                .update();
        one.store()
                .writer()
                .sql(insert)
                .params(6, "{\"title\":\"no genres\"}", 1_001)
                .update();
        one.store().writer().sql(insert).params(7, "[]", 1_002).update();
        one.store()
                .writer()
                .sql("UPDATE revision SET newest = 1002 WHERE table_name = 'added_movie'")
                .update();
        other.stored().put(movie(9, "after them"));
        Movie written = new Movie(5, "X", null, List.of("Drama"), null, null, 0, 0, 0, null);
        Map<Integer, Optional<Movie>> expected =
                Map.of(5, Optional.of(written), 9, Optional.of(movie(9, "after them")));
        await().untilAsserted(() -> assertThat(one.stored().all()).isEqualTo(expected));
        try (Side again = Side.open(database)) {
            assertThat(again.stored().all()).isEqualTo(expected);
        }
    }

    @Test
    void tellsOfEachChangeBeforeItReturns() {
        AtomicInteger told = new AtomicInteger();
        one.stored().onChange(() -> {
            assertThat(one.stored().all()).isNotEmpty();
            told.incrementAndGet();
        });
        one.stored().put(movie(7, "a"));
        assertThat(told).hasValue(1);
        one.stored().put(movie(7, "a"));
        assertThat(told).as("nothing has changed").hasValue(1);
        other.stored().put(movie(7, "b"));
        await().untilAsserted(() -> assertThat(told).hasValue(2));
    }
}

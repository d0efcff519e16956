package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.marquee.api.store.TooLateException;
import dev.marquee.core.history.RatedMovie;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** What every store of ratings does. */
abstract class RatingStoreContract {
    static final Instant T0 = Instant.parse("2026-01-31T20:15:00Z");

    @TempDir
    Path home;

    TestStore store;

    @BeforeEach
    void open() throws Exception {
        store = newStore();
    }

    /** A new, empty store. */
    abstract TestStore newStore() throws Exception;

    /** Stores ratings of 3 for movies 1 to so many, each a second after the one before, by whatever way is fast. */
    abstract void fill(String user, int ratings) throws Exception;

    /** Takes away what ratings are in. */
    abstract void breakStore() throws Exception;

    @AfterEach
    void close() {
        store.close();
    }

    static StoredRating rating(int movieId, double rating, int seconds) {
        return new StoredRating(movieId, (float) rating, T0.plusSeconds(seconds));
    }

    void put(String user, StoredRating... ratings) {
        for (StoredRating rating : ratings) {
            store.ratings().put(user, rating);
        }
    }

    @Test
    void saysWhetherARatingHasChanged() {
        assertThat(store.ratings().put("ann", rating(7, 4.5, 1))).isTrue();
        assertThat(store.ratings().put("ann", rating(7, 4.5, 2))).isFalse();
        assertThat(store.ratings().put("ann", rating(7, 4, 3))).isTrue();
    }

    @Test
    void readsAHistoryOldestFirst() {
        put("ann", rating(7, 4.5, 2), rating(3, 0.5, 1), rating(5, 5, 1));
        put("bob", rating(9, 1, 0));
        long t0 = T0.getEpochSecond();
        assertThat(store.history("ann").ratings())
                .containsExactly(
                        new RatedMovie(3, 0.5f, t0 + 1),
                        new RatedMovie(5, 5f, t0 + 1),
                        new RatedMovie(7, 4.5f, t0 + 2));
    }

    @Test
    void knowsNothingOfAnUnknownUser() {
        assertThat(store.history("nobody").isEmpty()).isTrue();
        assertThat(store.ratings().page("nobody", 10, null)).isEqualTo(new RatingPage(List.of(), null));
    }

    @Test
    void replacesARatingAndKeepsAnEqualOneWithItsTime() {
        put("ann", rating(7, 4.5, 1), rating(7, 4.5, 60));
        assertThat(store.ratings().page("ann", 10, null).ratings()).containsExactly(rating(7, 4.5, 1));
        put("ann", rating(7, 2, 90));
        assertThat(store.ratings().page("ann", 10, null).ratings()).containsExactly(rating(7, 2, 90));
    }

    @Test
    void deletesOneRatingOrAUser() {
        put("ann", rating(1, 1, 1), rating(2, 2, 2));
        put("bob", rating(1, 1, 1));
        store.ratings().delete("ann", 1);
        store.ratings().delete("ann", 99);
        assertThat(store.ratings().page("ann", 10, null).ratings()).containsExactly(rating(2, 2, 2));
        assertThat(store.personal().erase("ann").rows()).containsExactly(entry("ratings", 1L));
        assertThat(store.history("ann").isEmpty()).isTrue();
        assertThat(store.history("bob").size()).isEqualTo(1);
    }

    @Test
    void takesNothingThatIsAsOldAsTheErasureOfItsUserAndEverythingThatIsNewer() {
        Instant erased = store.personal().erase("ann").at();
        assertThat(erased).isEqualTo(TestStore.NOW);
        StoredRating late = new StoredRating(1, 3, erased);
        assertThatThrownBy(() -> store.ratings().put("ann", late))
                .isInstanceOf(TooLateException.class)
                .hasMessageContaining("erased at 2026-11-23T12:00:00Z");
        assertThat(store.history("ann").isEmpty()).isTrue();
        assertThat(store.ratings().put("bob", late)).isTrue();
        assertThat(store.ratings().put("ann", new StoredRating(1, 3, erased.plusMillis(1))))
                .isTrue();
        assertThat(store.history("ann").size()).isEqualTo(1);
    }

    /** The API lets no such id in, but the store does not rely on that. */
    @Test
    void takesAUserIdThatIsSqlForAnId() {
        String sql = "x' OR '1'='1'; DROP TABLE rating; --";
        put("ann", rating(1, 1, 1));
        put(sql, rating(2, 2, 2));
        assertThat(store.ratings().page(sql, 10, null).ratings()).containsExactly(rating(2, 2, 2));
        store.personal().erase(sql);
        assertThat(store.history(sql).isEmpty()).isTrue();
        assertThat(store.history("ann").size()).isEqualTo(1);
    }

    @Test
    void pagesThroughEqualTimesWithoutLossOrRepeat() {
        List<StoredRating> newestFirst = new ArrayList<>();
        for (int movieId = 25; movieId > 0; movieId--) {
            newestFirst.add(rating(movieId, 3, movieId / 10));
        }
        newestFirst.forEach(rating -> put("ann", rating));
        List<StoredRating> read = new ArrayList<>();
        RatingCursor cursor = null;
        do {
            RatingPage page = store.ratings().page("ann", 4, cursor);
            read.addAll(page.ratings());
            cursor = page.next();
        } while (cursor != null);
        assertThat(read).isEqualTo(newestFirst);
    }

    @Test
    void endsWithoutACursorWhenThePageIsExactlyFull() {
        put("ann", rating(1, 1, 1), rating(2, 2, 2));
        assertThat(store.ratings().page("ann", 2, null).next()).isNull();
    }

    @Test
    void readsTheNewestOfALongHistory() throws Exception {
        int ratings = RatingStore.MAX_HISTORY + 5;
        fill("ann", ratings);
        List<RatedMovie> history = store.history("ann").ratings();
        assertThat(history).hasSize(RatingStore.MAX_HISTORY);
        assertThat(history.getFirst().movieId()).isEqualTo(6);
        assertThat(history.getLast().movieId()).isEqualTo(ratings);
    }

    @Test
    void takesManyWritersAtOnceWhileReadersRead() throws Exception {
        int users = 16;
        int each = 40;
        List<Future<?>> work = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < users; i++) {
                String user = "user" + i;
                work.add(threads.submit(() -> {
                    for (int movieId = 1; movieId <= each; movieId++) {
                        put(user, rating(movieId, 3.5, movieId));
                        assertThat(store.history(user).size()).isEqualTo(movieId);
                    }
                }));
            }
            for (Future<?> each1 : work) {
                each1.get();
            }
        }
        for (int i = 0; i < users; i++) {
            assertThat(store.history("user" + i).size()).isEqualTo(each);
        }
    }

    @Test
    void reportsAStoreThatCannotAnswer() throws Exception {
        breakStore();
        assertThatThrownBy(() -> store.history("ann")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> put("ann", rating(1, 1, 1))).isInstanceOf(DataAccessException.class);
    }
}

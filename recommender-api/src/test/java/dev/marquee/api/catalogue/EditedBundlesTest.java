package dev.marquee.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.contract.WireMovies;
import dev.marquee.core.catalog.Movie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditedBundlesTest {
    @TempDir
    private Path models;

    private final Edits edits = new Edits();
    private final List<String> done = new ArrayList<>();
    private final EditedBundles edited = new EditedBundles(edits, List.of(new BeforeServing() {
        @Override
        public void prepare(ServedBundle bundle) {
            done.add("prepared " + bundle.catalog().size());
        }

        @Override
        public void edited(ServedBundle bundle) {
            done.add("edited " + bundle.catalog().size());
        }
    }));

    /** Edits in memory. */
    private final class Edits implements CatalogueEdits {
        private final Map<Integer, Optional<Movie>> all = new HashMap<>();
        private Runnable listener = () -> {};

        @Override
        public void complete() {
            done.add("read");
        }

        @Override
        public Map<Integer, Optional<Movie>> all() {
            return all;
        }

        @Override
        public void onChange(Runnable listener) {
            this.listener = listener;
        }

        void add(int movieId) {
            all.put(movieId, Optional.of(new Movie(movieId, "Added", 2026, List.of(), null, null, 0, 0, 0, null)));
        }
    }

    private ServedBundle bundle(int seed) throws Exception {
        return edited.add(ServedBundle.of(TestCatalog.write(models, seed)));
    }

    @Test
    void readsTheEditsOnceTheBundleIsPreparedWhichMigratesTheStore() throws Exception {
        edits.add(1_000);
        ServedBundle original = bundle(1);
        assertThat(done).containsExactly("prepared 400", "read", "edited 401");
        assertThat(original.movie(1_000)).isEmpty();
        assertThat(edited.of(original).movie(1_000)).isPresent();
    }

    @Test
    void withoutEditsABundleIsServedAsItWasWritten() throws Exception {
        ServedBundle original = bundle(1);
        assertThat(edited.of(original)).isSameAs(original);
        edits.add(1_000);
        edits.listener.run();
        assertThat(edited.of(original).catalog().size()).isEqualTo(401);
        assertThat(done).containsExactly("prepared 400", "read", "edited 401");
    }

    @Test
    void aBundleIsEditedHoweverManyWereLoadedSince() throws Exception {
        edits.add(1_000);
        ServedBundle first = bundle(1);
        for (int seed = 2; seed < 6; seed++) {
            bundle(seed);
        }
        assertThat(edited.of(first).movie(1_000)).isPresent();
    }

    @Test
    void removedMoviesTakeNoPlaceOfAddedOnes() throws Exception {
        IntStream.rangeClosed(500, 2_000).forEach(movieId -> edits.all.put(movieId, Optional.empty()));
        IntStream.rangeClosed(3_001, 3_002 + WireMovies.MOST).forEach(edits::add);
        ServedBundle now = edited.of(bundle(1));
        assertThat(now.catalog().size()).isEqualTo(400 + WireMovies.MOST);
        assertThat(now.movie(3_000 + WireMovies.MOST)).isPresent();
        assertThat(now.movie(3_001 + WireMovies.MOST)).isEmpty();
        assertThat(now.edition().added().movies()).hasSize(WireMovies.MOST);
    }
}

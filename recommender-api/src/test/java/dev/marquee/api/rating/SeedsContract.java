package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.core.history.RatedMovie;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How every empty store is filled. */
abstract class SeedsContract {
    static final String ANN = "{\"userId\":\"ann\",\"ratings\":[{\"movieId\":31,\"rating\":2.5,\"ratedAt\":1260759144},"
            + "{\"movieId\":7,\"rating\":5.0,\"ratedAt\":1260759200}]}\n";
    static final String BOB = "{\"userId\":\"bob\",\"ratings\":[{\"movieId\":7,\"rating\":0.5,\"ratedAt\":1}]}\n";

    @TempDir
    Path home;

    TestStore store;
    ServedBundle bundle;

    @BeforeEach
    void open() throws IOException {
        store = newStore();
        bundle = ServedBundle.of(TestCatalog.write(home.resolve("models"), 1));
    }

    /** A new, empty store. */
    abstract TestStore newStore();

    /** The same store, as another gateway has it. */
    abstract TestStore sameStore();

    @AfterEach
    void close() {
        store.close();
    }

    void seedFile(String lines) throws IOException {
        Path file = home.resolve("datasets").resolve(TestCatalog.DATASET).resolve("histories.ndjson.gz");
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    int ratings(String user) {
        return store.history(user).size();
    }

    @Test
    void fillsAnEmptyStore() throws IOException {
        seedFile(ANN + BOB);
        store.seeds().prepare(bundle);
        assertThat(store.history("ann").ratings())
                .containsExactly(new RatedMovie(31, 2.5f, 1260759144), new RatedMovie(7, 5f, 1260759200));
        assertThat(ratings("bob")).isEqualTo(1);
    }

    @Test
    void leavesAStoreAloneThatItsUsersEmptied() throws IOException {
        seedFile(ANN);
        store.seeds().prepare(bundle);
        store.personal().erase("ann");
        store.seeds().prepare(bundle);
        assertThat(ratings("ann")).isZero();
    }

    @Test
    void leavesAStoreAloneThatWasUsedBeforeThereWereSeeds() throws IOException {
        store.ratings().put("cid", new StoredRating(1, 1, TestStore.NOW));
        store.seeds().prepare(bundle);
        store.personal().erase("cid");
        seedFile(ANN);
        store.seeds().prepare(bundle);
        assertThat(ratings("ann")).isZero();
    }

    @Test
    void fillsAnEmptyStoreWhenTheSeedsComeLater() throws IOException {
        store.seeds().prepare(bundle);
        seedFile(ANN);
        store.seeds().prepare(bundle);
        assertThat(ratings("ann")).isEqualTo(2);
    }

    @Test
    void leavesOutWhoWasErasedBeforeThereWereSeeds() throws IOException {
        store.personal().erase("ann");
        seedFile(ANN + BOB);
        store.seeds().prepare(bundle);
        assertThat(ratings("ann")).isZero();
        assertThat(ratings("bob")).isEqualTo(1);
    }

    @Test
    void loadsAllOrNothing() throws IOException {
        seedFile(ANN + BOB.replace("0.5", "7.5"));
        assertThatThrownBy(() -> store.seeds().prepare(bundle))
                .hasMessageContaining("histories.ndjson.gz, line 2")
                .hasMessageContaining("7.5");
        assertThat(ratings("ann")).isZero();
        seedFile(ANN + BOB);
        store.seeds().prepare(bundle);
        assertThat(ratings("bob")).isEqualTo(1);
    }

    @Test
    void namesTheLineThatIsNotAUser() throws IOException {
        seedFile(ANN + "{\"userId\":\"no spaces\",\"ratings\":[]}\n");
        assertThatThrownBy(() -> store.seeds().prepare(bundle)).hasMessageContaining("line 2");
        seedFile("{\n");
        assertThatThrownBy(() -> store.seeds().prepare(bundle)).hasMessageContaining("line 1");
    }

    @Test
    void namesAFileThatIsCutOff() throws IOException {
        Path file = home.resolve("datasets").resolve(TestCatalog.DATASET).resolve("histories.ndjson.gz");
        seedFile(ANN + BOB);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 12));
        assertThatThrownBy(() -> store.seeds().prepare(bundle)).hasMessageContaining("histories.ndjson.gz");
        assertThat(ratings("ann")).isZero();
    }

    @Test
    void fillsAStoreOnceWhenSeveralGatewaysStart() throws Exception {
        int users = 3_000; // so many that the starts overlap
        StringBuilder lines = new StringBuilder(ANN);
        for (int user = 1; user < users; user++) {
            lines.append(BOB.replace("bob", "bob" + user));
        }
        seedFile(lines.toString());
        int gateways = 4;
        List<Future<?>> starts = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(gateways)) {
            CyclicBarrier together = new CyclicBarrier(gateways);
            for (int i = 0; i < gateways; i++) {
                starts.add(threads.submit(() -> {
                    try (TestStore other = sameStore()) {
                        together.await();
                        other.seeds().prepare(bundle);
                    }
                    return null;
                }));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        }
        assertThat(ratings("ann")).isEqualTo(2);
        assertThat(JdbcClient.create(store.reading())
                        .sql("SELECT users FROM seeding")
                        .query(Integer.class)
                        .list())
                .containsExactly(users);
    }
}

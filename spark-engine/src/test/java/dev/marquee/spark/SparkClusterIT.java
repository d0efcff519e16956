package dev.marquee.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.lists.ListJob;
import dev.marquee.training.lists.Part;
import dev.marquee.training.lists.PartMakers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two executors, which are processes of their own, make the files that one process makes alone. */
@Timeout(180)
class SparkClusterIT {
    private static final int USERS = 2_000;
    private static final int USERS_PER_PART = 40;

    @TempDir
    private static Path home;

    private static InventedLists invented;
    private static ListJob alone;
    private static JavaSparkContext cluster;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        invented = InventedLists.in(home, USERS);
        alone = invented.job("alone", USERS_PER_PART);
        try (PartMakers makers = new PartMakers(alone)) {
            for (Part part : invented.parts(alone)) {
                makers.make(alone, part);
            }
        }
        cluster = new JavaSparkContext(SparkSettings.of("local-cluster[2,1,1024]"));
        Executors.await(2);
    }

    @AfterAll
    static void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
        Executors.awaitEnd();
    }

    @Test
    void theFilesAreThoseOfOneProcess() throws IOException {
        ListJob job = invented.job("cluster", USERS_PER_PART);

        SparkEngine.make(cluster, job, invented.parts(job), part -> {});

        InventedLists.assertSame(Path.of(job.folder()), Path.of(alone.folder()));
    }

    @Test
    void theyAreSoTooWhenAnExecutorDiesMeanwhile() throws IOException {
        ListJob job = invented.job("killed", USERS_PER_PART);
        List<Part> parts = invented.parts(job);
        AtomicReference<ProcessHandle> killed = new AtomicReference<>();
        AtomicInteger there = new AtomicInteger();

        SparkEngine.make(cluster, job, parts, part -> {
            if (killed.get() == null) {
                killed.set(Executors.all().getFirst());
                killed.get().destroyForcibly();
                there.set(Path.of(job.folder()).toFile().list().length);
            }
        });

        assertThat(killed.get()).isNotNull();
        assertThat(killed.get().isAlive()).isFalse();
        assertThat(there.get()).as("files at its death").isLessThan(parts.size());
        InventedLists.assertSame(Path.of(job.folder()), Path.of(alone.folder()));
    }
}

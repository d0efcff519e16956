package dev.marquee.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsDocker
class PostgresMovingIT extends MovingContract {
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    String newStore() {
        return "%s?user=%s&password=%s".formatted(server.newDatabase(), server.user(), server.password());
    }

    @Test
    void movesBetweenSqliteAndPostgresBothWays() throws IOException {
        String sqlite = folder.resolve("first").toString();
        String postgres = newStore();
        String back = folder.resolve("back").toString();
        restore(file(ANN_7, ANN_9, BOB_7, ADDED_5, DELETED_7), sqlite);
        exported(sqlite, "ndjson");
        restore(folder.resolve("export.ndjson"), postgres);
        exported(postgres, "parquet");
        restore(folder.resolve("export.parquet"), back);
        assertThat(exported(back, "ndjson")).containsExactly(ANN_7, ANN_9, BOB_7, ADDED_5, DELETED_7);
    }

    /** A pipe holds less than is written before somebody is erased: by then the restore has read who was erased before. */
    @Test
    void nobodyComesBackWhoIsErasedMeanwhile() throws Exception {
        String store = newStore();
        restore(file(BOB_7), store);
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            try (Writer out = Files.newBufferedWriter(pipe)) {
                out.write(ANN_7 + "\n");
                for (int i = 0; i < 20_000; i++) {
                    out.write(line("u" + i, 1, "4.0", 1) + "\n");
                }
                out.flush();
                StoredErasures.erase(store, "ann", Long.MAX_VALUE);
                out.write(ANN_9 + "\n");
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        try (Lines lines = Lines.open(pipe)) {
            StoreWriter.Outcome outcome =
                    StoreWriter.restore(Store.at(store, Map.of()), lines, Optional.empty(), _ -> {});
            assertThat(outcome.leftOut()).isEqualTo(2);
        }
        writing.get(1, TimeUnit.MINUTES);
        assertThat(exported(store, "ndjson")).hasSize(20_001).contains(BOB_7).doesNotContain(ANN_7, ANN_9);
    }
}

package dev.marquee.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import java.io.IOException;
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
}

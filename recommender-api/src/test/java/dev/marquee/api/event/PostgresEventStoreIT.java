package dev.marquee.api.event;

import dev.marquee.api.rating.PostgresTests;
import dev.marquee.api.store.Database;
import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsDocker
@ExtendWith(PostgresTests.class)
class PostgresEventStoreIT extends SqlEventStoreContract {
    private final PostgresServer server;

    PostgresEventStoreIT(PostgresServer server) {
        this.server = server;
    }

    @Override
    Database database() {
        return PostgresTests.newDatabase(server);
    }
}

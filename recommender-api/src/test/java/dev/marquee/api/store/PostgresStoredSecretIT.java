package dev.marquee.api.store;

import dev.marquee.api.rating.PostgresTests;
import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsDocker
@ExtendWith(PostgresTests.class)
class PostgresStoredSecretIT extends StoredSecretContract {
    private final PostgresServer server;

    PostgresStoredSecretIT(PostgresServer server) {
        this.server = server;
    }

    @Override
    Database database() {
        return PostgresTests.newDatabase(server);
    }
}

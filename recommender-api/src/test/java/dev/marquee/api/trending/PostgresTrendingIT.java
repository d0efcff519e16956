package dev.marquee.api.trending;

import dev.marquee.api.rating.PostgresTests;
import dev.marquee.api.store.Database;
import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsDocker
@ExtendWith(PostgresTests.class)
class PostgresTrendingIT extends SqlTrendingContract {
    private final PostgresServer server;

    PostgresTrendingIT(PostgresServer server) {
        this.server = server;
    }

    @Override
    Database database() {
        return PostgresTests.newDatabase(server);
    }
}

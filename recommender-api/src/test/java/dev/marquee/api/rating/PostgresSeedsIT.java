package dev.marquee.api.rating;

import dev.marquee.api.store.Database;
import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsDocker
@ExtendWith(PostgresTests.class)
class PostgresSeedsIT extends SeedsContract {
    private final PostgresServer server;
    private Database database;

    PostgresSeedsIT(PostgresServer server) {
        this.server = server;
    }

    @Override
    TestStore newStore() {
        database = PostgresTests.newDatabase(server);
        return sameStore();
    }

    @Override
    TestStore sameStore() {
        return TestStore.open(database, home);
    }
}

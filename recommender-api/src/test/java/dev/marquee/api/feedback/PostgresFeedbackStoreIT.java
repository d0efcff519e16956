package dev.marquee.api.feedback;

import dev.marquee.api.rating.PostgresTests;
import dev.marquee.api.store.Database;
import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsDocker
@ExtendWith(PostgresTests.class)
class PostgresFeedbackStoreIT extends SqlFeedbackStoreContract {
    private final PostgresServer server;

    PostgresFeedbackStoreIT(PostgresServer server) {
        this.server = server;
    }

    @Override
    Database database() {
        return PostgresTests.newDatabase(server);
    }
}

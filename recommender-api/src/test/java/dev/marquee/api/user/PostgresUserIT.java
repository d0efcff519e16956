package dev.marquee.api.user;

import dev.marquee.api.rating.PostgresTests;
import dev.marquee.docker.NeedsDocker;
import dev.marquee.docker.PostgresServer;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsDocker
@ExtendWith(PostgresTests.class)
class PostgresUserIT extends UserContract {
    private final PostgresServer server;
    private String[] options = {};

    PostgresUserIT(PostgresServer server) {
        this.server = server;
    }

    @Override
    String[] database() {
        options = new String[] {
            "--marquee.database.url=" + server.newDatabase(),
            "--marquee.database.user=" + server.user(),
            "--marquee.database.password=" + server.password()
        };
        return options;
    }

    @Override
    String[] again() {
        return options;
    }
}

package dev.marquee.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

/** A run of the tests that need Docker holds at least this one, so that it cannot pass by running nothing. */
@NeedsDocker
class DockerIT {
    @Test
    void startsADatabaseThatForcesWhatItCommits() throws Exception {
        try (PostgresServer server = PostgresServer.start();
                var connection = DriverManager.getConnection(server.newDatabase(), server.user(), server.password());
                var statement = connection.createStatement();
                var fsync = statement.executeQuery("SHOW fsync")) {
            assertThat(fsync.next()).isTrue();
            assertThat(fsync.getString(1)).isEqualTo("on");
        }
    }
}

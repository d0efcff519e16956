package dev.marquee.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstallationTest {
    @Test
    void ratingsOfTheLoadNeverReachTheOperatorsDatabase() {
        assertThat(environment(null)).containsOnlyKeys("PATH");
    }

    @Test
    void ratingsGoToTheDatabaseThatTheRunNames() {
        assertThat(environment("jdbc:postgresql://localhost/bench"))
                .containsEntry("MARQUEE_DATABASE_URL", "jdbc:postgresql://localhost/bench");
    }

    private static Map<String, String> environment(@Nullable String database) {
        Map<String, String> environment =
                new HashMap<>(Map.of("MARQUEE_DATABASE_URL", "jdbc:postgresql://localhost/ratings", "PATH", "/bin"));
        new Installation(Path.of("root"), Path.of("home"), Path.of("scratch"), database).apply(environment);
        return environment;
    }
}

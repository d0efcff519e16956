package dev.marquee.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CassandraConditionTest {
    @TempDir
    private Path usual;

    private Path java(String home) throws Exception {
        Path java = usual.resolve(home).resolve("bin").resolve("java");
        Files.createDirectories(java.getParent());
        Files.createFile(java);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return java;
    }

    @Test
    void runsWhereJava17Is() throws Exception {
        java("temurin-25-jdk");
        assertThat(Java17.find(null, usual)).isEmpty();
        Path java = java("java-17-openjdk");
        assertThat(Java17.find(null, usual)).hasValue(java);
        assertThat(Java17.find(usual.resolve("temurin-25-jdk").toString(), usual))
                .as("what is named is taken")
                .isPresent();
        assertThat(Java17.find(usual.resolve("nowhere").toString(), usual)).isEmpty();
        assertThat(CassandraCondition.decide(Optional.of(java), true).isDisabled())
                .isFalse();
    }

    @Test
    void skipsWithAWordWhereItIsNot() {
        var skipped = CassandraCondition.decide(Optional.empty(), false);
        assertThat(skipped.isDisabled()).isTrue();
        assertThat(skipped.getReason())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("openjdk-17-jre-headless", "REQUIRE_CASSANDRA"));
    }

    @Test
    void failsWhereItIsRequired() {
        assertThatThrownBy(() -> CassandraCondition.decide(Optional.empty(), true))
                .hasMessageContaining("REQUIRE_CASSANDRA=true");
    }
}

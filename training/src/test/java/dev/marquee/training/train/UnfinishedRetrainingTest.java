package dev.marquee.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link UnfinishedRetraining}. */
class UnfinishedRetrainingTest {
    private static final Instant BEGAN = Instant.parse("2026-01-31T20:15:00Z");
    private static final UnfinishedRetraining BEGUN =
            new UnfinishedRetraining("a.zip", "20260131-a1b2c3", "a-1", null, BEGAN);

    @TempDir
    private Path folder;

    @Test
    void comesBackAsItWasWritten() throws IOException {
        Path file = folder.resolve("unfinished.json");
        UnfinishedRetraining trained = BEGUN.trained("20260201-d4e5f6");
        trained.write(file);
        assertThat(UnfinishedRetraining.read(file)).hasValue(trained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "{\"dataset\":1", "{\"dataset\":\"a\",\"startedAt\":\"never\"}"})
    void whatCannotBeReadIsNothing(String text) throws IOException {
        Path file = folder.resolve("unfinished.json");
        assertThat(UnfinishedRetraining.read(file)).isEmpty();
        Files.writeString(file, text);
        assertThat(UnfinishedRetraining.read(file)).isEmpty();
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(UnfinishedRetraining.read(file)).isEmpty();
    }

    @Test
    void isWantedByTheSameCommandForTwoDaysUntilAnotherBundleIsServed() {
        Optional<String> served = Optional.of("20260131-a1b2c3");
        Instant later = BEGAN.plus(Duration.ofHours(47));
        assertThat(BEGUN.isStillWanted("a.zip", served, later)).isTrue();
        assertThat(BEGUN.isStillWanted("b.zip", served, later)).isFalse();
        assertThat(BEGUN.isStillWanted("a.zip", Optional.empty(), later)).isFalse();
        assertThat(BEGUN.isStillWanted("a.zip", Optional.of("20260201-d4e5f6"), later))
                .isFalse();
        assertThat(BEGUN.isStillWanted("a.zip", served, BEGAN.plus(Duration.ofHours(49))))
                .isFalse();
    }
}

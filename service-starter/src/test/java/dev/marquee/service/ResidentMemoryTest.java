package dev.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@link ResidentMemory}: read as Linux tells it, absent elsewhere. */
class ResidentMemoryTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void isReadFromTheStatus(@TempDir Path folder) throws IOException {
        Path status = Files.writeString(folder.resolve("status"), "Name:\tjava\nVmHWM:\t 9 kB\nVmRSS:\t  524288 kB\n");

        new ResidentMemory(status).bindTo(meters);

        assertThat(meters.get("process.memory.resident").gauge().value()).isEqualTo(512.0 * 1024 * 1024);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isMoreThanTheHeapThatThisTestUses() {
        new ResidentMemory(Path.of("/proc/self/status")).bindTo(meters);

        assertThat(meters.get("process.memory.resident").gauge().value()).isGreaterThan(16.0 * 1024 * 1024);
    }

    @Test
    void isAbsentWhereNobodyTellsIt(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "Name:\tjava\n");

        new ResidentMemory(folder.resolve("none")).bindTo(meters);
        new ResidentMemory(other).bindTo(meters);

        assertThat(meters.getMeters()).isEmpty();
    }
}

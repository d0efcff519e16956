package dev.marquee.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code process.memory.resident}: all memory of this process that is in the machine's, native libraries and what they
 * allocate included. Absent where the system does not tell it as Linux does.
 */
final class ResidentMemory implements MeterBinder {
    private static final String LINE = "VmRSS:";
    private static final int KILO = 1024;

    private final Path status;

    /**
     * Of a process.
     *
     * @param status its {@code /proc/<id>/status}
     */
    ResidentMemory(Path status) {
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (!Double.isNaN(bytes())) {
            Gauge.builder("process.memory.resident", this, ResidentMemory::bytes)
                    .description("Memory of the process that is in the machine's, native memory included")
                    .baseUnit("bytes")
                    .strongReference(true)
                    .register(registry);
        }
    }

    /** NaN where it is not told. */
    private double bytes() {
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(LINE))
                    .mapToDouble(line -> kilobytes(line) * KILO)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static double kilobytes(String line) {
        return Double.parseDouble(line.replaceAll("\\D", ""));
    }
}

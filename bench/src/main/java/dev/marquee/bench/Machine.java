package dev.marquee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a run was made on, in a line. */
final class Machine {
    private Machine() {}

    /** System, processor, cores, memory, JDK, commit (of {@code MARQUEE_COMMIT}) and date. */
    static String text() {
        return "%s %s, %d cores%s, JDK %s, commit %s, %s"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        details(),
                        Runtime.version(),
                        System.getenv().getOrDefault("MARQUEE_COMMIT", "unknown"),
                        LocalDate.now(ZoneOffset.UTC));
    }

    private static String details() {
        String model = first(Path.of("/proc/cpuinfo"), "model name");
        String memory = first(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
        return (model.isEmpty() ? "" : " (" + model + ")")
                + (memory.isEmpty() ? "" : ", %d GB".formatted(Long.parseLong(memory) >> 20));
    }

    /** The value after the colon of the first line that begins so; empty where the file is not there. */
    private static String first(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}

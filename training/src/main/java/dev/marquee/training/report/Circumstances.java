package dev.marquee.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How an evaluation was run.
 *
 * @param at when it ended
 * @param command as it was typed
 * @param commit of the code
 * @param machine processor, system and Java
 * @param took wall time
 * @param memory most that the process held, natives included, or why that is not known
 */
public record Circumstances(Instant at, String command, String commit, String machine, Duration took, String memory) {
    private static final String UNKNOWN = "unknown";

    /** Of this process, now. */
    public static Circumstances now(String command, Duration took) {
        return new Circumstances(
                Instant.now(),
                command,
                System.getenv().getOrDefault("MARQUEE_COMMIT", UNKNOWN),
                "%s, %d cores, %s %s, Java %s"
                        .formatted(
                                found(Path.of("/proc/cpuinfo"), "model name\\s*:\\s*(.*)")
                                        .orElse("unnamed processor"),
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                System.getProperty("java.version")),
                took,
                found(Path.of("/proc/self/status"), "VmHWM:\\s*(\\d+) kB")
                        .map(kibibytes -> "%,d MiB".formatted(Long.parseLong(kibibytes) / 1024))
                        .orElse(UNKNOWN + " on this system"));
    }

    /** What the group matches in the first line that the pattern matches. */
    private static Optional<String> found(Path file, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(compiled::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Prometheus with the project's configuration and rules, on loopback, scraping each second. Closing kills it. */
final class PrometheusProcess implements AutoCloseable {
    private final Process process;
    private final Process guard;
    private final Path log;
    private final Api api;

    private PrometheusProcess(Process process, Process guard, Path log, Api api) {
        this.process = process;
        this.guard = guard;
        this.log = log;
        this.api = api;
    }

    /** Skips the test where the program is absent; with {@code REQUIRE_PROMETHEUS=true} that is a failure. */
    static void need() {
        boolean there = program().isPresent();
        assertThat(there || !"true".equals(System.getenv("REQUIRE_PROMETHEUS")))
                .as("prometheus is on the path, as REQUIRE_PROMETHEUS=true demands")
                .isTrue();
        assumeTrue(there, "prometheus is not on the path: install Debian's package, or unpack it");
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param folder for its configuration and data
     * @param port on loopback
     * @param targets where the services really are, by the name that the configuration has for them
     */
    static PrometheusProcess start(Path folder, int port, Map<String, String> targets) {
        try {
            Path log = folder.resolve("prometheus.log");
            Process process = new ProcessBuilder(
                            program().orElseThrow().toString(),
                            "--config.file=" + configure(folder, targets),
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--enable-feature=exemplar-storage",
                            "--web.listen-address=127.0.0.1:" + port,
                            "--log.level=warn")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Api api = new Api(URI.create("http://127.0.0.1:" + port));
            PrometheusProcess started = new PrometheusProcess(process, ServiceProcess.guard(process), log, api);
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path configure(Path folder, Map<String, String> targets) throws IOException {
        Path original = Checkout.root().resolve("ops/prometheus");
        String text = Files.readString(original.resolve("prometheus.yml"))
                .replaceAll("(scrape|evaluation)_interval: \\d+s", "$1_interval: 1s");
        for (Map.Entry<String, String> target : targets.entrySet()) {
            assertThat(text).contains("[" + target.getKey() + "]");
            text = text.replace("[" + target.getKey() + "]", "[\"" + target.getValue() + "\"]");
        }
        Path rules = Files.createDirectories(folder.resolve("rules"));
        try (var files = Files.list(original.resolve("rules"))) {
            for (Path file : files.toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        return Files.writeString(folder.resolve("prometheus.yml"), text);
    }

    private void awaitReady() {
        long end = System.nanoTime() + ServiceProcess.PATIENCE.toNanos();
        while (api.status("/-/ready") != 200) {
            if (!process.isAlive() || System.nanoTime() - end >= 0) {
                String said = said();
                close();
                throw new AssertionError("Prometheus is not ready: " + said);
            }
            ServiceProcess.pause(ServiceProcess.PAUSE);
        }
    }

    /** It over HTTP. */
    Api api() {
        return api;
    }

    /** All that it has said. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        guard.destroyForcibly();
        process.destroyForcibly().onExit().join();
        api.close();
    }
}

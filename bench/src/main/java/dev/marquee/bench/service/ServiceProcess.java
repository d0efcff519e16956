package dev.marquee.bench.service;

import dev.marquee.bench.http.Asked;
import dev.marquee.bench.http.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running service. It ends with this process, unless this one is killed. Closing it ends it in good order. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int OK = 200;
    private static final int LAST_LINES = 20;

    private final Process process;
    private final int port;
    private final Path log;
    private final long started = System.nanoTime();

    private ServiceProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts a command; its output goes to the log.
     *
     * @param environment changes that of this process for it
     */
    static ServiceProcess start(List<String> command, Consumer<Map<String, String>> environment, int port, Path log)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        environment.accept(builder.environment());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new ServiceProcess(process, port, log);
    }

    /**
     * Waits until {@code /readyz} says 200.
     *
     * @return the time since the start
     * @throws IOException with the last lines of its log if it ends before, or never is
     */
    public Duration awaitReady() throws IOException, InterruptedException {
        while (!isReady()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - started);
            if (!process.isAlive() || waited.compareTo(LONGEST_START) > 0) {
                List<String> lines = Files.readAllLines(log);
                throw new IOException("port %d is not ready after %d s, the process %s; the last lines of %s:%n%s"
                        .formatted(
                                port,
                                waited.toSeconds(),
                                process.isAlive() ? "runs" : "ended",
                                log,
                                String.join(
                                        System.lineSeparator(),
                                        lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()))));
            }
            Thread.sleep(PAUSE);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private boolean isReady() {
        try {
            return get("/readyz").status() == OK;
        } catch (IOException e) {
            return false; // does not listen yet
        }
    }

    /** What it answers on a connection of its own. */
    public Connection.Reply get(String path) throws IOException {
        try (Connection connection = Connection.open(port, Duration.ofSeconds(5))) {
            return connection.send(Asked.get(path));
        }
    }

    /** Whether this is the bundle that it answers from, by its own metrics. */
    public boolean serves(String version) throws IOException {
        return get("/actuator/prometheus")
                .text()
                .lines()
                .anyMatch(line -> line.startsWith("model_info{") && line.contains("\"%s\"".formatted(version)));
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Processor time that it has used so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Memory that it occupies, in megabytes of 2²⁰ bytes; Linux only. */
    public double residentMb() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no VmRSS of process " + process.pid()))
                    / 1024.0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

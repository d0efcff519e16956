package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A service as its operator runs it: the built program in a process of its own. Closing kills it. */
final class ServiceProcess implements AutoCloseable {
    /** Longer than any start on a busy machine. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Between two looks. */
    static final Duration PAUSE = Duration.ofMillis(50);

    private static final int TAIL = 40;

    private final String service;
    private final Path log;
    private final Process process;
    private final Process guard;
    private final Api api;

    private ServiceProcess(String service, Path log, Process process, Process guard, Api api) {
        this.service = service;
        this.log = log;
        this.process = process;
        this.guard = guard;
        this.api = api;
    }

    /**
     * Starts a service; it need not be alive yet.
     *
     * @param service name of its module
     * @param home its state; the log is in {@code runs/logs} there, continued after a restart
     * @param port on loopback
     * @param options of this service alone
     */
    static ServiceProcess start(String service, Path home, int port, List<String> options) {
        return start(service, home, port, options, List.of());
    }

    /** The same, sooner ready and then slower: for little bundles and for services that are not to serve. */
    static ServiceProcess startQuickly(String service, Path home, int port, List<String> options) {
        return start(service, home, port, options, List.of("-XX:TieredStopAtLevel=1"));
    }

    private static ServiceProcess start(
            String service, Path home, int port, List<String> options, List<String> jvmOptions) {
        Path log = home.resolve("runs").resolve("logs").resolve(service + ".log");
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command(service, home, port, options, jvmOptions))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
            Process process = builder.start();
            return new ServiceProcess(
                    service, log, process, guard(process), new Api(URI.create("http://127.0.0.1:" + port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the launcher starts it; the flags are those of this virtual machine. */
    private static List<String> command(
            String service, Path home, int port, List<String> options, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-jar",
                Checkout.program(service).toString(),
                "--server.port=" + port,
                "--marquee.models=" + home.resolve("models"),
                "--marquee.store=" + home.resolve("store"),
                "--marquee.datasets=" + home.resolve("datasets")));
        command.addAll(options);
        return command;
    }

    /** Waits for the end of its input, which comes when this virtual machine ends in whatever way, and kills the process. */
    static Process guard(Process process) throws IOException {
        return new ProcessBuilder("sh", "-c", "read -r _; kill -KILL \"$0\"", Long.toString(process.pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The service over HTTP. */
    Api api() {
        return api;
    }

    boolean running() {
        return process.isAlive();
    }

    /** Waits until the service is loaded and warmed up. */
    void awaitReady() {
        awaitWhileRunning("ready", () -> api.status("/readyz") == 200);
    }

    /** Waits until the service answers at all. */
    void awaitAlive() {
        awaitWhileRunning("alive", () -> api.status("/livez") == 200);
    }

    /** Waits until something is true of a service that must not end meanwhile. */
    void awaitWhileRunning(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(running())
                    .as("%s runs while it is not %s yet; %s", service, what, tail())
                    .isTrue();
            assertThat(System.nanoTime() - end)
                    .as("%s is %s within %s; %s", service, what, PATIENCE, tail())
                    .isNegative();
            pause(PAUSE);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Waits until the service has ended by itself and returns its exit code. */
    int awaitExit() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ends by itself within %s; %s", service, PATIENCE, tail())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Asks the service to stop, as whoever restarts it does, and returns its exit code. */
    int stop() {
        guard.destroyForcibly();
        process.destroy();
        int code = awaitExit();
        api.close();
        return code;
    }

    /** Takes the processor away from the service: its port still accepts, nothing answers. */
    void freeze() {
        signal("-STOP");
    }

    /** Ends {@link #freeze}; nothing happens to a service that runs. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(code).as("exit code of kill %s %s", signal, service).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** All that the service has said. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of the log. */
    String tail() {
        List<String> lines = log().lines().toList();
        return "the last lines of its log:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    /** Kills the service at once, as a crash would, and waits until it is gone. */
    @Override
    public void close() {
        guard.destroyForcibly();
        process.destroyForcibly();
        awaitExit();
        api.close();
    }
}

package dev.marquee.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * One node of Cassandra in a process of its own, on ports of this machine's loopback that it keeps when it is killed and started again.
 * It runs on Java 17 with the libraries in the folder that the system property {@code marquee.cassandra.lib} names, and keeps its
 * files in a new folder below {@code target}. Not thread-safe, but for {@link #newKeyspace()}.
 */
public final class CassandraNode implements AutoCloseable {
    /** The one that a node without further settings is in. */
    public static final String DATACENTER = "datacenter1";

    private static final String LIBRARIES = "marquee.cassandra.lib";
    private static final String HEAP = "-Xmx512m";
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Path folder;
    private final int port;
    private final AtomicInteger keyspaces = new AtomicInteger();
    private Process process;

    private CassandraNode(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /** Starts one, and returns when it answers. */
    public static CassandraNode start() {
        try {
            Files.createDirectories(Path.of("target"));
            Path folder = Files.createTempDirectory(Path.of("target"), "cassandra-")
                    .toAbsolutePath()
                    .normalize();
            int port = freePort();
            String settings = resource("cassandra.yaml")
                    .replace("STORAGE_PORT", String.valueOf(freePort()))
                    .replace("CQL_PORT", String.valueOf(port))
                    .replace("FOLDER", folder.toString());
            Files.writeString(folder.resolve("cassandra.yaml"), settings);
            Files.writeString(folder.resolve("logback.xml"), resource("logback.xml"));
            CassandraNode node = new CassandraNode(folder, port);
            node.awaitAnswer();
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(CassandraNode.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path libraries() {
        Path libraries = Path.of(System.getProperty(LIBRARIES, "../ops/cassandra/target/lib"));
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException(
                    "the libraries of a node are not in %s; mvn -pl ops/cassandra generate-resources puts them there"
                            .formatted(libraries.toAbsolutePath()));
        }
        return libraries;
    }

    /** What Java needs to let Cassandra in: the same for all nodes, beside the POM that brings their libraries. */
    private static Path options() {
        return libraries().resolve("../../jvm.options").toAbsolutePath().normalize();
    }

    private Process launch() {
        String java = Java17.find()
                .orElseThrow(() -> new IllegalStateException("no Java 17"))
                .toString();
        ProcessBuilder node = new ProcessBuilder(List.of(
                java,
                "@" + options(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it does not live long enough for the better compiler
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + folder,
                "-Djdk.attach.allowAttachSelf=true",
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                "-Dcassandra.config=file:" + folder.resolve("cassandra.yaml"),
                "-Dcassandra.storagedir=" + folder,
                "-Dcassandra-foreground=yes",
                "-Dcassandra.ring_delay_ms=0", // it is alone
                "-Dcassandra.skip_wait_for_gossip_to_settle=0",
                "-cp",
                libraries() + "/*",
                "org.apache.cassandra.service.CassandraDaemon"));
        node.environment().remove("JDK_JAVA_OPTIONS");
        node.redirectErrorStream(true);
        node.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            return node.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("node.log");
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the node did not answer within %s; see %s".formatted(LONGEST_START, log()));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it answers: {@code host:port}. */
    public String contactPoint() {
        return "127.0.0.1:" + port;
    }

    /** A name that no keyspace of this node has yet. */
    public String newKeyspace() {
        return "test" + keyspaces.incrementAndGet();
    }

    /** Ends it at once, without warning. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("process %d did not end".formatted(process.pid()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it again after {@link #kill()}, with its data, and returns when it answers. */
    public void startAgain() {
        process = launch();
        awaitAnswer();
    }

    /** Freezes it: connections stay open, and new ones are taken, but nothing is answered. */
    public void pause() {
        signal("STOP");
    }

    /** Goes on after {@link #pause()}. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -%s %d: exit code %d".formatted(name, process.pid(), code));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it; its files stay until the next {@code mvn clean}. */
    @Override
    public void close() {
        kill();
    }
}

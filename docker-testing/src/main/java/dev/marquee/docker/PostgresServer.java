package dev.marquee.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL server in a container, on a port of this machine that it keeps when it is killed and started again. The
 * environment variable {@code POSTGRES_IMAGE} names another image.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String IMAGE = "postgres:18";
    private static final String USER = "marquee";
    private static final String PASSWORD = "only-for-tests";
    private static final int PORT = 5432;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final GenericContainer<?> container;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(GenericContainer<?> container, int port) {
        this.container = container;
        this.port = port;
    }

    /** Starts one, and returns when it answers. */
    @SuppressWarnings("resource") // closed by close()
    public static PostgresServer start() {
        int port = freePort();
        String image = Objects.requireNonNullElse(System.getenv("POSTGRES_IMAGE"), IMAGE);
        GenericContainer<?> container = new GenericContainer<>(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withEnv("POSTGRES_USER", USER)
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withExposedPorts(PORT);
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, PORT)));
        container.start();
        PostgresServer server = new PostgresServer(container, port);
        server.awaitAnswer();
        return server;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (true) {
            try {
                execute("SELECT 1");
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the server did not answer within " + LONGEST_START, e);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    private void execute(String sql) throws SQLException {
        String patient = url(USER) + "?connectTimeout=2&socketTimeout=10";
        try (Connection connection = DriverManager.getConnection(patient, USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(container.getHost(), port, database);
    }

    /** Makes an empty database and returns its JDBC address. */
    public String newDatabase() {
        String name = "test" + databases.incrementAndGet();
        try {
            execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no new database", e);
        }
        return url(name);
    }

    /** Who may connect. */
    public String user() {
        return USER;
    }

    /** That user's password. */
    public String password() {
        return PASSWORD;
    }

    /** Ends all its processes at once, without warning. */
    public void kill() {
        DockerClientFactory.lazyClient()
                .killContainerCmd(container.getContainerId())
                .exec();
    }

    /** Starts it again after {@link #kill()}, with its data, and returns when it answers. */
    public void startAgain() {
        DockerClientFactory.lazyClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        awaitAnswer();
    }

    /** Freezes it: connections stay open, and new ones are taken, but nothing is answered. */
    public void pause() {
        DockerClientFactory.lazyClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    /** Goes on after {@link #pause()}. */
    public void resume() {
        DockerClientFactory.lazyClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    /** Removes it with its data. */
    @Override
    public void close() {
        container.stop();
    }
}

package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.RecommenderApplication;
import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.TestCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What survives when the process of the gateway is killed without warning. */
class KillIT {
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final int PUTS = 1_000;
    private static final int WRITERS = 8;
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    private Path home;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void publish() throws IOException {
        TestCatalog.publish(home.resolve("models"), 1);
    }

    /** A gateway in a process of its own. */
    private record Child(Process process, int port) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RecommenderApplication.class.getName()));
        command.addAll(Gateway.arguments(home, NOWHERE, NOWHERE));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private Child start() throws IOException {
        Process process = launch();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
                return new Child(process, Integer.parseInt(started.group(1)));
            }
        }
        process.destroyForcibly();
        throw new AssertionError("the gateway did not start:\n" + seen);
    }

    private int put(Child gateway, String user, int movieId) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d/v1/users/%s/ratings/%d".formatted(gateway.port(), user, movieId));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"rating\":4.5}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private Set<Integer> ratedBy(Child gateway, String user) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d/v1/users/%s/ratings?limit=1000".formatted(gateway.port(), user));
        String body = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Set<Integer> rated = ConcurrentHashMap.newKeySet();
        for (JsonNode item : JsonMapper.shared().readTree(body).path("items")) {
            rated.add(item.path("movieId").asInt());
        }
        return rated;
    }

    @Test
    void keepsEveryAcknowledgedRating() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        int killAfter = PUTS * 6 / 10;
        CountDownLatch enough = new CountDownLatch(killAfter);
        try (Child gateway = start();
                var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                String user = "user" + writer;
                threads.submit(() -> {
                    for (int movieId = 1; movieId <= PUTS / WRITERS; movieId++) {
                        if (put(gateway, user, movieId) == 204) {
                            acknowledged.add(user + "/" + movieId);
                            enough.countDown();
                        }
                    }
                    return null;
                });
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            gateway.close();
        }
        assertThat(acknowledged).hasSizeBetween(killAfter, PUTS - 1);
        try (Child again = start()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                String user = "user" + writer;
                Set<Integer> kept = ratedBy(again, user);
                acknowledged.stream()
                        .filter(each -> each.startsWith(user + "/"))
                        .forEach(each ->
                                assertThat(kept).contains(Integer.parseInt(each.substring(each.indexOf('/') + 1))));
            }
        }
    }

    @Test
    void loadsTheSeedsAgainAfterALoadThatWasKilled() throws Exception {
        int users = 4_000;
        writeSeeds(users, 100);
        Process killed = launch();
        Path log = home.resolve("store").resolve("ratings.sqlite-wal");
        // The load writes tens of megabytes in one transaction: it is under way when the log has grown to a part of
        // that.
        for (int i = 0; i < 600 && !(Files.exists(log) && Files.size(log) > (4 << 20)); i++) {
            Thread.sleep(50);
        }
        assertThat(Files.size(log)).isGreaterThan(4 << 20);
        killed.destroyForcibly();
        assertThat(killed.waitFor(20, TimeUnit.SECONDS)).isTrue();
        try (TestStore store = TestStore.open(home)) {
            assertThat(store.history("seed1").isEmpty())
                    .as("killed before the end")
                    .isTrue();
        }
        try (Child gateway = start()) {
            assertThat(ratedBy(gateway, "seed1")).hasSize(100);
            assertThat(ratedBy(gateway, "seed" + users)).hasSize(100);
        }
    }

    private void writeSeeds(int users, int each) throws IOException {
        Path file = home.resolve("datasets").resolve(TestCatalog.DATASET).resolve("histories.ndjson.gz");
        Files.createDirectories(file.getParent());
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (int user = 1; user <= users; user++) {
                List<String> ratings = new ArrayList<>();
                for (int movieId = 1; movieId <= each; movieId++) {
                    ratings.add("{\"movieId\":%d,\"rating\":3.5,\"ratedAt\":%d}".formatted(movieId, user + movieId));
                }
                out.write("{\"userId\":\"seed%d\",\"ratings\":[%s]}\n".formatted(user, String.join(",", ratings)));
            }
        }
    }
}

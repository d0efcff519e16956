package dev.marquee.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.marquee.bench.load.Answer.Outcome;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoadIT {
    private static final List<Person> PEOPLE =
            List.of(new Person("ada", History.inOrder(List.of(new RatedMovie(318, 5, 0)))));
    private static final Duration STALL = Duration.ofMillis(400);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // One thread: what is due while it is busy waits.
        server.setExecutor(thread);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        thread.shutdown();
    }

    @Test
    void latencyCountsFromTheIntendedTimeSoThatAStallShowsInAllRequestsThatFellIntoIt() {
        boolean[] stalled = new boolean[1];
        server.createContext("/", exchange -> {
            if (!stalled[0]) {
                stalled[0] = true;
                pause();
            }
            answer(exchange, 503);
        });

        List<Sample> samples = run(100, Duration.ofSeconds(1));

        long longerThanAQuarter = samples.stream()
                .filter(sample -> sample.latencyNanos() > STALL.toNanos() / 4)
                .count();
        // At 100 a second about 30 are due in the first three quarters of the stall.
        assertThat(longerThanAQuarter).isGreaterThan(10);
        assertThat(samples).extracting(Sample::dueNanos).isSorted();
    }

    @Test
    void everyRequestIsSentAndItsOutcomeCounted() {
        server.createContext(
                "/", exchange -> answer(exchange, exchange.getRequestMethod().equals("PUT") ? 204 : 503));

        List<Sample> samples = run(200, Duration.ofSeconds(1));

        assertThat(samples).hasSizeBetween(120, 300);
        assertThat(samples)
                .allSatisfy(sample -> assertThat(sample.answer().outcome())
                        .isEqualTo(sample.asked().writes() ? Outcome.WRITTEN : Outcome.REFUSED));
    }

    @Test
    void aServerThatIsNotThereGivesErrorsThatSaySo() {
        server.stop(0);

        assertThat(run(50, Duration.ofMillis(500)))
                .isNotEmpty()
                .allSatisfy(sample ->
                        assertThat(sample.answer().problem()).contains("/v1/users/ada/", "Connection refused"));
    }

    private List<Sample> run(double rate, Duration time) {
        try (var load = new OpenLoad(server.getAddress().getPort(), PEOPLE)) {
            return load.run(rate, time, 1);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(STALL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(status, -1);
        }
    }
}

package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.endtoend.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The three services on one folder of state. Tests may kill or freeze some of them: see {@link #heal}. */
final class LiveServices implements AutoCloseable {
    private static final int WARM_UP = 30;
    private static final int IN_A_ROW = 5;
    private static final int ATTEMPTS = 20;

    private final Path home;
    private final int[] ports = freePorts(3);
    private final List<String> options;
    private String index;
    private ServiceProcess retrieval;
    private ServiceProcess ranking;
    private ServiceProcess gateway;

    /**
     * Starts the services; they need not be alive yet.
     *
     * @param index how retrieval searches, {@code exact} or {@code hnsw}
     */
    LiveServices(Path home, String index) {
        this(home, index, List.of());
    }

    /** The same with options of all three. */
    LiveServices(Path home, String index, List<String> options) {
        this.home = home;
        this.index = index;
        this.options = options;
        retrieval = startRetrieval();
        ranking = startRanking();
        gateway = start(
                "recommender-api",
                ports[2],
                "--spring.http.serviceclient.retrieval.base-url=http://127.0.0.1:" + ports[0],
                "--spring.http.serviceclient.ranking.base-url=http://127.0.0.1:" + ports[1]);
    }

    private ServiceProcess start(String service, int port, String... own) {
        return ServiceProcess.start(
                service,
                home,
                port,
                Stream.concat(options.stream(), Arrays.stream(own)).toList());
    }

    private ServiceProcess startRetrieval() {
        return start("retrieval-service", ports[0], "--marquee.retrieval.index=" + index);
    }

    private ServiceProcess startRanking() {
        return start("ranking-service", ports[1]);
    }

    /** Ports on loopback that nobody listens on at this moment. */
    static int[] freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServiceProcess retrieval() {
        return retrieval;
    }

    ServiceProcess ranking() {
        return ranking;
    }

    /** The public API. */
    Api api() {
        return gateway.api();
    }

    /**
     * A Prometheus of their own that scrapes them.
     *
     * @param folder for its configuration and data
     */
    PrometheusProcess watched(Path folder) {
        Map<String, String> targets = Map.of(
                "retrieval-service:9000", "127.0.0.1:" + ports[0],
                "ranking-service:9000", "127.0.0.1:" + ports[1],
                "recommender-api:9000", "127.0.0.1:" + ports[2]);
        return PrometheusProcess.start(folder, freePorts(1)[0], targets);
    }

    /** All three. */
    List<ServiceProcess> all() {
        return List.of(retrieval, ranking, gateway);
    }

    /** Has retrieval search by this index from now on. */
    void searchBy(String index) {
        if (!this.index.equals(index)) {
            this.index = index;
            retrieval.close();
            heal();
        }
    }

    /** Brings back what a test has killed or frozen, and waits until answers are whole again. */
    void heal() {
        assertThat(gateway.running()).as(gateway::tail).isTrue();
        boolean whole = ranking.running() && retrieval.running();
        if (ranking.running()) {
            ranking.thaw();
        } else {
            ranking.close();
            ranking = startRanking();
        }
        if (!retrieval.running()) {
            retrieval.close();
            retrieval = startRetrieval();
        }
        if (!whole) {
            awaitReady();
        }
        awaitWholeAnswers(IN_A_ROW);
    }

    /** Waits until all are ready and have answered {@link #WARM_UP} times. */
    void awaitReady() {
        all().forEach(ServiceProcess::awaitReady);
        awaitWholeAnswers(WARM_UP);
    }

    private void awaitWholeAnswers(int least) {
        long end = System.nanoTime() + ServiceProcess.PATIENCE.toNanos();
        int inARow = 0;
        for (int asked = 0; asked < least || inARow < IN_A_ROW; asked++) {
            Answer answer = somebody();
            inARow = answer.degraded().isEmpty() ? inARow + 1 : 0;
            assertThat(System.nanoTime() - end)
                    .as("whole answers come within %s; the last one: %s\n%s", ServiceProcess.PATIENCE, answer, tails())
                    .isNegative();
        }
    }

    private Answer somebody() {
        List<Integer> popular = api().get("/v1/movies/popular?limit=20").movieIds();
        return api().post("/v1/recommendations", Map.of("history", Histories.rated(popular, 4)));
    }

    /** An answer that lacks nothing, if there is one to be had: see {@link #lacking}. */
    Answer whole(Supplier<Answer> question) {
        return lacking(List.of(), question);
    }

    /**
     * Asks again while the answer is degraded otherwise, for which a moment without a processor is enough.
     *
     * @return the first answer that is degraded like this, else the last one
     */
    Answer lacking(List<String> degraded, Supplier<Answer> question) {
        Answer answer = question.get();
        for (int i = 1; i < ATTEMPTS && !answer.degraded().equals(degraded); i++) {
            answer = question.get();
        }
        return answer;
    }

    /** The last lines of every log. */
    String tails() {
        StringBuilder tails = new StringBuilder();
        all().forEach(service -> tails.append(service.tail()).append("\n\n"));
        return tails.toString();
    }

    @Override
    public void close() {
        all().forEach(ServiceProcess::close);
    }
}

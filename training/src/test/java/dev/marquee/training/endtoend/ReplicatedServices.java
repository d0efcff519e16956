package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two processes of each service; both gateways know both processes of each stage. Closing kills them. */
final class ReplicatedServices implements AutoCloseable {
    static final List<String> SERVICES = List.of("retrieval-service", "ranking-service", "recommender-api");

    /** How long a process that is told to stop goes on answering: longer than {@link AlternatingLoad} takes to notice. */
    static final Duration DRAIN = Duration.ofSeconds(1);

    private static final int EACH = 2;

    private final Map<Place, ServiceProcess> running = new LinkedHashMap<>();

    /**
     * Where one process is.
     *
     * @param service name of its module
     * @param home its state, with the models of all
     * @param port on loopback
     */
    record Place(String service, Path home, int port) {
        String address() {
            return "http://127.0.0.1:" + port;
        }
    }

    /**
     * Starts all and waits until they are ready.
     *
     * @param models the folder of bundles
     * @param folder for the states
     */
    ReplicatedServices(Path models, Path folder) throws IOException {
        int[] ports = LiveServices.freePorts(EACH * SERVICES.size());
        for (int i = 0; i < ports.length; i++) {
            Path home = Files.createDirectories(folder.resolve("replica" + i));
            Files.createSymbolicLink(home.resolve("models"), models.toAbsolutePath());
            Place place = new Place(SERVICES.get(i / EACH), home, ports[i]);
            running.put(place, start(place));
        }
        running.values().forEach(ServiceProcess::awaitReady);
    }

    private ServiceProcess start(Place place) {
        List<String> options = new ArrayList<>(List.of("--marquee.drain=" + DRAIN.toMillis() + "ms"));
        if (place.service().equals("recommender-api")) {
            options.add("--marquee.replicas.retrieval=" + addresses("retrieval-service"));
            options.add("--marquee.replicas.ranking=" + addresses("ranking-service"));
        }
        return ServiceProcess.startQuickly(place.service(), place.home(), place.port(), options);
    }

    private String addresses(String service) {
        return String.join(",", places(service).stream().map(Place::address).toList());
    }

    /** The places of one service. */
    List<Place> places(String service) {
        return running.keySet().stream()
                .filter(place -> place.service().equals(service))
                .toList();
    }

    /** Asks the first process of each service to stop and starts it again; when all are ready, the second ones. */
    void roll() {
        for (int i = 0; i < EACH; i++) {
            int replica = i;
            List<Place> places = SERVICES.stream()
                    .map(service -> places(service).get(replica))
                    .toList();
            for (Place place : places) {
                ServiceProcess process = at(place);
                assertThat(process.stop()).as("exit code; %s", process.tail()).isIn(0, 143);
            }
            startAgain(places);
        }
    }

    /** Kills a process as a crash would. */
    void kill(Place place) {
        at(place).close();
    }

    /** Starts what was killed or stopped and waits until it is ready. */
    void startAgain(List<Place> places) {
        places.forEach(place -> running.put(place, start(place)));
        places.forEach(place -> at(place).awaitReady());
    }

    private ServiceProcess at(Place place) {
        ServiceProcess process = running.get(place);
        assertThat(process).isNotNull();
        return process;
    }

    @Override
    public void close() {
        running.values().forEach(ServiceProcess::close);
    }
}

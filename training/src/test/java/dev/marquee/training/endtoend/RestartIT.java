package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.tensorflow.TinyBundle;
import dev.marquee.training.endtoend.ReplicatedServices.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients see while processes are restarted and killed under load, two of each service. */
class RestartIT {
    @TempDir
    private static Path folder;

    private static ReplicatedServices services;
    private static AlternatingLoad load;

    @BeforeAll
    static void start() throws Exception {
        Path models = folder.resolve("models");
        new TinyBundle(7).publish(models);
        services = new ReplicatedServices(models, folder);
        load = new AlternatingLoad(
                services.places("recommender-api").stream().map(Place::address).toList(),
                Map.of("history", Histories.rated(List.of(10, 20, 30), 4), "limit", 5));
        load.awaitFullAnswers();
    }

    @AfterAll
    static void stop() {
        if (load != null) {
            load.close();
        }
        if (services != null) {
            services.close();
        }
    }

    @Test
    void aRollingRestartFailsNoRequest() {
        load.reset();
        services.roll();
        load.awaitFullAnswers();
        assertThat(load.failures()).isEmpty();
        assertThat(load.answered()).isGreaterThan(100);
    }

    @Test
    void killedStagesAreStoodInForUntilTheyAreStartedAgain() {
        load.reset();
        List<Place> places = List.of(
                services.places("retrieval-service").getFirst(),
                services.places("ranking-service").getFirst());
        places.forEach(services::kill);
        load.awaitFullAnswers();
        services.startAgain(places);
        load.awaitFullAnswers();
        assertThat(load.failures()).isEmpty();
    }

    @Test
    void aKilledGatewayServesInFullAgainAfterItsStart() {
        List<Place> places = services.places("recommender-api");
        places.forEach(services::kill);
        load.awaitNobodyReady();
        load.reset();
        services.startAgain(places);
        load.awaitFullAnswers();
        assertThat(load.failures()).isEmpty();
    }
}

package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.endtoend.Api.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who is in the archive, in the store and in the model is erased, and nothing brings them back. */
class ErasureIT {
    private static final String ERASED = "7";
    private static final String NEW = "somebody-new";

    @TempDir
    private static Path folder;

    private static TrainedHome home;
    private static Commands commands;
    private static LiveServices services;

    @BeforeAll
    static void start() throws Exception {
        Path base = folder.resolve("base");
        TwoTastes.write(base);
        home = TrainedHome.of(folder.resolve("home"), base.toString());
        commands = new Commands(home.path());
        services = new LiveServices(home.path(), "auto");
        services.awaitReady();
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
    }

    private static Answer list(String user, String query) {
        return services.whole(
                () -> services.api().get("/v1/users/%s/recommendations?limit=10%s".formatted(user, query)));
    }

    private static void send(Map<String, Object> event) {
        Answer answer = services.api().post("/v1/events", Map.of("events", List.of(event)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static int stored(String user, String what) {
        return services.api().get("/v1/users/" + user).json().path(what).size();
    }

    /** Of a data set, as ids. */
    private static Set<String> users(Commands.Answer imported) {
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        return Set.of(home.dataset().ratings().userIds());
    }

    @Test
    void nothingIsLeftAndNothingBringsThemBack() throws Exception {
        Answer before = list(ERASED, "");
        assertThat(before.sources()).containsOnly("two-tower");
        Map<String, Object> watch = Map.of("userId", ERASED, "eventId", "w", "type", "watch", "movieId", 3);
        send(watch);
        send(Map.of("userId", ERASED, "eventId", "n", "type", "not-interested", "genre", "Romance"));
        int ratings = stored(ERASED, "ratings");
        assertThat(ratings).isEqualTo(24);
        String export = folder.resolve("before.ndjson.gz").toString();
        assertThat(commands.run("export", "--out", export).exitCode()).isZero();

        Answer erasure = services.api().delete("/v1/users/" + ERASED);

        assertThat(erasure.status()).isEqualTo(200);
        assertThat(erasure.json().at("/erased/ratings").asInt()).isEqualTo(ratings);
        assertListOfANewUser(before.json().path("nextCursor").asString());
        send(watch);
        assertThat(commands.run("restore", export).exitCode()).isZero();
        for (String what : List.of("ratings", "events", "signals", "notInterested")) {
            assertThat(stored(ERASED, what)).as(what).isZero();
        }
        assertThat(stored("8", "ratings")).isEqualTo(24);
        assertThat(users(commands.run("import", folder.resolve("base").toString())))
                .hasSize(39)
                .doesNotContain(ERASED);
        assertThat(users(commands.run(
                        "import",
                        folder.resolve("base").toString(),
                        "--store",
                        home.path().resolve("store").toString())))
                .hasSize(39)
                .doesNotContain(ERASED);
    }

    private static void assertListOfANewUser(String oldCursor) throws InterruptedException {
        for (String query : List.of("", "&genre=Romance", "&diversity=0.5", "&explain=true")) {
            assertThat(list(ERASED, query).items())
                    .as(query)
                    .isEqualTo(list(NEW, query).items());
        }
        for (String of : List.of("/ratings", "/not-interested", "/recommendations/3/why", "/recommendations/33/why")) {
            assertThat(services.api().get("/v1/users/" + ERASED + of).text())
                    .isEqualTo(services.api().get("/v1/users/" + NEW + of).text());
        }
        assertThat(services.api()
                        .status("/v1/users/%s/recommendations?limit=10&cursor=%s".formatted(ERASED, oldCursor)))
                .isEqualTo(410);
        Thread.sleep(Duration.ofSeconds(1)); // cursors know whole seconds
        assertThat(pages(ERASED)).isEqualTo(pages(NEW));
    }

    /** All that a feed shows. */
    private static List<Integer> pages(String user) {
        List<Integer> shown = new ArrayList<>();
        Answer page = list(user, "");
        shown.addAll(page.movieIds());
        while (!page.json().path("nextCursor").isNull()) {
            page = list(user, "&cursor=" + page.json().path("nextCursor").asString());
            shown.addAll(page.movieIds());
        }
        return shown;
    }
}

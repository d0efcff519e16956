package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.training.endtoend.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** New ratings and a new movie come in, and the services recommend it without having been stopped. */
class RetrainIT {
    private static final int NEW_MOVIE = 61;

    /** In no file: put through the API, and rated by people of the service. */
    private static final int ADDED_MOVIE = 900;

    private static final Duration PAUSE = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    /** Watched by those who like crime; the base ratings hold it from now on. */
    private void release(Path base) throws IOException {
        append(base.resolve("movies.csv"), List.of("61,CRIME anew (2010),Crime|Thriller"));
        append(
                base.resolve("ratings.csv"),
                IntStream.rangeClosed(1, 15)
                        .mapToObj(user -> user + ",61,5.0,1500000000")
                        .toList());
    }

    private static void append(Path file, List<String> lines) throws IOException {
        Files.write(file, lines, StandardOpenOption.APPEND);
    }

    private static List<Integer> crime(int from, int to) {
        return IntStream.range(from, to).mapToObj(TwoTastes.CRIME::movieId).toList();
    }

    /** A movie of the service. */
    private static void add(Api api) {
        Map<String, Object> movie =
                Map.of("title", "Added", "genres", List.of(Map.of("name", "Crime"), Map.of("name", "Thriller")));
        Answer answer = api.put("/v1/movies/" + ADDED_MOVIE, movie);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        for (int person = 0; person < 3; person++) {
            assertThat(api.put("/v1/users/new-%d/ratings/%d".formatted(person, ADDED_MOVIE), Map.of("rating", 5))
                            .status())
                    .isEqualTo(204);
        }
        assertThat(api.delete("/v1/movies/" + TwoTastes.ROMANCE.movieId(29)).status())
                .isEqualTo(204);
    }

    /** People of the service, who are in no file. */
    private static void rate(Api api) {
        for (int person = 0; person < 5; person++) {
            for (int movieId : crime(person, person + 10)) {
                Answer answer =
                        api.put("/v1/users/new-%d/ratings/%d".formatted(person, movieId), Map.of("rating", 4.5));
                assertThat(answer.status()).as(answer.text()).isEqualTo(204);
            }
        }
    }

    private static void awaitVersion(Api api, Map<String, Object> body, String version) {
        long end = System.nanoTime() + ServiceProcess.PATIENCE.toNanos();
        Answer answer = api.post("/v1/recommendations", body);
        while (!answer.json().path("modelVersion").asString().equals(version)) {
            assertThat(System.nanoTime() - end).as(answer.text()).isNegative();
            ServiceProcess.pause(PAUSE);
            answer = api.post("/v1/recommendations", body);
        }
    }

    @Test
    void aNewMovieIsRecommendedAfterASwapUnderLoad() throws Exception {
        Path base = folder.resolve("base");
        TwoTastes.write(base);
        TrainedHome home = TrainedHome.of(folder.resolve("home"), base.toString());
        String before = home.bundle().version();
        Map<String, Object> fan = Map.of("history", Histories.rated(crime(0, 8), 5), "limit", 30);
        try (LiveServices services = new LiveServices(home.path(), "auto")) {
            services.awaitReady();
            rate(services.api());
            add(services.api());
            assertThat(services.api().status("/v1/movies/" + NEW_MOVIE)).isEqualTo(404);
            release(base);
            JsonNode retrained;
            try (AlternatingLoad load =
                    new AlternatingLoad(List.of(services.api().address()), fan)) {
                load.awaitFullAnswers();
                load.reset();
                retrained = home.retrain(base.toString());
                String version = retrained.path("modelVersion").asString();
                awaitVersion(services.api(), fan, version);
                load.awaitFullAnswers();
                assertThat(load.failures()).isEmpty();
                assertThat(load.answered()).isPositive();
            }
            assertThat(retrained.at("/publication/published").booleanValue()).isTrue();
            assertThat(retrained.at("/publication/previous").asString()).isEqualTo(before);
            assertThat(home.dataset().id()).isEqualTo(retrained.path("dataset").asString());
            // 40 people of the files, 5 of the service.
            assertThat(home.bundle().manifest().trainedOn().users()).isEqualTo(45);
            assertThat(services.whole(() -> services.api().post("/v1/recommendations", fan))
                            .movieIds())
                    .contains(NEW_MOVIE);
            Catalog catalog = home.bundle().catalog();
            assertThat(catalog.isBundled(ADDED_MOVIE)).isTrue();
            assertThat(catalog.movie(catalog.ordinal(ADDED_MOVIE).orElseThrow()).ratings())
                    .isEqualTo(3);
            assertThat(catalog.isBundled(TwoTastes.ROMANCE.movieId(29))).isFalse();
            JsonNode added = services.api().get("/v1/movies/" + ADDED_MOVIE).json();
            assertThat(added.path("title").asString()).isEqualTo("Added");
            assertThat(added.path("ratings").intValue()).isEqualTo(3);
        }
        JsonNode again = home.retrain(base.toString());
        assertThat(again.path("publication").isNull()).isTrue();
        assertThat(again.path("modelVersion").asString())
                .isEqualTo(home.bundle().version());
        assertThat(new ArrayList<>(home.models().versions())).hasSize(2);
    }
}

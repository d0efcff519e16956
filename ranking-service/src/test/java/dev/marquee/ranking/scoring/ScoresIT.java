package dev.marquee.ranking.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.ranking.ScoresRequest;
import dev.marquee.contract.ranking.ScoresResponse;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.service.BundleWatch;
import dev.marquee.service.Deadline;
import dev.marquee.service.Gate;
import dev.marquee.service.Lease;
import dev.marquee.tensorflow.TinyBundle;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranking service over HTTP: what it answers, and what it refuses. */
class ScoresIT {
    private static final int POISONED = 59;
    private static final Deadline FAR = Deadline.in(Duration.ofHours(1));
    private static final String BODY = """
            {"history":{"movieIds":[10],"ratings":[5.0]},"movieIds":[20,30],"year":2018}""";
    private static final WireHistory HISTORY = new WireHistory(new int[] {10, 40, 20}, new float[] {5, 4.5f, 1});
    private static final WireHistory NOTHING = new WireHistory(new int[0], new float[0]);

    @TempDir
    private static Path models;

    private static TinyBundle tiny;
    private static Bundle bundle;
    private static Service service;

    @BeforeAll
    static void start() throws Exception {
        tiny = new TinyBundle(7).poisoned(POISONED);
        bundle = tiny.publish(models);
        service = Service.start(models);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static float[] scores(WireHistory history, int[] movieIds, int year) {
        return service.client()
                .scores(null, new ScoresRequest(history, movieIds, year))
                .predictedRatings();
    }

    private static float[] scores(int... movieIds) {
        return scores(HISTORY, movieIds, 2018);
    }

    /** The same by the formulas in plain Java. */
    private static float[] expected(ScoresRequest request) {
        Catalog catalog = TinyBundle.catalog();
        WireHistory given = request.history();
        History history = History.inOrder(IntStream.range(0, given.movieIds().length)
                .mapToObj(i -> new RatedMovie(given.movieIds()[i], given.ratings()[i], i))
                .toList());
        int[] ordinals = Arrays.stream(request.movieIds())
                .map(movieId -> catalog.ordinal(movieId).orElseThrow())
                .toArray();
        var features = new RankingFeatures(MovieTraits.of(catalog), MovieStatistics.of(catalog));
        return tiny.models().predict(features.encode(KnownHistory.of(catalog, history), ordinals, request.year()));
    }

    @Test
    void predictsARatingForEachCandidateInTheOrderAsked() {
        Random random = new Random(3);
        for (int person = 0; person < 20; person++) {
            int[] rated =
                    random.ints(person, 0, POISONED).map(TinyBundle::movieId).toArray();
            float[] ratings = new float[person];
            for (int i = 0; i < person; i++) {
                ratings[i] = 0.5f * (1 + random.nextInt(10));
            }
            int[] movieIds =
                    random.ints(300, 0, POISONED).map(TinyBundle::movieId).toArray();
            var request = new ScoresRequest(new WireHistory(rated, ratings), movieIds, 2018);
            ScoresResponse response = service.client().scores(bundle.version(), request);
            assertThat(response.modelVersion()).isEqualTo(bundle.version());
            assertThat(response.heldVersions()).containsExactly(bundle.version());
            float[] expected = expected(request);
            assertThat(response.predictedRatings()).hasSize(300);
            for (int i = 0; i < expected.length; i++) {
                assertThat(response.predictedRatings()[i]).isCloseTo(expected[i], within(1e-3f));
            }
        }
    }

    @Test
    void aBatchIsItsSingleRows() {
        int[] movieIds = IntStream.range(0, 20).map(TinyBundle::movieId).toArray();
        float[] batch = scores(movieIds);
        for (int i = 0; i < movieIds.length; i++) {
            assertThat(scores(movieIds[i])).containsExactly(batch[i]);
        }
    }

    @Test
    void anotherOrderOfTheCandidatesGivesTheSameRatings() {
        float[] ratings = scores(IntStream.range(0, 50).map(TinyBundle::movieId).toArray());
        float[] reversed = scores(
                IntStream.range(0, 50).map(i -> TinyBundle.movieId(49 - i)).toArray());
        for (int i = 0; i < 50; i++) {
            assertThat(reversed[49 - i]).isEqualTo(ratings[i]);
        }
    }

    @Test
    void anotherRatingChangesThePredictions() {
        WireHistory before = new WireHistory(new int[] {10, 40}, new float[] {5, 4.5f});
        assertThat(scores(50, 70)).isNotEqualTo(scores(before, new int[] {50, 70}, 2018));
    }

    @Test
    void aYearAfterTheTrainingCountsAsItsLastYear() {
        int[] movieIds = {300, 400, 500};
        float[] lastYear = scores(movieIds);
        assertThat(scores(HISTORY, movieIds, 2049)).isEqualTo(lastYear);
        assertThat(scores(HISTORY, movieIds, 2005)).isNotEqualTo(lastYear);
    }

    @Test
    void somebodyWithoutAKnownRatingGetsPredictionsToo() {
        int[] movieIds = {10, 20};
        float[] nobody = scores(NOTHING, movieIds, 2018);
        assertThat(nobody).hasSize(2);
        assertThat(nobody[0]).isBetween(0.5f, 5f);
        assertThat(nobody[1]).isBetween(0.5f, 5f);
        WireHistory unknown = new WireHistory(new int[] {4711}, new float[] {5});
        assertThat(scores(unknown, movieIds, 2018)).isEqualTo(nobody);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[20,30] | [20,4711] | movieIds[1]: movie 4711 is not in the catalog",
                "[20,30] | [20,-1] | movieIds[1]: movie -1 is not in the catalog",
                "[20,30] | [20,null] | movieIds[1]",
                "[20,30] | [] | movieIds, their number: expected 1 to 1000, got 0",
                "[20,30] | null | movieIds: expected a list, got nothing",
                "[20,30] | [\"x\"] | movieIds[0]: expected a whole number",
                "2018 | 1 | year: expected 1900 to 9999, got 1",
                "2018 | \"now\" | year: expected a whole number",
                "5.0 | 4.9 | history.ratings[0]: expected 0.5 to 5.0 in halves, got 4.9",
                "2018 | 2018,\"user\":7 | user: not a known field",
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String detail) throws Exception {
        var answer = service.post("/internal/scores", BODY.replace(right, wrong));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/invalid-request").contains(detail);
    }

    @Test
    void refusesMoreThanAThousandCandidates() throws Exception {
        String many = "[20" + ",20".repeat(1_000) + "]";
        var answer = service.post("/internal/scores", BODY.replace("[20,30]", many));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("movieIds: expected at most 1000, got 1001");
    }

    @Test
    void refusesAVersionThatItDoesNotHold() throws Exception {
        var answer = service.post("/internal/scores", BODY, "Marquee-Model-Version", "20200101-abcdef");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems/unknown-version").contains(bundle.version());
    }

    @Test
    void refusesWhenTheDeadlineHasPassed() throws Exception {
        String answer = service.postSlowly("/internal/scores", BODY, Duration.ofMillis(100), "Marquee-Deadline-Ms: 20");
        assertThat(answer)
                .startsWith("HTTP/1.1 504")
                .contains("/problems/deadline-exceeded")
                .contains("before the features");
    }

    @Test
    void refusesWhatItsMeasuredCostDoesNotLetItFinish() throws Exception {
        try (Lease<?> lease = service.context().getBean(BundleWatch.class).lease(null)) {
            ((RankingModel) lease.get()).cost().observe(2, Duration.ofSeconds(60));
        }
        var answer = service.post("/internal/scores", BODY, "Marquee-Deadline-Ms", "5000");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("/problems/deadline-exceeded", "the ranking model takes at least");
        await("comes back by itself")
                .until(() -> service.post("/internal/scores", BODY, "Marquee-Deadline-Ms", "5000")
                                .statusCode()
                        == 200);
    }

    @Test
    void refusesAtOnceWhenItIsFull() throws Exception {
        Gate gate = service.context().getBean(Gate.class);
        var answer = fill(gate, gate.permits());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).contains("/problems/overloaded");
        assertThat(post().statusCode()).isEqualTo(200);
        assertThat(service.get("/actuator/prometheus").body())
                .contains("overload_rejected_total{limiter=\"ranking\"} 1.0");
    }

    @Test
    void answersOrRefusesEachOfManyCallersAtOnce() throws Exception {
        String candidates = "[20" + ",30".repeat(999) + "]";
        String body = BODY.replace("[20,30]", candidates);
        try (Service small = Service.start(models, "--marquee.ranking.max-concurrency=1");
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(small.address() + "/internal/scores"))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(30))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            List<CompletableFuture<HttpResponse<String>>> callers = Stream.generate(
                            () -> http.sendAsync(request, BodyHandlers.ofString()))
                    .limit(128)
                    .toList();
            List<HttpResponse<String>> answers =
                    callers.stream().map(CompletableFuture::join).toList();
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 503).allSatisfy(refused -> {
                assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(refused.body()).contains("/problems/overloaded");
            });
            assertThat(small.post("/internal/scores", body).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> fill(Gate gate, int permits) {
        return gate.call(FAR, Duration.ZERO, () -> permits == 1 ? post() : fill(gate, permits - 1));
    }

    private static HttpResponse<String> post() {
        try {
            return service.post("/internal/scores", BODY);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void neverAnswersWhatIsNotANumber() throws Exception {
        String poisoned = "[%d]".formatted(TinyBundle.movieId(POISONED));
        var answer = service.post("/internal/scores", BODY.replace("[10]", poisoned));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("/problems/internal").doesNotContain("NaN");
    }

    @Test
    void measuresItsBatches() throws Exception {
        scores(20, 30, 40);
        assertThat(service.get("/actuator/prometheus").body())
                .containsPattern("ranking_inference_seconds_count\\{model_version=\"" + bundle.version() + "\"} [1-9]")
                .containsPattern("ranking_batch_size_sum [1-9]")
                .containsPattern("ranking_predicted_rating_count [1-9]")
                .contains("overload_limit{limiter=\"ranking\"} %d.0"
                        .formatted(Runtime.getRuntime().availableProcessors()))
                .contains("overload_busy{limiter=\"ranking\"} 0.0")
                .contains("model_info{kind=\"ranking\",model_version=\"" + bundle.version() + "\"} 1");
    }
}

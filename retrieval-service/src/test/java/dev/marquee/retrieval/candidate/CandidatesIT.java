package dev.marquee.retrieval.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.retrieval.CandidatesRequest;
import dev.marquee.contract.retrieval.CandidatesResponse;
import dev.marquee.contract.retrieval.RetrievalStatus;
import dev.marquee.contract.retrieval.SimilarRequest;
import dev.marquee.core.blend.Candidate;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.tensorflow.TinyBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The retrieval service over HTTP, once with each engine: what it answers. */
@ParameterizedClass
@ValueSource(strings = {"exact", "hnsw", "int8"})
class CandidatesIT {
    @TempDir
    private static Path models;

    private static TinyBundle tiny;
    private static Bundle bundle;

    private static Service service;

    @Parameter
    private String engine;

    @BeforeParameterizedClassInvocation
    static void start(String engine) {
        service = Service.start(models, "--marquee.retrieval.index=" + engine, "--marquee.retrieval.recall-sample=1");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        service.close();
    }

    @BeforeAll
    static void train() throws Exception {
        tiny = new TinyBundle(7);
        bundle = tiny.publish(models);
    }

    private CandidatesResponse candidates(int n, int... movieIds) {
        return service.client().candidates(null, Service.request(n, movieIds));
    }

    private static List<Integer> ids(CandidatesResponse response) {
        return Arrays.stream(response.movieIds()).boxed().toList();
    }

    /** All movies but the excluded ones, by the formulas in plain Java. */
    private static List<Candidate> expected(CandidatesRequest request) {
        WireHistory given = request.history();
        List<RatedMovie> rated = IntStream.range(0, given.movieIds().length)
                .mapToObj(i -> new RatedMovie(given.movieIds()[i], given.ratings()[i], i))
                .toList();
        float[] user =
                tiny.models().embed(UserTowerInput.of(KnownHistory.of(TinyBundle.catalog(), History.inOrder(rated))));
        List<Candidate> all = new ArrayList<>();
        for (int ordinal = 0; ordinal < TinyBundle.MOVIES; ordinal++) {
            float[] item = tiny.models().itemVector(ordinal);
            double score = 0;
            for (int d = 0; d < user.length; d++) {
                score += (double) user[d] * item[d];
            }
            int movieId = TinyBundle.movieId(ordinal);
            if (rated.stream().noneMatch(seen -> seen.movieId() == movieId)) {
                all.add(new Candidate(movieId, (float) score));
            }
        }
        all.sort(Comparator.comparingDouble(candidate -> -candidate.retrievalScore()));
        return all;
    }

    @Test
    void answersTheMoviesWithTheLargestInnerProductBestFirst() {
        Random random = new Random(11);
        for (int person = 0; person < 20; person++) {
            int[] rated = random.ints(1 + person, 0, TinyBundle.MOVIES)
                    .map(TinyBundle::movieId)
                    .toArray();
            float[] ratings = new float[rated.length];
            for (int i = 0; i < ratings.length; i++) {
                ratings[i] = 0.5f * (1 + random.nextInt(10));
            }
            var request = new CandidatesRequest(
                    new WireHistory(rated, ratings), Service.allBut(rated).toByteArray(), 12);
            CandidatesResponse response = service.client().candidates(bundle.version(), request);
            assertThat(response.modelVersion()).isEqualTo(bundle.version());
            assertThat(response.heldVersions()).containsExactly(bundle.version());
            List<Candidate> expected = expected(request);
            for (int i = 0; i < 12; i++) {
                assertThat(response.scores()[i]).isCloseTo(expected.get(i).retrievalScore(), within(1e-3f));
            }
            assertThat(ids(response)).hasSize(12).doesNotHaveDuplicates();
        }
    }

    @Test
    void returnsAcceptedMoviesOnlyAndAsManyAsThereAre() {
        assertThat(ids(candidates(1_000, 10, 20))).hasSize(58).doesNotContain(10, 20);
        assertThat(accepted(Service.all())).hasSize(60).contains(10, 20);
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            BitSet some = new BitSet();
            random.ints(1 + seed, 0, TinyBundle.MOVIES).forEach(some::set);
            assertThat(accepted(some))
                    .containsExactlyInAnyOrderElementsOf(
                            some.stream().map(TinyBundle::movieId).boxed().toList());
        }
        assertThat(accepted(new BitSet())).isEmpty();
    }

    private List<Integer> accepted(BitSet accepted) {
        return ids(service.client().candidates(null, Service.request(1_000, accepted, 10, 20)));
    }

    @Test
    void aWeightSaysHowMuchAMovieCounts() {
        CandidatesRequest given = Service.request(10, 10, 20, 40);
        WireHistory history = given.history();
        var same = new WireHistory(history.movieIds(), history.ratings(), new float[] {1, 1, 1});
        var faint = new WireHistory(history.movieIds(), history.ratings(), new float[] {1, 1, 1e-6f});
        assertThat(answerTo(same, given)).usingRecursiveComparison().isEqualTo(candidates(10, 10, 20, 40));
        float[] scores = answerTo(faint, given).scores();
        float[] without = answerTo(new WireHistory(new int[] {10, 20}, new float[] {5, 1}), given)
                .scores();
        assertThat(scores).isNotEqualTo(candidates(10, 10, 20, 40).scores());
        // The others are older by one, whatever the newest weighs.
        assertThat(scores[0]).isCloseTo(without[0], within(Math.abs(without[0]) / 10));
    }

    private static CandidatesResponse answerTo(WireHistory history, CandidatesRequest request) {
        return service.client().candidates(null, new CandidatesRequest(history, request.accepted(), request.n()));
    }

    @Test
    void anotherRatingChangesTheCandidates() {
        List<Integer> before = ids(candidates(10, 10, 20, 40));
        List<Integer> after = ids(candidates(10, 10, 20, 40, 50, 30));
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void leavesUnknownMoviesOfTheHistoryOut() {
        WireHistory withUnknown = new WireHistory(new int[] {4711, 10}, new float[] {1, 5});
        assertThat(candidates(10, 10))
                .usingRecursiveComparison()
                .isEqualTo(service.client()
                        .candidates(
                                null,
                                new CandidatesRequest(
                                        withUnknown, Service.allBut(10).toByteArray(), 10)));
    }

    @Test
    void acceptsTheLongestHistory() throws Exception {
        int[] movieIds = IntStream.rangeClosed(1, 10_000).toArray();
        float[] ratings = new float[movieIds.length];
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] = 0.5f + i % 10 * 0.5f;
        }
        var request = new CandidatesRequest(new WireHistory(movieIds, ratings), new byte[0], 10);
        assertThat(service.client().candidates(null, request).movieIds()).isEmpty();
    }

    @Test
    void answersTheMoviesMostLikeAMovieWithoutItself() {
        CandidatesResponse similar = service.client()
                .similar(bundle.version(), new SimilarRequest(10, Service.all().toByteArray(), 5));
        assertThat(ids(similar)).hasSize(5).doesNotContain(10).allMatch(id -> (id / 10 - 1) % 3 == 0);
        for (float score : similar.scores()) {
            assertThat(score).isLessThanOrEqualTo(1.000_001f);
        }
        assertThat(ids(service.client()
                        .similar(null, new SimilarRequest(10, Service.all().toByteArray(), 1_000))))
                .hasSize(59);
        byte[] two = Service.allBut(IntStream.range(2, TinyBundle.MOVIES)
                        .map(TinyBundle::movieId)
                        .toArray())
                .toByteArray();
        assertThat(ids(service.client().similar(null, new SimilarRequest(10, two, 5))))
                .containsExactly(20);
    }

    @Test
    void measuresItsSearches() throws Exception {
        double before = metric("retrieval_search_seconds_count{engine=\"" + engine + "\"}");
        for (int i = 0; i < 5; i++) {
            candidates(10, 10, 20);
        }
        assertThat(metric("retrieval_search_seconds_count{engine=\"" + engine + "\"}"))
                .isEqualTo(before + 5);
        assertThat(metric("retrieval_candidates_count")).isEqualTo(before + 5);
        assertThat(metric("retrieval_score_range_count")).isPositive();
        assertThat(metric("retrieval_index_size")).isEqualTo(60);
        assertThat(metric("model_info{kind=\"retrieval\",model_version=\"" + bundle.version() + "\"}"))
                .isEqualTo(1);
        assertThat(metric("overload_rejected_total{limiter=\"retrieval\"}")).isZero();
    }

    @Test
    void measuresTheRecallOfAllButTheExactEngine() throws Exception {
        for (int i = 0; i < 3; i++) {
            candidates(10, 10, 20);
        }
        if (!engine.equals("exact")) {
            await().until(() -> metric("retrieval_recall_count") >= 1);
            assertThat(metric("retrieval_recall_sum") / metric("retrieval_recall_count"))
                    .isBetween(0.95, 1.0);
            assertThat(status().recall()).isBetween(0.95, 1.0);
        } else {
            assertThat(metric("retrieval_recall_count")).isZero();
            assertThat(status().recall()).isNull();
        }
    }

    @Test
    void tellsWhichBundleAndIndexAnswer() throws Exception {
        RetrievalStatus status = status();
        assertThat(status.modelVersion()).isEqualTo(bundle.version());
        assertThat(status.heldVersions()).containsExactly(bundle.version());
        assertThat(status.index()).isEqualTo(engine);
    }

    private static RetrievalStatus status() throws Exception {
        return JsonMapper.shared().readValue(service.get("/internal/status").body(), RetrievalStatus.class);
    }

    private static double metric(String name) throws Exception {
        return service.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}

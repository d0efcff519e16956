package dev.marquee.retrieval.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.WireMovie;
import dev.marquee.contract.WireMovies;
import dev.marquee.contract.problem.ProblemType;
import dev.marquee.contract.retrieval.CandidatesRequest;
import dev.marquee.contract.retrieval.CandidatesResponse;
import dev.marquee.contract.retrieval.ReasonsRequest;
import dev.marquee.contract.retrieval.SimilarRequest;
import dev.marquee.contract.retrieval.StandingRequest;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.tensorflow.TinyBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.HttpClientErrorException;

/** Movies that were added to the bundle, whose own have the ids 10 to 600, in the retrieval service over HTTP. */
class AddedMoviesIT {
    private static final String DETAILS = "{\"original_language\":\"en\"}";
    private static final WireMovie COMEDY = new WireMovie(5, 1999, List.of("Comedy"), DETAILS);
    private static final WireMovie ODD = new WireMovie(15, null, List.of(), DETAILS);
    private static final WireMovie DRAMA = new WireMovie(1_000, 2026, List.of("Drama", "Nobody knows it"), DETAILS);
    private static final WireMovies ADDED = movies("a", COMEDY, ODD, DRAMA);

    @TempDir
    private static Path models;

    private static TinyBundle tiny;
    private static Service service;

    @BeforeAll
    static void start() throws Exception {
        tiny = new TinyBundle(7);
        tiny.publish(models);
        service = Service.start(models, "--marquee.retrieval.recall-sample=1");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WireMovies movies(String digit, WireMovie... movies) {
        return new WireMovies(digit.repeat(64), List.of(movies));
    }

    private static BitSet all(int added) {
        BitSet all = Service.all();
        all.set(TinyBundle.MOVIES, TinyBundle.MOVIES + added);
        return all;
    }

    private static CandidatesResponse candidates(WireMovies added, BitSet accepted, int n) {
        WireHistory history = new WireHistory(new int[] {10, 20, 40, 15}, new float[] {5, 1, 5, 5});
        return service.client().candidates(null, new CandidatesRequest(history, accepted.toByteArray(), n, added));
    }

    private record Scored(int movieId, float score) {}

    /** By the formulas in plain Java; of the history nobody knows the movie 15. */
    private static List<Scored> expected() {
        History history =
                History.inOrder(List.of(new RatedMovie(10, 5, 0), new RatedMovie(20, 1, 1), new RatedMovie(40, 5, 2)));
        float[] user = tiny.models().embed(UserTowerInput.of(KnownHistory.of(TinyBundle.catalog(), history)));
        List<Scored> all = new ArrayList<>();
        for (int ordinal = 0; ordinal < TinyBundle.MOVIES; ordinal++) {
            all.add(new Scored(
                    TinyBundle.movieId(ordinal), product(user, tiny.models().itemVector(ordinal))));
        }
        int[][] features = MovieFeatures.of(TinyBundle.catalog())
                .encode(ADDED.movies().stream().map(AddedMoviesIT::movie).toList());
        float[] vectors = tiny.models().itemVectors(features);
        for (int i = 0; i < features.length; i++) {
            float[] vector = Arrays.copyOfRange(vectors, i * user.length, (i + 1) * user.length);
            all.add(new Scored(ADDED.movies().get(i).movieId(), product(user, vector)));
        }
        all.sort(Comparator.comparingDouble(scored -> -scored.score()));
        return all;
    }

    private static Movie movie(WireMovie movie) {
        return new Movie(movie.movieId(), "", movie.year(), movie.genres(), null, null, 0, 0, 0, null);
    }

    private static float product(float[] a, float[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (double) a[d] * b[d];
        }
        return (float) sum;
    }

    @Test
    void areFoundAmongTheOthersByTheInnerProductOfWhatTheItemTowerSays() {
        List<Scored> expected = expected();
        for (int n : new int[] {1, 10, 63, 1_000}) {
            CandidatesResponse found = candidates(ADDED, all(3), n);
            int size = Math.min(n, 63);
            assertThat(found.movieIds()).hasSize(size);
            for (int i = 0; i < size; i++) {
                assertThat(found.scores()[i]).isCloseTo(expected.get(i).score(), within(1e-3f));
            }
        }
        assertThat(candidates(ADDED, all(3), 63).movieIds()).contains(5, 15, 1_000);
    }

    @Test
    void areLeftOutWhereTheyAreNotAccepted() {
        BitSet accepted = new BitSet();
        accepted.set(TinyBundle.MOVIES + 1);
        assertThat(candidates(ADDED, accepted, 10).movieIds()).containsExactly(15);
        accepted.set(3);
        assertThat(candidates(ADDED, accepted, 10).movieIds()).containsExactlyInAnyOrder(15, 40);
        assertThat(candidates(ADDED, Service.all(), 100).movieIds()).hasSize(60).doesNotContain(5, 15, 1_000);
        assertThatThrownBy(() -> candidates(ADDED, all(4), 10)).hasMessageContaining("expected ordinals below 63");
    }

    @Test
    void areKnownByTheirDigestOnceTheyWereSentAndUnknownBefore() {
        WireMovies other = movies("b", DRAMA);
        assertThatThrownBy(() -> candidates(other.named(), all(1), 10))
                .isInstanceOf(HttpClientErrorException.Conflict.class)
                .hasMessageContaining(ProblemType.UNKNOWN_MOVIES.uri().toString());
        int[] sent = candidates(other, all(1), 61).movieIds();
        assertThat(candidates(other.named(), all(1), 61).movieIds())
                .isEqualTo(sent)
                .contains(1_000);
    }

    @Test
    void theLastThreeSetsAreKept() {
        for (String digit : List.of("c", "d", "e", "f")) {
            candidates(movies(digit, DRAMA), all(1), 10);
        }
        for (String digit : List.of("d", "e", "f")) {
            assertThat(candidates(movies(digit, DRAMA).named(), all(1), 10).movieIds())
                    .hasSize(10);
        }
        assertThatThrownBy(() -> candidates(movies("c", DRAMA).named(), all(1), 10))
                .isInstanceOf(HttpClientErrorException.Conflict.class);
    }

    @Test
    void areSimilarToOthersAndOthersToThem() {
        var like = new SimilarRequest(5, all(3).toByteArray(), 20, ADDED);
        int[] comedies = service.client().similar(null, like).movieIds();
        assertThat(comedies).hasSize(20).doesNotContain(5);
        assertThat(Arrays.stream(comedies).map(movieId -> (movieId / 10 - 1) % 3))
                .as("comedies")
                .allMatch(rest -> rest == 1);
        for (int other : new int[] {20, 15, 1_000}) {
            assertThat(cosine(5, other)).isEqualTo(cosine(other, 5));
        }
    }

    private static float cosine(int movieId, int other) {
        var request = new SimilarRequest(movieId, all(3).toByteArray(), 100, ADDED);
        CandidatesResponse similar = service.client().similar(null, request);
        return similar.scores()[
                Arrays.stream(similar.movieIds()).boxed().toList().indexOf(other)];
    }

    @Test
    void havePlacesAndReasonsAsOthersDo() {
        List<Integer> order = expected().stream().map(Scored::movieId).toList();
        WireHistory history = new WireHistory(new int[] {10, 20, 40}, new float[] {5, 1, 5});
        for (int movieId : new int[] {5, 15, 1_000, 40}) {
            int rank = service.client()
                    .standing(null, new StandingRequest(history, movieId, all(3).toByteArray(), ADDED))
                    .rank();
            assertThat(rank).as("%d", movieId).isEqualTo(order.indexOf(movieId) + 1);
        }
        assertThat(service.client()
                        .reasons(null, new ReasonsRequest(history, new int[] {1_000, 10}, 3, ADDED))
                        .reasons())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"digest\":\"abc\",\"movies\":[]}",
                "{\"digest\":\"%1$s\",\"movies\":[]}",
                "{\"digest\":\"%1$s\",\"movies\":[null]}",
                "{\"digest\":\"%1$s\",\"movies\":[{\"movieId\":0,\"genres\":[],\"details\":\"{}\"}]}",
                "{\"digest\":\"%1$s\",\"movies\":[{\"movieId\":10,\"genres\":[],\"details\":\"{}\"}]}",
                "{\"digest\":\"%1$s\",\"movies\":[{\"movieId\":11,\"genres\":null,\"details\":\"{}\"}]}",
                "{\"digest\":\"%1$s\",\"movies\":[{\"movieId\":11,\"genres\":[],\"details\":\"{\"}]}",
                "{\"digest\":\"%1$s\",\"movies\":[{\"movieId\":12,\"genres\":[],\"details\":\"{}\"},"
                        + "{\"movieId\":11,\"genres\":[],\"details\":\"{}\"}]}",
            })
    void whatCannotBeAddedIsRefused(String added) throws Exception {
        String body = "{\"history\":{\"movieIds\":[10],\"ratings\":[5.0]},\"accepted\":\"AA==\",\"n\":5,\"added\":%s}"
                .formatted(added.formatted("9".repeat(64)));
        var answer = service.post("/internal/candidates", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void asManyAsAGatewaySendsAreTaken() {
        String keywords = String.join(",", Collections.nCopies(250, "{\"name\":\"a\"}"));
        String details = "{\"keywords\":{\"keywords\":[%s]}}".formatted(keywords);
        List<WireMovie> many = IntStream.range(0, WireMovies.MOST)
                .mapToObj(i -> new WireMovie(1_000 + i, 2000, List.of("Drama"), details))
                .toList();
        BitSet accepted = all(WireMovies.MOST);
        assertThat(candidates(new WireMovies("0".repeat(64), many), accepted, 1_000)
                        .movieIds())
                .hasSize(1_000);
    }
}

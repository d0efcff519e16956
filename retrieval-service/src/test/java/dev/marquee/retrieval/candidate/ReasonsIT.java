package dev.marquee.retrieval.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.retrieval.CandidatesResponse;
import dev.marquee.contract.retrieval.ReasonsRequest;
import dev.marquee.contract.retrieval.ReasonsResponse.Reasons;
import dev.marquee.contract.retrieval.StandingRequest;
import dev.marquee.contract.retrieval.StandingResponse;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.tensorflow.TinyBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a movie is a candidate and how far it is from being one, over HTTP. */
class ReasonsIT {
    @TempDir
    private static Path models;

    private static TinyBundle tiny;
    private static Service service;

    @BeforeAll
    static void start() throws Exception {
        tiny = new TinyBundle(7);
        tiny.publish(models);
        service = Service.start(models);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WireHistory history(int seed, int size) {
        Random random = new Random(seed);
        int[] movieIds = random.ints(0, TinyBundle.MOVIES)
                .distinct()
                .limit(size)
                .map(TinyBundle::movieId)
                .toArray();
        float[] ratings = new float[size];
        for (int i = 0; i < size; i++) {
            ratings[i] = 0.5f * (1 + random.nextInt(10));
        }
        return new WireHistory(movieIds, ratings);
    }

    private static Reasons reasons(WireHistory history, int movieId, int most) {
        return service.client()
                .reasons(null, new ReasonsRequest(history, new int[] {movieId}, most))
                .reasons()
                .getFirst();
    }

    private static double score(List<RatedMovie> rated, int movieId) {
        float[] user =
                tiny.models().embed(UserTowerInput.of(KnownHistory.of(TinyBundle.catalog(), new History(rated))));
        float[] item =
                tiny.models().itemVector(TinyBundle.catalog().ordinal(movieId).orElseThrow());
        double score = 0;
        for (int d = 0; d < user.length; d++) {
            score += (double) user[d] * item[d];
        }
        return score;
    }

    private record Speaking(int movieId, double added) {}

    /** By leaving out each in turn, with the towers in plain Java. */
    private static List<Speaking> expected(WireHistory history, int movieId) {
        List<RatedMovie> all = IntStream.range(0, history.movieIds().length)
                .mapToObj(i -> new RatedMovie(history.movieIds()[i], history.ratings()[i], i))
                .toList();
        List<Speaking> speaking = new ArrayList<>();
        for (RatedMovie left : all) {
            List<RatedMovie> others = new ArrayList<>(all);
            others.remove(left);
            double added = score(all, movieId) - score(others, movieId);
            if (added > 1e-4) {
                speaking.add(new Speaking(left.movieId(), added));
            }
        }
        speaking.sort(Comparator.comparingDouble(each -> -each.added()));
        return speaking;
    }

    @Test
    void namesTheMoviesWithoutWhichTheScoreWouldFallMost() {
        int explained = 0;
        for (int seed = 0; seed < 20; seed++) {
            WireHistory history = history(seed, 2 + seed);
            int movieId = TinyBundle.movieId(seed);
            List<Speaking> expected = expected(history, movieId);
            Reasons found = reasons(history, movieId, 10);
            double sum = expected.stream().mapToDouble(Speaking::added).sum();
            for (int i = 0; i < Math.min(found.movieIds().length, expected.size()); i++) {
                assertThat(found.shares()[i]).isCloseTo((float) (expected.get(i).added() / sum), within(0.02f));
            }
            if (!expected.isEmpty() && expected.getFirst().added() > 0.01) {
                assertThat(found.movieIds()[0]).isEqualTo(expected.getFirst().movieId());
                explained++;
            }
        }
        assertThat(explained).isGreaterThan(5);
    }

    @Test
    void theOnlyMovieOfAHistoryIsTheOnlyReason() {
        Reasons only = reasons(new WireHistory(new int[] {10}, new float[] {5}), 40, 3);
        assertThat(only.movieIds()).containsExactly(10);
        assertThat(only.shares()).containsExactly(1);
        assertThat(reasons(new WireHistory(new int[] {10}, new float[] {1}), 40, 3)
                        .movieIds())
                .as("a movie that was not liked speaks for none")
                .isEmpty();
    }

    @Test
    void answersForEachMovieInTheirOrderWithNoMoreThanAsked() {
        WireHistory history = history(3, 30);
        List<Reasons> both = service.client()
                .reasons(null, new ReasonsRequest(history, new int[] {50, 60}, 2))
                .reasons();
        assertThat(both).hasSize(2);
        assertThat(both.get(0)).usingRecursiveComparison().isEqualTo(reasons(history, 50, 2));
        assertThat(both.get(1)).usingRecursiveComparison().isEqualTo(reasons(history, 60, 2));
        assertThat(both).allSatisfy(each -> assertThat(each.movieIds()).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void aMovieStandsWhereTheListOfCandidatesHasIt() {
        BitSet accepted = Service.allBut(10, 20);
        CandidatesResponse all = service.client().candidates(null, Service.request(1_000, accepted, 10, 20));
        WireHistory history = Service.request(1, 10, 20).history();
        for (int i = 0; i < all.movieIds().length; i += 7) {
            StandingResponse standing = service.client()
                    .standing(null, new StandingRequest(history, all.movieIds()[i], accepted.toByteArray()));
            assertThat(standing.rank()).isEqualTo(i + 1);
        }
    }

    @Test
    void aMovieThatIsNotAcceptedStandsAmongTheAccepted() {
        BitSet one = new BitSet();
        one.set(5);
        StandingResponse standing = service.client()
                .standing(
                        null,
                        new StandingRequest(new WireHistory(new int[] {10}, new float[] {5}), 40, one.toByteArray()));
        assertThat(standing.rank()).isBetween(1, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "reasons | {\"history\":{\"movieIds\":[4711],\"ratings\":[5]},\"movieIds\":[10],\"most\":3} | 400 | history: expected at least one movie",
                "reasons | {\"history\":{\"movieIds\":[10],\"ratings\":[5]},\"movieIds\":[4711],\"most\":3} | 404 | movie 4711",
                "reasons | {\"history\":{\"movieIds\":[10],\"ratings\":[5]},\"movieIds\":null,\"most\":3} | 400 | movieIds: expected a list",
                "reasons | {\"history\":{\"movieIds\":[10],\"ratings\":[5]},\"movieIds\":[10],\"most\":11} | 400 | most: expected 1 to 10, got 11",
                "standing | {\"history\":{\"movieIds\":[10],\"ratings\":[5]},\"movieId\":4711,\"accepted\":\"\"} | 404 | movie 4711",
                "standing | {\"history\":{\"movieIds\":[10],\"ratings\":[5]},\"movieId\":0,\"accepted\":\"\"} | 400 | movieId: expected 1",
                "standing | {\"history\":{\"movieIds\":[10],\"ratings\":[5]},\"movieId\":10} | 400 | accepted: expected a set",
            })
    void namesTheFieldThatIsWrong(String call, String body, int status, String detail) throws Exception {
        var answer = service.post("/internal/" + call, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(detail);
    }
}

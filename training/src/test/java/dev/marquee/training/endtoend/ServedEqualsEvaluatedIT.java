package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.history.History;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.index.IndexKind;
import dev.marquee.training.endtoend.Api.Answer;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.DatasetRatings;
import dev.marquee.training.split.TimeSplit;
import java.io.IOException;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What is measured is what is served: the live services answer as the model that {@code evaluate} measures with. */
@ExtendWith(SampleRun.class)
class ServedEqualsEvaluatedIT {
    private static final int HISTORIES = 50;
    private static final int LIMIT = 20;
    /** Of the graph's lists with the exact ones; mean over the histories. */
    private static final double LEAST_OVERLAP = 0.85;
    /** Answers round scores to four decimals and predicted ratings to two; more than that may not differ. */
    private static final double ROUNDED_SCORE = 0.5e-4 + 1e-6;

    private static final double ROUNDED_RATING = 0.5e-2 + 1e-5;

    /** Users from the whole data set, each with what is known of them before their test part. */
    private static List<History> heldOut(TrainedHome home, Catalog catalog) {
        List<Case> cases = TimeSplit.of(DatasetRatings.byUser(home.dataset().ratings(), catalog))
                .test();
        List<History> histories = new ArrayList<>();
        for (int i = 0; i < HISTORIES; i++) {
            histories.add(Histories.of(
                    catalog, cases.get(i * cases.size() / HISTORIES).known()));
        }
        return histories;
    }

    private static List<List<RankedMovie>> evaluated(Bundle bundle, IndexKind kind, List<History> histories)
            throws IOException {
        int year = RankingFeatures.contextYear(
                Year.now(ZoneOffset.UTC).getValue(),
                bundle.manifest().trainedOn().newest());
        try (ServedModel model = ServedModel.of(bundle, kind)) {
            return histories.stream()
                    .map(history -> model.recommend(
                            history,
                            MovieFilter.NONE,
                            LIMIT,
                            year,
                            bundle.manifest().blend()))
                    .toList();
        }
    }

    private static List<Answer> served(LiveServices services, List<History> histories) {
        return histories.stream()
                .map(history -> Map.of("history", Histories.of(history), "limit", LIMIT))
                .map(body -> services.whole(() -> services.api().post("/v1/recommendations", body)))
                .toList();
    }

    private static List<Integer> movieIds(List<RankedMovie> list) {
        return list.stream().map(RankedMovie::movieId).toList();
    }

    private static void awaitIndex(LiveServices services, String index) {
        services.retrieval()
                .awaitWhileRunning(
                        "searching by " + index,
                        () -> services.api()
                                .get("/v1/status")
                                .json()
                                .path("index")
                                .asString("")
                                .equals(index));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXACT", "INT8"})
    void listsAreExactlyThoseThatEvaluationComputes(IndexKind kind, TrainedHome home, LiveServices services)
            throws IOException {
        Bundle bundle = home.bundle();
        List<History> histories = heldOut(home, bundle.catalog());
        services.searchBy(kind.label());
        awaitIndex(services, kind.label());

        List<Answer> served = served(services, histories);

        List<List<RankedMovie>> evaluated = evaluated(bundle, kind, histories);
        assertThat(evaluated).hasSize(HISTORIES);
        for (int i = 0; i < HISTORIES; i++) {
            assertThat(served.get(i).degraded()).isEmpty();
            assertThat(served.get(i).movieIds()).as("list %d", i).isEqualTo(movieIds(evaluated.get(i)));
            assertFigures(served.get(i).items(), evaluated.get(i));
        }
    }

    private static void assertFigures(List<JsonNode> items, List<RankedMovie> evaluated) {
        for (int i = 0; i < items.size(); i++) {
            RankedMovie expected = evaluated.get(i);
            assertThat(items.get(i).path("score").doubleValue()).isCloseTo(expected.score(), within(ROUNDED_SCORE));
            assertThat(items.get(i).path("predictedRating").doubleValue())
                    .isCloseTo(expected.predictedRating(), within(ROUNDED_RATING));
        }
    }

    @Test
    void listsThroughTheGraphAreNearlyThose(TrainedHome home, LiveServices services) throws IOException {
        Bundle bundle = home.bundle();
        List<History> histories = heldOut(home, bundle.catalog());
        services.searchBy("hnsw");
        awaitIndex(services, "hnsw");

        List<Answer> served = served(services, histories);

        List<List<RankedMovie>> evaluated = evaluated(bundle, IndexKind.EXACT, histories);
        int common = 0;
        for (int i = 0; i < HISTORIES; i++) {
            assertThat(served.get(i).degraded()).isEmpty();
            Set<Integer> movies = new HashSet<>(served.get(i).movieIds());
            assertThat(movies).hasSize(LIMIT);
            movies.retainAll(movieIds(evaluated.get(i)));
            common += movies.size();
        }
        assertThat((double) common / (HISTORIES * LIMIT)).isGreaterThanOrEqualTo(LEAST_OVERLAP);
    }
}

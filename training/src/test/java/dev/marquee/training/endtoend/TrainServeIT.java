package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.index.Vectors;
import dev.marquee.tensorflow.ItemTower;
import dev.marquee.tensorflow.MovieTower;
import dev.marquee.tensorflow.RatingModel;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.ServedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a tiny catalogue with two tastes to lists, in one process. */
class TrainServeIT {
    private static final int LIMIT = 10;
    private static final int UNRATED_MOVIE = 61;

    @TempDir
    private static Path folder;

    private static TrainedHome home;
    private static ServedModel model;

    @BeforeAll
    static void train() throws IOException {
        TwoTastes.write(folder.resolve("tiny"));
        Files.writeString(
                folder.resolve("tiny/movies.csv"),
                UNRATED_MOVIE + ",CRIME anew (2011),Crime|Thriller\n",
                StandardOpenOption.APPEND);
        home = train("first");
        model = ServedModel.of(home.bundle());
    }

    @AfterAll
    static void close() {
        if (model != null) {
            model.close();
        }
    }

    private static TrainedHome train(String name) {
        return TrainedHome.of(folder.resolve(name), folder.resolve("tiny").toString());
    }

    private static List<Integer> recommend(History history, MovieFilter filter) {
        Bundle bundle = home.bundle();
        return model.recommend(history, filter, LIMIT, 2020, bundle.manifest().blend()).stream()
                .map(RankedMovie::movieId)
                .toList();
    }

    /** Somebody new who likes the first movies of a taste. */
    private static History fan(TwoTastes taste, int ratings) {
        return History.inOrder(IntStream.range(0, ratings)
                .mapToObj(i -> new RatedMovie(taste.movieId(i), 5, i))
                .toList());
    }

    @Test
    void replaysTheGoldenCases() {
        Bundle bundle = home.bundle();
        Catalog catalog = bundle.catalog();

        assertThat(bundle.golden().cases()).isNotEmpty();
        for (Golden.Case golden : bundle.golden().cases()) {
            KnownHistory history = KnownHistory.of(catalog, golden.history());
            int[] candidates = golden.movieIds().stream()
                    .mapToInt(movie -> catalog.ordinal(movie).orElseThrow())
                    .toArray();
            Golden.check("user embedding", golden.userEmbedding(), model.embed(history));
            Golden.check(
                    "predicted ratings", golden.predictedRatings(), model.ratings(history, candidates, golden.year()));
        }
    }

    @Test
    void statesWhatItCostsAndWhatItIsWorth() throws IOException {
        Manifest manifest = home.bundle().manifest();

        Manifest.Measured measured = manifest.measured();
        assertThat(measured).isNotNull();
        assertThat(measured.loadMillis()).isPositive();
        assertThat(measured.p50Millis()).isPositive().isLessThanOrEqualTo(measured.p99Millis());
        assertThat(measured.machine()).contains("cores", "Java");
        assertThat(manifest.bytes()).isPositive();
        assertThat(manifest.forced()).isNull();
        assertThat(manifest.evaluatedOn().path("score").path("value").doubleValue())
                .isGreaterThan(1);
        Vectors vectors = Vectors.load(home.bundle().path(Role.ITEM_VECTORS));
        assertThat(Files.size(home.bundle().path(Role.ITEM_VECTORS)))
                .as("a header and two bytes a float")
                .isEqualTo(64L + 2L * vectors.size() * vectors.dimension());
    }

    @Test
    void givesEachTasteItsOwnMovies() {
        List<Integer> crime = recommend(fan(TwoTastes.CRIME, 8), MovieFilter.NONE);
        List<Integer> romance = recommend(fan(TwoTastes.ROMANCE, 8), MovieFilter.NONE);

        assertThat(crime).hasSize(LIMIT).filteredOn(TwoTastes.CRIME::has).hasSizeGreaterThanOrEqualTo(8);
        assertThat(romance).hasSize(LIMIT).filteredOn(TwoTastes.ROMANCE::has).hasSizeGreaterThanOrEqualTo(8);
        Set<Integer> shared = new HashSet<>(crime);
        shared.retainAll(romance);
        assertThat(shared).hasSizeLessThan(LIMIT / 2);
    }

    @Test
    void showsNothingThatWasSeenOrIsNotAllowed() {
        History fan = fan(TwoTastes.CRIME, 8);
        Set<Integer> seen =
                Set.copyOf(fan.ratings().stream().map(RatedMovie::movieId).toList());
        int unwanted = recommend(fan, MovieFilter.NONE).getFirst();

        List<Integer> romanceOnly =
                recommend(fan, new MovieFilter(List.of("romance"), List.of(), 1995, 2005, List.of(), false));
        List<Integer> without =
                recommend(fan, new MovieFilter(List.of(), List.of(), null, null, List.of(unwanted), false));

        assertThat(recommend(fan, MovieFilter.NONE)).hasSize(LIMIT).doesNotContainAnyElementsOf(seen);
        assertThat(romanceOnly).hasSize(LIMIT).allMatch(TwoTastes.ROMANCE::has).allSatisfy(movie -> {
            Catalog catalog = home.bundle().catalog();
            assertThat(catalog.movie(catalog.ordinal(movie).orElseThrow()).year())
                    .isBetween(1995, 2005);
        });
        assertThat(without).hasSize(LIMIT).doesNotContain(unwanted);
    }

    /** The item vectors of a bundle are rounded to halves. */
    @Test
    void placesAndRanksAMovieThatIsInNoCatalogueAsOneThatNobodyRated() throws IOException {
        Bundle bundle = home.bundle();
        Catalog catalog = bundle.catalog();
        int unrated = catalog.ordinal(UNRATED_MOVIE).orElseThrow();
        int[][] features = bundle.movieFeatures().encode(List.of(catalog.movie(unrated)));
        KnownHistory history = KnownHistory.of(catalog, fan(TwoTastes.CRIME, 8));
        RankingInput known = new RankingFeatures(MovieTraits.of(catalog), MovieStatistics.of(catalog))
                .encode(history, new int[] {unrated}, 2015);
        try (ItemTower items = ItemTower.open(bundle.path(Role.ITEM_TOWER), catalog.size(), 1);
                MovieTower movies = MovieTower.open(bundle.path(Role.MOVIE_TOWER), 1);
                RatingModel ratings = RatingModel.open(bundle.path(Role.RATING_MODEL), 1)) {
            Vectors vectors = Vectors.load(bundle.path(Role.ITEM_VECTORS));
            RankingInput added = new RankingInput(
                    known.historyOrdinals(),
                    known.historyRatings(),
                    known.historyResiduals(),
                    new int[] {catalog.size()},
                    known.baselines(),
                    known.features(),
                    movies.rows(features));

            assertThat(items.embed(features)).containsExactly(vectors.row(unrated), within(4e-3f));
            assertThat(ratings.predict(added)).containsExactly(ratings.predict(known), within(1e-4f));
        }
    }

    @Test
    void givesTheSameMetricsForTheSameSeed() {
        TrainedHome again = train("again");

        for (String metric : List.of("top100", "recall20", "ndcg10", "mrr", "auc")) {
            assertSame(again, "retrieval", EvaluationReport.TWO_TOWER, metric);
        }
        for (String metric : List.of("rmse", "mae", "ndcg10", "mrr")) {
            assertSame(again, "ranking", EvaluationReport.DCN, metric);
        }
    }

    private static void assertSame(TrainedHome again, String stage, String model, String metric) {
        assertThat(Bars.metric(again.evaluation(), stage, model, metric))
                .as("%s of %s", metric, model)
                .isCloseTo(Bars.metric(home.evaluation(), stage, model, metric), within(0.5e-4));
    }
}

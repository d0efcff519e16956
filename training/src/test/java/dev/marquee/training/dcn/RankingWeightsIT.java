package dev.marquee.training.dcn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.tensorflow.MovieTower;
import dev.marquee.tensorflow.RatingModel;
import dev.marquee.training.factorisation.BayesianFactorisation;
import dev.marquee.training.factorisation.FactorParameters;
import dev.marquee.training.split.HiddenFactors;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@link RankingWeights}: the exported graph against the same models in Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankingWeightsIT {
    private static final int MOVIES = HiddenFactors.MOVIES;
    /* From here on nobody has rated a movie, and nothing is known of the last one. */
    private static final int UNRATED = MOVIES - 5;
    /* Of nothing, which no movie has, of three genres and of two periods. */
    private static final int[] KINDS = {0, 1, 1, 1, 2, 2};
    private static final FactorParameters PARAMETERS = new FactorParameters(5, 20, 20, 4, 1_000_000);
    private static final DcnParameters DCN = new DcnParameters(4, 1, List.of(8), 2, 256, 0.01f, 1e-4f, 0.5f);

    private final TrainingRatings ratings = new TrainingRatings(
            MOVIES,
            HiddenFactors.ratings(0.5).users().stream()
                    .map(user -> user.select(IntStream.range(0, user.size())
                            .filter(i -> user.ordinals()[i] < UNRATED)
                            .toArray()))
                    .toList());
    private final int[][] features = new int[MOVIES][];
    private final Catalog catalog = Catalog.of(IntStream.range(0, MOVIES)
            .mapToObj(i -> new Movie(i + 1, "Movie", 2000, List.of(), null, null, 1, 3, 1, null))
            .toList());
    private final RankingFeatures encoder = new RankingFeatures(MovieTraits.of(catalog), ratings.statistics());
    private BayesianFactorisation factors;
    private DcnWeights dcn;

    @TempDir
    private Path folder;

    @BeforeAll
    void fit() {
        Arrays.setAll(
                features,
                movie -> movie % 3 == 0
                        ? new int[] {1 + movie % 2, 3, 4 + movie % 2}
                        : new int[] {1 + movie % 3, 5 - movie % 2});
        features[MOVIES - 1] = new int[0];
        factors = BayesianFactorisation.fit(ratings, features, KINDS, PARAMETERS, 3, () -> {});
        try (DcnTrainer trainer =
                new DcnTrainer(DCN, ratings, ratings.statistics(), MovieTraits.of(catalog), features, 6, 3)) {
            trainer.epoch(0, (_, _) -> {});
            dcn = trainer.weights();
        }
    }

    private float[] served(Stack stack, UserRatings known) throws IOException {
        return served(new RankingWeights(dcn, factors, stack), asked(known.history()));
    }

    private float[] served(RankingWeights weights, RankingInput input) throws IOException {
        Path place = Files.createTempDirectory(folder, "served").resolve("model");
        weights.export(place, features);
        try (RatingModel model = RatingModel.open(place, 1)) {
            return model.predict(input);
        }
    }

    private float[] rows(RankingWeights weights, int[]... movieFeatures) throws IOException {
        Path place = Files.createTempDirectory(folder, "rows").resolve("model");
        weights.exportMovieTower(place);
        try (MovieTower tower = MovieTower.open(place, 1)) {
            return tower.rows(movieFeatures);
        }
    }

    /** The same candidates in other places of the catalogue, or beyond it. */
    private static RankingInput at(RankingInput input, int[] ordinals, float[] added) {
        return new RankingInput(
                input.historyOrdinals(),
                input.historyRatings(),
                input.historyResiduals(),
                ordinals,
                input.baselines(),
                input.features(),
                added);
    }

    private RankingInput asked(KnownHistory history) {
        return encoder.encode(history, all(), 2000);
    }

    private static int[] all() {
        return IntStream.range(0, MOVIES).toArray();
    }

    @Test
    void theGraphSolvesForTheUserAsTheFactorisationDoes() throws IOException {
        for (int user : new int[] {0, 17, 149}) {
            for (int known : new int[] {1, 7, 30}) {
                UserRatings history = ratings.users().get(user).slice(0, known);
                assertThat(served(new Stack(0, 0, 1), history))
                        .containsExactly(factors.predict(history, all(), 2000), within(1e-4f));
            }
        }
    }

    @Test
    void bothCountAsTheStackSays() throws IOException {
        UserRatings history = ratings.users().get(3).slice(0, 20);
        float[] ofFactors = factors.predict(history, all(), 2000);
        float[] ofDcn = served(new RankingWeights(dcn, null, Stack.DCN_ALONE), asked(history.history()));
        float[] expected = new float[MOVIES];
        for (int movie = 0; movie < MOVIES; movie++) {
            expected[movie] = 0.2f + 0.3f * ofDcn[movie] + 0.6f * ofFactors[movie];
        }
        assertThat(served(new Stack(0.2f, 0.3f, 0.6f), history)).containsExactly(expected, within(1e-4f));
    }

    @Test
    void aMovieThatWasAddedIsRatedAsOneOfTheCatalogueWithItsFeaturesThatNobodyRated() throws IOException {
        int[] unrated = IntStream.range(UNRATED, MOVIES - 1).toArray();
        int[] beyond = IntStream.range(0, unrated.length).map(i -> MOVIES + i).toArray();
        int[][] theirs = Arrays.copyOfRange(features, UNRATED, MOVIES - 1);
        KnownHistory history = ratings.users().get(5).slice(0, 20).history();
        RankingInput known = encoder.encode(history, unrated, 2000);
        for (RankingWeights weights : List.of(
                new RankingWeights(dcn, factors, new Stack(0.2f, 0.3f, 0.6f)),
                new RankingWeights(dcn, factors, new Stack(0, 0, 1)),
                new RankingWeights(dcn, null, Stack.DCN_ALONE))) {
            float[] ratings = served(weights, known);
            assertThat(ratings).doesNotHaveDuplicates();
            assertThat(served(weights, at(known, beyond, rows(weights, theirs))))
                    .containsExactly(ratings, within(1e-4f));
        }
    }

    @Test
    void moviesOfTheCatalogueAndAddedOnesMayBeAskedForInAnyOrder() throws IOException {
        RankingWeights weights = new RankingWeights(dcn, factors, new Stack(0.2f, 0.3f, 0.6f));
        int[] asked = {3, UNRATED + 1, UNRATED, 0, UNRATED + 1};
        int[] places = {3, MOVIES, UNRATED, 0, MOVIES + 1};
        RankingInput known = encoder.encode(ratings.users().get(8).slice(0, 9).history(), asked, 2000);
        float[] added = rows(weights, features[UNRATED + 1], features[UNRATED + 1]);
        assertThat(served(weights, at(known, places, added))).containsExactly(served(weights, known), within(1e-4f));
    }

    @Test
    void ofAMovieWithoutKnownFeaturesTheFactorisationSaysWhatItSaysOfMovies() throws IOException {
        RankingWeights weights = new RankingWeights(dcn, factors, new Stack(0, 0, 1));
        RankingInput known =
                encoder.encode(ratings.users().get(2).slice(0, 12).history(), new int[] {MOVIES - 1}, 2000);
        float[] added = rows(weights, new int[] {0});
        assertThat(served(weights, at(known, new int[] {MOVIES}, added)))
                .containsExactly(served(weights, known), within(1e-4f));
    }
}

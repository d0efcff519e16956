package dev.marquee.training.dcn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
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
    private static final FactorParameters PARAMETERS = new FactorParameters(5, 20, 20, 4, 1_000_000);
    private static final DcnParameters DCN = new DcnParameters(4, 1, List.of(8), 2, 256, 0.01f, 1e-4f, 0.5f);

    private final TrainingRatings ratings = HiddenFactors.ratings(0.5);
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
        Arrays.setAll(features, movie -> new int[] {movie % 2});
        factors = BayesianFactorisation.fit(ratings, features, new int[] {0, 0}, PARAMETERS, 3, () -> {});
        try (DcnTrainer trainer =
                new DcnTrainer(DCN, ratings, ratings.statistics(), MovieTraits.of(catalog), features, 2, 3)) {
            trainer.epoch(0, (_, _) -> {});
            dcn = trainer.weights();
        }
    }

    private float[] served(Stack stack, UserRatings known) throws IOException {
        Path place = Files.createTempDirectory(folder, "served").resolve("model");
        new RankingWeights(dcn, factors, stack).export(place, features);
        try (RatingModel model = RatingModel.open(place, 1)) {
            return model.predict(asked(known.history()));
        }
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
            for (int known : new int[] {1, 7, 40}) {
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
        float[] ofDcn;
        new RankingWeights(dcn, null, Stack.DCN_ALONE).export(folder.resolve("dcn"), features);
        try (RatingModel model = RatingModel.open(folder.resolve("dcn"), 1)) {
            ofDcn = model.predict(asked(history.history()));
        }
        float[] expected = new float[MOVIES];
        for (int movie = 0; movie < MOVIES; movie++) {
            expected[movie] = 0.2f + 0.3f * ofDcn[movie] + 0.6f * ofFactors[movie];
        }
        assertThat(served(new Stack(0.2f, 0.3f, 0.6f), history)).containsExactly(expected, within(1e-4f));
    }
}

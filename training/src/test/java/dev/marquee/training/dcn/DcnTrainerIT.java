package dev.marquee.training.dcn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.tensorflow.RatingModel;
import dev.marquee.training.baseline.Biases;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.HistoryCut;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.split.Users;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link DcnTrainer} and the DCN of {@link RankingWeights} on two opposite tastes, which biases cannot tell apart. */
class DcnTrainerIT {
    private static final int MOVIES = 60;
    private static final DcnParameters SETTINGS = new DcnParameters(8, 2, List.of(16, 8), 15, 256, 0.01f, 1e-4f, 0.5f);

    private final Catalog catalog = Catalog.of(IntStream.range(0, MOVIES)
            .mapToObj(i -> new Movie(i + 1, "Movie", 2000, List.of(), null, null, 1, 3, 1, null))
            .toList());
    private final MovieTraits traits = MovieTraits.of(catalog);
    private final Split split = TimeSplit.of(ratings());

    @TempDir
    private Path folder;

    private static TrainingRatings ratings() {
        Random random = new Random(3);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 120; u++) {
            users.add(Users.ofTaste("u" + u, u % 2, MOVIES, 25, random));
        }
        return new TrainingRatings(MOVIES, users);
    }

    private static int[][] features() {
        int[][] features = new int[MOVIES][];
        Arrays.setAll(features, _ -> new int[] {0});
        return features;
    }

    private RankingWeights trained() {
        try (DcnTrainer trainer =
                new DcnTrainer(SETTINGS, split.training(), split.training().statistics(), traits, features(), 1, 9)) {
            for (int epoch = 0; epoch < SETTINGS.epochs(); epoch++) {
                trainer.epoch(epoch, (_, _) -> {});
            }
            return new RankingWeights(trainer.weights(), null, Stack.DCN_ALONE);
        }
    }

    @Test
    void tasteIsLearnedWhereBiasesSeeNone() throws IOException {
        trained().export(folder.resolve("model"), features());
        RankingFeatures encoder = new RankingFeatures(traits, split.known().statistics());
        Biases biases = new Biases(split.known(), 5, 5);
        double squares = 0;
        double biasSquares = 0;
        try (RatingModel model = RatingModel.open(folder.resolve("model"), 1)) {
            for (Case held : split.test()) {
                UserRatings asked = held.asked();
                float[] predicted =
                        model.predict(encoder.encode(held.known().history(), asked.ordinals(), asked.firstYear()));
                float[] expected = biases.predict(held.known(), asked.ordinals(), asked.firstYear());
                for (int i = 0; i < predicted.length; i++) {
                    assertThat(predicted[i]).isBetween(0.5f, 5f);
                    squares += Math.pow(predicted[i] - asked.ratings()[i], 2);
                    biasSquares += Math.pow(expected[i] - asked.ratings()[i], 2);
                }
            }
        }
        assertThat(Math.sqrt(squares)).isLessThan(0.7 * Math.sqrt(biasSquares));
    }

    @Test
    void manyRowsAtOnceAreTheSameAsEachAlone() throws IOException {
        trained().export(folder.resolve("model"), features());
        RankingFeatures encoder = new RankingFeatures(traits, split.known().statistics());
        Case held = split.test().getFirst();
        int[] candidates = IntStream.range(0, 40).toArray();
        try (RatingModel model = RatingModel.open(folder.resolve("model"), 1)) {
            float[] together = model.predict(encoder.encode(held.known().history(), candidates, 2001));
            for (int candidate : candidates) {
                float[] alone = model.predict(encoder.encode(held.known().history(), new int[] {candidate}, 2001));
                assertThat(alone[0]).isEqualTo(together[candidate], within(1e-5f));
            }
        }
    }

    @Test
    void aTrainingRowDoesNotKnowItsOwnLabel() {
        TrainingRatings all = ratings();
        MovieStatistics statistics = all.statistics();
        RankingFeatures encoder = new RankingFeatures(traits, statistics);
        UserRatings user = all.users().getFirst();
        HistoryCut cut = HistoryCut.of(user, 0.5f, 0, new Random(1));
        DcnExample example = DcnExample.unseen(cut, encoder, statistics);

        TrainingRatings others =
                new TrainingRatings(MOVIES, all.users().subList(1, all.users().size()));
        MovieStatistics withoutUser = new MovieStatistics(
                statistics.globalMean(), others.counts(), others.statistics().sums());
        DcnExample expected = DcnExample.of(cut.history(), cut.targets(), new RankingFeatures(traits, withoutUser));
        assertThat(example.input().features()).containsExactly(expected.input().features(), within(1e-5f));
        assertThat(example.input().baselines()).containsExactly(expected.input().baselines(), within(1e-5f));
        assertThat(statistics.counts()).as("put back afterwards").containsExactly(all.counts());
    }
}

package dev.marquee.ranking.scoring;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.ranking.feature.FeatureAssembler;
import dev.marquee.service.MeasuredCost;
import dev.marquee.service.Rounds;
import dev.marquee.tensorflow.RatingModel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What ranking needs of a bundle, warmed up. Thread-safe for as many calls at once as it was loaded for; close it after
 * the last one.
 */
final class RankingModel implements AutoCloseable {
    private static final int WARM_UP_ROUNDS = 20;
    private static final List<Integer> WARM_UP_ROWS = List.of(100, 300, 500);
    private static final List<Integer> WARM_UP_RATINGS = List.of(50, 1_000);

    private final FeatureAssembler features;
    private final RatingModel model;
    private final MeasuredCost cost = new MeasuredCost();

    private RankingModel(FeatureAssembler features, RatingModel model) {
        this.features = features;
        this.model = model;
    }

    /**
     * Loads features and model, replays the golden cases and warms up.
     *
     * @param calls how many callers there are at most at the same time
     * @throws BundleException if it must not be served
     */
    static RankingModel load(Bundle bundle, int calls) {
        RankingModel loaded = new RankingModel(FeatureAssembler.of(bundle), open(bundle, calls));
        try {
            loaded.replay(bundle.golden());
            loaded.warmUp(bundle.golden());
            return loaded;
        } catch (RuntimeException | Error e) {
            loaded.close();
            throw e;
        }
    }

    private static RatingModel open(Bundle bundle, int calls) {
        try {
            return RatingModel.open(bundle.path(Role.RATING_MODEL), calls);
        } catch (IOException e) {
            throw new BundleException("bundle %s: %s".formatted(bundle.version(), e.getMessage()), e);
        }
    }

    private void replay(Golden golden) {
        if (golden.cases().isEmpty()) {
            throw new BundleException("golden replay: there are no cases to replay");
        }
        for (int i = 0; i < golden.cases().size(); i++) {
            Golden.Case expected = golden.cases().get(i);
            float[] actual = predict(features.assemble(expected.history(), ids(expected.movieIds()), expected.year()));
            Golden.check("predicted ratings of case " + i, expected.predictedRatings(), actual);
        }
    }

    private static int[] ids(List<Integer> movieIds) {
        return movieIds.stream().mapToInt(Integer::intValue).toArray();
    }

    /** With what requests bring: the histories of training's examples, longer ones, and batches of several sizes. */
    private void warmUp(Golden golden) {
        List<History> histories = Stream.concat(
                        golden.cases().stream().map(Golden.Case::history),
                        WARM_UP_RATINGS.stream().map(this::history))
                .toList();
        for (int rows : WARM_UP_ROWS) {
            int[] candidates = IntStream.range(0, rows)
                    .map(i -> features.movieId(i % features.movies()))
                    .toArray();
            Rounds.run(
                    WARM_UP_ROUNDS,
                    round -> predict(
                            features.assemble(histories.get(round % histories.size()), candidates, Integer.MAX_VALUE)));
        }
    }

    private History history(int ratings) {
        int rated = Math.min(ratings, features.movies() / 2);
        return new History(IntStream.range(0, rated)
                .mapToObj(i -> new RatedMovie(features.movieId(rated - 1 - i), 4, i))
                .toList());
    }

    /** What a prediction has cost lately, by candidate. */
    MeasuredCost cost() {
        return cost;
    }

    /** The features over the movies of this bundle. */
    FeatureAssembler features() {
        return features;
    }

    /**
     * Predicts all candidates in one batch, in their order, 0.5 to 5.0; the caller owns them.
     *
     * @throws IllegalStateException if a prediction is not a number
     */
    float[] predict(RankingInput input) {
        long start = System.nanoTime();
        float[] ratings = model.predict(input);
        cost.observe(ratings.length, Duration.ofNanos(System.nanoTime() - start));
        for (int i = 0; i < ratings.length; i++) {
            if (!Float.isFinite(ratings[i])) {
                throw new IllegalStateException("the model predicted %s for movie %d"
                        .formatted(ratings[i], features.movieId(input.ordinals()[i])));
            }
        }
        return ratings;
    }

    @Override
    public void close() {
        model.close();
    }
}

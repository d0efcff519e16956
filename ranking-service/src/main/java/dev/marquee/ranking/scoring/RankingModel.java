package dev.marquee.ranking.scoring;

import dev.marquee.contract.WireMovies;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.ranking.feature.FeatureAssembler;
import dev.marquee.service.Editions;
import dev.marquee.service.MeasuredCost;
import dev.marquee.service.ProblemException;
import dev.marquee.service.Rounds;
import dev.marquee.tensorflow.MovieTower;
import dev.marquee.tensorflow.RatingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What ranking needs of a bundle, warmed up. Thread-safe for as many calls at once as it was loaded for; close it after
 * the last one.
 */
final class RankingModel implements AutoCloseable {
    private static final int WARM_UP_ROUNDS = 20;
    private static final List<Integer> WARM_UP_ROWS = List.of(100, 300, 500);
    private static final List<Integer> WARM_UP_RATINGS = List.of(50, 1_000);

    private final FeatureAssembler features;
    private final Editions<FeatureAssembler> editions;
    private final MovieTower tower;
    private final RatingModel model;
    private final MeasuredCost cost = new MeasuredCost();

    private RankingModel(FeatureAssembler features, MovieFeatures vocabulary, MovieTower tower, RatingModel model) {
        this.features = features;
        this.editions = new Editions<>(features, added -> features.with(added, tower.rows(vocabulary.encode(added))));
        this.tower = tower;
        this.model = model;
    }

    /**
     * Loads features and model, replays the golden cases and warms up.
     *
     * @param calls how many callers there are at most at the same time
     * @throws BundleException if it must not be served
     */
    static RankingModel load(Bundle bundle, int calls) {
        FeatureAssembler features = FeatureAssembler.of(bundle);
        MovieFeatures vocabulary = bundle.movieFeatures();
        MovieTower tower = open(bundle, Role.MOVIE_TOWER, folder -> MovieTower.open(folder, 1));
        RankingModel loaded;
        try {
            RatingModel model = open(bundle, Role.RATING_MODEL, folder -> RatingModel.open(folder, calls));
            loaded = new RankingModel(features, vocabulary, tower, model);
        } catch (RuntimeException | Error e) {
            tower.close();
            throw e;
        }
        try {
            loaded.replay(bundle.golden());
            loaded.warmUp(bundle.golden());
            return loaded;
        } catch (RuntimeException | Error e) {
            loaded.close();
            throw e;
        }
    }

    @FunctionalInterface
    private interface Opening<T> {
        T open(Path savedModel) throws IOException;
    }

    private static <T> T open(Bundle bundle, Role role, Opening<T> opening) {
        try {
            return opening.open(bundle.path(role));
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
        var _ = tower.rows(new int[][] {{0}});
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

    /**
     * The features over the movies of this bundle, and over those that were added to it.
     *
     * @param added null if none were
     * @throws ProblemException as {@link Editions#of}
     */
    FeatureAssembler features(@Nullable WireMovies added) {
        return editions.of(added);
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
                throw new IllegalStateException("the model predicted %s for the movie with ordinal %d"
                        .formatted(ratings[i], input.ordinals()[i]));
            }
        }
        return ratings;
    }

    @Override
    public void close() {
        model.close();
        tower.close();
    }
}

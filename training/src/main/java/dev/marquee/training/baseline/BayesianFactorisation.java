package dev.marquee.training.baseline;

import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A Bayesian factorisation machine of users against movies by Gibbs sampling (Rendle, ACM TIST 2012, section 4.3.3), without
 * the interactions among a user's own features, which a user's weight takes in. A user is an id and the set of movies
 * rated; a movie is an id, the set of its raters and its metadata. Predicts {@code w + u + m + Σ a b}, the mean over
 * draws of two chains. A user's id part is solved for the ratings known when asked, so that users need not have been
 * there in training. Immutable and thread-safe.
 */
public final class BayesianFactorisation implements RatingPredictor {
    private static final int SETS = 1;
    private static final int METADATA = 2;

    /** Independent, each on a thread of its own. */
    private static final int CHAINS = 2;

    private final List<FactorDraw> draws;

    /**
     * What it is fitted with.
     *
     * @param factors dimensions of the interactions
     * @param burnIn sweeps of each chain whose draws are not used
     * @param sweeps after those
     * @param every so manieth draw is used
     */
    public record Settings(int factors, int burnIn, int sweeps, int every) {
        /** Factors by validation, and sweeps after which its error no longer falls. */
        public static final Settings DEFAULT = new Settings(16, 40, 80, 4);
    }

    /**
     * Draws.
     *
     * @param movieFeatures feature ids by ordinal
     * @param groups of each feature, from 0: those of a group share a prior
     */
    public BayesianFactorisation(
            TrainingRatings ratings, int[][] movieFeatures, int[] groups, Settings settings, long seed) {
        int movies = ratings.movies();
        int users = ratings.users().size();
        int[][] raters = MovieLists.raters(ratings);
        int[][] rated = ratings.users().stream().map(UserRatings::ordinals).toArray(int[][]::new);
        FeatureBlock userBlock =
                new FeatureBlock.Builder(users).addIds().addSets(SETS, raters).build();
        FeatureBlock movieBlock = metadata(
                        new FeatureBlock.Builder(movies).addIds().addSets(SETS, rated), movieFeatures, groups)
                .build();
        draws = IntStream.range(0, CHAINS)
                .parallel()
                .mapToObj(chain -> chain(
                        new FactorSampler(
                                ratings, userBlock, movieBlock, settings.factors(), new Random(seed * CHAINS + chain)),
                        settings,
                        users))
                .flatMap(List::stream)
                .toList();
    }

    private static List<FactorDraw> chain(FactorSampler sampler, Settings settings, int users) {
        List<FactorDraw> draws = new ArrayList<>();
        for (int sweep = 1 - settings.burnIn(); sweep <= settings.sweeps(); sweep++) {
            sampler.sweep();
            if (sweep > 0 && sweep % settings.every() == 0) {
                draws.add(sampler.draw(users));
            }
        }
        return draws;
    }

    private static FeatureBlock.Builder metadata(FeatureBlock.Builder block, int[][] movieFeatures, int[] groups) {
        int[][] having = MovieLists.byFeature(movieFeatures);
        int count = Arrays.stream(groups).max().orElse(-1) + 1;
        for (int group = 0; group < count; group++) {
            int wanted = group;
            block.addSets(
                    METADATA + group,
                    IntStream.range(0, having.length)
                            .filter(feature -> groups[feature] == wanted)
                            .mapToObj(feature -> having[feature])
                            .toArray(int[][]::new));
        }
        return block;
    }

    @Override
    public float[] predict(UserRatings known, int[] ordinals, int year) {
        double[] sums = new double[ordinals.length];
        for (FactorDraw draw : draws) {
            draw.predict(known, ordinals, sums);
        }
        float[] predicted = new float[ordinals.length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = (float) Math.clamp(sums[i] / draws.size(), 0.5, 5.0);
        }
        return predicted;
    }
}

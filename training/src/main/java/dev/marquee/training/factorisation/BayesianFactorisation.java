package dev.marquee.training.factorisation;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.split.MovieLists;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
    /** The group of a user's set of movies, and of a movie's set of raters. */
    static final int SETS = 1;

    private static final int METADATA = 2;
    private static final double LOWEST_RATING = 0.5;
    private static final double HIGHEST_RATING = 5;

    /** Independent, each on a thread of its own. */
    private static final int CHAINS = 2;

    /** Of all draws, 64 MB: with more movies fewer are kept, but at least one of each chain. */
    private static final int MAX_FLOATS = 16_000_000;

    private final List<FactorDraw> draws;
    private final int[] kinds;

    BayesianFactorisation(List<FactorDraw> draws, int[] kinds) {
        this.draws = draws;
        this.kinds = kinds;
    }

    /**
     * Draws.
     *
     * @param movieFeatures feature ids by ordinal
     * @param kinds of each feature, from 0: those of a kind share a prior
     * @param swept told of each sweep of one of the chains
     */
    public static BayesianFactorisation fit(
            TrainingRatings ratings,
            int[][] movieFeatures,
            int[] kinds,
            FactorParameters settings,
            long seed,
            Runnable swept) {
        TrainingRatings learned = drawn(ratings, settings.maxRatings(), seed);
        int movies = learned.movies();
        int users = learned.users().size();
        int[][] raters = MovieLists.raters(learned);
        int[][] rated = learned.users().stream().map(UserRatings::ordinals).toArray(int[][]::new);
        FeatureBlock userBlock =
                new FeatureBlock.Builder(users).addIds().addSets(SETS, raters).build();
        FeatureBlock movieBlock = metadata(
                        new FeatureBlock.Builder(movies).addIds().addSets(SETS, rated), movieFeatures, kinds)
                .build();
        int[] metadata = places(movies + users, kinds);
        List<FactorDraw> draws = IntStream.range(0, CHAINS)
                .parallel()
                .mapToObj(chain -> chain(
                        new FactorSampler(
                                learned,
                                userBlock,
                                movieBlock,
                                metadata,
                                settings.factors(),
                                new Random(seed * CHAINS + chain)),
                        settings,
                        every(settings, movies),
                        chain == 0 ? swept : () -> {}))
                .flatMap(List::stream)
                .toList();
        return new BayesianFactorisation(draws, kinds);
    }

    /** All ratings of users in random order until there are enough. */
    private static TrainingRatings drawn(TrainingRatings ratings, int maxRatings, long seed) {
        if (ratings.size() <= maxRatings) {
            return ratings;
        }
        List<UserRatings> shuffled = new ArrayList<>(ratings.users());
        Collections.shuffle(shuffled, new Random(seed));
        int size = 0;
        int users = 0;
        while (size < maxRatings) {
            size += shuffled.get(users++).size();
        }
        return new TrainingRatings(ratings.movies(), shuffled.subList(0, users));
    }

    private static int every(FactorParameters settings, int movies) {
        int kept = Math.max(CHAINS, MAX_FLOATS / (2 * movies * (settings.factors() + 1)));
        return Math.max(settings.every(), Math.ceilDiv(CHAINS * settings.sweeps(), kept));
    }

    private static List<FactorDraw> chain(FactorSampler sampler, FactorParameters settings, int every, Runnable swept) {
        List<FactorDraw> draws = new ArrayList<>();
        for (int sweep = 1 - settings.burnIn(); sweep <= settings.sweeps(); sweep++) {
            sampler.sweep();
            if (sweep > 0 && sweep % every == 0) {
                draws.add(sampler.draw());
            }
            swept.run();
        }
        return draws;
    }

    private static FeatureBlock.Builder metadata(FeatureBlock.Builder block, int[][] movieFeatures, int[] kinds) {
        int[][] having = MovieLists.byFeature(movieFeatures);
        for (int kind = 0; kind < count(kinds); kind++) {
            block.addSets(
                    METADATA + kind,
                    ofKind(kind, kinds)
                            .mapToObj(feature -> feature < having.length ? having[feature] : new int[0])
                            .toArray(int[][]::new));
        }
        return block;
    }

    /** Where in the movies' block each feature is, by id: kind by kind, after so many others. */
    private static int[] places(int others, int[] kinds) {
        int[] places = new int[kinds.length];
        int next = others;
        for (int kind = 0; kind < count(kinds); kind++) {
            for (int feature : ofKind(kind, kinds).toArray()) {
                places[feature] = next++;
            }
        }
        return places;
    }

    private static IntStream ofKind(int kind, int[] kinds) {
        return IntStream.range(0, kinds.length).filter(feature -> kinds[feature] == kind);
    }

    private static int count(int[] kinds) {
        return Arrays.stream(kinds).max().orElse(-1) + 1;
    }

    List<FactorDraw> draws() {
        return draws;
    }

    /** The kind of each feature of movies, by id. */
    int[] kinds() {
        return kinds;
    }

    @Override
    public float[] predict(UserRatings known, int[] ordinals, int year) {
        int from = Math.max(0, known.size() - KnownHistory.MAX_RATINGS);
        UserRatings history = known.slice(from, known.size());
        double[] sums = new double[ordinals.length];
        for (FactorDraw draw : draws) {
            draw.predict(history, ordinals, sums);
        }
        float[] predicted = new float[ordinals.length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = (float) Math.clamp(sums[i] / draws.size(), LOWEST_RATING, HIGHEST_RATING);
        }
        return predicted;
    }
}

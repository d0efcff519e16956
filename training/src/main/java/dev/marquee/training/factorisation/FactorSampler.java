package dev.marquee.training.factorisation;

import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.Arrays;
import java.util.Random;

/** Draws all weights of the factorisation in turn. Not thread-safe. */
final class FactorSampler {
    private static final double DEVIATION = 0.1;

    private final Random random;
    private final int[] users;
    private final int[] movies;
    private final double[] errors;
    private final double[] ones;
    private final int[] counts;
    private final int[] metadata;
    private final GibbsBlock[] userSide;
    private final GibbsBlock[] movieSide;
    private final int factors;
    private double mean;
    private double noise = 1;

    /**
     * Starts with small random weights.
     *
     * @param metadata where in the movies' block each feature of their metadata is, by its id
     */
    FactorSampler(
            TrainingRatings ratings,
            FeatureBlock userBlock,
            FeatureBlock movieBlock,
            int[] metadata,
            int factors,
            Random random) {
        this.random = random;
        this.metadata = metadata;
        this.factors = factors;
        int size = ratings.size();
        counts = ratings.counts();
        users = new int[size];
        movies = new int[size];
        errors = new double[size];
        ones = new double[size];
        Arrays.fill(ones, 1);
        userSide = side(userBlock);
        movieSide = side(movieBlock);
        mean = ratings.statistics().globalMean();
        int k = 0;
        for (int user = 0; user < ratings.users().size(); user++) {
            UserRatings of = ratings.users().get(user);
            for (int i = 0; i < of.size(); i++, k++) {
                users[k] = user;
                movies[k] = of.ordinals()[i];
                errors[k] = of.ratings()[i] - predicted(k);
            }
        }
    }

    /** One block for each dimension, and last one whose partner is 1: the linear weights. */
    private GibbsBlock[] side(FeatureBlock block) {
        GibbsBlock[] side = new GibbsBlock[factors + 1];
        for (int f = 0; f <= factors; f++) {
            side[f] = new GibbsBlock(block, f == factors ? 0 : DEVIATION, random);
        }
        return side;
    }

    private double predicted(int k) {
        double sum =
                mean + userSide[factors].totals()[users[k]] + movieSide[factors].totals()[movies[k]];
        for (int f = 0; f < factors; f++) {
            sum += userSide[f].totals()[users[k]] * movieSide[f].totals()[movies[k]];
        }
        return sum;
    }

    /** Draws everything once. */
    void sweep() {
        drawNoise();
        drawMean();
        draw(userSide[factors], users, ones);
        draw(movieSide[factors], movies, ones);
        double[] partners = new double[errors.length];
        for (int f = 0; f < factors; f++) {
            spread(movieSide[f].totals(), movies, partners);
            draw(userSide[f], users, partners);
            spread(userSide[f].totals(), users, partners);
            draw(movieSide[f], movies, partners);
        }
    }

    private void draw(GibbsBlock block, int[] rows, double[] partners) {
        block.drawPriors();
        block.draw(rows, partners, errors, noise);
    }

    private static void spread(double[] totals, int[] rows, double[] into) {
        for (int k = 0; k < rows.length; k++) {
            into[k] = totals[rows[k]];
        }
    }

    private void drawNoise() {
        double squares = 0;
        for (double error : errors) {
            squares += error * error;
        }
        noise = Gamma.draw((errors.length + 1) / 2.0, (squares + 1) / 2, random);
    }

    private void drawMean() {
        double sum = 0;
        for (double error : errors) {
            sum += error;
        }
        double change = sum / errors.length + random.nextGaussian() / Math.sqrt(noise * errors.length);
        mean += change;
        for (int k = 0; k < errors.length; k++) {
            errors[k] -= change;
        }
    }

    private double ofMovie(GibbsBlock block, int movie) {
        double total = block.totals()[movie];
        return counts[movie] == 0 ? total - block.weight(movie) + block.mean(0) : total;
    }

    /** The present draw; what nobody's rating tells of, a movie's id part above all, is at the mean of its prior. */
    FactorDraw draw() {
        int ids = userSide[0].totals().length;
        int catalog = movieSide[0].totals().length;
        float[] vectors = new float[catalog * (factors + 1)];
        float[] inSets = new float[vectors.length];
        double[] priorMeans = new double[factors + 1];
        double[] priorPrecisions = new double[factors + 1];
        for (int f = 0; f <= factors; f++) {
            for (int movie = 0; movie < catalog; movie++) {
                int at = movie * (factors + 1) + f;
                vectors[at] = (float) ofMovie(movieSide[f], movie);
                inSets[at] = (float)
                        (counts[movie] == 0
                                ? userSide[f].mean(BayesianFactorisation.SETS)
                                : userSide[f].weight(ids + movie));
            }
            priorMeans[f] = userSide[f].mean(0);
            priorPrecisions[f] = userSide[f].precision(0);
        }
        return new FactorDraw(mean, noise, vectors, inSets, features(), movieMeans(), priorMeans, priorPrecisions);
    }

    private float[] features() {
        float[] features = new float[metadata.length * (factors + 1)];
        for (int feature = 0; feature < metadata.length; feature++) {
            for (int f = 0; f <= factors; f++) {
                features[feature * (factors + 1) + f] = (float) movieSide[f].weight(metadata[feature]);
            }
        }
        return features;
    }

    private float[] movieMeans() {
        float[] means = new float[factors + 1];
        for (int f = 0; f <= factors; f++) {
            means[f] = (float) movieSide[f].mean(0);
        }
        return means;
    }
}

package dev.marquee.training.split;

import java.util.Arrays;

/** Ratings and features the other way round. */
public final class MovieLists {
    private MovieLists() {}

    /** Positions of the users who rated a movie, ascending, by ordinal. */
    public static int[][] raters(TrainingRatings ratings) {
        int[] counts = ratings.counts();
        int[][] raters = new int[counts.length][];
        for (int movie = 0; movie < counts.length; movie++) {
            raters[movie] = new int[counts[movie]];
        }
        Arrays.fill(counts, 0);
        for (int user = 0; user < ratings.users().size(); user++) {
            for (int movie : ratings.users().get(user).ordinals()) {
                raters[movie][counts[movie]++] = user;
            }
        }
        return raters;
    }

    /** Ordinals of the movies that have a feature, ascending, by feature. */
    public static int[][] byFeature(int[][] movieFeatures) {
        int features =
                Arrays.stream(movieFeatures).flatMapToInt(Arrays::stream).max().orElse(-1) + 1;
        int[] counts = new int[features];
        for (int[] ids : movieFeatures) {
            for (int id : ids) {
                counts[id]++;
            }
        }
        int[][] movies = new int[features][];
        for (int feature = 0; feature < features; feature++) {
            movies[feature] = new int[counts[feature]];
        }
        Arrays.fill(counts, 0);
        for (int movie = 0; movie < movieFeatures.length; movie++) {
            for (int id : movieFeatures[movie]) {
                movies[id][counts[id]++] = movie;
            }
        }
        return movies;
    }
}

package dev.marquee.training.split;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.training.dataset.Ratings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Groups the columns of a data set by user. */
public final class DatasetRatings {
    private DatasetRatings() {}

    /** All ratings by user, in the order of the data set; movies as ordinals of the catalog, which holds all of them. */
    public static TrainingRatings byUser(Ratings ratings, Catalog catalog) {
        List<UserRatings> users = new ArrayList<>(ratings.userIds().length);
        int from = 0;
        while (from < ratings.size()) {
            int to = from;
            while (to < ratings.size() && ratings.users()[to] == ratings.users()[from]) {
                to++;
            }
            users.add(user(ratings, catalog, from, to));
            from = to;
        }
        return new TrainingRatings(catalog.size(), users);
    }

    private static UserRatings user(Ratings ratings, Catalog catalog, int from, int to) {
        int[] ordinals = new int[to - from];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = catalog.ordinal(ratings.movieIds()[from + i]).orElseThrow();
        }
        return new UserRatings(
                ratings.userIds()[ratings.users()[from]],
                ordinals,
                Arrays.copyOfRange(ratings.values(), from, to),
                Arrays.copyOfRange(ratings.timestamps(), from, to));
    }
}

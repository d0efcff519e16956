package dev.marquee.training.split;

import dev.marquee.core.feature.MovieStatistics;
import java.util.List;

/**
 * The ratings that a model may learn from, by user.
 *
 * @param movies size of the catalog
 * @param users each with at least one rating
 */
public record TrainingRatings(int movies, List<UserRatings> users) {
    /** Copies the list. */
    public TrainingRatings {
        users = List.copyOf(users);
    }

    /** Number of ratings. */
    public int size() {
        return users.stream().mapToInt(UserRatings::size).sum();
    }

    /** Ratings of each movie by ordinal; the caller owns the array. */
    public int[] counts() {
        int[] counts = new int[movies];
        for (UserRatings user : users) {
            for (int ordinal : user.ordinals()) {
                counts[ordinal]++;
            }
        }
        return counts;
    }

    /** Their statistics; the caller owns the arrays. */
    public MovieStatistics statistics() {
        double[] sums = new double[movies];
        for (UserRatings user : users) {
            for (int i = 0; i < user.size(); i++) {
                sums[user.ordinals()[i]] += user.ratings()[i];
            }
        }
        return MovieStatistics.of(counts(), sums);
    }
}

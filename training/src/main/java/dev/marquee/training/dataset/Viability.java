package dev.marquee.training.dataset;

import dev.marquee.training.dataset.DataReport.Spread;
import dev.marquee.training.dataset.DataReport.Verdict;
import java.util.ArrayList;

/** Judges whether enough is known about enough users for recommendations of their own. */
final class Viability {
    /** Below, too few tastes to learn what goes together. */
    static final long MIN_USERS = 50;
    /** Below, a history says too little about its user. */
    static final long MIN_MEDIAN_RATINGS = 5;
    /** Below, two users hardly ever rated the same movie. */
    static final double MIN_DENSITY = 0.0001;
    /** Below, the ratings are noise to whoever knows user and movie. */
    static final double MIN_EXPLAINED = 0.05;

    private Viability() {}

    static Verdict judge(long users, Spread ratingsPerUser, double density, double explained) {
        var lacks = new ArrayList<String>();
        if (users < MIN_USERS) {
            lacks.add("only %,d users rated (at least %d are needed)".formatted(users, MIN_USERS));
        }
        if (ratingsPerUser.median() < MIN_MEDIAN_RATINGS) {
            lacks.add("half of the users have at most %d ratings (at least %d are needed)"
                    .formatted(ratingsPerUser.median(), MIN_MEDIAN_RATINGS));
        }
        if (density < MIN_DENSITY) {
            lacks.add("%s of the pairs of user and movie are rated (at least %s are needed)"
                    .formatted(percent(density), percent(MIN_DENSITY)));
        }
        if (explained < MIN_EXPLAINED) {
            lacks.add("user and movie explain %s of the variance of the ratings (at least %s are needed)"
                    .formatted(percent(explained), percent(MIN_EXPLAINED)));
        }
        if (!lacks.isEmpty()) {
            String reason =
                    "A personal model is not viable, recommend what is popular: " + String.join("; ", lacks) + ".";
            return new Verdict(false, reason);
        }
        return new Verdict(
                true,
                "A personal model is viable: %,d users with a median of %,d ratings, %s of the pairs of user and movie rated, and user and movie explain %s of the variance of the ratings."
                        .formatted(users, ratingsPerUser.median(), percent(density), percent(explained)));
    }

    private static String percent(double share) {
        return (share < 0.01 ? "%.3f %%" : "%.1f %%").formatted(100 * share);
    }
}

package dev.marquee.training.split;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Holds out a fifth of the users: nothing of theirs is learned from. Each is asked for the same ratings as in the
 * {@link RandomSplit} of the seed's first fold, with the others of that user given.
 */
public final class HeldOutUsers {
    /** Number of folds; each user is held out in one. */
    public static final int FOLDS = 5;

    private HeldOutUsers() {}

    /**
     * One of the five folds of a seed, which together ask the same users as that random split does when bounded.
     *
     * @param fold from 0
     */
    public static Split of(TrainingRatings all, long seed, int fold) {
        Split random = RandomSplit.of(all, seed, 0).bounded(_ -> {});
        int[] order = RandomSplit.permutation(all.users().size(), new Random(seed));
        Set<String> held = new HashSet<>();
        for (int i = order.length * fold / FOLDS; i < order.length * (fold + 1) / FOLDS; i++) {
            held.add(all.users().get(order[i]).userId());
        }
        return new Split(
                "users' fifth %d of 5, seed %d".formatted(fold + 1, seed),
                others(random.training(), held),
                others(random.known(), held),
                random.validation().stream()
                        .filter(validation -> !held.contains(validation.known().userId()))
                        .toList(),
                random.test().stream()
                        .filter(test -> held.contains(test.known().userId()))
                        .toList());
    }

    private static TrainingRatings others(TrainingRatings ratings, Set<String> held) {
        List<UserRatings> others = ratings.users().stream()
                .filter(user -> !held.contains(user.userId()))
                .toList();
        return new TrainingRatings(ratings.movies(), others);
    }
}

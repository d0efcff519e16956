package dev.marquee.training.split;

import dev.marquee.training.dataset.DatasetException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which of the ratings that a model may learn from it does learn from; 0 sets no bound. Histories, statistics and what
 * is asked of the model are not touched by it.
 *
 * @param minUserRatings users with fewer teach nothing
 * @param minMovieRatings movies with fewer are learned by their metadata alone
 * @param newestRatings of each user, so many at most
 * @param lastYears only ratings of so many years of 365.25 days before the newest one
 */
public record LearnedFrom(int minUserRatings, int minMovieRatings, int newestRatings, int lastYears) {
    /** All ratings. */
    public static final LearnedFrom EVERYTHING = new LearnedFrom(0, 0, 0, 0);

    private static final long YEAR_SECONDS = 31_557_600;

    /** @throws IllegalArgumentException if a bound is negative */
    public LearnedFrom {
        if (minUserRatings < 0 || minMovieRatings < 0 || newestRatings < 0 || lastYears < 0) {
            throw new IllegalArgumentException(
                    "minUserRatings, minMovieRatings, newestRatings and lastYears are %d, %d, %d and %d; expected 0 or more"
                            .formatted(minUserRatings, minMovieRatings, newestRatings, lastYears));
        }
    }

    /**
     * The ratings to learn from, in their order: first those of the last years, then the newest of each user, of these
     * the movies with ratings enough, and of what is left the users with ratings enough.
     *
     * @throws DatasetException if none is left
     */
    public TrainingRatings of(TrainingRatings all) {
        if (equals(EVERYTHING)) {
            return all;
        }
        TrainingRatings recent = new TrainingRatings(all.movies(), recent(all));
        int[] counts = recent.counts();
        List<UserRatings> learned = new ArrayList<>();
        for (UserRatings user : recent.users()) {
            UserRatings known = where(user, i -> counts[user.ordinals()[i]] >= minMovieRatings);
            if (known.size() >= Math.max(1, minUserRatings)) {
                learned.add(known);
            }
        }
        if (learned.isEmpty()) {
            throw new DatasetException("of %,d ratings none is left to learn from by %s".formatted(all.size(), this));
        }
        return new TrainingRatings(all.movies(), learned);
    }

    private List<UserRatings> recent(TrainingRatings all) {
        long oldest = lastYears == 0 ? Long.MIN_VALUE : newest(all) - lastYears * YEAR_SECONDS;
        List<UserRatings> recent = new ArrayList<>();
        for (UserRatings user : all.users()) {
            UserRatings kept = where(user, i -> user.timestamps()[i] > oldest);
            int from = newestRatings == 0 ? 0 : Math.max(0, kept.size() - newestRatings);
            recent.add(kept.slice(from, kept.size()));
        }
        return recent;
    }

    private static long newest(TrainingRatings all) {
        return all.users().stream()
                .mapToLong(user -> user.timestamps()[user.size() - 1])
                .max()
                .orElse(0);
    }

    private static UserRatings where(UserRatings user, IntPredicate wanted) {
        return user.select(IntStream.range(0, user.size()).filter(wanted).toArray());
    }
}

package dev.marquee.training.synthetic;

/**
 * How much data is asked for.
 *
 * @param users at least 1
 * @param movies at least {@link #MIN_MOVIES}
 * @param ratings between two a user and a quarter of all pairs of user and movie
 * @param seed of everything random
 */
record Shape(int users, int movies, long ratings, long seed) {
    static final int MIN_MOVIES = 40;

    /** Nobody rates more than this share of the movies, as in ml-25m. */
    private static final int MOVIES_PER_HEAVIEST = 2;

    private static final int MOVIES_PER_MEAN = 4;
    private static final int USUAL_FEWEST = 20;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException with what was given and what is possible
     */
    Shape {
        if (users < 1 || movies < MIN_MOVIES) {
            throw new IllegalArgumentException(
                    "%,d users and %,d movies; expected are at least 1 and %d".formatted(users, movies, MIN_MOVIES));
        }
        long most = (long) users * (movies / MOVIES_PER_MEAN);
        if (ratings < 2L * users || ratings > most) {
            throw new IllegalArgumentException("%,d ratings; %,d users and %,d movies allow %,d to %,d"
                    .formatted(ratings, users, movies, 2L * users, most));
        }
    }

    /** Ratings of the least active user: 20, as MovieLens publishes them, where the mean is well above. */
    int fewest() {
        return (int) Math.min(USUAL_FEWEST, ratings / users / 2);
    }

    /** Ratings that the most active user may reach. */
    int most() {
        return movies / MOVIES_PER_HEAVIEST;
    }
}

package dev.marquee.training.linear;

import java.util.List;

/**
 * What the linear path is fitted with.
 *
 * @param dimension of the vectors at most, where users in training do not give fewer and the catalog is not so large that the vectors
 *     would not fit a service; 0 for no linear path
 * @param together of the regression of a movie on the others of the same user
 * @param next of the regression of a movie on those rated before it
 * @param nextShares what the second may count against the first, from which validation chooses
 * @param byAge whether validation may let newer ratings of a history count more
 * @param liking what a star above the user's mean adds to the weight of a rating in a history
 * @param minRatings movies with fewer are placed by their metadata alone
 * @param maxMovies only so many of the most rated movies are learned: a matrix over them is inverted
 * @param placed of the movies that are not learned
 */
public record LinearParameters(
        int dimension,
        Together together,
        Next next,
        List<Float> nextShares,
        boolean byAge,
        float liking,
        int minRatings,
        int maxMovies,
        Placed placed) {
    /** What was chosen on validation. */
    public static final LinearParameters DEFAULT = new LinearParameters(
            256,
            new Together(0.1f, 100, 150, 10),
            new Next(15, 60, 1),
            List.of(0f, 0.3f, 0.6f, 1f),
            true,
            0.2f,
            2,
            10_000,
            new Placed(0.3f, 0.75f));

    private static final int LARGEST_MATRIX = 30_000;

    /**
     * EASE with metadata, where two ratings of one user count {@code floor + (1 − floor) e^(−distance / age)}.
     *
     * @param floor weight of ratings that are far apart
     * @param age ratings between them, at which the rest has fallen to 1/e
     * @param regularisation λ of the ridge regression
     * @param featureWeight of metadata against ratings
     */
    public record Together(float floor, float age, float regularisation, float featureWeight) {
        /** @throws IllegalArgumentException if the regression has no solution */
        public Together {
            expect(floor >= 0 && floor <= 1, "together/floor", floor, "0 to 1");
            expect(age > 0, "together/age", age, "more than 0");
            expect(regularisation > 0, "together/regularisation", regularisation, "more than 0");
            expect(featureWeight >= 0, "together/featureWeight", featureWeight, "0 or more");
        }
    }

    /**
     * Ratings after a moment from those before it.
     *
     * @param targetAge ratings after the moment, at which a target's weight has fallen to 1/e
     * @param regularisation λ of the ridge regression
     * @param featureWeight of metadata against ratings
     */
    public record Next(float targetAge, float regularisation, float featureWeight) {
        /** @throws IllegalArgumentException if the regression has no solution */
        public Next {
            expect(targetAge > 0, "next/targetAge", targetAge, "more than 0");
            expect(regularisation > 0, "next/regularisation", regularisation, "more than 0");
            expect(featureWeight >= 0, "next/featureWeight", featureWeight, "0 or more");
        }
    }

    /**
     * The place of a movie that only its metadata tells of.
     *
     * @param shrinkage of its vector, against the mean square of a direction
     * @param offset added to its scores, in standard deviations of all scores: what metadata tells of a movie varies less
     *     than what ratings tell, so without it such movies hardly reach a list
     */
    public record Placed(float shrinkage, float offset) {
        /** @throws IllegalArgumentException if the vector is not defined */
        public Placed {
            expect(shrinkage > 0, "placed/shrinkage", shrinkage, "more than 0");
            expect(offset >= 0, "placed/offset", offset, "0 or more");
        }
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is nothing to choose from or a matrix would be too large
     */
    public LinearParameters {
        nextShares = List.copyOf(nextShares);
        expect(!nextShares.isEmpty(), "nextShares", nextShares, "0 at least");
        expect(dimension >= 0, "dimension", dimension, "0 or more");
        expect(maxMovies <= LARGEST_MATRIX, "maxMovies", maxMovies, "30,000 at most: a matrix over them is inverted");
    }

    private static void expect(boolean holds, String name, Object given, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("linear/%s is %s; expected %s".formatted(name, given, expected));
        }
    }
}

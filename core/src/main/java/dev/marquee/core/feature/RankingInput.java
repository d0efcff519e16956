package dev.marquee.core.feature;

/**
 * One request as the ranking model reads it. The receiver owns the arrays.
 *
 * <p>Candidates that the catalog does not hold have the ordinals from the catalog's size on, in the order of the candidates, and
 * each its row in {@code added}; movies of the history are the catalog's.
 *
 * @param historyOrdinals rated movies, oldest first, shape {@code [h]}
 * @param historyRatings parallel to them, 0.5 to 5.0
 * @param historyResiduals rating minus what the biases expect, shape {@code [h]}
 * @param ordinals candidates, shape {@code [n]}
 * @param baselines what the biases expect of each candidate, shape {@code [n]}
 * @param features shape {@code [n, RankingFeatures.COUNT]}, row by row
 * @param added what the movie tower says of the candidates that the catalog does not hold, shape {@code [a, k]}, row by row;
 *     empty without such candidates
 */
@SuppressWarnings("ArrayRecordComponent")
public record RankingInput(
        int[] historyOrdinals,
        float[] historyRatings,
        float[] historyResiduals,
        int[] ordinals,
        float[] baselines,
        float[] features,
        float[] added) {
    private static final float[] NONE = {};

    /** The candidates are the catalog's. */
    public RankingInput(
            int[] historyOrdinals,
            float[] historyRatings,
            float[] historyResiduals,
            int[] ordinals,
            float[] baselines,
            float[] features) {
        this(historyOrdinals, historyRatings, historyResiduals, ordinals, baselines, features, NONE);
    }

    /** The same with these rows of the candidates that the catalog does not hold. */
    public RankingInput withAdded(float[] added) {
        return new RankingInput(
                historyOrdinals, historyRatings, historyResiduals, ordinals, baselines, features, added);
    }
}

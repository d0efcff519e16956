package dev.marquee.core.feature;

/**
 * One request as the ranking model reads it. The receiver owns the arrays.
 *
 * @param historyOrdinals rated movies, oldest first, shape {@code [h]}
 * @param historyRatings parallel to them, 0.5 to 5.0
 * @param historyResiduals rating minus what the biases expect, shape {@code [h]}
 * @param ordinals candidates, shape {@code [n]}
 * @param baselines what the biases expect of each candidate, shape {@code [n]}
 * @param features shape {@code [n, RankingFeatures.COUNT]}, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
public record RankingInput(
        int[] historyOrdinals,
        float[] historyRatings,
        float[] historyResiduals,
        int[] ordinals,
        float[] baselines,
        float[] features) {}

package dev.marquee.training.linear;

import java.util.List;
import java.util.stream.Stream;

/**
 * What validation chooses of the linear path; by a time split and by a random one these differ.
 *
 * @param together weights of a history in the regression on the user's other movies
 * @param next weights of a history in the regression on later movies
 * @param nextShare what that counts against the other, both scaled to equal length; 0 to leave it out
 */
public record LinearChoice(HistoryWeights together, HistoryWeights next, float nextShare) {
    private static final float LIKING = 0.2f;

    /** The newest ratings count most. */
    static final HistoryWeights RECENT = new HistoryWeights(0.2f, 15, LIKING);

    /** The newest count even more. */
    static final HistoryWeights LATEST = new HistoryWeights(0.1f, 8, LIKING);

    /** All count alike. */
    static final HistoryWeights ALIKE = new HistoryWeights(1, 15, LIKING);

    /** All ratings count alike, and only together. */
    public static final LinearChoice SIMPLEST = new LinearChoice(ALIKE, ALIKE, 0);

    /** What validation chooses from, those with equal weights of histories together, simpler ones first. */
    public static final List<List<LinearChoice>> CANDIDATES =
            List.of(List.of(SIMPLEST, new LinearChoice(ALIKE, ALIKE, 0.3f)), byAge(RECENT), byAge(LATEST));

    private static List<LinearChoice> byAge(HistoryWeights together) {
        return Stream.of(0f, 0.3f, 0.6f, 1f)
                .map(share -> new LinearChoice(together, LATEST, share))
                .toList();
    }
}

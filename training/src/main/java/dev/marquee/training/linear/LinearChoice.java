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
    private static final float LATEST_AGE = 8;

    /** What validation chooses from, those with equal weights of histories together, simpler ones first. */
    public static List<List<LinearChoice>> candidates(LinearParameters settings) {
        HistoryWeights alike = new HistoryWeights(1, LATEST_AGE, settings.liking());
        LinearChoice simplest = new LinearChoice(alike, alike, 0);
        return List.of(
                List.of(simplest, new LinearChoice(alike, alike, 0.3f)),
                byAge(new HistoryWeights(0.2f, 15, settings.liking()), settings),
                byAge(latest(settings), settings));
    }

    /** The newest ratings count most: the weights that the regression on later movies is fitted with. */
    static HistoryWeights latest(LinearParameters settings) {
        return new HistoryWeights(0.1f, LATEST_AGE, settings.liking());
    }

    private static List<LinearChoice> byAge(HistoryWeights together, LinearParameters settings) {
        return Stream.of(0f, 0.3f, 0.6f, 1f)
                .map(share -> new LinearChoice(together, latest(settings), share))
                .toList();
    }
}

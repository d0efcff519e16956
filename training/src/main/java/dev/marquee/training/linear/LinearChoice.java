package dev.marquee.training.linear;

import java.util.List;

/**
 * What validation chooses of the linear path; by a time split and by a random one these differ.
 *
 * @param together weights of a history in the regression on the user's other movies
 * @param next weights of a history in the regression on later movies
 * @param nextShare what that counts against the other, both scaled to equal length; 0 to leave it out
 */
public record LinearChoice(HistoryWeights together, HistoryWeights next, float nextShare) {
    private static final float LATEST_AGE = 8;

    /** All ratings count alike, and only together. */
    public static LinearChoice simplest(LinearParameters settings) {
        HistoryWeights alike = new HistoryWeights(1, LATEST_AGE, settings.liking());
        return new LinearChoice(alike, alike, 0);
    }

    /** What validation chooses from, those with equal weights of histories together, simpler ones first. */
    public static List<List<LinearChoice>> candidates(LinearParameters settings) {
        HistoryWeights alike = simplest(settings).together();
        HistoryWeights recent = new HistoryWeights(0.2f, 15, settings.liking());
        HistoryWeights latest = latest(settings);
        return settings.byAge()
                ? List.of(
                        shares(alike, alike, settings),
                        shares(recent, latest, settings),
                        shares(latest, latest, settings))
                : List.of(shares(alike, alike, settings));
    }

    /** The newest ratings count most: the weights that the regression on later movies is fitted with. */
    static HistoryWeights latest(LinearParameters settings) {
        return new HistoryWeights(0.1f, LATEST_AGE, settings.liking());
    }

    private static List<LinearChoice> shares(HistoryWeights together, HistoryWeights next, LinearParameters settings) {
        return settings.nextShares().stream()
                .map(share -> new LinearChoice(together, next, share))
                .toList();
    }
}

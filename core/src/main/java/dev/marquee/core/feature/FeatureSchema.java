package dev.marquee.core.feature;

import dev.marquee.core.file.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The fingerprint of the feature encoding. A bundle carries the one it was trained with; serving refuses another, since
 * its weights would read other numbers than they learned from. Raise {@link #REVISION} with every change of an encoder
 * that its constants do not show.
 */
public final class FeatureSchema {
    /** Of the encoders' code. */
    static final int REVISION = 1;

    private FeatureSchema() {}

    /** SHA-256 over names and constants of the encoders, 64 hex digits. */
    public static String hash() {
        String description = String.join(
                "\n",
                "revision " + REVISION,
                String.format(
                        Locale.ROOT,
                        "user tower: history %d, prior %s x %s, recency %s %s",
                        KnownHistory.MAX_RATINGS,
                        UserTowerInput.PRIOR_MEAN,
                        UserTowerInput.PRIOR_RATINGS,
                        UserTowerInput.RECENCY_FLOOR,
                        UserTowerInput.RECENCY_AGE),
                "movie statistics: prior " + MovieStatistics.PRIOR_RATINGS,
                "ranking: " + RankingFeatures.NAMES,
                String.format(
                        Locale.ROOT,
                        "ranking: user prior %s, trait prior %s, recent %d, years %d",
                        RankingFeatures.USER_PRIOR,
                        RankingFeatures.TRAIT_PRIOR,
                        RankingFeatures.RECENT,
                        RankingFeatures.YEAR_WINDOW));
        return Digest.of(description.getBytes(StandardCharsets.UTF_8));
    }
}

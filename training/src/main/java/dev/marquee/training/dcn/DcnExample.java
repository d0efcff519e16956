package dev.marquee.training.dcn;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.training.split.HistoryCut;
import dev.marquee.training.split.UserRatings;

/**
 * Some ratings of one user to predict from a history.
 *
 * @param input what the model reads
 * @param ratings what was given, one per candidate
 */
@SuppressWarnings("ArrayRecordComponent")
public record DcnExample(RankingInput input, float[] ratings) {
    /**
     * Encodes a cut as if this user had never been seen: the user's own ratings are taken out of the statistics while
     * the features are computed, so that no row knows its own label.
     */
    public static DcnExample unseen(HistoryCut cut, RankingFeatures features, MovieStatistics statistics) {
        UserRatings user = cut.user();
        for (int i = 0; i < user.size(); i++) {
            statistics.remove(user.ordinals()[i], user.ratings()[i]);
        }
        try {
            return of(cut.history(), cut.targets(), features);
        } finally {
            for (int i = 0; i < user.size(); i++) {
                statistics.add(user.ordinals()[i], user.ratings()[i]);
            }
        }
    }

    /** Encodes targets that the statistics do not hold. */
    public static DcnExample of(KnownHistory history, UserRatings targets, RankingFeatures features) {
        RankingInput input = features.encode(history, targets.ordinals(), targets.firstYear());
        return new DcnExample(input, targets.ratings());
    }

    int rows() {
        return ratings.length;
    }
}

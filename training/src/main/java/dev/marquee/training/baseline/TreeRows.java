package dev.marquee.training.baseline;

import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.training.dcn.DcnExample;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.HistoryCut;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What trees read and predict: for each rating the features that the ranking model reads and its baseline, and how much
 * the rating is above that.
 *
 * @param size number of rows
 * @param values shape {@code [size, WIDTH]}, row by row
 * @param residuals shape {@code [size]}
 */
@SuppressWarnings("ArrayRecordComponent")
record TreeRows(int size, float[] values, float[] residuals) {
    /** Numbers in a row. */
    static final int WIDTH = RankingFeatures.COUNT + 1;

    /** Cuts each user's ratings so many times into history and targets, as the ranking model is trained. */
    static TreeRows cut(
            TrainingRatings ratings,
            RankingFeatures features,
            MovieStatistics statistics,
            int times,
            float timeShare,
            long seed) {
        Random random = new Random(seed);
        List<DcnExample> examples = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            for (UserRatings user : ratings.users()) {
                if (user.size() > 1) {
                    HistoryCut cut = HistoryCut.of(user, timeShare, 0, random);
                    examples.add(DcnExample.unseen(cut, features, statistics));
                }
            }
        }
        return of(examples);
    }

    /** What is asked with what is known. */
    static TreeRows asked(List<Case> cases, RankingFeatures features) {
        return of(cases.stream()
                .map(held -> DcnExample.of(held.known().history(), held.asked(), features))
                .toList());
    }

    private static TreeRows of(List<DcnExample> examples) {
        int size =
                examples.stream().mapToInt(example -> example.ratings().length).sum();
        float[] values = new float[size * WIDTH];
        float[] residuals = new float[size];
        int row = 0;
        for (DcnExample example : examples) {
            float[] baselines = example.input().baselines();
            float[] rows = values(example.input());
            System.arraycopy(rows, 0, values, row * WIDTH, rows.length);
            for (int i = 0; i < baselines.length; i++, row++) {
                residuals[row] = example.ratings()[i] - baselines[i];
            }
        }
        return new TreeRows(size, values, residuals);
    }

    /** The numbers of one request, row by row. */
    static float[] values(RankingInput input) {
        float[] baselines = input.baselines();
        float[] values = new float[baselines.length * WIDTH];
        for (int row = 0; row < baselines.length; row++) {
            System.arraycopy(input.features(), row * RankingFeatures.COUNT, values, row * WIDTH, RankingFeatures.COUNT);
            values[(row + 1) * WIDTH - 1] = baselines[row];
        }
        return values;
    }
}

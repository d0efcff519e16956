package dev.marquee.training.factorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link GibbsBlock}. */
class GibbsBlockTest {
    private static final double NOISE = 50;

    /** With an id for each of two rows and a set over both, errors stay what is left of the ratings. */
    @Test
    void errorsFollowTheWeights() {
        FeatureBlock features = new FeatureBlock.Builder(2)
                .addIds()
                .addSets(1, new int[][] {{0, 1}})
                .build();
        GibbsBlock block = new GibbsBlock(features, 0.1, new Random(1));
        int[] rows = {0, 0, 1};
        double[] partners = {1, 2, 3};
        double[] ratings = {0.5, 1, -2};
        double[] errors = new double[3];
        Arrays.setAll(errors, k -> ratings[k] - block.totals()[rows[k]] * partners[k]);
        for (int sweep = 0; sweep < 5; sweep++) {
            block.drawPriors();
            block.draw(rows, partners, errors, NOISE);
            for (int k = 0; k < 3; k++) {
                assertThat(errors[k]).isEqualTo(ratings[k] - block.totals()[rows[k]] * partners[k], within(1e-9));
            }
            for (int row = 0; row < 2; row++) {
                assertThat(block.totals()[row]).isEqualTo(block.weight(row) + block.weight(2), within(1e-9));
            }
        }
    }

    /** One weight, much data: draws are about the ridge solution with the posterior's deviation. */
    @Test
    void drawsAreFromThePosterior() {
        int size = 400;
        double[] partners = new double[size];
        double[] errors = new double[size];
        Random random = new Random(2);
        double square = 0;
        double product = 0;
        for (int k = 0; k < size; k++) {
            partners[k] = random.nextGaussian();
            errors[k] = 1.5 * partners[k] + random.nextGaussian() / Math.sqrt(NOISE);
            square += partners[k] * partners[k];
            product += partners[k] * errors[k];
        }
        FeatureBlock one = new FeatureBlock.Builder(1).addIds().build();
        GibbsBlock block = new GibbsBlock(one, 0, random);
        double[] draws = new double[2_000];
        for (int draw = 0; draw < draws.length; draw++) {
            block.drawPriors();
            block.draw(new int[size], partners, errors, NOISE);
            draws[draw] = block.weight(0);
        }
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance = Arrays.stream(draws)
                .map(draw -> (draw - mean) * (draw - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isEqualTo(product / square, within(0.002));
        assertThat(Math.sqrt(variance)).isEqualTo(1 / Math.sqrt(NOISE * square), within(0.0006));
    }
}

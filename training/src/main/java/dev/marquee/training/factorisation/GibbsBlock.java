package dev.marquee.training.factorisation;

import java.util.Random;

/**
 * The weights of one side's features in one dimension of the factorisation, drawn from their posterior one by one (Rendle,
 * PVLDB 2013, "Scaling factorization machines to relational data", section 4: ratings of one row are summed up once, so
 * that a draw costs as much as the feature has rows). Not thread-safe.
 */
final class GibbsBlock {
    private static final double PRIOR = 1;

    private final FeatureBlock block;
    private final Random random;
    private final double[] weights;
    private final double[] totals;
    private final double[] means;
    private final double[] precisions;

    /**
     * Starts with small random weights.
     *
     * @param deviation of the weights
     */
    GibbsBlock(FeatureBlock block, double deviation, Random random) {
        this.block = block;
        this.random = random;
        weights = new double[block.features()];
        totals = new double[block.rows()];
        means = new double[block.groups()];
        precisions = new double[block.groups()];
        for (int feature = 0; feature < weights.length; feature++) {
            weights[feature] = deviation * random.nextGaussian();
            move(feature, weights[feature], totals);
        }
    }

    /** Sum of each row's features times their weights; changes with each draw. */
    double[] totals() {
        return totals;
    }

    /** Weight of a feature; 0 of one that no row has, whose draws are of its prior alone. */
    double weight(int feature) {
        return block.rowsOf()[feature].length == 0 ? 0 : weights[feature];
    }

    /** Mean of a group's prior. */
    double mean(int group) {
        return means[group];
    }

    /** Precision of a group's prior. */
    double precision(int group) {
        return precisions[group];
    }

    /** Draws the priors of the groups given the weights (Normal-Gamma). */
    void drawPriors() {
        double[] sums = new double[means.length];
        double[] squares = new double[means.length];
        int[] counts = new int[means.length];
        for (int feature = 0; feature < weights.length; feature++) {
            int group = block.groupOf()[feature];
            sums[group] += weights[feature];
            squares[group] += (weights[feature] - means[group]) * (weights[feature] - means[group]);
            counts[group]++;
        }
        for (int group = 0; group < means.length; group++) {
            double rate = PRIOR + squares[group] + PRIOR * means[group] * means[group];
            precisions[group] = Gamma.draw((PRIOR + counts[group] + 1) / 2, rate / 2, random);
            double total = counts[group] + PRIOR;
            means[group] = sums[group] / total + random.nextGaussian() / Math.sqrt(total * precisions[group]);
        }
    }

    /**
     * Draws all weights given the rest.
     *
     * @param rows row of each rating on this side
     * @param partners what a row's total is multiplied by, for each rating
     * @param errors of the prediction for each rating; changed with the weights
     * @param noise precision of a rating
     */
    void draw(int[] rows, double[] partners, double[] errors, double noise) {
        double[] squares = new double[totals.length];
        double[] products = new double[totals.length];
        for (int k = 0; k < rows.length; k++) {
            squares[rows[k]] += partners[k] * partners[k];
            products[rows[k]] += partners[k] * errors[k];
        }
        double[] changes = new double[totals.length];
        for (int feature = 0; feature < weights.length; feature++) {
            draw(feature, squares, products, changes, noise);
        }
        for (int feature = block.ids(); feature < weights.length && block.ids() > 0; feature++) {
            trade(feature);
        }
        for (int k = 0; k < rows.length; k++) {
            errors[k] -= changes[rows[k]] * partners[k];
        }
        for (int row = 0; row < totals.length; row++) {
            totals[row] += changes[row];
        }
    }

    private void draw(int feature, double[] squares, double[] products, double[] changes, double noise) {
        int[] rows = block.rowsOf()[feature];
        float[] values = block.valuesOf()[feature];
        double square = 0;
        double product = 0;
        for (int i = 0; i < rows.length; i++) {
            square += values[i] * values[i] * squares[rows[i]];
            product += values[i] * products[rows[i]];
        }
        int group = block.groupOf()[feature];
        double precision = precisions[group] + noise * square;
        double mean = (precisions[group] * means[group] + noise * (product + weights[feature] * square)) / precision;
        double change = mean + random.nextGaussian() / Math.sqrt(precision) - weights[feature];
        weights[feature] += change;
        for (int i = 0; i < rows.length; i++) {
            products[rows[i]] -= change * values[i] * squares[rows[i]];
            changes[rows[i]] += change * values[i];
        }
    }

    /**
     * Draws how much of a feature's weight is the rows' own: more of the one and less of the other predict the same, and
     * draws one by one hardly get from here to there (interweaving: Yu and Meng, JCGS 2011).
     */
    private void trade(int feature) {
        int[] rows = block.rowsOf()[feature];
        float[] values = block.valuesOf()[feature];
        int group = block.groupOf()[feature];
        double precision = precisions[group];
        double pull = precisions[group] * (means[group] - weights[feature]);
        for (int i = 0; i < rows.length; i++) {
            precision += precisions[0] * values[i] * values[i];
            pull += precisions[0] * values[i] * (weights[rows[i]] - means[0]);
        }
        double change = pull / precision + random.nextGaussian() / Math.sqrt(precision);
        weights[feature] += change;
        for (int i = 0; i < rows.length; i++) {
            weights[rows[i]] -= change * values[i];
        }
    }

    private void move(int feature, double change, double[] into) {
        int[] rows = block.rowsOf()[feature];
        for (int i = 0; i < rows.length; i++) {
            into[rows[i]] += change * block.valuesOf()[feature][i];
        }
    }
}

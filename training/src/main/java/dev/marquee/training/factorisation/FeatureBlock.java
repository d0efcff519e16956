package dev.marquee.training.factorisation;

import java.util.ArrayList;
import java.util.List;

/**
 * Features of users, or of movies: a sparse matrix by column. Each feature belongs to a group that shares a prior.
 * Immutable and thread-safe.
 *
 * @param rows users or movies
 * @param ids how many features come first that are a row's own, in the order of rows and of group 0: all rows or none
 * @param groups number of groups
 * @param groupOf by feature
 * @param rowsOf rows that have it, by feature
 * @param valuesOf parallel to them
 */
@SuppressWarnings("ArrayRecordComponent")
record FeatureBlock(int rows, int ids, int groups, int[] groupOf, int[][] rowsOf, float[][] valuesOf) {
    int features() {
        return groupOf.length;
    }

    /** Collects features. Not thread-safe. */
    static final class Builder {
        private final int rows;
        private int ids;
        private final List<Integer> groupOf = new ArrayList<>();
        private final List<int[]> rowsOf = new ArrayList<>();
        private final List<float[]> valuesOf = new ArrayList<>();

        Builder(int rows) {
            this.rows = rows;
        }

        /** A feature of each row of its own, in group 0; before all others. */
        Builder addIds() {
            for (int row = 0; row < rows; row++) {
                add(0, new int[] {row}, new float[] {1});
            }
            ids = rows;
            return this;
        }

        /**
         * Features that rows have many of: each weighs one over the root of how many a row has.
         *
         * @param rowsOf rows by feature
         */
        Builder addSets(int group, int[][] rowsOf) {
            int[] counts = new int[rows];
            for (int[] having : rowsOf) {
                for (int row : having) {
                    counts[row]++;
                }
            }
            for (int[] having : rowsOf) {
                float[] values = new float[having.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (1 / Math.sqrt(counts[having[i]]));
                }
                add(group, having, values);
            }
            return this;
        }

        private void add(int group, int[] having, float[] values) {
            groupOf.add(group);
            rowsOf.add(having);
            valuesOf.add(values);
        }

        FeatureBlock build() {
            int[] group = groupOf.stream().mapToInt(Integer::intValue).toArray();
            int groups = groupOf.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
            return new FeatureBlock(
                    rows, ids, groups, group, rowsOf.toArray(int[][]::new), valuesOf.toArray(float[][]::new));
        }
    }
}

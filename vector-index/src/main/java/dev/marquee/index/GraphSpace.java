package dev.marquee.index;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Where the graph measures closeness: between a query and an item by their inner product, between two items by the
 * Euclidean distance of the items shortened to at most the length of the 95th percentile. Thread-safe.
 *
 * <p>Equal vectors share one item: many of them would link to nothing but each other.
 *
 * <p>Linked by their inner products, items of different tastes would not be linked at all; linked by plain distance, the
 * long ones, which most searches want, would be far off. See docs/decisions/003-vector-index.md for the recall of each.
 */
final class GraphSpace {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final double SHORTENED_FROM = 0.95;

    /* The two floats after an item's own: the factor that shortens it, and the square of its shortened length. */
    private static final int FACTOR = 0;
    private static final int SQUARE = 1;
    private static final int EXTRAS = 2;
    private static final int NONE = -1;

    private final Vectors vectors;
    private final double[] lengths;
    private final double limit;
    /* All ordinals, the longest vectors first, equal vectors side by side. */
    private final int[] order;
    /* For each ordinal the next one with an equal vector, or -1. */
    private final int[] nextEqual;
    private final int distinct;

    GraphSpace(Vectors vectors) {
        this.vectors = vectors;
        this.lengths =
                IntStream.range(0, vectors.size()).mapToDouble(vectors::length).toArray();
        double[] sorted =
                DoubleStream.of(lengths).filter(length -> length > 0).sorted().toArray();
        this.limit = sorted.length == 0 ? 1 : sorted[(int) (SHORTENED_FROM * sorted.length)];
        this.order = IntStream.range(0, vectors.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(ordinal -> -lengths[ordinal])
                        .thenComparing(vectors::compareRows))
                .mapToInt(Integer::intValue)
                .toArray();
        this.nextEqual = new int[order.length];
        this.distinct = linkEqualOnes(vectors, order, nextEqual);
    }

    /** Number of vectors. */
    int size() {
        return order.length;
    }

    /** Number of items: of vectors that differ. */
    int items() {
        return distinct;
    }

    /** Length of an item's array: its floats, zeros up to whole registers, and two more. */
    int dimension() {
        return registers() + EXTRAS;
    }

    /** One item for each different vector, the longest first: so these become the ones that searches pass through. */
    Stream<GraphItem> longestFirst() {
        return IntStream.range(0, order.length)
                .filter(rank -> rank == 0 || nextEqual[order[rank - 1]] != order[rank])
                .mapToObj(rank -> item(order[rank]));
    }

    /** The next ordinal with the same vector as this one, or -1. */
    int nextEqual(int ordinal) {
        return nextEqual[ordinal];
    }

    GraphItem item(int ordinal) {
        float[] item = Arrays.copyOf(vectors.row(ordinal), dimension());
        double factor = Math.min(1, limit / Math.max(lengths[ordinal], Double.MIN_NORMAL));
        item[registers() + FACTOR] = (float) factor;
        item[registers() + SQUARE] = (float) Math.pow(factor * lengths[ordinal], 2);
        return new GraphItem(ordinal, item);
    }

    /** A query's array: its floats and zeros up to whole registers; so it is told from an item. */
    float[] query(float[] query) {
        return Arrays.copyOf(query, registers());
    }

    /** Fills {@code nextEqual} and returns how many different vectors there are. */
    private static int linkEqualOnes(Vectors vectors, int[] order, int[] nextEqual) {
        Arrays.fill(nextEqual, NONE);
        int distinct = 1;
        for (int rank = 1; rank < order.length; rank++) {
            if (vectors.compareRows(order[rank - 1], order[rank]) == 0) {
                nextEqual[order[rank - 1]] = order[rank];
            } else {
                distinct++;
            }
        }
        return distinct;
    }

    private int registers() {
        return Math.ceilDiv(vectors.dimension(), SPECIES.length()) * SPECIES.length();
    }

    /** The distance function. An enum, so that a saved graph names it and nothing more. */
    enum Distance implements DistanceFunction<float[], Float> {
        OF_QUERY_OR_ITEM;

        @Override
        public Float distance(float[] queryOrItem, float[] item) {
            int registers = item.length - EXTRAS;
            float product = product(queryOrItem, item, registers);
            if (queryOrItem.length == registers) {
                return -product;
            }
            return queryOrItem[registers + SQUARE]
                    + item[registers + SQUARE]
                    - 2 * queryOrItem[registers + FACTOR] * item[registers + FACTOR] * product;
        }

        private static float product(float[] u, float[] v, int length) {
            FloatVector even = FloatVector.zero(SPECIES);
            FloatVector odd = FloatVector.zero(SPECIES);
            int i = 0;
            for (; i + SPECIES.length() < length; i += 2 * SPECIES.length()) {
                int next = i + SPECIES.length();
                even = FloatVector.fromArray(SPECIES, u, i).fma(FloatVector.fromArray(SPECIES, v, i), even);
                odd = FloatVector.fromArray(SPECIES, u, next).fma(FloatVector.fromArray(SPECIES, v, next), odd);
            }
            if (i < length) {
                even = FloatVector.fromArray(SPECIES, u, i).fma(FloatVector.fromArray(SPECIES, v, i), even);
            }
            return even.add(odd).reduceLanes(VectorOperators.ADD);
        }
    }
}

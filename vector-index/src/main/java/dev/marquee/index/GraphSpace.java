package dev.marquee.index;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The space that the graph is built in: makes its items and its queries, see {@link GraphItem}. Thread-safe. */
final class GraphSpace {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private final Vectors vectors;
    private final double longest;

    GraphSpace(Vectors vectors) {
        this.vectors = vectors;
        double squares = 0;
        for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
            squares = Math.max(squares, squares(ordinal));
        }
        this.longest = squares;
    }

    /** Length of its items and queries. */
    int dimension() {
        return Math.ceilDiv(vectors.dimension() + 1, SPECIES.length()) * SPECIES.length();
    }

    /** Number of vectors. */
    int size() {
        return vectors.size();
    }

    GraphItem item(int ordinal) {
        float[] lengthened = Arrays.copyOf(vectors.row(ordinal), dimension());
        lengthened[vectors.dimension()] = (float) Math.sqrt(Math.max(0, longest - squares(ordinal)));
        return new GraphItem(ordinal, lengthened);
    }

    float[] query(float[] query) {
        return Arrays.copyOf(query, dimension());
    }

    private double squares(int ordinal) {
        double squares = 0;
        for (int d = 0; d < vectors.dimension(); d++) {
            squares += (double) vectors.value(ordinal, d) * vectors.value(ordinal, d);
        }
        return squares;
    }

    /** The negated inner product. An enum, so that a saved graph names it and nothing more. */
    enum Distance implements DistanceFunction<float[], Float> {
        NEGATED_INNER_PRODUCT;

        @Override
        public Float distance(float[] u, float[] v) {
            var even = FloatVector.zero(SPECIES);
            var odd = FloatVector.zero(SPECIES);
            int i = 0;
            for (; i + SPECIES.length() < u.length; i += 2 * SPECIES.length()) {
                even = FloatVector.fromArray(SPECIES, u, i).fma(FloatVector.fromArray(SPECIES, v, i), even);
                odd = FloatVector.fromArray(SPECIES, u, i + SPECIES.length())
                        .fma(FloatVector.fromArray(SPECIES, v, i + SPECIES.length()), odd);
            }
            if (i < u.length) {
                even = FloatVector.fromArray(SPECIES, u, i).fma(FloatVector.fromArray(SPECIES, v, i), even);
            }
            return -even.add(odd).reduceLanes(VectorOperators.ADD);
        }
    }
}

package dev.marquee.bench.index;

import dev.marquee.index.ExactIndex;
import dev.marquee.index.Vectors;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * How near the exact scan comes to what the memory gives: a sum of as many floats with the Vector API, in the same thread,
 * in turns with it.
 *
 * @param sumUs median time of a sum, microseconds
 * @param scanUs median time of a search for the best 100 by the exact engine
 */
record SumYardstick(double sumUs, double scanUs) {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int ROUNDS = 60;
    private static final int WARM_UP_ROUNDS = 30;
    private static final int K = 100;

    /** Measures both over the vectors of a set. */
    static SumYardstick measure(VectorSet set) {
        ExactIndex exact = new ExactIndex(set.vectors());
        float[] floats = floats(set.vectors());
        Samples sum = new Samples();
        Samples scan = new Samples();
        double read = 0;
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            read += sum(floats);
            long summed = System.nanoTime();
            read += exact.search(
                            set.queries().get(Math.floorMod(round, set.queries().size())), K)
                    .size();
            long scanned = System.nanoTime();
            if (round >= 0) {
                sum.add((summed - start) / 1e3);
                scan.add((scanned - summed) / 1e3);
            }
        }
        if (Double.isNaN(read)) {
            throw new IllegalStateException("the sum of finite floats is not a number");
        }
        return new SumYardstick(sum.quantile(0.5), scan.quantile(0.5));
    }

    /** Speed of the scan as a share of the sum's. */
    double share() {
        return sumUs / scanUs;
    }

    private static float[] floats(Vectors vectors) {
        float[] floats = new float[vectors.size() * vectors.dimension()];
        for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
            System.arraycopy(vectors.row(ordinal), 0, floats, ordinal * vectors.dimension(), vectors.dimension());
        }
        return floats;
    }

    private static float sum(float[] floats) {
        int lanes = SPECIES.length();
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector e = a;
        for (int i = 0; i + 4 * lanes <= floats.length; i += 4 * lanes) {
            a = a.add(FloatVector.fromArray(SPECIES, floats, i));
            b = b.add(FloatVector.fromArray(SPECIES, floats, i + lanes));
            c = c.add(FloatVector.fromArray(SPECIES, floats, i + 2 * lanes));
            e = e.add(FloatVector.fromArray(SPECIES, floats, i + 3 * lanes));
        }
        return a.add(b).add(c.add(e)).reduceLanes(VectorOperators.ADD);
    }
}

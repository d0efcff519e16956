package dev.marquee.bench.index;

import dev.marquee.index.ExactIndex;
import dev.marquee.index.MovieVectors;
import dev.marquee.index.Neighbor;
import dev.marquee.index.Vectors;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an exact search costs: the inner products, the selection, and a gather in their place. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class VectorScanBenchmark {
    /** Number of vectors. */
    @Param({"9000", "60000"})
    int size;

    /** Their length. */
    @Param({"65", "257"})
    int dimension;

    private Drawn drawn = new Drawn(1, 1);

    /** Draws the vectors. */
    @Setup
    public void draw() {
        drawn = new Drawn(size, dimension);
    }

    /** The inner products with the Vector API; a selection of one costs nothing. */
    @Benchmark
    public List<Neighbor> best() {
        return drawn.index.search(drawn.query, 1);
    }

    /** The same and a selection of 300. */
    @Benchmark
    public List<Neighbor> best300() {
        return drawn.index.search(drawn.query, 300);
    }

    /** A tenth of the vectors, gathered. */
    @Benchmark
    public List<Neighbor> best300OfATenth() {
        return drawn.index.search(drawn.query, 300, drawn.tenth);
    }

    /** The baseline: plain Java, one vector after the other. */
    @Benchmark
    public float plainLoop() {
        float best = Float.NEGATIVE_INFINITY;
        for (int ordinal = 0; ordinal < size; ordinal++) {
            best = Math.max(best, drawn.vectors.score(drawn.query, ordinal));
        }
        return best;
    }

    /** What is drawn. */
    private static final class Drawn {
        private final Vectors vectors;
        private final ExactIndex index;
        private final float[] query;
        private final BitSet tenth = new BitSet();

        Drawn(int size, int dimension) {
            var generator = new MovieVectors(1, Math.max(2, dimension));
            vectors = generator.movies(size);
            index = new ExactIndex(vectors);
            query = generator.user();
            for (int ordinal = 0; ordinal < size; ordinal += 10) {
                tenth.set(ordinal);
            }
        }
    }
}

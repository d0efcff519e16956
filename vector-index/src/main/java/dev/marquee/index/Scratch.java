package dev.marquee.index;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What a search works with, so that the next one need not allocate it again. Not thread-safe; a {@link Pool} lends it. */
final class Scratch {
    final InnerProducts products = new InnerProducts();
    final TopK best = new TopK();
    final TopK rough = new TopK();
    final BitSet chosen = new BitSet();
    final int[] scores = new int[Int8Codes.BLOCK];
    final RoughQuery query;

    private Scratch(int dimension) {
        query = new RoughQuery(dimension);
    }

    /**
     * Lends scratches, one to each search at a time, on whatever thread. As many are kept as there are searches at the same
     * time, at most {@value #KEPT}. Thread-safe, and without locks.
     */
    static final class Pool {
        private static final int KEPT = 16;

        private final int dimension;
        private final AtomicReferenceArray<Scratch> kept = new AtomicReferenceArray<>(KEPT);

        Pool(int dimension) {
            this.dimension = dimension;
        }

        Scratch borrow() {
            for (int i = 0; i < KEPT; i++) {
                Scratch scratch = kept.getAndSet(i, null);
                if (scratch != null) {
                    return scratch;
                }
            }
            return new Scratch(dimension);
        }

        void giveBack(Scratch scratch) {
            for (int i = 0; i < KEPT; i++) {
                if (kept.compareAndSet(i, null, scratch)) {
                    return;
                }
            }
        }
    }
}

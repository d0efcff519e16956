package dev.marquee.bench.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * A seeded share of a catalogue that a search may return.
 *
 * @param percent of the vectors, 1 to 100; a name too
 * @param ordinals those vectors; not modified
 */
record Share(int percent, BitSet ordinals) {
    private static final long SEED = 17;

    /** All vectors, a tenth and a hundredth of them. */
    static List<Share> of(int size) {
        return List.of(new Share(100, draw(size, 100)), new Share(10, draw(size, 10)), new Share(1, draw(size, 1)));
    }

    private static BitSet draw(int size, int percent) {
        Random random = new Random(SEED);
        BitSet drawn = new BitSet(size);
        int count = Math.max(1, size * percent / 100);
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(size - i);
            drawn.set(order[other]);
            order[other] = order[i];
        }
        return drawn;
    }

    /** Whether nothing is left out. */
    boolean isAll() {
        return percent == 100;
    }

    /** As the tables name it. */
    String label() {
        return isAll() ? "none" : percent + " %";
    }
}

package dev.marquee.core.rerank;

import java.util.BitSet;

/**
 * Which candidate is at which place.
 *
 * @param positions of the candidates, by place, each once; nobody modifies them
 * @param explored the places whose candidate was drawn by lot; nobody modifies them
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Arrangement(int[] positions, BitSet explored) {
    /** The first candidates as they are. */
    static Arrangement unchanged(int places) {
        int[] positions = new int[places];
        for (int place = 0; place < places; place++) {
            positions[place] = place;
        }
        return new Arrangement(positions, new BitSet());
    }
}

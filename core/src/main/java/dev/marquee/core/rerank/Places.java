package dev.marquee.core.rerank;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * One list while its places are filled. Not thread-safe.
 *
 * <p>What a candidate is worth only falls while places are filled, so a candidate is compared with the movies placed since it
 * was looked at last only if its old worth could still win (Minoux, Accelerated greedy algorithms, 1978).
 */
final class Places {
    private static final int NOBODY = ActiveRules.NOBODY;

    private final ItemDirections directions;
    private final GenreCap cap;
    private final int[] ordinals;
    private final double[] scores;
    private final int[] positions;
    private final boolean[] placed;
    private final float[] likeness;
    private final int[] compared;
    private final int[] pinned;
    private int filled;

    Places(ItemDirections directions, GenreCap cap, int[] ordinals, double[] scores, int places) {
        this.directions = directions;
        this.cap = cap;
        this.ordinals = ordinals;
        this.scores = scores;
        this.positions = new int[places];
        this.placed = new boolean[ordinals.length];
        this.likeness = new float[ordinals.length];
        this.compared = new int[ordinals.length];
        this.pinned = new int[places];
        Arrays.fill(likeness, -1);
        Arrays.fill(pinned, NOBODY);
    }

    Arrangement fill(RerankTask task) {
        reserve(task.rules());
        BitSet explored = new BitSet();
        double[] keys = scores;
        if (task.options().explore() > 0 && ordinals.length > positions.length) {
            SplittableRandom random = Lots.seeded(task.seed());
            explored = Lots.places(positions.length, task.options().explore(), random);
            keys = Lots.keys(scores, positions.length, random);
        }
        double diversity = task.options().diversity();
        while (filled < positions.length) {
            int drawn = pinned[filled] == NOBODY && explored.get(filled) ? drawn(keys) : NOBODY;
            explored.set(filled, drawn != NOBODY);
            place(pinned[filled] != NOBODY ? pinned[filled] : drawn != NOBODY ? drawn : best(diversity));
        }
        return new Arrangement(positions, explored);
    }

    /** Pinned movies are given to nobody else, and count for the cap from the start. */
    private void reserve(ActiveRules rules) {
        for (int place = 0; place < pinned.length; place++) {
            for (int i = 0; i < ordinals.length && rules.pinned(place) != NOBODY; i++) {
                if (ordinals[i] == rules.pinned(place)) {
                    pinned[place] = i;
                    placed[i] = true;
                    cap.count(ordinals[i], place);
                }
            }
        }
    }

    private void place(int position) {
        if (pinned[filled] == NOBODY) {
            placed[position] = true;
            cap.count(ordinals[position], filled);
        }
        positions[filled++] = position;
    }

    /** Of those below the length of the list; nobody if they have all found a place or the cap forbids them. */
    private int drawn(double[] keys) {
        int drawn = NOBODY;
        for (int i = positions.length; i < ordinals.length; i++) {
            if (!placed[i] && (drawn == NOBODY || keys[i] > keys[drawn]) && cap.allows(ordinals[i], filled)) {
                drawn = i;
            }
        }
        return drawn;
    }

    private int best(double diversity) {
        int allowed = best(diversity, true);
        return allowed != NOBODY ? allowed : best(diversity, false);
    }

    private int best(double diversity, boolean capped) {
        int best = NOBODY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ordinals.length; i++) {
            if (placed[i] || worth(i, diversity) <= most || (capped && !cap.allows(ordinals[i], filled))) {
                continue;
            }
            double worth = updated(i, diversity, most);
            if (worth > most) {
                best = i;
                most = worth;
            }
        }
        return best;
    }

    private double worth(int position, double diversity) {
        return (1 - diversity) * scores[position] - diversity * likeness[position];
    }

    /** The worth of a candidate after all comparisons, or after those that show that it is not above the bar. */
    private double updated(int position, double diversity, double bar) {
        double worth = worth(position, diversity);
        while (diversity > 0 && compared[position] < filled && worth > bar) {
            int above = ordinals[positions[compared[position]++]];
            likeness[position] = Math.max(likeness[position], directions.cosine(ordinals[position], above));
            worth = worth(position, diversity);
        }
        return worth;
    }
}

package dev.marquee.core.rerank;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Draws which places of a list are explored, and which candidate each of them gets.
 *
 * <p>A share e of n places is {@code e · n} places, rounded up or down by lot so that the mean is exact; every place is equally
 * likely to be one of them (Knuth, The Art of Computer Programming 2, section 3.4.2, algorithm S). A candidate is drawn
 * without replacement with a probability that grows with {@code exp(score / T)}: the largest of these exponents is taken, each
 * with noise of a Gumbel distribution added (Kool, van Hoof and Welling, Stochastic Beams and Where to Find Them, 2019, section 2.3).
 */
final class Lots {
    /** T: a score that is .1 better makes a draw e times as likely. */
    static final double TEMPERATURE = 0.1;

    private static final int FACTOR = 31;

    private Lots() {}

    /** The generator of a seed. */
    static SplittableRandom seeded(String seed) {
        long hash = 0;
        for (int i = 0; i < seed.length(); i++) {
            hash = FACTOR * hash + seed.charAt(i);
        }
        return new SplittableRandom(hash);
    }

    /** The places to explore. */
    static BitSet places(int places, double share, SplittableRandom random) {
        double expected = share * places;
        int left = (int) expected + (random.nextDouble() < expected - Math.floor(expected) ? 1 : 0);
        BitSet drawn = new BitSet(places);
        for (int place = 0; place < places; place++) {
            if (random.nextDouble() * (places - place) < left) {
                drawn.set(place);
                left--;
            }
        }
        return drawn;
    }

    /** By position, from the first one on: whoever has the largest key is drawn next. */
    static double[] keys(double[] scores, int first, SplittableRandom random) {
        double[] keys = new double[scores.length];
        for (int i = first; i < keys.length; i++) {
            keys[i] = scores[i] / TEMPERATURE - Math.log(-Math.log(1 - random.nextDouble()));
        }
        return keys;
    }
}

package dev.marquee.training.rerank;

import dev.marquee.core.rerank.RerankOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A way to re-rank that is measured.
 *
 * @param name unique
 */
public record Variant(String name, RerankOptions options) {
    /** The list as it is: what the others are compared with. */
    public static final Variant NONE = new Variant("as ranked", RerankOptions.NONE);

    private static final double[] DIVERSITIES = {0, .1, .2, .3, .5, .7, 1};
    private static final double[] SHARES = {.05, .1, .2};
    private static final int MOST = 3;
    private static final int TOP = 5;

    /** Rising diversity without and with three in five per genre, then rising exploration. */
    public static List<Variant> all() {
        List<Variant> all = new ArrayList<>();
        all.add(NONE);
        for (double diversity : DIVERSITIES) {
            if (diversity > 0) {
                all.add(of(named("diversity %.1f", diversity), diversity, RerankOptions.MAX_PLACES, 0));
            }
            all.add(of(named("diversity %.1f, 3 in 5", diversity), diversity, MOST, 0));
        }
        for (double share : SHARES) {
            all.add(of(named("explore %.2f", share), 0, RerankOptions.MAX_PLACES, share));
        }
        return all;
    }

    private static Variant of(String name, double diversity, int most, double explore) {
        return new Variant(name, new RerankOptions(diversity, most, TOP, explore));
    }

    private static String named(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}

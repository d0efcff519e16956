package dev.marquee.training.harness;

import dev.marquee.training.split.Split;
import java.util.List;
import java.util.function.Supplier;

/**
 * What gives one value of each metric.
 *
 * @param name of what is measured on; equal where the splits are
 * @param fixed whether the splits are the same for all seeds
 * @param seed of training
 * @param splits made when they are asked for; their cases are measured together
 * @param asked of each
 * @param reference whether it is only what the others are set against
 */
record Trial(
        String name, boolean fixed, long seed, List<Supplier<Split>> splits, List<Asked> asked, boolean reference) {
    /** One split that is the same for all seeds. */
    static Trial fixed(String name, long seed, Supplier<Split> split, Asked... asked) {
        return new Trial(name, true, seed, List.of(split), List.of(asked), false);
    }

    /** One split by the seed. */
    static Trial random(long seed, Supplier<Split> split, Asked... asked) {
        return new Trial("seed " + seed, false, seed, List.of(split), List.of(asked), false);
    }
}

package dev.marquee.training.train;

import dev.marquee.training.linear.LinearChoice;
import dev.marquee.training.linear.LinearParameters;
import dev.marquee.training.linear.LinearPath;
import dev.marquee.training.split.LearnedFrom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The linear paths of one data set that were used last: they depend neither on the seed nor on the deep path, so that
 * whoever trains again on the same ratings need not fit them again. Holds vectors, not the matrices that they come from. Not
 * thread-safe.
 */
public final class LinearPaths {
    /** Protocol B fits as many for each seed: on the training part of two splits, and on what is known. */
    private static final int KEPT = 4;

    private final Map<Key, Chosen> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Chosen> eldest) {
            return size() > KEPT;
        }
    };

    /** The path that was fitted alike, or a new one. */
    Chosen of(Key key, Supplier<Chosen> fit) {
        Chosen found = kept.get(key);
        if (found == null) {
            found = fit.get();
            kept.put(key, found);
        }
        return found;
    }

    /**
     * What decides how a path turns out.
     *
     * @param ratings what they are: equal for equal ratings of the data set
     * @param learned which of them are learned from
     * @param settings of the fit
     * @param choice what was chosen before; null where the validation part of those ratings chooses
     */
    record Key(
            String ratings,
            LearnedFrom learned,
            LinearParameters settings,
            @Nullable LinearChoice choice) {}

    /** A path with what it was fitted by. */
    record Chosen(LinearChoice choice, LinearPath path) {}
}

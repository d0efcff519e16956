package dev.marquee.api.feed;

import dev.marquee.core.catalog.Catalog;
import java.time.Instant;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A list that is read page by page, and how far it has been read. Immutable.
 *
 * @param owner stands for whose it is
 * @param filter stands for what it may show
 * @param shown ids of the movies that its pages have shown, ascending, each once; nobody changes them
 * @param readAt when the last of them was shown, in whole seconds; now for a feed that is unread
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Feed(long owner, long filter, int[] shown, Instant readAt) {

    /** Whether none of its pages has been shown. */
    public boolean isUnread() {
        return shown.length == 0;
    }

    /** Takes the movies that have been shown out of those that may be; ids that the catalog does not hold change nothing. */
    public void removeShown(Catalog catalog, BitSet accepted) {
        for (int movieId : shown) {
            catalog.ordinal(movieId).ifPresent(accepted::clear);
        }
    }

    /** The same with one more page. */
    Feed with(IntStream page, Instant now) {
        return new Feed(
                owner,
                filter,
                IntStream.concat(IntStream.of(shown), page).sorted().distinct().toArray(),
                now);
    }
}

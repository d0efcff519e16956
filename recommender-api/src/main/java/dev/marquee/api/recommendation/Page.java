package dev.marquee.api.recommendation;

import dev.marquee.api.feed.Feed;
import dev.marquee.api.feed.Feeds;
import dev.marquee.api.recommendation.RecommendationResponse.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer shows.
 *
 * @param items best first
 * @param nextCursor of the page after it; null where there is none
 */
record Page(List<Item> items, @Nullable String nextCursor) {

    /** The page of a feed that shows the best of this shortlist. Nothing follows the page that shows all that may be shown. */
    static Page of(Shortlist shortlist, Feed feed, Feeds feeds) {
        List<Item> items = ItemList.of(shortlist);
        boolean more = shortlist.task().accepted().cardinality() > items.size();
        return new Page(items, more ? feeds.after(feed, items.stream().mapToInt(Item::movieId)) : null);
    }
}

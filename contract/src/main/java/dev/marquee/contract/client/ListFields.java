package dev.marquee.contract.client;

import java.util.Map;

/**
 * What a list of recommendations is to be like.
 *
 * @param <T> the type itself, which its setters return
 */
public abstract class ListFields<T extends ListFields<T>> extends Fields<T> {
    ListFields(Map<String, Object> given) {
        super(given);
    }

    /** At most so many movies, 1 to 100; 20 unless set. */
    public final T limit(int movies) {
        return with("limit", movies);
    }

    /** {@link RecommendationResponse#nextCursor} of the page before; with the same filters. */
    public final T cursor(String nextCursor) {
        return with("cursor", nextCursor);
    }

    /** Whether each movie comes with {@link RecommendedMovie#reasons}; not, unless set. Of a list only, not of why. */
    public final T explain(boolean value) {
        return with("explain", value);
    }

    /** Which movies may be in it. */
    public abstract T filters(Filters filters);

    /** How it is arranged. */
    public abstract T rerank(Rerank rerank);
}

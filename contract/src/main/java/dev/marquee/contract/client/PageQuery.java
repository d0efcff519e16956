package dev.marquee.contract.client;

import java.util.Map;

/** Which page of ratings is asked for. Immutable. */
public final class PageQuery extends Fields<PageQuery> {
    /** The first one. */
    public PageQuery() {
        this(Map.of());
    }

    private PageQuery(Map<String, Object> given) {
        super(given);
    }

    @Override
    PageQuery copy(Map<String, Object> fields) {
        return new PageQuery(texts(fields));
    }

    /** At most so many ratings, 1 to 1,000; 100 unless set. */
    public PageQuery limit(int ratings) {
        return with("limit", ratings);
    }

    /** {@link RatingList#nextCursor} of the page before. */
    public PageQuery cursor(String nextCursor) {
        return with("cursor", nextCursor);
    }
}

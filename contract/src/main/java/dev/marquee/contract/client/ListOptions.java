package dev.marquee.contract.client;

import java.util.Map;

/** What the list for a user is to be like; in a query, where the fields of filters and re-ranking stand beside the others. Immutable. */
public final class ListOptions extends ListFields<ListOptions> {
    /** As it is for everybody. */
    public ListOptions() {
        this(Map.of());
    }

    private ListOptions(Map<String, Object> given) {
        super(given);
    }

    @Override
    ListOptions copy(Map<String, Object> fields) {
        return new ListOptions(texts(fields));
    }

    @Override
    public ListOptions filters(Filters filters) {
        return with(filters);
    }

    @Override
    public ListOptions rerank(Rerank rerank) {
        return with(rerank);
    }
}

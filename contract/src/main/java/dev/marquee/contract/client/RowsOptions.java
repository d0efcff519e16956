package dev.marquee.contract.client;

import java.util.Map;

/** What the home screen of a user is to be like; in a query, where the fields of filters stand beside the others. Immutable. */
public final class RowsOptions extends RowsFields<RowsOptions> {
    /** As it is for everybody. */
    public RowsOptions() {
        this(Map.of());
    }

    private RowsOptions(Map<String, Object> given) {
        super(given);
    }

    @Override
    RowsOptions copy(Map<String, Object> fields) {
        return new RowsOptions(texts(fields));
    }

    @Override
    public RowsOptions filters(Filters filters) {
        return with(filters);
    }
}

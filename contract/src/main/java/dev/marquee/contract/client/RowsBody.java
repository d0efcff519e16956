package dev.marquee.contract.client;

import java.util.List;
import java.util.Map;

/** A history that the caller brings along, and what the home screen for it is to be like. Immutable. */
public final class RowsBody extends RowsFields<RowsBody> {
    private RowsBody(Map<String, Object> given) {
        super(given);
    }

    /** For this history: ordered by time where every entry has one, else as given, oldest first. */
    public static RowsBody history(List<HistoryEntry> history) {
        return new RowsBody(Map.of("history", List.copyOf(history)));
    }

    @Override
    RowsBody copy(Map<String, Object> fields) {
        return new RowsBody(fields);
    }

    /** What else the person did, in any order. */
    public RowsBody events(List<HistoryEvent> events) {
        return with("events", List.copyOf(events));
    }

    @Override
    public RowsBody filters(Filters filters) {
        return with("filters", filters);
    }
}

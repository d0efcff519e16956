package dev.marquee.contract.client;

import java.util.Map;

/** Something that the person of a history did. Immutable. */
public final class HistoryEvent extends DeedFields<HistoryEvent> {
    private HistoryEvent(Map<String, Object> given) {
        super(given);
    }

    /** Of a type: {@code click}, {@code watch}, {@code not-interested} or {@code interested}. */
    public static HistoryEvent type(String type) {
        return new HistoryEvent(Map.of("type", type));
    }

    @Override
    HistoryEvent copy(Map<String, Object> fields) {
        return new HistoryEvent(fields);
    }
}

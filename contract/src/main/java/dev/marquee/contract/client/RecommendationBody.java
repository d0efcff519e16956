package dev.marquee.contract.client;

import java.util.List;
import java.util.Map;

/** A history that the caller brings along, and what the list for it is to be like. Immutable. */
public final class RecommendationBody extends ListFields<RecommendationBody> {
    private RecommendationBody(Map<String, Object> given) {
        super(given);
    }

    /** For this history: ordered by time where every entry has one, else as given, oldest first; empty for popular movies. */
    public static RecommendationBody history(List<HistoryEntry> history) {
        return new RecommendationBody(Map.of("history", List.copyOf(history)));
    }

    @Override
    RecommendationBody copy(Map<String, Object> fields) {
        return new RecommendationBody(fields);
    }

    /** What else the person did, in any order. */
    public RecommendationBody events(List<HistoryEvent> events) {
        return with("events", List.copyOf(events));
    }

    @Override
    public RecommendationBody filters(Filters filters) {
        return with("filters", filters);
    }

    @Override
    public RecommendationBody rerank(Rerank rerank) {
        return with("rerank", rerank);
    }
}

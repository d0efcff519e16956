package dev.marquee.api.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins what a person did to what was shown: an outcome belongs to the newest impression of its movie, in its list if that
 * is known, that came before it and at most a window earlier. Pure.
 */
final class Attribution {
    private final Map<Key, List<StoredEvent>> impressions = new HashMap<>();
    private final Duration window;

    private Attribution(List<StoredEvent> events, Duration window) {
        this.window = window;
        for (StoredEvent stored : events) {
            Event event = stored.event();
            if (event.kind() == EventKind.IMPRESSION) {
                String requestId = Objects.requireNonNull(event.list()).requestId();
                add(new Key(event.movieId(), null), stored);
                add(new Key(event.movieId(), requestId), stored);
            }
        }
    }

    /** A movie, in one list or in any. */
    private record Key(int movieId, @Nullable String requestId) {}

    private void add(Key key, StoredEvent impression) {
        impressions.computeIfAbsent(key, none -> new ArrayList<>()).add(impression);
    }

    /**
     * What followed each impression that something followed; the first of several outcomes of a kind.
     *
     * @param events of one person, oldest first
     * @param outcomes of the same person, oldest first
     */
    static Map<StoredEvent, Map<Outcome.Kind, Outcome>> of(
            List<StoredEvent> events, List<Outcome> outcomes, Duration window) {
        Attribution attribution = new Attribution(events, window);
        Map<StoredEvent, Map<Outcome.Kind, Outcome>> followed = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            StoredEvent impression = attribution.before(outcome);
            if (impression != null) {
                followed.computeIfAbsent(impression, none -> new EnumMap<>(Outcome.Kind.class))
                        .putIfAbsent(outcome.kind(), outcome);
            }
        }
        return followed;
    }

    private @Nullable StoredEvent before(Outcome outcome) {
        List<StoredEvent> shown = impressions.getOrDefault(new Key(outcome.movieId(), outcome.requestId()), List.of());
        for (StoredEvent impression : shown.reversed()) {
            Instant at = impression.event().at();
            if (!at.isAfter(outcome.at())) {
                return at.isBefore(outcome.at().minus(window)) ? null : impression;
            }
        }
        return null;
    }
}
